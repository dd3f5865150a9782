"""Calendar arithmetic: periods with their ISO values, and the days on which holidays fall.

Formulas: Gregorian Easter after the anonymous computus (Meeus/Jones/Butcher), Orthodox Easter after Meeus' Julian rule,
Islamic dates by the tabular (civil) calendar, Hebrew dates by the molad rules of the fixed calendar.
"""

from __future__ import annotations

import calendar
import datetime as dt
from functools import lru_cache

from events.coding.dates.data import read_tsv

Period = tuple[str, dt.date, dt.date, str]
"""Value, first day, last day, granularity."""

ONE_DAY = dt.timedelta(days=1)
SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
# Month and day of the lunar new year, from 2000.
_LUNAR_NEW_YEAR = (
    "0205", "0124", "0212", "0201", "0122", "0209", "0129", "0218", "0207", "0126", "0214", "0203", "0123", "0210",
    "0131",
    "0219", "0208", "0128", "0216", "0205", "0125", "0212", "0201", "0122", "0210", "0129", "0217", "0206", "0126",
    "0213",
    "0203",
)  # fmt: skip


def month_end(year: int, month: int) -> dt.date:
    """The last day of a month."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def add_months(day: dt.date, months: int) -> dt.date:
    """``day`` moved by whole months; the day of the month is cut to what the month has. Years stay within 1..9999."""
    index = min(max(day.year * 12 + day.month - 1 + months, 12), 9999 * 12 + 11)
    year, month = divmod(index, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def add_days(day: dt.date, days: int) -> dt.date:
    """``day`` moved by days, cut to the years 1..9999."""
    return dt.date.fromordinal(min(max(day.toordinal() + days, 1), dt.date.max.toordinal()))


def shift(day: dt.date, unit: str, n: float) -> dt.date:
    """``day`` moved by ``n`` units (D W FN WE M Q Y DE CE ML); half a year is six months, half a month fifteen days."""
    if unit in ("D", "NI"):
        return add_days(day, round(n))
    if unit in ("W", "WE"):
        return add_days(day, round(7 * n))
    if unit == "FN":
        return add_days(day, round(14 * n))
    months = n * {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}[unit]
    whole = int(months)
    return add_days(add_months(day, whole), round(30 * (months - whole)))


def period(unit: str, day: dt.date) -> Period:
    """The day, week, weekend, month, quarter, year, decade or century that ``day`` lies in."""
    if unit == "W":
        return week(day)
    if unit == "WE":
        first = day + dt.timedelta(days=5 - day.weekday())
        iso = day.isocalendar()
        return f"{iso.year:04d}-W{iso.week:02d}-WE", first, first + ONE_DAY, "weekend"
    if unit == "M":
        return month(day.year, day.month)
    if unit == "Q":
        return quarter(day.year, (day.month + 2) // 3)
    if unit == "Y":
        return year(day.year)
    if unit == "DE":
        return decade(day.year // 10)
    if unit == "CE":
        return century((day.year - 1) // 100)
    return day.isoformat(), day, day, "day"


def week(day: dt.date) -> Period:
    """The ISO week of ``day``, Monday to Sunday."""
    iso = day.isocalendar()
    first = day - dt.timedelta(days=day.weekday())
    return f"{iso.year:04d}-W{iso.week:02d}", first, first + dt.timedelta(days=6), "week"


def month(y: int, m: int) -> Period:
    """A calendar month."""
    return f"{y:04d}-{m:02d}", dt.date(y, m, 1), month_end(y, m), "month"


def quarter(y: int, q: int) -> Period:
    """A quarter of the calendar year."""
    return f"{y:04d}-Q{q}", dt.date(y, 3 * q - 2, 1), month_end(y, 3 * q), "quarter"


def half(y: int, h: int) -> Period:
    """A half of the calendar year."""
    return f"{y:04d}-H{h}", dt.date(y, 6 * h - 5, 1), month_end(y, 6 * h), "range"


def season(y: int, name: str) -> Period:
    """A season of the northern hemisphere in whole months; winter begins in December of ``y``."""
    first = dt.date(y, SEASON_MONTH[name], 1)
    last = add_months(first, 3) - ONE_DAY
    return f"{y:04d}-{name}", first, last, "season"


def year(y: int) -> Period:
    """A calendar year."""
    return f"{y:04d}", dt.date(y, 1, 1), dt.date(y, 12, 31), "year"


def decade(d: int) -> Period:
    """A decade: 199 is 1990 to 1999."""
    return f"{d:03d}", dt.date(d * 10, 1, 1), dt.date(d * 10 + 9, 12, 31), "decade"


def century(c: int) -> Period:
    """A century by its first two digits: 19 is the twentieth, 1901 to 2000."""
    return f"{c:02d}", dt.date(c * 100 + 1, 1, 1), dt.date(min(c * 100 + 100, 9999), 12, 31), "range"


def easter(y: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar."""
    a, b, c = y % 19, y // 100, y % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    l_ = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * l_) // 451
    n = h + l_ - 7 * m + 114
    return dt.date(y, n // 31, n % 31 + 1)


def orthodox_easter(y: int) -> dt.date:
    """Easter Sunday of the Julian calendar, as a Gregorian date (valid 1900 to 2099)."""
    d = (19 * (y % 19) + 15) % 30
    e = (2 * (y % 4) + 4 * (y % 7) - d + 34) % 7
    n = d + e + 114
    return dt.date(y, n // 31, n % 31 + 1) + dt.timedelta(days=13)


def islamic(y: int, month_: int, day: int) -> list[dt.date]:
    """The Gregorian days of year ``y`` on which a day of the tabular Islamic calendar falls (none, one or two)."""
    about = int((y - 622) * 33 / 32)
    found = []
    for h in (about - 1, about, about + 1, about + 2):
        julian = (11 * h + 3) // 30 + 354 * h + 30 * month_ - (month_ - 1) // 2 + day + 1948440 - 385
        date = dt.date.fromordinal(julian - 1721425)
        if date.year == y:
            found.append(date)
    return found


def _hebrew_new_year(year_: int) -> int:
    """Day number (days since the Hebrew epoch) of 1 Tishri."""
    months = (235 * year_ - 234) // 19
    parts = 12084 + 13753 * months
    day = 29 * months + parts // 25920
    return day + 1 if 3 * (day + 1) % 7 < 3 else day


def _hebrew_first(year_: int) -> int:
    """Ordinal (proleptic Gregorian) of 1 Tishri, with the rules that keep years to lawful lengths."""
    before, this, after = (_hebrew_new_year(year_ + k) for k in (-1, 0, 1))
    delay = 2 if after - this == 356 else 1 if this - before == 382 else 0
    return this + delay - 1373427


def hebrew(y: int, month_: int, day: int) -> dt.date:
    """The Gregorian date, in year ``y``, of a Hebrew day; months of the feasts only: 1 Nisan, 7 Tishri, 9 Kislev."""
    if month_ == 1:
        nisan_first = _hebrew_first(y + 3761) - 177
        return dt.date.fromordinal(nisan_first + day - 1)
    first = _hebrew_first(y + 3761)
    if month_ == 7:
        return dt.date.fromordinal(first + day - 1)
    long_heshvan = (_hebrew_first(y + 3762) - first) % 10 == 5
    return dt.date.fromordinal(first + 30 + (30 if long_heshvan else 29) + day - 1)


@lru_cache(maxsize=1)
def _holiday_rules() -> dict[str, str]:
    return {name: rule for name, rule, _ in read_tsv("holidays.tsv", 3)}


@lru_cache(maxsize=2048)
def holiday(name: str, y: int) -> tuple[dt.date, dt.date] | None:
    """First and last day of the holiday ``name`` (an id of ``holidays.tsv``) in year ``y``; ``None`` if not known."""
    if not 1600 <= y <= 2200:
        return None
    kind, *args = _holiday_rules()[name].split(":")
    first: dt.date | None
    length = 1
    if kind == "nth":
        first = _nth_weekday(y, int(args[0]), int(args[1]), int(args[2]))
    elif kind == "easter":
        first = easter(y) + dt.timedelta(days=int(args[0]))
    elif kind == "orthodox":
        first = orthodox_easter(y) + dt.timedelta(days=int(args[0]))
    elif kind == "islamic":
        days = islamic(y, int(args[0]), int(args[1]))
        first, length = (days[0] if days else None), int(args[2]) if len(args) > 2 else 1
    elif kind == "hebrew":
        first, length = hebrew(y, int(args[0]), int(args[1])), int(args[2]) if len(args) > 2 else 1
    elif kind == "lunar":
        known = 2000 <= y < 2000 + len(_LUNAR_NEW_YEAR)
        mmdd = _LUNAR_NEW_YEAR[y - 2000] if known else ""
        first = dt.date(y, int(mmdd[:2]), int(mmdd[2:])) if known else None
    elif kind == "day":
        first = dt.date.fromisoformat(args[0])
    else:
        first = dt.date(y, int(kind[:2]), int(kind[3:]))
    return None if first is None else (first, first + dt.timedelta(days=length - 1))


def fixed_holiday(name: str) -> bool:
    """True for a named day that happened once (the September 11 attacks)."""
    return _holiday_rules()[name].startswith("day:")


def _nth_weekday(y: int, m: int, weekday: int, n: int) -> dt.date:
    if n < 0:
        last = month_end(y, m)
        return last - dt.timedelta(days=(last.isoweekday() - weekday) % 7)
    first = dt.date(y, m, 1)
    return first + dt.timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (n - 1))
