"""Mentions as Arrow, pandas and polars tables."""

from __future__ import annotations

import datetime as dt

import pytest

from events.errors import MissingExtraError
from events.frames import Mentions
from events.schema import table
from events.types import Actor, ActorMention, EventMention, Publication

DAY = dt.date(2021, 6, 8)


@pytest.fixture
def mentions() -> Mentions:
    actor = Actor(code="FRAGOV", country="FRA", roles=("GOV",), name="France")
    source = ActorMention(first=0, last=0, head=0, start=0, end=6, text="France", actor=actor)
    one = EventMention(
        article_id="a1", sentence_index=0, sentence="France criticised it.", sentence_start=0, source=source,
        target=None, source_actor=actor, target_actor=None, action_text="criticised", action_start=7, action_end=17,
        event_code="111", plover_type="ACCUSE", plover_mode=None, plover_contexts=(), polarity="affirmed",
        modality="actual", attributed_to_text=None, attributed_to_code=None, timex=None, place=None, size_dead=None,
        size_injured=None, size_participants=None, in_lead=True, tone=None, rule_id="11", confidence=0.9,
    )  # fmt: skip
    return Mentions([one], Publication(date=DAY, status="given"))


def test_it_is_a_list_of_mentions(mentions: Mentions) -> None:
    assert [m.event_code for m in mentions] == ["111"]
    assert mentions == list(mentions)


def test_arrow_has_exactly_the_columns_of_the_table(mentions: Mentions) -> None:
    rows = mentions.to_arrow()
    assert rows.schema.equals(table("event_mentions").arrow())
    (row,) = rows.to_pylist()
    assert (row["source_code"], row["goldstein"], row["quad_class"]) == ("FRAGOV", -2.0, 3)
    assert (row["date_start"], row["date_status"]) == (DAY, "publication")


def test_no_mentions_are_an_empty_table_with_the_columns() -> None:
    assert Mentions().to_arrow().schema.equals(table("event_mentions").arrow())


def test_pandas_and_polars_keep_codes_as_text(mentions: Mentions) -> None:
    pytest.importorskip("pandas", reason="pandas is not installed")
    pytest.importorskip("polars", reason="polars is not installed")
    assert mentions.to_pandas()["event_code"].tolist() == ["111"]
    assert mentions.to_polars()["date_start"].to_list() == [DAY]


def test_a_missing_library_is_named(mentions: Mentions, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(MissingExtraError, match=r"newsdyads\[pandas\]"):
        mentions.to_pandas()
