"""Domain types become rows with exactly the schema's columns; ids hash content."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.schema import SchemaError, table
from events.types import (
    Actor,
    ActorMention,
    Article,
    Dateline,
    Document,
    EventMention,
    PartialDate,
    PlaceMention,
    Publication,
    Reject,
    SentenceSpan,
    Span,
    Timex,
)
from events.warehouse import rows

TEXT = "MOSCOW, March 2 - Russia attacked Ukraine on Tuesday. More followed."
ARTICLE = Article(article_id="a1", text=TEXT, uri="x.txt#1", title="A title", source_name="Herald")
DOCUMENT = Document(
    article=ARTICLE,
    sentences=(SentenceSpan(0, 18, 53, 0), SentenceSpan(1, 54, len(TEXT), 0)),
    publication=Publication(date=dt.date(2022, 3, 2), status="dateline"),
    dateline=Dateline(span=Span(0, 17), place_text="MOSCOW", date=PartialDate(month=3, day=2)),
)
RUSSIA = Actor(code="RUSGOV", country="RUS", roles=("GOV", "MIL"), name="Russia")
SOURCE = ActorMention(first=0, last=0, head=0, start=18, end=24, text="Russia", actor=RUSSIA, kind="LOC")
MENTION = EventMention(
    article_id="a1",
    sentence_index=0,
    sentence=TEXT[18:53],
    sentence_start=18,
    source=SOURCE,
    target=None,
    source_actor=RUSSIA,
    target_actor=None,
    action_text="attacked",
    action_start=25,
    action_end=33,
    event_code="1951",
    plover_type="ASSAULT",
    plover_mode="aerial",
    plover_contexts=("military", "territory"),
    polarity="affirmed",
    modality="actual",
    attributed_to_text=None,
    attributed_to_code=None,
    timex=None,
    place=None,
    size_dead=3,
    size_injured=None,
    size_participants=None,
    in_lead=True,
    tone=-2.5,
    rule_id="19-attack",
    confidence=0.8,
)
FACTS = {"195": rows.CodeFacts(goldstein=-10.0, quad_class=4), "1951": rows.CodeFacts(goldstein=-10.0, quad_class=4)}


def test_a_mention_row_has_exactly_the_columns_and_fits_them():
    row = rows.mention_row(MENTION, DOCUMENT, FACTS)
    assert list(row) == list(table("event_mentions").names)
    assert rows.to_arrow("event_mentions", [row]).num_rows == 1
    assert row["event_base_code"] == "195"
    assert row["event_root_code"] == "19"
    assert (row["goldstein"], row["quad_class"]) == (-10.0, 4)
    assert row["plover_context"] == "military;territory"
    assert row["source_role"] == "GOV;MIL"
    assert row["target_code"] is None


def test_without_time_expression_the_publication_date_counts_and_says_so():
    row = rows.mention_row(MENTION, DOCUMENT, FACTS)
    assert (row["date_start"], row["date_status"], row["date_text"]) == (dt.date(2022, 3, 2), "publication", None)
    undated = replace(DOCUMENT, publication=Publication())
    row = rows.mention_row(MENTION, undated, FACTS)
    assert (row["date_start"], row["date_end"], row["date_status"]) == (None, None, "unresolved")


def test_what_is_only_supposed_has_no_day_of_its_own():
    row = rows.mention_row(replace(MENTION, modality="hypothetical"), DOCUMENT, FACTS)
    assert (row["date_start"], row["date_value"], row["date_status"]) == (None, None, "unresolved")
    assert row["published_date"] == dt.date(2022, 3, 2)


def test_time_expression_and_place_are_taken_over():
    timex = Timex(
        start=42, end=52, text="on Tuesday", type="DATE", value="2022-03-01", date_start=dt.date(2022, 3, 1),
        date_end=dt.date(2022, 3, 1), granularity="day", status="relative",
    )  # fmt: skip
    place = PlaceMention(
        start=0, end=6, text="MOSCOW", head=0, name="Moscow", type="city", country="RUS", geonameid=524901
    )
    row = rows.mention_row(replace(MENTION, timex=timex, place=place), DOCUMENT, FACTS)
    assert (row["date_text"], row["date_value"], row["date_status"]) == ("on Tuesday", "2022-03-01", "relative")
    assert (row["place_name"], row["place_geonameid"], row["place_lat"]) == ("Moscow", 524901, None)
    assert row["published_date"] == dt.date(2022, 3, 2)


def test_a_mention_keeps_its_id_when_only_its_code_changes():
    first = rows.mention_row(MENTION, DOCUMENT, FACTS)
    recoded = rows.mention_row(replace(MENTION, event_code="190", rule_id="other", confidence=0.1), DOCUMENT, FACTS)
    moved = rows.mention_row(replace(MENTION, action_start=26), DOCUMENT, FACTS)
    assert first["mention_id"] == recoded["mention_id"] != moved["mention_id"]


def test_two_events_with_one_trigger_get_two_ids_whatever_their_order():
    other = replace(MENTION, event_code="112")
    forth = rows.mention_rows([MENTION, other], DOCUMENT, FACTS)
    back = rows.mention_rows([other, MENTION], DOCUMENT, FACTS)
    assert len({r["mention_id"] for r in forth}) == 2
    assert {r["event_code"]: r["mention_id"] for r in forth} == {r["event_code"]: r["mention_id"] for r in back}


def test_an_article_survives_the_way_through_its_row():
    given_at = dt.datetime(2022, 3, 2, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=2)))
    article = replace(ARTICLE, published_at=given_at, published_status="given")
    row = rows.article_row(replace(DOCUMENT, article=article), 4, coder="c")
    assert list(row) == list(table("articles").names)
    back = rows.article_from_row(rows.to_arrow("articles", [row]).to_pylist()[0])
    assert back == replace(article, published_at=given_at.astimezone(dt.UTC))
    assert row["dateline_place"] == "MOSCOW"
    assert row["published_at"] == dt.datetime(2022, 3, 2, tzinfo=dt.UTC)


def test_text_can_be_left_out_and_then_recoding_says_why_it_fails():
    row = rows.article_row(DOCUMENT, 0, keep_text=False)
    assert row["text"] is None
    assert row["text_sha256"] == rows.text_sha256(TEXT)
    with pytest.raises(SchemaError, match="not kept"):
        rows.article_from_row(row)


def test_rows_that_do_not_fit_are_refused():
    row = rows.mention_row(MENTION, DOCUMENT, FACTS)
    for change, message in [
        ({"polarity": "maybe"}, "unknown value 'maybe'"),
        ({"event_code": None}, "must not be NULL"),
        ({"quad_class": "four"}, "do not fit"),
        ({"sentence_start": 2**40}, "do not fit"),
    ]:
        with pytest.raises(SchemaError, match=message):
            rows.to_arrow("event_mentions", [row | change])
    with pytest.raises(SchemaError, match="unknown \\['extra'\\]"):
        rows.to_arrow("event_mentions", [row | {"extra": 1}])


def test_reject_row():
    reject = Reject(uri="a.txt", stage="ingest", reason="empty", detail="The file is empty.")
    assert rows.to_arrow("rejects", [rows.reject_row(reject)]).num_rows == 1


def test_code_facts_reads_text_and_numbers():
    facts = rows.code_facts([{"code": "010", "goldstein": "0.0", "quad_class": "1"}, {"code": "99", "goldstein": ""}])
    assert facts["010"] == rows.CodeFacts(goldstein=0.0, quad_class=1)
    assert facts["99"] == rows.CodeFacts(goldstein=None, quad_class=None)


@given(
    st.lists(st.one_of(st.none(), st.text(), st.integers())), st.lists(st.one_of(st.none(), st.text(), st.integers()))
)
def test_content_ids_tell_different_parts_apart(a, b):
    same = [None if x is None else str(x) for x in a] == [None if x is None else str(x) for x in b]
    assert (rows.content_id("m", *a) == rows.content_id("m", *b)) == same
