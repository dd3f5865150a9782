"""Publication dates as metadata writes them. Strict: what is ambiguous or incomplete is reported, never guessed."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

_ISO = re.compile(
    r"(?P<y>\d{4})(?P<s>[-/.]?)(?P<m>\d\d?)(?P=s)(?P<d>\d\d?)"
    r"(?:[T\s,_-]*(?P<H>\d\d):?(?P<M>\d\d)(?::?(?P<S>\d\d)(?:[.,](?P<f>\d+))?)?\s*(?P<z>Z|UTC|GMT|[+-]\d\d(?::?\d\d)?|[A-Z]{2,4})?)?",
    re.IGNORECASE,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<mon>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_CLOCK = (
    r"(?:[\s,]*(?:at|-|–|\|)?\s*(?P<H>\d{1,2}):(?P<M>\d\d)(?::(?P<S>\d\d))?\s*(?P<ap>[ap]\.?m\.?)?"
    r"\s*(?P<z>Z|UTC|GMT|[+-]\d\d:?\d\d|[A-Z]{2,4})?)?"
)
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
_NAMED = (
    re.compile(
        rf"{_WEEKDAY}(?P<d>\d\d?)(?:st|nd|rd|th)?[\s-]+(?:of\s+)?{_MONTH}[\s,-]+(?P<y>\d{{4}}){_CLOCK}", re.IGNORECASE
    ),
    re.compile(rf"{_WEEKDAY}{_MONTH}\s+(?P<d>\d\d?)(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}}){_CLOCK}", re.IGNORECASE),
)
_NUMERIC = re.compile(rf"(?P<a>\d\d?)(?P<s>[./-])(?P<b>\d\d?)(?P=s)(?P<y>\d{{4}}){_CLOCK}", re.IGNORECASE)
_PARTIAL = re.compile(rf"(?:\d{{4}}|\d{{4}}[-/]\d\d?|{_MONTH}\s+\d{{4}})", re.IGNORECASE)
_ZONES = {
    "Z": 0, "UTC": 0, "GMT": 0, "WET": 0, "BST": 60, "CET": 60, "CEST": 120, "EET": 120, "EEST": 180, "MSK": 180,
    "IST": 330, "SGT": 480, "HKT": 480, "JST": 540, "KST": 540, "EST": -300, "EDT": -240, "ET": -300,
    "CST": -360, "CDT": -300,
    "MST": -420, "MDT": -360, "PST": -480, "PDT": -420,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stated:
    """A stated date: ``value`` (timezone-aware; midnight UTC when only a day is stated), or why there is none.

    ``problem`` is ``None``, ``ambiguous``, ``incomplete`` or ``unreadable``.
    """

    value: dt.datetime | None = None
    problem: str | None = None


def parse_stated(value: object) -> Stated:
    """Read a publication date of any common type: text, ``date``, ``datetime``, or seconds or milliseconds since 1970.

    A time without a zone counts as UTC. An empty value gives no date and no problem.
    """
    if value is None or value == "" or isinstance(value, bool):
        return Stated()
    if isinstance(value, dt.datetime):
        return Stated(value if value.tzinfo else value.replace(tzinfo=dt.UTC))
    if isinstance(value, dt.date):
        return Stated(dt.datetime(value.year, value.month, value.day, tzinfo=dt.UTC))
    if isinstance(value, int | float):
        return _epoch(float(value))
    text = str(value).strip().strip("\"'")
    if not text or text.lower() in ("none", "null", "nan", "nat", "n/a", "unknown"):
        return Stated()
    return _text(text)


def _epoch(number: float) -> Stated:
    """Seconds, or milliseconds when the number is that large; days packed as 20210608 are read as such."""
    if number != number or number in (float("inf"), float("-inf")):
        return Stated()
    if number.is_integer() and 19000101 <= number <= 21001231:
        return _text(str(int(number)))
    if number.is_integer() and 19000101000000 <= number <= 21001231235959:
        return _text(str(int(number)))
    seconds = number / 1000 if number > 1e11 else number
    if not 1e7 <= seconds < 4.2e9:
        return Stated(problem="unreadable")
    return Stated(dt.datetime.fromtimestamp(seconds, tz=dt.UTC))


def _text(text: str) -> Stated:
    match = _ISO.fullmatch(text)
    if match is not None:
        return _build(match, int(match["m"]), int(match["d"]))
    for pattern in _NAMED:
        match = pattern.fullmatch(text)
        if match is not None:
            return _build(match, _MONTHS.index(match["mon"].lower()) + 1, int(match["d"]))
    match = _NUMERIC.fullmatch(text)
    if match is not None:
        a, b = int(match["a"]), int(match["b"])
        if match["s"] == "." or a > 12 or a == b:
            return _build(match, b, a)
        return _build(match, a, b) if b > 12 else Stated(problem="ambiguous")
    if _PARTIAL.fullmatch(text):
        return Stated(problem="incomplete")
    if re.fullmatch(r"\d{9,13}(?:\.\d+)?", text):
        return _epoch(float(text))
    try:
        parsed = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return Stated(problem="unreadable")
    return Stated(parsed if parsed.tzinfo else parsed.replace(tzinfo=dt.UTC))


def _build(match: re.Match[str], month: int, day: int) -> Stated:
    group = match.groupdict()
    zone = _zone(group.get("z"))
    if zone is None:
        return Stated(problem="unreadable")
    hour = int(group.get("H") or 0)
    half = (group.get("ap") or "").lower()[:1]
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    micro = int(((group.get("f") or "0") + "000000")[:6])
    try:
        moment = dt.datetime(
            int(group["y"]), month, day, hour, int(group.get("M") or 0), int(group.get("S") or 0), micro, tzinfo=zone
        )
    except ValueError:
        return Stated(problem="unreadable")
    return Stated(moment)


def _zone(name: str | None) -> dt.timezone | None:
    if not name:
        return dt.UTC
    key = name.upper()
    if key in _ZONES:
        return dt.timezone(dt.timedelta(minutes=_ZONES[key]))
    if key[0] not in "+-":
        return None
    digits = key[1:].replace(":", "")
    minutes = int(digits[:2]) * 60 + int(digits[2:] or 0)
    if minutes >= 24 * 60:
        return None
    return dt.timezone(dt.timedelta(minutes=-minutes if key[0] == "-" else minutes))
