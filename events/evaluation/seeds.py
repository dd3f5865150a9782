"""Whole articles coded by two people: recall over core events, precision over all that a coder called defensible.

A mention fits a record when it stands in the same sentence, has the same event root, and the same actors by their
first three letters (by the organisation for international bodies).
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from events.errors import InputError
from events.evaluation.compare import Mentions, actor_key, told
from events.evaluation.scores import NOTHING, Miss, Result, Score, share, spread, table_of
from events.types import EventMention


def find_articles(rows: Sequence[Mapping[str, Any]], folder: Path) -> dict[str, str]:
    """Return the text of each article that the rows name by the first characters of its file name.

    Raises ``InputError`` when one is not in ``folder``.
    """
    texts: dict[str, str] = {}
    for doc in sorted({row["doc"] for row in rows}):
        found = sorted(folder.glob(f"{doc}*.txt"))
        if not found:
            raise InputError(
                f"The article {doc} of the gold data is not in {folder}.",
                hint="--articles names the folder of the articles.",
            )
        texts[doc] = found[0].read_text(encoding="utf-8")
    return texts


def locate(sentence: str, text: str) -> tuple[int, int] | None:
    """Return where a gold sentence stands in the article, blanks aside; ``None`` when it does not."""
    pattern = r"\s+".join(re.escape(word) for word in sentence.split())
    match = re.search(pattern, text)
    return match.span() if match else None


def evaluate_seeds(
    rows: Sequence[Mapping[str, Any]],
    mentions: Mentions,
    texts: Mapping[str, str],
    published: Mapping[str, dt.date | None],
    *,
    name: str,
    most: int = 20,
) -> Result:
    """Measure article records; ``mentions`` are coded mentions by article name (``doc``), ``texts`` the texts.

    ``published`` are the document dates, which stand for the date of an event without an expression of its own.
    """
    where = [locate(row["sent"], texts[row["doc"]]) for row in rows]
    fitting: dict[int, list[EventMention]] = {i: [] for i in range(len(rows))}
    right: Counter[str] = Counter()
    extra: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for doc, coded in mentions.items():
        for mention in coded:
            fits = [i for i, row in enumerate(rows) if row["doc"] == doc and record_fits(mention, row, where[i])]
            for i in fits:
                fitting[i].append(mention)
            (right if fits else extra)[mention.event_code[:2]] += 1
    core = [i for i, row in enumerate(rows) if row["must"]]
    for i in core:
        if not fitting[i]:
            missed[rows[i]["codes"][0][:2]] += 1
    matched = [(rows[i], fitting[i]) for i in range(len(rows)) if fitting[i]]
    dated = [(row, found) for row, found in matched if row["date"]]
    figures = {
        "recall of core events": share(sum(bool(fitting[i]) for i in core), len(core)),
        "precision": Score(right.total(), extra.total()).precision,
        "recall of all records": share(len(matched), len(rows)),
        "date right (of matched)": share(
            sum(any(_value(m, published[row["doc"]]) == row["date"] for m in found) for row, found in dated), len(dated)
        ),
        "status right (of matched)": share(
            sum(any(status(m) in row["status"] for m in found) for row, found in matched), len(matched)
        ),
        "mentions": float(right.total() + extra.total()),
    }
    misses = [_miss(i, rows, mentions, where) for i in core if not fitting[i]]
    misses.sort(key=lambda m: (m.got == NOTHING, m.id))
    return Result(
        kind="seeds",
        name=name,
        rows=len(rows),
        figures=figures,
        tables={"per root": table_of(right, extra, missed)},
        misses=spread(misses, most),
    )


def in_sentence(mention: EventMention, where: tuple[int, int] | None) -> bool:
    """Tell whether a mention's action stands inside the gold sentence."""
    return where is not None and where[0] <= mention.action_start < where[1]


def record_fits(mention: EventMention, row: Mapping[str, Any], where: tuple[int, int] | None) -> bool:
    """Tell whether a mention is the event of a record."""
    return (
        in_sentence(mention, where)
        and mention.event_code[:2] in {code[:2] for code in row["codes"]}
        and actor_key(mention.source_code) == actor_key(row["source"])
        and actor_key(mention.target_code) == actor_key(row["target"])
    )


def status(mention: EventMention) -> str:
    """Return polarity and modality in the one word that the records use."""
    return "negated" if mention.polarity == "negated" else mention.modality


def _value(mention: EventMention, published: dt.date | None) -> str | None:
    if mention.timex is not None:
        return mention.timex.value
    return published.isoformat() if published else None


def _miss(
    i: int, rows: Sequence[Mapping[str, Any]], mentions: Mentions, where: Sequence[tuple[int, int] | None]
) -> Miss:
    row = rows[i]
    coded = [m for m in mentions.get(row["doc"], ()) if in_sentence(m, where[i])]
    same = [m for m in coded if m.event_code[:2] in {code[:2] for code in row["codes"]}]
    reason = f"other events were coded, by {coded[0].rule_id}" if coded else "nothing was coded in this sentence"
    if same:
        reason = "right root, other actors"
    return Miss(
        id=f"{row['doc']}-{i}",
        text=row["sent"],
        wanted=f"{row['source'] or '---'} {'/'.join(row['codes'])} {row['target'] or '---'}",
        got="; ".join(told(m) for m in coded) or NOTHING,
        reason=reason,
        group=row["codes"][0][:2],
    )
