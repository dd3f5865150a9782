"""A worker codes what it can: an article the coder fails on becomes a reject and the others are coded."""

from __future__ import annotations

from typing import Any

import pytest

from events.engines.work import Coded, Worker
from events.types import Article


class Fragile(Worker):
    """A worker whose coder fails on articles with the word "bad"."""

    def __init__(self) -> None:  # nothing is loaded
        pass

    def _code(self, articles: Any) -> Coded:
        from events.engines.work import _to_ipc
        from events.warehouse.rows import to_arrow

        if any("bad" in a.text for a in articles):
            raise ValueError("an odd text")
        rows = [{"article_id": a.article_id} for a in articles]
        return Coded(articles=rows, mentions=_to_ipc(to_arrow("event_mentions", [])), rejects=[])


@pytest.mark.parametrize("texts", [["good", "bad", "good"], ["bad"], ["good"]])
def test_a_failing_article_is_rejected_and_the_rest_is_coded(texts: list[str]) -> None:
    articles = [Article(article_id=str(i), text=t, uri=f"file#{i}") for i, t in enumerate(texts)]
    coded = Fragile().code(articles)
    assert [row["article_id"] for row in coded.articles] == [str(i) for i, t in enumerate(texts) if t == "good"]
    assert [(r["uri"], r["stage"], r["reason"]) for r in coded.rejects] == [
        (f"file#{i}", "coding", "internal_error") for i, t in enumerate(texts) if t == "bad"
    ]
    assert all("an odd text" in r["detail"] for r in coded.rejects)
