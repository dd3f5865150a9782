"""The merge measured on labelled pairs of mentions: same event or not, as pairwise precision, recall and F1.

Two files: ``pairs.tsv`` (``first``, ``second``, ``same``: yes or no) and ``pair_mentions.tsv`` beside it, which has the
columns of ``event_mentions`` that the merge looks at. No parser is needed: the mentions are as they were coded once.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from events.errors import InputError
from events.evaluation.scores import Score

_DATES = ("published_date", "date_start", "date_end")
_NUMBERS = {"sentence_index": "INTEGER", "place_geonameid": "BIGINT"}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two mentions and whether a reader takes them for one event."""

    first: str
    second: str
    same: bool


def read_pairs(path: Path) -> list[Pair]:
    """Return the labelled pairs. Raises ``InputError`` when the file is missing or a label is neither yes nor no."""
    pairs = []
    for row in _rows(path):
        if row["same"] not in ("yes", "no"):
            raise InputError(f"{path}: the label {row['same']!r} is neither yes nor no.")
        pairs.append(Pair(row["first"], row["second"], row["same"] == "yes"))
    return pairs


def read_mentions(path: Path) -> list[dict[str, str | None]]:
    """Return the stored mentions; an empty field is ``None``. Raises ``InputError`` when the file is missing."""
    return [{name: value or None for name, value in row.items()} for row in _rows(path)]


def _rows(path: Path) -> list[dict[str, str]]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        raise InputError(f"There is no file {path}.") from None
    kept = [line for line in lines if not line.startswith("#")]
    return list(csv.DictReader(kept, delimiter="\t", quoting=csv.QUOTE_NONE))


def merged(mentions: Sequence[Mapping[str, str | None]]) -> dict[str, str]:
    """Merge stored mentions as a build does, and return the event of each mention."""
    import duckdb

    from events.warehouse.merge import assign_events

    con = duckdb.connect()
    try:
        columns = list(mentions[0])
        kinds = {name: _NUMBERS.get(name, "DATE" if name in _DATES else "VARCHAR") for name in columns}
        con.execute(f"CREATE TABLE told ({', '.join(f'{name} {kind}' for name, kind in kinds.items())})")
        con.executemany(
            f"INSERT INTO told VALUES ({', '.join('?' for _ in columns)})",
            [[mention[name] for name in columns] for mention in mentions],
        )
        con.execute(
            "CREATE TABLE fresh AS SELECT *, NULL::VARCHAR AS event_id, left(event_code, 2) AS event_root_code FROM told"
        )
        con.execute("CREATE TABLE base AS FROM fresh LIMIT 0")
        con.execute("CREATE TABLE known (event_id VARCHAR, generation INTEGER)")
        con.execute("CREATE TABLE gone (article_id VARCHAR)")
        assign_events(con, generation=1, base="base", fresh="fresh", events="known")
        return dict(con.execute("SELECT mention_id, event_id FROM assign").fetchall())
    finally:
        con.close()


def evaluate_pairs(pairs: Sequence[Pair], events: Mapping[str, str]) -> tuple[Score, list[Pair]]:
    """Return the pairwise score and the pairs that came out wrong.

    A pair counts as found when both mentions have the same event: ``right`` pairs are the same event and were joined,
    ``extra`` ones were joined wrongly, ``missed`` ones were left apart.
    """
    joined = [events[pair.first] == events[pair.second] for pair in pairs]
    wrong = [pair for pair, one in zip(pairs, joined, strict=True) if one != pair.same]
    right = sum(one and pair.same for pair, one in zip(pairs, joined, strict=True))
    missed = sum(pair.same for pair in wrong)
    return Score(right, len(wrong) - missed, missed), wrong
