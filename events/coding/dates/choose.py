"""Choose the year of a date that states none, by tense and nearness to the document date."""

from __future__ import annotations

import datetime as dt

from events.coding.dates import calendars as cal
from events.coding.dates.expr import Anchor, Expr

_HALF_YEAR = 183
_AHEAD = 200  # days ahead of its publication that an article announces an event without saying the year


def _first_month(e: Expr) -> int:
    if e.quarter:
        return 3 * e.quarter - 2
    if e.half:
        return 6 * e.half - 5
    return cal.SEASON_MONTH[e.season] if e.season else e.month or 1


def choose_month(e: Expr, doc: dt.date, tense: str) -> int:
    """Year of a month, season, quarter or half that states none.

    ``last``: the latest one over before the document's own; ``this``: of the running year; ``next``: the first after.
    Otherwise past ones (the running month counts) unless the verb is in the future or the past one is long gone.
    """
    first = _first_month(e)
    length = 3 if e.season or e.quarter else 6 if e.half else 1
    years = (doc.year - 2, doc.year - 1, doc.year, doc.year + 1)
    starts = {y: dt.date(y, first, 1) for y in years}
    over = [y for y in years if cal.add_months(starts[y], length) <= doc]
    begun = [y for y in years if starts[y] <= doc]
    if e.direction == -1:
        return max(over, default=doc.year - 1)
    if e.direction == 0:
        return doc.year - 1 if e.season == "WI" and doc.month <= 2 else doc.year
    if e.direction == 1:
        return min((y for y in years if starts[y] > doc), default=doc.year + 1)
    ahead = min((y for y in years if cal.add_months(starts[y], length) > doc), default=doc.year)
    if tense == "future":
        return ahead
    back = max(begun, default=doc.year - 1)
    if tense == "past":
        return back
    since_end = (doc.year - back) * 12 + doc.month - first - length
    until_start = (ahead - doc.year) * 12 + first - doc.month
    # Months that news names without a year are rather past than to come: by how many months, hangs on the tense hint.
    bias = {"past?": 8, "future?": -8}.get(tense, 3)
    return back if since_end <= until_start + bias else ahead


def _day_in(e: Expr, year: int) -> dt.date | None:
    try:
        return dt.date(year, e.month or 1, e.day or 1)
    except ValueError:
        return None


def choose_year(e: Expr, doc: dt.date, tense: str) -> int:
    """Year of a month and day: by weekday if that decides, else by tense, else the past one if within half a year."""
    days = [d for y in range(doc.year - 1, doc.year + 2) if (d := _day_in(e, y)) is not None]
    if not days:
        return doc.year + (-doc.year) % 4  # 29 February: the next leap year there is
    if e.weekday:
        fitting = [d for d in days if d.isoweekday() == e.weekday]
        days = fitting or days
    past = max((d for d in days if d <= doc), default=None)
    ahead = min((d for d in days if d >= doc), default=None)
    if past is None or ahead is None:
        return (past or ahead or doc).year
    gone, to_come = (doc - past).days, (ahead - doc).days
    if tense == "future":
        return ahead.year
    if tense == "past":
        # A date a few days ahead of its document is a stale or rounded document date or a plan, hardly last year's.
        return past.year if gone <= 330 else ahead.year
    if tense == "future?":
        return past.year if to_come > _AHEAD and gone < 120 else ahead.year
    limit = 300 if tense == "past?" else _HALF_YEAR
    return past.year if gone <= limit or gone <= to_come else ahead.year


def year_in_bounds(e: Expr, anchor: Anchor, tense: str) -> tuple[int | None, str]:
    """Year of a date when the document date is only known as an interval: the single one that fits, or ``None``.

    Past events lie at most a year before the interval and not after it; announced ones not before it and at most some
    months after.
    """
    if anchor.earliest is None or anchor.latest is None:
        return None, "year not stated and document date not known"
    lo, hi = anchor.earliest, anchor.latest
    if tense.startswith("future"):
        hi = cal.add_days(hi, _AHEAD)
    else:
        lo = cal.add_days(lo, -330)
    if (hi - lo).days > 3 * 366:
        return None, "year not stated and the document date is only known to years"
    fitting = []
    for year in range(lo.year, hi.year + 1):
        day = _day_in(e, year) if e.day is not None else dt.date(year, _first_month(e), 1)
        if day is not None and lo <= day <= hi and (not e.weekday or day.isoweekday() == e.weekday):
            fitting.append(year)
    if len(fitting) == 1:
        return fitting[
            0
        ], f"the only year that fits a document of {anchor.earliest.isoformat()} to {anchor.latest.isoformat()}"
    return None, "several years fit what is known of the document date"
