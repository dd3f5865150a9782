"""The made-up sentences and the variants of training sentences are well-formed."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from events.nlp.training.augment import chunked, headline, varied, without, without_commas
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
