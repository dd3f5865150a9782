"""Polarity and modality of an act, on hand-built parses."""

from __future__ import annotations

import pytest
from sentences import sentence

from events.coding.roles import Cast
from events.coding.telling import context
from events.lexicon.rules import RuleBook

CASES = {
    "who talks in order to say something says it": (
        "condemn", "actual",
        "Sullivan/Sullivan/PROPN/nsubj/1 spoke/speak/VERB/root/1 with/with/ADP/case/3 Patrushev/Patrushev/PROPN/obl/1 "
        "to/to/PART/mark/5 condemn/condemn/VERB:VB/xcomp/1 the/the/DET/det/7 invasion/invasion/NOUN/obj/5",
    ),
    "other purposes are not yet done": (
        "win", "hypothetical",
        "Sullivan/Sullivan/PROPN/nsubj/1 spoke/speak/VERB/root/1 with/with/ADP/case/3 Patrushev/Patrushev/PROPN/obl/1 "
        "to/to/PART/mark/5 win/win/VERB:VB/xcomp/1 support/support/NOUN/obj/5",
    ),
    "what something to come waits for is to come": (
        "met", "future",
        "It/it/PRON/nsubj:pass/3 will/will/AUX/aux/3 be/be/AUX:VB/aux:pass/3 settled/settle/VERB:VBN/root/3 after/after/SCONJ:IN/mark/8 "
        "the/the/DET/det/6 president/president/NOUN/nsubj/8 has/have/AUX:VBZ/aux/8 met/meet/VERB:VBN/advcl/3 parties/party/NOUN:NNS/obj/8",
    ),
    "what happened before is a fact": (
        "met", "actual",
        "It/it/PRON/nsubj:pass/3 will/will/AUX/aux/3 be/be/AUX:VB/aux:pass/3 settled/settle/VERB:VBN/root/3 after/after/SCONJ:IN/mark/7 "
        "the/the/DET/det/6 president/president/NOUN/nsubj/7 met/meet/VERB:VBD/advcl/3 parties/party/NOUN:NNS/obj/7",
    ),
    "the importance of doing it": (
        "withdrawing", "requested",
        "He/he/PRON/nsubj/1 stressed/stress/VERB/root/1 the/the/DET/det/3 importance/importance/NOUN/obj/1 of/of/ADP/case/5 "
        "Russia/Russia/PROPN/nsubj/6 withdrawing/withdraw/VERB:VBG/acl/3 troops/troop/NOUN:NNS/obj/6",
    ),
    "steps that were taken": (
        "impose", "actual",
        "Washington/Washington/PROPN/nsubj/1 took/take/VERB/root/1 action/action/NOUN/obj/1 to/to/PART/mark/4 impose/impose/VERB:VB/advcl/1 "
        "sanctions/sanction/NOUN:NNS/obj/4",
    ),
    "what one looks forward to": (
        "visiting", "future",
        "We/we/PRON/nsubj/1 look/look/VERB:VBP/root/1 forward/forward/ADV/advmod/1 to/to/SCONJ:IN/mark/4 visiting/visit/VERB:VBG/advcl/1 "
        "Iraq/Iraq/PROPN/obj/4",
    ),
    "the purpose of a journey to come": (
        "meet", "future",
        "She/she/PRON/nsubj/2 will/will/AUX/aux/2 travel/travel/VERB:VB/root/2 to/to/PART/mark/4 meet/meet/VERB:VB/advcl/2 officials/official/NOUN:NNS/obj/4",
    ),
    "a light verb to come": (
        "trip", "future",
        "She/she/PRON/nsubj/2 will/will/AUX/aux/2 make/make/VERB:VB/root/2 a/a/DET/det/4 trip/trip/NOUN/obj/2",
    ),
    "recent talks that are discussed": (
        "talks", "actual",
        "They/they/PRON/nsubj/1 discussed/discuss/VERB/root/1 the/the/DET/det/4 recent/recent/ADJ/amod/4 talks/talk/NOUN:NNS/obj/1",
    ),
    "a war with an owner is a fact, whatever is to be done about it": (
        "war", "actual",
        "They/they/PRON/nsubj/1 met/meet/VERB:VBD/root/1 to/to/PART/mark/3 end/end/VERB:VB/advcl/1 Russia/Russia/PROPN/nmod:poss/5 "
        "war/war/NOUN/obj/3",
    ),
    "a war that is feared": (
        "war", "hypothetical",
        "They/they/PRON/nsubj/1 fear/fear/VERB:VBP/root/1 Russia/Russia/PROPN/nmod:poss/3 war/war/NOUN/obj/1",
    ),
    "asked whether it happened": (
        "meet", "hypothetical",
        "Did/do/AUX:VBD/aux/2 she/she/PRON/nsubj/2 meet/meet/VERB:VB/root/2 Xi/Xi/PROPN/obj/2 ?/?/PUNCT/punct/2",
    ),
    "asked only why it happened": (
        "meet", "actual",
        "Why/why/ADV:WRB/advmod/3 did/do/AUX:VBD/aux/3 she/she/PRON/nsubj/3 meet/meet/VERB:VB/root/3 Xi/Xi/PROPN/obj/3 ?/?/PUNCT/punct/3",
    ),
    "asked about something known": (
        "meeting", "actual",
        "Did/do/AUX:VBD/aux/2 he/he/PRON/nsubj/2 mention/mention/VERB:VB/root/2 his/his/PRON/nmod:poss/4 meeting/meeting/NOUN/obj/2 "
        "with/with/ADP/case/6 Xi/Xi/PROPN/nmod/4 ?/?/PUNCT/punct/2",
    ),
    "would have": (
        "accepted", "hypothetical",
        "They/they/PRON/nsubj/3 would/would/AUX/aux/3 have/have/AUX:VB/aux/3 accepted/accept/VERB:VBN/root/3 the/the/DET/det/5 offer/offer/NOUN/obj/3",
    ),
    "an absolute participle tells a fact": (
        "attacking", "actual",
        "Both/both/DET/det/1 sides/side/NOUN:NNS/nsubj/2 appear/appear/VERB:VBP/root/2 to/to/PART/mark/5 be/be/AUX:VB/aux/5 "
        "preparing/prepare/VERB:VBG/xcomp/2 for/for/ADP/case/7 war/war/NOUN/obl/5 with/with/SCONJ:IN/mark/10 Rwanda/Rwanda/PROPN/nsubj/10 "
        "attacking/attack/VERB:VBG/advcl/5 Congo/Congo/PROPN/obj/10",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_modality(book: RuleBook, name: str) -> None:
    word, modality, tokens = CASES[name]
    s = sentence(*tokens.split(" "))
    found = context.read(s, Cast(s, (), {}, book.classes["say_verbs"].words), s.words.index(word), book)
    assert (found.polarity, found.modality) == ("affirmed", modality), found.because
