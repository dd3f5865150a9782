"""Made-up news sentences for constructions the treebanks are short of, their parses right by construction.

Appositions between subject and verb, titles with names, headlines, speech verbs after a quotation, long adverbials
after the auxiliary, fronted adverbials, coordinated actors, by-agents. The words come from the lists in ``phrases``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from events.nlp.training import phrases as p
from events.nlp.training.phrases import Phrase, flat, mark, token, tokens, tree
from events.nlp.training.augment import without
from events.nlp.training.samples import Sample

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


class Maker:
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
            side.deps[0] = "amod" if side.words[0] != "Saudi" else "amod"
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
            name = self.random.choice(["United Nations", "European Union", "African Union", "White House", "Security Council"])
            words = name.split()
            plural = "NNPS" if words[1] == "Nations" else "NNP"
            left = "compound" if words[0] == "Security" else "amod"
            core = tree(token(words[1], plural), left=[(left, token(words[0], "NNP"))]).named("ORG")
            return tree(core, left=[("det", token("the", "DT"))])
        if draw < 0.85:
            kind = self.random.choice(["Foreign/NNP", "Defense/NNP", "Interior/NNP", "Finance/NNP"]).split("/")[0]
            core = tree(token("Ministry", "NNP"), left=[("amod" if kind == "Foreign" else "compound", token(kind, "NNP"))])
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
        of = ("nmod", tree(self.country() if self.maybe(0.5) else self.organisation(), left=[("case", token("of", "IN"))]))
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
        clause = tree(token(verb.past, "VBD"), left=[mark(","), ("nsubj", token("who", "WP"))], right=[*right, mark(",")])
        return tree(self.name() if self.maybe(0.5) else self.role(), right=[("acl:relcl", clause)])

    def party(self) -> Phrase:
        """Anybody who can act or be acted upon, without an apposition."""
        makers: list[Callable[[], Phrase]] = [self.country, self.country, self.organisation, self.titled, self.name, self.role]
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
        day = tree(token(self.random.choice(p.MONTHS), "NNP"), right=[("nummod", token(str(self.random.randint(1, 31)), "CD"))])
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
                token("occasions", "NNS"), left=[("amod", token(self.random.choice(["several", "many", "various"]), "JJ"))]
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

    # -- clauses -------------------------------------------------------------------------------------------------

    def thing(self) -> Phrase:
        """``talks with Iran``, ``sanctions against the European Union``."""
        noun, preposition = self.random.choice(p.choices(" ".join(p.THINGS.split("\n")).replace(" talks", "|talks"))).split()[:2]
        word, tag = noun.split("/")
        of = ("nmod", tree(self.party(), left=[("case", token(preposition, "IN"))]))
        left: list[Part] = []
        if tag == "NN" and self.maybe(0.7):
            left.append(("det", token(self.random.choice(["the", "a"]), "DT")))
        if self.maybe(0.4):
            left.append(("amod", token(self.random.choice("new military economic nuclear direct tough".split()), "JJ")))
        return tree(token(word, tag), left=left, right=[of])

    def complements(self, depth: int) -> tuple[Verb, list[Part]]:
        """A verb and what follows it."""
        draw = self.random.random()
        if draw < 0.3:
            return self.random.choice(self.transitive), [("obj", self.party())]
        if draw < 0.62 or depth > 1:
            return self.random.choice(self.thing_verbs), [("obj", self.thing())]
        if draw < 0.78:
            return self.random.choice(self.speech), [("ccomp", self.clause(depth + 1, that=self.maybe(0.6)))]
        if draw < 0.86:
            verb, inner = self.complements(2)
            core = tree(token(verb.gerund, "VBG"), left=[("mark", token("of", "IN"))], right=inner)
            return Verb("accuse", "accuses", "accused", "accused", "accusing"), [("obj", self.party()), ("advcl", core)]
        verb, inner = self.complements(2)
        infinitive = tree(token(verb.base, "VB"), left=[("mark", token("to", "TO"))], right=inner)
        if draw < 0.94:
            forms = self.random.choice(["urge urges urged urged urging", "ask asks asked asked asking", "order orders ordered ordered ordering"])
            return Verb(*forms.split()), [("obj", self.party()), ("xcomp", infinitive)]
        forms = self.random.choice(["refuse refuses refused refused refusing", "agree agrees agreed agreed agreeing", "want wants wanted wanted wanting"])
        return Verb(*forms.split()), [("xcomp", infinitive)]

    def clause(self, depth: int = 0, *, that: bool = False, subject: Subject | None = None, final: list[Part] | None = None) -> Phrase:
        """A finite clause; ``that`` opens it with the conjunction, ``final`` closes it."""
        subject = subject or self.subject()
        verb, right = self.complements(depth)
        if self.maybe(0.45):
            right.insert(0, self.when()) if self.maybe(0.3) and right[0][0] == "ccomp" else right.append(self.when())
            if right[-1][0].startswith("obl") and right[0][0] == "ccomp":
                right = [right[-1], *right[:-1]]
        left: list[Part] = [("mark", token("that", "IN"))] if that else []
        if depth == 0 and self.maybe(0.2):
            dep, adverbial = self.long_adverbial() if self.maybe(0.5) else self.when()
            left.append((dep, tree(adverbial, right=[mark(",")] if self.maybe(0.8) else [])))
        passive = right[0][0] == "obj" and self.maybe(0.14)
        draw = self.random.random()
        has, was = ("have", "were") if subject.plural else ("has", "was")
        if passive:
            patient = right.pop(0)[1]
            by = ("obl:agent", tree(subject.phrase, left=[("case", token("by", "IN"))]))
            left += [("nsubj:pass", patient), ("aux:pass", token("were" if patient.tags[patient.head] in ("NNS",) else "was", "VBD"))]
            core, right = token(verb.participle, "VBN"), [*([by] if self.maybe(0.7) else []), *right]
        elif draw < 0.3:
            left += [("nsubj", subject.phrase), ("aux", token(has, "VBP" if subject.plural else "VBZ")), *self.inserted()]
            core = token(verb.participle, "VBN")
        elif draw < 0.4:
            modal = token(self.random.choice("will would could should may must".split()), "MD")
            left += [("nsubj", subject.phrase), ("aux", modal), *([("advmod", token("not", "RB"))] if self.maybe(0.3) else [])]
            core = token(verb.base, "VB")
        elif draw < 0.45:
            be = token("are" if subject.plural else "is", "VBP" if subject.plural else "VBZ")
            left += [("nsubj", subject.phrase), ("aux", be), *self.inserted()]
            core = token(verb.gerund, "VBG")
        elif draw < 0.6:
            left.append(("nsubj", subject.phrase))
            core = token(verb.base if subject.plural else verb.third, "VBP" if subject.plural else "VBZ")
        else:
            left.append(("nsubj", subject.phrase))
            core = token(verb.past, "VBD")
        return tree(core, left=left, right=[*right, *(final or [])])

    def inserted(self) -> list[Part]:
        """Adverbs or a long adverbial after an auxiliary, with or without commas."""
        draw = self.random.random()
        if draw < 0.35:
            return []
        if draw < 0.65:
            return [("advmod", token(self.random.choice(p.ADVERBS), "RB"))]
        dep, phrase = self.long_adverbial()
        commas = [mark(","), mark(",")] if self.maybe(0.4) else []
        if commas:
            phrase = tree(phrase, left=commas[:1], right=commas[1:])
        adverb: list[Part] = [("advmod", token(self.random.choice(p.ADVERBS), "RB"))] if self.maybe(0.4) else []
        return [(dep, phrase), *adverb]

    # -- sentences -----------------------------------------------------------------------------------------------

    def statement(self) -> Phrase:
        """A plain sentence."""
        return self.clause(final=[mark(".")])

    def quotation(self) -> Phrase:
        """A quotation, then its speaker: verb first, subject first, or a pronoun."""
        verb = self.random.choice(self.speech)
        quotes = self.maybe(0.75)
        opening, closing = (mark("“"), mark("”")) if self.maybe(0.4) else (mark('"'), mark('"'))
        inner = self.clause(1)
        inner = tree(
            inner,
            left=[("punct", token(opening[1].words[0], "``"))] if quotes else [],
            right=[mark(","), *([closing] if quotes else [])],
        )
        subject = self.random.choice([self.name, self.titled, self.role, self.apposed, self.party])()
        pronoun = self.maybe(0.2)
        if pronoun:
            subject = token(self.random.choice(["he", "she"]), "PRP")
        tail: list[Part] = [self.when()] if self.maybe(0.3) else []
        if self.maybe(0.15):
            tail.insert(0, ("obj", token("reporters", "NNS")))
            verb = Verb("tell", "tells", "told", "told", "telling")
        core = token(verb.past if self.maybe(0.8) else verb.third, "VBD")
        core.tags[0] = "VBD" if core.words[0] == verb.past else "VBZ"
        if not pronoun and tail[:1] != [("obj", tail[0][1])] if tail else not pronoun:
            if self.maybe(0.6):
                return tree(core, left=[("ccomp", inner)], right=[("nsubj", subject), *tail, mark(".")])
        return tree(core, left=[("ccomp", inner), ("nsubj", subject)], right=[*tail, mark(".")])

    def according(self) -> Phrase:
        """A sentence that closes with its source: ``according to …``."""
        case = tree(token("according", "VBG"), right=[("fixed", token("to", "IN"))])
        source = ("obl", tree(self.party(), left=[mark(","), ("case", case)]))
        return self.clause(1, final=[source, mark(".")])

    def headline(self) -> Phrase:
        """A headline: present tense, infinitive for the future, bare participle for the passive, no final stop."""
        draw = self.random.random()
        subject = self.random.choice([self.country, self.name, self.titled, self.organisation, self.country])()
        if subject.words[0] == "the":
            subject = tokens("protesters/NNS")
        verb, right = self.complements(1)
        tail: list[Part] = [self.when()] if self.maybe(0.2) and right[-1][0] != "ccomp" else []
        if draw < 0.2:
            core, left = token(verb.base, "VB"), [("nsubj", subject), ("mark", token("to", "TO"))]
        elif draw < 0.35 and right[0][0] == "obj":
            patient = right.pop(0)[1]
            place = ("obl", tree(self.country(), left=[("case", token(self.random.choice(["in", "by", "near"]), "IN"))]))
            core, left, right = token(verb.participle, "VBN"), [("nsubj:pass", patient)], [place, *right]
        elif draw < 0.5:
            second = ("conj", tree(self.country(), left=[mark(",")]))
            core, left = token(verb.base, "VBP"), [("nsubj", tree(subject, right=[second]))]
        else:
            core, left = token(verb.third, "VBZ"), [("nsubj", subject)]
        return tree(core, left=left, right=[*right, *tail])

    def sentence(self) -> Sample:
        """One made-up sentence."""
        makers = [self.statement, self.quotation, self.according, self.headline]
        made = self.random.choices(makers, weights=[55, 20, 5, 20])[0]()
        return p.sample(made)


def made_up(count: int, seed: int, people: list[tuple[str, ...]], places: list[str]) -> Iterator[Sample]:
    """Yield ``count`` different sentences of 4 to 60 words."""
    maker = Maker(Random(seed), people, places)
    seen: set[tuple[str, ...]] = set()
    while len(seen) < count:
        sample = maker.sentence()
        doubled = {i for i in range(len(sample) - 1) if sample.words[i] == "," and sample.words[i + 1] in (",", ".")}
        if doubled:
            sample = without(sample, doubled)
        if 4 <= len(sample) <= 60 and sample.words not in seen:
            seen.add(sample.words)
            yield sample


def names_in(samples: list[Sample]) -> tuple[list[tuple[str, ...]], list[str]]:
    """Person names of one to three words and single-word places found in annotated samples, sorted."""
    people: set[tuple[str, ...]] = set()
    places: set[str] = set()
    for sample in samples:
        ner = sample.ner or ()
        i = 0
        while i < len(ner):
            end = i + 1
            if (ner[i] or "").startswith("B-"):
                while end < len(ner) and (ner[end] or "").startswith("I-"):
                    end += 1
                words = sample.words[i:end]
                if all(w[:1].isupper() and w.replace("-", "").isalpha() and len(w) > 2 for w in words):
                    if ner[i] == "B-PERSON" and len(words) <= 3:
                        people.add(words)
                    elif ner[i] == "B-LOC" and len(words) == 1:
                        places.add(words[0])
            i = end
    return sorted(people), sorted(places)
