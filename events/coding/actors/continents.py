"""Leaders of a part of the world: "European allies" and "West African officials" are of no one country, but of a region."""

from __future__ import annotations

from events.coding.actors.partial import Partial
from events.coding.actors.protos import Proto

_REGIONS = {
    "european": "EUR",
    "eastern european": "EEU",
    "central european": "CEU",
    "african": "AFR",
    "north african": "NAF",
    "west african": "WAF",
    "east african": "EAF",
    "southern african": "SAF",
    "asian": "ASA",
    "south asian": "SAS",
    "southeast asian": "SEA",
    "latin american": "LAM",
    "south american": "SAM",
    "caribbean": "CRB",
    "middle eastern": "MEA",
    "western": "WST",
}
_RULING = frozenset({"GOV", "LEG", "MIL"})


def of_continent(p: Proto, q: Partial) -> bool:
    """Give those who rule, named by a region's adjective, the code of the region; true when that was done."""
    if q.country or q.base or q.person or q.groups or q.name or not q.plural or not _RULING.issuperset(q.roles):
        return False
    region = region_of(p) if q.roles else None
    if region is None:
        return False
    q.groups = [region]
    return True


def region_of(p: Proto) -> str | None:
    """The code of the region whose adjective stands in a phrase ("his African counterparts")."""
    words = [i.text.lower() for i in p.chunk.items if i.kind in ("word", "cap", "name")]
    if not words:
        return None
    return next((_REGIONS[k] for k in (" ".join(words[-2:]), words[-1]) if k in _REGIONS), None)
