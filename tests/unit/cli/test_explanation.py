"""The explanation of a mention, from hand-made sentences: no pipeline is loaded."""

from __future__ import annotations

import dataclasses
import datetime as dt

from events.cli.explanation import explanation, parse_path, rule_places, token_at, underlined
from events.lexicon.rules import Rule
from events.types import Actor, ActorMention, EventMention, Publication, Sentence, Step, Timex

TEXT = "On Monday France criticised Italy."
#       0  3      10     17         28


def sentence() -> Sentence:
    words = ("On", "Monday", "France", "criticised", "Italy", ".")
    starts = (0, 3, 10, 17, 28, 33)
    return Sentence(
        text=TEXT,
        start=0,
        words=words,
        lemmas=("on", "Monday", "France", "criticise", "Italy", "."),
        tags=("IN", "NNP", "NNP", "VBD", "NNP", "."),
        pos=("ADP", "PROPN", "PROPN", "VERB", "PROPN", "PUNCT"),
        deps=("case", "obl", "nsubj", "root", "obj", "punct"),
        heads=(1, 3, 3, 3, 3, 3),
        starts=starts,
        ends=tuple(s + len(w) for s, w in zip(starts, words, strict=True)),
    )


def actor(token: int, word: str, code: str) -> ActorMention:
    s = sentence()
    return ActorMention(
        first=token,
        last=token,
        head=token,
        start=s.starts[token],
        end=s.ends[token],
        text=word,
        actor=Actor(code=code, country=code, name=word, entries=("states.csv:7",)),
    )


def mention() -> EventMention:
    source, target = actor(2, "France", "FRA"), actor(4, "Italy", "ITA")
    day = dt.date(2021, 6, 7)
    return EventMention(
        article_id="a1",
        sentence_index=0,
        sentence=TEXT,
        sentence_start=0,
        source=source,
        target=target,
        source_actor=source.actor,
        target_actor=target.actor,
        action_text="criticised",
        action_start=17,
        action_end=27,
        event_code="111",
        plover_type="ACCUSE",
        plover_mode="disapprove",
        plover_contexts=(),
        polarity="affirmed",
        modality="actual",
        attributed_to_text=None,
        attributed_to_code=None,
        timex=Timex(
            start=3, end=9, text="Monday", type="DATE", value="2021-06-07", date_start=day, date_end=day,
            granularity="day", status="relative", rule_id="weekday", evidence="the Monday before Tuesday 2021-06-08",
        ),
        place=None,
        size_dead=None,
        size_injured=None,
        size_participants=None,
        in_lead=True,
        tone=None,
        rule_id="11-criticise",
        confidence=0.9,
        provenance=(Step(name="rule", decided="11-criticise", by="11.yaml:3", lost=("10-demand: no complement",)),),
    )  # fmt: skip


def test_each_role_is_underlined_below_its_own_words() -> None:
    lines = list(underlined(TEXT, 0, [("source", 10, 16), ("action", 17, 27), ("target", 28, 33)]))
    assert lines[0] == TEXT
    assert lines[1] == " " * 10 + "source action──── targe"


def test_long_sentences_are_broken_between_words_with_the_marks_below_each_line() -> None:
    text = "alpha " * 40
    start = text.index("alpha", 120)
    lines = list(underlined(text, 1000, [("source", 1000 + start, 1000 + start + 5)], width=60))
    marked = [i for i, line in enumerate(lines) if "sourc" in line]
    assert len(marked) == 1
    column = lines[marked[0]].index("sourc")
    assert lines[marked[0] - 1][column : column + 5] == "alpha"
    assert all(len(line) <= 61 for line in lines)


def test_spans_of_other_sentences_are_left_out() -> None:
    assert list(underlined("Short.", 100, [("source", 3, 9)])) == ["Short."]


def test_the_parse_path_goes_up_and_down() -> None:
    s = sentence()
    assert parse_path(s, 3, 2) == "criticised <-nsubj- France"
    assert parse_path(s, 2, 4) == "France -nsubj-> criticised <-obj- Italy"


def test_the_head_of_a_span_is_the_token_governed_from_outside() -> None:
    assert token_at(sentence(), 0, 9) == 1
    assert token_at(sentence(), 500, 600) is None


def test_an_explanation_names_rule_line_entries_date_and_what_lost() -> None:
    publication = Publication(date=dt.date(2021, 6, 8), status="dateline", evidence=("dateline June 8",))
    text = explanation(
        mention(), sentence(), publication, code_name="Criticise", rule_where="verbs/11.yaml:3", mention_id="m1"
    )
    for part in (
        "mention m1",
        "event: 111 Criticise · PLOVER ACCUSE/disapprove",
        "rule: 11-criticise (verbs/11.yaml:3)",
        'source: FRA (France), from "France" by dictionary',
        "entries: states.csv:7",
        "path to target: criticised <-obj- Italy",
        '"Monday" is 2021-06-07 (2021-06-07), day, relative, by weekday',
        "the Monday before Tuesday 2021-06-08",
        "published: dateline June 8",
        "not 10-demand: no complement",
    ):
        assert part in text


def test_a_mention_that_builds_leave_out_says_so() -> None:
    publication = Publication(date=dt.date(2021, 6, 8), status="dateline")
    assert "left out of a build" not in explanation(mention(), sentence(), publication)
    told = explanation(mention(), sentence(), publication, floor=0.5)
    assert "left out of a build unless --min-confidence is lower than 0.5" in told


def test_an_unresolved_actor_says_why() -> None:
    unknown = dataclasses.replace(actor(2, "they", "X"), actor=None, reason="two candidates of equal weight")
    changed = dataclasses.replace(mention(), source=unknown, source_actor=None)
    text = explanation(changed, sentence(), Publication())
    assert 'source: "they" was not resolved (two candidates of equal weight)' in text


def test_a_rule_is_found_by_its_id_also_inside_a_composed_one() -> None:
    rules = [
        Rule(id=name, event_code="111", kind="verb", triggers=(), file="lexicon/verbs/11.yaml", line=line)
        for line, name in ((2, "11-praise"), (9, "11-blame/noun"))
    ]
    assert rule_places("11-praise", rules) == "lexicon/verbs/11.yaml:2"
    assert rule_places("deny>11-blame/noun", rules) == "lexicon/verbs/11.yaml:9"
    assert rule_places("99", rules) is None
