"""Which of two places is the finer one."""

from __future__ import annotations

from events.types import PlaceMention

_ORDER = {"site": 0, "city": 0, "water": 1, "admin1": 2, "region": 3, "country": 4}


def finer(a: PlaceMention | None, b: PlaceMention | None) -> PlaceMention | None:
    """The finer of two places; the first when they are equally fine."""
    if a is None or b is None:
        return a or b
    return b if fineness(b) < fineness(a) else a


def fineness(place: PlaceMention) -> int:
    """Order of precision: sites and cities before regions, regions before countries."""
    return _ORDER.get(place.type, 5)
