"""Calendar dates as datelines and page headers write them. Parts that are not written stay unknown."""

from __future__ import annotations

import datetime as dt
import re

from events.types import PartialDate

_MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTHS = {name[:3]: number for number, name in enumerate(_MONTH_NAMES, 1)}

MONTH = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|r?\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?\.?|july?\.?|aug(?:ust|\.)?|"
    r"sep(?:tember|t\.?|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
WEEKDAY = (
    r"(?:mon(?:day|\.)?|tue(?:sday|s?\.?)|wed(?:nesday|s?\.|)?|thu(?:rsday|rs?\.?|\.)?|"
    r"fri(?:day|\.)?|sat(?:urday|\.)?|sun(?:day|\.)?)"
)
_DAY = r"(?P<{n}>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<{n}>(?:19|20)\d\d)"
_GUARD = r"(?!\w|[.,:]\d|/\d|-\d)"

DATE = re.compile(
    rf"(?:{WEEKDAY},?\s+)?(?:(?:the\s+)?"
    rf"{_DAY.format(n='d1')}[\s-](?:of\s+)?(?P<m1>{MONTH})(?:,?[\s-]+{_YEAR.format(n='y1')})?"
    rf"|(?P<m2>{MONTH})\s{_DAY.format(n='d2')}(?!\d)(?:,?\s+{_YEAR.format(n='y2')})?"
    rf"|{_YEAR.format(n='y3')}(?P<s3>[-/.])(?P<m3>\d\d?)(?P=s3)(?P<d3>\d\d?)(?:T\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?"
    rf"|(?P<a4>\d\d?)(?P<s4>[./])(?P<b4>\d\d?)(?P=s4){_YEAR.format(n='y4')}"
    rf"|(?P<m5>{MONTH})\s+{_YEAR.format(n='y5')}"
    rf"){_GUARD}",
    re.IGNORECASE,
)


def partial_date(match: re.Match[str]) -> PartialDate | None:
    """Return the date a ``DATE`` match writes, ``None`` when it is ambiguous (03/04/2022) or no such day exists."""
    group = match.groupdict()
    year = next((int(group[k]) for k in ("y1", "y2", "y3", "y4", "y5") if group[k]), None)
    day: int | None
    if group["a4"]:
        a, b = int(group["a4"]), int(group["b4"])
        if group["s4"] == "." or a > 12:
            day, month = a, b  # full stops are used by day-first countries only
        elif b > 12 or a == b:
            month, day = a, b
        else:
            return None
    elif group["m3"]:
        month, day = int(group["m3"]), int(group["d3"])
    else:
        name = group["m1"] or group["m2"] or group["m5"]
        month = _MONTHS[name[:3].lower()]
        text_day = group["d1"] or group["d2"]
        day = int(text_day) if text_day else None
    return checked(year, month, day)


def checked(year: int | None, month: int, day: int | None) -> PartialDate | None:
    """Return the partial date when it can exist; without a year, 29 February can."""
    try:
        dt.date(year or 2000, month, day or 1)
    except ValueError:
        return None
    return PartialDate(year=year, month=month, day=day)
