"""Words that lost the blank or the mark between them: "toPutin", "ofto", "ofviolating", “threatening“of, "pro-Russian,".

Machine translation drops blanks around names, prepositions and quotation marks. The text stays as it is: a word is divided
into words whose offsets still point into it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_SMALL = "to of in on by for from with and that the at as".split()
_AFTER_SMALL = "the this its his her their these those".split()
# Two function words run together; "into", "onto" and the like are words.
_PAIRS = {
    first + second: len(first)
    for first in _SMALL
    for second in (*_AFTER_SMALL, *(["to"] if first in ("of", "and", "that") else []))
    if first != "the"
}
_NAME_AFTER = re.compile(rf"(?:{'|'.join(_SMALL)})(?=[A-ZÀ-Þ][a-zà-þ])")
_OF_DOING = re.compile(r"of(?=[^ft][a-z]{2,}ing$)")
_QUOTE = re.compile(r"[“”„«»]")
_MARK_AFTER = re.compile(r"[A-Za-z]+-[A-Za-z]+(?=[,.;:)]{1,2}$)")


def divide(words: Sequence[str], offsets: Sequence[int]) -> tuple[list[str], list[int]]:
    """Divide joined words; ``offsets`` are where the words start. What is not joined comes back unchanged."""
    out: list[str] = []
    at: list[int] = []
    for word, start in zip(words, offsets, strict=True):
        for left, right in _cuts(word):
            out.append(word[left:right])
            at.append(start + left)
    return out, at


def _cuts(word: str) -> list[tuple[int, int]]:
    """Where a word is cut: the (start, end) of each part."""
    size = len(word)
    if size < 4:
        return [(0, size)]
    if word.isascii() and word.isalpha():
        return _cut_at(word, _end_of_first(word))
    if not word.isascii() and (marks := [m.start() for m in _QUOTE.finditer(word)]):
        edges = sorted({0, size, *marks, *(n + 1 for n in marks)})
        return list(pairwise(edges))
    if "-" in word and (found := _MARK_AFTER.match(word)):
        return [(0, found.end()), *((n, n + 1) for n in range(found.end(), size))]
    return [(0, size)]


def _cut_at(word: str, end: int) -> list[tuple[int, int]]:
    return [(0, end), (end, len(word))] if end else [(0, len(word))]


def _end_of_first(word: str) -> int:
    """Length of the function word at the start of a joined word; 0 when it is one word."""
    if not word[0].islower():
        return 0
    if word.islower():
        if word in _PAIRS:
            return _PAIRS[word]
        found = _OF_DOING.match(word) if word.startswith("of") else None
    else:
        found = _NAME_AFTER.match(word)
    return found.end() if found else 0
