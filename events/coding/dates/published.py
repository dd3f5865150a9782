"""The day of the document as a date of what it tells."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from events.types import Publication, Timex


def publication_timex(publication: Publication, at: int, lag: int = 0) -> Timex | None:
    """The document date as a timex without words; an inferred interval stays one; ``None`` if nothing is known.

    ``lag``: days by which the document may come after what it tells; the answer is then the whole stretch.
    """
    p = publication
    evidence = "; ".join(p.evidence) or f"document date ({p.status})"
    base = Timex(start=at, end=at, text="", type="DATE", value="", rule_id="publication", evidence=evidence)
    if p.date is not None and lag:
        start = p.date - dt.timedelta(days=lag)
        return replace(
            base,
            value=f"{start.isoformat()}/{p.date.isoformat()}",
            date_start=start,
            date_end=p.date,
            granularity="range",
            status="inferred",
            evidence=f"{evidence}; the outlet tells what happened up to {lag} days before",
        )
    if p.date is not None:
        return replace(
            base,
            value=p.date.isoformat(),
            date_start=p.date,
            date_end=p.date,
            granularity="day",
            status="inferred" if p.status == "inferred" else "publication",
        )
    if p.partial is not None and p.partial.month is not None:
        grain = "day" if p.partial.day is not None else "month"
        return replace(base, value=p.partial.value, granularity=grain, status="unresolved")
    if p.earliest is not None and p.latest is not None:
        value = f"{p.earliest.isoformat()}/{p.latest.isoformat()}"
        return replace(
            base, value=value, date_start=p.earliest, date_end=p.latest, granularity="range", status="inferred"
        )
    return None
