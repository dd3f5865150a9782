"""Articles in, coded articles out: where document, parse and coding meet.

``Coder.code`` is the plain-Python form; :func:`code_batches` is the same as Arrow batches, the shape that local processes, Ray's
``map_batches`` and Spark's ``mapInArrow`` run unchanged.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from events.coding import confidence
from events.coding.actors import ActorIndex, ArticleActors
from events.coding.actors.turns import is_transcript
from events.coding.coder import Draft, SentenceCoder
from events.coding.dates import occasion
from events.coding.dates.attach import attach as attach_date
from events.coding.dates.infer import infer_publication
from events.coding.dates.outlet import lag_of, local_day, titled_day
from events.coding.dates.tagger import TimeContext, TimeTagger
from events.coding.dates.terms import RowTerms
from events.coding.places import Gazetteer, PlaceTagger
from events.coding.places.attach import attach as attach_place
from events.coding.places.venue import Venue, next_venue
from events.coding.publisher import publisher_of
from events.coding.speakers import carry_speakers
from events.coding.steps.deaths import without_disasters
from events.coding.tone import Tone
from events.config import MIN_CONFIDENCE
from events.lexicon.facts import term_rows
from events.lexicon.ontology import Ontology
from events.lexicon.rules import RuleBook
from events.types import (
    ActorMention,
    Article,
    Document,
    EventMention,
    PlaceMention,
    Publication,
    Reject,
    Sentence,
    Timex,
)

if TYPE_CHECKING:
    import pyarrow as pa

    from events.nlp.loader import Pipeline

ARTICLES_AT_ONCE = 64  # articles whose sentences are parsed together; bounds memory, never changes an answer


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedArticle:
    """One article with every layer: ``actors``, ``timexes`` and ``places`` have one tuple a sentence, as ``sentences`` has.

    ``doubtful`` are the mentions less sure than the coder's floor, which are not stored.
    ``reject`` is set, and the layers are empty, when the article could not be used.
    """

    document: Document
    sentences: tuple[Sentence, ...] = ()
    actors: tuple[tuple[ActorMention, ...], ...] = ()
    timexes: tuple[tuple[Timex, ...], ...] = ()
    places: tuple[tuple[PlaceMention, ...], ...] = ()
    mentions: tuple[EventMention, ...] = ()
    doubtful: tuple[EventMention, ...] = ()
    reject: Reject | None = None


@dataclass(frozen=True, slots=True)
class Coder:
    """Everything needed to code articles. Immutable; load one per process."""

    nlp: Pipeline
    index: ActorIndex
    book: RuleBook
    ontology: Ontology
    sentences: SentenceCoder
    times: TimeTagger
    places: PlaceTagger
    terms: RowTerms
    lexicon_hash: str
    lexicon: tuple[Path, ...] = field(default=())
    min_confidence: float = MIN_CONFIDENCE

    @classmethod
    def load(
        cls,
        model: str | None = None,
        lexicon: Sequence[Path] = (),
        *,
        threads: int = 1,
        min_confidence: float = MIN_CONFIDENCE,
    ) -> Coder:
        """Load pipeline, rules and dictionaries; ``lexicon`` folders are layered over the built-in ones, later ones win.

        Mentions less sure than ``min_confidence`` are left out. Raises ``ModelError`` or ``LexiconError``.
        """
        from events.nlp.loader import load_pipeline

        ontology = Ontology.load()
        book = RuleBook.load(lexicon, ontology)
        tone = Tone(book.classes["tone_positive"], book.classes["tone_negative"])
        return cls(
            nlp=load_pipeline(model, threads=threads),
            index=ActorIndex.load(lexicon),
            book=book,
            ontology=ontology,
            sentences=SentenceCoder(book, ontology, tone),
            times=TimeTagger(),
            places=PlaceTagger(Gazetteer.load()),
            terms=RowTerms(term_rows()),
            lexicon_hash=lexicon_hash(lexicon),
            lexicon=tuple(lexicon),
            min_confidence=min_confidence,
        )

    @property
    def fingerprint(self) -> str:
        """Hash of code version, model, lexicon and floor: articles coded under another fingerprint are worth recoding."""
        return coder_fingerprint(self.nlp.hash, self.lexicon_hash, self.min_confidence)

    def code(self, articles: Iterable[Article]) -> Iterator[CodedArticle]:
        """Code articles in order; sentences of many articles are parsed together."""
        from events.document import prepare

        stream = iter(articles)
        while chunk := list(islice(stream, ARTICLES_AT_ONCE)):
            documents: list[Document | Reject] = [prepare(a) for a in chunk]
            for i, d in enumerate(documents):
                if isinstance(d, Document):
                    documents[i] = replace(d, publication=infer_publication(d, self.terms, self.times))
            todo = [
                (d.article.text[s.start : s.end], s)
                for d in documents
                if isinstance(d, Document)
                for s in d.sentences
                if s.coded
            ]
            parsed = self.nlp.parse(todo)
            for article, document in zip(chunk, documents, strict=True):
                if isinstance(document, Reject):
                    empty = Document(article=article, sentences=(), publication=Publication())
                    yield CodedArticle(document=empty, reject=document)
                else:
                    own = tuple(islice(parsed, sum(s.coded for s in document.sentences)))
                    yield self._code(document, own)

    def _code(self, document: Document, sentences: tuple[Sentence, ...]) -> CodedArticle:
        publisher = publisher_of(document, self.index)
        local = local_day(document.publication, publisher.country if publisher else None)
        publication = titled_day(local, document.article.title)
        document = replace(document, publication=publication)
        context = _time_context(document, sentences, official=publisher is not None)
        stated = document.dateline.place_text if document.dateline else None
        place_context = self.places.context(document.article.text, dateline=stated)
        dateline_place = self.places.locate(stated, place_context) if stated else None
        home = dateline_place.country if dateline_place is not None else None
        actors = ArticleActors(self.index, publication, publisher, home=home)
        actors.prime(document.article.text, document.article.title)
        all_actors, all_timexes, all_places = [], [], []
        mentions: list[EventMention] = []
        venue = Venue()
        text = confidence.Text(tells_whose=len(sentences) > confidence.SHORT_TEXT, spoken=context.spoken)
        for s in sentences:
            named = actors.tag(s)
            places = self.places.tag(s, place_context)
            timexes = self.times.tag(s.text, s.start, context, s)
            when = partial(_day_of, s=s, timexes=timexes, context=context)
            where = partial(_place_of, s=s, places=places, dateline=dateline_place, context=context, venue=venue)
            mentions += self.sentences.code(
                s, named, places, document.article.article_id, when, where, text, publication.date, actors.attacker_of
            )
            context = context.after(timexes, s)
            venue = next_venue(venue, s, places, context)
            all_actors.append(named)
            all_timexes.append(timexes)
            all_places.append(places)
        mentions = without_disasters(sentences, mentions, self.book)
        mentions = carry_speakers(sentences, all_actors, mentions, self.book)
        if text.tells_whose:
            mentions = confidence.in_company(mentions)
        kept, doubtful = confidence.sort_out(mentions, self.min_confidence)
        return CodedArticle(
            document=document,
            sentences=sentences,
            actors=tuple(all_actors),
            timexes=tuple(all_timexes),
            places=tuple(all_places),
            mentions=kept,
            doubtful=doubtful,
        )


def _day_of(
    head: int, d: Draft, *, s: Sentence, timexes: tuple[Timex, ...], context: TimeContext
) -> tuple[Timex | None, str]:
    """The date of a draft whose act stands at ``head``, and how it was found."""
    target = d.target.mention.head if d.target else None
    found = attach_date(s, head, timexes, context, modality=d.context.modality, code=d.code, target=target)
    return found.timex, found.how


def _place_of(
    head: int,
    d: Draft,
    *,
    s: Sentence,
    places: tuple[PlaceMention, ...],
    dateline: PlaceMention | None,
    context: TimeContext,
    venue: Venue,
) -> tuple[PlaceMention | None, str]:
    """The place of a draft and how it was found; with none of its own, that of the meeting at which it was done."""
    found = attach_place(
        s, head, places, code=d.code,
        target=d.target.mention.head if d.target else None,
        countries=[r.actor.country for r in (d.target, d.source) if r and r.actor.country],
        source_country=d.source.actor.country if d.source else None,
        dateline=dateline,
    )  # fmt: skip
    if found.place is not None:
        return found.place, found.how
    there = venue.of(s, head, d.code, d.context.modality, places, context)
    return (found.place, found.how) if there is None else (there, "occasion")


def _time_context(document: Document, sentences: tuple[Sentence, ...], *, official: bool) -> TimeContext:
    """What the dates of an article are read by before its first sentence; ``official``: its publisher is an actor itself."""
    return TimeContext(
        publication=document.publication,
        spoken=is_transcript(sentences),
        official=official,
        meets=occasion.precedes_meeting(document.article.title),
        lag=lag_of(document.article.source_name),
    )


def coder_fingerprint(model_hash: str, words_hash: str, min_confidence: float) -> str:
    """Sixteen hex digits that stand for code version, model, lexicon and the least confidence of a mention."""
    from events import __version__

    text = f"{__version__}|{model_hash}|{words_hash}|{min_confidence}"
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def lexicon_hash(folders: Sequence[Path] = ()) -> str:
    """SHA-256 over the lexicon's data files (names and contents), built-in first, then ``folders`` in order."""
    digest = hashlib.sha256()
    for base in (Path(__file__).parent / "lexicon", *folders):
        for path in sorted(p for p in base.rglob("*") if p.suffix in (".yaml", ".csv", ".tsv", ".txt")):
            digest.update(path.relative_to(base).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def code_batches(batches: Iterator[pa.RecordBatch], coder: Coder) -> Iterator[pa.RecordBatch]:
    """Articles in, event mentions out, batch by batch: the function that every engine runs.

    Input batches have the columns ``id`` and ``text`` and any of ``title``, ``source``, ``url``, ``published_at`` (timestamp or ISO text).
    Output batches have the schema of ``event_mentions``; articles without mentions and unusable ones give no rows.
    """
    from events.warehouse.rows import code_facts, mention_rows, to_arrow

    facts = code_facts(cameo_rows(coder.ontology))
    for batch in batches:
        rows: list[dict[str, Any]] = []
        for coded in coder.code(_articles(batch)):
            if coded.reject is None:
                rows += mention_rows(coded.mentions, coded.document, facts)
        yield from to_arrow("event_mentions", rows).combine_chunks().to_batches()


def cameo_rows(ontology: Ontology) -> list[dict[str, str]]:
    """The code table as text rows with ``code``, ``goldstein`` and ``quad_class``, as the warehouse wants them."""
    return [
        {"code": c.code, "goldstein": str(c.goldstein), "quad_class": str(c.quad_class)}
        for c in ontology.cameo.values()
    ]


def _articles(batch: pa.RecordBatch) -> Iterator[Article]:
    import datetime as dt

    for row in batch.to_pylist():
        given = row.get("published_at")
        if isinstance(given, str):
            given = dt.datetime.fromisoformat(given)
        if isinstance(given, dt.datetime) and given.tzinfo is None:
            given = given.replace(tzinfo=dt.UTC)
        yield Article(
            article_id=str(row["id"]),
            text=row["text"] or "",
            uri=str(row["id"]),
            title=row.get("title"),
            source_name=row.get("source"),
            url=row.get("url"),
            published_at=given,
            published_status="given" if given else "unknown",
        )
