"""Who sits on one side of the table meets those on the other: "the two secretaries and the king spoke" is no talk of the secretaries.

The same holds for the place of a party that is named beside it ("a ceasefire between Israel, Hamas and others in Gaza").
"""

from __future__ import annotations

from events.coding.roles import Role
from events.coding.steps.work import Draft, Work

_MUTUAL = frozenset({"031", "036", "040", "041", "044", "045", "046", "050", "057", "060", "0871"})
_EXECUTIVE = frozenset({"GOV", "MIL", "SPY"})


def one_side(w: Work) -> None:
    """Drop the pairs of one government among those who meet others, and those of a party with its own land."""
    kept = []
    for d in w.drafts:
        if d.source is None or d.target is None or d.code not in _MUTUAL:
            kept.append(d)
        elif _one_government(d.source, d.target) and _meets_others(d, d.source, d.target, w.drafts):
            w.lost.append(f"{d.rule_id}: both are of one side")
        elif d.source.mention is d.target.mention and _one_government(d.source, d.target):
            w.lost.append(f"{d.rule_id}: {d.source.mention.text!r} are of one side")
        elif _own_land(d.source, d.target) or _own_land(d.target, d.source):
            w.lost.append(f"{d.rule_id}: one is but the land of the other")
        else:
            kept.append(d)
    w.drafts = kept


def _one_government(a: Role, b: Role) -> bool:
    same = a.actor.country is not None and a.actor.country == b.actor.country
    sides = (set(a.actor.roles), set(b.actor.roles))
    return same and all(side <= _EXECUTIVE for side in sides) and a.actor.group is None and b.actor.group is None


def _meets_others(d: Draft, source: Role, target: Role, drafts: list[Draft]) -> bool:
    """Tell whether the same act also joins one of the two with somebody of another country."""
    home, pair = source.actor.country, {source.key, target.key}
    for other in drafts:
        if other.act.head != d.act.head or other.source is None or other.target is None:
            continue
        beyond = {other.source.actor.country, other.target.actor.country} != {home}
        if beyond and pair & {other.source.key, other.target.key}:
            return True
    return False


def _own_land(group: Role, land: Role) -> bool:
    """True for an armed group and the bare name of its land."""
    a, b = group.actor, land.actor
    bare = not b.roles and b.group is None and land.mention.kind == "LOC"
    return bare and a.group is not None and a.country == b.country
