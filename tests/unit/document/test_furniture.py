"""The furniture patterns do what their own examples and counterexamples say."""

from __future__ import annotations

import pytest

from events.document.data import load_yaml
from events.document.furniture import line_kind, trim_edges

_DATA = load_yaml("furniture.yaml")
_LINES = [(e["kind"], x) for e in _DATA["lines"] for x in e["examples"]]
_NOT_LINES = [x for e in _DATA["lines"] for x in e["counterexamples"]]
_EDGES = [(e["kind"], e["where"], x) for e in _DATA["edges"] for x in e["examples"]]
_NOT_EDGES = [x for e in _DATA["edges"] for x in e["counterexamples"]]


@pytest.mark.parametrize(("kind", "line"), _LINES)
def test_example_line_is_recognised(kind: str, line: str) -> None:
    assert line_kind(line) == kind


@pytest.mark.parametrize("line", _NOT_LINES)
def test_counterexample_line_stays(line: str) -> None:
    assert line_kind(line) is None


@pytest.mark.parametrize(("kind", "where", "line"), _EDGES)
def test_example_edge_is_cut(kind: str, where: str, line: str) -> None:
    start, end, cut = trim_edges(line, 0, len(line))
    assert [k for _, _, k in cut] == [kind]
    assert (start > 0) == (where == "start")
    assert (end < len(line)) == (where == "end")
    assert line[start:end].strip()


@pytest.mark.parametrize("line", _NOT_EDGES)
def test_counterexample_edge_stays(line: str) -> None:
    assert trim_edges(line, 0, len(line)) == (0, len(line), [])


@pytest.mark.parametrize("entry", [*_DATA["lines"], *_DATA["edges"]], ids=lambda e: e["kind"])
def test_every_kind_has_examples_and_counterexamples(entry: dict[str, object]) -> None:
    assert entry["examples"]
    assert entry["counterexamples"]


def test_ordinary_news_sentences_are_never_furniture() -> None:
    story = [
        "The president met the ambassador on Monday.",
        "By sending troops across the border, the government broke the accord.",
        "Photos of the strike were shown to the council.",
        "Follow-up talks are planned.",
        "Support for the rebels has grown.",
        "Sign language was used at the rally.",
        '"We will continue," he wrote on Telegram.',
        "Update of the treaty was demanded by both sides.",
        "Ten people died.",
        "AP workers went on strike.",
    ]
    assert {s: line_kind(s) for s in story} == dict.fromkeys(story)
