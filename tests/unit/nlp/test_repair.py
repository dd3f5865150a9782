"""Contradictions in parses and how they are put right; the parses are wrong on purpose."""

from __future__ import annotations

import pytest

from events.nlp.repair import repair
from events.nlp.tree import Tree

Edges = dict[str, tuple[str, str]]


def _repaired(parse: str) -> tuple[Edges, Edges]:
    """Relations and heads by word before and after; the parse is one ``word/TAG/relation/head[/lemma]`` a word."""
    cells = [cell.split("/") for cell in parse.split()]
    words = [c[0] for c in cells]
    heads = [words.index(c[3]) if c[3] else -1 for c in cells]
    deps = [c[2] for c in cells]
    tree = Tree(words, [c[4] if len(c) > 4 else c[0].lower() for c in cells], [c[1] for c in cells], heads, deps)
    before = _edges(tree)
    repair(tree)
    _assert_tree(tree)
    return before, _edges(tree)


def _edges(tree: Tree) -> Edges:
    return {
        word: (dep, tree.words[head] if head >= 0 else "")
        for word, dep, head in zip(tree.words, tree.deps, tree.heads, strict=True)
    }


def _assert_tree(tree: Tree) -> None:
    for i in range(len(tree.heads)):
        seen = set()
        while i >= 0:
            assert i not in seen
            seen.add(i)
            i = tree.heads[i]


CASES = {
    "subject of the clause that is quoted": (
        "truce/NN/nsubj/said no/RB/advmod/longer longer/RBR/advmod/holds holds/VBZ/ccomp/said/hold ,/,/punct/holds "
        "said/VBD/root//say the/DT/det/envoy envoy/NN/nsubj/said",
        {"truce": ("nsubj", "holds")},
    ),
    "things named before the clause that is quoted": (
        "Rents/NNS/nsubj/added ,/,/punct/jobs jobs/NNS/conj/Rents –/:/punct/matter all/DT/nsubj/matter "
        "matter/VBP/parataxis/Rents ,/,/punct/Rents she/PRP/nsubj/added added/VBD/root//add",
        {"matter": ("ccomp", "added"), "Rents": ("dislocated", "matter")},
    ),
    "headline with a clause after its subject": (
        "Town/NN/ccomp/says where/WRB/advmod/met they/PRP/nsubj/met met/VBD/acl:relcl/Town lies/VBZ/acl:relcl/Town "
        "in/IN/case/ruins ruins/NNS/obl/lies ,/,/punct/Town envoy/NN/nsubj/says says/VBZ/root//say",
        {"lies": ("ccomp", "says"), "Town": ("nsubj", "lies")},
    ),
    "what somebody is named": (
        "They/PRP/nsubj/named named/VBD/root//name her/PRP/obj/named envoy/NN/obj/named",
        {"envoy": ("xcomp", "named")},
    ),
    "what something is held to be, said first": (
        "He/PRP/nsubj/considers considers/VBZ/root//consider a/DT/det/mistake mistake/NN/obj/considers "
        "the/DT/det/sale sale/NN/obj/considers",
        {"mistake": ("xcomp", "considers")},
    ),
    "who gets something": (
        "They/PRP/nsubj/sent sent/VBD/root//send the/DT/det/town town/NN/obj/sent two/CD/nummod/trucks trucks/NNS/obj/sent",
        {"town": ("iobj", "sent")},
    ),
    "one more of the same after and": (
        "Ann/NNP/nsubj/met Lee/NNP/flat/Ann and/CC/cc/Minister Minister/NNP/nmod:desc/Bo Bo/NNP/nsubj/met "
        "Ek/NNP/flat/Bo met/VBD/root//meet",
        {"Bo": ("conj", "Ann"), "and": ("cc", "Bo")},
    ),
    "three of the same": (
        "They/PRP/nsubj/need need/VBP/root/ boats/NNS/obj/need ,/,/punct/fuel fuel/NN/obj/need and/CC/cc/tents "
        "tents/NNS/obj/need",
        {"fuel": ("conj", "boats"), "tents": ("conj", "boats")},
    ),
    "object of the second verb": (
        "Banks/NNS/nsubj/raise raise/VBP/root/ funds/NNS/obj/raise and/CC/cc/evade evade/VBP/conj/raise "
        "taxes/NNS/obj/raise",
        {"taxes": ("obj", "evade")},
    ),
    "title and name": (
        "They/PRP/nsubj/hired hired/VBD/root//hire Undersecretary/NNP/obj/hired of/IN/case/State "
        "State/NNP/nmod/Undersecretary Ann/NNP/obj/hired Lee/NNP/flat/Ann",
        {"Undersecretary": ("nmod:desc", "Ann")},
    ),
    "a part of what is given": (
        "They/PRP/nsubj/sent sent/VBD/root//send food/NN/obj/sent aid/NN/obj/sent",
        {"food": ("compound", "aid")},
    ),
    "owner and name": (
        "Trade/NNP/nsubj/met 's/POS/case/Trade Office/NNP/nsubj/met of/IN/case/Ships Ships/NNPS/nmod/Office met/VBD/root//meet",
        {"Trade": ("nmod:poss", "Office")},
    ),
    "two words of a name": (
        "so/RB/advmod/said said/VBD/root//say Ann/NNP/nsubj/said Lee/NNP/nsubj/said",
        {"Lee": ("flat", "Ann")},
    ),
    "an object called a clause": (
        "Talks/NNS/nsubj/prove prove/VBP/root/ the/DT/det/interest court/NN/nmod:poss/interest 's/POS/case/court "
        "interest/NN/ccomp/prove",
        {"interest": ("obj", "prove")},
    ),
    "the receiver before what is given": (
        "They/PRP/nsubj/delivered delivered/VBD/root//deliver to/TO/case/boats Kenya/NNP/compound/boats "
        "patrol/NN/compound/boats boats/NNS/obl/delivered",
        {"to": ("case", "Kenya"), "Kenya": ("obl", "delivered"), "boats": ("obj", "delivered")},
    ),
    "what is given taken for another name of the receiver": (
        "They/PRP/nsubj/deliver will/MD/aux/deliver deliver/VB/root//deliver to/TO/case/Chad Chad/NNP/obl/deliver "
        "two/CD/nummod/planes planes/NNS/appos/Chad",
        {"planes": ("obj", "deliver")},
    ),
    "who is accused after to": (
        "He/PRP/nsubj:pass/accused accused/VBN/root//accuse before/IN/case/court the/DT/det/court court/NN/obl/accused "
        "to/IN/case/Chad Chad/NNP/nmod/court of/IN/case/theft theft/NN/obl/accused",
        {"He": ("nsubj", "accused"), "Chad": ("obl", "accused")},
    ),
    "the object taken for another name of a place": (
        "Police/NNP/nsubj/arrested arrested/VBD/root//arrest in/IN/case/Lima Lima/NNP/obl/arrested a/DT/det/minister "
        "minister/NN/appos/Lima",
        {"minister": ("obj", "arrested")},
    ),
    "the object behind a means": (
        "They/PRP/nsubj/discussed discussed/VBD/root//discuss by/IN/case/telephone telephone/NN/obj/discussed "
        "the/DT/det/plans plans/NNS/obj/telephone",
        {"telephone": ("obl", "discussed"), "plans": ("obj", "discussed")},
    ),
    "the object taken for who did it": (
        "Forces/NNS/nsubj:pass/arrested arrested/VBD/root//arrest at/IN/case/dawn dawn/NN/obl/arrested "
        "the/DT/det/minister minister/NN/obl:agent/arrested",
        {"Forces": ("nsubj", "arrested"), "minister": ("obj", "arrested")},
    ),
    "a name behind the second of two titles": (
        "Li/NNP/nsubj/met and/CC/cc/president the/DT/det/president president/NN/conj/Li of/IN/case/Peru "
        "Peru/NNP/nmod/president Lee/NNP/nsubj/met met/VBD/root//meet",
        {"Lee": ("appos", "president")},
    ),
    "the subject behind a verb that has no object": (
        "Later/RB/advmod/resigned resigned/VBD/root//resign the/DT/det/minister minister/NN/obj/resigned",
        {"minister": ("nsubj", "resigned")},
    ),
    "what somebody is to refrain from": (
        "Spain/NNP/nsubj/urged urged/VBD/root//urge Peru/NNP/obj/urged to/TO/mark/refrain refrain/VB/xcomp/urged from/IN/mark/attacking "
        "attacking/VBG/advcl/urged Chad/NNP/obj/attacking",
        {"attacking": ("advcl", "refrain")},
    ),
    "the subject taken for another name of whose view it is": (
        "In/IN/case/view view/NN/obl/become of/IN/case/envoy envoy/NN/nmod/view ,/,/punct/president the/DT/det/president "
        "president/NN/appos/envoy has/VBZ/aux/become become/VBN/root//become weak/JJ/xcomp/become",
        {"president": ("nsubj", "become")},
    ),
}


@pytest.mark.parametrize(("parse", "changed"), CASES.values(), ids=list(CASES))
def test_contradictions_are_put_right(parse: str, changed: Edges) -> None:
    before, after = _repaired(parse)
    assert {word: edge for word, edge in after.items() if edge != before[word]} == changed


LEFT_ALONE = {
    "the subject of a clause as predicate": (
        "problem/NN/nsubj/gone is/VBZ/cop/gone that/IN/mark/gone they/PRP/nsubj/gone are/VBP/aux/gone gone/VBN/root//go"
    ),
    "a clause without a verb that is said": (
        "They/PRP/nsubj/think think/VBP/root/ the/DT/det/talks talks/NNS/ccomp/think over/RB/advmod/talks"
    ),
    "a clause after a colon": (
        "One/CD/nsubj/asked asked/VBD/root//ask :/:/punct/war war/NN/ccomp/asked or/CC/cc/peace peace/NN/conj/war"
    ),
    "two objects of no known kind": (
        "They/PRP/nsubj/saw saw/VBD/root//see it/PRP/obj/saw twenty/CD/nummod/times times/NNS/obj/saw"
    ),
    "what is given and to whom with a preposition": (
        "They/PRP/nsubj/offer offer/VBP/root/ wishes/NNS/obj/offer to/IN/case/queen the/DT/det/queen queen/NN/obj/offer"
    ),
    "a pronoun taken up again": (
        "president/NN/nsubj/said -/:/punct/said and/CC/cc/he he/PRP/nsubj/said said/VBD/root//say so/RB/advmod/said"
    ),
    "a right parse": (
        "Envoys/NNS/nsubj/said said/VBD/root//say talks/NNS/nsubj/failed failed/VBD/ccomp/said/fail ././punct/said"
    ),
}


@pytest.mark.parametrize("parse", LEFT_ALONE.values(), ids=list(LEFT_ALONE))
def test_what_may_be_right_is_left_alone(parse: str) -> None:
    before, after = _repaired(parse)
    assert after == before
