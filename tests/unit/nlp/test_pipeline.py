"""The built-in pipeline itself: what does not depend on how well it parses."""

from __future__ import annotations

import random
import warnings
from pathlib import Path

import pytest

from events.errors import ModelError
from events.nlp.loader import Pipeline, load_pipeline
from events.types import Sentence, SentenceSpan

TEXTS = [
    "Russia accused NATO on Monday of preparing an attack.",
    "Talks between Iran and Iraq ended in Geneva, officials said.",
    "No deal.",
    "\n The envoys of Chad,\tSudan  and Libya met; nothing was signed. They left at once.",
    "“We will never accept this,” said Foreign Minister Sergei Lavrov.",
    "Putin, Xi discuss Ukraine",
    "Le président n’a rien dit 🙂 — 東京で会談。",
    "…",
    " ".join(["The minister, who had met his colleagues in Paris, said that it was over,"] * 45) + " again.",
]


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return load_pipeline()


def pairs(texts: list[str]) -> list[tuple[str, SentenceSpan]]:
    return [(text, SentenceSpan(i, 100 * i, 100 * i + len(text), i, "body", i == 0)) for i, text in enumerate(texts)]


def content(sentence: Sentence) -> tuple[object, ...]:
    return (
        sentence.text,
        sentence.heads,
        sentence.deps,
        sentence.tags,
        sentence.lemmas,
        sentence.morphs,
        sentence.entities,
    )


def test_each_text_gives_one_sentence_with_exact_offsets(pipeline: Pipeline) -> None:
    given = pairs(TEXTS)
    found = list(pipeline.parse(given))
    assert [s.index for s in found] == list(range(len(TEXTS)))
    for (text, span), sentence in zip(given, found, strict=True):
        assert sentence.text == text
        for word, start, end in zip(sentence.words, sentence.starts, sentence.ends, strict=True):
            assert text[start - span.start : end - span.start] == word
        assert "".join(sentence.words) == "".join(text.split())
        assert all(0 <= h < len(sentence) for h in sentence.heads)
        assert len(sentence.roots) == 1
        assert [sentence.deps[r] for r in sentence.roots] == ["root"]


def test_a_parse_does_not_depend_on_its_batch(pipeline: Pipeline) -> None:
    texts = TEXTS + [" ".join(t.split()[:k]) for t in TEXTS[:5] for k in range(1, 9)]
    together = {s.text: content(s) for s in pipeline.parse(pairs(texts))}
    shuffled = list(texts)
    random.Random(4).shuffle(shuffled)
    again = {s.text: content(s) for s in pipeline.parse(pairs(shuffled))}
    alone = {t: content(next(pipeline.parse(pairs([t])))) for t in texts}
    assert together == again == alone


def test_empty_text_gives_an_empty_sentence(pipeline: Pipeline) -> None:
    assert [len(s) for s in pipeline.parse(pairs(["", "  \n"]))] == [0, 0]


def test_it_is_a_spacy_pipeline(pipeline: Pipeline) -> None:
    text = "Iran and Iraq met.\n\nThe talks failed. Nobody knows why."
    (doc,) = pipeline.nlp.pipe([text])
    assert doc.text == text
    assert [s.text.strip() for s in doc.sents] == ["Iran and Iraq met.", "The talks failed.", "Nobody knows why."]
    assert doc.has_annotation("DEP")
    assert doc.has_annotation("LEMMA")


def test_plain_clause_is_parsed_right(pipeline: Pipeline) -> None:
    found = pipeline.parse_text("Russian President Vladimir Putin met Angela Merkel in Moscow on Monday.")
    verb = found.roots[0]
    assert found.lemmas[verb] == "meet"
    subject, object_ = found.child(verb, "nsubj"), found.child(verb, "obj")
    assert subject is not None
    assert object_ is not None
    assert {found.words[subject], found.words[object_]} <= {"Vladimir", "Putin", "Angela", "Merkel"}
    names = {(" ".join(found.words[e.start : e.end]), e.label) for e in found.entities}
    assert {("Vladimir Putin", "PERSON"), ("Angela Merkel", "PERSON"), ("Moscow", "LOC")} <= names


def test_loading_is_quiet_and_hash_is_stable(pipeline: Pipeline, capfd: pytest.CaptureFixture[str]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        other = load_pipeline()
    assert (other.name, other.hash) == (pipeline.name, pipeline.hash)
    assert capfd.readouterr() == ("", "")


def test_unknown_models_are_explained(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no pipeline called 'en_nowhere'"):
        load_pipeline("en_nowhere")
    with pytest.raises(ModelError, match=r"no spaCy pipeline in"):
        load_pipeline(str(tmp_path))
