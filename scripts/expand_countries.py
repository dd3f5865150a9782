"""Write states.csv, demonyms.csv and capitals.csv from countries.csv.

countries.csv is the one place where facts about states are edited; the three
files derived from it have the row format of the other actor files, so that the
actor index has a single format to read. Run after every edit of countries.csv:

    python scripts/expand_countries.py
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

HEADER = ("name", "canonical", "code", "kind", "office", "valid_from", "valid_to", "source")
ACTORS = Path(__file__).resolve().parent.parent / "events" / "lexicon" / "actors"

FORMER = frozenset({"ANT", "CSK", "DDR", "SCG", "SUN", "VDR", "YMD", "YUG"})

# Adjectives with these endings are not counted as nouns: no "Polishs", no "Frenchs".
NO_PLURAL = ("ese", "ish", "ch", "sh", "s", "x", "ic", "elsh", "an Rep")
ADJECTIVES = frozenset(
    {
        "US", "U.S.", "UAE", "Thai", "Burkinabe", "Burkinabé", "Basotho", "Batswana", "Malagasy", "Myanma", "Lao",
        "I-Kiribati", "Ni-Vanuatu", "ni-Vanuatu", "Philippine", "Brazzaville", "Manx", "Luxembourgish", "N. Korean",
        "NKorean", "S. Korean", "SKorean", "SKorea", "Kyrgyz", "Kirghiz", "Mosotho", "Motswana",
    }
)  # fmt: skip

# A capital that is also a common first name, a bigger city elsewhere, or the seat
# of something else would name the wrong government more often than the right one.
AMBIGUOUS_CAPITALS = frozenset(
    {
        "Brussels", "Douglas", "George Town", "Grand Turk", "Hamilton", "Kingston:NFK", "Plymouth", "San Jose",
        "San Juan", "Saint-Denis", "Stanley", "The Valley", "Victoria", "West Island", "Saint Helier",
        "Saint Peter Port", "Gustavia", "Marigot", "Road Town", "Mariehamn", "Capitol Hill",
    }
)  # fmt: skip

# Cities that were or became the seat of government inside the period covered.
CAPITAL_TERMS = {
    ("Bonn", "DEU"): ("", "1999-09-01"),
    ("Almaty", "KAZ"): ("", "1997-12-10"),
    ("Alma-Ata", "KAZ"): ("", "1997-12-10"),
    ("Astana", "KAZ"): ("1997-12-10", ""),
    ("Nur-Sultan", "KAZ"): ("2019-03-23", "2022-09-17"),
    ("Lagos", "NGA"): ("", "1991-12-12"),
    ("Yangon", "MMR"): ("", "2005-11-06"),
    ("Rangoon", "MMR"): ("", "2005-11-06"),
    ("Naypyidaw", "MMR"): ("2005-11-06", ""),
    ("Naypyitaw", "MMR"): ("2005-11-06", ""),
    ("Nay Pyi Taw", "MMR"): ("2005-11-06", ""),
    ("Dar es Salaam", "TZA"): ("", "1996-02-01"),
    ("Bujumbura", "BDI"): ("", "2019-01-16"),
    ("Gitega", "BDI"): ("2019-01-16", ""),
    ("Moscow", "SUN"): ("1922-12-30", "1991-12-25"),
    ("Moscow", "RUS"): ("1991-12-26", ""),
    ("Belgrade", "YUG"): ("1945-11-29", "2003-02-03"),
    ("Belgrade", "SCG"): ("2003-02-04", "2006-06-04"),
    ("Belgrade", "SRB"): ("2006-06-05", ""),
    ("Prague", "CSK"): ("1918-10-28", "1992-12-31"),
    ("Prague", "CZE"): ("1993-01-01", ""),
    ("Willemstad", "ANT"): ("1954-12-15", "2010-10-09"),
    ("Willemstad", "CUW"): ("2010-10-10", ""),
    ("East Berlin", "DDR"): ("1949-10-07", "1990-10-02"),
    ("Berlin", "DEU"): ("1990-10-03", ""),
    ("Aden", "YMD"): ("1967-11-30", "1990-05-21"),
    ("Saigon", "VDR"): ("1955-10-26", "1975-04-30"),
}


def plural(demonym: str) -> str | None:
    """Return the plural noun of a demonym ("Iraqi" -> "Iraqis"), or None if it has none of its own."""
    for singular, many in (("woman", "women"), ("man", "men")):
        if demonym.endswith(singular) and demonym.lower() not in {"german", "roman"} and len(demonym) > 7:
            return demonym[: -len(singular)] + many if not demonym.endswith(" German") else demonym + "s"
    if demonym in ADJECTIVES or demonym.endswith(NO_PLURAL):
        return None
    return demonym + "s"


def expand(countries: Iterable[dict[str, str]]) -> Iterator[tuple[str, ...]]:
    """Yield actor rows (kinds state, former_state, demonym, capital) for rows of countries.csv."""
    for row in countries:
        code, canonical, source = row["iso3"], row["name"], "ISO 3166"
        kind = "former_state" if code in FORMER else "state"
        names = [row["name"], row["official_name"], *row["aliases"].split(";")]
        for name in dict.fromkeys(filter(None, names)):
            yield (name, canonical, code, kind, "", "", "", source)
        demonyms = [d for d in row["demonyms"].split(";") if d]
        for name in dict.fromkeys(demonyms + [p for p in map(plural, demonyms) if p]):
            yield (name, canonical, code, "demonym", "", "", "", "public record")
        for city in filter(None, row["capital"].split(";")):
            if city in AMBIGUOUS_CAPITALS or f"{city}:{code}" in AMBIGUOUS_CAPITALS:
                continue
            start, end = CAPITAL_TERMS.get((city, code), ("", ""))
            yield (city, canonical, f"{code}GOV", "capital", "", start, end, "public record")


def write(folder: Path) -> None:
    """Write the three derived files into `folder`, which holds countries.csv."""
    with (folder / "countries.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(expand(csv.DictReader(handle)))
    files = {
        "states.csv": {"state", "former_state"},
        "demonyms.csv": {"demonym"},
        "capitals.csv": {"capital"},
    }
    for filename, kinds in files.items():
        chosen = sorted((r for r in rows if r[3] in kinds), key=lambda r: (r[1], r[0], r[5], r[2]))
        with (folder / filename).open("w", encoding="utf-8", newline="") as handle:
            writer = csv.writer(handle, lineterminator="\n")
            writer.writerow(HEADER)
            writer.writerows(chosen)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Derive states, demonyms and capitals from countries.csv.")
    parser.add_argument("--folder", type=Path, default=ACTORS, help="folder of the actor files")
    write(parser.parse_args().folder)
