"""Mutual acts, which two do to each other: what else the clause names is no partner of theirs when it is of no country."""

from __future__ import annotations

from events.coding.roles import Role
from events.lexicon.rules import Rule


def of_each_other(rule: Rule, sources: list[Role], targets: list[Role]) -> list[Role]:
    """Return the targets, or none where two states act on each other and the words name no third one.

    "Cuba and Peru deepened their friendship with the opening of a hospital": the two are partners, not the hospital.
    """
    states = {r.actor.country for r in sources if r.actor.country}
    if not rule.reciprocal or len(sources) != 2 or len(states) < 2:
        return targets
    return [r for r in targets if r.actor.country or r.actor.group or r.mention.kind in ("PERSON", "ORG")]
