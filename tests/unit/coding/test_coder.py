"""Acts, operators, context and the gate, on hand-built parses (no model)."""

from __future__ import annotations

from sentences import actor, sentence

from events.coding.coder import Draft, SentenceCoder
from events.types import ActorMention, Sentence


def drafts(
    coder: SentenceCoder, s: Sentence, *mentions: ActorMention
) -> list[tuple[str | None, str, str | None, str, str]]:
    """Code a sentence: (source, code, target, polarity, modality) of each mention."""

    def row(d: Draft) -> tuple[str | None, str, str | None, str, str]:
        return (
            d.source.actor.code if d.source else None, d.code, d.target.actor.code if d.target else None,
            d.context.polarity, d.context.modality,
        )  # fmt: skip

    return [row(d) for d in coder.work(s, mentions).drafts]


def test_an_attack_has_a_source_and_a_target(coder: SentenceCoder) -> None:
    s = sentence("Iraq/Iraq/PROPN/nsubj/1", "invaded/invade/VERB/root/1", "Kuwait/Kuwait/PROPN/obj/1")
    assert drafts(coder, s, actor(s, 0, "IRQ"), actor(s, 2, "KWT")) == [("IRQ", "190", "KWT", "affirmed", "actual")]


def test_negation_is_kept_as_polarity(coder: SentenceCoder) -> None:
    s = sentence(
        "Iraq/Iraq/PROPN/nsubj/3",
        "did/do/AUX:VBD/aux/3",
        "not/not/PART:RB/advmod/3",
        "invade/invade/VERB:VB/root/3",
        "Kuwait/Kuwait/PROPN/obj/3",
    )
    assert drafts(coder, s, actor(s, 0, "IRQ"), actor(s, 4, "KWT")) == [("IRQ", "190", "KWT", "negated", "actual")]


def test_request_takes_the_act_in_its_complement(coder: SentenceCoder) -> None:
    s = sentence(
        "Iran/Iran/PROPN/nsubj/1", "urged/urge/VERB/root/1", "Iraq/Iraq/PROPN/obj/1", "to/to/PART/mark/4", "release/release/VERB:VB/xcomp/1",
        "prisoners/prisoner/NOUN:NNS/obj/4",
    )  # fmt: skip
    assert drafts(coder, s, actor(s, 0, "IRN"), actor(s, 2, "IRQ")) == [("IRN", "0253", "IRQ", "affirmed", "actual")]


def test_refusal_of_talks(coder: SentenceCoder) -> None:
    s = sentence(
        "Iran/Iran/PROPN/nsubj/1", "refused/refuse/VERB/root/1", "to/to/PART/mark/3", "negotiate/negotiate/VERB:VB/xcomp/1",
        "with/with/ADP/case/5", "Iraq/Iraq/PROPN/obl/3",
    )  # fmt: skip
    assert drafts(coder, s, actor(s, 0, "IRN"), actor(s, 5, "IRQ")) == [("IRN", "125", "IRQ", "affirmed", "actual")]


def test_future_cooperation_is_an_intent(coder: SentenceCoder) -> None:
    s = sentence(
        "Iran/Iran/PROPN/nsubj/2", "will/will/AUX/aux/2", "visit/visit/VERB:VB/root/2", "Iraq/Iraq/PROPN/obj/2"
    )
    found = drafts(coder, s, actor(s, 0, "IRNGOV"), actor(s, 3, "IRQ"))
    assert ("IRNGOV", "036", "IRQ", "affirmed", "future") in found


def test_meetings_run_both_ways(coder: SentenceCoder) -> None:
    s = sentence("Iran/Iran/PROPN/nsubj/1", "met/meet/VERB/root/1", "with/with/ADP/case/3", "Iraq/Iraq/PROPN/obl/1")
    found = drafts(coder, s, actor(s, 0, "IRN"), actor(s, 3, "IRQ"))
    assert {(a, b) for a, _, b, _, _ in found} == {("IRN", "IRQ"), ("IRQ", "IRN")}


def test_condemned_attack_is_an_event_too(coder: SentenceCoder) -> None:
    s = sentence(
        "France/France/PROPN/nsubj/1", "condemned/condemn/VERB/root/1", "Iraq/Iraq/PROPN/nmod:poss/4", "'s/'s/PART:POS/case/2",
        "attack/attack/NOUN/obj/1", "on/on/ADP/case/6", "Iran/Iran/PROPN/nmod/4",
    )  # fmt: skip
    work = coder.work(s, [actor(s, 0, "FRA"), actor(s, 2, "IRQ"), actor(s, 6, "IRN")])
    found = {(d.source.actor.code, d.code, d.target.actor.code): d for d in work.drafts if d.source and d.target}
    assert set(found) == {("FRA", "111", "IRQ"), ("IRQ", "190", "IRN")}
    assert found["IRQ", "190", "IRN"].context.speaker_text == "France"


def test_figurative_battles_are_no_war(coder: SentenceCoder) -> None:
    s = sentence(
        "Iran/Iran/PROPN/nsubj/1",
        "attacked/attack/VERB/root/1",
        "inflation/inflation/NOUN/obj/1",
        "with/with/ADP/case/4",
        "Iraq/Iraq/PROPN/obl/1",
    )
    work = coder.work(s, [actor(s, 0, "IRN"), actor(s, 4, "IRQ")])
    assert work.drafts == []
    assert any("figurative" in reason for reason in work.lost)


def test_a_sentence_without_actors_costs_nothing(coder: SentenceCoder) -> None:
    s = sentence("It/it/PRON/nsubj/1", "rained/rain/VERB/root/1")
    work = coder.work(s, [])
    assert work.acts == []
    assert work.drafts == []
