"""Whom an act is done to: addressees and partners, and what is none of them. Hand-built parses, no model."""

from __future__ import annotations

from sentences import actor, sentence

from events.coding.coder import SentenceCoder
from events.types import ActorMention, Sentence


def told(coder: SentenceCoder, s: Sentence, *mentions: ActorMention) -> set[tuple[str | None, str, str | None]]:
    """Code a sentence: the (source, code, target) of its mentions."""
    return {
        (d.source.actor.code if d.source else None, d.code, d.target.actor.code if d.target else None)
        for d in coder.work(s, mentions).drafts
    }


def test_praise_of_cooperation_runs_one_way(coder: SentenceCoder) -> None:
    s = sentence(
        "Poland/Poland/PROPN/nsubj/1", "praised/praise/VERB/root/1", "Kenya/Kenya/PROPN/obj/1", "for/for/ADP/case/5",
        "its/its/PRON/nmod:poss/5", "cooperation/cooperation/NOUN/obl/1",
    )  # fmt: skip
    assert told(coder, s, actor(s, 0, "POL"), actor(s, 2, "KEN")) == {("POL", "051", "KEN")}


def test_an_intent_to_cooperate_is_of_those_who_have_it(coder: SentenceCoder) -> None:
    s = sentence(
        "Poland/Poland/PROPN/nsubj/2", "has/have/AUX:VBZ/aux/2", "agreed/agree/VERB:VBN/root/2", "to/to/PART/mark/4",
        "cooperate/cooperate/VERB:VB/xcomp/2", "with/with/ADP/case/6", "Kenya/Kenya/PROPN/obl/4",
    )  # fmt: skip
    assert told(coder, s, actor(s, 0, "POL"), actor(s, 6, "KEN")) == {("POL", "031", "KEN")}


def test_a_demand_is_of_the_doer_in_its_clause(coder: SentenceCoder) -> None:
    s = sentence(
        "Poland/Poland/PROPN/nsubj/1", "demanded/demand/VERB/root/1", "that/that/SCONJ/mark/4", "Kenya/Kenya/PROPN/nsubj/4",
        "match/match/VERB:VBP/ccomp/1", "Chad/Chad/PROPN/nmod:poss/7", "'s/'s/PART:POS/case/5", "support/support/NOUN/obj/4",
    )  # fmt: skip
    got = told(coder, s, actor(s, 0, "POL"), actor(s, 3, "KEN"), actor(s, 5, "TCD"))
    assert got == {("POL", "102", "KEN")}


def test_a_threat_is_against_whom_its_condition_names(coder: SentenceCoder) -> None:
    s = sentence(
        "Poland/Poland/PROPN/nsubj/1", "threatened/threaten/VERB/root/1", "to/to/PART/mark/3", "retaliate/retaliate/VERB:VB/xcomp/1",
        "unless/unless/SCONJ/mark/6", "Kenya/Kenya/PROPN/nsubj/6", "withdraws/withdraw/VERB:VBZ/advcl/1",
    )  # fmt: skip
    targets = {t for a, c, t in told(coder, s, actor(s, 0, "POL"), actor(s, 5, "KEN")) if a == "POL" and c[:2] == "13"}
    assert targets == {"KEN"}


def test_who_profits_from_what_is_asked_for_is_not_asked(coder: SentenceCoder) -> None:
    s = sentence(
        "Poland/Poland/PROPN/nsubj/1", "encouraged/encourage/VERB/root/1", "steps/step/NOUN:NNS/obj/1", "to/to/PART/mark/4",
        "improve/improve/VERB:VB/acl/2", "life/life/NOUN/obj/4", "for/for/ADP/case/7", "Kenya/Kenya/PROPN/nmod/5",
    )  # fmt: skip
    assert told(coder, s, actor(s, 0, "POL"), actor(s, 7, "KEN")) == set()


def test_what_stands_before_the_clause_sets_the_scene(coder: SentenceCoder) -> None:
    s = sentence(
        "On/on/ADP/case/1", "Kenya/Kenya/PROPN/obl/3", "Poland/Poland/PROPN/nsubj/3", "called/call/VERB/root/3",
        "on/on/ADP/case/5", "Chad/Chad/PROPN/obl/3", "to/to/PART/mark/7", "act/act/VERB:VB/xcomp/3",
    )  # fmt: skip
    got = told(coder, s, actor(s, 1, "KEN"), actor(s, 2, "POL"), actor(s, 5, "TCD"))
    assert got == {("POL", "020", "TCD")}


def test_the_supporters_own_state_is_not_whom_it_supports(coder: SentenceCoder) -> None:
    s = sentence(
        "Warsaw/Warsaw/PROPN/nsubj/1", "reiterated/reiterate/VERB/root/1", "Poland/Poland/PROPN/nmod:poss/4", "'s/'s/PART:POS/case/2",
        "support/support/NOUN/obj/1", "for/for/ADP/case/6", "Kenya/Kenya/PROPN/nmod/4",
    )  # fmt: skip
    got = told(coder, s, actor(s, 0, "POLGOV"), actor(s, 2, "POL"), actor(s, 6, "KEN"))
    assert {(a, t) for a, c, t in got if c[:2] == "05"} == {("POLGOV", "KEN")}


def test_a_time_between_a_noun_and_its_parties(coder: SentenceCoder) -> None:
    s = sentence(
        "Poland/Poland/PROPN/nsubj/1", "rejected/reject/VERB/root/1", "talks/talk/NOUN:NNS/obj/1", "next/next/ADJ/amod/4",
        "week/week/NOUN/obl:unmarked/1", "with/with/ADP/case/6", "Kenya/Kenya/PROPN/nmod/4",
    )  # fmt: skip
    assert told(coder, s, actor(s, 0, "POL"), actor(s, 6, "KEN")) == {("POL", "125", "KEN")}


def test_the_parties_of_a_fight_are_not_the_place_of_its_dead(coder: SentenceCoder) -> None:
    s = sentence(
        "People/people/NOUN:NNS/nsubj:pass/2", "were/be/AUX:VBD/aux:pass/2", "killed/kill/VERB:VBN/root/2", "in/in/ADP/case/4",
        "fighting/fighting/NOUN/obl/2", "between/between/ADP/case/6", "Chad/Chad/PROPN/nmod/4", "and/and/CCONJ/cc/8",
        "Kenya/Kenya/PROPN/conj/6",
    )  # fmt: skip
    got = told(coder, s, actor(s, 0, "CVL"), actor(s, 6, "TCD"), actor(s, 8, "KEN"))
    assert not {(a, t) for a, c, t in got if a is None and t in ("TCD", "KEN")}


def test_the_victim_of_what_is_condemned_is_not_condemned(coder: SentenceCoder) -> None:
    s = sentence(
        "Poland/Poland/PROPN/nsubj/1", "condemned/condemn/VERB/root/1", "the/the/DET/det/3", "attack/attack/NOUN/obj/1",
        "on/on/ADP/case/5", "Kenya/Kenya/PROPN/nmod/3",
    )  # fmt: skip
    assert {(a, t) for a, c, t in told(coder, s, actor(s, 0, "POL"), actor(s, 5, "KEN")) if c == "111"} == {
        ("POL", None)
    }


def test_what_ministers_discuss_is_no_party_to_it(coder: SentenceCoder) -> None:
    s = sentence(
        "Poland/Poland/PROPN/nsubj/3", "and/and/CCONJ/cc/2", "Chad/Chad/PROPN/conj/0", "discussed/discuss/VERB/root/3",
        "ties/tie/NOUN:NNS/obj/3", "with/with/ADP/case/6", "Kenya/Kenya/PROPN/nmod/4",
    )  # fmt: skip
    got = told(coder, s, actor(s, 0, "POL"), actor(s, 2, "TCD"), actor(s, 6, "KEN"))
    assert {(a, t) for a, c, t in got if c == "040"} == {("POL", "TCD"), ("TCD", "POL")}


def test_a_talk_is_told_once_whatever_it_was_to_discuss(coder: SentenceCoder) -> None:
    s = sentence(
        "Poland/Poland/PROPN/nsubj/1", "spoke/speak/VERB/root/1", "with/with/ADP/case/3", "Kenya/Kenya/PROPN/obl/1",
        "to/to/PART/mark/5", "discuss/discuss/VERB:VB/advcl/1", "talks/talk/NOUN:NNS/obj/5", "with/with/ADP/case/8",
        "Chad/Chad/PROPN/nmod/6",
    )  # fmt: skip
    got = told(coder, s, actor(s, 0, "POL"), actor(s, 3, "KEN"), actor(s, 8, "TCD"))
    assert {(a, t) for a, c, t in got if a == "POL" and c[:2] == "04"} == {("POL", "KEN")}


def test_troops_that_are_withdrawn_are_not_whom_it_is_done_to(coder: SentenceCoder) -> None:
    s = sentence(
        "Poland/Poland/PROPN/nsubj/1", "withdrew/withdraw/VERB/root/1", "its/its/PRON/nmod:poss/3", "troops/troop/NOUN:NNS/obj/1"
    )  # fmt: skip
    got = told(coder, s, actor(s, 0, "POL"), actor(s, 3, "POLMIL", first=2))
    assert {(a, t) for a, c, t in got if c == "087"} == {("POL", None)}


def test_who_promises_a_third_party_to_cooperate_does_so_alone(coder: SentenceCoder) -> None:
    s = sentence(
        "Poland/Poland/PROPN/nsubj/3", "and/and/CCONJ/cc/2", "Chad/Chad/PROPN/conj/0", "agreed/agree/VERB/root/3",
        "to/to/PART/mark/5", "cooperate/cooperate/VERB:VB/xcomp/3", "with/with/ADP/case/7", "Kenya/Kenya/PROPN/obl/5",
    )  # fmt: skip
    got = told(coder, s, actor(s, 0, "POL"), actor(s, 2, "TCD"), actor(s, 7, "KEN"))
    assert ("POL", "031", "KEN") in got
    assert not {a for a, _, _ in got} & {"KEN"}


def test_who_will_cooperate_promises_it_alone(coder: SentenceCoder) -> None:
    s = sentence(
        "Poland/Poland/PROPN/nsubj/2", "will/will/AUX/aux/2", "cooperate/cooperate/VERB:VB/root/2", "with/with/ADP/case/4",
        "Kenya/Kenya/PROPN/obl/2",
    )  # fmt: skip
    assert told(coder, s, actor(s, 0, "POL"), actor(s, 4, "KEN")) == {("POL", "031", "KEN")}
