"""Tag the time expressions of a sentence and say what they mean, given what is known of the document so far."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field, replace

from events.coding.dates.eras import era_of
from events.coding.dates.expr import Anchor, Expr, Resolved
from events.coding.dates.fallback import parse_rest
from events.coding.dates.grammar import Found, Grammar, grammar
from events.coding.dates.occasion import goes_back, issued_on, occasion_of
from events.coding.dates.past import tells_life
from events.coding.dates.plans import RUN, plan_of, stages_of
from events.coding.dates.resolve import resolve
from events.coding.dates.tense import cue_patterns, tense_at
from events.coding.dates.trees import is_main, told_in_past
from events.types import Publication, Sentence, Timex

_COARSE = frozenset({"M", "Q", "Y", "DE", "CE"})
_RUN = 4  # sentences through which narrative time is carried on without a date of their own


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeContext:
    """What dates are measured from: the document creation time, and the time last told of.

    ``narrative`` is the last day named, ``narrative_any`` the first day of the last day, month or year named (for "a
    year later"). Contexts are never changed: :meth:`after` returns the one for the next sentence. ``carried`` is the
    timex that narrative time came from, for events that have no date of their own; ``age`` counts sentences since
    it was last good for one, ``run`` the sentences it was carried through; ``scene`` is the sentence that named it.

    ``occasion`` are the days of the meeting or journey that the whole document reports, named in ``opening``.
    ``planned`` are the days of a plan, told ``plan_age`` sentences ago in ``plan_scene``, ``stages`` those of its stops.
    ``life`` is the paragraph that tells a life, ``era`` the month or year that paragraph ``era_paragraph`` tells of. Of
    the whole document: ``spoken`` for a transcript, ``official`` for a publisher's own words, ``meets`` for what is said
    right before a meeting, ``lag`` the days by which its lines may come after what they tell.
    """

    publication: Publication = field(default_factory=Publication)
    narrative: dt.date | None = None
    narrative_any: dt.date | None = None
    carried: Timex | None = None
    age: int = 0
    run: int = 0
    scene: Sentence | None = None
    occasion: Timex | None = None
    opening: Sentence | None = None
    planned: Timex | None = None
    plan_scene: Sentence | None = None
    plan_age: int = 0
    stages: tuple[tuple[str, Timex], ...] = ()
    life: int | None = None
    era: Timex | None = None
    era_paragraph: int = -1
    spoken: bool = False
    official: bool = False
    meets: bool = False
    lag: int = 0

    def after(self, timexes: tuple[Timex, ...], sentence: Sentence | None = None) -> TimeContext:
        """The context for the next sentence, once this one's ``timexes`` have been told.

        With the parse of the sentence only a day that dates its main clause, told in the simple past, is carried on;
        and it is carried through a few sentences that go on in the past without a date of their own.
        """
        context = replace(self, age=self.age + 1)
        for timex in timexes:
            context = context._told(timex)
        if sentence is None:
            return context
        context = context._plan(timexes, sentence)
        if self.official and not self.spoken and self.occasion is None:
            days = occasion_of(sentence, timexes, self.publication)
            context = replace(context, occasion=days, opening=sentence if days else None)
            if days is None:
                context = replace(context, publication=issued_on(sentence, timexes, self.publication))
        if self.official and not self.spoken:
            before = self.era if self.era_paragraph == sentence.paragraph else None
            era = era_of(sentence, timexes, self.publication, before)
            context = replace(context, era=era, era_paragraph=sentence.paragraph)
        if tells_life(sentence):
            context = replace(context, life=sentence.paragraph)
        if context.age == 0:
            main = next((t for t in reversed(timexes) if t.granularity == "day" and is_main(sentence, t)), None)
            if self.official and goes_back(sentence):
                main = None  # what is told next was done on the journey
            return replace(context, carried=main, run=0, age=0 if main else 1, scene=sentence)
        silent = self.age == 0 and self.run < _RUN and not any(t.date_start for t in timexes)
        goes_on = silent and bool(sentence.roots) and told_in_past(sentence, sentence.roots[0])
        return replace(context, age=0, run=self.run + 1) if goes_on else context

    def _plan(self, timexes: tuple[Timex, ...], sentence: Sentence) -> TimeContext:
        """The days that the main clause announces, or those of the plan before, as long as they are near."""
        days = plan_of(sentence, timexes, self.publication)
        if days is not None:
            stages = stages_of(sentence, timexes, self.publication)
            return replace(self, planned=days, plan_scene=sentence, plan_age=1, stages=stages)
        if self.planned is None:
            return self
        kept = self.planned if self.plan_age < RUN else None
        return replace(self, planned=kept, plan_age=self.plan_age + 1)

    def _told(self, timex: Timex) -> TimeContext:
        if timex.type not in ("DATE", "TIME") or timex.date_start is None or timex.granularity not in _TELLS:
            return self
        if timex.granularity == "day":
            return replace(self, narrative=timex.date_start, narrative_any=timex.date_start, carried=timex, age=0)
        return replace(self, narrative_any=timex.date_start)


_TELLS = frozenset({"day", "month", "year"})


class TimeTagger:
    """Finds and resolves time expressions. It keeps caches, nothing else; one object serves any number of documents."""

    def __init__(self, *, fallback: bool = True, cache_size: int = 50_000) -> None:
        self._grammar: Grammar = grammar()
        self._fallback = fallback
        self._cache_size = cache_size
        self._resolved: dict[tuple[Expr, Anchor, str], Resolved | None] = {}
        self._found: dict[str, list[Found]] = {}

    def has_cue(self, text: str) -> bool:
        """True when ``text`` may hold a time expression at all."""
        return self._grammar.has_cue(text)

    def tag(self, text: str, offset: int, context: TimeContext, sentence: Sentence | None = None) -> tuple[Timex, ...]:
        """The time expressions of one sentence, in order and not overlapping.

        ``text`` is the sentence, ``offset`` the article offset of its first character; the timexes have article
        offsets. ``sentence`` is its parse, used for tense; without it cue words decide. Relative expressions are
        measured from ``context.publication``; "a day earlier" and the like from the narrative time, which runs on
        inside the sentence.
        """
        if not self._grammar.has_cue(text):
            return ()
        out: list[Timex] = []
        before = ""
        for found in self._find(text):
            tense = tense_at(text, found.start, found.end, sentence) if _needs_tense(found.expr) else ""
            if (
                tense in ("", "past?")
                and before.startswith("future")
                and not _past_between(text, out[-1].end - offset, found)
            ):
                tense = before  # "arrive on Tuesday, followed by talks on Wednesday"
            timex = self._timex(found, tense, text, offset, context)
            if timex is not None:
                out.append(timex)
                context = context._told(timex)
            before = tense if timex is not None and timex.granularity == "day" else ""
        return tuple(out)

    def _find(self, text: str) -> list[Found]:
        hits = self._found.get(text)
        if hits is None:
            hits = self._grammar.find(text)
            if self._fallback:
                hits = parse_rest(text, hits)
            hits = _shared_years(text, hits)
            if len(self._found) >= 2_000:
                self._found.clear()
            self._found[text] = hits
        return hits

    def _timex(self, found: Found, tense: str, text: str, offset: int, context: TimeContext) -> Timex | None:
        e = found.expr
        anchor = _anchor(e, context)
        key = (e, anchor, tense)
        if key in self._resolved:
            meaning = self._resolved[key]
        else:
            meaning = resolve(e, anchor, tense)
            if len(self._resolved) >= self._cache_size:
                self._resolved.clear()
            self._resolved[key] = meaning
        if meaning is None or (e.kind == "time" and e.part and not e.clock and e.anchor == "doc"):
            return None
        return Timex(
            start=offset + found.start,
            end=offset + found.end,
            text=text[found.start : found.end],
            type=meaning.type,
            value=meaning.value,
            date_start=meaning.start,
            date_end=meaning.end,
            granularity=meaning.granularity,
            status=meaning.status,
            rule_id=found.rule_id,
            evidence=meaning.evidence,
        )


_AND = re.compile(r"\s*(?:,|,?\s*(?:and|or|&))\s*(?:on\s+)?")


def _shared_years(text: str, hits: list[Found]) -> list[Found]:
    """Days in a row share the year that the last one states: "July 3 and July 28, 2017"."""
    out = list(hits)
    for i in range(len(out) - 2, -1, -1):
        one, other = out[i].expr, out[i + 1].expr
        both = one.kind == other.kind == "cal" and one.month and one.day and other.month and other.day
        open_year = one.year is None and one.base is None and other.year is not None
        if both and open_year and _AND.fullmatch(text, out[i].end, out[i + 1].start):
            out[i] = replace(out[i], expr=replace(one, year=other.year))
    return out


def _past_between(text: str, end: int, found: Found) -> bool:
    """Whether a verb in the past stands between the expression that ended at ``end`` and ``found``."""
    return cue_patterns()[1].search(text, end, found.start) is not None


def _needs_tense(e: Expr) -> bool:
    """Whether the direction of time matters: the expression leaves its year or week open."""
    if e.kind == "range":
        return any(_needs_tense(x) for x in (e.left, e.right) if x is not None)
    if e.kind == "shift":
        return e.base is not None and _needs_tense(e.base)
    if e.kind in ("cal", "holiday"):
        return e.year is None and e.decade is None and e.century is None
    if e.base is not None:
        return _needs_tense(e.base)
    return e.kind == "weekday" or (e.kind == "unit" and e.unit == "WE")


def _anchor(e: Expr, context: TimeContext) -> Anchor:
    """The anchor an expression needs: narrative time is left out where it plays no part, so that caches hold."""
    p = context.publication
    narrative: dt.date | None = None
    inner = e.base if e.base is not None and e.base.kind == "same" else e
    if inner.kind == "same" or (inner.kind == "shift" and inner.anchor == "narrative" and inner.base is None):
        narrative = context.narrative_any if inner.unit in _COARSE else context.narrative
    elif e.kind == "time":
        narrative = context.narrative if context.age == 0 else None
    partial = p.partial
    known = partial is not None and p.date is None and partial.month is not None and partial.day is not None
    return Anchor(
        doc=p.date,
        earliest=p.earliest,
        latest=p.latest,
        month_day=(partial.month, partial.day) if known and partial and partial.month and partial.day else None,
        narrative=narrative,
        inferred=p.status == "inferred",
    )
