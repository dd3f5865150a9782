"""Tell the headline from the body, and find its repetitions and the sub-headings."""

from __future__ import annotations

import re
import unicodedata

from events.document.data import word_set

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_FINAL = re.compile(r"[.!…;,]['\"”’)\]]*$")
_TITLES = re.compile(
    r"\b(?:Secretary|Spokesperson|Spokesman|Spokeswoman|Minister|President|Ambassador|Director|Representative|Envoy|Chairman|Chair|"
    r"Commissioner|Counselor|Administrator|Chancellor|Correspondent|Editor|Reporter|Analyst|Professor|Fellow)\b"
)
_SPOKEN = re.compile(
    r"\b(?:says|said|warns|urges|calls|vows|tells|told|is|are|was|were|will|has|have|to|visits|meets|met)\b"
)
_SPEAKER = re.compile(r"[A-Z][A-Z.'’ -]{0,40}:\s|Q[.:]?\s")
_VERBAL = re.compile(
    r"\b(?:[a-z]{2,}ed|said|says|told|wrote|following|reads?|includes?|attributable|is|are|was|were|be|has|have|had|will|did|do|does|"
    r"met|made|took|gave|went|came|sent|held)\b"
)
_NAME = re.compile(r"(?:[A-Z][\w'’-]*\.?\s+){1,4}[A-Z][\w'’-]+(?:,?\s(?:Jr|Sr)\.)?")
_MAX_HEADLINE_WORDS = 30
_MAX_SUBHEADING_WORDS = 16


def normalise(words: str) -> str:
    """Return the words in lower case without accents, marks and spacing, for comparing headlines."""
    plain = words.casefold()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return " ".join(_WORD.findall(plain))


def same_headline(a: str, b: str) -> bool:
    """True when both are the same headline, give or take punctuation, case and a site name at the end."""
    if not 0.5 <= (len(a) + 1) / (len(b) + 1) <= 2:
        return False
    x, y = normalise(a), normalise(b)
    if not x or not y:
        return False
    if x == y:
        return True
    short, long = sorted((x, y), key=len)
    return len(short.split()) >= 4 and long.startswith(short + " ") and len(long.split()) - len(short.split()) <= 4


def looks_like_headline(words: str, body_follows: bool) -> bool:
    """True when the first line of a text reads as a headline: short, no final full stop, and a body after it."""
    count = len(words.split())
    if not body_follows or not 3 <= count <= _MAX_HEADLINE_WORDS or _FINAL.search(words) or words.endswith(":"):
        return False
    return not is_credit(words)


def is_credit(words: str) -> bool:
    """True for a line that only names its author and office ("Jane Roe, Secretary of State")."""
    if len(words) > 120 or _FINAL.search(words):
        return False
    name, comma, office = words.partition(",")
    if not comma or _NAME.fullmatch(name.strip()) is None or not _TITLES.search(office):
        return False
    return _SPOKEN.search(office) is None and all(
        w[:1].isupper() or w.lower() in word_set("abbreviations.yaml", "small_words") for w in office.split()
    )


def heading_kind(words: str, body_follows: bool) -> str | None:
    """Judge a line inside the body: ``label`` (ends in a colon), ``question``, ``subheading`` or ``None``.

    Labels and question headings tell of no event themselves; a sub-heading may ("Putin visits Pyongyang").
    """
    count = len(words.split())
    if not body_follows or count > _MAX_SUBHEADING_WORDS or words[:1] in '"“‘(' or _SPEAKER.match(words):
        return None
    if words.endswith(":"):
        return "label" if count <= 8 and _VERBAL.search(words) is None else None
    if words.endswith("?"):
        return "question"
    if _FINAL.search(words) or words[-1:] in '"”’)—–-':
        return None
    return "subheading" if words[:1].isupper() or words[:1].isdigit() else None


def shares_words(a: str, b: str) -> float:
    """Return the share of the content words of the shorter text that the other text has too, 0 to 1."""
    x = {w for w in normalise(a).split() if w not in word_set("abbreviations.yaml", "small_words")}
    y = {w for w in normalise(b).split() if w not in word_set("abbreviations.yaml", "small_words")}
    return len(x & y) / min(len(x), len(y)) if x and y else 0.0
