"""Words to word pieces and case classes, the same in training and at run time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

CLS = 101
UNKNOWN = 100
MAX_PIECES_PER_WORD = 12
LOWER, TITLE, UPPER, MIXED, DIGIT, OTHER = range(6)


def case_of(word: str) -> int:
    """Class of a word's letters: lower, Title, UPPER, miXed, with a digit, or other (punctuation, single letters)."""
    if any(c.isdigit() for c in word):
        return DIGIT
    if word.islower():
        return LOWER
    if len(word) > 1 and word.isupper():
        return UPPER
    if word.istitle() or (word[:1].isupper() and (len(word) == 1 or word[1:].islower())):
        return TITLE
    return MIXED if any(c.isalpha() for c in word) else OTHER


class Pieces:
    """Cuts words into pieces of an uncased word-piece vocabulary, remembering the words it has seen.

    The cache never changes an answer, it only saves time; it is emptied when it grows beyond ``limit`` words.
    """

    def __init__(self, tokenizer_file: Path, limit: int = 200_000) -> None:
        """``tokenizer_file`` is a ``tokenizers`` JSON file."""
        from tokenizers import Tokenizer

        self._tokenizer = Tokenizer.from_file(str(tokenizer_file))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._cache: dict[str, tuple[list[int], int]] = {}
        self._limit = limit

    def vocabulary(self) -> list[str]:
        """All pieces, sorted."""
        return sorted(self._tokenizer.get_vocab())

    def word(self, word: str) -> tuple[list[int], int]:
        """Piece ids (at least one) and the case class of one word."""
        known = self._cache.get(word)
        if known is None:
            ids = self._tokenizer.encode(word, add_special_tokens=False).ids[:MAX_PIECES_PER_WORD] or [UNKNOWN]
            known = (ids, case_of(word))
            if len(self._cache) >= self._limit:
                self._cache.clear()
            self._cache[word] = known
        return known

    def sentence(self, words: Sequence[str]) -> tuple[list[int], list[int], list[int]]:
        """Piece ids, case classes and the position of the root's and each word's first piece."""
        ids, cases, first = [CLS], [OTHER], [0]
        for word in words:
            pieces, case = self.word(word)
            first.append(len(ids))
            ids.extend(pieces)
            cases.extend([case] * len(pieces))
        return ids, cases, first
