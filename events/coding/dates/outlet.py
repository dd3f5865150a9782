"""What is known of an outlet: the clock it lives by, and how long after the event its lines come."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from functools import lru_cache

from events.coding.dates.data import read_tsv
from events.types import Publication

_LAST_DAY = re.compile(r"[-–:,] ([A-Z][a-z]+ \d{1,2}, \d{4})$")


@lru_cache(maxsize=1)
def _clocks() -> dict[str, float]:
    return {country: float(hours) for country, hours in read_tsv("clocks.tsv", 2)}


@lru_cache(maxsize=1)
def _digests() -> dict[str, int]:
    return {name.lower(): int(days) for name, days, _ in read_tsv("digests.tsv", 3)}


def local_day(publication: Publication, country: str | None) -> Publication:
    """The publication with the day it was at the publisher's: half past midnight UTC is still the evening before in Washington.

    ``country`` is that of a publisher who says "today" of its own day. Documents without a time of day stay as they are.
    """
    hours = _clocks().get(country or "")
    if hours is None or publication.time is None or publication.date is None:
        return publication
    moment = publication.time.astimezone(dt.UTC) if publication.time.tzinfo is not None else publication.time
    day = (moment + dt.timedelta(hours=hours)).date()
    if day == publication.date:
        return publication
    why = f"{day.isoformat()} on the clock of {country}"
    return replace(publication, date=day, earliest=day, latest=day, evidence=(*publication.evidence, why))


def titled_day(publication: Publication, title: str | None) -> Publication:
    """The publication with the day its title ends in, if that is the day after: "Public Schedule - August 5, 2021", sent out the evening before."""
    found = _LAST_DAY.search(title or "")
    if found is None or publication.date is None:
        return publication
    try:
        day = dt.datetime.strptime(f"{found[1]} +0000", "%B %d, %Y %z").date()
    except ValueError:
        return publication
    if day - publication.date != dt.timedelta(days=1):
        return publication
    why = f"{day.isoformat()} in the title"
    return replace(publication, date=day, earliest=day, latest=day, evidence=(*publication.evidence, why))


def lag_of(source: str | None) -> int:
    """Days by which the lines of a digest may come after what they tell; 0 for news that comes at once."""
    return _digests().get((source or "").strip().lower(), 0)
