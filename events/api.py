"""The Python interface behind ``import events``, and the plain-data forms of coded articles."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from events.config import MIN_CONFIDENCE
from events.frames import Mentions, code_facts
from events.types import ActorMention, Article, PlaceMention, Timex

if TYPE_CHECKING:
    from events.engines import BuildSummary
    from events.pipeline import CodedArticle, Coder


class TextCoder:
    """A loaded coder for texts at hand: ``coder("text", published="2021-12-08")`` returns the event mentions.

    Loading takes about a second, coding milliseconds; keep one and use it again. ``coder.pipeline`` is the
    underlying ``events.pipeline.Coder``, which takes streams of articles.
    """

    def __init__(self, pipeline: Coder) -> None:
        self.pipeline = pipeline

    @classmethod
    def load(
        cls, model: str | None = None, *, lexicon: Sequence[str | Path] = (), min_confidence: float = MIN_CONFIDENCE
    ) -> TextCoder:
        """Load pipeline, dictionaries and rules. Raises ``ModelError`` or ``LexiconError``."""
        from events.pipeline import Coder

        folders = tuple(Path(folder) for folder in lexicon)
        return cls(Coder.load(model=model, lexicon=folders, min_confidence=min_confidence))

    def __call__(
        self, text: str, *, published: dt.date | str | None = None, title: str | None = None, source: str | None = None
    ) -> Mentions:
        """Return the event mentions of one text, in text order. Offsets are characters into ``text``.

        The list turns into a table with ``to_arrow()``, ``to_pandas()`` and ``to_polars()``.
        """
        coded = self.code(text, published=published, title=title, source=source)
        return Mentions(coded.mentions, coded.document.publication)

    def pipe(self, texts: Iterable[str], *, published: dt.date | str | None = None) -> Iterator[Mentions]:
        """Yield the mentions of each text in order; sentences of many texts are parsed together, which is faster."""
        for coded in self.pipeline.code(make_article(text, published=published) for text in texts):
            yield Mentions(coded.mentions, coded.document.publication)

    def code(
        self, text: str, *, published: dt.date | str | None = None, title: str | None = None, source: str | None = None
    ) -> CodedArticle:
        """Return everything known about one text: document, parsed sentences, layers and mentions."""
        article = make_article(text, published=published, title=title, source=source)
        return next(iter(self.pipeline.code([article])))

    def annotate(
        self, text: str, *, published: dt.date | str | None = None, title: str | None = None, source: str | None = None
    ) -> dict[str, Any]:
        """Return every layer of one text as plain data, in the form that ``events annotate`` prints."""
        return annotation(self.code(text, published=published, title=title, source=source))


def make_article(
    text: str,
    *,
    published: dt.date | str | None = None,
    title: str | None = None,
    source: str | None = None,
    article_id: str | None = None,
) -> Article:
    """Return an article for a text at hand; its id is a hash of the text when none is given.

    ``published`` is a day or a time, as an object or in ISO 8601. Raises ``ValueError`` when it is no ISO date.
    """
    day = dt.datetime.fromisoformat(published) if isinstance(published, str) else published
    if isinstance(day, dt.datetime) and day.tzinfo is not None:
        day = day.astimezone(dt.UTC)
    return Article(
        article_id=article_id or hashlib.sha256(text.encode()).hexdigest()[:16],
        text=text,
        uri="text",
        title=title,
        source_name=source,
        published_at=None if day is None else dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC),
        published_status="unknown" if day is None else "given",
    )


def build(inputs: Iterable[str | Path] = (), *, warehouse: str | Path = "warehouse", **options: Any) -> BuildSummary:
    """Run one build; see ``events.build``."""
    from events import engines
    from events.config import make_config

    return engines.build(make_config({"inputs": [str(item) for item in inputs], "warehouse": warehouse, **options}))


def mention_rows(coded: CodedArticle) -> Iterator[dict[str, Any]]:
    """Return the mentions of one coded article as rows with exactly the columns of ``event_mentions``."""
    from events.warehouse.rows import mention_rows as rows

    return iter(rows(coded.mentions, coded.document, code_facts()))


def annotation(coded: CodedArticle) -> dict[str, Any]:
    """Return all layers of one coded article as plain data (see ``events annotate`` in docs/cli.md)."""
    events: dict[int, list[dict[str, Any]]] = {}
    for row in mention_rows(coded):
        events.setdefault(row["sentence_index"], []).append(row)
    publication = coded.document.publication
    return {
        "article_id": coded.document.article.article_id,
        "published": publication.date or (publication.partial.value if publication.partial else None),
        "published_status": publication.status,
        "sentences": [
            {
                "text": sentence.text,
                "start": sentence.start,
                "end": sentence.end,
                "actors": [actor_layer(mention) for mention in actors],
                "timexes": [timex_layer(timex) for timex in timexes],
                "places": [place_layer(place) for place in places],
                "events": events.get(sentence.index, []),
            }
            for sentence, actors, timexes, places in zip(
                coded.sentences, coded.actors, coded.timexes, coded.places, strict=True
            )
        ],
    }


def actor_layer(mention: ActorMention) -> dict[str, Any]:
    """Return one actor mention as plain data; codes are ``None`` when the words could not be resolved."""
    actor = mention.actor
    return {
        "text": mention.text,
        "start": mention.start,
        "end": mention.end,
        "code": actor.code if actor else None,
        "country": actor.country if actor else None,
        "group": actor.group if actor else None,
        "role": actor.role if actor else None,
        "name": actor.name if actor else None,
    }


def timex_layer(timex: Timex) -> dict[str, Any]:
    """Return one time expression as plain data."""
    return {
        "text": timex.text,
        "start": timex.start,
        "end": timex.end,
        "type": timex.type,
        "value": timex.value,
        "date_start": timex.date_start,
        "date_end": timex.date_end,
        "granularity": timex.granularity,
        "status": timex.status,
    }


def place_layer(place: PlaceMention) -> dict[str, Any]:
    """Return one place mention as plain data."""
    return {
        "text": place.text,
        "start": place.start,
        "end": place.end,
        "name": place.name,
        "country": place.country,
        "admin1": place.admin1,
        "lat": place.lat,
        "lon": place.lon,
        "geonameid": place.geonameid,
    }
