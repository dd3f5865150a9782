"""Acts told as past without a day: they do not get the day of the document."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from events.coding.dates import attach

DAY = "2024-02-28"
BACKGROUND = [
    ("visit", "We remember the visit of the old king to Lima."),
    ("talking", "I remember talking about that with the senator."),
    ("negotiated", "The envoy previously negotiated with the rebels."),
    ("arrested", "During the general's rule, police arrested thousands of students."),
    ("expelled", "Under the previous government, Norway expelled ten diplomats."),
    ("met", "On the campaign trail, the candidates met with farmers."),
]
NEWS = [
    ("visit", "We welcome the visit of the king to Lima."),
    ("arrested", "Under the government's decree, police arrested thousands of students."),
    ("negotiated", "The envoy once again negotiated with the rebels."),
]


@pytest.mark.parametrize(("trigger", "text"), BACKGROUND)
def test_former_times_and_memories_are_dated_no_later_than_the_document(tagger, on, parses, trigger, text) -> None:
    found = attach(parses[text], parses[text].words.index(trigger), tagger.tag(text, 0, on(DAY), parses[text]), on(DAY))
    assert found.how == "none"
    assert found.timex is not None
    assert (found.timex.value, found.timex.date_start) == ("../2024-02-28", None)
    assert (found.timex.date_end, found.timex.status) == (dt.date(2024, 2, 28), "unresolved")


@pytest.mark.parametrize(("trigger", "text"), NEWS)
def test_news_keeps_the_day_of_the_document(tagger, on, parses, trigger, text) -> None:
    found = attach(parses[text], parses[text].words.index(trigger), tagger.tag(text, 0, on(DAY), parses[text]), on(DAY))
    assert found.how == "publication"


def test_without_any_date_background_stays_undated(on, parses) -> None:
    found = attach(parses["The envoy previously negotiated with the rebels."], 3, (), on())
    assert found.timex is not None
    assert (found.timex.value, found.timex.date_end) == ("", None)


@pytest.mark.parametrize(
    ("trigger", "text", "how"),
    [
        ("pushed", "The president pushed human rights with Putin.", "none"),
        ("meet", "I went to the capital to meet the ministers.", "none"),
        ("announced", "We just announced sanctions on Belarus.", "publication"),
        ("discussed", "The minister and I discussed trade.", "publication"),
        ("condemn", "We condemn the attack on Kabul.", "publication"),
        ("visited", "The minister visited Oslo on Friday, where she met the king.", "syntax"),
    ],
)
def test_the_simple_past_of_a_conversation_looks_back(tagger, on, parses, trigger, text, how) -> None:
    spoken = replace(on(DAY), spoken=True)
    s = parses[text]
    assert attach(s, s.words.index(trigger), tagger.tag(text, 0, spoken, s), spoken).how == how


def test_what_an_official_statement_tells_in_passing_is_no_news(on, parses) -> None:
    s = parses["Norway thanked the officials who helped its troops."]
    official = replace(on(DAY), official=True)
    assert attach(s, s.words.index("helped"), (), official).how == "none"
    assert attach(s, s.words.index("thanked"), (), official).how == "publication"
    assert attach(s, s.words.index("helped"), (), on(DAY)).how == "publication"


def test_so_is_what_stands_under_such_a_clause(on, parses) -> None:
    s = parses["The envoys thank a nurse whose parents fled when the rebels shelled the town."]
    official = replace(on(DAY), official=True)
    assert attach(s, s.words.index("shelled"), (), official).how == "none"
    assert attach(s, s.words.index("thank"), (), official).how == "publication"


@pytest.mark.parametrize(
    ("trigger", "text", "written", "said"),
    [
        ("imposed", "We have imposed sanctions on Belarus.", "none", "none"),
        ("requested", "Norway has also requested aid from Sweden.", "none", "none"),
        ("concluded", "Kenya has concluded talks with Uganda.", "none", "none"),
        ("expelled", "The ministry has expelled ten diplomats.", "publication", "none"),
        ("meeting", "We have been meeting with the rebels.", "publication", "publication"),
    ],
)
def test_a_perfect_sums_up_where_it_does_not_announce(on, parses, trigger, text, written, said) -> None:
    s = parses[text]
    at = s.words.index(trigger)
    assert attach(s, at, (), replace(on(DAY), official=True)).how == written
    assert attach(s, at, (), replace(on(DAY), official=True, spoken=True)).how == said
    assert attach(s, at, (), on(DAY)).how == "publication"  # a newspaper's perfect is its news


def test_force_is_told_of_afterwards_in_a_statement(on, parses) -> None:
    s = parses["Soldiers shelled the harbour."]
    official = replace(on(DAY), official=True)
    assert attach(s, 1, (), official, code="190").how == "none"
    assert attach(s, 1, (), on(DAY), code="190").how == "publication"
    expelled = parses["The ministry has expelled ten diplomats."]
    assert attach(expelled, 3, (), official, code="161").how == "publication"


def test_the_weeks_in_which_something_was_done_end_with_the_document(tagger, on, parses) -> None:
    s = parses["The rebels have killed seven people in six weeks."]
    found = attach(s, s.words.index("killed"), tagger.tag(s.text, 0, on(DAY), s), on(DAY))
    assert found.timex is not None
    assert found.timex.value == "2024-01-17/2024-02-28"


def test_the_rest_of_a_life_lies_back_too(on, parses) -> None:
    served = parses["She served as ambassador to Peru."]
    went_on = parses["He negotiated a truce with the rebels in Colombia."]
    told = on(DAY).after((), served)
    assert attach(went_on, 1, (), told).how == "none"
    assert attach(replace(went_on, paragraph=1), 1, (), told).how == "publication"


def test_a_present_that_the_tagger_takes_for_a_past_is_no_past(on, parses) -> None:
    s = parses["We condemn the attack on Kabul."]
    slip = replace(s, tags=(s.tags[0], "VBD", *s.tags[2:]))
    assert attach(slip, 1, (), replace(on(DAY), spoken=True)).how == "publication"
