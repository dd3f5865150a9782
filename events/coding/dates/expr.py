"""What a time expression says, before it is anchored to a calendar.

The grammar turns words into one :class:`Expr`; :mod:`events.coding.dates.resolve` turns an ``Expr`` and an anchor
(the document date, the narrative date) into a value and an interval. Keeping the two apart makes both easy to test
and lets the tagger cache either by itself.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Expr:
    """One time expression, not yet resolved.

    ``kind``: ``cal`` (calendar fields, any of them open), ``weekday``, ``unit`` (this/last/next week), ``day`` (today,
    yesterday), ``shift`` (three years ago, a day earlier), ``holiday``, ``duration``, ``set``, ``ref`` (now, recently),
    ``time`` (a clock time or part of a day alone), ``range`` (``left`` to ``right``), ``same`` (that day, the same
    month).

    ``unit`` is D W M Y DE CE ML WE Q FN TH TM NI; ``n`` a count (``None`` = vague: several, some), or the offset of a
    deictic unit or day (-1 last, 0 this, 1 next). ``direction``: -1 last/past, 0 this, +1 next, ``None`` not said.
    ``anchor``: ``doc`` or ``narrative``. ``mod``: START MID END (early, mid, late), OPEN CLOSE (the beginning, the end
    of). ``part``: MO AF EV NI MI DT. ``clock``: ``T20``, ``T17:30``. ``text`` holds a ready value for ``set`` and
    ``ref``, the holiday name for ``holiday``.
    """

    kind: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    quarter: int | None = None
    half: int | None = None
    season: str | None = None
    decade: int | None = None
    century: int | None = None
    fiscal: bool = False
    unit: str = ""
    n: float | None = None
    direction: int | None = None
    anchor: str = "doc"
    mod: str = ""
    part: str = ""
    clock: str = ""
    text: str = ""
    base: Expr | None = None
    left: Expr | None = None
    right: Expr | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What relative expressions are measured from.

    ``doc``: the document date, ``None`` when unknown. ``earliest``/``latest`` bound it when it is only known as an
    interval, ``month_day`` holds its month and day when only those are known. ``narrative``: the day last told of.
    ``inferred``: the document date was itself inferred.
    """

    doc: dt.date | None = None
    earliest: dt.date | None = None
    latest: dt.date | None = None
    narrative: dt.date | None = None
    month_day: tuple[int, int] | None = None
    inferred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """The meaning of an :class:`Expr` under an :class:`Anchor`; the fields are those of ``events.types.Timex``."""

    type: str
    value: str
    start: dt.date | None = None
    end: dt.date | None = None
    granularity: str = "unknown"
    status: str = "unresolved"
    evidence: str = ""
