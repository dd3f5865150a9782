"""The tokenizer's adjustments."""

from __future__ import annotations

import pytest

spacy = pytest.importorskip("spacy")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Stop!!! Now?!", ["Stop", "!!!", "Now", "?!"]),
        ("pro-Russian rebels", ["pro-Russian", "rebels"]),
        ("the non-aligned states", ["the", "non-aligned", "states"]),
        ("a U.S.-led force", ["a", "U.S.-led", "force"]),
        ("Col. Haftar's men", ["Col.", "Haftar", "'s", "men"]),
        ("Iran’s envoy can't go.", ["Iran", "’s", "envoy", "ca", "n't", "go", "."]),
        ("Washington-based", ["Washington", "-", "based"]),
        ("He left -- alone", ["He", "left", "--", "alone"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    from events.nlp.words import tokenizer_for

    assert [t.text for t in tokenizer_for(spacy.blank("en"))(text)] == words
