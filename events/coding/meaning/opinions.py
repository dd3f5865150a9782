"""Words of wanting, asking and weighing that do nothing: claims, opinions, judgements, and plans about no act."""

from __future__ import annotations

from events.coding.acts.act import Act
from events.coding.roles import Cast
from events.coding.tree import syntax
from events.lexicon.rules import Rule
from events.types import Sentence

_FACT = frozenset({"VBZ", "VBD"})


def idle(cast: Cast, rule: Rule, i: int, op: str, inner: Act | None) -> bool:
    """Tell whether the operator at ``i`` only tells how somebody sees things."""
    s = cast.s
    if op in ("intend", "decide") and inner is not None:
        if s.lemmas[i].lower() == "mean" and s.child(i, "xcomp") is None:
            return True  # "by that I mean support for the people"
        # "intends to cut taxes": what is stopped is no act; "announced a plan against crime" judges nobody
        stops = inner.rule.operator == "stop"  # "commits to phase out its dependency on Chad"
        nothing = op == "intend" and inner.code == "act" and (stops or rule.event_code == "act")
        return nothing or inner.rule.source == ("speaker",) or _told_besides(s, i, inner.head)
    if op == "request":
        return _claimed(s, i) or _advised(s, i) or _only_wished(cast, i, inner)
    if op == "deny":
        return _withheld(s, i)
    if op == "consider":
        return _in_view_of(s, i) or inner is None and _judged(cast, i)
    return False


def _told_besides(s: Sentence, i: int, node: int) -> bool:
    """Tell whether what is meant stands beside a clause of its own: "I would like to share this, and why we value our ties"."""
    while node != i and s.heads[node] != node:
        up = s.heads[node]
        beside = s.deps[node] == "conj" and s.tags[up] == "VB" and s.heads[up] == i and s.tags[node] in ("VBP", "VBZ")
        if beside and s.child(node, "nsubj") is not None:
            return True
        node = up
    return False


def condemns_not(s: Sentence, op: str, inner: Act | None) -> bool:
    """Tell whether somebody refuses to condemn, which denies no accusation and makes none."""
    if op != "refuse" or inner is None or inner.code[:2] != "11":
        return False
    return s.tags[inner.head] == "VB" or inner.rule.source == ("speaker",)  # "reluctant to call it a crime"


def _claimed(s: Sentence, i: int) -> bool:
    """Tell whether something is suggested to be a fact, not to be done: "suggested that Ukraine is building bombs"."""
    content = s.child(i, "ccomp")
    if s.lemmas[i].lower() != "suggest" or content is None:
        return False
    helpers = {s.tags[j] for j in s.children[content] if s.deps[j][:3] in ("aux", "cop")}
    perfect = any(s.lemmas[j] == "have" and s.deps[j].startswith("aux") for j in s.children[content])
    return bool({s.tags[content], *helpers} & _FACT) or "VBP" in helpers or perfect


def _advised(s: Sentence, i: int) -> bool:
    """Tell whether advice is given in general, to do nothing: "will advise leaders on trade"."""
    to_do = any(s.deps[j] in ("xcomp", "ccomp", "advcl") for j in s.children[i] if j > i)
    return s.lemmas[i].lower() == "advise" and not to_do and not syntax.oblique(s, i, "against")


_WISHES = frozenset({"want", "wish", "prefer", "like", "love", "seek"})
_POSSESSIVES = frozenset({"his", "her", "its", "their", "our", "my"})


def _only_wished(cast: Cast, i: int, inner: Act | None) -> bool:
    """Tell whether a wish asks nobody for anything: "seek a free Chad", "a car the Danes want", "wants its leaders to travel"."""
    s = cast.s
    if s.lemmas[i].lower() not in _WISHES:
        return False
    obj = s.child(i, "obj")
    party = obj is not None and (m := cast.at(obj)) is not None and m.head == obj and m.actor is not None
    if s.lemmas[i].lower() == "seek":
        return party
    if obj is not None and any(s.lower[j] in _POSSESSIVES and s.deps[j] == "nmod:poss" for j in s.children[obj]):
        return party
    to_do = s.child(i, "xcomp", "advcl") is not None
    to_do = to_do or s.child(i, "ccomp") is not None and s.lemmas[i].lower() in ("wish", "prefer", "like", "love")
    return inner is None and not to_do and not syntax.oblique(s, i, "from", "of")


def _withheld(s: Sentence, i: int) -> bool:
    """Tell whether something is kept from somebody, and no charge is denied: "deny rebels the means to", "deny a vote to women"."""
    if s.lemmas[i].lower() != "deny":
        return False
    if s.child(i, "iobj") is not None or _granted_not(s, i):
        return True
    to_whom = [j for j in syntax.oblique(s, i, "to") if s.deps[j] == "obl" and j > i]
    return s.child(i, "obj") is not None and s.child(i, "ccomp") is None and bool(to_whom)


def _granted_not(s: Sentence, i: int) -> bool:
    """True for a person kept from doing: "deny Chad from having its say"."""
    return any(s.deps[j] == "advcl" and s.tags[j] == "VBG" and syntax.marker(s, j) == "from" for j in s.children[i])


def _in_view_of(s: Sentence, i: int) -> bool:
    """Tell whether "considering" only means "in view of": "considering the war in Syria"."""
    if s.lower[i] != "considering" or any(s.deps[j].startswith(("aux", "nsubj")) for j in s.children[i]):
        return False
    return s.deps[i] in ("case", "mark", "advcl", "obl")


def _judged(cast: Cast, i: int) -> bool:
    """Tell whether an opinion of somebody is told and no plan: "consider them terrorists"."""
    s = cast.s
    obj, predicate = s.child(i, "obj"), s.child(i, "xcomp")
    if obj is None:
        return False
    somebody = (m := cast.at(obj)) is not None and m.head == obj and m.actor is not None
    return somebody or predicate is not None and s.pos[predicate] in ("NOUN", "PROPN", "ADJ")
