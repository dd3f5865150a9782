"""Mentions as tables: what ``coder(text)`` returns is a list that also turns into Arrow, pandas and polars."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from events.types import Article, Document, EventMention, Publication

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from events.warehouse.rows import CodeFacts


class Mentions(list[EventMention]):
    """The event mentions of one text: a plain list, in text order, with tables and a notebook display.

    ``publication`` is the document date, which stands in the rows for the date of mentions without one of their own.

    >>> Mentions([]).to_arrow().num_rows
    0
    """

    def __init__(self, mentions: Iterable[EventMention] = (), publication: Publication | None = None) -> None:
        super().__init__(mentions)
        self.publication = publication or Publication()

    def to_rows(self) -> list[dict[str, Any]]:
        """Return one dict a mention with exactly the columns of ``event_mentions`` (``event_id`` is ``None``)."""
        from events.warehouse.rows import mention_rows

        # Rows need the publication only; an empty article carries it.
        article = Article(article_id="", text="", uri="")
        document = Document(article=article, sentences=(), publication=self.publication)
        return mention_rows(self, document, code_facts())

    def to_arrow(self) -> pa.Table:
        """Return an Arrow table with the schema of ``event_mentions``, column descriptions included."""
        from events.warehouse.rows import to_arrow

        return to_arrow("event_mentions", self.to_rows())

    def to_pandas(self) -> pd.DataFrame:
        """Return a pandas frame. Raises ``MissingExtraError`` when pandas is not installed."""
        _need("pandas", "A pandas frame")
        return self.to_arrow().to_pandas()

    def to_polars(self) -> pl.DataFrame:
        """Return a polars frame. Raises ``MissingExtraError`` when polars is not installed."""
        _need("polars", "A polars frame")
        import polars as pl

        frame = pl.from_arrow(self.to_arrow())
        assert isinstance(frame, pl.DataFrame)
        return frame

    def _repr_html_(self) -> str:
        """Notebook display: every mention as its sentence with the words marked."""
        from events.display import mentions_html

        return mentions_html(self)


def _need(module: str, feature: str) -> None:
    from importlib.util import find_spec

    from events.errors import MissingExtraError

    if find_spec(module) is None:
        raise MissingExtraError(feature, extra="pandas")


@functools.cache
def code_facts() -> Mapping[str, CodeFacts]:
    """Return Goldstein value and quad class by CAMEO code (read once; the table never changes while a program runs)."""
    from events.lexicon.ontology import Ontology
    from events.warehouse.rows import CodeFacts

    codes = Ontology.load().cameo.values()
    return {c.code: CodeFacts(goldstein=c.goldstein, quad_class=c.quad_class) for c in codes}
