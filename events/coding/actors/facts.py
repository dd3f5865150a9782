"""Actor facts as they stand in the lexicon: one name, one code, one stretch of time."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from events.coding.actors.codes import REGIONS, ROLES

# Kinds whose names stand for a country itself, and kinds that name a person or body with a code of its own.
COUNTRY_KINDS = frozenset({"state", "former_state", "demonym"})
_NO_COUNTRY = ROLES | REGIONS | {"---"}
PLACE_KINDS = frozenset({"capital", "region", "city"})
GROUP_KINDS = frozenset({"ethnic", "religion"})
STATES_KINDS = frozenset({"states", "states_adj"})


# Countries whose people are called by the first word of their names, as family name or as given name.
FAMILY_FIRST = frozenset("CHN TWN HKG MAC SGP KOR PRK VNM KHM JPN THA LAO MYS ETH ERI".split())


class Fact(NamedTuple):
    """One dictionary entry. ``start``, ``end``: ISO days (inclusive), empty when open; ``entry``: ``file:line``."""

    name: str
    canonical: str
    code: str
    kind: str
    office: str = ""
    start: str = ""
    end: str = ""
    entry: str = ""


def first_day(value: str) -> str:
    """``2014`` -> ``2014-01-01``; ``2014-10`` -> ``2014-10-01``; full days and empty values unchanged."""
    return value + ("-01-01" if len(value) == 4 else "-01" if len(value) == 7 else "")


def last_day(value: str) -> str:
    """``2014`` -> ``2014-12-31``; ``2014-10`` -> ``2014-10-31``; full days and empty values unchanged."""
    return value + ("-12-31" if len(value) == 4 else "-31" if len(value) == 7 else "")


def read_facts(path: Path) -> Iterator[Fact]:
    """Facts of one actor CSV (columns name, canonical, code, kind, office, valid_from, valid_to; others ignored).

    Rows without name or code are skipped here; ``events check`` reports them.
    """
    with path.open(encoding="utf-8-sig", newline="") as handle:
        reader = csv.reader(handle)
        header = next(reader, [])
        col = {name: n for n, name in enumerate(header)}
        name_at, code_at = col.get("name", -1), col.get("code", -1)
        if name_at < 0 or code_at < 0:
            return
        rest = [col.get(c, -1) for c in ("canonical", "kind", "office", "valid_from", "valid_to")]
        width = len(header)
        stem = path.name
        for line, row in enumerate(reader, 2):
            if len(row) < width:
                row = row + [""] * (width - len(row))
            if not row or not row[name_at] or not row[code_at]:
                continue
            canonical, kind, office, start, end = (row[c] if c >= 0 else "" for c in rest)
            yield Fact(
                row[name_at],
                canonical or row[name_at],
                row[code_at],
                kind or "org",
                office,
                first_day(start) if start else "",
                last_day(end) if end else "",
                f"{stem}:{line}",
            )


def read_countries(path: Path) -> Iterator[Fact]:
    """State names, demonyms and capitals from ``countries.csv`` as facts."""
    with path.open(encoding="utf-8-sig", newline="") as handle:
        for line, row in enumerate(csv.DictReader(handle), 2):
            iso, name = row.get("iso3") or "", row.get("name") or ""
            if not iso or not name:
                continue
            start, end = first_day(row.get("valid_from") or ""), last_day(row.get("valid_to") or "")
            entry = f"{path.name}:{line}"
            kind = "former_state" if end else "state"
            names = [name, row.get("official_name") or "", *(row.get("aliases") or "").split(";")]
            for form in names:
                if form.strip():
                    yield Fact(form.strip(), name, iso, kind, "", start, end, entry)
            for form in (row.get("demonyms") or "").split(";"):
                if form.strip():
                    yield Fact(form.strip(), name, iso, "demonym", "", start, end, entry)
            capital = row.get("capital") or ""
            if capital:
                yield Fact(capital, capital, iso + "GOV", "capital", "", start, end, entry)


_NO_REGION = frozenset(
    [
        "central",
        "western",
        "eastern",
        "northern",
        "southern",
        "north",
        "south",
        "east",
        "west",
        "northwest",
        "northeast",
        "southwest",
        "southeast",
        "centre",
        "center",
        "capital",
        "coast",
        "union",
        "littoral",
        "highlands",
        "islands",
        "plateau",
        "upper",
        "lower",
        "central-east",
        "border",
        "unity",
        "nord",
        "ouest",
    ]
)


def read_places(folder: Path) -> Iterator[Fact]:
    """First-level regions, hot spots and town names of the gazetteer as ``region`` and ``city`` facts.

    They lend their country to "Texas police" or "rebels in Darfur". Names that are plain English words are left out.
    """
    tables = (("admin1.csv", "region"), ("features.csv", ""), ("cities.csv", "city"))
    for file, fixed in tables:
        path = folder / file
        if not path.is_file():
            continue
        with path.open(encoding="utf-8", newline="") as handle:
            for line, row in enumerate(csv.DictReader(handle), 2):
                kind = fixed or {"region": "region", "admin1": "region", "city": "city"}.get(
                    row.get("type") or "", "place"
                )
                country = row.get("country") or ""
                if len(country) != 3:
                    if kind != "place":
                        continue
                    country = "---"
                if kind == "place" and row.get("type") == "country":
                    continue
                names = [row["name"], *(row.get("aliases") or "").split(";")]
                stem, _, last = row["name"].rpartition(" ")
                if last in (
                    "Oblast",
                    "Province",
                    "Governorate",
                    "Region",
                    "Krai",
                    "Department",
                    "District",
                    "Prefecture",
                ):
                    names.append(stem)
                for name in names:
                    if (
                        len(name) > 3
                        and not name.endswith(" Sea")
                        and name[0].isupper()
                        and name.lower() not in _NO_REGION
                    ):
                        yield Fact(name, row["name"], country, kind, "", "", "", f"{file}:{line}")


def read_genders(path: Path) -> dict[str, str]:
    """First names and the gender they usually tell (``m`` or ``f``); empty when the file is missing."""
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as handle:
        return {row[0]: row[1] for row in csv.reader(handle) if len(row) == 2 and row[1] in ("m", "f")}


def read_folder(folder: Path) -> Iterator[Fact]:
    """All facts of a lexicon folder: ``countries.csv`` first, then the other actor files by name."""
    base = folder / "actors" if (folder / "actors").is_dir() else folder
    countries = base / "countries.csv"
    if countries.is_file():
        yield from read_countries(countries)
    for path in sorted(base.glob("*.csv")):
        if path.name not in ("countries.csv", "agents.csv"):
            yield from read_facts(path)


def valid(fact: Fact, lo: str, hi: str) -> bool:
    """True when the fact holds at some day of ``lo``..``hi`` (ISO days, either may be empty = unbounded)."""
    return not (fact.start and hi and fact.start > hi) and not (fact.end and lo and fact.end < lo)


def countries_of(facts: Iterable[Fact]) -> frozenset[str]:
    """First code pieces that stand for states and territories, also those only users' dictionaries know."""
    return frozenset(
        f.code[:3]
        for f in facts
        if f.kind not in GROUP_KINDS and len(f.code) % 3 == 0 and f.code[:3] not in _NO_COUNTRY
    )
