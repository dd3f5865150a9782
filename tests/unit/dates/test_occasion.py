"""A readout gives the day of the meeting once; what was said and done there is dated by it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from events.coding.dates import attach

DAY = "2024-02-28"
OPENING = "The two delegations met in Oslo on February 23."


@pytest.fixture
def reported(tagger, on, parses):
    """The context some sentences after an official text has named the meeting."""
    context = replace(on(DAY), official=True)
    context = context.after(tagger.tag(OPENING, 0, context, parses[OPENING]), parses[OPENING])
    for _ in range(6):
        context = context.after((), parses["We condemn the attack on Kabul."])
    return context


def how(context, s, word, code="") -> tuple[str, str | None]:
    found = attach(s, s.words.index(word), (), context, code=code)
    return found.how, found.timex and found.timex.value


def test_what_was_said_there_has_the_day_of_the_meeting(reported, parses) -> None:
    s = replace(parses["They agreed to expand trade and condemned the coup."], paragraph=4)
    assert how(reported, s, "agreed", "031") == ("occasion", "2024-02-23")
    assert how(reported, s, "condemned", "111") == ("occasion", "2024-02-23")
    aim = parses["The two delegations met to express their support for the talks."]
    assert how(reported, aim, "express", "050") == ("occasion", "2024-02-23")


def test_deeds_of_force_presents_and_strangers_have_no_part_in_it(reported, parses) -> None:
    assert how(reported, parses["Soldiers shelled the harbour."], "shelled", "190")[0] == "none"
    assert how(reported, parses["We condemn the attack on Kabul."], "condemn", "111")[0] == "publication"
    assert how(reported, parses["Peru signed a treaty with Chile."], "signed", "057")[0] == "publication"


def test_only_official_texts_report_one_occasion_and_name_it_first(tagger, on, parses) -> None:
    s = parses[OPENING]
    timexes = tagger.tag(OPENING, 0, on(DAY), s)
    assert on(DAY).after(timexes, s).occasion is None
    official = replace(on(DAY), official=True)
    assert replace(official, spoken=True).after(timexes, s).occasion is None
    assert official.after(timexes, replace(s, index=9)).occasion is None
    about = parses["The envoy spoke with the foreign minister about the launch of February 3."]
    assert official.after(tagger.tag(about.text, 0, official, about), about).occasion is None


def test_a_nation_is_known_from_the_name_of_the_talks(tagger, on, parses) -> None:
    opening = parses["The second U.S.-Kenya Dialogue was held in Oslo on February 23."]
    official = replace(on(DAY), official=True)
    context = official.after(tagger.tag(opening.text, 0, official, opening), opening)
    s = replace(parses["The United States and Kenya agreed to expand trade."], paragraph=4)
    assert how(context, s, "agreed", "031") == ("occasion", "2024-02-23")
    assert how(context, parses["Peru signed a treaty with Chile."], "signed", "057")[0] == "publication"


def test_a_paper_handed_on_later_has_the_day_it_was_issued(tagger, on, parses) -> None:
    official = replace(on(DAY), official=True)
    first = parses["The following statement was issued on January 19 by Norway and Peru."]
    context = official.after(tagger.tag(first.text, 0, official, first), first)
    assert how(context, parses["We condemn the attack on Kabul."], "condemn", "111") == ("publication", "2024-01-19")
    other = parses["The sanctions were issued on January 19."]
    context = official.after(tagger.tag(other.text, 0, official, other), other)
    assert how(context, parses["We condemn the attack on Kabul."], "condemn", "111") == ("publication", DAY)
