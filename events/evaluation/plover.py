"""PLOVER gold records: one or two events a sentence, with actor codes.

Type recall counts any mention; macro-F1 is over types where the gold actors are given, as in the literature: of the
mentions of those actors the surest one is the prediction, and a sentence without one counts as "none".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from events.evaluation.actors import land_of, sector_fits
from events.evaluation.compare import Mentions, Resolve, dyad_fits, names_one_of, told
from events.evaluation.scores import NOTHING, Miss, Result, mean, share, spread, table_of
from events.types import EventMention


def evaluate_plover(
    rows: Sequence[Mapping[str, Any]], mentions: Mentions, resolve: Resolve, *, name: str, most: int = 20
) -> Result:
    """Measure PLOVER rows; ``mentions`` are coded mentions by row id, ``resolve`` turns gold words into an actor."""
    hits: Counter[str] = Counter()
    right: Counter[str] = Counter()
    extra: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    confusion: Counter[tuple[str, str]] = Counter()
    misses: list[Miss] = []
    golds = [(row, event) for row in rows for event in row["events"]]
    for row, event in golds:
        coded = mentions.get(row["id"], ())
        accepted = {event["plover_2021"], event.get("plover_crosswalk") or event["plover_2021"]}
        hits["type"] += any(m.plover_type in accepted for m in coded)
        fitting = [m for m in coded if _fits(m, row, event, resolve)]
        hits["dyad type"] += any(m.plover_type in accepted for m in fitting)
        best = max(fitting, key=lambda m: (m.confidence, m.event_code), default=None)
        predicted = best.plover_type if best else NOTHING
        gold = predicted if predicted in accepted else event["plover_2021"]
        confusion[gold, predicted] += 1
        if predicted == gold:
            right[gold] += 1
        else:
            missed[gold] += 1
            if best is not None:
                extra[predicted] += 1
            misses.append(_miss(row, event, coded, fitting))
        _count_actors(hits, row, event, fitting, resolve)
    misses.sort(key=lambda m: (m.got == NOTHING, m.id))
    table = table_of(right, extra, missed)
    figures = {
        "type recall": share(hits["type"], len(golds)),
        "actors + type recall": share(hits["dyad type"], len(golds)),
        "macro-F1 over types": mean(score.f1 for label, score in table.items() if score.right + score.missed),
        "actor country (in matched mentions)": share(hits["country"], hits["country of"]),
        "actor sector (in matched mentions)": share(hits["sector"], hits["sector of"]),
        "mentions per sentence": share(sum(len(mentions.get(row["id"], ())) for row in rows), len(rows)),
    }
    return Result(
        kind="plover_gsr",
        name=name,
        rows=len(rows),
        figures=figures,
        tables={"per type": table},
        confusion=confusion,
        misses=spread(misses, most),
    )


def _words(actors: Sequence[Mapping[str, Any]]) -> list[str]:
    return [actor["text"] for actor in actors if actor.get("text")]


def _fits(mention: EventMention, row: Mapping[str, Any], event: Mapping[str, Any], resolve: Resolve) -> bool:
    sources, targets = _words(event["source"]), _words(event["target"])
    reciprocal = bool(row.get("reciprocal"))
    if reciprocal and not targets:
        targets = sources
    return dyad_fits(mention, sources, targets, reciprocal=reciprocal, text=row["text"], resolve=resolve)


def _count_actors(
    hits: Counter[str],
    row: Mapping[str, Any],
    event: Mapping[str, Any],
    fitting: Sequence[EventMention],
    resolve: Resolve,
) -> None:
    """Count country and sector of the gold actors against the actors of the mentions that fit; one try an actor."""
    for gold in (*event["source"], *event["target"]):
        sides = [(m.source, m.source_actor) for m in fitting] + [(m.target, m.target_actor) for m in fitting]
        named = [
            actor
            for item, actor in sides
            if actor and names_one_of(item, actor, [gold.get("text", "")], row["text"], resolve)
        ]
        if not named:
            continue
        hits["country of"] += 1
        hits["country"] += any(land_of(actor) == gold["code"] for actor in named)
        sector = gold.get("sector") or ""
        if sector[:1].isalpha():
            hits["sector of"] += 1
            hits["sector"] += any(sector_fits(actor, sector) for actor in named)


def _miss(
    row: Mapping[str, Any], event: Mapping[str, Any], coded: Sequence[EventMention], fitting: Sequence[EventMention]
) -> Miss:
    if fitting:
        reason = f"right actors, but coded {fitting[0].plover_type} ({fitting[0].event_code}) by {fitting[0].rule_id}"
    elif any(m.plover_type == event["plover_2021"] for m in coded):
        reason = "right type, other actors"
    else:
        reason = f"another event was coded, by {coded[0].rule_id}" if coded else "nothing was coded"
    source, target = (" + ".join(_words(event[key])) or "---" for key in ("source", "target"))
    return Miss(
        id=row["id"],
        text=row["text"],
        wanted=f"{source} | {event['plover_2021']} | {target}",
        got="; ".join(told(m) for m in coded) or NOTHING,
        reason=reason,
        group=event["plover_2021"],
    )
