"""What a talk is about is nobody's partner in it."""

from __future__ import annotations

from events.coding.roles import INSIDE, OWNER, PLACE, Cast, Role
from events.coding.tree import syntax


def without_topic(cast: Cast, verb: int, sources: list[Role], targets: list[Role]) -> list[Role]:
    """Return ``targets`` less those inside what several parties talk about: "the ministers discussed ties with China"."""
    _, obj, _ = syntax.logical(cast.s, verb)
    if obj is None or len({r.key[:3] for r in sources}) < 2:
        return targets
    topic = set(cast.s.subtree(obj))
    return [r for r in targets if r.mention.head not in topic]


def without_matter(cast: Cast, verb: int, targets: list[Role]) -> list[Role]:
    """Return ``targets`` less those who only own what is spoken to: "to speak to Russia's motives" addresses nobody."""
    s = cast.s
    if s.lemmas[verb].lower() not in ("speak", "talk"):
        return targets
    matters = [set(s.subtree(j)) - {j} for j in syntax.oblique(s, verb, "to") if cast.at(j) is None]
    return [r for r in targets if r.how not in (OWNER, INSIDE, PLACE) or not any(r.mention.head in m for m in matters)]
