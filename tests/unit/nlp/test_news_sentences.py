"""The hand-checked news sentences: sound trees, and how well the built-in pipeline parses them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from events.nlp.loader import BUILT_IN_COMPONENT, MODELS
from events.nlp.network import Network
from events.nlp.training import news
from events.nlp.training.samples import BIO, Sample, read_conllu
from events.nlp.training.shipped import labels_of

FOLDER = Path(__file__).parents[3] / news.FOLDER
HALVES = {half: list(read_conllu(FOLDER / f"news_{half}.conllu")) for half in ("train", "test")}
SENTENCES = HALVES["train"] + HALVES["test"]
NETWORK = MODELS / "en" / BUILT_IN_COMPONENT


def test_every_sentence_is_a_tree_of_known_labels() -> None:
    labels = labels_of(NETWORK)
    for sample in SENTENCES:
        assert sample.heads.count(-1) == 1, sample.words
        assert all((h < 0) == (d == "root") for h, d in zip(sample.heads, sample.deps, strict=True)), sample.words
        assert set(sample.deps) <= set(labels.deps), sample.words
        assert set(sample.tags) <= set(labels.tags), sample.words
        for i in range(len(sample)):
            node, steps = i, 0
            while node >= 0:
                node, steps = sample.heads[node], steps + 1
                assert steps <= len(sample), f"a cycle in {sample.words}"


def test_every_sentence_has_well_formed_names() -> None:
    for sample in SENTENCES:
        assert sample.ner is not None, sample.words
        assert set(sample.ner) <= set(BIO)
        for before, label in zip(("O", *sample.ner), sample.ner, strict=False):
            assert not str(label).startswith("I-") or str(before)[2:] == str(label)[2:], sample.words


def test_no_word_governs_that_should_be_a_leaf() -> None:
    leaves, allowed = {"case", "det", "aux", "aux:pass", "cop", "punct"}, {"fixed", "conj", "cc", "advmod", "punct"}
    for sample in SENTENCES:
        for i, head in enumerate(sample.heads):
            assert head < 0 or sample.deps[head] not in leaves or sample.deps[i] in allowed, sample.words


def test_the_halves_have_the_same_constructions_and_no_sentence_in_common() -> None:
    train, test = (Counter(map(news.construction_of, HALVES[half])) for half in ("train", "test"))
    assert train == test
    assert sum(test.values()) >= 150
    assert len({sample.words for sample in SENTENCES}) == len(SENTENCES)


def clause(heads: str, deps: str) -> frozenset[tuple[int, str]]:
    return news.main_clause([int(h) for h in heads.split()], deps.split())


def test_a_main_clause_is_its_root_subjects_objects_and_agents() -> None:
    right = clause("1 -1 1 4 1", "nsubj root obj case obl")
    assert right == {(1, "root"), (0, "subject"), (2, "object")}
    assert right == clause(
        "1 -1 1 4 2", "nsubj root iobj case nmod"
    )  # receivers count as objects, the rest does not count
    assert right != clause("1 -1 1 4 1", "nsubj:pass root obj case obl")
    assert right != clause("1 -1 1 4 1", "nsubj root obj case obl:agent")


@pytest.fixture(scope="module")
def scores() -> dict[str, dict[str, float]]:
    return news.table(Network(NETWORK), HALVES["test"])


def test_the_built_in_pipeline_parses_news(scores: dict[str, dict[str, float]]) -> None:
    everything = scores["all"]
    assert everything["LAS"] >= 91.5
    assert everything["main clauses"] >= 77.0
    assert everything["names"] >= 90.0


def test_every_construction_has_its_scores(scores: dict[str, dict[str, float]]) -> None:
    assert set(scores) == {*map(news.construction_of, SENTENCES), "all"}
    assert min(values["LAS"] for values in scores.values()) >= 85.0


def test_names_stand_in_the_last_column(tmp_path: Path) -> None:
    lines = ["1\tLibya\tLibya\tPROPN\tNNP\t_\t2\tnsubj\t_\tNER=B-LOC", "2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_"]
    path = tmp_path / "sentences.conllu"
    path.write_text("\n".join([*lines, "", *(line.replace("NER=B-LOC", "_") for line in lines), ""]), encoding="utf-8")
    found: list[Sample] = list(read_conllu(path))
    assert [sample.ner for sample in found] == [("B-LOC", "O"), None]
