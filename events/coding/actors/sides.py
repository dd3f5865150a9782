"""Roles that the noun or the words beside it tell: armed factions, members of a force, citizens in the street, civil aircraft."""

from __future__ import annotations

from collections.abc import Sequence

from events.coding.actors.partial import Partial
from events.coding.actors.protos import Proto
from events.coding.tree import syntax
from events.types import Sentence

_FACTIONS = frozenset({"faction", "factions"})
_CRAFT = frozenset({"aircraft", "plane", "planes", "airplane", "airplanes", "ship", "ships", "vessel", "vessels"})
_CIVIL = frozenset("airspace airline airlines airports ports commercial civilian cargo overflight landing".split())
_IN_THE_STREET = frozenset("protest demonstrate march rally vote flee mourn celebrate riot chant".split())
_SOME = frozenset({"those", "these", "many", "some", "most"})
_HELPED = frozenset("help assist protect evacuate relocate feed rescue resettle shelter house save".split())
_OF_PEOPLE = frozenset(
    "right life need aspiration livelihood suffering plight dream hope freedom wellbeing welfare".split()
)
_BELONGING = {"belong": "to", "serve": "in", "affiliate": "with", "align": "with"}
_FOUGHT = frozenset(
    "attack fight support back arm clash fire shell bomb kill train fund battle strike control seize".split()
)
_FORCES = frozenset({"MIL", "REB", "COP", "SPY", "UAF", "SEP"})


def told_by_noun(p: Proto, q: Partial, s: Sentence) -> None:
    """Add the role that a country's factions, crowds and civil craft have by what they are and do."""
    if q.country is None or q.base is not None or q.person is not None:
        return
    if p.noun in _FACTIONS and not q.roles and _armed(s, p.head):
        q.roles = ["REB"]
    elif q.head == "gear" and p.noun in _CRAFT and q.roles == ["MIL"] and _CIVIL & set(s.lower):
        q.roles = []
    elif q.head == "land" and q.plural and not q.roles and not q.states:
        in_the_street = s.deps[p.head] == "nsubj" and s.lemmas[s.heads[p.head]].lower() in _IN_THE_STREET
        q.quantified = q.quantified or in_the_street or _people(p, s)


def _people(p: Proto, s: Sentence) -> bool:
    """True for people of a nation, not their state: "those Chadians who marched", "helps Chadians", "the rights of Chadians"."""
    if p.chunk.det in _SOME:
        return True
    up = s.lemmas[s.heads[p.head]].lower()
    if p.chunk.det or p.chunk.pron:
        return False
    helped = s.deps[p.head] in ("obj", "nsubj:pass") and up in _HELPED
    return helped or (s.deps[p.head] == "nmod" and up in _OF_PEOPLE and syntax.preposition(s, p.head) == "of")


def _armed(s: Sentence, t: int) -> bool:
    """True for factions that fight, or whom somebody fights or supports."""
    acts = [s.heads[t], *(k for k in s.children[t] if s.deps[k].startswith("acl"))]
    return any(s.lemmas[k].lower() in _FOUGHT for k in acts)


def take_membership(s: Sentence, protos: Sequence[Proto]) -> None:
    """Give "two Iranians belonging to the Qods Force" and "men who are officers of the army" the role of the force."""
    for force in protos:
        q = force.partial
        if q is None or not _FORCES & set(q.roles):
            continue
        up = force.head if s.deps[force.head] == "acl:relcl" else s.heads[force.head]
        belongs = up == force.head or _BELONGING.get(s.lemmas[up].lower()) == syntax.preposition(s, force.head)
        if not s.deps[up].startswith("acl") or not belongs:
            continue
        of = next((m for m in protos if m.head == s.heads[up] and m.partial is not None), None)
        p = of.partial if of is not None else None
        if (
            p is None
            or p.person is not None
            or p.base is not None
            or not set(p.roles) <= ({"CVL"} if p.country else {"CVL", "MIL"})
        ):
            continue
        p.roles, p.country = list(q.roles), p.country or q.country


__all__ = ["take_membership", "told_by_noun"]
