"""The merge on 300 pairs of mentions from real articles that we read and labelled."""

from __future__ import annotations

from pathlib import Path

import pytest

from events.errors import InputError
from events.evaluation.pairs import Pair, evaluate_pairs, merged, read_mentions, read_pairs

GOLD = Path(__file__).parents[2] / "gold"


#: Pairs, the mentions they are about, and the least F1. Measured: 0.94, 1.00 and, on pairs kept apart, 0.88.
SETS = [
    ("pairs.tsv", "pair_mentions.tsv", 150, 0.93),
    ("pairs_dev.tsv", "pair_mentions_2.tsv", 75, 0.95),
    ("pairs_test.tsv", "pair_mentions_2.tsv", 75, 0.87),
]


@pytest.mark.parametrize(("pairs", "mentions", "size", "least"), SETS)
def test_the_merge_agrees_with_readers(pairs: str, mentions: str, size: int, least: float) -> None:
    labelled = read_pairs(GOLD / pairs)
    assert len(labelled) == size
    score, _ = evaluate_pairs(labelled, merged(read_mentions(GOLD / mentions)))
    assert score.f1 is not None
    assert score.f1 >= least


@pytest.mark.parametrize(("pairs", "mentions"), [s[:2] for s in SETS])
def test_every_pair_names_stored_mentions(pairs: str, mentions: str) -> None:
    known = {mention["mention_id"] for mention in read_mentions(GOLD / mentions)}
    labelled = read_pairs(GOLD / pairs)
    assert {name for pair in labelled for name in (pair.first, pair.second)} <= known
    assert len({frozenset((pair.first, pair.second)) for pair in labelled}) == len(labelled)


def test_the_two_new_halves_share_no_article() -> None:
    articles = {m["mention_id"]: m["article_id"] for m in read_mentions(GOLD / "pair_mentions_2.tsv")}
    dev, test = (
        {articles[name] for pair in read_pairs(GOLD / f"pairs_{half}.tsv") for name in (pair.first, pair.second)}
        for half in ("dev", "test")
    )
    assert not dev & test


def test_the_order_of_the_mentions_changes_nothing() -> None:
    mentions = read_mentions(GOLD / "pair_mentions.tsv")
    assert merged(mentions[::-1]) == merged(mentions)


def test_pairs_are_counted_as_found_invented_and_overlooked() -> None:
    pairs = [Pair("a", "b", True), Pair("a", "c", True), Pair("c", "d", False), Pair("a", "d", False)]
    score, wrong = evaluate_pairs(pairs, {"a": "1", "b": "1", "c": "2", "d": "2"})
    assert (score.right, score.extra, score.missed) == (1, 1, 1)
    assert wrong == [pairs[1], pairs[2]]


def test_a_wrong_label_or_a_missing_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "pairs.tsv"
    path.write_text("first\tsecond\tsame\na\tb\tperhaps\n", encoding="utf-8")
    with pytest.raises(InputError, match="perhaps"):
        read_pairs(path)
    with pytest.raises(InputError, match=r"none\.tsv"):
        read_mentions(tmp_path / "none.tsv")
