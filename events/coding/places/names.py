"""How a place name becomes a dictionary key.

``Kyiv``, ``KYIV`` and ``kyiv`` share a key, so do ``Zürich`` and ``Zurich``, ``Port-au-Prince`` and ``Port au Prince``,
``U.S.`` and ``US``, ``N'Djamena`` and ``Ndjamena``. Keys are lower-case, without accents, dots and apostrophes, words
parted by one blank.
"""

from __future__ import annotations

import unicodedata

_LETTERS = str.maketrans(
    {
        "ł": "l",
        "Ł": "L",
        "ø": "o",
        "Ø": "O",
        "đ": "d",
        "Đ": "D",
        "ð": "d",
        "ı": "i",
        "ß": "ss",
        "æ": "ae",
        "Æ": "Ae",
        "œ": "oe",
        "þ": "th",
        "ə": "a",
        "Ə": "A",
    }
)
_PUNCTUATION = str.maketrans(
    {
        "-": " ",
        "‐": " ",
        "‑": " ",
        "–": " ",
        "—": " ",
        "/": " ",
        ".": "",
        "'": "",
        "’": "",
        "‘": "",
        "`": "",
        "ʻ": "",
        "ʼ": "",
        "´": "",
    }
)


def key_of(name: str) -> str:
    """Return the dictionary key of a place name (see the module's text); the empty string for a name without letters."""
    if not name.isascii():
        decomposed = unicodedata.normalize("NFKD", name.translate(_LETTERS).translate(_PUNCTUATION))
        name = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(name.translate(_PUNCTUATION).lower().split())
