"""Made-up news sentences for constructions the treebanks are short of, their parses right by construction.

Appositions between subject and verb, titles with names, headlines, speech verbs after a quotation, long adverbials
after the auxiliary, fronted adverbials, coordinated actors, by-agents. The words come from the lists in ``phrases``.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from events.nlp.training import phrases as p
from events.nlp.training.augment import without
from events.nlp.training.nounphrases import NounMaker, Part, Subject, Verb
from events.nlp.training.phrases import Phrase, mark, token, tokens, tree
from events.nlp.training.samples import Sample


class Maker(NounMaker):
    """Clauses and sentences on top of the noun phrases."""

    # -- clauses -------------------------------------------------------------------------------------------------

    def thing(self) -> Phrase:
        """``talks with Iran``, ``sanctions against the European Union``."""
        noun, preposition = self.random.choice(p.choices(p.THINGS)).split()
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
            forms = self.random.choice(
                [
                    "urge urges urged urged urging",
                    "ask asks asked asked asking",
                    "order orders ordered ordered ordering",
                ]
            )
            if self.maybe(0.35):
                asked = tree(self.party(), left=[("case", token("on", "IN"))])
                return Verb("call", "calls", "called", "called", "calling"), [("obl", asked), ("xcomp", infinitive)]
            return Verb(*forms.split()), [("obj", self.party()), ("xcomp", infinitive)]
        forms = self.random.choice(
            [
                "refuse refuses refused refused refusing",
                "agree agrees agreed agreed agreeing",
                "want wants wanted wanted wanting",
            ]
        )
        return Verb(*forms.split()), [("xcomp", infinitive)]

    def clause(
        self, depth: int = 0, *, that: bool = False, subject: Subject | None = None, final: list[Part] | None = None
    ) -> Phrase:
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
        has = "have" if subject.plural else "has"
        if passive:
            patient = right.pop(0)[1]
            by = ("obl:agent", tree(subject.phrase, left=[("case", token("by", "IN"))]))
            left += [
                ("nsubj:pass", patient),
                ("aux:pass", token("were" if patient.tags[patient.head] in ("NNS",) else "was", "VBD")),
            ]
            core, right = token(verb.participle, "VBN"), [*([by] if self.maybe(0.7) else []), *right]
        elif draw < 0.3:
            left += [
                ("nsubj", subject.phrase),
                ("aux", token(has, "VBP" if subject.plural else "VBZ")),
                *self.inserted(),
            ]
            core = token(verb.participle, "VBN")
        elif draw < 0.4:
            modal = token(self.random.choice("will would could should may must".split()), "MD")
            left += [
                ("nsubj", subject.phrase),
                ("aux", modal),
                *([("advmod", token("not", "RB"))] if self.maybe(0.3) else []),
            ]
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
            if self.maybe(0.15):
                left.append(self.when())  # "Merkel on Tuesday called for talks"
            core = token(verb.past, "VBD")
        if depth == 0 and self.maybe(0.12):
            right.append(self.adverbial_clause())
        return tree(core, left=left, right=[*right, *(final or [])])

    def adverbial_clause(self) -> Part:
        """``after Russia and Iran held talks``, ``because …``."""
        mark_ = token(self.random.choice("after before while because as since if unless until although".split()), "IN")
        subject = Subject(self.several(), plural=True) if self.maybe(0.4) else Subject(self.party())
        verb, right = self.complements(2)
        core = tree(token(verb.past, "VBD"), left=[("mark", mark_), ("nsubj", subject.phrase)], right=right)
        return ("advcl", core)

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
        if not pronoun and self.maybe(0.6) and verb.base != "tell":
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
            place = (
                "obl",
                tree(self.country(), left=[("case", token(self.random.choice(["in", "by", "near"]), "IN"))]),
            )
            core, left, right = token(verb.participle, "VBN"), [("nsubj:pass", patient)], [place, *right]
        elif draw < 0.5:
            second = ("conj", tree(self.country(), left=[mark(",")]))
            core, left = token(verb.base, "VBP"), [("nsubj", tree(subject, right=[second]))]
        else:
            core, left = token(verb.third, "VBZ"), [("nsubj", subject)]
        made = tree(core, left=left, right=[*right, *tail])
        if self.maybe(0.25):
            # "Russia to end talks with Iran, foreign minister says"
            bare = tokens(self.random.choice(p.choices(p.ROLE_NOUNS)))
            speaker = self.random.choice([bare, self.name(), self.organisation(), self.titled()])
            says = token(self.random.choice(self.speech).third, "VBZ")
            made = tree(says, left=[("ccomp", tree(made, right=[mark(",")])), ("nsubj", speaker)])
        return made

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
