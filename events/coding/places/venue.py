"""The place of the meeting that a readout reports: its opening names it, what was said there is told without it."""

from __future__ import annotations

from collections.abc import Sequence

from events.coding.places.attach import attach
from events.types import PlaceMention, Sentence

_MEETING = "040"  # CAMEO code


def venue_of(opening: Sentence, places: Sequence[PlaceMention]) -> PlaceMention | None:
    """Where the meeting took place that the main verb of ``opening`` tells of, if it says so itself."""
    if not opening.roots:
        return None
    found = attach(opening, opening.roots[0], places, code=_MEETING)
    if found.place is None or found.how not in ("syntax", "target"):
        return None
    stops = {p.name for p in places if p.type == "city" and p.country == found.place.country}
    return None if len(stops) > 1 else found.place  # a journey with several stops
