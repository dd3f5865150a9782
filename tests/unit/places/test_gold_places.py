"""Every row of tests/gold/places.tsv: words in a sentence and the place they mean (``-``: no place, ``*``: any)."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from events.coding.places import PlaceTagger

GOLD = Path(__file__).parents[2] / "gold" / "places.tsv"
ROWS = list(csv.DictReader(GOLD.open(encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", ROWS, ids=[f"{r['words']}: {r['text']}" for r in ROWS])
def test_place(row: dict[str, str], tagger: PlaceTagger) -> None:
    text, words = row["text"], row["words"]
    found = tagger.tag_text(text)
    at = text.index(words)
    hits = [m for m in found if m.start < at + len(words) and at < m.end]
    if row["name"] == "-":
        assert not hits
        return
    exact = [m for m in found if m.text == words]
    assert exact, f"not found; tagged were {[m.text for m in found]}"
    place = exact[0]
    got = {"name": place.name, "type": place.type, "country": place.country or "", "admin1": place.admin1 or ""}
    wanted = {key: row[key] for key in got if row[key] != "*"}
    assert {key: got[key] for key in wanted} == wanted, place.reason


def test_there_are_enough_cases() -> None:
    assert len(ROWS) >= 150
    assert len({(r["text"], r["words"]) for r in ROWS}) == len(ROWS)
