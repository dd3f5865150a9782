"""Plans that are nobody's plan: what others are expected, invited or made to do, and vows against somebody, which offer him nothing."""

from __future__ import annotations

from events.coding.acts.act import Act
from events.coding.tree import syntax
from events.types import Sentence

_EXPECTING = frozenset("expect anticipate predict foresee await".split())
_INVITING = frozenset({"invite", "ask", "encourage"})
# "Promised to hold them accountable", "prepared to push back against Russia".
_AGAINST = frozenset(
    "push counter confront respond resist oppose fight combat punish retaliate defend stand deter repel react hit strike".split()
)
_HOSTILE = frozenset({"accountable", "responsible", "liable"})


def reason(s: Sentence, act: Act, code: str) -> str | None:
    """Return why an intent (root 03) is none of its source, or none to do anything for the target; else ``None``."""
    if code[:2] != "03":
        return None
    if code[:3] != "036" and _forecast(s, act.head):
        return "what others are expected to do is a forecast, no plan of theirs"
    if act.operator == "intend" and _foreseen(s, act.head):
        return "what one expects others to do is a forecast"
    if code[:3] == "036" and _invited(s, act.head):
        return "who is invited has not said that he will come"
    if act.operator is None and _shall_follow(s, act.head):
        return "what shall come of a deed is its aim, and nobody's plan"
    if code == "030" and act.inner is None and _nothing_offered(s, act.head):
        return "an offer without anything that is offered"
    if code == "030" and act.inner is None and _against(s, act.head):
        return "a vow against somebody offers him nothing"
    return None


def _forecast(s: Sentence, head: int) -> bool:
    """Tell whether somebody else expects it of its doer: "Oslo expected Chad to withdraw"."""
    up = s.heads[head]
    if s.deps[head] not in ("xcomp", "ccomp") or s.lemmas[up] not in _EXPECTING or syntax.is_passive(s, up):
        return False
    own = s.tags[head] == "VB" and any(s.lower[j] == "to" for j in s.children[head]) and syntax.own_subject(s, head)
    return bool(own) or any(s.deps[j] == "obj" and up < j < head for j in s.children[up])


def _foreseen(s: Sentence, head: int) -> bool:
    """Tell whether a speaker foresees what others will do: "I expect they will discuss it"."""
    clause, own = s.child(head, "ccomp"), syntax.own_subject(s, head)
    if s.lemmas[head] not in _EXPECTING or clause is None or own is None or s.lower[own] not in ("i", "we"):
        return False
    others = syntax.own_subject(s, clause)
    return others is not None and s.lower[others] not in ("i", "we")


def _nothing_offered(s: Sentence, head: int) -> bool:
    """Tell whether a verb of offering has nobody but a person for its object: "I'll offer him"."""
    if s.lemmas[head] != "offer" or s.child(head, "iobj", "xcomp", "ccomp") is not None:
        return False
    obj = s.child(head, "obj")
    return obj is None or s.tags[obj] == "PRP"


def _invited(s: Sentence, head: int) -> bool:
    """Tell whether the journey is what somebody is invited to: "invited the king to visit Oslo"."""
    up = s.heads[head]
    return s.deps[head] == "xcomp" and s.lemmas[up] in _INVITING and s.tags[head] == "VB"


def _shall_follow(s: Sentence, head: int) -> bool:
    """Tell whether the act is the aim of another: "imposed sanctions so that Russia would end its war"."""
    if s.deps[head] != "advcl":
        return False
    marks = {s.lower[j] for j in s.children[head] if s.deps[j] == "mark"}
    return (
        marks >= {"so", "that"} or marks >= {"order", "that"} or "so that" in " ".join(s.lower[max(0, head - 6) : head])
    )


def _against(s: Sentence, head: int) -> bool:
    """Tell whether what is promised is to be done against somebody."""
    for j in s.children[head]:
        if s.deps[j] == "xcomp" and s.pos[j] == "VERB":
            held = s.lemmas[j] == "hold" and any(s.lower[k] in _HOSTILE for k in s.children[j])
            return held or s.lemmas[j] in _AGAINST
    return False
