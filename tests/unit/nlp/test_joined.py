"""Words run together by machine translation are divided; the text and its offsets stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.nlp.joined import divide


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("ofto", ["of", "to"]),
        ("inthe", ["in", "the"]),
        ("toPutin", ["to", "Putin"]),
        ("theKremlin", ["the", "Kremlin"]),
        ("ofviolating", ["of", "violating"]),
        ("Biden“threatening“of", ["Biden", "“", "threatening", "“", "of"]),
        ("pro-Russian,", ["pro-Russian", ","]),
        ("co-operation).", ["co-operation", ")", "."]),
    ],
)
def test_joined_words_are_divided(word: str, parts: list[str]) -> None:
    words, offsets = divide([word], [10])
    assert words == parts
    assert [
        10 + word.index(part) if part != "“" else offset for part, offset in zip(parts, offsets, strict=True)
    ] == offsets


@pytest.mark.parametrize(
    "word",
    [
        "into",
        "onto",
        "often",
        "offending",
        "offering",
        "iPhone",
        "eBay",
        "bathe",
        "within",
        "Lt.-Gen.",
        "NATO",
        "as",
        "tothed",
    ],
)
def test_words_stay_whole(word: str) -> None:
    assert divide([word], [0]) == ([word], [0])


@given(st.lists(st.text(min_size=1, max_size=20), max_size=5))
def test_nothing_is_lost(words: list[str]) -> None:
    starts = [sum(len(w) for w in words[:n]) for n in range(len(words))]
    parts, offsets = divide(words, starts)
    text = "".join(words)
    assert "".join(parts) == text
    assert all(text[at : at + len(part)] == part for part, at in zip(parts, offsets, strict=True))
