"""The days of a plan are carried to the sentences that go on with it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from events.coding.dates import attach, plans

DAY = "2024-02-28"
TRAVEL = "The foreign minister will travel to Oslo and Riga from March 7 to 9."


@pytest.fixture
def planned(tagger, on, parses):
    """The context after the sentence that announces a journey."""
    return on(DAY).after(tagger.tag(TRAVEL, 0, on(DAY), parses[TRAVEL]), parses[TRAVEL])


@pytest.mark.parametrize(
    ("trigger", "text"),
    [
        ("meet", "She will meet the leaders of both parliaments."),
        ("sign", "In Riga, the minister will also sign a treaty."),
    ],
)
def test_acts_to_come_lie_in_the_days_of_the_plan(planned, parses, trigger, text) -> None:
    s = parses[text]
    found = attach(s, s.words.index(trigger), (), planned, modality="future")
    assert found.timex is not None
    assert (found.how, found.timex.value) == ("plan", "2024-03-07/2024-03-09")


def test_only_the_one_who_plans_goes_on_in_another_paragraph(planned, parses) -> None:
    minister = replace(parses["In Riga, the minister will also sign a treaty."], paragraph=3)
    others = replace(parses["The rebels will also sign a treaty."], paragraph=3)
    assert attach(minister, minister.words.index("sign"), (), planned, modality="future").how == "plan"
    assert attach(others, others.words.index("sign"), (), planned, modality="future").how == "none"
    spoken = replace(planned, spoken=True)
    assert attach(minister, minister.words.index("sign"), (), spoken, modality="future").how == "none"


def test_what_is_supposed_or_done_has_no_part_in_the_plan(planned, parses) -> None:
    s = parses["She will meet the leaders of both parliaments."]
    assert attach(s, 2, (), planned, modality="hypothetical").how == "none"
    assert attach(s, 2, (), planned, modality="actual").how == "publication"


def test_a_pronoun_goes_on_with_the_plan_a_document_opens_with(planned, parses) -> None:
    s = replace(parses["She will meet the leaders of both parliaments."], paragraph=4)
    assert attach(s, 2, (), replace(planned, plan_age=9), modality="future").how == "plan"
    later = replace(planned, plan_age=9, plan_scene=replace(planned.plan_scene, index=7))
    assert attach(s, 2, (), later, modality="future").how == "none"


def test_a_century_is_no_time_of_its_own(tagger, planned, parses) -> None:
    s = parses["She will meet the mayor to talk about the trade of the 21st century."]
    timexes = tagger.tag(s.text, 0, planned, s)
    assert timexes
    assert attach(s, s.words.index("meet"), timexes, planned, modality="future").how == "plan"


def test_the_year_of_the_plan_is_no_other_time(tagger, planned) -> None:
    year, other = tagger.tag("in 2024 and in 2026", 0, planned)
    assert not plans.elsewhen(year, planned.planned)
    assert plans.elsewhen(other, planned.planned)


def test_later_is_the_same_day_only_for_a_speaker(tagger, on, parses) -> None:
    s = parses["Later, I will meet the governor."]
    spoken = replace(on(DAY), spoken=True)
    found = attach(s, s.words.index("meet"), (), spoken, modality="future")
    assert found.timex is not None
    assert found.timex.value == DAY
    assert attach(s, s.words.index("meet"), (), on(DAY), modality="future").how == "none"
    weeks = parses["I will meet the governor two weeks later."]
    far = attach(weeks, weeks.words.index("meet"), (), spoken, modality="future")
    assert far.timex is None or far.timex.value != DAY


def test_the_plan_fades(planned, parses) -> None:
    s = parses["She will meet the leaders of both parliaments."]
    later = planned
    for _ in range(20):
        later = later.after((), parses["We condemn the attack on Kabul."])
    assert attach(s, 2, (), later, modality="future").how == "none"


def test_a_date_of_its_own_wins(tagger, planned, parses) -> None:
    text = "The trade envoy will visit Chile on Tuesday."
    timexes = tagger.tag(text, 0, planned, parses[text])
    assert attach(parses[text], 4, timexes, planned, modality="future").how == "syntax"


def test_each_stage_of_a_journey_has_its_own_days(tagger, on, parses) -> None:
    text = "The assistant secretary will travel to Milan June 20-22, Tirana June 30, and Ohrid July 1-3."
    s = parses[text]
    timexes = tagger.tag(text, 0, on(DAY), s)
    stages = {
        place: attach(s, 4, timexes, on(DAY), modality="future", target=s.words.index(place)).timex
        for place in ("Milan", "Tirana", "Ohrid")
    }
    assert [t and t.value for t in stages.values()] == [
        "2024-06-20/2024-06-22", "2024-06-30", "2024-07-01/2024-07-03"
    ]  # fmt: skip
    after = on(DAY).after(timexes, s)
    assert after.planned is not None
    assert after.planned.value == "2024-06-20/2024-07-03"
