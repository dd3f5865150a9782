"""Nouns that name acts: what the phrases after them mean."""

from __future__ import annotations

from dataclasses import replace

from events.coding.actors import parse_code
from events.coding.roles import INSIDE, MODIFIER, Role
from events.coding.tree import syntax
from events.types import Sentence

# Nouns whose "of" phrase is who undergoes the act: "the persecution of Christians", "the shelling of Kherson".
_UNDERGONE = frozenset(
    "persecution repression suppression dispersal oppression invasion shelling bombardment bombing airstrike investigation probe inquiry "
    "violation breach infringement hacking ouster removal dismissal boycott extradition handover recognition rejection occupation "
    "annexation capture blockade".split()
)


def of_who_suffers(s: Sentence, noun: int) -> bool:
    """Tell whether "of" names the undergoer: "the invasion of Kuwait", "the aggression and invasion of Kuwait", "in protest of"."""
    names = [noun, *(j for j in s.children[noun] if s.deps[j] == "conj")]
    against = s.lemmas[noun] == "protest" and syntax.preposition(s, noun) == "in"
    return against or any(s.lemmas[j].lower() in _UNDERGONE for j in names)


# Words before an act that tell with what, or of what kind, and name nobody.
_KINDS = frozenset({"terrorist", "terror", "troop", "troops", "missile", "rocket", "drone", "nuclear"})


_TOWARDS = frozenset({"on", "upon", "against", "toward", "towards"})
# "The bombing was the work of the rebels".
_WORK = frozenset({"work", "handiwork", "doing"})


def mere_means(s: Sentence, role: Role) -> bool:
    """Tell whether a word names the kind of an act, or at whom it is aimed, and nobody who does it: "a terrorist attack", "a troop buildup"."""
    head = role.mention.head
    if role.how == INSIDE and syntax.preposition(s, head) in _TOWARDS:
        return True  # "a buildup of pressure on Ukraine" is not Ukraine's
    bare = s.lower[head] in ("troop", "troops") and role.mention.first == head
    nobody = bare or not (role.actor.country or role.actor.group)
    return role.how == MODIFIER and nobody and s.lower[head] in _KINDS


def people_of(places: list[Role], people: list[Role]) -> list[Role]:
    """Return people of no country as those of the land they are found in ("kill bystanders in Gao"); the land where no people are told."""
    land = places[0].actor if places else None
    if land is None or land.country is None or land.roles or land.group is not None or not people:
        return places or people
    code = land.country
    return [
        replace(r, actor=replace(parse_code(code + "".join(r.actor.roles), {code}), entries=land.entries))
        for r in people
    ]


def doer_around(s: Sentence, noun: int) -> int | None:
    """Whose deed the clause around a noun tells: "closed their shops in protest", "died on hunger strike", "in defiance of the ban"."""
    node = noun
    for _ in range(3):
        up = s.heads[node]
        if up == node or s.deps[node] not in ("obl", "nmod", "obj"):
            return None
        if s.pos[up] == "VERB":
            return None if syntax.is_passive(s, up) else syntax.subject(s, up)
        node = up
    return None


def author(s: Sentence, noun: int) -> int | None:
    """Return who is told to be behind an act: "the bombing was the work of the rebels"."""
    up = s.heads[noun]
    if not s.deps[noun].startswith("nsubj") or s.lemmas[up] not in _WORK:
        return None
    if not any(s.deps[j] == "cop" for j in s.children[up]):
        return None
    return next((j for j in s.children[up] if s.deps[j] == "nmod" and syntax.preposition(s, j) == "of"), None)
