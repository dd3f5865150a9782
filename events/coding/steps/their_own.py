"""Each to his own: "citizens of Chad and Mali demanded reforms from their governments" asks each government by its own citizens."""

from __future__ import annotations

from dataclasses import replace

from events.coding.actors import parse_code
from events.coding.roles import Role
from events.coding.steps.work import Draft, Work
from events.types import Sentence


def their_own(w: Work) -> None:
    """Give "their governments" the country of each of several sources, where it has that of only one of them."""
    listed: dict[int, set[str]] = {}
    for d in w.drafts:
        if d.source is not None and d.source.actor.country:
            listed.setdefault(d.act.head, set()).add(d.source.actor.country)
    w.drafts = [_own(w.sentence, d, listed.get(d.act.head, set())) for d in w.drafts]


def _own(s: Sentence, d: Draft, countries: set[str]) -> Draft:
    if d.source is None or d.target is None or len(countries) < 2 or not d.target.actor.roles:
        return d
    own, other = d.source.actor.country, d.target.actor.country
    if own is None or own == other or other not in countries or d.target.actor.group is not None:
        return d
    return replace(d, target=_of(d.target, own)) if _theirs(s, d.target.mention.head) else d


def _theirs(s: Sentence, head: int) -> bool:
    return any(s.deps[j] == "nmod:poss" and s.lower[j] == "their" for j in s.children[head])


def _of(role: Role, country: str) -> Role:
    code = country + "".join(role.actor.roles)
    return replace(role, actor=replace(parse_code(code, {country}), entries=role.actor.entries))
