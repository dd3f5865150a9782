"""Date a document that carries no date, from what it says: never a guess, always with the evidence.

Evidence, in this order: complete dates of past acts (the document is not older) and of announced acts (it is not
younger), terms of office of the persons named with their office, scheduled events, a dateline without a year, weekdays
named with a day of the month. What stays wide is returned as an interval.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise

from events.coding.dates import calendars as cal
from events.coding.dates.data import read_tsv
from events.coding.dates.expr import Expr
from events.coding.dates.grammar import grammar
from events.coding.dates.tagger import TimeContext, TimeTagger
from events.coding.dates.tense import cue_patterns, tense_at
from events.coding.dates.terms import FIRST_DAY, LAST_DAY, OfficeTerms, Term
from events.types import Document, PartialDate, Publication, Timex

Interval = tuple[dt.date, dt.date]

_FRESH = 200  # days that announced and scheduled events lie ahead of their article, at most
_HANDOVER = 7  # stretches shorter than this (days) between two terms are handovers, no evidence
_NEAR = 70  # characters before a date within which a cue of tense counts
_FAR = 120  # and within which one does that no comma parts from the date
_BOUNDING_RULES = frozenset(
    {
        "iso", "numeric", "month-day", "day-month", "day-month-dashed", "year-month-day", "month-day-range",
        "month-days-and",
        "days-month-range", "days-month-between", "days-month-and", "month-year", "year", "weekday-date",
        "date-weekday",
        "relative-date", "dates-range", "dates-between", "dateparser",
    }
)  # fmt: skip
_FILED = 45  # days within which news still gives the full date of what it tells, at most
_SPREAD = 40  # an interval of years closer than this is worth listing year by year


@dataclass(slots=True)
class _Bounds:
    """The set of days the document can be of, as intervals, and why."""

    spans: list[Interval] = field(default_factory=lambda: [(FIRST_DAY, LAST_DAY)])
    evidence: list[str] = field(default_factory=list)
    recent: Timex | None = None  # the latest complete date that had come

    def cut(self, spans: Sequence[Interval], why: str) -> None:
        """Intersect with ``spans``; evidence that contradicts all before it is noted and left out."""
        both = [(max(a, c), min(b, d)) for a, b in self.spans for c, d in spans if max(a, c) <= min(b, d)]
        if not both:
            self.evidence.append(f"left out, it contradicts the rest: {why}")
            return
        if both != self.spans and why:
            self.evidence.append(why)
        self.spans = sorted(both)

    @property
    def earliest(self) -> dt.date | None:
        """First possible day, ``None`` if open."""
        return None if self.spans[0][0] == FIRST_DAY else self.spans[0][0]

    @property
    def latest(self) -> dt.date | None:
        """Last possible day, ``None`` if open."""
        return None if self.spans[-1][1] == LAST_DAY else self.spans[-1][1]

    def allows(self, day: dt.date) -> bool:
        """Whether ``day`` is possible."""
        return any(a <= day <= b for a, b in self.spans)


def infer_publication(document: Document, terms: OfficeTerms, tagger: TimeTagger) -> Publication:
    """The publication of ``document``, inferred where it is not known.

    Returns it unchanged when its day is known, or when nothing in the text bounds it. Otherwise the status is
    ``inferred``; ``date`` is set only if a single day fits, ``earliest`` and ``latest`` bound it (either may be open),
    ``partial`` keeps or completes the month and day of the dateline, ``evidence`` lists the reasons in the order they
    were used.
    """
    known = document.publication
    if known.date is not None:
        return known
    article = document.article.text
    sentences = [(article[s.start : s.end], s.start) for s in document.sentences]
    bounds = _Bounds()
    _by_terms(bounds, terms.find(article))
    _by_dates(bounds, sentences, tagger, TimeContext())
    _by_schedule(bounds, sentences)
    partial = known.partial
    if partial is not None and partial.month is not None and partial.day is not None and partial.year is None:
        full = _year_of_dateline(bounds, partial, sentences)
        if full is not None:
            day = full.as_date()
            return replace(
                known, date=day, partial=full, earliest=day, latest=day, status="inferred",
                evidence=(*known.evidence, *bounds.evidence),
            )  # fmt: skip
    elif partial is not None and partial.year is not None and partial.day is None:
        first = dt.date(partial.year, partial.month or 1, 1)
        last = cal.month_end(partial.year, partial.month or 12)
        bounds.cut([(first, last)], f"date line {partial.value}")
    else:
        _by_weekday_pairs(bounds, sentences)
    if bounds.earliest is None and bounds.latest is None:
        return known
    if bounds.earliest is not None and bounds.latest is not None:
        inner = Publication(earliest=bounds.earliest, latest=bounds.latest, status="inferred")
        _by_dates(bounds, sentences, tagger, TimeContext(publication=inner))
    earliest, latest = bounds.earliest, bounds.latest
    return replace(
        known,
        date=earliest if earliest is not None and earliest == latest else None,
        earliest=earliest,
        latest=latest,
        status="inferred",
        evidence=(*known.evidence, *bounds.evidence),
    )


def _by_terms(bounds: _Bounds, found: Sequence[Term]) -> None:
    """Cut to the days on which most of the persons named held their offices.

    Several terms of one office are alternatives. Former holders are often named by their old title, so not all need
    agree: the stretches with the most agreement are kept, all of them where they tie.
    """
    groups: dict[tuple[str, str], list[Interval]] = {}
    words: dict[tuple[str, str], str] = {}
    for matched, name, office, first, last in found:
        spans = groups.setdefault((name, office), [])
        if (first, last) not in spans:
            spans.append((first, last))
        words.setdefault((name, office), matched)
    if not groups:
        return
    edges = sorted({FIRST_DAY} | {day for spans in groups.values() for span in spans for day in span} | {LAST_DAY})
    pieces = [(a, b) for a, b in pairwise(edges) if (b - a).days >= _HANDOVER]
    agreeing = [[key for key, spans in groups.items() if any(a <= x and y <= b for a, b in spans)] for x, y in pieces]
    most = max(map(len, agreeing))
    kept = [(piece, keys) for piece, keys in zip(pieces, agreeing, strict=True) if len(keys) == most]
    bounds.cut(_joined([piece for piece, _ in kept]), "")
    for key in sorted(groups, key=lambda k: (max(groups[k]), k), reverse=True):
        listed = ", ".join(f"{_iso(a)} to {_iso(b)}" for a, b in sorted(groups[key]))
        why = f"{key[0]} as {key[1]} ({words[key]!r}): {listed}"
        bounds.evidence.append(
            why if any(key in keys for _, keys in kept) else f"left out, it contradicts the rest: {why}"
        )


def _joined(spans: Sequence[Interval]) -> list[Interval]:
    """Touching intervals made one."""
    out: list[Interval] = []
    for first, last in spans:
        if out and out[-1][1] == first:
            out[-1] = (out[-1][0], last)
        else:
            out.append((first, last))
    return out


def _iso(day: dt.date) -> str:
    return "open" if day in (FIRST_DAY, LAST_DAY) else day.isoformat()


def _by_dates(bounds: _Bounds, sentences: Sequence[tuple[str, int]], tagger: TimeTagger, context: TimeContext) -> None:
    """Cut by calendar dates: past acts bound the document from below, announced ones from above.

    Only dates beside a plain cue of tense count, and only if the sentence has no cue of the other tense: a goal for
    2030 or a budget for the next year says nothing.
    """
    explicit = context.publication.status == "unknown"
    first: tuple[dt.date, Timex] | None = None
    for text, start in sentences:
        timexes = tagger.tag(text, start, context)
        context = context.after(timexes)
        for timex in timexes:
            if timex.status != ("explicit" if explicit else "inferred") or not _is_calendar_date(timex):
                continue
            side = _side(text, timex.start - start, timex)
            if timex.date_start is None or timex.date_end is None:
                continue
            if side == "ahead" and timex.granularity != "year":
                bounds.cut([(FIRST_DAY, timex.date_end)], f"{timex.text!r} ({timex.value}) still lay ahead")
            elif side == "behind" and explicit and (first is None or timex.date_start > first[0]):
                first = (timex.date_start, timex)
    if first is not None:
        bounds.recent = first[1]
        bounds.cut([(first[0], LAST_DAY)], f"{first[1].text!r} ({first[1].value}) had come")


def _is_calendar_date(timex: Timex) -> bool:
    """Whether words like "June 18" or "in 2013" can bound the document: no lengths, decades or relative words."""
    if timex.type not in ("DATE", "TIME") or timex.granularity not in ("day", "range", "month", "year"):
        return False
    return timex.rule_id in _BOUNDING_RULES and timex.date_start is not None and timex.date_start >= FIRST_DAY


def _side(text: str, at: int, timex: Timex) -> str:
    """``behind`` or ``ahead`` if the words before the date at ``at`` say so plainly, else ``""``."""
    before = text[max(0, at - _FAR) : at]
    before = before[min(max(0, len(before) - _NEAR), max(before.rfind(","), before.rfind(";")) + 1) :]
    words = before.split()
    last = words[-1].lower().strip("(,") if words else ""
    if last in ("by", "until", "till", "through", "for", "to", "than", "before", "toward", "towards", "the"):
        return ""
    future, past = cue_patterns()
    ahead, behind = list(future.finditer(before)), list(past.finditer(before))
    if ahead and (not behind or behind[-1].start() < ahead[-1].start()) and last not in ("since", "after"):
        return "ahead"
    plain = timex.granularity != "year" or last in ("in", "since")
    opening = last in ("in", "on") and len(words) == 1 and past.search(text[at : at + 2 * _NEAR])
    if (behind or opening) and plain and not future.search(text):
        return "behind"
    return ""


@lru_cache(maxsize=1)
def _schedule() -> tuple[tuple[dt.date, dt.date, frozenset[str], str], ...]:
    rows = read_tsv("scheduled.tsv", 3)
    return tuple((dt.date.fromisoformat(a), dt.date.fromisoformat(b), frozenset(w.split()), w) for a, b, w in rows)


def _by_schedule(bounds: _Bounds, sentences: Sequence[tuple[str, int]]) -> None:
    """Cut by a scheduled event that the text calls upcoming."""
    for text, _ in sentences:
        words = set(re.findall(r"[^\W_]+", text.lower()))
        if not words & {"upcoming", "forthcoming", "ahead", "eve"} and not re.search(
            r"\bwill (?:attend|host|meet|hold)", text
        ):
            continue
        fitting = [
            s
            for s in _schedule()
            if s[2] <= words and any(a <= s[1] and s[0] <= cal.add_days(b, _FRESH) for a, b in bounds.spans)
        ]
        if len(fitting) == 1:
            first, last, _, name = fitting[0]
            bounds.cut([(cal.add_days(first, -_FRESH), last)], f"{name} ({first.isoformat()}) lay ahead")


def _pairs(sentences: Sequence[tuple[str, int]]) -> list[tuple[Expr, str]]:
    """Weekday and day of the month named together, without a year: "Monday, June 7"."""
    out = []
    for text, _ in sentences:
        for found in grammar().find(text):
            e = found.expr
            if e.kind == "cal" and e.weekday and e.year is None and e.month and e.day:
                out.append((e, text[found.start : found.end]))
    return out


def _lone_weekdays(sentences: Sequence[tuple[str, int]]) -> list[tuple[int, str]]:
    """Weekdays named alone with a verb in the past, most often named first, then in the order of the text."""
    counts: dict[int, int] = {}
    words: dict[int, str] = {}
    for text, _ in sentences:
        for found in grammar().find(text):
            e = found.expr
            alone = e.kind == "weekday" and e.direction is None and e.base is None
            if alone and e.weekday and not tense_at(text, found.start, found.end, None).startswith("future"):
                counts[e.weekday] = counts.get(e.weekday, 0) + 1
                words.setdefault(e.weekday, text[found.start : found.end])
    return [(day, words[day]) for day in sorted(counts, key=lambda d: -counts[d])]


def _years(bounds: _Bounds) -> range:
    earliest, latest = bounds.earliest, bounds.latest
    if earliest is None or latest is None or latest.year - earliest.year > _SPREAD:
        return range(0)
    return range(earliest.year, latest.year + 1)


def _year_of_dateline(
    bounds: _Bounds, partial: PartialDate, sentences: Sequence[tuple[str, int]]
) -> PartialDate | None:
    """Complete a dateline without a year if one year fits what is known.

    Weekdays decide last: news under a dateline tells of the same day or the day before by its weekday alone, so a year
    in which the weekday most often named falls on one of the two is chosen if it is the only one.
    """
    fitting = []
    for year in _years(bounds):
        full = replace(partial, year=year)
        day = full.as_date()
        if day is not None and bounds.allows(day):
            fitting.append((full, day))
    for e, words in _pairs(sentences):
        kept = [(f, d) for f, d in fitting if any(_falls(e, y) for y in (d.year, d.year - 1))]
        if kept and len(kept) < len(fitting):
            fitting = kept
            bounds.evidence.append(f"{words!r} is such a day only in {', '.join(str(d.year) for _, d in kept)}")
    if len(fitting) > 1:
        for weekday, word in _lone_weekdays(sentences)[:1]:
            kept = [(f, d) for f, d in fitting if (d.isoweekday() - weekday) % 7 <= 1]
            if kept and len(kept) < len(fitting):
                days = ", ".join((d - dt.timedelta(days=(d.isoweekday() - weekday) % 7)).isoformat() for _, d in kept)
                bounds.evidence.append(
                    f"{word} on the day of the dateline {partial.value[5:]} or the day before: only {days} is possible"
                )
                fitting = kept
    if len(fitting) != 1:
        return _year_after(bounds, partial, sentences)
    bounds.evidence.append(f"{partial.value} fits only {fitting[0][1].year}")
    return fitting[0][0]


def _year_after(bounds: _Bounds, partial: PartialDate, sentences: Sequence[tuple[str, int]]) -> PartialDate | None:
    """Complete a dateline by the day or month that the text dates in full and that lies just before it.

    News that tells of August 7, 1998 and is filed on "Aug 20" is of that August, if the weekdays it names agree; a text
    without weekdays must have been filed within two weeks, one that names others within three days.
    """
    recent = bounds.recent
    if recent is None or recent.date_end is None or recent.granularity not in ("day", "month", "range"):
        return None
    weekday = next(iter(_lone_weekdays(sentences)), None)
    for year in (recent.date_end.year, recent.date_end.year + 1):
        full = replace(partial, year=year)
        day = full.as_date()
        if day is None or not bounds.allows(day):
            continue
        gone = (day - recent.date_end).days
        agrees = weekday is not None and (day.isoweekday() - weekday[0]) % 7 <= 1
        if 0 <= gone <= (_FILED if agrees else 14 if weekday is None else 3):
            words = f" and {weekday[1]} agrees" if weekday is not None and agrees else ""
            bounds.evidence.append(f"{recent.text!r} ({recent.value}) lies {gone} days before {day.isoformat()}{words}")
            return full
    return None


def _falls(e: Expr, year: int) -> bool:
    try:
        return dt.date(year, e.month or 1, e.day or 1).isoweekday() == e.weekday
    except ValueError:
        return False


def _by_weekday_pairs(bounds: _Bounds, sentences: Sequence[tuple[str, int]]) -> None:
    """Without a dateline: the year in which "Monday, June 7" is a Monday, if it is the only one possible."""
    for e, words in _pairs(sentences):
        years = [y for y in _years(bounds) if _falls(e, y)]
        if len(years) == 1:
            day = dt.date(years[0], e.month or 1, e.day or 1)
            near = (cal.add_days(day, -_FRESH), cal.add_days(day, _FRESH))
            bounds.cut([near], f"{words!r} is such a day only in {years[0]}")
