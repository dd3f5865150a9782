"""The classes that a found expression has for the rules of the second pass."""

from __future__ import annotations

from events.coding.dates.expr import Expr


def _set(*names: str) -> frozenset[str]:
    return frozenset(names)


_WD, _DAY, _MDAY, _MDAY0 = _set("DAYX", "WD"), _set("DAYX"), _set("DAYX", "MDAY"), _set("DAYX", "MDAY", "NOYEAR")
_RELDAY, _HOL, _HOL0 = _set("DAYX", "RELDAY"), _set("DAYX", "HOLX"), _set("DAYX", "HOLX", "NOYEAR")
_MON, _MON0, _YEAR, _DEC = (
    _set("PERX", "MONX"),
    _set("PERX", "MONX", "NOYEAR"),
    _set("PERX", "YRX"),
    _set("PERX", "DECX"),
)
_SEA, _SEA0, _RELYR, _RELPER = (
    _set("PERX", "SEAX"),
    _set("PERX", "SEAX", "NOYEAR"),
    _set("PERX", "RELYR"),
    _set("PERX", "RELPER"),
)
_SHIFT, _DAYP, _DUR, _TOD, _PART, _DONE = (
    _set("SHX"),
    _set("DAYP"),
    _set("DURX"),
    _set("TODX"),
    _set("PARTX"),
    _set("DONE"),
)
_MONP, _YEARP, _SAMEYR, _WDD = _set("MONX"), _set("YRX"), _set("DONE", "SAMEYR"), _set("DAYX", "WDD")

NODE_CLASSES: tuple[frozenset[str], ...] = (
    _WD, _DAY, _MDAY, _MDAY0, _RELDAY, _HOL, _HOL0, _MON, _MON0, _YEAR, _DEC, _SEA, _SEA0, _RELYR, _RELPER,
    _SHIFT, _DAYP, _DUR, _TOD, _PART, _DONE, _MONP, _YEARP, _SAMEYR, _WDD,
)  # fmt: skip


def node_classes(e: Expr) -> frozenset[str]:
    """The classes of ``e``: DAYX for a day, PERX for a longer period, and finer ones (see ``phrases.yaml``)."""
    if e.kind == "time":
        return _TOD if e.clock else _PART if e.anchor == "doc" else _DONE
    if e.clock or e.part:
        return _DAYP
    if e.kind == "cal":
        return _calendar(e)
    if e.kind == "weekday":
        return _DAYP if e.mod else _DAY if e.base is not None else _WD if e.direction is None else _WDD
    if e.kind == "day":
        return _DAYP if e.mod else _RELDAY
    if e.kind == "holiday":
        return _HOL0 if e.year is None and e.base is None else _HOL
    if e.kind == "shift":
        return _DONE if e.mod else _SHIFT
    if e.kind == "unit":
        return _DONE if e.mod else _RELYR if e.unit == "Y" else _RELPER
    if e.kind == "same" and e.unit == "Y" and e.anchor == "doc":
        return _SAMEYR
    return _DUR if e.kind == "duration" else _DONE


def _calendar(e: Expr) -> frozenset[str]:
    open_year = e.year is None and e.base is None and e.direction is None
    if e.text:
        return _DONE
    if e.day is not None:
        return _DAYP if e.mod else _MDAY0 if open_year else _MDAY
    if e.month is not None:
        return _MONP if e.mod else _MON0 if open_year else _MON
    if e.quarter or e.half or e.season:
        return _DONE if e.mod else _SEA0 if open_year else _SEA
    if e.decade is not None or e.century is not None:
        return _DONE if e.mod else _DEC
    return _YEARP if e.mod else _YEAR
