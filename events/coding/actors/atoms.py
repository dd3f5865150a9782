"""Words cut into atoms: the form in which text and dictionary names are compared.

Parsers and writers disagree on hyphens, full stops and accents (``al-Qaeda``, ``al Qaeda``; ``U.S.``, ``US``), so both
sides are brought to the same plain form: no accents, no full stops inside abbreviations, hyphens as breaks, the
possessive as an atom of its own (``'s``). Punctuation that bounds a phrase stays as an atom.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

POSSESSIVE = "'s"
_PARTS = re.compile(r"[0-9A-Za-z&']+|\+")
_QUOTES = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "`": "'",
        "ʼ": "'",
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
        "ı": "i",
        "đ": "d",
        "Đ": "D",
        "ß": "ss",
        "æ": "ae",
        "Æ": "Ae",
        "ə": "e",
        "Ə": "E",
        "þ": "th",
    }
)
_BOUNDARY = frozenset("$€£") | frozenset(',;:()[]"“”«»—–…?!/')
_TOKEN = re.compile(r"[^\W_]+(?:[.\-'’&][^\W_]+)*\.?|[^\w\s]")


@lru_cache(maxsize=65536)
def split_word(word: str) -> tuple[str, ...]:
    """Atoms of one token, in their own case; ``()`` for hyphens and full stops, the mark itself for others."""
    if word.isascii() and word.isalnum():
        return (word,)
    if len(word) == 1:
        if word in "'’":
            return (POSSESSIVE,)
        if word in _BOUNDARY:
            return (word,)
    if word[-1] == "$" and len(word) > 1:
        return (word,)
    plain = word.translate(_QUOTES)
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    tail: tuple[str, ...] = ()
    low = plain.lower()
    if low.endswith("'s"):
        plain, tail = plain[:-2], (POSSESSIVE,)
    elif low.endswith("s'") and len(low) > 2:
        plain, tail = plain[:-1], (POSSESSIVE,)
    plain = plain.replace(".", "").replace("'", " ")
    return tuple(_PARTS.findall(plain)) + tail


@lru_cache(maxsize=65536)
def _atoms_of(word: str) -> tuple[tuple[str, str], ...]:
    """Atoms of a word with their lower-case forms."""
    return tuple((part, part.lower()) for part in split_word(word))


def normal(name: str) -> str:
    """The lower-case atoms of a dictionary name joined by blanks: the key under which it is stored."""
    if name.isascii() and name.replace(" ", "").isalnum():
        return " ".join(name.lower().split())
    atoms: list[str] = []
    for word in name.split():
        atoms += [a for a in split_word(word) if a not in _BOUNDARY]
    return " ".join(atoms).lower()


def tokenize(text: str) -> tuple[list[str], list[int]]:
    """Words and their start offsets in a bare phrase (no parser at hand)."""
    words: list[str] = []
    starts: list[int] = []
    for m in _TOKEN.finditer(text):
        words.append(m.group())
        starts.append(m.start())
    return words, starts


@dataclass(slots=True)
class View:
    """A token sequence as atoms.

    ``atoms``, ``low`` and ``token`` run in parallel; ``pos`` gives a UD part of speech a token, or is empty for a bare
    phrase; ``address`` holds the tokens that are web or mail addresses. ``glued[i]`` is true when atom ``i`` belongs to
    the same hyphenated word as the atom before it.
    """

    atoms: list[str] = field(default_factory=list)
    low: list[str] = field(default_factory=list)
    token: list[int] = field(default_factory=list)
    glued: list[bool] = field(default_factory=list)
    pos: Sequence[str] = ()
    deps: Sequence[str] = ()
    heads: Sequence[int] = ()
    tags: Sequence[str] = ()
    persons: frozenset[int] = frozenset()
    address: frozenset[int] = frozenset()


def view(
    words: Sequence[str],
    pos: Sequence[str] = (),
    deps: Sequence[str] = (),
    heads: Sequence[int] = (),
    tags: Sequence[str] = (),
) -> View:
    """Cut tokens into atoms; the parse, when there is one, stays by token."""
    atoms: list[str] = []
    low: list[str] = []
    token: list[int] = []
    glued: list[bool] = []
    hyphen = False
    address: list[int] = []
    for t, word in enumerate(words):
        if "@" in word or "://" in word or word.startswith("www."):
            address.append(t)
        parts = _atoms_of(word)
        if len(parts) == 1:
            part, small = parts[0]
            if part == POSSESSIVE and word in "'’" and tags and tags[t] != "POS":
                part = small = '"'
            atoms.append(part)
            low.append(small)
            token.append(t)
            glued.append(hyphen and part != POSSESSIVE)
            hyphen = False
        elif parts:
            for n, (part, small) in enumerate(parts):
                atoms.append(part)
                low.append(small)
                token.append(t)
                glued.append((n > 0 or hyphen) and part != POSSESSIVE)
            hyphen = False
        else:
            hyphen = word in "-‐‑"
    return View(atoms, low, token, glued, pos, deps, heads, tags, address=frozenset(address))
