"""Does a rule hold at a token? Triggers and conditions over a :class:`Sentence`, nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from events.coding.tree import syntax
from events.lexicon.conditions import When
from events.lexicon.rules import Refinement, Rule, RuleBook, Trigger
from events.lexicon.words import Words
from events.types import Sentence

VERBAL = frozenset({"VERB", "AUX"})
_WEIGHT = attrgetter("weight")
_PARTICLES = (
    "compound:prt",
    "advmod",
    "case",
    "obl",
    "xcomp",
    "mark",
    "obj",
    "advcl",
    "ccomp",
    "amod",
    "compound",
    "acl",
)
# Particles that are adverbs: they belong to the verb they hang on.
_ADVERBIAL = frozenset("up down out off back away aside apart".split())


def _only_ahead(s: Sentence, i: int) -> bool:
    """True for "going" where it only puts what follows ahead: "they are going to answer the question on Lebanon"."""
    if s.lower[i] not in ("going", "gon"):
        return False
    content = s.child(i, "xcomp")
    return (
        content is not None
        and s.tags[content] == "VB"
        or i + 2 < len(s)
        and s.tags[i + 2] == "VB"
        and s.lower[i + 1] in ("to", "na")
    )


def _perfect(s: Sentence, i: int) -> bool:
    """True for "has encouraged", which is done to others; "has been encouraged" is felt."""
    helpers = [s.low_lemmas[j] for j in s.children[i] if s.deps[j].startswith(("aux", "cop"))]
    return "have" in helpers and "be" not in helpers


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that holds at ``head``: the trigger tokens, its specificity, and the words that met its conditions."""

    rule: Rule
    head: int
    tokens: tuple[int, ...]
    weight: int
    because: tuple[str, ...]


class Matcher:
    """Finds the rules that hold at a token of one sentence; what it computes about the sentence is kept for the next rule."""

    def __init__(self, s: Sentence, book: RuleBook, people: frozenset[int] = frozenset()) -> None:
        """``people`` are the tokens that head names of known persons, whatever the tagger calls them."""
        self.s = s
        self.people = people
        self.book = book
        self._lemmas: dict[tuple[str, int], tuple[str, ...]] = {}
        self._words = frozenset((*s.lower, *s.low_lemmas))
        self._signs = book.signs.found(self._words)

    def at(self, i: int) -> Iterator[Match]:
        """Yield the rules that hold at token ``i``, most specific first (ties by file order): mostly the first is taken."""
        for trigger in sorted(self._triggers(i), key=_WEIGHT, reverse=True):
            match = self._match(trigger, i)
            if match is not None:
                yield match

    def _triggers(self, i: int) -> list[Trigger]:
        """The triggers of the kinds that token ``i`` can be of."""
        s = self.s
        lemma = s.low_lemmas[i]
        pos = s.pos[i]
        found: list[Trigger] = []
        if _only_ahead(s, i):
            return found
        named = (
            s.deps[i].startswith("csubj") and s.tags[i] == "VBG" and s.child(i, "obj") is None
        )  # "Shelling by X left"
        if not named and s.deps[i] not in ("aux", "aux:pass") and (pos in VERBAL or s.tags[i].startswith("VB")):
            found += self._kind("verb", lemma)
        if s.words[i] == "March" and pos == "PROPN":  # the month
            return found
        gerund = s.tags[i] == "VBG" and s.child(i, "obj", "aux") is None
        if pos in ("NOUN", "PROPN") or s.tags[i] in ("NN", "NNS", "$") or gerund:
            found += self._kind("noun", lemma)
            if gerund and pos == "VERB" and s.lower[i] != lemma:
                found += self._kind("noun", s.lower[i])
        active = s.tags[i] in ("VBN", "VBG") and s.child(i, "obj") is not None  # "encouraged them to" is no feeling
        active = active or s.tags[i] == "VBN" and _perfect(s, i)
        if s.deps[i] != "amod" and (pos == "ADJ" or s.tags[i] in ("VBN", "JJ", "VBG")) and not active:
            found += self._kind("adj", lemma)
            if s.lower[i] != lemma:
                found += self._kind("adj", s.lower[i])
        return found

    def _kind(self, kind: str, lemma: str) -> list[Trigger]:
        """The triggers of one kind and word, less those of rules that need words which the sentence has not."""
        signs = self._signs
        return [t for t in self.book.candidates(kind, lemma) if t.needs & signs == t.needs]

    def _match(self, trigger: Trigger, i: int) -> Match | None:
        rule, alone = trigger.rule, len(trigger.words) == 1
        tokens = (i,) if alone else self._trigger(rule.kind, trigger, i)
        if tokens is None or (alone and rule.operator == "light" and self._held_off(i)):
            return None
        because = self.holds(rule.when, i)
        return None if because is None else Match(rule, i, tokens, trigger.weight, because)

    def _held_off(self, i: int) -> bool:
        """Tell whether a particle turns the verb around: "hold off an attack" is not to hold one."""
        particle = self.s.child(i, "compound:prt")
        return particle is not None and self.s.lower[particle] in ("off", "away", "back")

    def _trigger(self, kind: str, trigger: Trigger, i: int) -> tuple[int, ...] | None:
        """Match the further words of a trigger: particles and set objects of verbs, premodifiers of nouns."""
        words = trigger.words
        s = self.s
        tokens = [i]
        if kind == "noun":
            for k, word in enumerate(reversed(words[:-1]), start=1):
                j = i - k
                if j < 0 or (s.low_lemmas[j] != word and s.lower[j] != word):
                    return None
                tokens.append(j)
            return tuple(sorted(tokens))
        last = i
        for word in words[1:]:
            found = None
            for j in self._near(i, last):
                if (s.low_lemmas[j] == word or s.lower[j] == word) and not self._strays(word, i, j):
                    found = j
                    break
            if found is None:
                return None
            tokens.append(found)
            last = found
        return tuple(sorted(tokens))

    def _strays(self, word: str, i: int, j: int) -> bool:
        """Tell whether a particle belongs to another word: "gave a call to offer up his house" is no giving up."""
        if j < i and self.s.pos[j] == "ADP":
            return True
        return word in _ADVERBIAL and self.s.heads[j] != i and j != i + 1

    def _near(self, i: int, last: int) -> Sequence[int]:
        s = self.s
        # Not "took to the streets, calling for": what is done besides is no part of a phrase.
        kids = [j for j in s.children[i] if s.deps[j] in _PARTICLES and (s.deps[j], s.tags[j]) != ("advcl", "VBG")]
        kids += [
            k
            for j in kids
            for k in s.children[j]
            if s.deps[k] in ("case", "mark", "fixed", "conj", "nmod", "compound:prt")
        ]
        if s.deps[i] == "acl:relcl" and s.lemmas[i] not in ("have", "make"):
            gap = syntax.logical(s, i)[1]  # "the sanctions that they imposed"
            kids += [] if gap is None or gap > i else [gap]
        return kids + [j for j in (last + 1, last + 2) if j < len(s) and j not in kids]

    def holds(self, when: When, i: int) -> tuple[str, ...] | None:
        """Return why the conditions hold at ``i`` (words found), or ``None`` when one of them fails."""
        because: list[str] = []
        for area, words, negated in when.tests:
            hit = None if negated and words.absent_from(self._words) else words.find(self.lemmas(area, i))
            if (hit is None) != negated:
                return None
            if hit is not None and not negated:
                because.append(f"{area}: {hit}")
        for prep, words_or_any, negated in when.preps:
            hit = self._prep(prep, words_or_any, i)
            if (hit is None) != negated:
                return None
            if hit is not None and not negated:
                because.append(f"{prep}: {hit}")
        if when.passive is not None and syntax.is_passive(self.s, i) != when.passive:
            return None
        if when.transitive is not None:
            _, obj, _ = syntax.logical(self.s, i)
            if (obj is not None) != when.transitive:
                return None
        if when.place_object is not None and self._takes_place_name(i) != when.place_object:
            return None
        return tuple(because)

    def _takes_place_name(self, i: int) -> bool:
        """Tell whether the object is the name of a place: "captured Avdiivka"."""
        _, obj, _ = syntax.logical(self.s, i)
        return (
            obj is not None
            and obj not in self.people
            and any(e.label == "LOC" and e.start <= obj < e.end for e in self.s.entities)
        )

    def refine(self, rule: Rule, i: int) -> tuple[str, tuple[str, ...], Refinement | None]:
        """Return the code of ``rule`` at ``i`` after its refinements (the first that holds), with the words that decided."""
        for refinement in rule.refine:
            when = refinement.when
            because = None if any(map(self._words.isdisjoint, when.needs)) else self.holds(when, i)
            if because is not None:
                return refinement.event_code, because, refinement
        return rule.event_code, (), None

    def _prep(self, prep: str, words: Words | None, i: int) -> str | None:
        s = self.s
        if words is not None and words.absent_from(self._words):
            return None
        for j in syntax.oblique(s, i, prep):
            if words is None:
                return s.words[j]
            hit = words.find(self._text(syntax.phrase(s, j)))
            if hit:
                return hit
        for j in s.children[i]:  # "accused of attacking": a clause behind the preposition
            if (
                (s.deps[j] in ("advcl", "acl") or s.deps[j] == "obl" and s.pos[j] == "VERB")
                and (m := s.child(j, "mark", "case")) is not None
                and s.lower[m] == prep
            ):
                hit = s.lemmas[j] if words is None else words.find(self._text(syntax.clause(s, j)))
                if hit:
                    return hit
        return None

    def lemmas(self, area: str, i: int) -> tuple[str, ...]:
        """Return the lemmas of an area around token ``i``: object, object_head, about, subject, modifier, complement, before, sentence."""
        key = (area, i)
        if key not in self._lemmas:
            self._lemmas[key] = self._text(self._tokens(area, i))
        return self._lemmas[key]

    def _text(self, tokens: Sequence[int]) -> tuple[str, ...]:
        low = self.s.low_lemmas
        return tuple([low[j] for j in sorted(tokens)])

    def _tokens(self, area: str, i: int) -> list[int]:
        s = self.s
        if area in ("object", "object_head"):
            _, obj, _ = syntax.logical(s, i) if s.pos[i] not in ("NOUN", "PROPN") else (None, None, False)
            if obj is None:
                return []
            heads = syntax.expand(s, obj)
            # "denied Zambia a loan": parsers make objects of both
            heads += [j for j in s.children[i] if s.deps[j] == "obj" and j not in heads and j > obj]
            return heads if area == "object_head" else [t for h in heads for t in syntax.phrase(s, h)]
        if area == "subject":
            subj, _, _ = syntax.logical(s, i)
            return [] if subj is None else [t for h in syntax.expand(s, subj) for t in syntax.phrase(s, h)]
        if area == "about":
            if s.pos[i] in ("NOUN", "PROPN"):
                return sorted(s.subtree(i))
            tokens = syntax.clause(s, i)
            if syntax.is_passive(s, i) and (own := syntax.subject(s, i)) is not None:
                tokens = tokens + syntax.phrase(s, own)
            elif s.deps[i] == "acl:relcl" and (gap := syntax.logical(s, i)[1]) is not None and gap not in tokens:
                tokens = tokens + syntax.phrase(s, gap)  # "the sanctions that they imposed"
            return tokens
        if area == "modifier":
            return [j for j in s.children[i] if j < i and s.deps[j] not in ("case", "punct", "cc")]
        if area == "complement":
            content = [
                j
                for j in s.children[i]
                if s.deps[j] in ("xcomp", "ccomp", "advcl", "acl")
                # not what is done besides: "demonstrated, demanding that"
                and not (s.deps[j] == "advcl" and s.tags[j] == "VBG" and s.words[j - 1] == ",")
            ]
            return [t for j in content for t in syntax.clause(s, j)]
        if area == "before":
            return list(range(max(0, i - 4), i))
        return list(range(len(s)))
