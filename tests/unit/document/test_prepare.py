"""Whole articles through the document stage."""

from __future__ import annotations

import datetime as dt

import pytest

from events.document import prepare
from events.document.data import load_yaml
from events.document.fingerprint import fingerprint, similarity
from events.document.genre import classify
from events.types import Article, Document, Reject

_STORY = (
    "The foreign minister of Ruritania met the rebels in Geneva on Monday. He said the talks were hard.\n\n"
    "The rebels said they would lay down their arms by June 18. Related news\n\n"
)


def _article(text: str, **known: object) -> Article:
    return Article(article_id="a", text=text, uri="a.txt", **known)  # type: ignore[arg-type]


def _document(text: str, **known: object) -> Document:
    document = prepare(_article(text, **known))
    assert isinstance(document, Document)
    return document


def _sentences(document: Document, kind: str | None = None) -> list[str]:
    text = document.article.text
    return [text[s.start : s.end] for s in document.sentences if kind is None or s.kind == kind]


def _furniture(document: Document) -> dict[str, str]:
    return {kind: span.of(document.article.text) for span, kind in document.furniture}


def test_headline_dateline_furniture_and_body_are_told_apart() -> None:
    head = "Ruritanian minister meets rebels in Geneva"
    document = _document(
        f"{head}\n\nsource: example.com\n\nGENEVA, June 8. /TASS/. {_STORY}{head}\n\nShare on Facebook"
    )
    assert document.headline is not None
    assert document.headline.of(document.article.text) == head
    assert document.dateline is not None
    assert (document.dateline.place_text, document.dateline.agency) == ("GENEVA", "TASS")
    assert _sentences(document) == [
        head,
        "The foreign minister of Ruritania met the rebels in Geneva on Monday.",
        "He said the talks were hard.",
        "The rebels said they would lay down their arms by June 18.",
    ]
    assert set(_furniture(document)) == {"source", "dateline", "related", "duplicate_headline", "share"}
    assert [s.in_lead for s in document.sentences] == [True, True, True, False]
    assert [s.index for s in document.sentences] == [0, 1, 2, 3]


def test_partial_dateline_stays_partial() -> None:
    publication = _document(f"GENEVA, June 8 (Reuters) - {_STORY}").publication
    assert publication.date is None
    assert publication.partial is not None
    assert publication.partial.value == "XXXX-06-08"
    assert publication.status == "unknown"


def test_order_of_sources_of_the_document_date() -> None:
    text = f"GENEVA, June 8, 2021 (Reuters) - {_STORY}"
    given = dt.datetime(2021, 6, 9, 23, 30, tzinfo=dt.timezone(dt.timedelta(hours=-5)))
    assert _document(text).publication.date == dt.date(2021, 6, 8)
    assert _document(text).publication.status == "dateline"
    stated = _document(text, published_at=given, published_status="metadata").publication
    assert (stated.date, stated.status) == (dt.date(2021, 6, 9), "metadata")
    assert stated.time == given
    far = dt.datetime(2023, 1, 1, tzinfo=dt.UTC)
    other = _document(text, published_at=far, published_status="given").publication
    assert (other.date, other.status, other.time) == (dt.date(2023, 1, 1), "given", None)
    assert "2021-06-08" in " ".join(other.evidence)
    assert _document(_STORY).publication.status == "unknown"


def test_published_line_beats_the_update_and_the_partial_dateline() -> None:
    document = _document(f"Updated 5 May 2022\nPublished: 3 May 2022\nGENEVA, May 2 (AP) — {_STORY}")
    assert document.publication.date == dt.date(2022, 5, 3)
    assert document.dateline is not None
    assert document.dateline.place_text == "GENEVA"


def test_dates_that_head_the_entries_of_a_time_line_are_not_the_document_date() -> None:
    entry = (
        "The army of Ruritania took another town in the north after days of heavy fighting, the ministry of defence "
        "said in a note on its page."
    )
    document = _document("\n".join([entry, "March 3, 2022", entry, "March 9, 2022", entry, entry, entry]))
    assert document.publication.status == "unknown"
    assert len(document.sentences) == 5


def test_bullets_headings_and_questions() -> None:
    document = _document(
        "The minister of Ruritania resigned on Monday after a long dispute with the president.\n"
        "Points of attention\n- The president agreed.\n- The army was silent.\n"
        "Minister leaves the capital\nHe left the capital in the evening with his family and his guards.\n"
        "What did he say?\nHe said nothing at all to the reporters who waited at the gate of the palace.\n"
        "Harsh words of the president:\nThe president called him a traitor in a speech to the parliament.\n"
    )
    assert _sentences(document, "item") == ["The president agreed.", "The army was silent."]
    assert _sentences(document, "headline") == ["Minister leaves the capital"]
    assert set(_furniture(document)) == {"heading", "heading_question", "heading_label"}


def test_lead_in_to_a_statement_is_kept() -> None:
    document = _document(f"On Friday, the president signed into law:\n\nThe act on foreign aid.\n\n{_STORY}")
    assert "On Friday, the president signed into law:" in _sentences(document)


def test_given_title_is_found_again_in_the_text() -> None:
    document = _document(f"Rebels meet minister. Talks go on.\n{_STORY}", title="Rebels Meet Minister: talks go on")
    assert document.headline is not None


def test_credit_line_is_no_headline_and_not_coded() -> None:
    document = _document(f"Jane Q. Roe, Secretary of State\n{_STORY}", title="On the Talks in Geneva")
    assert document.headline is None
    assert [s.coded for s in document.sentences][:2] == [False, True]


@pytest.mark.parametrize(
    ("text", "reason"), [("", "empty"), (" \n ", "empty"), ("Share\nADVERTISEMENT\n***", "only_furniture")]
)
def test_nothing_to_read_is_rejected(text: str, reason: str) -> None:
    result = prepare(_article(text))
    assert isinstance(result, Reject)
    assert (result.stage, result.reason) == ("document", reason)


@pytest.mark.parametrize("case", load_yaml("genre.yaml")["examples"], ids=lambda c: c["title"])
def test_genre_examples(case: dict[str, str]) -> None:
    verdict = classify(case["text"], case["title"], case.get("url"))
    assert verdict.label == case["genre"]
    assert bool(verdict.reason) == (case["genre"] != "news")


def test_gated_article_keeps_its_sentences_uncoded() -> None:
    text = (
        "The striker scored twice in the second half and the goalkeeper saved a penalty. The squad stayed unbeaten "
        "in the league, and the coach praised the midfield after the match."
    )
    document = _document(text, title="City beats United 3-1", url="https://example.org/sport/1")
    assert document.genre == "sport"
    assert document.sentences
    assert not any(s.coded for s in document.sentences)
    assert isinstance(ungated := prepare(document.article, gate=False), Document)
    assert all(s.coded for s in ungated.sentences)


def test_fingerprints_of_copies_share_bands_and_others_do_not() -> None:
    story = " ".join(f"sentence number {i} tells of the army and the {i * 7919 % 1000} rebels." for i in range(60))
    copy = "GENEVA (Reuters) - " + story.replace("number 5 ", "number five ") + " Copyright Example News."
    other = " ".join(f"market report {i} says shares of {i * 104729 % 1000} firms rose." for i in range(60))
    a, b, c = fingerprint(story), fingerprint(copy), fingerprint(other)
    assert similarity(a, b) > 0.75
    assert set(a.bands) & set(b.bands)
    assert similarity(a, c) < 0.1
    assert not set(a.bands) & set(c.bands)
    assert fingerprint(story) == a
    assert fingerprint("").bands == ()


def test_fingerprint_does_not_change_between_versions() -> None:
    """Stored signatures stay comparable: this value may only change together with the name in the hash family."""
    bands = fingerprint("the QUICK brown fox, jumps over the lazy dog!").bands
    assert bands[:2] == ("0001028eb5c1ba49", "010d7416b3d2a1e3")


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("Press Briefing by the Press Secretary, February 8, 2022", "2022-02-08"),
        ("Press Briefing by the Press Secretary, February 9, 2022", "2022-02-09"),
        ("Five years after February 8, 2017", "2022-02-09"),
        ("Press Briefing", "2022-02-09"),
    ],
)
def test_a_transcript_that_goes_out_in_the_night_is_of_the_day_in_its_title(title: str, day: str) -> None:
    night = dt.datetime(2022, 2, 9, 0, 38, tzinfo=dt.UTC)
    publication = _document(_STORY, title=title, published_at=night, published_status="given").publication
    assert publication.date == dt.date.fromisoformat(day)
    assert (publication.time is None) == (day == "2022-02-08")
