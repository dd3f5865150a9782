from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.coding.dates import TimeContext, TimeTagger
from events.coding.dates.grammar import grammar
from events.coding.dates.tense import tense_at
from events.types import PartialDate, Publication

TAGGER = TimeTagger()
WORDS = [
    "Monday",
    "last",
    "next",
    "on",
    "the",
    "5",
    "March",
    "2013",
    "May",
    "in",
    "early",
    "late",
    "of",
    "year",
    "week",
    "two",
    "three",
    "days",
    "ago",
    "(",
    ")",
    ",",
    ".",
    "-",
    "–",
    "to",
    "from",
    "since",
    "until",
    "and",
    "every",
    "June",
    "18th",
    "24.02.2022",
    "p.m.",
    "5",
    "noon",
    "Tuesday",
    "morning",
    "1990s",
    "summer",
    "quarter",
    "first",
    "a",
    "half",
    "this",
    "weekend",
    "Christmas",
    "Ramadan",
]
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join)
days = st.dates(dt.date(1995, 1, 1), dt.date(2040, 12, 31))


def given_on(day: dt.date) -> TimeContext:
    return TimeContext(publication=Publication(date=day, status="given"))


@given(texts, days, st.integers(0, 1000))
@settings(max_examples=300, deadline=None)
def test_offsets_fit_the_text_and_intervals_run_forward(text, day, offset) -> None:
    end = 0
    for timex in TAGGER.tag(text, offset, given_on(day)):
        assert text[timex.start - offset : timex.end - offset] == timex.text
        assert timex.start - offset >= end
        end = timex.end - offset
        assert (timex.date_start is None) == (timex.date_end is None)
        if timex.date_start is not None and timex.date_end is not None:
            assert timex.date_start <= timex.date_end


@given(
    st.sampled_from(
        ["He came on Monday.", "He will come on Friday.", "He came yesterday.", "He came last week.",
        "He came last Tuesday.",
         "He came over the weekend.", "He came two weeks ago.", "He will come next Sunday.", "He came ten days ago."]
    ),
    days,
    st.integers(1, 60),
)  # fmt: skip
@settings(max_examples=200, deadline=None)
def test_moving_the_document_by_weeks_moves_its_weeks(text, day, weeks) -> None:
    moved = dt.timedelta(weeks=weeks)
    (one,) = TAGGER.tag(text, 0, given_on(day))
    (two,) = TAGGER.tag(text, 0, given_on(day + moved))
    assert one.date_start is not None
    assert two.date_start == one.date_start + moved


@given(texts, days)
@settings(max_examples=100, deadline=None)
def test_caches_do_not_change_answers(text, day) -> None:
    fresh = TimeTagger()
    assert fresh.tag(text, 0, given_on(day)) == TAGGER.tag(text, 0, given_on(day)) == TAGGER.tag(text, 0, given_on(day))


@given(texts)
@settings(max_examples=300, deadline=None)
def test_the_quick_look_misses_nothing_that_the_grammar_finds(text) -> None:
    found = [f for f in grammar().find(text) if not (f.expr.kind == "time" and f.expr.part and not f.expr.clock)]
    assert grammar().has_cue(text) or not found


def test_the_sentence_offset_is_added(on) -> None:
    (timex,) = TAGGER.tag("They met on Monday.", 100, on("2022-03-16"))
    assert (timex.start, timex.end) == (112, 118)


def test_narrative_time_runs_on_from_sentence_to_sentence(on) -> None:
    context = on("2022-03-16")
    context = context.after(TAGGER.tag("The coup took place on August 19, 1991.", 0, context))
    (timex,) = TAGGER.tag("Two days later it was over.", 0, context)
    assert timex.date_start == dt.date(1991, 8, 21)


def test_under_a_dateline_without_year_near_days_keep_their_month_and_day() -> None:
    context = TimeContext(publication=Publication(partial=PartialDate(month=6, day=8)))
    values = [t.value for t in TAGGER.tag("They met yesterday and today, not on Monday.", 0, context)]
    assert values == ["XXXX-06-07", "XXXX-06-08", "XXXX-WXX-1"]
    march = TimeContext(publication=Publication(partial=PartialDate(month=3, day=1)))
    assert [t.value for t in TAGGER.tag("They met yesterday.", 0, march)] == ["XXXX-XX-XX"]


def test_what_is_measured_from_an_inferred_date_is_inferred() -> None:
    context = TimeContext(publication=Publication(date=dt.date(2021, 6, 8), status="inferred"))
    (timex,) = TAGGER.tag("They met on Monday.", 0, context)
    assert (timex.value, timex.status) == ("2021-06-07", "inferred")


def test_an_interval_gives_a_year_only_if_one_fits() -> None:
    narrow = Publication(earliest=dt.date(2023, 11, 1), latest=dt.date(2024, 10, 1), status="inferred")
    (timex,) = TAGGER.tag("He will visit on June 18.", 0, TimeContext(publication=narrow))
    assert (timex.value, timex.status) == ("2024-06-18", "inferred")
    wide = Publication(earliest=dt.date(2021, 1, 20), latest=dt.date(2024, 10, 1), status="inferred")
    (timex,) = TAGGER.tag("He will visit on June 18.", 0, TimeContext(publication=wide))
    assert (timex.value, timex.status, timex.date_start) == ("XXXX-06-18", "unresolved", None)


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("Russia and Iran agreed to meet on Thursday.", "future"),
        ("The two sides met on Thursday.", "past?"),
        ("The vote on Thursday will be close.", "future?"),
        ("Thursday: clear.", ""),
    ],
)
def test_tense_by_cue_words(text, tense) -> None:
    at = text.index("Thursday")
    assert tense_at(text, at, at + 8, None) == tense


def test_tense_by_parse_beats_cue_words(parses) -> None:
    sentence = parses["The two tried to start talks on Thursday."]
    at = sentence.text.index("Thursday")
    assert tense_at(sentence.text, at, at + 8, sentence) == "past"
    agreed = parses["Russia and Iran agreed to meet on Thursday."]
    at = agreed.text.index("Thursday")
    assert tense_at(agreed.text, at, at + 8, agreed) == "future"


def test_a_sentence_takes_well_under_a_millisecond(on) -> None:
    sentences = [
        f"Minister number {i} met his counterpart in Geneva on Tuesday and will go to Vienna in June {2000 + i % 30}."
        for i in range(400)
    ] + [f"The ministry did not comment on report {'abcdefgh'[i % 8]} of the council." for i in range(400)]
    context = on("2022-03-16")
    TAGGER.tag(sentences[0], 0, context)
    best = min(_timed(sentences, context) for _ in range(3))
    assert best / len(sentences) < 0.0015, "five times the budget: the machine may be busy"


def _timed(sentences: list[str], context: TimeContext) -> float:
    tagger = TimeTagger()
    start = time.perf_counter()
    for sentence in sentences:
        tagger.tag(sentence, 0, context)
    return time.perf_counter() - start
