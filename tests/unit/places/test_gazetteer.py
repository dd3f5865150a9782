from __future__ import annotations

import csv
from pathlib import Path

import pytest

import events.coding.places as package
from events.coding.places import Gazetteer
from events.coding.places.cityindex import CityIndex
from events.coding.places.names import key_of
from events.coding.places.tables import WEIGHTS, load_tables
from events.errors import LexiconError

LEXICON = Path(package.__file__).parents[2] / "lexicon"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("U.S.", "US"),
        ("Zürich", "Zurich"),
        ("Port-au-Prince", "Port au Prince"),
        ("N'Djamena", "NDJAMENA"),
        ("Łódź", "Lodz"),
    ],
)
def test_spellings_share_a_key(a: str, b: str) -> None:
    assert key_of(a) == key_of(b)


def test_old_and_new_names_are_one_place(gazetteer: Gazetteer) -> None:
    for old, new in [("kiev", "kyiv"), ("bombay", "mumbai"), ("saigon", "ho chi minh city"), ("peking", "beijing")]:
        assert gazetteer.find(old)[0].geonameid == gazetteer.find(new)[0].geonameid


def test_unknown_name(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("xyzzyville") == ()
    assert not gazetteer.known("xyzzyville")


def test_index_is_built_once_and_found_again(tmp_path: Path, gazetteer: Gazetteer) -> None:
    first = CityIndex.open(tmp_path)
    files = list(tmp_path.iterdir())
    assert len(files) == 1
    stamp = files[0].stat().st_mtime_ns
    again = CityIndex.open(tmp_path)
    assert files[0].stat().st_mtime_ns == stamp
    assert first.find("oslo") == again.find("oslo") == gazetteer.towns.find("oslo")


def test_index_without_a_writable_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    monkeypatch.setattr(
        "events.coding.places.cityindex._lines", lambda: [b"oslo\tOslo\tNO\t12\t59.9\t10.7\t580000\t1\t1\n"]
    )
    assert CityIndex.open(blocked / "cache").find("oslo")[0].iso2 == "NO"


def test_bisection_finds_first_and_last_line() -> None:
    lines = [f"{k}\t{k}\tXX\t01\t1\t2\t{n}\t{n}\t1\n".encode() for n, k in enumerate(["aa", "ab", "ab", "b", "zz"])]
    index = CityIndex(b"".join(lines))
    assert [t.geonameid for t in index.find("aa")] == [0]
    assert [t.geonameid for t in index.find("ab")] == [2, 1]
    assert [t.geonameid for t in index.find("zz")] == [4]
    assert index.find("a") == index.find("zzz") == ()


def test_tables_are_sorted_and_complete() -> None:
    countries = list(csv.DictReader((LEXICON / "places" / "countries.csv").open(encoding="utf-8")))
    assert len(countries) >= 249
    assert [c["iso3"] for c in countries] == sorted(c["iso3"] for c in countries)
    states = list(csv.DictReader((LEXICON / "places" / "admin1.csv").open(encoding="utf-8")))
    assert len([s for s in states if s["country"] == "USA" and s["type"] == "admin1"]) == 51
    known = {c["iso3"] for c in countries}
    assert {s["country"] for s in states} <= known
    assert {s["type"] for s in states} <= set(WEIGHTS)


def test_a_broken_row_names_file_and_line(tmp_path: Path) -> None:
    for name in ("countries.csv", "admin1.csv", "features.csv", "cities.csv", "words.csv"):
        (tmp_path / name).write_text((LEXICON / "places" / name).read_text(encoding="utf-8").split("\n")[0] + "\n")
    (tmp_path / "features.csv").write_text("name,aliases,type,country,lat,lon\nAtlantis,,island,,91,0\n")
    with pytest.raises(LexiconError, match=r"features\.csv:2"):
        load_tables(tmp_path)


def test_region_named_after_its_town_stands_behind_it(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("kharkiv")[0].type == "city"
    assert gazetteer.find("quebec")[0].type == "admin1"
