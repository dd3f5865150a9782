"""The document creation time: given, else metadata, else a date written at the head of the text, else unknown.

The year of a partial date is never filled from anywhere here, least of all from the clock; the coding stage may infer
it from other evidence in the document.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from events.document.calendar import DATE, partial_date
from events.document.dateline import DateLine
from events.types import Article, PartialDate, Publication

_ORDER = {"published": 0, "dateline": 1, "plain": 2, "updated": 3}
_FAR_APART = 30
_NIGHTS = 2


def publication(article: Article, found: Sequence[DateLine]) -> Publication:
    """Return the document creation time of ``article``, given the datelines and date lines found in its text.

    A complete date in the text is reported in the evidence when it differs from the metadata by over a month.
    """
    written = _best(found)
    partial = written.dateline.date if written else None
    stated = article.published_at
    if stated is not None and article.published_status in ("given", "metadata"):
        day = stated.date()
        evidence = [f"{article.published_status}: {day.isoformat()}"]
        titled = _dated_by_title(article.title, day)
        if titled is not None:
            evidence.append(f"the title says {titled.isoformat()}")
            day = titled
        other = partial.as_date() if partial else None
        if other is not None and abs((other - day).days) > _FAR_APART:
            evidence.append(f"the text itself says {other.isoformat()}")
        midnight = stated.timetz().replace(tzinfo=None) == dt.time(0)
        return Publication(
            date=day,
            time=None if midnight or titled is not None else stated,
            partial=PartialDate(year=day.year, month=day.month, day=day.day),
            earliest=day,
            latest=day,
            status=article.published_status,
            evidence=tuple(evidence),
        )
    if written is None or partial is None:
        return Publication()
    name = {"dateline": "dateline", "plain": "date line"}.get(written.label, f"{written.label} line")
    day_or_none = partial.as_date()
    return Publication(
        date=day_or_none,
        partial=partial,
        earliest=day_or_none,
        latest=day_or_none,
        status="dateline" if day_or_none is not None else "unknown",
        evidence=(f"{name}: {partial.value}",),
    )


def _dated_by_title(title: str | None, published: dt.date) -> dt.date | None:
    """The complete date in the title when it lies a day or two before publication: transcripts go out in the night, in UTC."""
    found = DATE.search(title or "")
    day = partial_date(found) if found else None
    written = day.as_date() if day else None
    return written if written is not None and 0 < (published - written).days <= _NIGHTS else None


def _best(found: Sequence[DateLine]) -> DateLine | None:
    """The most telling date: complete before partial, then published, dateline, plain, updated, then the first."""
    dated = [line for line in found if line.dateline.date is not None]
    if not dated:
        return None

    def rank(item: tuple[int, DateLine]) -> tuple[bool, int, int]:
        at, line = item
        date = line.dateline.date
        return (date is None or date.as_date() is None, _ORDER[line.label], at)

    return min(enumerate(dated), key=rank)[1]
