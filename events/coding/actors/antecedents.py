"""Who stands out before a pronoun: the two whom a sentence brought together, what the text is about just now."""

from __future__ import annotations

from dataclasses import replace

from events.coding.actors.memory import Entity, Memory
from events.types import Sentence


def two_before(s: Sentence, memory: Memory) -> Entity | None:
    """The two persons of two sides whom the sentence before brought together: "Merkel met Macron. They ..."."""
    near = [e for e in memory.entities.values() if e.kind == "PERSON" and s.index - e.sentence == 1]
    if (
        len(near) != 2
        or any(not (e.actor.country or "IGO" in e.actor.roles) for e in near)
        or not any(e.role in ("main", "subj") for e in near)
    ):
        return None
    first, second = sorted(near, key=lambda e: e.order)
    if first.plural or second.plural or first.actor.country == second.actor.country:
        return None
    names = f"{first.name}+{second.name}"
    return replace(first, kind="GROUP", plural=True, name=names, gender="", others=(second.actor,))


def stands_out(e: Entity, s: Sentence) -> bool:
    """True for what the sentence or the one before it is about."""
    return s.index - e.sentence <= 1 and e.role in ("main", "subj", "obj")


def of_two(s: Sentence, t: int) -> bool:
    """True for "either of them", "both of them": two who were named together."""
    return t > 1 and s.lower[t - 1] == "of" and s.lower[t - 2] in ("either", "neither", "both", "two")
