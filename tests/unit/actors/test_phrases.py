from __future__ import annotations

import csv
from pathlib import Path

import pytest

from events.coding.actors import ActorIndex, parse_code, resolve_phrase

GOLD = Path(__file__).resolve().parents[2] / "gold" / "actors.tsv"


def test_gold_phrases(index: ActorIndex) -> None:
    with GOLD.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle, delimiter="\t"))
    assert len(rows) >= 500
    wrong = []
    for row in rows:
        actor = resolve_phrase(row["phrase"], row["date"], index=index)
        if (actor.code if actor else "") != row["code"]:
            wrong.append(f"{row['phrase']} ({row['date']}): {actor.code if actor else None}, not {row['code']}")
    assert len(wrong) / len(rows) <= 0.05, "\n".join(wrong)


def test_offices_change_hands(index: ActorIndex) -> None:
    codes = {day: resolve_phrase("Angela Merkel", day, index=index) for day in ("2015-06-01", "2023-06-01")}
    assert {day: a.code for day, a in codes.items() if a} == {"2015-06-01": "DEUGOV", "2023-06-01": "DEUELI"}


def test_title_and_date_choose_between_persons_of_one_name(index: ActorIndex) -> None:
    elder = resolve_phrase("President Bush", "1990-10-01", index=index)
    younger = resolve_phrase("President Bush", "2003-10-01", index=index)
    assert elder is not None
    assert younger is not None
    assert "H. W." in str(elder.name)
    assert "H. W." not in str(younger.name)


def test_parts_of_a_code() -> None:
    nato = parse_code("IGOWSTNAT")
    assert (nato.country, nato.group, nato.roles) == (None, "NAT", ("IGO",))
    rebels = parse_code("IRQKURREB")
    assert (rebels.country, rebels.group, rebels.roles) == ("IRQ", "KUR", ("REB",))
    assert parse_code("RUSGOVMIL").role == "GOV;MIL"


@pytest.mark.parametrize(
    "phrase", ["", "a lovely spring morning", "---", "the price of wheat", "42", "’s", "of the in and"]
)
def test_what_names_nobody_is_nobody(index: ActorIndex, phrase: str) -> None:
    assert resolve_phrase(phrase, "2020-01-01", index=index) is None


def test_entries_explain_the_answer(index: ActorIndex) -> None:
    actor = resolve_phrase("Russian soldiers", "2022-03-01", index=index)
    assert actor is not None
    assert any(e.startswith("agents.csv:") for e in actor.entries)
    assert len(actor.entries) == 2
