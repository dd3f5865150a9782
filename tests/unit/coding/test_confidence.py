"""The confidence of a mention and the features behind it."""

from __future__ import annotations

from dataclasses import replace

from sentences import actor, sentence

from events.coding import confidence
from events.coding.coder import SentenceCoder
from events.types import Actor, EventMention


def test_features_can_be_read_and_read_back() -> None:
    found = {"bias": 1.0, "consult": 1.0, "pronoun": 2.0}
    text = confidence.shown(found)
    assert text.startswith("bias ")
    assert "pronoun 2 " in text
    assert confidence.parse(text) == found


def test_what_is_doubtful_lowers_confidence() -> None:
    sure = {"bias": 1.0, "consult": 1.0}
    assert (
        confidence.score(sure)
        > confidence.score({**sure, "aside": 1.0})
        > confidence.score({**sure, "aside": 1.0, "far": 1.0})
    )
    assert confidence.score(sure) > confidence.score({**sure, "spoken": 1.0})
    assert confidence.score(sure) > confidence.score({**sure, "generic": 1.0})
    assert 0.0 < confidence.score({"bias": 1.0}) < confidence.score(sure) < 1.0


def test_words_within_one_state_are_told_from_those_between_two(coder: SentenceCoder) -> None:
    s = sentence("Iraq/Iraq/PROPN/nsubj/1", "criticised/criticise/VERB/root/1", "Kuwait/Kuwait/PROPN/obj/1")
    (between,) = coder.work(s, (actor(s, 0, "IRQGOV"), actor(s, 2, "KWT"))).drafts
    (within,) = coder.work(s, (actor(s, 0, "IRQGOV"), actor(s, 2, "IRQOPP"))).drafts
    assert "apart" not in confidence.features(s, between.act, between.source, between.target, between.context)
    args = (s, within.act, within.source, within.target, within.context)
    assert confidence.features(*args)["apart"] == 1.0
    assert "apart" not in confidence.features(*args, confidence.Text(tells_whose=False))


def test_a_transcript_is_known(coder: SentenceCoder) -> None:
    s = sentence("Iraq/Iraq/PROPN/nsubj/1", "invaded/invade/VERB/root/1", "Kuwait/Kuwait/PROPN/obj/1")
    (d,) = coder.work(s, (actor(s, 0, "IRQ"), actor(s, 2, "KWT"))).drafts
    found = confidence.features(s, d.act, d.source, d.target, d.context, confidence.Text(spoken=True))
    assert found["spoken"] == 1.0
    assert "source_weak" not in found  # deeds may be told of weapons: "Israeli bulldozers razed"
    assert "apart" not in found
    assert "aside" not in found


def test_parties_told_of_only_once_among_others_are_less_sure(coder: SentenceCoder) -> None:
    s = sentence("Iraq/Iraq/PROPN/nsubj/1", "invaded/invade/VERB/root/1", "Kuwait/Kuwait/PROPN/obj/1")

    def coded(index: int, source: str, target: str) -> EventMention:
        own = replace(s, index=index)
        parties = (actor(own, 0, source), actor(own, 2, target))
        return coder.code(own, parties, (), "a", lambda *_: (None, ""), lambda *_: (None, ""))[0]

    often, again, once = coded(0, "IRQ", "KWT"), coded(4, "KWT", "IRQ"), coded(5, "IRN", "TUR")
    assert confidence.in_company([often]) == [often]
    one, two, three = confidence.in_company([often, again, once])
    assert (one, two) == (often, again)
    assert three.confidence < once.confidence
    assert "lone" in next(step.by for step in three.provenance if step.name == confidence.STEP)


def test_what_a_relative_clause_tells_is_an_aside(coder: SentenceCoder) -> None:
    s = sentence(
        "Iran/Iran/PROPN/nsubj/5",
        ",/,/PUNCT/punct/2",
        "which/which/PRON/nsubj/3",
        "attacked/attack/VERB/acl:relcl/0",
        "Iraq/Iraq/PROPN/obj/3",
        "sleeps/sleep/VERB/root/5",
    )
    (draft,) = coder.work(s, (actor(s, 0, "IRN"), actor(s, 4, "IRQ"))).drafts
    found = confidence.features(s, draft.act, draft.source, draft.target, draft.context)
    assert found["aside"] == 1.0


def test_a_short_text_need_not_tell_whose_a_party_is(coder: SentenceCoder) -> None:
    s = sentence("Rebels/rebel/NOUN/nsubj/1", "attacked/attack/VERB/root/1", "Iraq/Iraq/PROPN/obj/1")
    rebels = replace(actor(s, 0, "REB", kind="NOUN"), actor=Actor(code="REB", roles=("REB",)))
    (draft,) = coder.work(s, (rebels, actor(s, 2, "IRQ"))).drafts
    args = (s, draft.act, draft.source, draft.target, draft.context)
    assert confidence.features(*args)["generic"] == 1.0
    assert "generic" not in confidence.features(*args, confidence.Text(tells_whose=False))


def test_both_rows_of_a_meeting_stay_or_go_together(coder: SentenceCoder) -> None:
    s = sentence("Obama/Obama/PROPN/nsubj/1", "met/meet/VERB/root/1", "Putin/Putin/PROPN/obj/1")
    one, two = coder.code(
        s, (actor(s, 0, "USAGOV"), actor(s, 2, "RUSGOV")), (), "a", lambda *_: (None, ""), lambda *_: (None, "")
    )
    assert (one.source_code, one.target_code) == (two.target_code, two.source_code)
    one, two, other = replace(one, confidence=0.52), replace(two, confidence=0.48), replace(two, sentence_index=9)
    other = replace(other, confidence=0.48)
    assert confidence.sort_out([one, two, other], 0.5) == ((one, two), (other,))
    assert confidence.sort_out([one, two, other], 0.6) == ((), (one, two, other))


def test_targets_told_by_a_common_noun_and_parties_alone_are_less_sure(coder: SentenceCoder) -> None:
    s = sentence("Iraq/Iraq/PROPN/nsubj/1", "attacked/attack/VERB/root/1", "civilians/civilian/NOUN/obj/1")
    people = replace(actor(s, 2, "IRNCVL", kind="NOUN"), how="composition")
    (named,) = coder.work(s, (actor(s, 0, "IRQ"), people)).drafts
    (again,) = coder.work(s, (actor(s, 0, "IRQ"), replace(people, how="reference"))).drafts
    args = (s, named.act, named.source, named.target, named.context)
    assert confidence.features(*args)["common"] == 1.0
    assert "common" not in confidence.features(s, again.act, again.source, again.target, again.context)
    assert "alone" not in confidence.features(*args)
    assert "common" not in confidence.features(*args, confidence.Text(tells_whose=False))
    nobody = confidence.features(s, named.act, named.source, None, named.context)
    assert nobody["alone"] == 1.0
    assert "common" not in nobody


def test_who_owns_an_act_is_surer_and_what_did_not_happen_less_sure(coder: SentenceCoder) -> None:
    s = sentence(
        "Iraq/Iraq/PROPN/nmod:poss/2",
        "'s/'s/PART/case/0",
        "invasion/invasion/NOUN/nsubj/5",
        "of/of/ADP/case/4",
        "Kuwait/Kuwait/PROPN/nmod/2",
        "failed/fail/VERB/root/5",
    )
    drafts = coder.work(s, (actor(s, 0, "IRQ"), actor(s, 4, "KWT"))).drafts
    invasion = next(d for d in drafts if d.act.head == 2)
    found = confidence.features(s, invasion.act, invasion.source, invasion.target, invasion.context)
    assert found["owner"] == 1.0
    assert "negated" not in found
    denied = replace(invasion.context, polarity="negated")
    assert confidence.features(s, invasion.act, invasion.source, invasion.target, denied)["negated"] == 1.0
    assert confidence.score(found) > confidence.score({**found, "negated": 1.0})
