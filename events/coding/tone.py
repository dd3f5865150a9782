"""Sentence tone: the balance of friendly and hostile words, in percent of all words, as GDELT's users know it."""

from __future__ import annotations

from dataclasses import dataclass

from events.lexicon.words import Words
from events.types import Sentence


@dataclass(frozen=True, slots=True)
class Tone:
    """Counts words of two classes of the lexicon (``tone_positive`` and ``tone_negative``)."""

    positive: Words
    negative: Words

    def of(self, s: Sentence) -> float:
        """Return 100 × (friendly − hostile) / words, −100 … +100, rounded to two decimals; 0 for an empty sentence."""
        if not len(s):
            return 0.0
        up = sum(1 for lemma in s.lemmas if lemma.lower() in self.positive.words)
        down = sum(1 for lemma in s.lemmas if lemma.lower() in self.negative.words)
        return round(100.0 * (up - down) / len(s), 2)
