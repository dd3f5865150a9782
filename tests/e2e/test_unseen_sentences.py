"""Sentences of our own by people who saw no rule, written when the rules were done: how far the coding carries to other words.

``tests/gold/unseen_sentences.jsonl`` has ten sentences for each CAMEO root, half of them as plain as a wire or a codebook has them,
half in richer language. No rule may be written after them: who adds rules for what is missed here adds other sentences first.
The floors are a few points below what was measured (docs/coding.md): they tell when rules stop carrying over.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from events.api import make_article
from events.pipeline import Coder

pytestmark = pytest.mark.e2e
GOLD = Path(__file__).parents[1] / "gold" / "unseen_sentences.jsonl"
ROWS = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def coder() -> Coder:
    """The coder that a build uses, with its floor of confidence."""
    return Coder.load()


@pytest.mark.parametrize(("style", "root", "dyad", "extra"), [("plain", 0.78, 0.64, 0.40), ("rich", 0.54, 0.41, 0.30)])
def test_rules_carry_to_sentences_that_nobody_wrote_them_for(
    coder: Coder, style: str, root: float, dyad: float, extra: float
) -> None:
    rows = [row for row in ROWS if row["style"] == style]
    articles = [make_article(r["text"], published=r["published"], article_id=str(n)) for n, r in enumerate(rows)]
    roots = dyads = more = 0
    for row, coded in zip(rows, coder.code(articles), strict=True):
        same = [m for m in coded.mentions if m.event_code[:2] == row["code"][:2]]
        roots += bool(same)
        dyads += any(
            _country(m.source_code) == _country(row["source"]) and _country(m.target_code) == _country(row["target"])
            for m in same
        )
        more += max(0, len(coded.mentions) - 1)
    n = len(rows)
    assert (roots / n >= root, dyads / n >= dyad, more / n <= extra) == (True, True, True), (
        roots / n,
        dyads / n,
        more / n,
    )


def _country(code: str | None) -> str:
    """The country of an actor code, or the kind of organisation: writers do not know our codes of single organisations."""
    return (code or "")[:3]
