"""From an expression and an anchor to a TIMEX3 value, an interval of days, a granularity and a status.

``tense`` says where to look for a missing year or week: ``past``, ``future``, ``past?`` and ``future?`` (weak hints),
or ``""``.
"""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import replace

from events.coding.dates import calendars as cal
from events.coding.dates.choose import choose_month, choose_year, year_in_bounds
from events.coding.dates.expr import Anchor, Expr, Resolved

_UNSET = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX",
    "DE": "XXX",
          "CE": "XX", "NI": "XXXX-XX-XX", "TH": "XXXX-XX-XX", "TM": "XXXX-XX-XX", "FN": "XXXX-WXX"}  # fmt: skip
_GRAIN = {"D": "day", "W": "week", "WE": "weekend", "M": "month", "Q": "quarter", "Y": "year", "DE": "decade",
    "CE": "range",
          "FN": "week", "NI": "day", "TH": "day", "TM": "day"}  # fmt: skip
_VALUE_UNIT = {"TH": "H", "TM": "M", "TS": "S", "NI": "N"}
_PLAUSIBLE = (1000, 2999)


def resolve(e: Expr, anchor: Anchor, tense: str) -> Resolved | None:
    """Resolve ``e``; ``None`` when the words turn out to mean no time at all (31 June)."""
    try:
        found = _KINDS[e.kind](e, anchor, tense)
    except (ValueError, OverflowError):
        return None
    if found is None:
        return None
    if e.clock or e.part:
        found = _with_time(found, e)
    if found.start is not None and found.start.year < _PLAUSIBLE[0]:
        return replace(found, start=None, end=None)
    return _narrow(found, e, anchor) if e.mod else found


def _status(anchor: Anchor) -> str:
    return "inferred" if anchor.inferred else "relative"


def _from(period: cal.Period, status: str, evidence: str, type_: str = "DATE") -> Resolved:
    value, start, end, grain = period
    return Resolved(type=type_, value=value, start=start, end=end, granularity=grain, status=status, evidence=evidence)


def _open(value: str, grain: str, evidence: str = "nothing to measure from") -> Resolved:
    return Resolved(type="DATE", value=value, granularity=grain, evidence=evidence)


def _calendar(e: Expr, anchor: Anchor, tense: str) -> Resolved | None:
    if e.text == "ambiguous" and e.year is not None:
        return _open(f"{e.year:04d}", "year", "day and month could be either way round")
    if e.century is not None:
        return _from(cal.century(e.century), "explicit", "century named")
    if e.decade is not None:
        return _from(cal.decade(e.decade), "explicit", "decade named")
    if e.day is not None and e.month is None:
        return _day_of_current_month(e, anchor, tense)
    year, status, evidence = _year_of(e, anchor, tense)
    if year is None:
        return _open(_pattern(e, "XXXX"), _grain(e), evidence)
    if e.quarter:
        period = cal.quarter(year, e.quarter)
    elif e.half:
        period = cal.half(year, e.half)
    elif e.season:
        period = cal.season(year, e.season)
    elif e.month is None:
        period = cal.year(year)
    elif e.day is None:
        period = cal.month(year, e.month)
    else:
        day = dt.date(year, e.month, e.day)
        if e.weekday and day.isoweekday() != e.weekday:
            evidence += "; weekday and date do not agree"
        period = (day.isoformat(), day, day, "day")
    return _from(period, status, evidence)


def _grain(e: Expr) -> str:
    if e.day is not None:
        return "day"
    return "month" if e.month else "quarter" if e.quarter else "season" if e.season else "range" if e.half else "year"


def _pattern(e: Expr, year: str) -> str:
    if e.month is not None:
        return f"{year}-{e.month:02d}" + (f"-{e.day:02d}" if e.day is not None else "")
    if e.quarter or e.half:
        return f"{year}-Q{e.quarter}" if e.quarter else f"{year}-H{e.half}"
    return f"{year}-{e.season}" if e.season else year


def _year_of(e: Expr, anchor: Anchor, tense: str) -> tuple[int | None, str, str]:
    """The year of a calendar expression, its status and the reason."""
    if e.year is not None:
        return e.year, "explicit", "year stated"
    if e.base is not None:
        base = resolve(e.base, anchor, tense)
        if base is None or base.start is None:
            return None, "unresolved", "the year it names is not known"
        return base.start.year, base.status, base.evidence
    if anchor.doc is None:
        year, why = year_in_bounds(e, anchor, tense)
        return year, "inferred", why
    why = f"no year stated; document date {anchor.doc.isoformat()}, {tense or 'no tense'}"
    if e.day is None:
        return choose_month(e, anchor.doc, tense), _status(anchor), why
    return choose_year(e, anchor.doc, tense), _status(anchor), why


def _day_of_current_month(e: Expr, anchor: Anchor, tense: str) -> Resolved | None:
    if e.base is not None:
        base = resolve(e.base, anchor, tense)
        if base is None or base.start is None:
            return _open(f"XXXX-XX-{e.day:02d}", "day")
        day = base.start.replace(day=e.day or 1)
        return _from(cal.period("D", day), base.status, base.evidence)
    if anchor.doc is None or e.day is None:
        return _open(f"XXXX-XX-{e.day:02d}", "day")
    month = anchor.doc.replace(day=1)
    ahead = tense.startswith("future")
    if ahead and e.day < anchor.doc.day:
        month = cal.add_months(month, 1)
    elif not ahead and e.day > anchor.doc.day:
        month = cal.add_months(month, -1)
    return _from(
        cal.period("D", month.replace(day=e.day)), _status(anchor), f"day of the month near {anchor.doc.isoformat()}"
    )


def _weekday(e: Expr, anchor: Anchor, tense: str) -> Resolved | None:
    wanted = e.weekday or 1
    if e.base is not None:
        base = resolve(e.base, anchor, tense)
        if base is None or base.start is None:
            return _open(f"XXXX-WXX-{wanted}", "day")
        if e.direction is not None:
            back = (base.start.isoweekday() - wanted) % 7
            move = -(back or 7) if e.direction < 0 else 7 - back
            return _from(cal.period("D", cal.add_days(base.start, move)), base.status, f"beside {base.value}")
        return _from(cal.period("D", base.start + dt.timedelta(days=wanted - 1)), base.status, base.evidence)
    if anchor.doc is None:
        return _open(f"XXXX-WXX-{wanted}", "day", "weekday only, document date not known")
    doc = anchor.doc
    back = (doc.isoweekday() - wanted) % 7
    ahead = (wanted - doc.isoweekday()) % 7
    if e.direction == 1:
        offset = 7 - (doc.isoweekday() - wanted)
    elif e.direction == -1:
        offset = -(back or 7)
    elif e.direction == -2:
        offset = -(back + 7)
    elif e.direction == 0:
        in_week = wanted - doc.isoweekday()
        offset = -back if tense == "past" else ahead if tense.startswith("future") else in_week
    else:
        offset = ahead if tense.startswith("future") else -back
    day = cal.add_days(doc, offset)
    side = "on or after" if offset >= 0 and (tense.startswith("future") or e.direction in (0, 1)) else "on or before"
    return _from(
        cal.period("D", day), _status(anchor), f"nearest such weekday {side} the document date {doc.isoformat()}"
    )


def _day(e: Expr, anchor: Anchor, tense: str) -> Resolved | None:
    if anchor.doc is None:
        return _day_without_year(e, anchor)
    day = cal.add_days(anchor.doc, int(e.n or 0))
    return _from(cal.period("D", day), _status(anchor), f"counted from the document date {anchor.doc.isoformat()}")


def _day_without_year(e: Expr, anchor: Anchor) -> Resolved:
    """Yesterday under a dateline without a year: XXXX-06-07, unless it hangs on whether the year is a leap year."""
    if anchor.month_day is not None:
        common, leap = (cal.add_days(dt.date(y, *anchor.month_day), int(e.n or 0)) for y in (2003, 2004))
        if common.strftime("%m-%d") == leap.strftime("%m-%d"):
            return _open(f"XXXX-{common:%m-%d}", "day", "counted from a dateline without a year")
    return _open("XXXX-XX-XX", "day", "document date not known")


def _unit(e: Expr, anchor: Anchor, tense: str) -> Resolved | None:
    if e.base is not None:
        base = resolve(e.base, anchor, tense)
        if base is None or base.start is None:
            return _open(_UNSET[e.unit], _GRAIN[e.unit])
        return _from(cal.period(e.unit, base.start), base.status, f"the one of {base.value}")
    doc = anchor.doc
    if doc is None:
        if e.unit == "Y" and anchor.earliest and anchor.latest and anchor.earliest.year == anchor.latest.year:
            why = "every possible document date lies in this year"
            return _from(cal.year(anchor.earliest.year + (e.direction or 0)), "inferred", why)
        return _open(_UNSET[e.unit], _GRAIN[e.unit], "document date not known")
    n = e.direction or 0
    if e.unit == "WE" and e.direction is None:
        n = 0 if tense.startswith("future") or doc.isoweekday() >= 6 else -1
    elif e.unit == "WE" and e.direction == 0 and tense == "past" and doc.isoweekday() <= 3:
        n = -1
    period = cal.period(e.unit if e.unit != "FN" else "W", cal.shift(doc, e.unit, n) if n else doc)
    return _from(period, _status(anchor), f"counted from the document date {doc.isoformat()}")


def _shift(e: Expr, anchor: Anchor, tense: str) -> Resolved | None:
    sign = e.direction or 1
    if e.base is not None:
        base = resolve(e.base, anchor, tense)
        if base is None or base.start is None or e.n is None:
            return _open(_UNSET.get(e.unit, "XXXX"), _GRAIN.get(e.unit, "unknown"))
        if e.unit not in _GRAIN or e.unit in ("TH", "TM"):
            return _from(cal.period("D", base.start), base.status, base.evidence)
        day = cal.shift(base.start if sign < 0 else base.end or base.start, e.unit, sign * e.n)
        unit = "D" if base.granularity == "day" and e.unit in ("D", "W", "FN") else e.unit
        return _from(cal.period(unit, day), base.status, f"counted from {base.value}")
    if e.n is None and e.unit in ("TH", "TM", "TS") and e.anchor == "doc" and anchor.doc is not None:
        return _from(cal.period("D", anchor.doc), _status(anchor), "hours or minutes from the document date")
    if e.n is None:
        return _open("PAST_REF" if sign < 0 else "FUTURE_REF", "unknown", "how long is not said")
    from_ = anchor.doc if e.anchor == "doc" or anchor.narrative is None else anchor.narrative
    if from_ is None:
        return _open(_UNSET.get(e.unit, "XXXX"), _GRAIN.get(e.unit, "unknown"))
    source = "the document date" if e.anchor == "doc" or anchor.narrative is None else "the day told of before,"
    why = f"counted from {source} {from_.isoformat()}"
    if e.unit in ("TH", "TM", "TS"):
        return _from(cal.period("D", from_), _status(anchor), why)
    if e.unit == "ML":
        return None
    unit = {"Y": "M", "W": "D", "DE": "Y", "CE": "Y", "M": "D"}.get(e.unit, e.unit) if e.n % 1 else e.unit
    day = cal.shift(from_, e.unit, sign * e.n)
    period = cal.period({"FN": "W", "NI": "D"}.get(unit, unit), day)
    return _from(period, _status(anchor), why)


def _same(e: Expr, anchor: Anchor, tense: str) -> Resolved | None:
    if e.anchor == "clause" or anchor.narrative is None:
        return _open(_UNSET.get(e.unit, "XXXX"), _GRAIN.get(e.unit, "unknown"), "the day is told in words only")
    return _from(
        cal.period(e.unit, anchor.narrative),
        _status(anchor),
        f"the time told of before, {anchor.narrative.isoformat()}",
    )


def _holiday(e: Expr, anchor: Anchor, tense: str) -> Resolved | None:
    name = e.text
    if cal.fixed_holiday(name):
        day = (cal.holiday(name, 2001) or (None, None))[0]
        if day is None or (anchor.doc is not None and anchor.doc < day):
            return None if day is None else resolve(Expr(kind="cal", month=day.month, day=day.day), anchor, "past")
        return _from(cal.period("D", day), "explicit", "a day known by its name")
    year: int | None = None
    status, why = _status(anchor), ""
    if e.year is not None or e.base is not None:
        year, status, why = _year_of(replace(e, kind="cal"), anchor, tense)
    elif anchor.doc is not None:
        years = range(anchor.doc.year - 1, anchor.doc.year + 2)
        days = [found[0] for y in years if (found := cal.holiday(name, y)) is not None]
        limit = 0 if tense == "past" else 183
        past = [d for d in days if d <= anchor.doc]
        future = [d for d in days if d >= anchor.doc]
        pick = min(future, default=None) if tense.startswith("future") else max(past, default=None)
        if not tense.startswith("future") and limit and pick is not None and (anchor.doc - pick).days > limit:
            pick = min(future, default=pick)
        year = pick.year if pick else None
        why = f"the nearest to the document date {anchor.doc.isoformat()}"
    span = cal.holiday(name, year) if year is not None else None
    if span is None:
        return _open("XXXX" if year is None else f"{year:04d}", "unknown", "year not known")
    grain = "day" if span[0] == span[1] else "range"
    value = span[0].isoformat()
    return Resolved(
        type="DATE", value=value, start=span[0], end=span[1], granularity=grain, status=status, evidence=why
    )


def _duration(e: Expr, anchor: Anchor, tense: str) -> Resolved | None:
    value = duration_value(e.unit, e.n)
    start = end = None
    if e.direction and anchor.doc is not None and e.n is not None and e.unit not in ("TM", "TS", "ML"):
        days = e.unit == "TH"  # "the past 24 hours" reach into the day before
        other = cal.shift(anchor.doc, "D" if days else e.unit, e.direction * (math.ceil(e.n / 24) if days else e.n))
        start, end = (other, anchor.doc) if e.direction < 0 else (anchor.doc, other)
    status = _status(anchor) if start else "unresolved"
    grain = "range" if start else "unknown"
    return Resolved(type="DURATION", value=value, start=start, end=end, granularity=grain, status=status)


def duration_value(unit: str, n: float | None) -> str:
    """The TIMEX3 value of a length: P5Y, PXW, PT30M, P2DE."""
    timed = unit in ("TH", "TM", "TS")
    if n is not None and n % 1 and unit in ("TH", "Y", "DE"):
        n, unit = (n * 60, "TM") if unit == "TH" and n < 1 else (n * 12, "M") if unit == "Y" and n < 1 else (n, unit)
    if unit == "FN":
        n, unit = (None if n is None else n * 2), "W"
    amount = "X" if n is None else f"{n:g}" if n < 1e6 else f"{int(n)}"
    return f"P{'T' if timed else ''}{amount}{_VALUE_UNIT.get(unit, unit)}"


def _set(e: Expr, anchor: Anchor, tense: str) -> Resolved | None:
    return Resolved(type="SET", value=e.text or duration_value(e.unit, e.n), status="unresolved")


def _ref(e: Expr, anchor: Anchor, tense: str) -> Resolved | None:
    return Resolved(type="DATE", value=e.text, evidence="vague")


def _time(e: Expr, anchor: Anchor, tense: str) -> Resolved | None:
    day = anchor.narrative or anchor.doc
    if day is None:
        return _open("XXXX-XX-XX", "day", "document date not known")
    return _from(cal.period("D", day), _status(anchor), f"the day told of, {day.isoformat()}")


def _range(e: Expr, anchor: Anchor, tense: str) -> Resolved | None:
    if e.left is None or e.right is None:
        return None
    left, right = resolve(e.left, anchor, tense), resolve(e.right, anchor, tense)
    if left is None or right is None:
        return None
    evidence = left.evidence or right.evidence
    value = f"{left.value}/{right.value}"
    if left.start is None or right.end is None:
        return Resolved(type="DATE", value=value, granularity="range", evidence=evidence)
    if right.end < left.start and e.left.kind == e.right.kind == "weekday":
        right = _from(cal.period("D", cal.add_days(right.end, 7)), right.status, right.evidence)
        value = f"{left.value}/{right.value}"
    if right.end is None or right.start is None:
        return None
    if right.end < left.start:
        if e.left.kind != "cal" or e.left.year is not None or e.left.day is None:
            return None
        # "December 28 to January 3"; days that the document lies between: "will travel February 3-11", told on the 4th
        over_new_year = (left.start.month, left.start.day) > (right.end.month, right.end.day)
        left = resolve(replace(e.left, year=right.end.year - over_new_year), anchor, tense) or left
        value = f"{left.value}/{right.value}"
    status = left.status if left.status != "explicit" else right.status
    return Resolved(
        type="DATE", value=value, start=left.start, end=right.end, granularity="range", status=status, evidence=evidence
    )


def _with_time(found: Resolved, e: Expr) -> Resolved:
    """Add the clock time or part of the day to a day-level value."""
    if found.granularity != "day":
        return found
    return replace(found, type="TIME", value=found.value + (e.clock or f"T{e.part}"))


def _narrow(found: Resolved, e: Expr, anchor: Anchor) -> Resolved:
    """Cut the interval of early, mid, late or "so far" periods; value and granularity stay those of the period."""
    start, end = found.start, found.end
    if start is None or end is None or start == end or found.type != "DATE":
        return found
    if e.text == "sofar" and anchor.doc is not None and start <= anchor.doc <= end:
        return replace(found, end=anchor.doc) if e.mod == "START" else replace(found, start=anchor.doc)
    first, second = _cuts(start, end, found.granularity, e.mod)
    if e.mod in ("START", "OPEN"):
        return replace(found, end=cal.add_days(first, -1))
    if e.mod == "MID":
        return replace(found, start=first, end=cal.add_days(second, -1))
    return replace(found, start=second)


def _cuts(start: dt.date, end: dt.date, grain: str, mod: str) -> tuple[dt.date, dt.date]:
    """First days of the middle and of the last part of a period: thirds, or sixths for its beginning and end."""
    edge = mod in ("OPEN", "CLOSE")
    if grain == "year":
        return (
            (start.replace(month=3), start.replace(month=11))
            if edge
            else (start.replace(month=5), start.replace(month=9))
        )
    if grain == "month":
        return (start.replace(day=6), cal.add_days(end, -6)) if edge else (start.replace(day=11), start.replace(day=21))
    if grain == "decade":
        years = (2, 8) if edge else (4, 7)
        return start.replace(year=start.year + years[0]), start.replace(year=start.year + years[1])
    if grain == "week" and not edge:
        return cal.add_days(start, 2), cal.add_days(start, 4)
    days = (end - start).days + 1
    part = max(days // (6 if edge else 3), 1)
    return cal.add_days(start, part), cal.add_days(end, 1 - part)


_KINDS = {
    "cal": _calendar, "weekday": _weekday, "day": _day, "unit": _unit, "shift": _shift, "same": _same,
    "holiday": _holiday,
    "duration": _duration, "set": _set, "ref": _ref, "time": _time, "range": _range,
}  # fmt: skip
