"""spaCy documents, built by hand, become plain sentences with article offsets."""

from __future__ import annotations

import pytest

from events.nlp.adapter import sentence_from_doc
from events.types import Entity, SentenceSpan

spacy = pytest.importorskip("spacy")


def doc_of(rows: list[tuple[str, str, str, str, int]], spaces: list[bool], ents: list[str]):
    from spacy.tokens import Doc

    return Doc(
        spacy.blank("en").vocab,
        words=[r[0] for r in rows],
        spaces=spaces,
        tags=[r[1] for r in rows],
        pos=[r[2] for r in rows],
        deps=[r[3] for r in rows],
        heads=[r[4] for r in rows],
        lemmas=[r[0].lower() for r in rows],
        ents=ents,
    )


def test_offsets_count_in_the_article_and_white_space_goes() -> None:
    rows = [
        ("The", "DT", "DET", "det", 1),
        ("EU", "NNP", "PROPN", "nsubj", 3),
        ("\n", "_SP", "SPACE", "dep", 1),
        ("met", "VBD", "VERB", "ROOT", 3),
        (".", ".", "PUNCT", "punct", 3),
    ]
    doc = doc_of(rows, [True, False, False, False, False], ["B-ORG", "I-ORG", "O", "O", "O"])
    article = "x" * 10 + doc.text
    found = sentence_from_doc(doc, SentenceSpan(2, 10, 10 + len(doc.text), 1, in_lead=True), clearnlp=False)
    assert [article[a:b] for a, b in zip(found.starts, found.ends, strict=True)] == ["The", "EU", "met", "."]
    assert found.words == ("The", "EU", "met", ".")
    assert found.heads == (1, 2, 2, 2)
    assert found.deps == ("det", "nsubj", "root", "punct")
    assert found.entities == (Entity(1, 2, "ORG"),)
    assert (found.index, found.in_lead, found.roots) == (2, True, (2,))


def test_several_roots_stay_one_sentence() -> None:
    rows = [("Go", "VB", "VERB", "ROOT", 0), ("Stop", "VB", "VERB", "ROOT", 1)]
    found = sentence_from_doc(doc_of(rows, [True, False], ["O", "O"]), SentenceSpan(0, 0, 7, 0), clearnlp=False)
    assert found.roots == (0, 1)


def test_names_of_other_schemes() -> None:
    rows = [
        ("Paris", "NNP", "PROPN", "nsubj", 1),
        ("paid", "VBD", "VERB", "ROOT", 1),
        ("ten", "CD", "NUM", "nummod", 3),
        ("euros", "NNS", "NOUN", "dobj", 1),
    ]
    doc = doc_of(rows, [True] * 3 + [False], ["B-GPE", "O", "B-MONEY", "I-MONEY"])
    found = sentence_from_doc(doc, SentenceSpan(0, 0, 20, 0), clearnlp=True)
    assert found.entities == (Entity(0, 1, "LOC"),)
    assert found.deps == ("nsubj", "root", "nummod", "obj")
