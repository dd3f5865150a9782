"""Whose verb a coordinated verb is."""

from __future__ import annotations

from sentences import sentence

from events.coding.tree import syntax
from events.coding.tree.content import complements

REPORTS = (
    "are/be/AUX:VBP/aux:pass/2", "troubled/trouble/VERB:VBN/root/2", "by/by/ADP/case/4", "reports/report/NOUN:NNS/obl:agent/2",
    "that/that/SCONJ/mark/9", "offices/office/NOUN:NNS/nsubj:pass/9", "have/have/AUX:VBP/aux/9", "been/be/AUX:VBN/aux:pass/9",
    "closed/close/VERB:VBN/acl/4", "and/and/CCONJ/cc/11",
)  # fmt: skip


def test_a_speakers_appeal_goes_back_to_the_speaker() -> None:
    s = sentence(
        "We/we/PRON:PRP/nsubj:pass/2", *REPORTS, "urge/urge/VERB:VBP/conj/9", "restraint/restraint/NOUN:NN/obj/11"
    )
    assert syntax.subject(s, 11) == 0


def test_other_verbs_stay_where_they_hang() -> None:
    s = sentence("We/we/PRON:PRP/nsubj:pass/2", *REPORTS, "remain/remain/VERB:VBP/conj/9", "shut/shut/ADJ:JJ/xcomp/11")
    assert syntax.subject(s, 11) == 6


def test_a_verb_whose_number_does_not_fit_goes_back() -> None:
    one = ("It/it/PRON:PRP/nsubj:pass/2", "is/be/AUX:VBZ/aux:pass/2", *REPORTS[1:])
    s = sentence(*one, "urges/urge/VERB:VBZ/conj/9", "restraint/restraint/NOUN:NN/obj/11")
    assert syntax.subject(s, 11) == 0


def test_what_goes_back_is_no_content_of_the_verb_it_hangs_on() -> None:
    s = sentence(
        "We/we/PRON:PRP/nsubj/1", "help/help/VERB:VBP/root/1", "people/people/NOUN:NNS/obj/1", "who/who/PRON:WP/nsubj/4",
        "try/try/VERB:VBP/acl:relcl/2", "to/to/PART:TO/mark/6", "speak/speak/VERB:VB/xcomp/4", "and/and/CCONJ/cc/8",
        "urge/urge/VERB:VBP/conj/6", "restraint/restraint/NOUN:NN/obj/8",
    )  # fmt: skip
    assert syntax.subject(s, 8) == 0
    assert 8 not in complements(s, 4, ())
