"""Names put right after decoding."""

from __future__ import annotations

import pytest

from events.nlp.names import Gazetteer, Name

GAZETTEER = Gazetteer(frozenset({"Norway", "U.S.", "Sri Lanka", "Georgia"}), frozenset({"Norwegian", "Danes", "Welsh"}))


def _settled(text: str, names: list[Name], tags: str = "") -> list[str]:
    words = text.split()
    found = GAZETTEER.settled(words, tags.split() or ["NNP"] * len(words), names)
    assert found == sorted(found)
    return [f"{' '.join(words[start:end])}/{label}" for start, end, label in found]


@pytest.mark.parametrize("label", ["ORG", "NORP", "MISC", "LOC"])
def test_a_country_is_a_place(label: str) -> None:
    assert _settled("talks with Norway and Sri Lanka", [(2, 3, label), (4, 6, label)]) == [
        "Norway/LOC",
        "Sri Lanka/LOC",
    ]


def test_a_person_may_be_called_like_a_country() -> None:
    assert _settled("Georgia smiled", [(0, 1, "PERSON")]) == ["Georgia/PERSON"]


@pytest.mark.parametrize("label", ["ORG", "LOC", "PERSON"])
def test_what_belongs_to_a_people(label: str) -> None:
    assert _settled("the Norwegian fleet", [(1, 2, label)]) == ["Norwegian/NORP"]


def test_persons_may_be_called_like_a_people() -> None:
    assert _settled("and Ms. Welsh spoke", [(2, 3, "PERSON")]) == ["Welsh/PERSON"]


def test_a_part_of_a_longer_name_is_left_alone() -> None:
    assert _settled("the Norwegian Refugee Council", [(1, 4, "ORG")]) == ["Norwegian Refugee Council/ORG"]


def test_peoples_in_the_plural_are_names() -> None:
    assert _settled("They beat the Danes again", [], "PRP VBP DT NNPS RB") == ["Danes/NORP"]
    assert _settled("They beat a Norwegian team", [], "PRP VBP DT JJ NN") == []


def test_bodies_and_books_are_names_wherever_they_stand() -> None:
    assert _settled("A vote in Congress on the Constitution", [], "DT NN IN NNP IN DT NN") == [
        "Congress/ORG",
        "Constitution/MISC",
    ]
    assert _settled("Constitution making is slow", [], "NN NN VBZ JJ") == []


def test_titles_are_outside_persons() -> None:
    assert _settled("Gen. Ann Lee left", [(0, 3, "PERSON")]) == ["Ann Lee/PERSON"]
    assert _settled("U.S. President Ann Lee left", [(0, 4, "PERSON")]) == ["U.S./LOC", "Ann Lee/PERSON"]


def test_storms_are_events_also_without_their_kind() -> None:
    names: list[Name] = [(0, 2, "PERSON"), (5, 6, "PERSON")]
    assert _settled("Hurricane Ida weakened before dawn . Ida hit", [*names[:1], (6, 7, "PERSON")]) == [
        "Hurricane Ida/EVENT",
        "Ida/EVENT",
    ]
    assert _settled("Typhoon Lan came", [(1, 2, "LOC")]) == ["Typhoon Lan/EVENT"]
    assert _settled("Typhoon Lan came", [], "NNP NNP VBD") == ["Typhoon Lan/EVENT"]
    assert _settled("Hurricane season began", [], "NN NN VBD") == []


def test_dates_have_their_era_and_units_their_places() -> None:
    assert _settled("in 300 BC the City of Tarsus fell", [(1, 2, "DATE"), (4, 7, "ORG")]) == [
        "300 BC/DATE",
        "City of Tarsus/LOC",
    ]


def test_nothing_to_do_costs_nothing() -> None:
    names: list[Name] = []
    assert GAZETTEER.settled(["It", "rains"], ["PRP", "VBZ"], names) is names


def test_the_dictionary_is_read() -> None:
    read = Gazetteer.read()
    assert {"France", "United States"} <= read.countries
    assert {"French", "Danish", "Swedes"} <= read.people
    assert not read.countries & read.people
