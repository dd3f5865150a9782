"""Force by those who have no army: killings and attacks by unknown or private people are no war between armed forces.

A step of :mod:`events.coding.coder`. "Two villagers were killed" and "traffickers attacked a post" are unconventional violence (180);
the rules of war give them the general code of armed force (190), because they only see the deed.
"""

from __future__ import annotations

from dataclasses import replace

from events.coding.roles import PLACE, PRIVATE, Role
from events.coding.steps.work import Draft, Work
from events.types import Step

_OF_WAR = frozenset(
    """airstrike armor armour army artillery battle bombard bombardment clash combat crossfire drone fight fighting front frontline
mortar missile offensive occupation rocket shell shelling strike tank troop war warplane warship""".split()
)
_OUTLAWS = frozenset({"UAF", "CRM", "RAD"})
_ARMIES = frozenset({"MIL", "REB", "SEP", "IMG"})


def irregular_force(w: Work) -> None:
    """Give the general code of armed force its civil counterpart where neither side has an army."""
    if not _OF_WAR.isdisjoint(w.sentence.low_lemmas):
        return
    w.drafts = [_settled(d) for d in w.drafts]


def _settled(d: Draft) -> Draft:
    if d.code != "190" or d.target is None or not d.act.matches:
        return d
    by, to = d.source, d.target
    if _roles(to) & _ARMIES or (by is None and not _private(to)) or (by is not None and not _irregular(by)):
        return d
    step = Step(name="rule", decided="180 force by no army", by="who does it has no army (irregular_force)")
    return replace(d, code="180", steps=(*d.steps, step))


def _roles(role: Role) -> set[str]:
    return set(role.actor.roles)


def _private(role: Role) -> bool:
    return role.known and bool(role.actor.roles) and _roles(role) <= PRIVATE | {"MED", "REL", "OPP", "HRI", "NGO"}


def _irregular(role: Role) -> bool:
    return role.known and role.how != PLACE and bool(_roles(role) & _OUTLAWS) and _roles(role) <= _OUTLAWS | PRIVATE
