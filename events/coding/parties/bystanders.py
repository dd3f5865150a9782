"""Who is named beside an act without undergoing it: helpers, those who feel what it brings, whose meeting it is told with."""

from __future__ import annotations

from events.coding.roles import HEAD, MODIFIER, PLACE, Role
from events.coding.telling.modality import MEETINGS
from events.coding.tree import syntax
from events.types import Sentence

_HELP = frozenset(
    "support help assistance backing aid enabling weapon arms drone missile rocket approval consent".split()
)
_FELT = frozenset("impact effect consequence implication toll repercussion fallout burden shock cost".split())
_FRIENDS = frozenset({"partner", "ally", "friend", "neighbour", "neighbor", "rival", "enemy", "adversary"})
_ABOUT = frozenset({"about", "on", "of", "for"})


def bystander(s: Sentence, head: int, slot: str, role: Role) -> bool:
    """Tell whether the phrase in ``slot`` of the act at ``head`` names no undergoer.

    "Attacked with Iranian drones", "the impact of the war on farmers in Egypt", "discussed the war and the Leaders' Summit".
    """
    if _in_help(s, role) or _part_of(s, head, role):
        return True
    if (
        role.how == MODIFIER
        and s.lower[role.mention.head] in ("troop", "troops")
        and role.mention.first == role.mention.head
    ):
        return True  # "announced troop movements"
    if s.pos[head] != "NOUN":
        return False
    if (slot == "at" or role.how == PLACE) and role.actor.code.startswith("IGO") and set(role.actor.roles) <= {"IGO"}:
        return True  # "raised the launches at the UN": where they are spoken of
    return _meeting_of(s, role) or slot == "on" and _felt(s, head, role)


def _part_of(s: Sentence, head: int, role: Role) -> bool:
    """True for the owner of a whole that the act is but a part of: "will invest as part of the EU budget"."""
    node = role.mention.head
    for _ in range(4):
        if s.lower[node] == "part" and syntax.preposition(s, node) == "as":
            return True
        if s.deps[node] not in ("amod", "compound", "nmod:poss", "nmod", "flat") or s.heads[node] in (node, head):
            return False
        node = s.heads[node]
    return False


def _in_help(s: Sentence, role: Role) -> bool:
    """True for whose help it is that is named after "with"."""
    node = role.mention.head
    for _ in range(3):
        if s.lemmas[node].lower() in _HELP and syntax.preposition(s, node) == "with":
            return True
        if s.deps[node] not in ("amod", "compound", "nmod:poss", "nmod") or s.heads[node] == node:
            return False
        node = s.heads[node]
    return False


def _meeting_of(s: Sentence, role: Role) -> bool:
    """True for whose meeting is named beside what is done to others: "the war on Ukraine and the Leaders' Summit"."""
    up = s.heads[role.mention.head]
    owner = s.deps[role.mention.head] in ("nmod:poss", "compound", "amod")
    return owner and s.lemmas[up].lower() in MEETINGS and s.deps[up] == "conj"


def _felt(s: Sentence, noun: int, role: Role) -> bool:
    """True for what a deed is felt by, and was not done to: "the impact of the invasion of Ukraine on the economy"."""
    up = s.heads[noun]
    if s.deps[noun] != "nmod" or s.lemmas[up].lower() not in _FELT or syntax.preposition(s, noun) not in _ABOUT:
        return False
    if role.how not in (HEAD,):
        return True
    after = [j for j in s.subtree(up) if noun < j < role.mention.first and s.deps[j] == "case"]
    return any(s.lower[j] in ("of", "on", "against", "in") for j in after[:-1])


def friend_of(s: Sentence, role: Role) -> bool:
    """Tell whether an actor is only the one whose partners act: "our partners in the region liberated the town"."""
    head = role.mention.head
    return s.deps[head] == "nmod:poss" and s.lemmas[s.heads[head]].lower() in _FRIENDS
