"""Troops that somebody sends, gathers or calls back are his own: "deployed more troops" is done to nobody who is named."""

from __future__ import annotations

from dataclasses import replace

from events.coding.gate import political as gate
from events.coding.steps.work import Draft, Work
from events.types import Sentence

_MOVED = ("obj", "nsubj:pass", "nmod", "obl")
_GONE = frozenset({"087", "0874"})
_OF = frozenset({"of", "in", "on"})


def own_forces(w: Work) -> None:
    """Take forces of no country that an act moves, raises or withdraws out of the place of its target."""
    kept = []
    for d in map(_whose, w.drafts):
        if _moves_them(w.sentence, d):
            d = replace(d, target=None)
            if (reason := gate.idle(d.code, None, d.context.modality)) is not None:
                w.lost.append(f"{d.rule_id}: {reason}")
                continue
        kept.append(d)
    w.drafts = kept


def _whose(d: Draft) -> Draft:
    """Of several who agree that the troops of one of them go, that one withdraws them: "the two agreed to withdraw Russian troops"."""
    troops = d.target
    if d.source is None or troops is None or "MIL" not in troops.actor.roles or d.act.chain()[-1].code not in _GONE:
        return d
    owner = next((r for r in d.act.sources if r.actor.country and r.actor.country == troops.actor.country), None)
    return d if owner is None or owner.key == d.source.key else replace(d, source=owner, target=d.source)


def _moves_them(s: Sentence, d: Draft) -> bool:
    target = d.target
    if target is None or d.source is None or d.act.chain()[-1].code[:3] not in _MOVES:
        return False
    actor, head = target.actor, target.mention.head
    if actor.country is not None or actor.group is not None or actor.roles != ("MIL",) or s.deps[head] not in _MOVED:
        return False
    cases = {s.lower[k] for k in s.children[head] if s.deps[k] == "case"}
    return not cases or bool(cases & _OF)


# What is done with forces: called for, called off, withdrawn, shown, put on alert, raised, sent.
_MOVES = frozenset({"072", "074", "087", "023", "033", "150", "151", "152", "153", "154", "155"})
