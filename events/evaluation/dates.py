"""Time expressions against TempEval-3 gold: extents, types and values.

Measures after SemEval-2013 task 1 (TempEval-3): an extent is *relaxed* right when it overlaps a gold extent, *strict*
when both ends agree; type and value F1 count relaxed matches whose attribute is right, over all found and all gold.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from events.coding.dates import TimeContext, TimeTagger
from events.document.sentences import split_sentences
from events.evaluation.scores import Miss, Result, Score
from events.types import Publication, Sentence, Timex

Parse = Callable[[Sequence[tuple[str, int]]], Sequence[Sentence | None]]
"""From (sentence text, offset) pairs of one article to their parses."""


def evaluate_dates(
    rows: Sequence[Mapping[str, Any]],
    *,
    parse: Parse | None = None,
    tagger: TimeTagger | None = None,
    name: str = "dates",
    most: int = 20,
) -> Result:
    """Score the tagger on rows with ``text``, ``dct`` (ISO) and ``timexes``; see ``scores.Result`` for what comes back.

    ``parse`` gives the sentences their parses (tense is then read from the parse); without it cue words decide.
    """
    tagger = tagger or TimeTagger()
    counts = {key: Score() for key in ("relaxed extent", "strict extent", "type", "value")}
    by_type: dict[str, Score] = {}
    misses: list[Miss] = []
    for row in rows:
        found = tag_text(row["text"], dt.date.fromisoformat(row["dct"][:10]), tagger, parse)
        _count(row, found, counts, by_type, misses)
    figures: dict[str, float | None] = {"value F1": counts["value"].f1}
    for key, score in counts.items():
        figures[f"{key} precision"], figures[f"{key} recall"], figures[f"{key} F1"] = (
            score.precision,
            score.recall,
            score.f1,
        )
    return Result(
        kind="dates",
        name=name,
        rows=len(rows),
        figures=figures,
        tables={"value by type": dict(sorted(by_type.items()))},
        misses=tuple(misses[:most]),
    )


def tag_text(text: str, dct: dt.date, tagger: TimeTagger, parse: Parse | None = None) -> list[Timex]:
    """All time expressions of a text with a known document date, sentence by sentence."""
    context = TimeContext(publication=Publication(date=dct, status="given"))
    pieces = [(text[p.start : p.end], p.start) for p in split_sentences(text)]
    parsed: Sequence[Sentence | None] = parse(pieces) if parse else [None] * len(pieces)
    out: list[Timex] = []
    for (words, start), sentence in zip(pieces, parsed, strict=True):
        found = tagger.tag(words, start, context, sentence)
        context = context.after(found)
        out.extend(found)
    return out


def _count(
    row: Mapping[str, Any],
    found: Sequence[Timex],
    counts: dict[str, Score],
    by_type: dict[str, Score],
    misses: list[Miss],
) -> None:
    """Match each gold timex with the first overlapping answer that is still free, and count."""
    free = list(found)
    for gold in row["timexes"]:
        hit = next((t for t in free if t.start < gold["end"] and gold["start"] < t.end), None)
        value_right = hit is not None and hit.value == gold["value"]
        checks = {
            "relaxed extent": hit is not None,
            "strict extent": hit is not None and (hit.start, hit.end) == (gold["start"], gold["end"]),
            "type": hit is not None and hit.type == gold["type"],
            "value": value_right,
        }
        for key, right in checks.items():
            counts[key] += Score(right=1) if right else Score(missed=1, extra=int(hit is not None))
        label = str(gold["type"])
        by_type[label] = by_type.get(label, Score()) + (
            Score(right=1) if value_right else Score(missed=1, extra=int(hit is not None))
        )
        if hit is not None:
            free.remove(hit)
        if not value_right:
            got = f"{hit.text} = {hit.type} {hit.value} ({hit.rule_id})" if hit else "nothing"
            misses.append(
                _miss(row, gold["start"], gold["end"], f"{gold['text']} = {gold['type']} {gold['value']}", got)
            )
    for timex in free:
        for key in counts:
            counts[key] += Score(extra=1)
        by_type[timex.type] = by_type.get(timex.type, Score()) + Score(extra=1)
        got = f"{timex.text} = {timex.type} {timex.value} ({timex.rule_id})"
        misses.append(_miss(row, timex.start, timex.end, "nothing", got))


def _miss(row: Mapping[str, Any], start: int, end: int, wanted: str, got: str) -> Miss:
    reason = "invented" if wanted == "nothing" else "not found" if got == "nothing" else "other value"
    around = row["text"][max(0, start - 60) : end + 60]
    return Miss(id=str(row.get("id", "")), text=around, wanted=wanted, got=got, reason=reason, group="dates")
