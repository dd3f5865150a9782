"""Split a block of text into sentences by rule, keeping exact character offsets.

The splitter proposes a boundary at every sentence-final mark and asks a short list of questions: is it an
abbreviation, an initial, a decimal, part of an address, does the next word open a sentence, does a quotation go on. It
knows nothing of the document around the block, so it can be used on any text. Word lists live in
``events/lexicon/abbreviations.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from events.document.data import word_set

_FILE = "abbreviations.yaml"
MAX_WORDS = 120
_LONG_LIST = 45  # words; a shorter list is parsed as one sentence

_CLOSERS = "\"'”’»)]›*"
_CANDIDATE = re.compile(
    rf"(?:[.!?…。]|\.(?=[\"'”’]))[.!?…]*(?P<close>(?:[{re.escape(_CLOSERS)}]|\s(?=[”»](?:\s|$))[”»])*)(?=\s|$|[A-Z\"“«‘•(])"
    r"|(?<=\S)\s+(?=[•▪‣●■►▶➤]\s*\S)"
)
_WORD_BEFORE = re.compile(r"[^\s\"“”‘«»(\[]+$")
_NEXT = re.compile(r"\s*(?P<lead>[\"'“‘«(\[\-–—•▪‣●■►▶➤*\s]*)(?P<word>[^\s]*)")
_ACRONYM = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]$")
_INITIAL = re.compile(r"(?<![^\s\"“(.\-])[A-Z]$")
_GLUED = re.compile(r"(?:[a-zà-ÿ]{2}|[a-z]\d|\d{3}|[A-Z]{2}|[)\]”\"'’%])$")
_GLUED_NEXT = re.compile(r"[\"“«‘(]?(?:[A-Z][a-zà-ÿ]+[\s,;:'’\-]|[AI]\s|[A-Z]{2,}[\s,])")
_ADDRESS = re.compile(r"[/@\\#_=]|^www\.|^https?:", re.IGNORECASE)
_SPEAKER = re.compile(r"(?:[A-Z][\w.'’\-]*\s+){0,4}(?P<verb>[a-z]+)")
_INLINE_ITEM = re.compile(r"(?:(?<=\s)|^)\(?(\d{1,2}|[a-h])\)\s+(?=\S)")
_LOWER_ASIDE = re.compile(r"\([a-z]+$")  # "(ret.)", "(est.)"
_BULLETS = "•▪‣●■►▶➤"


@dataclass(frozen=True, slots=True)
class Piece:
    """One sentence of a block, characters ``[start, end)`` of the text; ``item`` marks a list item."""

    start: int
    end: int
    item: bool = False


@dataclass(frozen=True, slots=True)
class _Words:
    """The word lists, fetched once a process."""

    before_name: frozenset[str]
    either: frozenset[str]
    before_number: frozenset[str]
    openers: frozenset[str]
    speech: frozenset[str]
    after_clock: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    return _Words(*(word_set(_FILE, key) for key in _Words.__slots__))


def split_sentences(text: str, start: int = 0, end: int | None = None) -> list[Piece]:
    """Return the sentences of ``text[start:end]`` in order; only white space and bullets lie between them."""
    end = len(text) if end is None else end
    caseless = not any(c.isupper() for c in text[start:end])
    pieces: list[Piece] = []
    last = start
    for cut in _boundaries(text, start, end, caseless):
        _append(text, pieces, last, cut)
        last = cut
    _append(text, pieces, last, end)
    return [part for piece in pieces for part in _divide(text, piece)]


def _append(text: str, pieces: list[Piece], start: int, end: int) -> None:
    """Add the trimmed range as a sentence; leftovers without a letter or digit go to the sentence before."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    item = start < end and text[start] in _BULLETS
    while item and start < end and (text[start] in _BULLETS or text[start].isspace()):
        start += 1
    if start >= end:
        return
    if pieces and end - start < 8 and not any(c.isalnum() for c in text[start:end]):
        pieces[-1] = Piece(pieces[-1].start, end, pieces[-1].item)
        return
    pieces.append(Piece(start, end, item))


def _boundaries(text: str, start: int, end: int, caseless: bool) -> Iterator[int]:
    words = _words()
    for match in _CANDIDATE.finditer(text, start, end):
        at = match.end()
        if at >= end:
            return
        if match.group()[0].isspace() or _is_boundary(text, start, match, end, caseless, words):
            yield at


def _is_boundary(text: str, start: int, match: re.Match[str], end: int, caseless: bool, words: _Words) -> bool:
    at = match.end()
    following = _NEXT.match(text, at, min(end, at + 60))
    if following is None or not following.group("word"):
        return False
    glued = not text[at].isspace()
    word = following.group("word")
    first = word[0]
    mark = match.group()
    if glued and not _glued_boundary(text, start, match, end):
        return False
    if first.islower() and not (caseless and mark == "."):
        return False
    if not (first.isalnum() or following.group("lead").strip()):
        return False
    before_match = _WORD_BEFORE.search(text, max(start, match.start() - 40), match.start())
    before = before_match.group() if before_match else ""
    if first.isdigit() and mark == "." and _before_number(before, words):
        return False
    if mark[0] != "." or mark.startswith(".."):
        return not (match.group("close") and _speaker_follows(text, at, end, words))
    close = match.group("close")
    if ")" in close and _LOWER_ASIDE.search(text, max(start, match.start() - 20), match.start()):
        return False
    if ")" in close and (first.isdigit() or text[at : following.start("word")].strip() == "("):
        return False
    if close and before not in words.either and not _ACRONYM.search(before):
        return True
    bare = word.rstrip(".,;:!?\"'”’)")
    return _ends_sentence(text, start, match.start(), before, bare, caseless, words)


def _before_number(before: str, words: _Words) -> bool:
    """True for "No. 5", "Res. 13", "S.J.Res. 13", "Jan. 5"; "in the U.S. 20 states …" stays open too."""
    if before in words.before_number or before in words.either or before.rsplit(".", 1)[-1] in words.before_number:
        return True
    return _ACRONYM.search(before) is not None


def _ends_sentence(text: str, start: int, dot: int, before: str, word: str, caseless: bool, words: _Words) -> bool:
    """Decide a single full stop between the word ``before`` it and the next ``word``."""
    bare = before.lstrip("'’‘-–—*")
    opens = word in words.openers or (caseless and word.capitalize() in words.openers)
    if bare in words.before_name or ((caseless or bare.isupper()) and bare.capitalize() in words.before_name):
        return False
    if bare.lower().replace(".", "") in ("am", "pm") and "." in bare:
        return word not in words.after_clock and not word[:1].isdigit() and word[:1].isupper()
    if bare in words.either or _ACRONYM.search(bare) or (caseless and bare.capitalize() in words.either):
        return opens
    if "-" in bare and bare.rsplit("-", 1)[-1] in words.before_name:
        return False
    if _INITIAL.search(text, max(start, dot - 3), dot):
        return opens and word not in ("I", "A")
    # "1. Ceasefire" at the start of a block
    return not (bare.isdigit() and len(bare) <= 2 and dot - len(bare) == start)


def _glued_boundary(text: str, start: int, match: re.Match[str], end: int) -> bool:
    """A boundary without a space after the mark: "the war.The president" but not "U.S.A" or "site.Com/page"."""
    at = match.end()
    if match.group("close") and text[match.start()] in ".!?…" and text[at] not in '"“«‘(':
        pass
    elif not _GLUED.search(text, max(start, match.start() - 3), match.start()):
        return False
    left = text.rfind(" ", start, match.start()) + 1
    if _ADDRESS.search(text[max(left, start) : match.start()]):
        return False
    return _GLUED_NEXT.match(text, at, min(end, at + 40)) is not None


def _speaker_follows(text: str, at: int, end: int, words: _Words) -> bool:
    """True when a name and a verb of speech follow a quotation that ends in ? or !."""
    while at < end and text[at].isspace():
        at += 1
    match = _SPEAKER.match(text, at, min(end, at + 80))
    return match is not None and match.group("verb") in words.speech


def _divide(text: str, piece: Piece) -> list[Piece]:
    """Cut run-on lists into their items and over-long sentences at the best places."""
    length = piece.end - piece.start
    if length < 60:
        return [piece]
    cuts = _list_cuts(text, piece)
    if cuts:
        parts: list[Piece] = []
        edges = [piece.start, *cuts, piece.end]
        for i, (a, b) in enumerate(pairwise(edges)):
            label = _INLINE_ITEM.match(text, a, b) if i else None
            parts.extend(_shorten(text, _trim(text, label.end() if label else a, b), piece.item or i > 0))
        return parts
    if length < 4 * MAX_WORDS:
        return [piece]
    return list(_shorten(text, (piece.start, piece.end), piece.item))


def _list_cuts(text: str, piece: Piece) -> list[int]:
    """Where to cut a run-on list: before "(2)", "(3)" in sequence, or after the semicolons that follow a colon."""
    marks = list(_INLINE_ITEM.finditer(text, piece.start, piece.end))
    labels = [m.group(1) for m in marks]
    for sequence in (("1", "2", "3", "4", "5", "6", "7", "8", "9"), tuple("abcdefgh")):
        n = len(labels)
        if 2 <= n <= len(sequence) and tuple(labels) == sequence[:n]:
            cuts = [m.start() for m in marks if m.group(1) != sequence[0]]
            return cuts if _long_enough(text, [marks[0].end(), *cuts, piece.end], 3) else []
    colon = text.find(":", piece.start, piece.end)
    if colon < 0:
        return []
    cuts = [m.end() for m in re.finditer(r";(?=\s)", text[colon : piece.end])]
    cuts = [colon + c for c in cuts]
    return cuts if len(cuts) >= 2 and _long_enough(text, [colon + 1, *cuts, piece.end], 4) else []


def _long_enough(text: str, edges: list[int], shortest: int) -> bool:
    """True when no item of a list is too short to stand alone and the whole is too long for one sentence."""
    counts = [len(text[a:b].split()) for a, b in pairwise(edges)]
    return min(counts) >= shortest and sum(counts) > _LONG_LIST


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


_CUT_LEVELS = (
    re.compile(r";\s"),
    re.compile(r"\s[–—]\s|\s--\s|\n"),
    re.compile(r",\s(?=(?:and|but|while|which|who|as|where|when|with|including|after|before|although|so)\s)"),
    re.compile(r":\s|,\s"),
    re.compile(r"\s"),
)


def _shorten(text: str, span: tuple[int, int], item: bool) -> Iterator[Piece]:
    """Yield the range in parts of at most ``MAX_WORDS`` words, cut where it hurts least and nearest the middle."""
    start, end = span
    if start >= end:
        return
    if end - start < 2 * MAX_WORDS or len(text[start:end].split()) <= MAX_WORDS:
        yield Piece(start, end, item)
        return
    middle = (start + end) // 2
    margin = (end - start) // 5
    for level in _CUT_LEVELS:
        cuts = [m.end() for m in level.finditer(text, start + margin, end - margin)]
        if cuts:
            cut = min(cuts, key=lambda c: (abs(c - middle), c))
            yield from _shorten(text, _trim(text, start, cut), item)
            yield from _shorten(text, _trim(text, cut, end), item)
            return
    yield Piece(start, end, item)
