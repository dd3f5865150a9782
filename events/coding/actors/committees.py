"""Committees of a parliament: in "Senate Judiciary Committee" and "House Armed Services Committee" only the chamber acts.

What such a committee deals with is part of its name: no court, no army and no ministry stands in it.
"""

from __future__ import annotations

from collections.abc import Sequence

from events.coding.actors.atoms import POSSESSIVE, View
from events.coding.actors.index import ActorIndex
from events.coding.actors.items import Item

_COMMITTEES = frozenset({"committee", "committees", "subcommittee", "subcommittees"})
_PANEL = "parliamentary committee"  # how the table of agents calls them
_CHAMBERS = frozenset({"senate", "house"})
_JOINS = frozenset({"and", "&", ","})
_MOST = 10
# What committees of parliaments deal with, and hardly any others of that name do.
_SUBJECTS = frozenset(
    "judiciary appropriations services affairs relations homeland oversight ways means intelligence budget banking accounts "
    "defence defense rules administration".split()
)
_BESIDE = frozenset(
    "armed foreign veterans veteran home public security governmental international economic finance ethics commerce energy "
    "reform government european constitutional legal natural resources select standing joint permanent senior".split()
)
_OF_OTHERS = frozenset({"cabinet", "party", "central", "politburo", "white"})


def join_committees(items: list[Item], v: View, index: ActorIndex) -> list[Item]:
    """Put one item in the place of the words that name a committee of a parliament; its chamber stays in front of it."""
    panel = index.agents.get(_PANEL)
    if panel is None or _COMMITTEES.isdisjoint(v.low):
        return items
    for end, word in enumerate(v.low):
        if word not in _COMMITTEES:
            continue
        chamber, first = _name_before(v, end, items)
        if first is None:
            continue
        joined = [i for i in items if i.b <= first]
        if chamber is not None:
            joined = [i for i in items if i.b <= chamber]
            joined.append(_chamber(v, chamber, index))
        joined.append(Item("agent", first, end + 1, " ".join(v.atoms[first : end + 1]), agent=panel, capital=True))
        items = [*joined, *(i for i in items if i.a > end)]
    return items


def _name_before(v: View, end: int, items: Sequence[Item]) -> tuple[int | None, int | None]:
    """Where the chamber in front of a committee stands and where the committee's own name begins; ``None`` for neither."""
    at = end - 1
    while (
        at >= 0 and end - at <= _MOST and (v.atoms[at][0].isupper() or v.atoms[at][0].isdigit() or v.low[at] in _JOINS)
    ):
        if v.low[at] in _CHAMBERS and v.atoms[at][0].isupper():
            white = at > 0 and v.low[at - 1] in _OF_OTHERS
            return (None, None) if white else (at, at + 1)
        if _is_parliament(at, items):
            return None, at + 1 if at + 1 < end else None
        at -= 1
    first = end
    while first > 0 and _in_name(v, first - 1):
        first -= 1
    while first < end and v.low[first] in _JOINS:
        first += 1
    known = any(w in _SUBJECTS for w in v.low[first:end]) and v.atoms[end][0].isupper()
    owned = first > 0 and v.low[first - 1] in _OF_OTHERS
    return None, first if known and not owned else None


def _in_name(v: View, at: int) -> bool:
    word = v.low[at]
    return word in _JOINS or word == POSSESSIVE or (v.atoms[at][0].isupper() and word in _SUBJECTS | _BESIDE)


def _is_parliament(at: int, items: Sequence[Item]) -> bool:
    """True when a dictionary name of a parliament ends at an atom."""
    named = next((i for i in items if i.kind == "name" and i.b == at + 1), None)
    return named is not None and bool(named.facts) and all(f.code.endswith("LEG") for f in named.facts or ())


def _chamber(v: View, at: int, index: ActorIndex) -> Item:
    """The chamber as a name: committees "of the House" and "of the Senate" that are called so are of the American ones."""
    facts = index.names.get(f"us {v.low[at]}") or index.names.get("us senate")
    return Item("name", at, at + 1, v.atoms[at], list(facts or ()), capital=True)


__all__ = ["join_committees"]
