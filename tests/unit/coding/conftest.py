"""The rule book, loaded once for the tests of this folder."""

from __future__ import annotations

import pytest

from events.coding.coder import SentenceCoder
from events.coding.tone import Tone
from events.lexicon.ontology import Ontology
from events.lexicon.rules import RuleBook


@pytest.fixture(scope="session")
def ontology() -> Ontology:
    return Ontology.load()


@pytest.fixture(scope="session")
def book(ontology: Ontology) -> RuleBook:
    return RuleBook.load((), ontology)


@pytest.fixture(scope="session")
def coder(book: RuleBook, ontology: Ontology) -> SentenceCoder:
    return SentenceCoder(book, ontology, Tone(book.classes["tone_positive"], book.classes["tone_negative"]))
