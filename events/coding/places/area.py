"""Where a local article plays: the area in which many of its names have a town.

A local paper names neither its state nor its country, and its towns are called like famous ones elsewhere. But names that
stand together in an article lie together: "Bonham", "Sherman" and "Clarksville" have towns all over the world, all three
have one around Paris, Texas.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from events.coding.places.spans import Candidate
from events.coding.places.tables import Entry

#: Size of a cell of the search, in degrees of latitude and longitude; three by three cells make an area.
_LAT, _LON = 0.8, 1.0
#: So many cells the towns of the world would fill if they lay evenly: what one name in a given cell tells, in bits, is
#: the logarithm of this number over the number of cells in which the name has a town.
_CELLS = 300.0
#: An area counts when its names tell at least so many bits, and they are at least so many.
_BITS, _NAMES = 10.0, 3
#: ... and so large a share of what all its names could tell: an article about the world has a town of many names somewhere.
_SHARE = 0.5
#: The share that it takes against other regions of the country that the article names.
_SURE = 0.8
#: What it tells, beside the name, that a town lies in a first-level region that the article names.
_REGION = 2.0
#: Towns with names of more cells than this tell nothing.
_MOST_CELLS = 60
_REACH_LAT, _REACH_KM = 1.3, 120.0
_KM_PER_DEGREE = 111.2
_AROUND = tuple((dy, dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1))


@dataclass(frozen=True, slots=True)
class Area:
    """The middle of an area (degrees), and the country and first-level region of most of its names.

    ``region`` stands at the middle of the area, not of the region; ``None`` when no region has half of the names.
    """

    lat: float
    lon: float
    country: str | None = None
    region: Entry | None = None

    def distance(self, entry: Entry) -> float:
        """Kilometres from the middle to a place (near it; the earth is taken for flat)."""
        east = (entry.lon - self.lon) * math.cos(math.radians(self.lat))
        return math.hypot(entry.lat - self.lat, east) * _KM_PER_DEGREE

    def nearness(self, entry: Entry) -> float:
        """How much a town belongs to the area: from 1 in the middle to 1/2 at its edge, 0 outside.

        Countries and their regions belong to no area.
        """
        if entry.type != "city" or abs(entry.lat - self.lat) > _REACH_LAT:
            return 0.0
        return max(0.0, 1.0 - self.distance(entry) / (2 * _REACH_KM)) if self.distance(entry) <= _REACH_KM else 0.0


def find_area(candidates: Iterable[Candidate]) -> Area | None:
    """Return the area in which so many names of an article have a town that it cannot be by chance."""
    cells: dict[str, dict[tuple[int, int], Entry]] = {}
    stated: dict[str, Candidate] = {}
    for one in candidates:
        best = one.entries[0]
        if best.type == "city" and one.key not in cells:
            cells[one.key] = _cells_of(one.entries)
        elif best.type == "admin1":
            stated[one.key] = one
    regions = {(one.entries[0].country, one.entries[0].code) for one in stated.values()}
    names = {key: found for key, found in cells.items() if len(found) <= _MOST_CELLS}
    bits = {key: math.log2(_CELLS / len(found)) for key, found in names.items()}
    if len(names) < _NAMES:
        return None
    support: dict[tuple[int, int], float] = defaultdict(float)
    for key, found in names.items():
        gains: dict[tuple[int, int], float] = {}
        for (y, x), town in found.items():
            gain = bits[key] + (_REGION if (town.country, town.code) in regions else 0.0)
            for dy, dx in _AROUND:
                gains[y + dy, x + dx] = max(gain, gains.get((y + dy, x + dx), 0.0))
        for cell, gain in gains.items():
            support[cell] += gain
    top = max(support.values())
    # The search looked at every cell, which makes a chance meeting likelier by their number.
    if top - math.log2(_CELLS) < _BITS or top < _SHARE * sum(bits.values()):
        return None
    y, x = min(cell for cell, value in support.items() if value == top)
    near = {
        key: towns
        for key, found in names.items()
        if (towns := [e for (b, a), e in found.items() if abs(b - y) <= 1 and abs(a - x) <= 1])
    }
    if len(near) < _NAMES:
        return None
    area = Area(y * _LAT, x * _LON)
    for _ in range(2):  # the rare names say where the middle is, and the middle which of its towns a common name means
        area = _middle({key: min(towns, key=area.distance) for key, towns in near.items()}, bits)
    named = {
        one.entries[0].code
        for one in stated.values()
        if one.entries[0].country == area.country and not any(map(area.nearness, one.entries))
    }
    if named and (area.region is None or area.region.code not in named) and top < _SURE * sum(bits.values()):
        return None  # it speaks of another region of that country
    return area


def _cells_of(entries: Sequence[Entry]) -> dict[tuple[int, int], Entry]:
    """The largest town of a name in each cell."""
    found: dict[tuple[int, int], Entry] = {}
    for entry in entries:
        if entry.type == "city":
            found.setdefault((round(entry.lat / _LAT), round(entry.lon / _LON)), entry)
    return found


def _middle(towns: Mapping[str, Entry], bits: Mapping[str, float]) -> Area:
    """The area around one town of each name, in which a name counts by the square of what it tells."""
    weights = {key: bits[key] ** 2 for key in towns}
    whole = sum(weights.values())
    regions: dict[tuple[str, str, str], float] = defaultdict(float)
    for key, town in towns.items():
        regions[town.country or "", town.code, town.admin1 or ""] += weights[key]
    (country, code, admin1), share = min(regions.items(), key=lambda item: (-item[1], item[0]))
    lat = sum(weights[key] * town.lat for key, town in towns.items()) / whole
    lon = sum(weights[key] * town.lon for key, town in towns.items()) / whole
    region = None
    if admin1 and 2 * share > whole:
        region = Entry(name=admin1, type="admin1", lat=lat, lon=lon, country=country, admin1=admin1, code=code)
    return Area(lat, lon, country or None, region)
