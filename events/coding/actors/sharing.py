"""What phrases joined by "and" share: a head noun, a nationality in front, an "of" phrase behind."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from events.coding.actors.index import ActorIndex
from events.coding.actors.partial import Partial
from events.coding.groups import STATE_ROLES

if TYPE_CHECKING:
    from events.coding.actors.phrase import Chunk

# Adjectives that stand in a row with nationalities: "Greek, Cypriot and regional counterparts".
_BESIDE = frozenset({"regional", "international", "european", "western", "allied", "foreign", "other"})
_SHORT_STATES = frozenset({"us", "uk", "eu", "un", "nato", "usa", "uae", "eec"})
_HOLDERS = frozenset({"person", "lead"})
_THINGS = frozenset({"body", "gear"})  # "Russian banks and companies", "Chadian ships and firms"
# Of these nobody says whose they are by naming the people beside them.
_OF_OTHERS = frozenset(
    "allies partners counterparts colleagues friends rivals enemies neighbors neighbours supporters opponents "
    "representatives members donors refugees migrants terrorists protesters civilians victims".split()
)


def share(chunks: Sequence[Chunk], index: ActorIndex) -> None:
    """Let phrases side by side give each other what is said only once."""
    share_heads(chunks, index)
    given: list[Chunk] = []
    for n, (one, other) in enumerate(pairwise(chunks)):
        if one.partial is None or other.partial is None or other.det or other.pron or other.number:
            continue
        after = chunks[n + 2].link if n + 2 < len(chunks) else ""
        if other.link == "conj" and _bare(one.partial, one) and not _named(other):
            _complement(one.partial, other.partial, other)
        elif other.link in ("conj", "comma") and after not in ("of", "for", "from", "poss"):
            national = one.items[0].kind == "name" or any(one is chunk for chunk in given)
            if national and _nationality(one, other):
                given.append(other)


def share_heads(chunks: Sequence[Chunk], index: ActorIndex) -> None:
    """Give the first nationality of "French and Egyptian warships" the same head noun."""
    for n in range(len(chunks) - 2, -1, -1):
        one, other = chunks[n], chunks[n + 1]
        if other.link not in ("conj", "comma") or one.partial is None or other.partial is None or len(one.items) != 1:
            continue
        p, q = one.partial, other.partial
        short = one.items[0].text.lower() in _SHORT_STATES
        if not (p.adjective or short) or q.head in ("land", "name", "ethnic") or not q.plural or q.person is not None:
            continue
        beside = other.items[0].kind == "name" or other.items[0].text.lower() in _BESIDE
        if not beside or other.det not in ("", "other") or other.pron:
            continue
        p.roles, p.weak, p.head, p.adjective, p.plural = list(q.roles), q.weak, q.head, False, True


def _bare(p: Partial, chunk: Chunk, things: bool = False) -> bool:
    """True for a role of which nothing says whose it is; with ``things`` for firms, schools and the like."""
    said = p.country or p.base or p.person or p.name or p.groups or p.former
    return not said and (things or p.head in _HOLDERS) and p.last <= chunk.b - 1


def _named(chunk: Chunk) -> bool:
    return any(i.kind == "name" for i in chunk.items)


def _complement(p: Partial, q: Partial, chunk: Chunk) -> None:
    """Give the adviser in "an adviser and cousin of Juan Perez" whose cousin it is."""
    if q.last > chunk.b - 1 and q.head in _HOLDERS | {"people"} and not q.person:
        p.country, p.base = q.country, q.base
        p.entries += q.entries


def _nationality(one: Chunk, other: Chunk) -> bool:
    """Give the leaders in "Chilean officials and leaders" the nationality of those before them; true when given."""
    p, q = one.partial, other.partial
    assert p is not None
    assert q is not None
    if p.country is None or p.base or p.person or p.name or (not p.plural and p.head != "gear"):
        return False
    things = p.head in _THINGS and q.head == "body"
    if p.last > one.b - 1 or not q.plural or not (things or p.head in _HOLDERS) or not _bare(q, other, things):
        return False
    last = other.items[-1]
    alike = things or q.weak or p.weak or bool(set(p.roles) & STATE_ROLES) == bool(set(q.roles) & STATE_ROLES)
    if not alike or len(other.items) > 1 or last.text.lower() in _OF_OTHERS or last.capital:
        return False
    q.country = p.country
    return True
