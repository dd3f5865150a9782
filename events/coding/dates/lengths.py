"""Stretches of time that date an event: "since 2014", "for five years", "over the past week"."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from events.coding.dates import calendars as cal
from events.coding.dates import past, trees
from events.types import Publication, Sentence, Timex

_MEASURED = re.compile(r"P(?P<number>\d+)(?P<unit>DE|CE|[DWMY])")


def open_interval(timex: Timex, publication: Publication) -> Timex | None:
    """``since 2014``: from its first day to the document date."""
    if timex.type == "DURATION":
        return None
    if timex.date_start is None:  # the year is not known: XXXX-01/..
        return replace(timex, granularity="range", value=f"{timex.value}/..") if "X" in timex.value else None
    end = publication.date
    if end is not None and end < timex.date_start:
        end = None
    return replace(timex, date_end=end, granularity="range", value=f"{timex.value}/..")


def length(s: Sentence, timex: Timex, before: str, head: int, publication: Publication) -> Timex | None:
    """``for five years``, ``over the past week``: an interval that ends with the document, if the verb is a perfect."""
    if timex.date_start is not None and timex.date_end is not None:
        return _stretch(timex, timex.date_start, timex.date_end)
    verb = next((i for i in trees.chain(s, head) if s.pos[i] in ("VERB", "AUX")), None)
    perfect = verb is not None and trees.present_perfect(s, verb)
    # "reproached them for restricting the work for five years"
    perfect = perfect or (verb is not None and s.tags[verb] == "VBG" and trees.gerund_of_past(s, verb))
    perfect = perfect or (verb is not None and past.of_history(s, verb))
    measured = _MEASURED.fullmatch(timex.value)
    if before not in ("for", "in", "within") or not perfect or publication.date is None or measured is None:
        return None
    start = cal.shift(publication.date, measured["unit"], -int(measured["number"]))
    return _stretch(timex, start, publication.date)


def _stretch(timex: Timex, start: dt.date, end: dt.date) -> Timex:
    """The days that a length of time comes to, as the date of an event."""
    value = f"{start.isoformat()}/{end.isoformat()}"
    return replace(timex, value=value, date_start=start, date_end=end, granularity="range", status="relative")
