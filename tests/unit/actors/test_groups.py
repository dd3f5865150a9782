"""Named groups of states stand for their members on the day of the text."""

from __future__ import annotations

import pytest

from events.coding.actors import ActorIndex, resolve_all


def codes(index: ActorIndex, phrase: str, day: str = "2023-05-01") -> list[str]:
    return [actor.code for actor in resolve_all(phrase, day, index=index)]


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("the Baltic states", ["EST", "LTU", "LVA"]),
        ("Baltic Nations", ["EST", "LTU", "LVA"]),
        ("the three Baltic republics", ["EST", "LTU", "LVA"]),
        ("the foreign ministers of the Baltic states", ["ESTGOV", "LTUGOV", "LVAGOV"]),
        ("the Baltic states' defence ministers", ["ESTGOVMIL", "LTUGOVMIL", "LVAGOVMIL"]),
        ("Visegrad leaders", ["CZEGOV", "HUNGOV", "POLGOV", "SVKGOV"]),
        ("the P5+1", ["CHN", "DEU", "FRA", "GBR", "RUS", "USA"]),
        ("the E3", ["DEU", "FRA", "GBR"]),
        ("both Koreas", ["KOR", "PRK"]),
        ("Gulf Arab monarchies", ["ARE", "BHR", "KWT", "OMN", "QAT", "SAU"]),
        ("Central Asian presidents", ["KAZGOV", "KGZGOV", "TJKGOV", "TKMGOV", "UZBGOV"]),
        ("the axis of resistance", ["IRN", "SYR", "LBNREBHEZ", "PSEREBHMS", "YEMREB"]),
        ("the Baltic states of Estonia and Latvia", ["EST", "LVA"]),
        ("AUKUS partners", ["AUS", "GBR", "USA"]),
    ],
)
def test_members(index: ActorIndex, phrase: str, expected: list[str]) -> None:
    assert codes(index, phrase) == expected


def test_members_change_with_the_day(index: ActorIndex) -> None:
    assert codes(index, "the axis of evil", "2002-05-01") == ["IRN", "IRQ", "PRK"]
    assert codes(index, "the axis of evil", "2024-05-01") == ["CHN", "IRN", "PRK", "RUS"]
    assert codes(index, "the Normandy Four", "2001-05-01") == []


@pytest.mark.parametrize(
    "phrase",
    [
        "several Gulf states",
        "two Nordic countries",
        "Baltic herring",
        "Arctic birds",
        "the Andean highway",
    ],
)
def test_who_of_a_group_is_meant_must_be_known(index: ActorIndex, phrase: str) -> None:
    assert codes(index, phrase) == []


def test_people_of_a_group_are_of_no_one_state(index: ActorIndex) -> None:
    assert codes(index, "Gulf residents") == ["CVL"]


def test_organisations_with_a_code_of_their_own_stay_one(index: ActorIndex) -> None:
    assert codes(index, "the Gulf Cooperation Council") == ["IGOPGSGCC"]
    assert len(codes(index, "the BRICS countries")) == 1
    assert len(codes(index, "G7 leaders")) == 1


def test_members_bear_the_names_of_their_states(index: ActorIndex) -> None:
    assert [actor.name for actor in resolve_all("the Benelux countries", index=index)] == [
        "Belgium",
        "Luxembourg",
        "Netherlands",
    ]
