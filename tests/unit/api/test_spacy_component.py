"""The spaCy component: it fills ``doc._.events`` in any pipeline, and documents can be stored and sent."""

from __future__ import annotations

import importlib
import tomllib
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import events
import events.spacy_component  # registers the component in a checkout that is not installed

ROOT = Path(__file__).parents[3]
TEXT = "Russia accused NATO of aggression on Tuesday."
pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def nlp() -> Language:
    made = spacy.blank("en")
    made.add_pipe("event_coder", config={"published": "2021-12-08"})
    return made


def test_a_blank_pipeline_gets_events(nlp: Language) -> None:
    doc = nlp(TEXT)
    (found,) = doc._.events
    assert (found.source_actor.code, found.event_code[:2], found.target_actor.code) == ("RUS", "11", "IGOWSTNAT")
    assert found.timex.value == "2021-12-07"
    assert doc.text[found.action_start : found.action_end] == found.action_text
    assert [t.text for t in doc][:2] == ["Russia", "accused"]
    assert not doc.has_annotation("DEP")


def test_the_events_are_those_of_the_coder(nlp: Language) -> None:
    assert nlp(TEXT)._.events == events.load()(TEXT, published="2021-12-08")


def test_a_document_may_bring_its_own_date(nlp: Language) -> None:
    doc = nlp.make_doc(TEXT)
    doc._.published = "2020-03-05"
    assert nlp(doc)._.events[0].timex.value == "2020-03-03"


def test_documents_in_a_stream_keep_their_order(nlp: Language) -> None:
    codes = [[m.event_code[:2] for m in doc._.events] for doc in nlp.pipe(["Nothing here.", TEXT, ""])]
    assert codes == [[], ["11"], []]


def test_coded_documents_survive_storage(nlp: Language) -> None:
    doc = nlp(TEXT)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.events == doc._.events
    stored = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (third,) = DocBin().from_bytes(stored).get_docs(nlp.vocab)
    assert third._.events == doc._.events


def test_the_entry_point_is_the_factory() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    module, _, name = project["entry-points"]["spacy_factories"]["event_coder"].partition(":")
    assert callable(getattr(importlib.import_module(module), name))
