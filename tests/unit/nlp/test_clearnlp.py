"""ClearNLP-style parses, built by hand, come out in the Universal Dependencies scheme."""

from __future__ import annotations

import pytest

from events.nlp.clearnlp import to_universal, uses_clearnlp

# One row a token: word, lemma, tag, class, relation and number of the head (from 1, 0 for the root).
SENTENCES = {
    "passive with agent and possessive": (
        """Russia Russia NNP PROPN nsubjpass 3
        was be VBD AUX auxpass 3
        accused accuse VBN VERB ROOT 0
        by by IN ADP agent 3
        NATO NATO NNP PROPN poss 7
        's 's POS PART case 5
        chief chief NN NOUN pobj 4
        of of IN ADP prep 3
        lying lie VBG VERB pcomp 8""",
        "Russia nsubj:pass accused|was aux:pass accused|by case chief|NATO nmod:poss chief|'s case NATO|"
        "chief obl:agent accused|of mark lying|lying advcl accused",
    ),
    "prepositions of verb and noun": (
        """Ministers minister NNS NOUN nsubj 2
        held hold VBD VERB ROOT 0
        talks talk NNS NOUN dobj 2
        with with IN ADP prep 3
        Iran Iran NNP PROPN pobj 4
        in in IN ADP prep 2
        Geneva Geneva NNP PROPN pobj 6
        Monday Monday NNP PROPN npadvmod 2""",
        "Ministers nsubj held|talks obj held|with case Iran|Iran nmod talks|in case Geneva|Geneva obl held|"
        "Monday obl:unmarked held",
    ),
    "copula": (
        """He he PRP PRON nsubj 3
        has have VBZ AUX aux 3
        been be VBN AUX ROOT 0
        president president NN NOUN attr 3
        of of IN ADP prep 4
        Chad Chad NNP PROPN pobj 5""",
        "He nsubj president|has aux president|been cop president|of case Chad|Chad nmod president",
    ),
    "there is": (
        """There there EX PRON expl 2
        is be VBZ VERB ROOT 0
        fighting fighting NN NOUN attr 2""",
        "There expl is|fighting nsubj is",
    ),
    "chain of conjuncts": (
        """Russia Russia NNP PROPN nsubj 6
        , , , PUNCT punct 1
        China China NNP PROPN conj 1
        and and CC CCONJ cc 3
        Iran Iran NNP PROPN conj 3
        agreed agree VBD VERB ROOT 0
        to to TO PART aux 8
        meet meet VB VERB xcomp 6""",
        "China conj Russia|and cc Iran|Iran conj Russia|Russia nsubj agreed|to mark meet|meet xcomp agreed",
    ),
    "nested prepositions": (
        """Troops troop NNS NOUN nsubj 2
        fired fire VBD VERB ROOT 0
        from from IN ADP prep 2
        inside inside IN ADP prep 3
        Syria Syria NNP PROPN pobj 4""",
        "from case Syria|inside case Syria|Syria obl fired",
    ),
    "two prepositional conjuncts": (
        """They they PRP PRON nsubj 2
        met meet VBD VERB ROOT 0
        in in IN ADP prep 2
        Rome Rome NNP PROPN pobj 3
        and and CC CCONJ cc 3
        in in IN ADP conj 3
        Oslo Oslo NNP PROPN pobj 6""",
        "Rome obl met|Oslo conj Rome",
    ),
    "dative and relative clause": (
        """Qatar Qatar NNP PROPN nsubj 2
        gave give VBD VERB ROOT 0
        Hamas Hamas NNP PROPN dative 2
        money money NN NOUN dobj 2
        that that WDT PRON nsubj 6
        vanished vanish VBD VERB relcl 4""",
        "Hamas iobj gave|money obj gave|vanished acl:relcl money",
    ),
}


@pytest.mark.parametrize("name", SENTENCES)
def test_scheme_is_converted(name: str) -> None:
    table, expected = SENTENCES[name]
    rows = [line.split() for line in table.splitlines()]
    words, lemmas, tags, pos, deps, numbers = (list(column) for column in zip(*rows, strict=True))
    heads = [int(n) - 1 if int(n) else i for i, n in enumerate(numbers)]
    before = list(heads)
    found_deps, found_heads = to_universal(lemmas, tags, pos, deps, heads)
    assert heads == before, "the input is left alone"
    found = {f"{w} {d} {words[h]}" for w, d, h in zip(words, found_deps, found_heads, strict=True)}
    assert set(expected.split("|")) <= found
    assert [i for i, h in enumerate(found_heads) if h == i] == [i for i, d in enumerate(found_deps) if d == "root"]
    assert len([h for i, h in enumerate(found_heads) if h == i]) == 1


def test_scheme_is_recognised_by_its_labels() -> None:
    assert uses_clearnlp(("ROOT", "nsubj", "nsubjpass", "pobj"))
    assert not uses_clearnlp(("ROOT", "nsubj", "nsubj:pass", "obl"))
