"""Armed and other people of no country belong where the one is to whom they are loyal: "rebels loyal to Machar"."""

from __future__ import annotations

from dataclasses import replace

from events.coding.actors import parse_code
from events.coding.roles import Cast, Role
from events.coding.steps.work import Draft, Work
from events.types import Sentence

_LOYAL = frozenset("loyal faithful allied aligned affiliated answerable subordinate".split())
_TO = frozenset({"to", "with"})
_AFTER = 8  # tokens between "loyal" and the one who leads


def followers(w: Work) -> None:
    """Give fighters, crowds and parties without a country that of their leader."""
    w.drafts = [_led(w, d) for d in w.drafts]


def _led(w: Work, d: Draft) -> Draft:
    source, target = _of_leader(w.sentence, w.cast, d.source), _of_leader(w.sentence, w.cast, d.target)
    return d if source is d.source and target is d.target else replace(d, source=source, target=target)


def _of_leader(s: Sentence, cast: Cast, role: Role | None) -> Role | None:
    if role is None or not role.known:
        return role
    a = role.actor
    if a.country is not None or a.group is not None or a.name or not a.roles or "IGO" in a.roles:
        return role
    land = _land(s, cast, role.mention.last + 1)
    if land is None:
        return role
    return replace(role, actor=replace(parse_code(f"{land}{a.code}", {land}), entries=a.entries))


def _land(s: Sentence, cast: Cast, i: int) -> str | None:
    """The country of whom the words right after a noun call its leader: "loyal to President X", "who are allied with Y"."""
    while i < len(s) and (s.lower[i] in ("who", "that", "which") or s.lemmas[i].lower() == "be" or s.pos[i] == "ADV"):
        i += 1
    if i + 1 >= len(s) or s.lower[i] not in _LOYAL or s.lower[i + 1] not in _TO:
        return None
    for j in range(i + 2, min(i + 2 + _AFTER, len(s))):
        mention = cast.at(j)
        if mention is not None:
            leader = mention.actor
            return leader.country if leader is not None and leader.group is None else None
        if s.pos[j] in ("VERB", "AUX", "PUNCT"):
            return None
    return None
