"""Read datelines and date lines: where and when a report was filed, and by which agency.

Two forms are told apart. A *dateline* opens a paragraph and is followed by the story (``KYIV, June 8 (Reuters) - The
…``). A *date line* is a line of its own (``By Jane Roe | May 3, 2022``). A date without a year stays partial; nothing
is filled in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from events.document.calendar import DATE, WEEKDAY, partial_date
from events.document.data import load_yaml, word_set
from events.types import Dateline, PartialDate, Span

_FILE = "agencies.yaml"
_WINDOW = 170
_CAPS = r"[A-ZÀ-Þ](?:[A-ZÀ-Þ'’\-]+|\.(?:[A-Z]\.)+|T\.)"
_CAPS_PLACE = re.compile(
    rf"(?:(?:ST|FT|MT)\. )?{_CAPS}(?:[ /-](?:{_CAPS}|de|del|la|al|el|of|and|upon)){{0,4}}"
    r"(?:,\s?(?:[A-ZÀ-Þ][\w.'’-]*\.?)(?:[ -](?:of|and|the|[A-ZÀ-Þ][\w.'’-]*)){0,3}){0,2}"
)
_TITLE = r"[A-ZÀ-Þ][\w'’-]+"
_TITLE_PLACE = re.compile(
    rf"(?:St\. |Ft\. )?{_TITLE}(?:[ /-](?:de|del|la|al|el|of|upon|{_TITLE})){{0,3}}"
    rf"(?:,\s(?:D\.C\.|[A-Z][a-z]{{1,4}}\.|{_TITLE})(?:[ -](?:of|and|{_TITLE})){{0,2}}){{0,2}}"
)
_LOWER_PLACE = re.compile(r"[a-zà-ÿ][\w'’-]+(?: [a-zà-ÿ][\w'’-]+){0,2}(?:, [a-zà-ÿ][\w'’-]+(?: [a-zà-ÿ][\w'’-]+)?)?")
_SEPARATOR = re.compile(r"\s*[,.;|:]?\s*(?:(?:--+|[–—-])\s+)?")
_DASH = re.compile(r"\.?\s*(?:--+|—+|_(?=\s)|(?:(?<=[\s.)\]/])[–-]|[–-](?=\s)))(?=[\s\"“‘A-ZÀ-Þ(])\s*")
_STOP = re.compile(r"(?:[.:](?=\s)|[.:]?\s*\|)\s*|(?<=[)\]/])\s+")
_LEAD = re.compile(r"(?:date|dated|published|posted|updated|filed)(?:\s+on)?\s*:?\s+", re.IGNORECASE)
_STARTER = re.compile(r"[\"“‘'(]?(?:[A-ZÀ-Þ][\w.'’-]*|\d[\d,.]*)[\"”’)]?[,;:]?\s")
_OPENER = re.compile(
    r"[\"“‘']?(?:The|A|An|In|On|At|As|After|More|Two|Three|Four|Five|Hundreds|Thousands|Dozens|It|It's|This|Several)\s"
)
_TIME = re.compile(
    r"\(?\b\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:a\.?m\.?|p\.?m\.?|hrs?|h)?\b\.?"
    r"(?:\s*\(?(?:[A-Z]{2,5}|local(?: time)?|Z)\b\)?)?"
    r"|\b\d{1,2}\s*(?:a\.?m\.?|p\.?m\.?)(?!\w)(?:\s*[A-Z]{2,4}\b)?",
    re.IGNORECASE,
)
_SPEAKER_LINE = re.compile(r"^[A-Z][A-Z .'-]{1,40}:\s", re.MULTILINE)
_LABEL = re.compile(
    r"\b(?P<updated>(?:last |first )?(?:updated?|modified|edited))\b|"
    r"\b(?P<published>(?:first |originally |date )?(?:published|posted|released?|issued|created|publication)(?: date)?|"
    r"date(?:d| posted| published)?|on air)\b",
    re.IGNORECASE,
)
_NOISE = re.compile(rf"\b(?:on|at|by|in|the|and|{WEEKDAY}|gmt|utc|est|edt|et|local time)\b", re.IGNORECASE)
_BYLINE = re.compile(r"\bby\s+[A-Z][\w.'’-]*(?:(?:\s+|,\s*|\s+and\s+|\s+&\s+)[A-Z][\w.'’-]*){0,6}")
_JOINED = re.compile(
    rf"[,|·•;()\]/–—-]\s*(?:{WEEKDAY},?\s*)?(?=\d|(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))|\d\s*[,|·•–—-]+\s*[A-Z]"
)
_POSTER = re.compile(r"\bby\s+\w+\s*$")
_PLACE_LINE = re.compile(rf"{_TITLE}(?:[ ,-]+(?:of|{_TITLE}|D\.C\.)){{0,4}}\.?")
_AUTHOR_LINE = re.compile(r"(?:[A-Z][\w.'’-]+\s+){1,2}[A-Z][\w.'’-]+")


@dataclass(frozen=True, slots=True)
class DateLine:
    """A dateline or date line; ``label`` is ``published``, ``updated``, ``plain`` or ``dateline``."""

    dateline: Dateline
    label: str


@lru_cache(maxsize=1)
def _agency() -> re.Pattern[str]:
    names = sorted(load_yaml(_FILE)["agencies"], key=lambda n: (-len(n), n))
    known = "|".join(re.escape(n) for n in names)
    return re.compile(
        rf"[(\[]\s*(?P<paren>[A-Z][\w&/'-]*(?:[ .][A-Z][\w&/'-]*){{0,3}}|"
        rf"(?i:{known})(?:[ ,/-][^()\[\]]{{0,30}})?)\s*[)\]]"
        rf"|/\s*(?P<slash>(?i:{known})|[A-Z][\w.& -]{{1,24}})\s*/"
        rf"|(?P<bare>{known})(?=\s*(?:[.,:(|]|--|[–—-]\s))"
    )


@dataclass(frozen=True, slots=True)
class _State:
    """How far the dateline has been read."""

    pos: int
    place: str | None = None
    style: str = ""
    agency: str | None = None
    known: bool = False
    date: PartialDate | None = None
    lead: bool = False


def read_dateline(text: str, start: int, end: int) -> Dateline | None:
    """Return the dateline that opens the paragraph ``text[start:end]``, or ``None``.

    The span ends where the first sentence begins.
    """
    limit = min(end, start + _WINDOW)
    lead = _LEAD.match(text, start, limit)
    paren = _parenthesised(text, start, end)
    if paren is not None:
        return paren
    state = _State(lead.end() if lead else start, lead=lead is not None)
    best: tuple[int, _State] | None = None
    while True:
        following = _advance(text, state, start, limit)
        if following is None:
            break
        state = following
        stop = _terminated(text, state, limit, end)
        if stop is not None:
            best = (stop, state)
    if best is None:
        return None
    stop, state = best
    return Dateline(span=Span(start, stop), place_text=state.place, agency=state.agency, date=state.date)


def _advance(text: str, state: _State, start: int, limit: int) -> _State | None:
    """Read one more element (agency, date or place), or return ``None``."""
    pos = state.pos
    fresh = not (state.place or state.agency or state.date)
    if not fresh:
        separator = _SEPARATOR.match(text, pos, limit)
        pos = separator.end() if separator else pos
    if state.agency is None and (match := _agency().match(text, pos, limit)) is not None:
        name = match.group("paren") or match.group("slash") or match.group("bare")
        known = match.group("bare") is not None or _is_known(name)
        return _State(match.end(), state.place, state.style, name.strip(), known, state.date, state.lead)
    if state.date is None and (match := DATE.match(text, pos, limit)) is not None:
        date = partial_date(match)
        if date is not None:
            return _State(match.end(), state.place, state.style, state.agency, state.known, date, state.lead)
    if state.place is None:
        return _advance_place(text, state, pos, limit)
    return None


def _advance_place(text: str, state: _State, pos: int, limit: int) -> _State | None:
    for style, pattern in (("caps", _CAPS_PLACE), ("title", _TITLE_PLACE), ("lower", _LOWER_PLACE)):
        match = pattern.match(text, pos, limit)
        if match is None:
            continue
        words = match.group()
        inner = DATE.search(words)
        if inner is not None:
            words = words[: inner.start()].rstrip(" ,")
        else:
            # "Moscow, June" would swallow the month of a date
            date = DATE.search(text, pos, limit)
            if date is not None and date.start() < match.end():
                words = text[pos : date.start()].rstrip(" ,")
        if word_set(_FILE, "speakers").intersection(words.upper().replace(".", "").split()):
            return None
        if 2 <= len(words) <= 60:
            return _State(pos + len(words), words, style, state.agency, state.known, state.date, state.lead)
    return None


def _is_known(name: str) -> bool:
    return re.split(r"[ ,/-]", name.strip())[0].lower() in _agency_heads()


@lru_cache(maxsize=1)
def _agency_heads() -> frozenset[str]:
    return frozenset(re.split(r"[ ,/-]", n)[0].lower() for n in load_yaml(_FILE)["agencies"])


def _terminated(text: str, state: _State, limit: int, end: int) -> int | None:
    """Where the story begins when what was read is a dateline, else ``None``."""
    dash = _DASH.match(text, state.pos, limit)
    stop = dash or _STOP.match(text, state.pos, limit)
    at = stop.end() if stop else state.pos
    if end - at < 12 or DATE.match(text, at, end):
        return None  # "24 April 1952 -- 8 March 1954" is a span of time
    opens = _STARTER.match(text, at, end) is not None
    if state.style == "lower":
        strong = state.known and (dash is not None or stop is not None)
        return at if strong else None
    if state.date is not None and _lead_date(text, state, at, dash is not None, end):
        return _skip_space(text, at, end)
    if dash is not None:
        return at if _dash_ends(text, state, at, opens, end) else None
    if stop is None or not opens:
        return None
    if state.agency and (state.known or state.date or state.style == "caps"):
        return at
    if state.place and state.date is not None and state.style == "caps":
        return at
    if state.place and state.style == "caps" and state.agency is None and text[state.pos] == ":":
        return at if _colon_ends(text, state, at, end) else None
    complete = state.date is not None and state.date.complete
    return at if state.place and complete and text[state.pos : at].strip() in (".", ":") else None


def _lead_date(text: str, state: _State, at: int, dash: bool, end: int) -> bool:
    """A date alone before the story: "date 2021-12-08 The …", "2021-12-08 The …", "3 May 2022 – The …"."""
    if state.place or state.agency or state.date is None or not state.date.complete:
        return False
    opens = _STARTER.match(text, _skip_space(text, at, end), end) is not None
    numeric = text[state.pos - 1].isdigit() and not any(c.isalpha() for c in text[state.pos - 10 : state.pos])
    return opens and (state.lead or dash or at > state.pos or (numeric and text[state.pos].isspace()))


def _dash_ends(text: str, state: _State, at: int, opens: bool, end: int) -> bool:
    if state.date is not None and not state.place and not state.agency and not state.date.complete:
        return False  # an entry of a time line ("Feb. 24 - Troops cross the border")
    if state.agency or state.date is not None:
        return bool(state.known or opens)
    if not opens or state.place is None:
        return False
    words = state.place.split()
    if len(words) == 1 and state.place.replace(".", "") in word_set(_FILE, "no_places"):
        return False
    if state.style == "caps":
        return any(c.islower() for c in text[at : at + 40])
    # A place in ordinary type is told from a name or compound by what follows ("Moscow – The Kremlin said").
    if len(words) > 3 and ", " not in state.place:
        return False
    return _OPENER.match(text, at, end) is not None or (", " in state.place and end - at > 60)


def _colon_ends(text: str, state: _State, at: int, end: int) -> bool:
    """Tell the dateline "ISLAMABAD: The …" from the speaker "QUESTION: The …"; transcripts have many such lines."""
    if state.place is None or "." in state.place or end - at < 40 or state.place in word_set(_FILE, "no_places"):
        return False
    return _SPEAKER_LINE.search(text, end) is None


def _skip_space(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


_PAREN = re.compile(r"\((?P<inside>[^()]{3,60})\)\s*(?:--+|[–—-])\s*(?=[\"“A-Z])")


def _parenthesised(text: str, start: int, end: int) -> Dateline | None:
    """The form "(Geneva, June 3, 2021) – The …"; an agency alone in brackets is left to the other forms."""
    match = _PAREN.match(text, start, min(end, start + _WINDOW))
    if match is None:
        return None
    inside = match.group("inside")
    found = DATE.search(inside)
    date = partial_date(found) if found else None
    place = (inside[: found.start()] if found else inside).strip(" ,")
    if _is_known(inside) or inside.isupper() or not _TITLE_PLACE.fullmatch(place or "-"):
        return None
    return Dateline(span=Span(start, match.end()), place_text=place, date=date)


def read_date_line(text: str, start: int, end: int) -> DateLine | None:
    """Return the date line that the whole line ``text[start:end]`` is, or ``None``."""
    if end - start > 130:
        return None
    line = text[start:end]
    dates = [(m, d) for m in DATE.finditer(line) if (d := partial_date(m)) is not None]
    labels = list(_LABEL.finditer(line))
    if not dates or len(dates) > (2 if labels else 1):
        return None
    date = dates[0][1]
    label = "plain"
    for found in labels:
        label = "published" if found.group("published") else "updated"
        break
    if len(dates) == 2 and label == "updated" and any(f.group("published") for f in labels):
        date = dates[1][1]
        label = "published"
    rest = _BYLINE.sub(" ", line)
    rest = _POSTER.sub(" ", rest) if labels else rest
    rest = DATE.sub(" ", rest)
    rest = _LABEL.sub(" ", _TIME.sub(" ", rest))
    agency_match = _agency().search(rest)
    agency = None
    if agency_match is not None and (agency_match["paren"] or _is_known(next(g for g in agency_match.groups() if g))):
        agency = next(g for g in agency_match.groups() if g).strip()
        rest = rest[: agency_match.start()] + " " + rest[agency_match.end() :]
    rest = _NOISE.sub(" ", rest).strip(" \t\n,.;:|/·•–—-()[]+*'\"")
    place = None
    if rest:
        if date.day is None or date.month is None:
            return None
        if not (_PLACE_LINE.fullmatch(rest) or rest.isupper()) or len(rest) > 40:
            return None
        if label == "plain" and _JOINED.search(line) is None:
            return None
        piped = any(c in line for c in "|·•") or label != "plain"
        place = None if piped and _AUTHOR_LINE.fullmatch(rest) else rest
        if label == "plain" and not piped and not date.complete and len(rest.split()) > 3:
            return None
    elif date.day is None and label == "plain":
        return None
    return DateLine(Dateline(span=Span(start, end), place_text=place, agency=agency, date=date), label)
