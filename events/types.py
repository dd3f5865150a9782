"""Domain types shared by every room of the project.

Everything here is frozen, free of third-party imports and free of behaviour beyond
simple derived facts, so that each stage can be tested without the stages before it.

Offsets are always characters into ``Article.text`` unless a field says otherwise.
Token indices are positions inside one ``Sentence``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from events.lazy import lazy


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as it came in: the text is never altered after this point.

    ``article_id`` is the input's own id, or a content hash where it has none.
    ``published_at`` is what the input states (a date, or a UTC instant); ``None`` when it states nothing.
    ``published_status`` tells how it is known so far: ``given`` (with the input or on the command line),
    ``metadata`` (from the page or feed) or ``unknown``.
    """

    article_id: str
    text: str
    uri: str
    title: str | None = None
    source_name: str | None = None
    url: str | None = None
    language: str | None = None
    published_at: dt.datetime | None = None
    published_status: str = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reject:
    """An input that could not be used: ``stage`` (ingest, document, ...), a short ``reason`` code, a readable ``detail``."""

    uri: str
    stage: str
    reason: str
    detail: str


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open character range ``[start, end)`` in the article text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words of ``text`` this span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialDate:
    """A calendar date of which parts may be missing (a dateline often has no year)."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def complete(self) -> bool:
        """True when year, month and day are all known."""
        return None not in (self.year, self.month, self.day)

    def as_date(self) -> dt.date | None:
        """The calendar day, or ``None`` when a part is missing or the day does not exist."""
        if self.year is None or self.month is None or self.day is None:
            return None
        try:
            return dt.date(self.year, self.month, self.day)
        except ValueError:
            return None

    @property
    def value(self) -> str:
        """TIMEX3-style value, ``X`` for what is unknown: ``2021-06-08``, ``XXXX-06-08``, ``2021-06``."""
        year = f"{self.year:04d}" if self.year is not None else "XXXX"
        if self.month is None:
            return year
        month = f"{year}-{self.month:02d}"
        return month if self.day is None else f"{month}-{self.day:02d}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """The dateline of an article: place words, agency, and a possibly partial date."""

    span: Span
    place_text: str | None = None
    agency: str | None = None
    date: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """The document creation time and how it is known.

    ``date`` is a full day or ``None``; ``partial`` keeps what is known of it (``XXXX-06-08``);
    ``earliest``/``latest`` bound it (inclusive) when it was inferred as an interval.
    ``status``: given, metadata, dateline, inferred, unknown. ``evidence`` lists the reasons, for people.
    """

    date: dt.date | None = None
    time: dt.datetime | None = None
    partial: PartialDate | None = None
    earliest: dt.date | None = None
    latest: dt.date | None = None
    status: str = "unknown"
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SentenceSpan:
    """Where one sentence stands, before it is parsed.

    ``kind`` is ``headline``, ``body`` or ``item`` (a list item). ``paragraph`` counts body blocks from 0.
    ``in_lead`` is true for the headline and the first paragraph. ``coded`` is false for sentences kept for context only
    (a duplicated headline, for example).
    """

    index: int
    start: int
    end: int
    paragraph: int
    kind: str = "body"
    in_lead: bool = False
    coded: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An article made ready for the parser: furniture skipped, sentences split, document creation time known or not."""

    article: Article
    sentences: tuple[SentenceSpan, ...]
    publication: Publication
    dateline: Dateline | None = None
    headline: Span | None = None
    furniture: tuple[tuple[Span, str], ...] = ()
    genre: str = "news"


@dataclass(frozen=True, slots=True)
class Entity:
    """A name proposed by NER: tokens ``[start, end)`` of the sentence and a label (PERSON ORG LOC NORP DATE EVENT MISC)."""

    start: int
    end: int
    label: str


@dataclass(frozen=True)
class Sentence:
    """One parsed sentence as parallel tuples, independent of any NLP library.

    ``words``, ``lemmas``, ``tags`` (Penn), ``pos`` (UD), ``deps`` and ``heads`` have one item a token.
    ``heads[i]`` is the index of the governor; the root has ``heads[i] == i`` and ``deps[i] == "root"``.
    ``deps`` are Universal Dependencies 2 relations (``nsubj``, ``nsubj:pass``, ``obj``, ``iobj``, ``obl``, ``obl:agent``,
    ``obl:unmarked``, ``ccomp``, ``xcomp``, ``advcl``, ``advcl:relcl``, ``acl``, ``acl:relcl``, ``nmod``, ``nmod:poss``, ``nmod:unmarked``,
    ``appos``, ``conj``, ``cc``, ``case``, ``mark``, ``det``, ``amod``, ``compound``, ``compound:prt``, ``flat``, ``nummod``,
    ``aux``, ``aux:pass``, ``cop``, ``advmod``, ``parataxis``, ``csubj``, ``expl``, ``fixed``, ``punct``, ...).
    ``starts`` and ``ends`` are character offsets of the tokens **into the article text**, so that
    ``article.text[starts[i]:ends[i]] == words[i]``. ``text`` is the sentence itself, ``text == article.text[start:end]``.
    """

    text: str
    start: int
    words: tuple[str, ...]
    lemmas: tuple[str, ...]
    tags: tuple[str, ...]
    pos: tuple[str, ...]
    deps: tuple[str, ...]
    heads: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    entities: tuple[Entity, ...] = ()
    morphs: tuple[str, ...] = ()
    index: int = 0
    kind: str = "body"
    paragraph: int = 0
    in_lead: bool = False

    def __len__(self) -> int:
        """Number of tokens."""
        return len(self.words)

    @property
    def end(self) -> int:
        """End offset of the sentence in the article text."""
        return self.start + len(self.text)

    @lazy
    def lower(self) -> tuple[str, ...]:
        """The words in lower case."""
        return tuple(map(str.lower, self.words))

    @lazy
    def low_lemmas(self) -> tuple[str, ...]:
        """The lemmas in lower case."""
        return tuple(map(str.lower, self.lemmas))

    @lazy
    def memo(self) -> dict[tuple[str, int], Any]:
        """Answers about single tokens that are asked for again and again (see ``coding/tree/memo.py``)."""
        return {}

    @lazy
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each token the indices of its dependents, in sentence order."""
        kids: list[list[int]] = [[] for _ in self.words]
        for i, h in enumerate(self.heads):
            if h != i:
                kids[h].append(i)
        return tuple(map(tuple, kids))

    @lazy
    def roots(self) -> tuple[int, ...]:
        """Indices of the root tokens (one, unless the splitter joined sentences)."""
        return tuple(i for i, h in enumerate(self.heads) if h == i)

    def subtree(self, i: int) -> Iterator[int]:
        """Yield the indices of token ``i`` and everything below it, depth first, unordered."""
        stack = [i]
        while stack:
            j = stack.pop()
            yield j
            stack.extend(self.children[j])

    def child(self, i: int, *deps: str) -> int | None:
        """Return the first dependent of ``i`` whose relation is one of ``deps``, or ``None``."""
        for j in self.children[i]:
            if self.deps[j] in deps:
                return j
        return None

    def span_text(self, first: int, last: int) -> str:
        """Return the text from token ``first`` to token ``last``, both included."""
        return self.text[self.starts[first] - self.start : self.ends[last] - self.start]


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who an actor is, in codes.

    ``code`` is the CAMEO-style concatenation (``RUSGOV``, ``IGOWSTNAT``); ``country`` ISO-3166 alpha-3 or ``None``;
    ``group`` the CAMEO known-group code (``NAT``); ``roles`` role codes in order (``GOV``, ``MIL``); ``name`` the canonical name.
    ``entries`` names the dictionary entries used, each as ``file:line`` or ``id``, for explanations.
    """

    code: str
    country: str | None = None
    group: str | None = None
    roles: tuple[str, ...] = ()
    name: str | None = None
    entries: tuple[str, ...] = ()

    @property
    def role(self) -> str | None:
        """Roles joined by ``;`` as the table has them, or ``None``."""
        return ";".join(self.roles) or None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention:
    """Words that name an actor in one sentence: tokens ``first``..``last`` (inclusive), syntactic head ``head``.

    ``actor`` is ``None`` when the words name a possible actor that could not be resolved; ``reason`` then says why.
    ``how`` says how it was resolved: ``dictionary``, ``composition``, ``title``, ``reference`` (last name, description),
    ``pronoun``, ``first_person``, ``against`` ("anti-Russian"), ``unresolved``. ``also`` holds the further actors of a plural or
    compound description ("the two leaders"), ``kind`` is PERSON, ORG, LOC, NORP or NOUN.
    """

    first: int
    last: int
    head: int
    start: int
    end: int
    text: str
    actor: Actor | None
    how: str = "dictionary"
    kind: str = "NOUN"
    also: tuple[Actor, ...] = ()
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A time expression and what it means.

    ``type`` is DATE, TIME, DURATION or SET; ``value`` the TIMEX3-style ISO value (``XXXX-06-18`` where the year is unknown);
    ``date_start``/``date_end`` first and last day, inclusive, ``None`` when open or unknown; ``granularity`` and ``status`` as in
    the event_mentions table; ``rule_id`` names the rule of the grammar (or ``dateparser``) that answered.
    ``start``/``end`` are article offsets. ``evidence`` explains how the value was found, for people.
    """

    start: int
    end: int
    text: str
    type: str
    value: str
    date_start: dt.date | None = None
    date_end: dt.date | None = None
    granularity: str = "unknown"
    status: str = "unresolved"
    rule_id: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A place named in the text (article offsets) and the gazetteer entry chosen for it.

    ``type`` is ``country``, ``admin1``, ``city``, ``region``, ``water`` or ``site``. ``head`` is the token index of its syntactic head.
    """

    start: int
    end: int
    text: str
    head: int
    name: str
    type: str
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonameid: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One decision in the making of a mention, for ``events explain``: what was decided, by which rule or entry, and what lost."""

    name: str
    decided: str
    by: str = ""
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """One event told in one sentence; the columns of ``event_mentions`` derive from it (see ``schemas/event_mentions.yaml``)."""

    article_id: str
    sentence_index: int
    sentence: str
    sentence_start: int
    source: ActorMention | None
    target: ActorMention | None
    source_actor: Actor | None
    target_actor: Actor | None
    action_text: str
    action_start: int
    action_end: int
    event_code: str
    plover_type: str
    plover_mode: str | None
    plover_contexts: tuple[str, ...]
    polarity: str
    modality: str
    attributed_to_text: str | None
    attributed_to_code: str | None
    timex: Timex | None
    place: PlaceMention | None
    size_dead: int | None
    size_injured: int | None
    size_participants: int | None
    in_lead: bool
    tone: float | None
    rule_id: str
    confidence: float
    provenance: tuple[Step, ...] = field(default=())

    @property
    def source_code(self) -> str | None:
        """Code of the source actor; ``None`` when the sentence names none or its words could not be resolved."""
        return self.source_actor.code if self.source_actor else None

    @property
    def target_code(self) -> str | None:
        """Code of the target actor; ``None`` when the sentence names none or its words could not be resolved."""
        return self.target_actor.code if self.target_actor else None

    def _repr_html_(self) -> str:
        """Notebook display: the sentence with the words of source, action, target, date and place marked."""
        from events.display import mention_html

        return mention_html(self)
