"""Builders of the second pass: two expressions become one ("Tuesday" + "morning", "28 June" + "to" + "3 July 2021")."""

from __future__ import annotations

from dataclasses import replace

from events.coding.dates.build import Builder, Groups, Params, lawful
from events.coding.dates.expr import Expr

_MODS = ("EARLY", "LATE", "EARLIER", "LATER", "MID", "BEGIN", "ENDN")


def weekday_date(g: Groups, p: Params) -> Expr | None:
    """Monday, June 7: the weekday is kept, it can decide the year."""
    w, x = g.expr("w") or g.expr("w2"), g.expr("x")
    return None if w is None or x is None else replace(x, weekday=w.weekday)


def same_day(g: Groups, p: Params) -> Expr | None:
    """Yesterday, February 17, 2006: the date says it."""
    return g.expr("x")


def period_of(g: Groups, p: Params) -> Expr | None:
    """The weekend of 17 September."""
    x, r = g.expr("x"), g.expr("r")
    unit = r.unit if r is not None else {"week": "W", "weekend": "WE"}[g.text("u")]
    if x is None or unit not in ("W", "WE") or (r is not None and r.direction is not None):
        return None
    return Expr(kind="unit", unit=unit, base=x)


def weekday_beside(g: Groups, p: Params) -> Expr | None:
    """The Wednesday before Thanksgiving."""
    w, x = g.expr("w"), g.expr("x")
    if w is None or x is None or x.kind == "weekday":
        return None
    return replace(w, base=x, direction=-1 if g.text("dir") == "before" else 1)


def with_part(g: Groups, p: Params) -> Expr | None:
    """Tuesday morning, the night of March 5."""
    x, part = g.expr("x"), g.expr("p")
    return None if x is None or part is None else replace(x, part=part.part, mod=part.mod or x.mod)


def early_hours(g: Groups, p: Params) -> Expr | None:
    """The early hours of Tuesday."""
    x = g.expr("x")
    return None if x is None else replace(x, part="MO", mod="START")


def with_clock(g: Groups, p: Params) -> Expr | None:
    """Sunday 5 p.m.; ten o'clock in the evening."""
    x, t = g.expr("x"), g.expr("t")
    if x is None or t is None:
        return None
    clock = t.clock
    half = x.part if x.kind == "time" else (e.part if (e := g.expr("p")) else x.part)
    hour = int(clock[1:3])
    if half in ("AF", "EV", "NI") and 1 <= hour < 12 and not (half == "NI" and hour < 5):
        clock = f"T{hour + 12:02d}{clock[3:]}"
    return replace(x, part="", clock=clock)


def in_part(g: Groups, p: Params) -> Expr | None:
    """In the morning (of the day being told of)."""
    x = g.expr("x")
    return None if x is None else replace(x, anchor="narrative")


def with_mod(g: Groups, p: Params) -> Expr | None:
    """Late Tuesday, mid-March, the end of 2014, earlier this week."""
    x, mod = g.expr("x"), g.value("mod", *_MODS)
    if x is None or mod is None or x.kind in ("set", "ref", "duration"):
        return None
    relative = g.value("mod", "EARLIER", "LATER") is not None
    return replace(x, mod=mod, text=x.text or ("sofar" if relative else ""))


def of_year(g: Groups, p: Params) -> Expr | None:
    """June last year, May 5 of this year, Ramadan 2023."""
    x, y = g.expr("x"), g.expr("y")
    if x is None or y is None or x.kind not in ("cal", "holiday"):
        return None
    return replace(x, year=y.year) if y.kind == "cal" else replace(x, base=y)


def weekday_of(g: Groups, p: Params) -> Expr | None:
    """Monday of last week."""
    w, x = g.expr("w"), g.expr("x")
    if w is None or x is None or x.unit != "W":
        return None
    return replace(w, base=x)


def day_of_month(g: Groups, p: Params) -> Expr | None:
    """The 8th of this month."""
    x, day = g.expr("x"), g.number("d")
    if x is None or day is None:
        return None
    if x.kind == "unit" and x.unit == "M":
        return Expr(kind="cal", day=day, base=x)
    return replace(x, day=day) if x.month and lawful(x.month, day) else None


def range_(g: Groups, p: Params) -> Expr | None:
    """From 28 June to 3 July 2021. A dash between two single years or between unlike grains is no range."""
    a, b = g.expr("a"), g.expr("b")
    if a is None or b is None or (a.kind == "unit") != (b.kind == "unit"):
        return None
    if a.kind == b.kind == "cal" and a.year is None and b.year is not None and a.base is None:
        a = replace(a, year=b.year)
    if a.kind == b.kind == "cal" and (a.day is None) != (b.day is None):
        return None
    return Expr(kind="range", left=a, right=b)


def shift_from(g: Groups, p: Params) -> Expr | None:
    """Two days after June 5; the eve of May 9."""
    x, d = g.expr("x"), g.expr("d")
    if x is None:
        return None
    if "unit" in p:
        return Expr(kind="shift", unit=p["unit"], n=float(p["n"]), direction=int(p["direction"]), base=x)
    if d is None or d.n is None or d.direction is not None:
        return None
    first = g.text("dir").split()[0]
    direction = 1 if first in ("after", "from", "following", "since") else -1
    return Expr(kind="shift", unit=d.unit, n=d.n, direction=direction, base=x)


JOINTS: dict[str, Builder] = {
    "weekday_date": weekday_date,
    "same_day": same_day,
    "period_of": period_of,
    "weekday_beside": weekday_beside,
    "with_part": with_part,
    "early_hours": early_hours, "with_clock": with_clock, "in_part": in_part, "with_mod": with_mod,
    "of_year": of_year, "weekday_of": weekday_of,
    "day_of_month": day_of_month, "range": range_, "shift_from": shift_from,
}  # fmt: skip
