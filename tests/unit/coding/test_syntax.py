"""Logical roles from the shapes of English clauses."""

from __future__ import annotations

from sentences import sentence

from events.coding.tree import syntax
from events.coding.tree.content import complements

PASSIVE = sentence(
    "Troops/troop/NOUN:NNS/nsubj:pass/2", "were/be/AUX:VBD/aux:pass/2", "attacked/attack/VERB:VBN/root/2",
    "by/by/ADP/case/4", "rebels/rebel/NOUN:NNS/obl:agent/2",
)  # fmt: skip


def test_active_and_passive_give_the_same_roles() -> None:
    active = sentence("Rebels/rebel/NOUN:NNS/nsubj/1", "attacked/attack/VERB/root/1", "troops/troop/NOUN:NNS/obj/1")
    doer, undergoer, passive = syntax.logical(active, 1)
    assert (active.words[doer or 0], active.words[undergoer or 0], passive) == ("Rebels", "troops", False)
    doer, undergoer, passive = syntax.logical(PASSIVE, 2)
    assert (PASSIVE.words[doer or 0], PASSIVE.words[undergoer or 0], passive) == ("rebels", "Troops", True)


def test_a_coordinated_verb_shares_the_subject() -> None:
    s = sentence(
        "Iran/Iran/PROPN/nsubj/1", "criticised/criticise/VERB/root/1", "Iraq/Iraq/PROPN/obj/1", "and/and/CCONJ/cc/4",
        "threatened/threaten/VERB/conj/1", "Syria/Syria/PROPN/obj/4",
    )  # fmt: skip
    assert syntax.subject(s, 4) == 0


def test_object_control_and_subject_control_differ() -> None:
    urged = sentence(
        "Iran/Iran/PROPN/nsubj/1",
        "urged/urge/VERB/root/1",
        "Iraq/Iraq/PROPN/obj/1",
        "to/to/PART/mark/4",
        "withdraw/withdraw/VERB:VB/xcomp/1",
    )
    assert syntax.subject(urged, 4) == 2
    agreed = sentence(
        "Iran/Iran/PROPN/nsubj/1", "agreed/agree/VERB/root/1", "to/to/PART/mark/3", "withdraw/withdraw/VERB:VB/xcomp/1"
    )
    assert syntax.subject(agreed, 3) == 0


def test_relative_pronouns_stand_for_their_noun() -> None:
    s = sentence(
        "rebels/rebel/NOUN:NNS/nsubj/4", "who/who/PRON:WP/nsubj/2", "fled/flee/VERB/acl:relcl/0", "Chad/Chad/PROPN/obj/2",
        "returned/return/VERB/root/4",
    )  # fmt: skip
    assert syntax.subject(s, 2) == 0


def test_the_object_gap_of_a_relative_clause_is_its_noun() -> None:
    s = sentence(
        "sanctions/sanction/NOUN:NNS/root/0", "that/that/PRON:WDT/obj/5", "they/they/PRON/nsubj/3", "are/be/AUX:VBP/aux/3",
        "willing/willing/ADJ/acl:relcl/0", "adopt/adopt/VERB:VB/xcomp/4",
    )  # fmt: skip
    # "willing" has a subject of its own, so what "adopt" lacks is the noun before the clause
    s2 = sentence(
        "sanctions/sanction/NOUN:NNS/root/0", "they/they/PRON/nsubj/2", "want/want/VERB:VBP/acl:relcl/0", "to/to/PART/mark/4",
        "adopt/adopt/VERB:VB/xcomp/2",
    )  # fmt: skip
    assert 0 in complements(s2, 4, ())
    assert syntax.expand(s, 0) == [0]


def test_prepositions_hung_on_the_wrong_word_are_still_found() -> None:
    s = sentence(
        "withdrawal/withdrawal/NOUN/root/0", "of/of/ADP/case/2", "Syrian/syrian/ADJ/amod/5", "and/and/CCONJ/cc/4", "other/other/ADJ/conj/2",
        "forces/force/NOUN:NNS/nmod/0",
    )  # fmt: skip
    assert syntax.oblique(s, 0, "of") == [5]
