from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from events.coding.dates import TimeContext, TimeTagger
from events.types import Publication, Sentence

HERE = Path(__file__).parent


def sentence_of(row: dict[str, object], **more: object) -> Sentence:
    lists = {k: tuple(v) for k, v in row.items() if isinstance(v, list)}
    return Sentence(text=str(row["text"]), start=0, **lists, **more)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def tagger() -> TimeTagger:
    return TimeTagger()


@pytest.fixture(scope="session")
def parses() -> dict[str, Sentence]:
    """Stored parses by the first words of the sentence."""
    rows = [json.loads(line) for line in (HERE / "parses.jsonl").read_text(encoding="utf-8").splitlines()]
    return {row["text"]: sentence_of(row) for row in rows}


@pytest.fixture(scope="session")
def on():
    """A context whose document date is the given day: ``on("2022-03-16")``; ``on()`` knows no date."""

    def context(day: str | None = None) -> TimeContext:
        if day is None:
            return TimeContext()
        return TimeContext(publication=Publication(date=dt.date.fromisoformat(day), status="given"))

    return context
