"""Named groups of states: "the Baltic states", "Visegrad leaders", "the E3" stand for their members on the day of the text.

A fact of kind ``states`` is a name that stands alone or before a noun ("E3", "E3 diplomats"); one of kind ``states_adj`` counts
only before a noun for states or for those who rule them ("Nordic countries", "Gulf leaders", not "Gulf residents").
Its code is the codes of the members with ``+`` between them.
"""

from __future__ import annotations

from collections.abc import Sequence

from events.coding.actors.codes import pieces
from events.coding.actors.facts import STATES_KINDS, Fact, valid
from events.coding.actors.index import ActorIndex, When
from events.coding.actors.partial import Partial

_LANDS = frozenset("countries states nations republics capitals kingdoms monarchies sheikhdoms emirates".split())
_BESIDE = frozenset("members partners allies neighbours neighbors powers trio quartet governments".split())
_RULERS = frozenset({"GOV", "LEG", "MIL"})
_COUNTS = {
    word: n for n, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
}


def is_group(facts: Sequence[Fact] | None) -> bool:
    """True when a name is, or can be, that of a group of states."""
    return any(f.kind in STATES_KINDS for f in facts or ())


def noun_after(low: Sequence[str], end: int) -> bool:
    """True when the atom after a group's name says that its states are meant ("Baltic nations")."""
    return end < len(low) and (low[end] in _LANDS or low[end] in _BESIDE)


def before_rulers(low: Sequence[str], end: int, index: ActorIndex) -> bool:
    """True when several who rule follow the adjective of a group ("Central Asian presidents")."""
    found = index.match_agent(low, end) if end < len(low) and low[end] in index.agent_longest else None
    return found is not None and found[1].plural and _rule(found[1].roles)


def _rule(roles: Sequence[str]) -> bool:
    return any(piece in _RULERS for role in roles for piece in pieces(role))


def take(p: Partial, fact: Fact, index: ActorIndex, when: When) -> None:
    """Put the members of a group into a phrase: the first as its country, the others beside it.

    A phrase with a country of its own keeps that; a group that does not exist on the day adds nothing.
    """
    if p.country is not None or (when.known and not valid(fact, when.lo, when.hi)):
        return
    first, *others = [_member(code, fact, index) for code in fact.code.split("+")]
    p.country, p.name, p.more, p.states = first.country, first.name, others, True


def _member(code: str, fact: Fact, index: ActorIndex) -> Partial:
    if len(code) == 3:
        return Partial(head="land", country=code, name=index.state_names.get(code), entries=[fact.entry])
    return Partial(head="name", base=fact._replace(code=code, kind="armed"), entries=[fact.entry])


def means_all(p: Partial, number: str) -> bool:
    """False for "several Gulf states", "two Nordic ministers" and "an E3 diplomat": nobody has said which of them."""
    if number and _COUNTS.get(number, int(number) if number.isdigit() else 0) != len(p.more) + 1:
        return False
    return p.head == "land" or (p.plural and _rule(p.roles))


def narrow(p: Partial, other: Partial, named: str) -> None:
    """Take what follows in "the Baltic states of Estonia and Latvia" for the members meant; other complements add nothing."""
    if other.head == "land" and named in _LANDS:
        p.country, p.name, p.more, p.states = other.country, other.name, list(other.more), False


__all__ = ["before_rulers", "is_group", "means_all", "narrow", "noun_after", "take"]
