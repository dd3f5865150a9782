"""Stored parses: what is written is read back."""

from __future__ import annotations

from pathlib import Path

import pytest

from events.nlp.stored import read_conllu, sentence_spans, write_conllu
from events.types import Entity, Sentence


def sentence() -> Sentence:
    return Sentence(
        text="Iran\n attacked  it.",
        start=40,
        words=("Iran", "attacked", "it", "."),
        lemmas=("Iran", "attack", "it", "."),
        tags=("NNP", "VBD", "PRP", "."),
        pos=("PROPN", "VERB", "PRON", "PUNCT"),
        deps=("nsubj", "root", "obj", "punct"),
        heads=(1, 1, 1, 1),
        starts=(40, 46, 56, 58),
        ends=(44, 54, 58, 59),
        entities=(Entity(0, 1, "LOC"),),
        morphs=("Number=Sing", "Tense=Past", "", ""),
        index=3,
        kind="item",
        paragraph=2,
        in_lead=True,
    )


def test_round_trip(tmp_path: Path) -> None:
    path = tmp_path / "a.conllu"
    write_conllu([sentence(), sentence()], path)
    assert read_conllu(path) == [sentence(), sentence()]


def test_broken_block_is_named(tmp_path: Path) -> None:
    path = tmp_path / "b.conllu"
    path.write_text("# start = 0\n# source = 'x'\n1\tx\tx\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"b\.conllu: sentence 1"):
        read_conllu(path)


def test_plain_file_gives_one_sentence_a_line() -> None:
    found = list(sentence_spans("# note\n\nOne.\n Two more. \n"))
    assert [(text, span.index, span.end) for text, span in found] == [("One.", 0, 4), ("Two more.", 1, 9)]
