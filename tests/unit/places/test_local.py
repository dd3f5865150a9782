"""Local articles, which name neither their state nor their country: tests/gold/local_places.jsonl, in our own words."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from events.coding.places import PlaceTagger
from events.evaluation.places import evaluate_geoparse

GOLD = Path(__file__).parents[2] / "gold" / "local_places.jsonl"


def toponyms(row: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [
        {"text": name, "start": found.start(), "end": found.end(), "lat": lat, "lon": lon}
        for name, (lat, lon) in row["places"].items()
        for found in re.finditer(rf"\b{re.escape(name)}\b", row["text"])
    ]


def test_towns_of_local_articles_are_found_where_they_lie(tagger: PlaceTagger) -> None:
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    result = evaluate_geoparse([{**row, "toponyms": toponyms(row)} for row in rows], tagger)
    assert result.marked >= 180
    assert (result.recognised_share or 0) >= 0.90, result.misses
    assert (result.right_share or 0) >= 0.97, result.misses


def where(tagger: PlaceTagger, text: str, name: str) -> tuple[str | None, str | None]:
    place = next(m for m in tagger.tag_text(text) if m.text == name)
    return place.country, place.admin1


def test_a_famous_name_is_the_town_next_door_only_where_the_other_towns_are(tagger: PlaceTagger) -> None:
    local = "The mayor of Paris met farmers from Bonham and Sherman. Crews from Clarksville fixed a bridge near Dallas."
    assert where(tagger, local, "Paris") == ("USA", "Texas")
    assert where(tagger, "Ministers met in Paris and Berlin before they flew to Dallas.", "Paris")[0] == "FRA"


def test_a_long_text_about_the_world_has_no_home(tagger: PlaceTagger) -> None:
    # Somewhere in Maine there are a Paris, a Mexico, a Norway and a China.
    world = (
        "Talks in Paris and Berlin went on. Mexico, Norway and China sent envoys, and Rome, Madrid, Vienna, Lisbon, Athens, "
        "Cairo, Lagos, Nairobi, Tehran, Baghdad, Riyadh, Ankara, Kyiv, Warsaw, Prague and Budapest watched."
    )
    assert tagger.context(world).area is None
    assert where(tagger, world, "Paris")[0] == "FRA"


def test_the_area_gives_a_county_its_state(tagger: PlaceTagger) -> None:
    text = "Pulaski County prosecutors charged two men from Vilonia, Greenbrier and Perryville."
    assert where(tagger, text, "Pulaski") == ("USA", "Arkansas")


def test_another_region_in_the_text_speaks_against_an_area(tagger: PlaceTagger) -> None:
    text = "Boone, Kanawha and Webster counties get help, the governor of West Virginia said. Kanawha was hit hardest."
    context = tagger.context(text)
    assert context.area is None or (context.area.region and context.area.region.name == "West Virginia")
