"""Who suffers what is condemned: "condemn the use of violence against protesters" is no blame of the protesters."""

from __future__ import annotations

from dataclasses import replace

from events.coding.actors import parse_code
from events.coding.acts.act import Act
from events.coding.groups import FORCE
from events.coding.roles import HEAD, INSIDE, Cast, Role
from events.coding.tree import syntax
from events.types import Sentence

# What is itself aimed at somebody: "levelled criticism at Chad", "voiced outrage against Chad".
_BLAME = frozenset(
    "criticism condemnation outrage accusation charge anger indignation scorn blame protest swipe aim claim fire blow".split()
)


def of_the_object(cast: Cast, verb: int) -> list[Role]:
    """Return those against whom the thing is done that is the object of a verb of blame."""
    s = cast.s
    thing = syntax.logical(s, verb)[1]
    if thing is None or s.lemmas[thing].lower() in _BLAME or s.pos[thing] != "NOUN":
        return []
    deeds = [thing, *(j for j in s.children[thing] if s.deps[j] == "nmod" and syntax.preposition(s, j) == "of")]
    links = {"against", "to"} if s.lemmas[thing].lower() == "threat" else {"against"}
    aimed = (j for k in deeds for j in s.children[k] if s.deps[j] == "nmod" and syntax.preposition(s, j) in links)
    return [r for j in aimed for r in cast.roles(j)]


def investigated(inquiry: Act) -> Act | None:
    """Return the violence that an inquiry is to look into, or ``None``."""
    deed = inquiry.inner if inquiry.code[:2] == "09" else None
    return deed if deed is not None and deed.code[:2] in FORCE else None


def to_be_freed(cast: Cast, release: Act) -> list[Role]:
    """Return whose release is spoken of: "his release", not "Iran's release of the sailors"."""
    s, noun = cast.s, release.matches[-1].head
    owner = s.child(noun, "nmod:poss")
    if s.pos[noun] != "NOUN" or owner is None or syntax.oblique(s, noun, "of"):
        return []
    return [r for r in cast.roles(owner) if r.mention.kind == "PERSON" or s.pos[r.mention.head] == "PRON"]


# Whom his own state puts in prison; hostages and soldiers are others' captives.
_DISSENTERS = frozenset(
    "dissident activist protester protestor demonstrator journalist reporter blogger oppositionist critic opponent politician "
    "defender lawyer editor prisoner".split()
)
_DISSENT = frozenset({"OPP", "HRI", "MED", "JUD"})


def released(cast: Cast, release: Act) -> list[Role]:
    """Return the people whose release a noun names: "the release of the Kenyan dissidents"."""
    s, noun = cast.s, release.matches[-1].head
    if s.pos[noun] != "NOUN":
        return []
    return [
        r
        for j in syntax.oblique(s, noun, "of")
        for r in cast.roles(j)
        if r.how == HEAD and r.mention.kind != "LOC" and r.actor.roles
    ]


def their_rulers(s: Sentence, captives: list[Role]) -> list[Role]:
    """Return the government of the one land whose dissidents are held, and the land of a person of another kind."""
    lands = {r.actor.country for r in captives}
    first, country = captives[0], captives[0].actor.country
    if country is None or len(lands) > 1:
        return []
    dissent = all(s.lemmas[r.mention.head].lower() in _DISSENTERS or set(r.actor.roles) <= _DISSENT for r in captives)
    if not dissent and not all(r.mention.kind == "PERSON" for r in captives):
        return []
    actor = parse_code(f"{country}GOV" if dissent else country, {country})
    return [replace(first, actor=replace(actor, entries=("rulers of those held",)), how=INSIDE)]


_BREACHES = frozenset(
    {"violation", "breach", "infringement", "contravention", "defiance", "threat", "affront", "assault"}
)


def of_broken_rules(cast: Cast, verb: int) -> list[Role]:
    """Return whose rules are broken by what is condemned: "condemned the launch as a violation of UN resolutions"."""
    s = cast.s
    breaches = [j for j in syntax.oblique(s, verb, "as") if s.lemmas[j].lower() in _BREACHES]
    return [r for j in breaches for k in s.children[j] if s.deps[k] == "nmod" for r in cast.roles(k)]
