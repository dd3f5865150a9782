"""The made-up sentences and the variants of training sentences are well-formed; parts of the recipe can be left out."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from events.nlp.training import corpora
from events.nlp.training.augment import chunked, headline, lower_cased, varied, without, without_commas
from events.nlp.training.corpora import Corpora
from events.nlp.training.madeup import made_up
from events.nlp.training.samples import Sample, joined


def assert_tree(sample: Sample) -> None:
    assert len(sample.words) == len(sample.heads) == len(sample.deps) == len(sample.tags) == len(sample.spaces)
    assert sample.heads.count(-1) == len(sample.starts)
    for i in range(len(sample)):
        node, steps = i, 0
        while node >= 0:
            node, steps = sample.heads[node], steps + 1
            assert steps <= len(sample)


def test_made_up_sentences_are_trees_and_the_same_every_time() -> None:
    first = list(made_up(200, 7, [("Ana", "Silva")], ["Kisumu"]))
    assert first == list(made_up(200, 7, [("Ana", "Silva")], ["Kisumu"]))
    for sample in first:
        assert_tree(sample)
        assert all(sample.deps), sample.words


def test_variants_stay_trees() -> None:
    random = Random(3)
    for sample in made_up(150, 9, [], []):
        for variant in (varied(sample, random), headline(sample), without_commas(sample)):
            assert_tree(variant)


def test_without_moves_heads() -> None:
    sample = Sample(words=("a", ",", "b"), spaces=(False, True, False), heads=(2, 0, -1), deps=("x", "punct", "root"))
    sample = replace(sample, tags=("", "", ""), morphs=("", "", ""))
    found = without(sample, {1})
    assert (found.words, found.heads, found.spaces) == (("a", "b"), (1, -1), (True, False))


def test_chunks_hold_every_sentence_once() -> None:
    samples = [replace(s, doc="d", paragraph=i // 4) for i, s in enumerate(made_up(60, 5, [], []))]
    chunks = chunked(samples, 0.5, Random(1))
    assert [w for c in chunks for w in c.words] == [w for s in samples for w in s.words]
    assert_tree(joined(samples[:3]))


@pytest.mark.parametrize(
    ("part", "variant"), [("lower-case", lower_cased), ("headlines", headline), ("commas", without_commas)]
)
def test_a_variant_left_out_is_the_only_one_that_does_not_come(part: str, variant: Callable[[Sample], Sample]) -> None:
    words = ("Talks", "ended", ",", "after", "days", ",", "in", "calm", ".")
    heads, deps = (
        (1, -1, 4, 4, 1, 4, 7, 1, 1),
        ("nsubj", "root", "punct", "case", "obl", "punct", "case", "obl", "punct"),
    )
    sample = Sample(words, tuple(True for _ in words), heads, deps, deps, deps)
    seeds = range(400)
    usual = [varied(sample, Random(seed)) for seed in seeds]
    found = [varied(sample, Random(seed), frozenset({part})) for seed in seeds]
    changed = [one for one, other in zip(usual, found, strict=True) if one != other]
    assert changed
    assert {one.words for one in changed} == {variant(sample).words}
    assert set(found) == set(usual) - set(changed)


def test_each_news_sentence_comes_several_times_in_an_epoch() -> None:
    news = replace(next(made_up(1, 3, [], [])), doc="news")
    found = Corpora([], [], [], [], news=[news], left_out=frozenset(corpora.PARTS)).epoch(Random(1))
    assert [sample.doc for sample in found] == ["news"] * corpora.NEWS_TIMES


def test_swapped_names_and_made_up_sentences_can_be_left_out(tmp_path: Path) -> None:
    tree = "1\tIran\tIran\tPROPN\tNNP\t_\t2\tnsubj\t_\t_\n2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_\n\n"
    for name in ("ud_ewt_train", "ud_gum_open_train"):
        (tmp_path / f"{name}.conllu.gz").write_bytes(gzip.compress(tree.encode()))
    row = json.dumps({"tokens": ["Iran", "left"], "spaces": "10", "ents": [[0, 1, "LOC"]]}) + "\n"
    kinds = ("gum", "gmb", "wikigold", "crossner_politics", "crossner_other", "swap_a", "swap_b")
    for kind in kinds:
        (tmp_path / f"ner_{kind}_train.jsonl.gz").write_bytes(gzip.compress(row.encode()))
    whole = corpora.load(tmp_path, made_up_sentences=5)
    part = corpora.load(tmp_path, 5, frozenset({"swapped-names", "made-up"}))
    assert (len(whole.names), len(whole.extra)) == (6, 5)
    assert (len(part.names), len(part.extra)) == (4, 0)
    assert part.gum[0].ner == ("B-LOC", "O")
