"""Journeys and stays: the land of the town where somebody goes or is, and who it is that is there."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from events.coding.roles import HEAD, MODIFIER, OWNER, Cast, Role
from events.coding.tree import syntax
from events.types import Sentence


def goal(cast: Cast, head: int) -> list[Role]:
    """Return where a verb leads ("flew into Lima", "left for Lima"), or where somebody is on a visit ("is in Lima on a visit")."""
    s = cast.s
    stay = _stay(s, head)
    towns = [stay] if stay is not None else syntax.oblique(s, head, "into", "for", "to", "in", "at")
    return next((found for j in towns if (found := cast.roles(j, inside=False) or cast.place(j))), [])


def guest(cast: Cast, noun: int) -> list[Role]:
    """Return who is at a place on a visit: "the minister is in Lima on a visit"."""
    stay = _stay(cast.s, noun)
    doer = None if stay is None else cast.s.child(stay, "nsubj")
    return [r for r in cast.roles(doer) if r.how in (HEAD, OWNER, MODIFIER)]


def topic(cast: Cast, head: int) -> list[Role]:
    """Return those named anywhere in the subject phrase: "the chances of a deal with Ghana are slim"."""
    return cast.roles(syntax.subject(cast.s, head))


def _stay(s: Sentence, noun: int) -> int | None:
    """The place that is said of somebody and on which a visit hangs."""
    place = s.heads[noun]
    there = s.pos[noun] == "NOUN" and s.pos[place] == "PROPN" and s.child(place, "cop") is not None
    return (
        place if there and s.child(place, "case") is not None and syntax.preposition(s, noun) in ("on", "for") else None
    )


SLOTS: Mapping[str, Callable[[Cast, int], list[Role]]] = {"goal": goal, "guest": guest, "topic": topic}
