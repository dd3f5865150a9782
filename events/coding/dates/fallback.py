"""The one place that calls dateparser: for date-like words that the grammar left over.

dateparser reads too much into common words ("we", "may", "on") and takes missing parts from the clock, so it is asked
only about short runs of words that hold a month name and a figure, must find a day, a month and a year, and its answer
becomes a complete calendar date or nothing.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import Any

from events.coding.dates.expr import Expr
from events.coding.dates.grammar import Found

_RUN = re.compile(
    r"\b(?:\d{1,4}(?:st|nd|rd|th)?|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?)"
    r"(?:[\s,./'’-]{1,2}(?:\d{1,4}(?:st|nd|rd|th)?|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?)){2,3}",
    re.IGNORECASE,
)
_MONTH = re.compile(r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d|['’]\d\d\b")


def parse_rest(text: str, hits: list[Found]) -> list[Found]:
    """Add to ``hits`` the full dates that dateparser reads in what the grammar did not cover."""
    rest = []
    for m in _RUN.finditer(text):
        piece = m.group()
        if not (_MONTH.search(piece) and _YEAR.search(piece)):
            continue
        covering = [h for h in hits if h.start < m.end() and m.start() < h.end]
        if any(_YEAR.search(text, h.start, h.end) for h in covering):
            continue
        day = _ask_dateparser(piece)
        if day is not None:
            expr = Expr(kind="cal", year=day.year, month=day.month, day=day.day)
            rest.append((covering, Found(m.start(), m.end(), expr, "dateparser")))
    for covering, found in rest:
        hits = sorted([h for h in hits if h not in covering] + [found], key=lambda h: h.start)
    return hits


@lru_cache(maxsize=1024)
def _ask_dateparser(piece: str) -> dt.date | None:
    """The full date that dateparser reads in ``piece``, if it finds day, month and year."""
    found = _parser().get_date_data(piece)
    return found.date_obj.date() if found.date_obj is not None and found.period == "day" else None


@lru_cache(maxsize=1)
def _parser() -> Any:
    from dateparser.date import DateDataParser

    settings = {
        "RELATIVE_BASE": dt.datetime(2000, 1, 1),  # noqa: DTZ001  a fixed base: every part must come from the words
        "STRICT_PARSING": True,
        "REQUIRE_PARTS": ["day", "month", "year"],
        "DATE_ORDER": "DMY",
        "PARSERS": ["absolute-time"],
    }
    return DateDataParser(languages=["en"], settings=settings)
