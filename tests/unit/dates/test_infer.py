from __future__ import annotations

import datetime as dt

import pytest

from events.coding.dates import NoTerms, RowTerms, infer_publication
from events.types import Article, Document, PartialDate, Publication, SentenceSpan

ROWS = [
    {"name": n, "canonical": c, "kind": "person", "office": o, "valid_from": a, "valid_to": b}
    for n, c, o, a, b in [
        ("Joe Biden", "Joe Biden", "president", "2021-01-20", "2025-01-20"),
        ("Joe Biden", "Joe Biden", "vice president", "2009-01-20", "2017-01-20"),
        ("Biden", "Joe Biden", "president", "2021-01-20", "2025-01-20"),
        ("Jens Stoltenberg", "Jens Stoltenberg", "NATO Secretary General", "2014-10-01", "2024-10-01"),
        ("Jens Stoltenberg", "Jens Stoltenberg", "prime minister", "2005-10-17", "2013-10-16"),
        ("Angela Merkel", "Angela Merkel", "chancellor", "2005-11-22", "2021-12-08"),
        ("Vladimir Putin", "Vladimir Putin", "president", "2000", "2008-05-07"),
        ("Vladimir Putin", "Vladimir Putin", "president", "2012-05-07", ""),
    ]
]


@pytest.fixture(scope="module")
def terms() -> RowTerms:
    return RowTerms(ROWS)


def document(*sentences: str, partial: PartialDate | None = None, date: dt.date | None = None) -> Document:
    text = " ".join(sentences)
    spans, at = [], 0
    for i, sentence in enumerate(sentences):
        start = text.index(sentence, at)
        at = start + len(sentence)
        spans.append(SentenceSpan(i, start, at, 0))
    publication = Publication(date=date, partial=partial, status="given" if date else "unknown")
    return Document(
        article=Article(article_id="a", text=text, uri="a"), sentences=tuple(spans), publication=publication
    )


def test_a_known_date_is_left_alone(tagger, terms) -> None:
    doc = document("US President Joe Biden spoke.", date=dt.date(2020, 1, 1))
    assert infer_publication(doc, terms, tagger) is doc.publication


def test_nothing_to_go_by_stays_unknown(tagger, terms) -> None:
    doc = document("The two sides met on Monday.")
    assert infer_publication(doc, terms, tagger).status == "unknown"


def test_terms_of_office_are_intersected_and_listed(tagger, terms) -> None:
    doc = document("US President Joe Biden met NATO Secretary General Jens Stoltenberg.")
    found = infer_publication(doc, terms, tagger)
    assert (found.earliest, found.latest, found.date) == (dt.date(2021, 1, 20), dt.date(2024, 10, 1), None)
    assert found.status == "inferred"
    assert len(found.evidence) == 2
    assert "Joe Biden as president" in found.evidence[0]


def test_a_bare_or_former_name_is_no_evidence(tagger, terms) -> None:
    doc = document("Joe Biden spoke.", "Former Chancellor Angela Merkel was there.")
    assert infer_publication(doc, terms, tagger).status == "unknown"


def test_the_office_named_beside_the_name_decides_which_term_counts(terms) -> None:
    found = terms.find("Vice President Joe Biden visited Kyiv.")
    assert [t[2:4] for t in found] == [("vice president", dt.date(2009, 1, 20))]
    apposition = terms.find("Jens Stoltenberg, Secretary-General of the alliance, spoke.")
    assert [t[2] for t in apposition] == ["NATO Secretary General"]


def test_two_terms_of_one_office_are_alternatives(tagger, terms) -> None:
    doc = document("Russian President Vladimir Putin met German Chancellor Angela Merkel in November 2013.")
    found = infer_publication(doc, terms, tagger)
    assert (found.earliest, found.latest) == (dt.date(2013, 11, 1), dt.date(2021, 12, 8))


def test_a_dateline_without_a_year_is_completed_by_weekday_and_terms(tagger, terms) -> None:
    doc = document(
        "NATO Secretary General Jens Stoltenberg and US President Joe Biden discussed Russia on Monday.",
        partial=PartialDate(month=6, day=8),
    )
    found = infer_publication(doc, terms, tagger)
    assert found.date == dt.date(2021, 6, 8)
    assert found.status == "inferred"
    assert any("2021-06-07" in line for line in found.evidence)


def test_a_dateline_that_several_years_fit_stays_partial(tagger, terms) -> None:
    doc = document(
        "NATO Secretary General Jens Stoltenberg met US President Joe Biden.", partial=PartialDate(month=6, day=8)
    )
    found = infer_publication(doc, terms, tagger)
    assert found.date is None
    assert found.partial == PartialDate(month=6, day=8)
    assert found.earliest == dt.date(2021, 1, 20)


def test_a_weekday_named_with_its_date_narrows_an_undated_text(tagger, terms) -> None:
    doc = document("US President Joe Biden received Jens Stoltenberg, the NATO Secretary General, on Monday, June 7.")
    found = infer_publication(doc, terms, tagger)
    assert found.earliest is not None
    assert found.latest is not None
    assert found.earliest <= dt.date(2021, 6, 7) <= found.latest
    assert (found.latest - found.earliest).days < 366


def test_an_announced_day_gets_its_year_and_bounds_the_document(tagger, terms) -> None:
    doc = document(
        "NATO Secretary General Jens Stoltenberg spoke.",
        "In November 2023 the two states signed a protocol.",
        "Vladimir Putin will visit North Korea on June 18-19.",
    )
    found = infer_publication(doc, terms, tagger)
    assert (found.earliest, found.latest) == (dt.date(2023, 11, 1), dt.date(2024, 6, 19))


def test_an_upcoming_scheduled_event_bounds_the_document(tagger, terms) -> None:
    doc = document("US President Joe Biden spoke of the upcoming NATO summit in Brussels.", "He did so in March 2022.")
    found = infer_publication(doc, terms, tagger)
    assert found.latest == dt.date(2022, 3, 24)


def test_contradicting_evidence_is_left_out_and_said(tagger, terms) -> None:
    doc = document(
        "US President Joe Biden met NATO Secretary General Jens Stoltenberg.",
        "Prime Minister Jens Stoltenberg had once seen it otherwise.",
    )
    found = infer_publication(doc, terms, tagger)
    assert found.earliest == dt.date(2021, 1, 20)
    assert any("left out" in line for line in found.evidence)


def test_terms_that_exclude_each_other_leave_all_they_allow(tagger, terms) -> None:
    doc = document("US President Joe Biden spoke.", "Prime Minister Jens Stoltenberg had said the same.")
    found = infer_publication(doc, terms, tagger)
    assert (found.earliest, found.latest) == (dt.date(2005, 10, 17), dt.date(2025, 1, 20))


def test_a_goal_is_no_evidence(tagger) -> None:
    doc = document("The United States pledged to cut emissions by 2030.", "The budget for 2028 was agreed.")
    assert infer_publication(doc, NoTerms(), tagger).status == "unknown"


def test_without_a_dictionary_the_text_alone_is_used(tagger) -> None:
    found = infer_publication(document("The pact was signed on May 5, 2019."), NoTerms(), tagger)
    assert (found.earliest, found.latest, found.date) == (dt.date(2019, 5, 5), None, None)


def test_a_dateline_is_completed_by_a_full_date_just_before_it(tagger) -> None:
    doc = document(
        "The United States fired missiles at camps on Thursday.",
        "Bombers attacked two embassies on August 7, 1998.",
        partial=PartialDate(month=8, day=20),
    )
    found = infer_publication(doc, NoTerms(), tagger)
    assert (found.date, found.status) == (dt.date(1998, 8, 20), "inferred")
    assert any("13 days before" in line for line in found.evidence)


def test_a_full_date_long_before_the_dateline_completes_nothing(tagger) -> None:
    doc = document(
        "The two sides met on Thursday.",
        "They signed the treaty on March 1, 1998.",
        partial=PartialDate(month=8, day=20),
    )
    assert infer_publication(doc, NoTerms(), tagger).date is None


def test_a_cue_of_tense_counts_from_afar_unless_a_comma_parts_it(tagger) -> None:
    far = (
        "Iran launched more than a dozen ballistic missiles at two bases that house foreign troops on January 8, 2020."
    )
    parted = (
        "By the powers vested in me by the laws of the United States, I proclaim a week of mourning from May 1, 2022."
    )
    assert infer_publication(document(far), NoTerms(), tagger).earliest == dt.date(2020, 1, 8)
    assert infer_publication(document(parted), NoTerms(), tagger).earliest is None
