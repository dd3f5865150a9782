"""Whom condolences go to: the country of the dead, not the dead themselves ("condolences on the murder of two Kenyan policemen")."""

from __future__ import annotations

from dataclasses import replace

from events.coding.actors import parse_code
from events.coding.parties import arguments as args
from events.coding.roles import Role
from events.coding.steps.work import Draft, Work
from events.coding.tree import syntax
from events.types import Sentence

_DEATHS = frozenset(
    "murder death killing loss passing assassination victim massacre slaying demise execution dead attack bombing crash shooting".split()
)
_ABOUT = frozenset({"on", "over", "for", "of", "after", "following", "at", "in"})


def condolences(w: Work) -> None:
    """Turn victims who are condoled on into the country that mourns them."""
    w.drafts = [_to_the_living(w, d) for d in w.drafts]


def _to_the_living(w: Work, d: Draft) -> Draft:
    s, dead = w.sentence, d.target
    if d.code != "018" or dead is None or dead.actor.country is None:
        return d
    if not _among_the_dead(s, d.act.head, dead.mention.head):
        return d
    met = [r for r in args.interlocutors(w.cast, d.act.head) if r.actor.country == dead.actor.country]
    if met:
        return replace(d, target=met[0])  # "met the minister to offer condolences on the death of the king"
    return replace(d, target=of_country(dead)) if dead.actor.roles else d


def _among_the_dead(s: Sentence, verb: int, node: int) -> bool:
    """Tell whether the way from a name up to the words of condolence leads through a death: "on the loss of", "for those killed"."""
    for j in (*s.children[node], *s.children[s.heads[node]]):
        if j > node and s.deps[j] == "acl" and s.lemmas[j].lower() in ("kill", "murder", "slay"):
            return syntax.preposition(s, node) in _ABOUT
    while s.heads[node] != node and node != verb:
        if s.lemmas[node].lower() in _DEATHS and s.pos[node] in ("NOUN", "ADJ"):
            return syntax.preposition(s, node) in _ABOUT
        node = s.heads[node]
    return False


def of_country(role: Role) -> Role:
    """The whole country of a party, instead of the people or office that the words name."""
    country = role.actor.country or ""
    return replace(role, actor=replace(parse_code(country, {country}), entries=role.actor.entries))
