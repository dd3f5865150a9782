"""Sets of words that rules test text against."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Words:
    """A set of lemmas and lemma phrases to test text against. ``names`` are the classes it was built from, for explanations."""

    words: frozenset[str]
    phrases: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    _starts: frozenset[str] = field(init=False, repr=False, compare=False)
    signs: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Note with which words the phrases start, and ``signs``, of which a text has one if it has anything of this set."""
        object.__setattr__(self, "_starts", frozenset(phrase.split(" ", 1)[0] for phrase in self.phrases))
        object.__setattr__(self, "signs", self.words | self._starts)

    def find(self, lemmas: Sequence[str]) -> str | None:
        """Return the first lemma (or phrase) of ``lemmas`` that is in this set, or ``None``."""
        if self.signs.isdisjoint(lemmas):
            return None
        if not self.words.isdisjoint(lemmas):
            return next(lemma for lemma in lemmas if lemma in self.words)
        if self.phrases and not self._starts.isdisjoint(lemmas):
            joined = f" {' '.join(lemmas)} "
            for phrase in self.phrases:
                if f" {phrase} " in joined:
                    return phrase
        return None

    def absent_from(self, lemmas: AbstractSet[str]) -> bool:
        """Tell at once that nothing of this set can be in any part of a sentence with these lemmas."""
        return self.signs.isdisjoint(lemmas)
