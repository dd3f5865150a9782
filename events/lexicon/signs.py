"""Which of many sets of words a sentence has something of, kept as the bits of one number.

Most rules need words that a sentence has not. With one bit for each set of words that some rule needs, one operation on two numbers
tells whether a sentence lacks any of those of a rule.
"""

from __future__ import annotations

from collections.abc import Iterable


class Signs:
    """A bit for each of a number of sets of words."""

    def __init__(self, sets: Iterable[frozenset[str]] = ()) -> None:
        self._bit = {words: 1 << k for k, words in enumerate(dict.fromkeys(sets))}
        self._bits: dict[str, int] = {}
        for words, bit in self._bit.items():
            for word in words:
                self._bits[word] = self._bits.get(word, 0) | bit

    def needed(self, sets: Iterable[frozenset[str]]) -> int:
        """The bits that a sentence has to have which must have a word of each of these sets."""
        bits = 0
        for words in sets:
            bits |= self._bit[words]
        return bits

    def found(self, words: Iterable[str]) -> int:
        """The bits of the sets of which something is among the words of a sentence."""
        bits = 0
        for word in words:
            bits |= self._bits.get(word, 0)
        return bits
