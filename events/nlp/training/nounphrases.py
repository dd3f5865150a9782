"""Noun phrases and adverbials for the made-up sentences: names, titles, roles, appositions, dates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from events.nlp.training import phrases as p
from events.nlp.training.phrases import Phrase, flat, mark, token, tokens, tree

Part = tuple[str, Phrase]


@dataclass(frozen=True)
class Verb:
    """The five forms of a verb."""

    base: str
    third: str
    past: str
    participle: str
    gerund: str


@dataclass(frozen=True)
class Subject:
    """A subject with its number."""

    phrase: Phrase
    plural: bool = False


class NounMaker:
    """Draws phrases and sentences with one random generator; ``people`` and ``places`` widen the built-in names."""

    def __init__(self, random: Random, people: list[tuple[str, ...]], places: list[str]) -> None:
        """``people`` are names as words, ``places`` single-word place names."""
        self.random = random
        self.people = people
        self.places = places
        self.countries = [tuple(item.split()) for item in p.choices(p.COUNTRIES)]
        self.transitive, self.speech, self.thing_verbs = (
            [Verb(*v.split()) for v in p.choices(text)] for text in (p.TRANSITIVE, p.SPEECH, p.THING_VERBS)
        )

    def maybe(self, share: float) -> bool:
        """True with probability ``share``."""
        return self.random.random() < share

    # -- names ---------------------------------------------------------------------------------------------------

    def name(self) -> Phrase:
        """A person's name, often a bare surname."""
        draw = self.random.random()
        if draw < 0.35 and self.people:
            return flat(list(self.random.choice(self.people)), "PERSON")
        last = self.random.choice(p.LAST.split())
        return flat([last] if draw < 0.65 else [self.random.choice(p.FIRST.split()), last], "PERSON")

    def country(self) -> Phrase:
        """A country, a capital in its place, or the United States."""
        draw = self.random.random()
        if draw < 0.15:
            states = tree(token("States", "NNPS"), left=[("amod", token("United", "NNP"))]).named("LOC")
            return tree(states, left=[("det", token("the", "DT"))])
        if draw < 0.3:
            return token(self.random.choice(p.CITIES.split()), "NNP").named("LOC")
        if draw < 0.4:
            return token(self.random.choice(["US", "U.S.", "USA", "UK"]), "NNP").named("LOC")
        if draw < 0.5 and self.places:
            return token(self.random.choice(self.places), "NNP").named("LOC")
        if draw < 0.6:
            side = tokens(self.random.choice(["North/JJ Korea", "South/JJ Korea", "South/JJ Sudan", "Saudi/JJ Arabia"]))
            side.tags[0] = "NNP"
            return side.named("LOC")
        return token(self.random.choice(self.countries)[0], "NNP").named("LOC")

    def demonym(self) -> Phrase:
        """An adjective of nationality."""
        return token(self.random.choice(self.countries)[1], "JJ").named("NORP")

    def organisation(self) -> Phrase:
        """An organisation: an acronym, or one of a few well-known shapes."""
        draw = self.random.random()
        if draw < 0.5:
            return token(self.random.choice(p.ORGS.split()), "NNP").named("ORG")
        if draw < 0.7:
            name = self.random.choice(
                ["United Nations", "European Union", "African Union", "White House", "Security Council"]
            )
            words = name.split()
            plural = "NNPS" if words[1] == "Nations" else "NNP"
            left = "compound" if words[0] == "Security" else "amod"
            core = tree(token(words[1], plural), left=[(left, token(words[0], "NNP"))]).named("ORG")
            return tree(core, left=[("det", token("the", "DT"))])
        if draw < 0.85:
            kind = self.random.choice(["Foreign/NNP", "Defense/NNP", "Interior/NNP", "Finance/NNP"]).split("/")[0]
            core = tree(
                token("Ministry", "NNP"), left=[("amod" if kind == "Foreign" else "compound", token(kind, "NNP"))]
            )
            return tree(core.named("ORG"), left=[("det", token("the", "DT")), ("amod", self.demonym())])
        noun = self.random.choice("army government parliament military opposition police court navy embassy".split())
        return tree(token(noun, "NN"), left=[("det", token("the", "DT")), ("amod", self.demonym())])

    def owner(self) -> Part:
        """A possessive country."""
        return ("nmod:poss", tree(self.country(), right=[("case", token("'s", "POS"))]))

    def titled(self) -> Phrase:
        """``[Russian] Foreign Minister [Sergei] Lavrov``, ``NATO chief Jens Stoltenberg``."""
        title = tokens(self.random.choice(p.choices(p.PERSON_TITLES)))
        draw = self.random.random()
        if draw < 0.45:
            title = tree(title, left=[("amod", self.demonym())])
        elif draw < 0.6:
            title = tree(title, left=[("compound", token(self.random.choice([*p.ORGS.split(), "US", "UN"]), "NNP"))])
            if title.words[0] in ("US", "UN"):
                title.ner[0] = "B-LOC" if title.words[0] == "US" else "B-ORG"
            else:
                title.ner[0] = "B-ORG"
        if self.maybe(0.08):
            title = tree(title, left=[("amod", token("former", "JJ"))])
        return tree(self.name(), left=[("nmod:desc", title)])

    def role(self, *, article: bool = True) -> Phrase:
        """``the Russian foreign minister``, ``the president of France``, ``Iran's foreign minister``."""
        core = tokens(self.random.choice(p.choices(p.ROLE_NOUNS)))
        if self.maybe(0.06):
            left: list[Part] = [("compound", token("Secretary", "NNP")), ("punct", token("-", "HYPH"))]
            core = tree(token("General", "NNP"), left=left)
        draw = self.random.random()
        if draw < 0.35:
            left = [("det", token("the", "DT"))] if article else []
            return tree(core, left=[*left, ("amod", self.demonym())])
        if draw < 0.6:
            return tree(core, left=[self.owner()])
        of = (
            "nmod",
            tree(self.country() if self.maybe(0.5) else self.organisation(), left=[("case", token("of", "IN"))]),
        )
        return tree(core, left=[("det", token("the", "DT"))] if article else [], right=[of])

    def apposed(self) -> Phrase:
        """A subject with an apposition between commas, either way round."""
        if self.maybe(0.55):
            inner, outer = self.role(article=self.maybe(0.5)), self.name()
        else:
            inner, outer = self.name(), self.role()
            if outer.head != len(outer.words) - 1 and self.maybe(0.5):
                outer = self.role()
        if self.maybe(0.12):
            inner = tree(token(str(self.random.randint(28, 83)), "CD"))
        return tree(outer, right=[("appos", tree(inner, left=[mark(",")], right=[mark(",")]))])

    def related(self) -> Phrase:
        """A subject with a relative clause between commas."""
        verb = self.random.choice(self.transitive)
        right: list[Part] = [("obj", self.party())]
        if self.maybe(0.6):
            right.append(self.when())
        clause = tree(
            token(verb.past, "VBD"), left=[mark(","), ("nsubj", token("who", "WP"))], right=[*right, mark(",")]
        )
        return tree(self.name() if self.maybe(0.5) else self.role(), right=[("acl:relcl", clause)])

    def party(self) -> Phrase:
        """Anybody who can act or be acted upon, without an apposition."""
        makers: list[Callable[[], Phrase]] = [
            self.country,
            self.country,
            self.organisation,
            self.titled,
            self.name,
            self.role,
        ]
        return self.random.choice(makers)()

    def several(self) -> Phrase:
        """Two or three coordinated parties."""
        first, *rest = [self.party() for _ in range(self.random.choice([2, 2, 3]))]
        right: list[Part] = [("conj", tree(x, left=[mark(",")])) for x in rest[:-1]]
        right.append(("conj", tree(rest[-1], left=[("cc", token("and", "CC"))])))
        return tree(first, right=right)

    def subject(self) -> Subject:
        """A subject of a clause."""
        draw = self.random.random()
        if draw < 0.18:
            return Subject(self.apposed())
        if draw < 0.26:
            return Subject(self.related())
        if draw < 0.38:
            return Subject(self.several(), plural=True)
        if draw < 0.46:
            noun = self.random.choice("officials troops forces rebels protesters lawmakers diplomats soldiers".split())
            return Subject(tree(token(noun, "NNS"), left=[("amod", self.demonym())]), plural=True)
        if draw < 0.52:
            return Subject(token(self.random.choice(["he", "she", "it"]), "PRP"))
        return Subject(self.party())

    # -- adverbials ----------------------------------------------------------------------------------------------

    def date(self) -> Phrase:
        """A date that can follow ``on``."""
        if self.maybe(0.6):
            return token(self.random.choice(p.DAYS), "NNP").named("DATE")
        day = tree(
            token(self.random.choice(p.MONTHS), "NNP"), right=[("nummod", token(str(self.random.randint(1, 31)), "CD"))]
        )
        return day.named("DATE")

    def when(self) -> Part:
        """A short adverbial of time."""
        draw = self.random.random()
        if draw < 0.4:
            return ("obl", tree(self.date(), left=[("case", token("on", "IN"))]))
        if draw < 0.55:
            return ("obl:unmarked", token(self.random.choice(p.DAYS), "NNP").named("DATE"))
        if draw < 0.65:
            return ("obl:unmarked", token(self.random.choice(["today", "yesterday", "tomorrow"]), "NN").named("DATE"))
        if draw < 0.85:
            unit = token(self.random.choice("week month year".split()), "NN")
            return ("obl:unmarked", tree(unit, left=[("amod", token("last", "JJ"))]).named("DATE"))
        year = token(str(self.random.randint(1990, 2024)), "CD").named("DATE")
        return ("obl", tree(year, left=[("case", token("in", "IN"))]))

    def long_adverbial(self) -> Part:
        """Several words that may stand between auxiliary and verb, or open the sentence."""
        draw = self.random.random()
        if draw < 0.3:
            word = self.random.choice(["years", "months", "weeks", "days"])
            core = tree(token(word, "NNS"), left=[("amod", token("recent", "JJ"))])
            return ("obl", tree(core, left=[("case", token("in", "IN"))]))
        if draw < 0.5:
            core = tree(
                token("occasions", "NNS"),
                left=[("amod", token(self.random.choice(["several", "many", "various"]), "JJ"))],
            )
            return ("obl", tree(core, left=[("case", token("on", "IN"))]))
        if draw < 0.75:
            head, of = self.random.choice(["invasion of", "attack on", "visit to", "war in", "coup in"]).split()
            tail = ("nmod", tree(self.country(), left=[("case", token(of, "IN"))]))
            core = tree(token(head, "NN"), left=[("det", token("the", "DT"))], right=[tail])
            return ("obl", tree(core, left=[("case", token(self.random.choice(["since", "after", "despite"]), "IN"))]))
        core = tree(token("years", "NNS"), left=[("amod", token("past", "JJ")), ("nummod", token("five", "CD"))])
        core = tree(core, left=[("det", token("the", "DT"))])
        return ("obl", tree(core, left=[("case", token("over", "IN"))]))
