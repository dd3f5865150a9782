"""Actors: from the words that name them to CAMEO-style codes.

``ActorIndex`` holds the dictionary; ``ArticleActors`` tags the sentences of one article in order, with memory for
reference; ``resolve_phrase`` answers for a bare phrase. See DESIGN for the code scheme.
"""

from __future__ import annotations

import datetime as dt

from events.coding.actors.article import ArticleActors
from events.coding.actors.build import further
from events.coding.actors.codes import parse_code
from events.coding.actors.index import ActorIndex, When
from events.coding.actors.phrase import resolve_text
from events.types import Actor, Publication


def resolve_phrase(text: str, date: dt.date | Publication | str | None = None, *, index: ActorIndex) -> Actor | None:
    """Resolve a bare phrase ("Kurdish rebels in northern Iraq") as of ``date``; ``None`` when it names no actor."""
    return resolve_text(text, index, When.of(date))[0]


def resolve_all(text: str, date: dt.date | Publication | str | None = None, *, index: ActorIndex) -> tuple[Actor, ...]:
    """All actors that a bare phrase names: several for "the Baltic states", none when it names no actor."""
    actor, partial = resolve_text(text, index, When.of(date))
    return () if actor is None or partial is None else (actor, *further(partial, index))


__all__ = ["ActorIndex", "ArticleActors", "When", "parse_code", "resolve_all", "resolve_phrase"]
