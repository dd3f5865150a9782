from __future__ import annotations

import json
from pathlib import Path

import pytest

from events.coding.places import Gazetteer, PlaceContext, PlaceTagger, distance_km
from events.evaluation.places import evaluate_geoparse

ARTICLE = (
    "LONDON, Ontario (SNA) - Floods hit London on Sunday. The mayor of London asked the province for help.\n"
    "Boats came from Windsor and Hamilton. Canadian soldiers arrived from Toronto."
)


def test_offsets_point_at_the_words(tagger: PlaceTagger) -> None:
    for mention in tagger.tag_text(ARTICLE):
        assert ARTICLE[mention.start : mention.end] == mention.text


def test_one_sense_in_an_article(tagger: PlaceTagger) -> None:
    found = [m for m in tagger.tag_text(ARTICLE) if m.text.lower() == "london"]
    assert len(found) == 3
    assert {m.country for m in found} == {"CAN"}


def test_neighbours_decide(tagger: PlaceTagger) -> None:
    found = {m.text: m.country for m in tagger.tag_text(ARTICLE)}
    assert found["Hamilton"] == "CAN"  # there are larger ones elsewhere
    assert found["Windsor"] == "CAN"


def test_part_of_an_article_is_read_with_its_context(tagger: PlaceTagger) -> None:
    context = tagger.context(ARTICLE)
    start = ARTICLE.index("The mayor")
    alone = tagger.tag_text("The mayor of London asked the province for help.", start=start)
    within = tagger.tag_text("The mayor of London asked the province for help.", context, start=start)
    assert [m.country for m in alone] == ["GBR"]
    assert [m.country for m in within] == ["CAN"]
    assert ARTICLE[within[0].start : within[0].end] == "London"


def test_dateline_country_counts(tagger: PlaceTagger) -> None:
    text = "Gunmen attacked a bus in Tripoli on Friday."
    lebanon = tagger.context(text, dateline="BEIRUT")
    assert lebanon.dateline is not None
    assert lebanon.dateline.country == "LBN"
    libya = tagger.context(text)
    assert tagger.tag_text(text, libya)[0].country == "LBY"


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("KYIV, Ukraine", "UKR", "city"),
        ("BAGHDAD", "IRQ", "city"),
        ("Paris, Texas", "USA", "city"),
        ("GAZA", "PSE", "region"),
    ],
)
def test_locate(tagger: PlaceTagger, name: str, country: str, kind: str) -> None:
    place = tagger.locate(name)
    assert place is not None
    assert (place.country, place.type) == (country, kind)


def test_locate_knows_when_it_does_not_know(tagger: PlaceTagger) -> None:
    assert tagger.locate("Xyzzyville") is None
    assert tagger.locate("") is None


def test_last_names_are_remembered(tagger: PlaceTagger) -> None:
    text = "Senator Mary Houston left the hall. Houston said nothing to reporters who had waited for hours."
    assert tagger.tag_text(text) == ()


def test_small_towns_need_cues(tagger: PlaceTagger) -> None:
    assert tagger.tag_text("Mandela asked the court to hear him.") == ()
    found = tagger.tag_text("Soldiers searched the village of Ogossagou in central Mali.")
    assert [m.text for m in found][-1] == "Mali"


def test_a_town_the_gazetteer_lacks_is_not_replaced_by_a_namesake(tagger: PlaceTagger) -> None:
    found = tagger.tag_text("The shelter in Piccadilly, Mali, was closed.")
    assert [m.text for m in found] == ["Mali"]


def test_american_county_lies_in_its_state(tagger: PlaceTagger) -> None:
    county = tagger.tag_text("Deputies in Scott County, Iowa, arrested him.")[0]
    iowa = tagger.locate("Iowa")
    assert (county.name, county.country, county.admin1) == ("Scott County", "USA", "Iowa")
    assert iowa is not None
    assert county.lat is not None
    assert county.lon is not None
    assert distance_km(county.lat, county.lon, iowa.lat or 0, iowa.lon or 0) < 250
    assert tagger.tag_text("The Jackson County fair opened.") == ()


def test_context_is_plain_data(tagger: PlaceTagger) -> None:
    assert tagger.context("") == PlaceContext()
    assert tagger.tag_text("") == ()


def test_same_text_same_answer(tagger: PlaceTagger) -> None:
    fresh = PlaceTagger(Gazetteer.load())
    assert fresh.tag_text(ARTICLE) == tagger.tag_text(ARTICLE)


def test_geoparse_metrics(tagger: PlaceTagger) -> None:
    text = "Rain fell in Nairobi and in Xyzzyville, not in Oslo."
    rows = [
        {
            "id": "a",
            "text": text,
            "toponyms": [
                {"start": 13, "end": 20, "text": "Nairobi", "lat": -1.3, "lon": 36.8},
                {"start": 28, "end": 38, "text": "Xyzzyville", "lat": 0, "lon": 0},
                {"start": 47, "end": 51, "text": "Oslo", "lat": 0, "lon": 0},
            ],
        }
    ]
    result = evaluate_geoparse(rows, tagger)
    assert (result.marked, result.recognised, result.right) == (3, 2, 1)
    assert result.precision == 1.0
    assert [words for _, words, _ in result.misses] == ["Xyzzyville", "Oslo"]


def test_geoparse_gold(tagger: PlaceTagger) -> None:
    """The goal of the project on the development part; the data are not shipped."""
    path = Path(__file__).parents[4] / "shared" / "gold" / "geoparse_dev.jsonl"
    if not path.is_file():
        pytest.skip("the gold data (../shared/gold) are not here")
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    result = evaluate_geoparse(rows, tagger)
    assert (result.recognised_share or 0) >= 0.90
    assert (result.right_share or 0) >= 0.92
    assert (result.precision or 0) >= 0.92
