"""How mentions look in a notebook, and that words from a text cannot become markup."""

from __future__ import annotations

import dataclasses
import re

from events.display import marked_html, mention_html, mention_marks, mentions_html
from events.types import Actor, ActorMention, EventMention

TEXT = "France & <b>Italy</b> met."


def mention(**changes: object) -> EventMention:
    actor = Actor(code="FRAGOV", country="FRA", name="France")
    source = ActorMention(first=0, last=0, head=0, start=100, end=106, text="France", actor=actor)
    made = EventMention(
        article_id="a1", sentence_index=3, sentence=TEXT, sentence_start=100, source=source, target=None,
        source_actor=actor, target_actor=None, action_text="met", action_start=122, action_end=125, event_code="040",
        plover_type="CONSULT", plover_mode=None, plover_contexts=(), polarity="affirmed", modality="actual",
        attributed_to_text=None, attributed_to_code=None, timex=None, place=None, size_dead=None, size_injured=None,
        size_participants=None, in_lead=False, tone=None, rule_id="04-meet<x>", confidence=0.8,
    )  # fmt: skip
    return dataclasses.replace(made, **changes)  # type: ignore[arg-type]


def words(page: str, label: str) -> list[str]:
    return re.findall(rf'<mark title="{label}"[^>]*>(.*?)</mark>', page)


def test_the_words_of_each_part_are_marked() -> None:
    page = mention()._repr_html_()
    assert (words(page, "source"), words(page, "action"), words(page, "target")) == (["France"], ["met"], [])
    assert "FRAGOV → 040 → –" in page


def test_words_of_a_text_cannot_become_markup() -> None:
    page = mention_html(mention(attributed_to_text="<script>"))
    assert "<b>" not in page
    assert "<script>" not in page
    assert "04-meet&lt;x&gt;" in page


def test_words_outside_the_sentence_are_left_out() -> None:
    away = dataclasses.replace(mention().source, start=10, end=16)  # type: ignore[type-var]
    assert mention_marks(mention(source=away)) == [("action", 22, 25)]


def test_of_overlapping_marks_the_shorter_shows() -> None:
    page = marked_html("the French army", [("source", 0, 15), ("place", 4, 10)])
    assert words(page, "source") == ["the ", " army"]
    assert words(page, "place") == ["French"]


def test_a_long_list_is_cut_and_says_so() -> None:
    assert mentions_html([]) == "<p>No events.</p>"
    page = mentions_html([mention()] * 7, most=5)
    assert page.count(">met</mark>") == 5
    assert "and 2 more" in page
