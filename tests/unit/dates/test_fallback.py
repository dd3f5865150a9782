from __future__ import annotations

import datetime as dt

import pytest

from events.coding.dates import TimeContext, TimeTagger
from events.coding.dates.fallback import parse_rest
from events.coding.dates.grammar import grammar


def rest(text: str) -> list[tuple[str, str]]:
    return [
        (text[f.start : f.end], f.rule_id) for f in parse_rest(text, grammar().find(text)) if f.rule_id == "dateparser"
    ]


@pytest.mark.parametrize("text", ["It was signed on Mar/5/2013 in Oslo.", "It was signed on 5 March '13 in Oslo."])
def test_odd_full_dates_are_left_to_dateparser(tagger, text) -> None:
    (timex,) = tagger.tag(text, 0, TimeContext())
    assert (timex.date_start, timex.rule_id, timex.status) == (dt.date(2013, 3, 5), "dateparser", "explicit")


@pytest.mark.parametrize(
    "text",
    [
        "We may go on.",
        "The march of 2,000 men",
        "a car",
        "In 2013 on 4 counts",
        "He left on March 5.",
        "Prices fell 3.5, 4.2 and 5.1.",
    ],
)
def test_dateparser_is_not_asked_about_anything_less(text) -> None:
    assert rest(text) == []


def test_the_fallback_can_be_switched_off() -> None:
    assert TimeTagger(fallback=False).tag("It was signed on Mar/5/2013 in Oslo.", 0, TimeContext()) == ()
