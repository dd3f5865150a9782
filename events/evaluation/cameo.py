"""Codebook sentences: one sentence a row, one code each, with the words of source and target.

A row lists one code although the sentence may hold more, so recall is the measure; what is coded beside it is counted
as extra mentions per sentence, and precision by root is a lower bound.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from events.evaluation.compare import Mentions, Resolve, dyad_fits, told
from events.evaluation.scores import NOTHING, Miss, Result, share, spread, table_of
from events.types import EventMention


def evaluate_cameo(
    rows: Sequence[Mapping[str, Any]], mentions: Mentions, resolve: Resolve, *, name: str, most: int = 20
) -> Result:
    """Measure codebook rows; ``mentions`` are coded mentions by row id, ``resolve`` turns gold words into an actor."""
    hits: Counter[str] = Counter()
    right: Counter[str] = Counter()
    extra: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    confusion: Counter[tuple[str, str]] = Counter()
    misses: list[Miss] = []
    golds = [(row, event) for row in rows for event in row["events"]]
    for row, event in golds:
        code, coded = event["cameo"], mentions.get(row["id"], ())
        root = code[:2]
        same = [m for m in coded if m.event_code[:2] == root]
        fitting = [m for m in coded if _fits(m, row, event, resolve)]
        whole = any(m in fitting for m in same)
        hits["root"] += bool(same)
        hits["digits3"] += any(m.event_code[:3] == code[:3] for m in coded)
        hits["full"] += any(m.event_code == code for m in coded)
        hits["dyad_root"] += whole
        (right if same else missed)[root] += 1
        for m in coded:
            if m.event_code[:2] != root:
                extra[m.event_code[:2]] += 1
        confusion[root, root if same else _instead(coded, fitting)] += 1
        if not whole:
            misses.append(_miss(row, event, coded, same, fitting))
    misses.sort(key=lambda m: (m.got == NOTHING, m.id))
    n = len(golds)
    figures = {
        "root recall": share(hits["root"], n),
        "3-digit recall": share(hits["digits3"], n),
        "full code recall": share(hits["full"], n),
        "dyad+root recall": share(hits["dyad_root"], n),
        "extra mentions per sentence": share(sum(extra.values()), len(rows)),
        "mentions per sentence": share(sum(len(mentions.get(row["id"], ())) for row in rows), len(rows)),
    }
    tables = {"per root": table_of(right, extra, missed)}
    return Result(
        kind="cameo_examples",
        name=name,
        rows=len(rows),
        figures=figures,
        tables=tables,
        confusion=confusion,
        misses=spread(misses, most),
    )


def _fits(mention: EventMention, row: Mapping[str, Any], event: Mapping[str, Any], resolve: Resolve) -> bool:
    return dyad_fits(
        mention,
        event.get("source_text") or (),
        event.get("target_text") or (),
        reciprocal=bool(row.get("reciprocal")),
        text=row["text"],
        resolve=resolve,
    )


def _instead(coded: Sequence[EventMention], fitting: Sequence[EventMention]) -> str:
    """Return the root coded instead of the gold: that of the surest mention, of the right actors if there is one."""
    best = max(fitting or coded, key=lambda m: (m.confidence, m.event_code), default=None)
    return best.event_code[:2] if best else NOTHING


def _miss(
    row: Mapping[str, Any],
    event: Mapping[str, Any],
    coded: Sequence[EventMention],
    same: Sequence[EventMention],
    fitting: Sequence[EventMention],
) -> Miss:
    if same:
        reason = "right root, other actors"
    elif fitting:
        reason = f"right actors, but coded {fitting[0].event_code} by {fitting[0].rule_id}"
    elif coded:
        reason = f"another event was coded, by {coded[0].rule_id}"
    else:
        reason = "nothing was coded"
    source, target = (" + ".join(event.get(key) or ["---"]) for key in ("source_text", "target_text"))
    return Miss(
        id=row["id"],
        text=row["text"],
        wanted=f"{source} | {event['cameo']} | {target}",
        got="; ".join(told(m) for m in coded) or NOTHING,
        reason=reason,
        group=event["cameo"][:2],
    )
