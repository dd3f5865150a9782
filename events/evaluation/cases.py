"""Our own gold sentences (tests/gold/events): the events that must come out of a text, no more and no fewer.

A row is ``{text, published?, events: [{source?, code, target?, polarity?, modality?, ...}], also?: [...],
none?: true, known_gap?: why}``. Only the fields that an expected event states are compared; ``also`` lists events
that may come out without being an error.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from events.evaluation.compare import Mentions, told
from events.evaluation.scores import NOTHING, Miss, Result, Score, share, spread, table_of
from events.types import EventMention


def field_of(mention: EventMention, name: str) -> str | None:
    """Return one field of a mention as the gold writes it."""
    if name in {"source", "target"}:
        actor = mention.source_actor if name == "source" else mention.target_actor
        return actor.code if actor else None
    if name == "code":
        return mention.event_code
    if name == "attributed_to":
        return mention.attributed_to_code
    if name == "date":
        return mention.timex.value if mention.timex else None
    if name == "place":
        return mention.place.name if mention.place else None
    value = getattr(mention, name)
    return None if value is None else str(value)


def case_fits(mention: EventMention, expected: Mapping[str, Any]) -> bool:
    """Tell whether a mention has every field that an expected event states."""
    return all(
        field_of(mention, name) == _plain(value) for name, value in expected.items() if name not in {"why", "known_gap"}
    )


def _plain(value: object) -> str | None:
    if value is None:
        return None
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def case_id(name: str, number: int) -> str:
    """Return the id of a row: file name and position, from 1."""
    return f"{name}-{number}"


def evaluate_cases(rows: Sequence[Mapping[str, Any]], mentions: Mentions, *, name: str, most: int = 20) -> Result:
    """Measure our own gold rows; ``mentions`` are the coded mentions by ``case_id``."""
    right: Counter[str] = Counter()
    extra: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    misses: list[Miss] = []
    passed = 0
    for number, row in enumerate(rows, start=1):
        key = case_id(name, number)
        coded = list(mentions.get(key, ()))
        wanted = list(row.get("events") or ())
        lost = [event for event in wanted if not any(case_fits(m, event) for m in coded)]
        allowed = [*wanted, *(row.get("also") or ())]
        surplus = [m for m in coded if not any(case_fits(m, event) for event in allowed)]
        for event in wanted:
            (missed if event in lost else right)[str(event["code"])[:2]] += 1
        for m in surplus:
            extra[m.event_code[:2]] += 1
        passed += not lost and not surplus
        if lost or surplus:
            misses.append(
                Miss(
                    id=key,
                    text=row["text"],
                    wanted="; ".join(" ".join(str(v) for v in event.values()) for event in lost)
                    or "no more than was expected",
                    got="; ".join(told(m) for m in coded) or NOTHING,
                    reason="not found" if lost else "surplus",
                    group=str(lost[0]["code"])[:2] if lost else surplus[0].event_code[:2],
                )
            )
    total = Score(right.total(), extra.total(), missed.total())
    figures = {
        "precision": total.precision,
        "recall": total.recall,
        "F1": total.f1,
        "rows wholly right": share(passed, len(rows)),
    }
    return Result(
        kind="cases",
        name=name,
        rows=len(rows),
        figures=figures,
        tables={"per root": table_of(right, extra, missed)},
        misses=spread(misses, most),
    )
