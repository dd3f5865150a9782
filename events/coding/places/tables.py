"""Our own tables of places (``events/lexicon/places``): countries, regions, features, cities, misleading words.

Each table is a CSV file with a header; lists inside a cell are parted by ``;``. See
``events/lexicon/places/README.md``.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from events.coding.places.names import key_of
from events.errors import LexiconError
from events.types import PlaceMention

_FIRST = re.compile(r"\w+")
#: How well known a kind of place is, on the scale of ``log10(inhabitants)`` that towns are measured by.
WEIGHTS: Mapping[str, float] = {"country": 9.0, "region": 7.5, "water": 7.5, "site": 7.5, "admin1": 7.0, "city": 7.6}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Entry:
    """One place. ``country`` is ISO-3166 alpha-3 (``None`` for seas and for regions of several countries).

    ``admin1`` is the name of the first-level region where it is known, ``code`` its GeoNames code inside the country.
    ``weight`` says how well known the place is: the decimal logarithm of the inhabitants for towns, ``WEIGHTS`` for
    the rest. Two entries are equal when name, type and coordinates are (``uid``), however well known they are.
    """

    name: str
    type: str
    lat: float
    lon: float
    country: str | None = None
    admin1: str | None = None
    code: str = ""
    weight: float = 0.0
    geonameid: int | None = None
    uid: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "uid", f"{self.type}|{self.name}|{self.lat}|{self.lon}")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Entry) and self.uid == other.uid

    def __hash__(self) -> int:
        return hash(self.uid)

    def mention(self, *, start: int, end: int, text: str, head: int, reason: str) -> PlaceMention:
        """Return the mention of this place at ``start``–``end`` (article offsets); see ``PlaceMention``."""
        return PlaceMention(
            start=start,
            end=end,
            text=text,
            head=head,
            name=self.name,
            type=self.type,
            country=self.country,
            admin1=self.admin1,
            lat=self.lat,
            lon=self.lon,
            geonameid=self.geonameid,
            reason=reason,
        )


@dataclass(frozen=True, slots=True)
class CityAlias:
    """A well-known name of a city (``Kiev``, ``L.A.``): the town itself is in the index of towns; ``shown`` is its name in English."""

    city: str
    country: str
    geonameid: int
    shown: str


@dataclass(frozen=True, slots=True)
class Tables:
    """All tables by key. ``abbreviations`` only count after a comma ("Springfield, Ill."); ``words`` are names that mislead, by kind."""

    entries: Mapping[str, tuple[Entry, ...]]
    cities: Mapping[str, tuple[CityAlias, ...]]
    abbreviations: Mapping[str, Entry]
    iso3: Mapping[str, str]
    admin1: Mapping[tuple[str, str], str]
    words: Mapping[str, frozenset[str]]
    demonyms: Mapping[str, str]
    countries: Mapping[str, str]
    capitals: Mapping[str, str]
    lower_starts: frozenset[str] = field(default=frozenset())
    lower_keys: frozenset[str] = field(default=frozenset())


def load_tables(folder: Path, actors: Path | None = None) -> Tables:
    """Read the tables in ``folder``.

    ``actors`` is the folder of the actor dictionary, whose demonyms tell which countries a text is about.
    Raises ``LexiconError`` (with file and line) for a row that cannot be used.
    """
    entries: dict[str, list[Entry]] = {}
    abbreviations: dict[str, Entry] = {}
    lower: set[str] = set()
    lower_keys: set[str] = set()
    iso3: dict[str, str] = {}
    countries: dict[str, str] = {}
    admin1: dict[tuple[str, str], str] = {}

    def add(entry: Entry, names: list[str]) -> None:
        for name in names:
            key = key_of(name)
            if key and entry not in entries.setdefault(key, []):
                entries[key].append(entry)
            if name[:1].islower():
                lower_keys.add(key)
                lower.add(_FIRST.match(name).group())  # type: ignore[union-attr]

    for row, lat, lon in _rows(folder / "countries.csv"):
        iso3[row["iso2"]] = row["iso3"]
        countries[row["iso3"]] = row["name"]
        add(_entry(row, "country", lat, lon, country=row["iso3"]), _names(row))
    for row, lat, lon in _rows(folder / "admin1.csv"):
        entry = _entry(row, row["type"], lat, lon, country=row["country"])
        if row["type"] == "admin1":
            admin1[row["country"], row["code"]] = row["name"]
        add(entry, _names(row))
        for short in _list(row["abbreviations"]):
            abbreviations[key_of(short)] = entry
    for row, lat, lon in _rows(folder / "features.csv"):
        add(_entry(row, row["type"], lat, lon, country=row["country"] or None), _names(row))
    return Tables(
        entries={k: tuple(v) for k, v in entries.items()},
        cities=_cities(folder / "cities.csv"),
        abbreviations=abbreviations,
        iso3=iso3,
        admin1=admin1,
        words=_words(folder / "words.csv"),
        demonyms=_demonyms(actors) if actors is not None else {},
        countries=countries,
        capitals=_capitals(actors) if actors is not None else {},
        lower_starts=frozenset(lower),
        lower_keys=frozenset(lower_keys),
    )


def _entry(row: Mapping[str, str], type_: str, lat: float, lon: float, *, country: str | None) -> Entry:
    code = row.get("code", "")
    return Entry(
        name=row["name"],
        type=type_,
        lat=lat,
        lon=lon,
        country=country,
        admin1=row["name"] if type_ == "admin1" else None,
        code=code,
        weight=WEIGHTS[type_],
        geonameid=int(row["geonameid"]) if row.get("geonameid") else None,
    )


def _names(row: Mapping[str, str]) -> list[str]:
    return [row["name"], *_list(row["aliases"])]


def _list(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def _read(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            yield from enumerate(csv.DictReader(file), start=2)
    except OSError as error:
        raise LexiconError(f"The table of places cannot be read: {error.strerror}.", file=path) from error


def _rows(path: Path) -> Iterator[tuple[dict[str, str], float, float]]:
    for line, row in _read(path):
        try:
            lat, lon = float(row["lat"]), float(row["lon"])
            if not (-90 <= lat <= 90 and -180 <= lon <= 180) or row.get("type", "country") not in WEIGHTS:
                raise ValueError
        except (KeyError, TypeError, ValueError):
            raise LexiconError(
                "This row needs a known type and coordinates in degrees.", file=path, line=line
            ) from None
        yield row, lat, lon


def _cities(path: Path) -> dict[str, tuple[CityAlias, ...]]:
    out: dict[str, tuple[CityAlias, ...]] = {}
    for _, row in _read(path):
        key = key_of(row["name"])
        out[key] = (*out.get(key, ()), CityAlias(row["city"], row["country"], int(row["geonameid"]), row["shown"]))
    return out


def _words(path: Path) -> dict[str, frozenset[str]]:
    out: dict[str, set[str]] = {}
    for _, row in _read(path):
        out.setdefault(row["word"], set()).add(row["kind"])
    return {word: frozenset(kinds) for word, kinds in out.items()}


def _demonyms(folder: Path) -> dict[str, str]:
    path = folder / "countries.csv"
    if not path.is_file():
        return {}
    return {
        word: row["iso3"] for _, row in _read(path) for word in _list(row.get("demonyms", "")) if word[1:].islower()
    }


def _capitals(folder: Path) -> dict[str, str]:
    path = folder / "countries.csv"
    if not path.is_file():
        return {}
    return {row["iso3"]: _list(row["capital"])[0] for _, row in _read(path) if _list(row.get("capital", ""))}
