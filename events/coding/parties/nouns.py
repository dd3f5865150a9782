"""Nouns that name acts: what the phrases after them mean."""

from __future__ import annotations

from events.coding.roles import MODIFIER, Role
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


def mere_means(s: Sentence, role: Role) -> bool:
    """Tell whether a word before an act names its kind, and nobody: "a terrorist attack", "a troop buildup"."""
    nobody = not (role.actor.country or role.actor.group)
    return role.how == MODIFIER and nobody and s.lower[role.mention.head] in _KINDS
