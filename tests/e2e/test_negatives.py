"""Sentences of sport, culture, science, weather, crime and business give next to no events."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from events.api import make_article
from events.pipeline import CodedArticle, Coder

ROOT = Path(__file__).parents[2]
MATERIAL_CONFLICT = 4
pytestmark = pytest.mark.e2e


@pytest.fixture(scope="module")
def rows() -> list[Mapping[str, str]]:
    """The rows of the negatives file: ``text`` and ``genre``."""
    import yaml

    loaded: list[Mapping[str, str]] = yaml.safe_load((ROOT / "tests/gold/negatives.yaml").read_text(encoding="utf-8"))
    return loaded


@pytest.fixture(scope="module")
def coded(rows: list[Mapping[str, str]]) -> list[CodedArticle]:
    """Each sentence coded as an article of its own."""
    return list(Coder.load().code(make_article(row["text"]) for row in rows))


def listing(coded: list[CodedArticle]) -> str:
    """What was coded, for the message of a failing test."""
    return "\n".join(f"{m.event_code} {m.rule_id}: {c.document.article.text}" for c in coded for m in c.mentions)


def test_there_are_enough_of_every_kind(rows: list[Mapping[str, str]]) -> None:
    genres = {row["genre"] for row in rows}
    assert len(rows) >= 300
    assert len({row["text"] for row in rows}) == len(rows)
    assert {"sport", "culture", "science", "weather", "crime", "business", "figurative"} <= genres


def test_few_negatives_give_material_conflict(coded: list[CodedArticle]) -> None:
    codes = Coder.load().ontology.cameo
    bad = [c for c in coded if any(codes[m.event_code].quad_class == MATERIAL_CONFLICT for m in c.mentions)]
    assert len(bad) <= 0.03 * len(coded), listing(bad)


def test_few_negatives_give_any_mention(coded: list[CodedArticle]) -> None:
    bad = [c for c in coded if c.mentions]
    assert len(bad) <= 0.08 * len(coded), listing(bad)
