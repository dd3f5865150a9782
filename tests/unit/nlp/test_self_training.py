"""Weights read back from 8-bit files, and sentences on which two pipelines agree."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from events.nlp.loader import BUILT_IN_COMPONENT, MODELS
from events.nlp.network import Analysis, Network
from events.nlp.training import evaluate, shipped, silver
from events.nlp.training.corpora import Corpora
from events.nlp.training.samples import Sample

NETWORK = MODELS / "en" / BUILT_IN_COMPONENT


def coded(name: str, weight: np.ndarray, smooth: np.ndarray | None = None) -> dict[str, np.ndarray]:
    """Constants of one product as the graph stores them."""
    out = {}
    if smooth is not None:
        weight = weight * smooth[:, None]
        out[f"{name}.smooth"] = (1.0 / smooth).astype(np.float32)
    scale = np.abs(weight).max(axis=0) / 127.0
    out[f"{name}.0.weight"] = np.round(weight / scale).astype(np.int8)
    out[f"{name}.0.columns"] = scale.astype(np.float32)
    return out


@pytest.mark.parametrize("smoothed", [False, True])
def test_a_weight_comes_back_but_for_rounding(smoothed: bool) -> None:
    random = np.random.default_rng(4)
    weight = random.normal(size=(16, 8)).astype(np.float32)
    smooth = random.uniform(0.2, 5.0, 16).astype(np.float32) if smoothed else None
    found = shipped.weight_in(coded("up", weight, smooth), "up", 0)
    step = np.abs(weight if smooth is None else weight * smooth[:, None]).max(axis=0) / 127.0
    within = step if smooth is None else step / smooth[:, None]
    assert (np.abs(found - weight) <= 0.51 * within).all()


def test_the_heads_are_cut_apart_and_the_margin_is_taken_back() -> None:
    weight = np.arange(1.0, 13.0).reshape(2, 6)
    constants = coded("tags", weight) | {"tags.0.bias": np.array([0.0, 1, 2, 3, 4, 5], dtype=np.float32)}
    constants |= {"tags.1.weight": np.ones((2, 3), dtype=np.int8), "tags.1.columns": np.ones(3, dtype=np.float32)}
    constants |= {"tags.1.bias": np.zeros(3, dtype=np.float32), "arc_bilinear.0.bias": np.zeros(3, dtype=np.float32)}
    constants |= {k.replace("tags.1", "arc_bilinear.0"): v for k, v in constants.items() if k.startswith("tags.1.")}
    found = shipped.head_weights(constants, {"tags": (0, 4), "ner": (4, 6)}, margin=0.5)
    assert found["tags.weight"].shape == (4, 2)
    assert np.allclose(found["ner.weight"], weight[:, 4:].T, atol=0.1)
    assert found["ner.bias"].tolist() == [3.5, 5.0]  # the first is "no name"
    assert constants["tags.0.bias"].tolist() == [0.0, 1, 2, 3, 4, 5]


def test_the_shipped_network_goes_on_in_pytorch() -> None:
    torch = pytest.importorskip("torch")
    pytest.importorskip("onnx")
    from events.nlp.training.network import Network as Trainable
    from events.nlp.training.recipe import sizes_of, start_from

    words = "The foreign ministers of Chad and Sudan met in Geneva on Friday .".split()
    labels = shipped.labels_of(NETWORK)
    trainable = Trainable(sizes_of(labels))
    start_from(trainable, NETWORK)
    trainable.eval()
    run_time = Network(NETWORK)
    ids, cases, first = (torch.tensor([values]) for values in run_time.pieces.sentence(words))
    with torch.inference_mode():
        x = trainable.words(ids, cases, torch.ones_like(ids, dtype=torch.bool), first)
        tags = [labels.tags[k] for k in trainable.tags(x[:, 1:])[0].argmax(-1).tolist()]
        heads = (trainable.arcs(x)[0].argmax(-1) - 1).tolist()
    (analysis,) = run_time.analyse([words])
    assert (tags, heads) == (analysis.tags, analysis.heads)


def reading(heads: tuple[int, ...], deps: str, names: str) -> silver.Reading:
    return silver.Reading(heads, tuple(deps.split()), tuple(names.split()))


def test_agreement_counts_arcs_with_their_relations() -> None:
    one = reading((1, -1, 1, 1), "nsubj root obj punct", "B-LOC O O O")
    other = reading((1, -1, 1, 2), "nsubj root obl punct", "B-ORG O O O")
    assert silver.agreement(one, one) == 1.0
    assert silver.agreement(one, other) == 0.5
    assert silver.agreed_names(one, other) == (None, "O", "O", "O")


def test_paragraphs_are_cut_into_sentences_with_their_own_numbers() -> None:
    words = ["Iran", "agreed", ".", "New", "Delhi", "left"]
    analysis = Analysis(
        tags=["NNP", "VBD", ".", "NNP", "NNP", "VBD"],
        pos=["PROPN", "VERB", "PUNCT", "PROPN", "PROPN", "VERB"],
        morphs=["Number=Sing", "", "", "", "", ""],
        lemmas=words,
        heads=[1, -1, 1, 4, 5, -1],
        deps=["nsubj", "root", "punct", "compound", "nsubj", "root"],
        names=[(0, 1, "LOC"), (3, 5, "LOC")],
        sentence_starts=[0, 3],
    )
    first, second = silver.sentences_in(words, [True] * 6, analysis)
    assert (first.words, first.heads, first.ner) == (("Iran", "agreed", "."), (1, -1, 1), ("B-LOC", "O", "O"))
    assert (second.heads, second.deps) == ((1, 2, -1), ("compound", "nsubj", "root"))
    assert second.ner == ("B-LOC", "I-LOC", "O")
    assert first.morphs[:2] == ("PROPN|Number=Sing", "VERB|_")


def sample(*words: str) -> Sample:
    last = len(words) - 1
    heads = tuple(last if i < last else -1 for i in range(len(words)))
    deps = tuple("dep" if i < last else "root" for i in range(len(words)))
    marks = tuple("NN" for _ in words)
    ner: tuple[str | None, ...] = tuple("O" for _ in words)
    return Sample(words, tuple(True for _ in words), heads, deps, marks, marks, ner=ner)


def test_a_sentence_is_kept_once_and_only_where_the_second_pipeline_agrees() -> None:
    vocab = spacy.blank("en").vocab

    def pipe(docs: Any, batch_size: int) -> Any:
        for doc in docs:
            last = len(doc) - 1
            heads = [last if doc[0].text != "odd" else 0] * len(doc)
            yield Doc(vocab, words=[t.text for t in doc], heads=heads, deps=["dep"] * len(doc))

    second: Any = SimpleNamespace(vocab=vocab, pipe=pipe)
    given = [sample("so", "it", "is"), sample("odd", "it", "is"), sample("so", "it", "is")]
    assert list(silver.agreed(given, second, 1.0)) == given[:1]


def test_samples_are_read_as_they_were_written(tmp_path: Path) -> None:
    given = [sample("Käse", "isst", "er"), sample("a", "b")]
    assert silver.save(given, tmp_path / "silver.jsonl") == 2
    assert list(silver.read(tmp_path / "silver.jsonl")) == given


def test_only_texts_in_the_public_domain_are_read(tmp_path: Path) -> None:
    rows = [
        {"text": "One.\n\nTwo.", "licence": "public domain (US government work)"},
        {"text": "Three.", "licence": "CC BY 2.5"},
        {"text": "Four."},
    ]
    path = tmp_path / "texts.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert list(silver.paragraphs(path)) == ["One.", "Two."]


def test_silver_words_are_half_as_many_as_the_treebanks() -> None:
    gold, more = [sample("a", "b", "c", "d")] * 10, [sample("e", "f")] * 40
    assert Corpora(gold, [], [], []).silver_share() == 0.0
    assert Corpora(gold, [], [], [], more).silver_share() == 0.25
    assert Corpora(gold, [], [], [], more[:1]).silver_share() == 1.0


def test_variants_are_scored_beside_the_sentences_as_they_are() -> None:
    words = ("Talks", "ended", ",", "officials", "said", ".")
    heads = (1, -1, 4, 4, 1, 1)
    deps = ("nsubj", "root", "punct", "nsubj", "parataxis", "punct")
    given = Sample(words, tuple(True for _ in words), heads, deps, deps, deps, lemmas=words)
    seen: list[list[str]] = []

    def analyse(sentences: Any) -> list[Any]:
        seen.extend(map(list, sentences))
        return [SimpleNamespace(heads=heads, deps=deps, tags=deps, pos=deps, lemmas=s) for s in sentences]

    network: Any = SimpleNamespace(analyse=analyse)
    found = evaluate.variant_scores(network, [given])
    assert found == {"as they are": 100.0, "lower case": 100.0, "headline": 100.0, "no stop": 100.0}
    assert seen[1] == ["talks", "ended", ",", "officials", "said", "."]
    assert seen[2] == ["Talks", "Ended", ",", "Officials", "Said"]
