"""The first months of a year: "in the first six months of 2021"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from events.coding.dates.expr import Expr
from events.coding.dates.quantity import quantity

if TYPE_CHECKING:
    from events.coding.dates.build import Groups, Params

_MONTHS = 12


def first_months(g: Groups, p: Params) -> Expr | None:
    """From January to the month whose number is said, of a year stated or counted from the document."""
    last = quantity(g.tokens("n"))
    if last is None or not last.is_integer() or not 1 < last <= _MONTHS:
        return None
    year = g.number("y")
    base = None if year else Expr(kind="unit", unit="Y", direction=g.direction() or 0)
    left = Expr(kind="cal", year=year, month=1, base=base)
    return Expr(kind="range", left=left, right=replace(left, month=int(last)))
