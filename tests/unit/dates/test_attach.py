from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from events.coding.dates import TimeContext, attach, publication_timex
from events.types import PartialDate, Publication

DAY = "2024-02-28"  # a Wednesday
CASES = [
    # trigger, sentence, how, words of the date, value
    ("signed", "Russia and North Korea signed a protocol in November 2023.", "syntax", "2023-11"),
    ("said", "Stoltenberg said on Monday that NATO had condemned Russia.", "syntax", "2024-02-26"),
    ("condemned", "Stoltenberg said on Monday that NATO had condemned Russia.", "report", "2024-02-26"),
    ("shelled", "Russia shelled Kyiv, officials said on Monday.", "report", "2024-02-26"),
    ("insisted", "Putin insisted on compliance with the 2015 Minsk accords.", "publication", "2024-02-28"),
    ("signed", "The agreement signed in 2015 was condemned by Iran on Friday.", "syntax", "2015"),
    ("condemned", "The agreement signed in 2015 was condemned by Iran on Friday.", "syntax", "2024-02-23"),
    ("bombed", "On Sunday, Israel bombed Gaza and killed five people.", "syntax", "2024-02-25"),
    ("killed", "On Sunday, Israel bombed Gaza and killed five people.", "clause", "2024-02-25"),
    ("talks", "Iran has held talks with Oman for five years.", "syntax", "2019-02-28/2024-02-28"),
    ("visit", "Putin will visit North Korea on June 18-19.", "syntax", "2024-06-18/2024-06-19"),
    ("signed", "In November 2023, it became known that Russia and North Korea signed a protocol.", "clause", "2023-11"),
    ("attack", "Friday's attack on Kabul killed ten people.", "syntax", "2024-02-23"),
    ("killed", "Friday's attack on Kabul killed ten people.", "syntax", "2024-02-23"),
    ("held", "The two sides held talks in Geneva on Tuesday before the summit on Friday.", "syntax", "2024-02-27"),
    ("summit", "The two sides held talks in Geneva on Tuesday before the summit on Friday.", "syntax", "2024-02-23"),
    ("invasion", "Russia's invasion of Ukraine in 2022 alarmed Poland.", "syntax", "2022"),
    ("alarmed", "Russia's invasion of Ukraine in 2022 alarmed Poland.", "publication", "2024-02-28"),
    ("arrested", "Police arrested two men who attacked the embassy last week.", "publication", "2024-02-28"),
    ("attacked", "Police arrested two men who attacked the embassy last week.", "syntax", "2024-W08"),
    ("left", "The envoy left after the talks on Monday collapsed.", "bound", "2024-02-26/2024-02-28"),
    ("bombing", "Israel began bombing Gaza on Monday.", "clause", "2024-02-26"),
    (
        "warned",
        "Speaking in Brussels on Monday, Stoltenberg warned Russia against attacking Ukraine.",
        "sentence",
        "2024-02-26",
    ),
    ("condemned", "The minister, who visited Tehran in May, condemned the strike.", "publication", "2024-02-28"),
    (
        "killed",
        "Erdogan told reporters on Thursday that Turkish forces killed ten militants on Tuesday.",
        "syntax",
        "2024-02-27",
    ),
    (
        "meet",
        "The UN Security Council will meet on Tuesday to discuss the launch, diplomats said on Monday.",
        "syntax",
        "2024-03-05",
    ),
    ("resumed", "Germany has recently resumed negotiations with Iran.", "syntax", "PAST_REF"),
    ("met", "Biden met Putin in Geneva last June and spoke with him by phone on Tuesday.", "syntax", "2023-06"),
    ("spoke", "Biden met Putin in Geneva last June and spoke with him by phone on Tuesday.", "syntax", "2024-02-27"),
    ("attacks", "We condemn the Houthi attacks launched against Saudi Arabia earlier today.", "syntax", "2024-02-28"),
    (
        "condemn",
        "We condemn the Houthi attacks launched against Saudi Arabia earlier today.",
        "publication",
        "2024-02-28",
    ),
    ("invasion", "Biden met Stoltenberg on Monday to address the invasion of Ukraine.", "publication", "2024-02-28"),
    ("call", "I call upon Americans to observe the day on Friday.", "publication", "2024-02-28"),
    ("call", "I call upon Americans to learn more and to observe the day on Friday.", "publication", "2024-02-28"),
    ("met", "The minister visited Oslo on Friday, where she met the king.", "clause", "2024-02-23"),
    ("demonstrating", "On Sunday alone, police arrested people demonstrating against the war.", "clause", "2024-02-25"),
    (
        "pledged",
        "Norway and Fiji met on Friday at the summit that Biden convened late last year, where Fiji pledged to help Peru.",
        "clause",
        "2023",
    ),
    ("visit", "This was the first visit of a Norwegian minister to Fiji since 1985.", "publication", "2024-02-28"),
    ("send", "We send our greetings to all Norwegians celebrating Christmas.", "publication", "2024-02-28"),
    ("discussed", "The minister discussed plans for a visit of the king in July.", "publication", "2024-02-28"),
    ("sent", "Over the past three years, Norway has sent arms to Fiji.", "syntax", "2021-02-28/2024-02-28"),
    (
        "designated",
        "Since the August 9, 2020 election, Washington has designated 155 officials.",
        "syntax",
        "2020-08-09/..",
    ),
]


@pytest.mark.parametrize(("trigger", "text", "how", "value"), CASES, ids=[f"{c[0]}: {c[1]}" for c in CASES])
def test_the_date_of_an_event(tagger, on, parses, trigger, text, how, value) -> None:
    sentence = parses[text]
    context = on(DAY)
    timexes = tagger.tag(text, 0, context, sentence)
    found = attach(sentence, sentence.words.index(trigger), timexes, context)
    assert found.timex is not None
    assert (found.how, found.timex.value) == (how, value)


def test_since_opens_an_interval_that_ends_with_the_document(tagger, on, parses) -> None:
    sentence = parses["Turkey has imposed sanctions on Syria since 2014."]
    found = attach(sentence, 2, tagger.tag(sentence.text, 0, on(DAY), sentence), on(DAY)).timex
    assert found is not None
    assert (found.date_start, found.date_end) == (dt.date(2014, 1, 1), dt.date(2024, 2, 28))
    assert (found.value, found.granularity) == ("2014/..", "range")


def test_since_without_a_year_stays_open(tagger, on, parses) -> None:
    sentence = parses["Turkey has imposed sanctions on Syria since January."]
    found = attach(sentence, 2, tagger.tag(sentence.text, 0, on(), sentence), on()).timex
    assert found is not None
    assert (found.value, found.date_start, found.status) == ("XXXX-01/..", None, "unresolved")


def test_for_five_years_with_a_perfect_reaches_back_from_the_document(tagger, on, parses) -> None:
    sentence = parses["Iran has held talks with Oman for five years."]
    found = attach(sentence, 2, tagger.tag(sentence.text, 0, on(DAY), sentence), on(DAY)).timex
    assert found is not None
    assert (found.date_start, found.date_end) == (dt.date(2019, 2, 28), dt.date(2024, 2, 28))


def test_a_planned_act_lies_after_the_document_and_does_not_take_the_date_of_its_report(tagger, on, parses) -> None:
    sentence = parses["Stoltenberg said on Monday that NATO had condemned Russia."]
    timexes = tagger.tag(sentence.text, 0, on(DAY), sentence)
    found = attach(sentence, sentence.words.index("condemned"), timexes, on(DAY), modality="future")
    assert found.how == "none"
    assert found.timex is not None
    assert (found.timex.date_start, found.timex.date_end) == (dt.date(2024, 2, 28), None)
    assert (found.timex.value, found.timex.status) == ("2024-02-28/..", "unresolved")
    supposed = attach(sentence, sentence.words.index("condemned"), timexes, on(DAY), modality="hypothetical")
    assert (supposed.timex, supposed.how) == (None, "none")
    assert attach(sentence, sentence.words.index("condemned"), (), on(), modality="future").timex is None


def test_narrative_time_is_carried_to_a_simple_past_and_to_nothing_else(tagger, on, parses) -> None:
    told = tagger.tag("The two met on Sunday.", 0, on(DAY))
    context = on(DAY).after(told)
    past = parses["Russia shelled Kyiv, officials said on Monday."]
    assert attach(past, 1, (), context).how == "narrative"
    perfect = parses["Turkey has imposed sanctions on Syria since 2014."]
    assert attach(perfect, 2, (), context).how == "none"
    assert attach(past, 1, (), context.after(()).after(())).how == "publication"


@pytest.mark.parametrize(
    ("trigger", "text"),
    [
        ("warned", "Beijing had warned Washington of consequences."),
        ("uprising", "Officials spoke on the tenth anniversary of the Syrian uprising."),
        ("threatened", "In 2012 the president declared an emergency to deal with people who threatened Yemen."),
    ],
)
def test_plain_background_does_not_get_the_document_date(tagger, on, parses, trigger, text) -> None:
    sentence = parses[text]
    timexes = tagger.tag(text, 0, on(DAY), sentence)
    found = attach(sentence, sentence.words.index(trigger), timexes, on(DAY))
    assert found.how == "none"
    assert found.timex is not None
    assert (found.timex.value, found.timex.date_start, found.timex.status) == ("../2024-02-28", None, "unresolved")
    assert found.timex.date_end == dt.date(2024, 2, 28), "it was over when the document came out"


def _told(tagger, on, sentence, *, day: str = "2024-02-28"):
    context = on(day)
    return context.after(tagger.tag(sentence.text, 0, context, sentence), sentence)


def test_narrative_time_keeps_to_the_scene(tagger, on, parses) -> None:
    day = parses["Rebels attacked the town on Tuesday."]
    told = _told(tagger, on, day, day="2024-03-20")
    gunmen = parses["The gunmen killed two soldiers and burned down the school."]
    cuba = parses["Cuba thanked the pope for his help."]
    assert attach(gunmen, 2, (), told, code="190").how == "narrative"
    assert attach(replace(gunmen, paragraph=1), 2, (), told, code="190").how == "publication"
    assert attach(cuba, 1, (), told, code="051").how == "publication"
    assert attach(gunmen, 2, (), told, code="130").how == "publication"


def test_the_day_of_the_lead_is_the_day_of_the_story(tagger, on, parses) -> None:
    told = _told(tagger, on, replace(parses["Rebels attacked the town on Tuesday."], in_lead=True))
    cuba = replace(parses["Cuba thanked the pope for his help."], paragraph=1)
    assert attach(cuba, 1, (), told, code="051").how == "narrative"


def test_a_second_verb_ends_the_day_of_the_first(tagger, on, parses) -> None:
    told = _told(tagger, on, parses["He spoke with Castro on Tuesday, and announced a review."])
    assert told.carried is None


def test_long_gone_narrative_time_is_not_carried(tagger, on, parses) -> None:
    context = on(DAY).after(tagger.tag("The wall fell on November 9, 1989.", 0, on(DAY)))
    past = parses["Russia shelled Kyiv, officials said on Monday."]
    assert attach(past, 1, (), context).how == "publication"


def test_the_document_date_as_a_timex_shows_what_is_known_and_no_more() -> None:
    assert publication_timex(Publication(), 0) is None
    partial = publication_timex(Publication(partial=PartialDate(month=6, day=8)), 3)
    assert partial is not None
    assert (partial.value, partial.status, partial.date_start, partial.text) == ("XXXX-06-08", "unresolved", None, "")
    wide = Publication(earliest=dt.date(2021, 1, 20), latest=dt.date(2024, 10, 1), status="inferred")
    interval = publication_timex(wide, 0)
    assert interval is not None
    assert (interval.granularity, interval.status) == ("range", "inferred")
    assert (interval.date_start, interval.date_end) == (wide.earliest, wide.latest)


def test_a_context_is_never_changed() -> None:
    context = TimeContext()
    assert context.after(()) is not context
    assert context.age == 0


@pytest.mark.parametrize(
    ("trigger", "text", "modality", "value"),
    [
        ("sent", "Since the war began in January, Norway has sent tanks to Poland.", "actual", "2024-01/.."),
        ("provided", "Over the years, Norway has provided aid to Mali.", "actual", "../2024-02-28"),
        ("froze", "Japan froze the assets of two firms under Resolution 1718 (2006).", "actual", "2024-02-28"),
        ("imposes", "The Arms Act for Fiscal Year 2023 imposes sanctions on Iran.", "actual", "2024-02-28"),
        ("meet", "The minister had the chance yesterday to meet the envoy.", "actual", "2024-02-27"),
        (
            "meet",
            "The minister will travel on March 5 to Kuwait City where he will meet the emir.",
            "future",
            "2024-03-05",
        ),
        ("travel", "The minister will travel to Madrid for the May 3 summit.", "future", "2024-05-03"),
        (
            "visit",
            "The leaders praised the bond they have developed since the prime minister's visit to Oslo last summer.",
            "actual",
            "2023-SU",
        ),
        (
            "conversation",
            "When it comes to the president's conversation today with the king, the palace issued a statement.",
            "actual",
            "2024-02-28",
        ),
        (
            "meeting",
            "Norway encouraged dialogue such as the recent meeting between the two foreign ministers.",
            "actual",
            "../2024-02-28",
        ),
        (
            "launched",
            "Since Russia launched its war on Ukraine, Kenya has sent help to Poland.",
            "actual",
            "../2024-02-28",
        ),
        (
            "attack",
            "Kenya has sent arms since the start of Mali's attack on Niger on February 14th.",
            "actual",
            "2024-02-14",
        ),
    ],
)
def test_stretches_names_of_laws_and_what_shares_a_day(tagger, on, parses, trigger, text, modality, value) -> None:
    s = parses[text]
    found = attach(s, s.words.index(trigger), tagger.tag(text, 0, on(DAY), s), on(DAY), modality=modality)
    assert found.timex is not None
    assert found.timex.value == value
