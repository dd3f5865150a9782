"""Turn news articles into an event database: who did what to whom, when, where, according to whom.

>>> import events
>>> coder = events.load()                                              # doctest: +SKIP
>>> coder("Russia accused NATO of aggression.", published="2021-12-08")  # doctest: +SKIP

Nothing heavy is imported until a function is called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    import duckdb

    from events.api import TextCoder
    from events.engines import BuildSummary

__version__ = "0.1.0"
__all__ = ["__version__", "annotate", "build", "connect", "load"]


def load(
    model: str | None = None, *, lexicon: Sequence[str | Path] = (), min_confidence: float | None = None
) -> TextCoder:
    """Load the coder: call it with a text and a publication date, get a list of event mentions.

    ``model`` is an installed spaCy pipeline or a path (default: the built-in one); ``lexicon`` names folders of
    dictionaries and rules layered over the built-in ones, later wins. Mentions less sure than ``min_confidence`` are
    left out (default 0.5: what is more likely wrong than right; 0 keeps all).
    Raises ``events.errors.ModelError`` or ``LexiconError``.
    """
    from events.api import TextCoder
    from events.config import MIN_CONFIDENCE

    floor = MIN_CONFIDENCE if min_confidence is None else min_confidence
    return TextCoder.load(model, lexicon=lexicon, min_confidence=floor)


def annotate(text: str, *, published: dt.date | str | None = None, model: str | None = None) -> dict[str, Any]:
    """Return every layer of one article (sentences, actors, time expressions, places, events) as plain data.

    To annotate many texts, call ``load()`` once and use its ``annotate`` method.
    """
    return load(model).annotate(text, published=published)


def build(inputs: Iterable[str | Path] = (), *, warehouse: str | Path = "warehouse", **options: Any) -> BuildSummary:
    """Code articles into a warehouse, as ``events build`` does.

    ``options`` are the settings of ``events.config.make_config``: workers, engine, model, published, text_field, ...
    """
    from events.api import build as run

    return run(inputs, warehouse=warehouse, **options)


def connect(warehouse: str | Path = "warehouse") -> duckdb.DuckDBPyConnection:
    """Open a DuckDB connection with a view for every table of the warehouse, as of its last committed snapshot.

    Raises ``events.errors.WarehouseError`` when there is no warehouse at that path.
    """
    from events.warehouse import connect as open_views

    return open_views(warehouse)
