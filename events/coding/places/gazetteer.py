"""All places by name: our own tables and the world's towns behind one look-up."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from events.coding.places.cityindex import CityIndex, Town
from events.coding.places.names import key_of
from events.coding.places.tables import Entry, Tables, load_tables

_LEXICON = Path(__file__).resolve().parents[2] / "lexicon"
#: A town's other names weigh less than its own.
_ALTERNATE_PENALTY = 1.2
#: Added for a sense that our table of well-known cities names: "Tripoli" is first of all the one in Libya.
_WELL_KNOWN = 1.3
#: Where a bare name that a region shares with its town means the region ("Quebec").
_REGION_FIRST = frozenset({"USA", "CAN", "AUS"})
#: GeoNames transliterates these countries' names with scholars' signs; news and analysts write plain letters.
_TRANSLITERATED = frozenset(
    "AE AF AM BD BH BY DZ EG GE IL IN IQ IR JO JP KP KR KW LB LK LY MA NP OM PK PS QA RU SA SD SY TJ TN UA YE".split()
)
_PLAIN = str.maketrans("āīūēōĀĪŪĒŌḨḩḐḑŢţŞşẔẕ", "aiueoAIUEOHhDdTtSsZz", "‘’`ʻʼ'")
_MEMO = 100_000


class Gazetteer:
    """Places by key. Immutable but for a bounded memo of look-ups; share one in a process."""

    def __init__(self, tables: Tables, *, cache_dir: Path | None = None) -> None:
        self.tables = tables
        self._cache_dir = cache_dir
        self._memo: dict[str, tuple[Entry, ...]] = {}
        self._keys: dict[str, str] = {}
        self._shown = {alias.geonameid: alias.shown for aliases in tables.cities.values() for alias in aliases}
        longest: dict[str, int] = {}
        for key in (*tables.entries, *tables.cities):
            words = key.split(" ")
            longest[words[0]] = max(longest.get(words[0], 0), len(words))
            if words[0].endswith("s"):  # "People's Republic": the possessive ending is a token of its own
                longest[words[0][:-1]] = max(longest.get(words[0][:-1], 0), len(words))
        self.longest = longest

    @classmethod
    def load(cls, lexicon: Path | None = None, *, cache_dir: Path | None = None) -> Gazetteer:
        """Load the tables under ``lexicon`` (default: the built-in lexicon folder).

        The towns are opened when first needed; ``cache_dir`` is where the index of towns is kept (default: the user's cache folder).
        Raises ``LexiconError`` for broken tables and ``ConfigError`` when the package with the towns is missing.
        """
        folder = lexicon or _LEXICON
        return cls(load_tables(folder / "places", folder / "actors"), cache_dir=cache_dir)

    @cached_property
    def towns(self) -> CityIndex:
        """The index of towns."""
        return CityIndex.open(self._cache_dir)

    def key(self, word: str) -> str:
        """Return the key of one word (remembered, because words come again and again)."""
        found = self._keys.get(word)
        if found is None:
            if len(self._keys) > _MEMO:
                self._keys.clear()
            found = self._keys[word] = key_of(word)
        return found

    def known(self, key: str) -> bool:
        """True when our own tables have this key."""
        return key in self.tables.entries or key in self.tables.cities

    def find(self, key: str) -> tuple[Entry, ...]:
        """Return all places with this key, from the best known on; the empty tuple when there is none."""
        found = self._memo.get(key)
        if found is None:
            if len(self._memo) > _MEMO:
                self._memo.clear()
            found = self._memo[key] = self._find(key)
        return found

    def _find(self, key: str) -> tuple[Entry, ...]:
        out = list(self.tables.entries.get(key, ()))
        famous = {alias.geonameid for alias in self.tables.cities.get(key, ())}
        towns = {town.geonameid: town for town in reversed(self.towns.find(key))}
        for alias in self.tables.cities.get(key, ()):
            if alias.geonameid not in towns:
                named = {t.geonameid: t for t in self.towns.find(key_of(alias.city))}
                if alias.geonameid in named:
                    towns[alias.geonameid] = named[alias.geonameid]
        own = {(e.country, e.type) for e in out}
        for town in towns.values():
            entry = self._entry(town)
            if town.geonameid in famous:
                entry = replace(entry, weight=max(entry.weight, 6.3) + _WELL_KNOWN)
            if (entry.country, "city") not in own or not town.main:
                out.append(entry)
        out = [_behind_its_town(e, out) for e in out]
        out.sort(key=lambda e: (-e.weight, e.name, e.country or "", e.geonameid or 0))
        return tuple(out)

    def _entry(self, town: Town) -> Entry:
        country = self.tables.iso3.get(town.iso2)
        weight = math.log10(town.population + 10)
        return Entry(
            name=self._shown.get(town.geonameid)
            or (town.name.translate(_PLAIN) if town.iso2 in _TRANSLITERATED else town.name),
            type="city",
            lat=town.lat,
            lon=town.lon,
            country=country,
            admin1=self.tables.admin1.get((country or "", town.admin1)),
            code=town.admin1,
            weight=weight if town.main else weight - _ALTERNATE_PENALTY,
            geonameid=town.geonameid,
        )


def _behind_its_town(entry: Entry, entries: list[Entry]) -> Entry:
    """A region named after its main town stands behind it: "Kharkiv" by itself is the city."""
    if entry.type != "admin1" or entry.country in _REGION_FIRST:
        return entry
    towns = [
        e.weight
        for e in entries
        if e.type == "city" and e.country == entry.country and e.code == entry.code and e.weight > 4.0
    ]
    return replace(entry, weight=min(entry.weight, max(towns) - 0.6)) if towns else entry
