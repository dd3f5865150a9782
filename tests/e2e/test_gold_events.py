"""The sentences of tests/gold/events give the events an analyst expects of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from events.api import make_article
from events.pipeline import Coder
from events.types import EventMention

FILES = sorted((Path(__file__).parents[1] / "gold/events").glob("*.yaml"))
pytestmark = pytest.mark.e2e


@pytest.fixture(scope="module")
def coder() -> Coder:
    """One loaded coder for all files."""
    return Coder.load()


def fits(wanted: dict[str, Any], m: EventMention) -> bool:
    """True when the mention has the expected code, actors (by prefix), polarity and modality, and day and place where given."""
    source, target = m.source_code or "", m.target_code or ""
    return (
        m.event_code.startswith(str(wanted["code"]))
        and source.startswith(wanted.get("source", ""))
        and target.startswith(wanted.get("target", ""))
        and m.polarity == wanted.get("polarity", "affirmed")
        and m.modality == wanted.get("modality", "actual")
        and ("date" not in wanted or wanted["date"] == day_of(m))
        and ("place" not in wanted or wanted["place"] == (m.place.name if m.place else None))
    )


def day_of(m: EventMention) -> str | None:
    """The value of the time expression of a mention; ``None`` stands for the document date without words."""
    return m.timex.value if m.timex else None


def is_told(unwanted: dict[str, str], m: EventMention) -> bool:
    """True when the mention is what must not be coded: its code by prefix, and the actors and modality where given."""
    return (
        m.event_code.startswith(unwanted["code"])
        and unwanted.get("modality", m.modality) == m.modality
        and (m.source_code or "").startswith(unwanted.get("source", ""))
        and (m.target_code or "").startswith(unwanted.get("target", ""))
    )


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_gold_sentences(path: Path, coder: Coder) -> None:
    import yaml

    rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert len(rows) >= 8
    articles = [make_article(row["text"], published=row["published"], source=row.get("publisher")) for row in rows]
    faults = []
    for row, coded in zip(rows, coder.code(articles), strict=True):
        got = [
            (
                m.event_code,
                m.source_code,
                m.target_code,
                m.polarity,
                m.modality,
                m.rule_id,
                day_of(m),
                m.place.name if m.place else None,
            )
            for m in coded.mentions
        ]
        for wanted in row["events"]:
            if not any(fits(wanted, m) for m in coded.mentions):
                faults.append(f"{row['text']} ({row['why']})\n  expected {json.dumps(wanted)}\n  got {got}")
        for wanted in row.get("doubtful", ()):  # read as it should be, but too little sure to be stored
            if not any(fits(wanted, m) for m in coded.doubtful):
                faults.append(f"{row['text']} ({row['why']})\n  expected as doubtful {json.dumps(wanted)}\n  got {got}")
        for unwanted in row.get("never", ()):
            if any(is_told(unwanted, m) for m in coded.mentions):
                faults.append(f"{row['text']} ({row['why']})\n  expected no {json.dumps(unwanted)}\n  got {got}")
        if not row["events"] and coded.mentions:
            faults.append(f"{row['text']} ({row['why']})\n  expected nothing\n  got {got}")
    assert not faults, "\n".join(faults)
