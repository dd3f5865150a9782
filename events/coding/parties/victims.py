"""Who suffers what is condemned: "condemn the use of violence against protesters" is no blame of the protesters."""

from __future__ import annotations

from events.coding.acts.act import Act
from events.coding.groups import FORCE
from events.coding.roles import Cast, Role
from events.coding.tree import syntax

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
    aimed = (j for k in deeds for j in s.children[k] if s.deps[j] == "nmod" and syntax.preposition(s, j) == "against")
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


_BREACHES = frozenset(
    {"violation", "breach", "infringement", "contravention", "defiance", "threat", "affront", "assault"}
)


def of_broken_rules(cast: Cast, verb: int) -> list[Role]:
    """Return whose rules are broken by what is condemned: "condemned the launch as a violation of UN resolutions"."""
    s = cast.s
    breaches = [j for j in syntax.oblique(s, verb, "as") if s.lemmas[j].lower() in _BREACHES]
    return [r for j in breaches for k in s.children[j] if s.deps[k] == "nmod" for r in cast.roles(k)]
