"""What the rules of the grammar build: functions from captured groups to an :class:`Expr`.

A builder returns ``None`` to refuse a match (31 June, "June 5 and 12"): the next-longest rule then has its turn.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from events.coding.dates.expr import Expr
from events.coding.dates.months import first_months
from events.coding.dates.quantity import quantity

if TYPE_CHECKING:
    from events.coding.dates.grammar import Node
    from events.coding.dates.tokens import Token

_DAYS_IN = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Groups:
    """The captured groups of one match, as tokens, values or sub-expressions."""

    def __init__(self, nodes: Sequence[Node], match: re.Match[str]) -> None:
        self._nodes = nodes
        self._match = match
        self._names = match.re.groupindex

    def nodes(self, name: str) -> Sequence[Node]:
        """The nodes a group covers; empty if it took no part."""
        if name not in self._names or self._match.start(name) < 0:
            return ()
        return self._nodes[self._match.start(name) : self._match.end(name)]

    def tokens(self, name: str) -> list[Token]:
        """The tokens a group covers."""
        return [n.token for n in self.nodes(name) if n.token is not None]

    def text(self, name: str) -> str:
        """The words of a group in lower case, joined by a blank."""
        return " ".join(t.low for t in self.tokens(name))

    def expr(self, name: str) -> Expr | None:
        """The first sub-expression of a group."""
        return next((n.expr for n in self.nodes(name) if n.expr is not None), None)

    def value(self, name: str, *classes: str) -> str | None:
        """The lexicon value of the first token in a group that has one of ``classes``."""
        for token in self.tokens(name):
            for cls in classes:
                found = token.value(cls)
                if found is not None:
                    return found
        return None

    def number(self, name: str) -> int | None:
        """A group of digits ("18", "18th") as a number."""
        for token in self.tokens(name):
            digits = re.match(r"\d+", token.text)
            if digits:
                return int(digits.group())
        return None

    def month(self, name: str) -> int | None:
        """A month name as 1 to 12."""
        found = self.value(name, "MONTH", "MAMB", "MABBR")
        return int(found) if found else None

    def direction(self, name: str = "dir") -> int | None:
        """-1, 0 or +1 for last, this, next; ``None`` if not said. The last telling word decides ("this past week")."""
        found = None
        for token in self.tokens(name):
            low = token.low
            if token.value("LAST") is not None or token.value("PAST") is not None or low == "past":
                found = -1
            elif token.value("NEXT") is not None or token.value("COMING") is not None:
                found = 1
            elif token.value("THIS") is not None or token.value("CURRENT") is not None:
                found = 0 if found is None else found
        return found


Params = dict[str, str]
Builder = Callable[[Groups, Params], Expr | None]


def lawful(month: int | None, day: int | None) -> bool:
    """Whether a month can have such a day."""
    return month is None or day is None or 1 <= day <= _DAYS_IN[month - 1]


def calendar_(g: Groups, p: Params) -> Expr | None:
    """A date of which year, month or day may be missing; with ``dir`` a month seen from the document ("last June")."""
    month, day, year = g.month("m"), g.number("d"), g.number("y")
    if not lawful(month, day):
        return None
    return Expr(kind="cal", year=year, month=month, day=day, direction=g.direction())


def day_range(g: Groups, p: Params) -> Expr | None:
    """Days of one month: 18-19 June. ``next_day``: only if the second follows the first ("June 18 and 19")."""
    month, first, last, year = g.month("m"), g.number("d"), g.number("e"), g.number("y")
    if first is None or last is None or not lawful(month, first) or not lawful(month, last) or last <= first:
        return None
    if p.get("next_day") and last != first + 1:
        return None
    left = Expr(kind="cal", year=year, month=month, day=first)
    return Expr(kind="range", left=left, right=replace(left, day=last))


def month_range(g: Groups, p: Params) -> Expr | None:
    """January-March 2022."""
    year = g.number("y")
    left = Expr(kind="cal", year=year, month=g.month("m"))
    return Expr(kind="range", left=left, right=replace(left, month=g.month("n")))


def iso(g: Groups, p: Params) -> Expr | None:
    """2021-12-08, 2021-12-08T10:30:00Z."""
    text = g.tokens("x")[0].text
    year, month, day = int(text[:4]), int(text[5:7]), int(text[8:10])
    if not 1 <= month <= 12 or not lawful(month, day):
        return None
    clock = re.match(r"T\d\d:\d\d(?::\d\d)?", text[10:])
    return Expr(kind="cal", year=year, month=month, day=day, clock=clock.group() if clock else "")


def numeric(g: Groups, p: Params) -> Expr | None:
    """24.02.2022, 02/24/2022, 2022/02/24. A slashed date that could be read two ways keeps only its year."""
    text = g.tokens("x")[0].text
    parts = [int(x) for x in re.split(r"[./]", text)]
    if parts[0] > 999:
        year, month, day = parts
    else:
        first, second, year = parts
        year += 0 if year > 99 else 2000 if year < 50 else 1900
        if "." in text or first > 12:
            day, month = first, second
        elif second > 12 or first == second:
            month, day = first, second
        else:
            return Expr(kind="cal", year=year, text="ambiguous")
    if not 1 <= month <= 12 or not 1 <= day <= 31 or not lawful(month, day):
        return None
    return Expr(kind="cal", year=year, month=month, day=day)


def fixed_day(g: Groups, p: Params) -> Expr | None:
    """A day known by its name: 9/11."""
    if p.get("only") and f"{g.month('m')}-{g.number('d')}" != p["only"]:
        return None
    year_, month, day_ = (int(x) for x in p["day"].split("-"))
    return Expr(kind="cal", year=year_, month=month, day=day_)


def year(g: Groups, p: Params) -> Expr | None:
    """A year, or a fiscal year."""
    return Expr(kind="cal", year=g.number("y"), fiscal=bool(p.get("fiscal")))


def fy(g: Groups, p: Params) -> Expr | None:
    """FY2023, FY 22."""
    digits = re.sub(r"\D", "", g.tokens("x")[0].text)
    return Expr(kind="cal", year=int(digits) if len(digits) == 4 else 2000 + int(digits), fiscal=True)


def year_span(g: Groups, p: Params) -> Expr | None:
    """1998-2000, 2014-15; ``2021-12`` is a month unless it can only be a span."""
    if g.tokens("x"):
        text = g.tokens("x")[0].text
        first, short = int(text[:4]), int(text[5:])
        if text[4] == "-" and 1 <= short <= 12 and short != (first + 1) % 100:
            return Expr(kind="cal", year=first, month=short)
        last = first // 100 * 100 + short
    else:
        first, last = g.number("y") or g.number("y2") or 0, g.number("z") or g.number("z2") or 0
    if last <= first:
        return None
    return Expr(kind="range", left=Expr(kind="cal", year=first), right=Expr(kind="cal", year=last))


def decade(g: Groups, p: Params) -> Expr | None:
    """The 1990s, the '80s, the nineties."""
    word = g.value("x", "DECW")
    if word:
        return Expr(kind="cal", decade=190 + int(word))
    digits = re.sub(r"\D", "", g.tokens("x")[0].text)
    return Expr(kind="cal", decade=int(digits) // 10 if len(digits) == 4 else 190 + int(digits) // 10)


def century(g: Groups, p: Params) -> Expr | None:
    """The 20th century."""
    word = g.value("c", "ORDW")
    number = int(word) if word else g.number("c")
    return Expr(kind="cal", century=number - 1) if number else None


def quarter(g: Groups, p: Params) -> Expr | None:
    """The first quarter of 2022, Q1."""
    word = g.value("q", "ORDW")
    number = int(word) if word else g.number("q") if g.tokens("q") else None
    if g.tokens("x"):
        number = int(g.tokens("x")[0].text[1])
    if g.text("q") == "final":
        number = 4
    return Expr(kind="cal", quarter=number, year=g.number("y")) if number and number <= 4 else None


def half(g: Groups, p: Params) -> Expr | None:
    """The first half of 2022, H1 2022."""
    word = g.value("h", "ORDW")
    number = int(g.tokens("x")[0].text[1]) if g.tokens("x") else int(word) if word else g.number("h")
    if number not in (1, 2):
        return None
    return Expr(kind="cal", half=number, year=g.number("y"), direction=None if g.number("y") else g.direction() or 0)


def season(g: Groups, p: Params) -> Expr | None:
    """The summer of 2012, last summer."""
    return Expr(kind="cal", season=g.value("s", "SEASON", "SEASONX"), year=g.number("y"), direction=g.direction())


def weekday(g: Groups, p: Params) -> Expr | None:
    """Monday, last Monday."""
    found = g.value("w", "WDAY", "WABBR")
    direction = int(p["direction"]) if "direction" in p else g.direction()
    return Expr(kind="weekday", weekday=int(found), direction=direction) if found else None


def set_weekday(g: Groups, p: Params) -> Expr | None:
    """Mondays, every Monday."""
    found = g.value("w", "WDAY", "WDAYS")
    return Expr(kind="set", text=f"XXXX-WXX-{found}")


def day(g: Groups, p: Params) -> Expr | None:
    """Today, yesterday, last night, the day after tomorrow."""
    words = g.text("x")
    if words in ("before yesterday", "after tomorrow"):
        return Expr(kind="day", n=-2 if words.startswith("before") else 2)
    n = p.get("n") or g.value("x", "DEIC", "TONIGHT", "OVERN") or "0"
    part = p.get("part") or g.value("p", "PART") or ""
    return Expr(kind="day", n=int(n), part=part)


def with_mod_unit(g: Groups, p: Params) -> Expr | None:
    """By the end of the year: the year that runs."""
    found = g.value("u", "UNIT") or g.value("u2", "UNIT")
    mod = g.value("mod", "BEGIN", "ENDN", "EARLY", "LATE", "EARLIER", "LATER", "MID") or g.value("mod2", "MID")
    if found == "D" and mod in ("START", "END"):
        return Expr(kind="day", n=0, mod=mod)
    sofar = "sofar" if g.value("mod", "EARLIER", "LATER") else ""
    if found not in ("W", "M", "Y", "DE", "CE") or mod is None:
        return None
    return Expr(kind="unit", unit=found, direction=0, mod=mod, text=sofar)


def same(g: Groups, p: Params) -> Expr | None:
    """That day, the same month, that night."""
    part = g.value("p", "PART")
    if part:
        return Expr(kind="same", unit="D", part=part)
    unit = g.value("u", "UNIT") or ""
    return Expr(kind="same", unit=unit) if unit in ("D", "W", "M", "Y", "DE") else None


def neighbour(g: Groups, p: Params) -> Expr | None:
    """The day before something told in a clause: a day, but which one the words alone do not say."""
    unit = g.value("u", "UNIT") or ""
    return Expr(kind="same", unit=unit, direction=int(g.value("dir", "BEFORE", "AFTER") or 0), anchor="clause")


def ref(g: Groups, p: Params) -> Expr | None:
    """Now, recently, soon; with ``kind: set`` daily, annually."""
    value = p.get("value") or g.value("x", "PREF", "PASTREF", "FUTREF", "SETADV")
    return Expr(kind=p.get("kind", "ref"), text=value) if value else None


def unit(g: Groups, p: Params) -> Expr | None:
    """Last year, this week, the weekend."""
    found = g.value("u", "UNIT", "WEEKEND", "QUARTER") or ""
    if found not in ("D", "W", "M", "Y", "DE", "CE", "WE", "Q", "FN"):
        return None
    direction = g.direction()
    if found == "D" and direction != 1:
        return None
    return Expr(kind="unit", unit=found, direction=direction, fiscal=bool(g.tokens("f")))


def past_span(g: Groups, p: Params) -> Expr | None:
    """The past two years, the next few months, recent weeks."""
    which = "u" if g.tokens("u") else "u2"
    found = g.value(which, "UNIT", "UNITPL", "WEEKEND") or ""
    direction = int(p["dir"]) if "dir" in p else g.direction("dir" if which == "u" else "dir2")
    plural = g.value(which, "UNITPL") is not None
    n = quantity(g.tokens("q")) if g.tokens("q") else None if plural else 1.0
    if found in ("D", "TM", "TS") and n == 1.0 and not g.tokens("q"):
        return None
    if found == "WE" and n == 1.0:
        return Expr(kind="unit", unit=found, direction=direction)
    return Expr(kind="duration", unit=found, n=n + float(p.get("plus", 0)) if n else n, direction=direction)


def shift(g: Groups, p: Params) -> Expr | None:
    """Three years ago, a day earlier, two weeks from now."""
    found = g.value("u", "UNIT", "UNITPL", "WEEKEND", "NIGHTU", "QUARTER") or g.value("q", "UNITPL") or ""
    if not found:
        return None
    direction = int(p["direction"]) if "direction" in p else _word_direction(g.text("dir"))
    if "n" in p:
        n: float | None = float(p["n"])
    elif g.value("q", "UNITPL"):
        n = None
    else:
        n = (quantity(g.tokens("q")) or 0.0) + float(p["plus"]) if "plus" in p else quantity(g.tokens("q"))
    return Expr(kind="shift", unit=found, n=n, direction=direction, anchor=p.get("anchor", "doc"))


def _word_direction(text: str) -> int:
    return 1 if text.split()[0] in ("later", "after", "afterwards", "afterward", "following", "from", "since") else -1


def duration(g: Groups, p: Params) -> Expr | None:
    """For five years, a 90-day term, decades."""
    found = g.value("u", "UNIT", "UNITPL", "UNITX", "WEEKEND", "QUARTER") or g.value("u2", "UNITPL")
    tokens = g.tokens("q")
    if found is None:
        return None
    n = quantity(tokens) if tokens else 1.0 if g.value("u", "UNIT", "WEEKEND") else None
    if (
        tokens
        and len(tokens) == 1
        and tokens[0].text.isdigit()
        and len(tokens[0].text) == 4
        and n
        and 1900 <= n <= 2100
    ):
        return None  # "in 2013 days after" is a year, not a number of days
    return Expr(kind="duration", unit=found, n=n + float(p["plus"]) if n and "plus" in p else n)


def set_unit(g: Groups, p: Params) -> Expr | None:
    """Every year, each month, every two weeks, twice a week."""
    part, season_ = g.value("u", "PART"), g.value("u", "SEASON")
    if part:
        return Expr(kind="set", text=f"XXXX-XX-XXT{part}")
    if season_:
        return Expr(kind="set", text=f"XXXX-{season_}")
    month = g.month("u")
    if month:
        return Expr(kind="set", text=f"XXXX-{month:02d}")
    found = g.value("u", "UNIT", "UNITPL", "WEEKEND", "QUARTER", "NIGHTU") or ""
    n = 2.0 if g.text("q") == "other" else quantity(g.tokens("q")) if g.tokens("q") else 1.0
    if found == "WE":
        return Expr(kind="set", text="XXXX-WXX-WE")
    if found == "NI":
        return Expr(kind="set", text="XXXX-XX-XXTNI")
    return Expr(kind="set", unit=found, n=n)


def clock(g: Groups, p: Params) -> Expr | None:
    """5 p.m., 17:30, ten o'clock, 0700 GMT, noon."""
    noon = g.value("h", "NOON")
    if noon:
        return Expr(kind="time", clock="T" + noon)
    text = g.tokens("h")[0].text
    word = g.value("h", "NUMW")
    if word:
        hour, minute = int(word), None
    elif len(text) == 4 and text.isdigit():
        hour, minute = int(text[:2]), int(text[2:])
    else:
        pieces = re.split(r"[:.]", text)
        hour, minute = int(pieces[0]), int(pieces[1]) if len(pieces) > 1 else None
    half_day = g.text("ap")[:1]
    if hour > 24 or (minute or 0) > 59 or (half_day and not 1 <= hour <= 12):
        return None
    if half_day:
        hour = hour % 12 + (12 if half_day == "p" else 0)
    return Expr(kind="time", clock=f"T{hour:02d}" + (f":{minute:02d}" if minute is not None else ""))


def part(g: Groups, p: Params) -> Expr | None:
    """Morning, late night."""
    mod = g.value("mod", "EARLY", "LATE", "MID") or ""
    return Expr(kind="time", part=g.value("p", "PART") or "", mod=mod)


ATOMS: dict[str, Builder] = {
    "calendar": calendar_, "day_range": day_range, "month_range": month_range, "iso": iso, "numeric": numeric,
    "fixed_day": fixed_day, "year": year, "fy": fy, "year_span": year_span, "decade": decade, "century": century,
    "quarter": quarter, "half": half, "first_months": first_months, "season": season, "weekday": weekday, "set_weekday": set_weekday, "day": day,
    "same": same, "neighbour": neighbour, "ref": ref, "unit": unit, "past_span": past_span, "shift": shift,
    "duration": duration, "set_unit": set_unit, "clock": clock, "part": part, "with_mod_unit": with_mod_unit,
}  # fmt: skip
