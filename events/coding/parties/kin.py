"""Who undergoes a deed of force though of the same kind as its doer: an army attacks another army of its country."""

from __future__ import annotations

from events.coding.roles import HEAD, INSIDE, Cast, Role
from events.coding.tree import syntax


def own_kind(cast: Cast, verb: int, slots: tuple[str, ...], sources: list[Role]) -> list[Role]:
    """Return who undergoes a deed of force though of the same kind as its doer: "authorities arrested the mayor"."""
    s = cast.s
    _, obj, _ = syntax.logical(s, verb)
    if obj is None or not sources or slots and not {"object", "inside"} & set(slots):
        return []
    doers = {r.mention.text.lower() for r in sources}
    others = [
        r for r in cast.roles(obj) if r.actor.roles and r.how in (HEAD, INSIDE) and s.pos[r.mention.head] != "PRON"
    ]
    return [
        r
        for r in others
        if r.mention.text.lower() not in doers and all(r.mention.head != x.mention.head for x in sources)
    ]
