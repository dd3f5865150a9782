"""Which two are "the two countries" and "both sides" without any weighing: two lands just joined, those who signed the paper."""

from __future__ import annotations

from events.coding.actors.memory import Memory
from events.types import Actor


def named(lands: bool, memory: Memory) -> tuple[Actor, ...]:
    """The two countries joined in this sentence or the one before, else the two governments of a joint paper or a dialogue.

    ``lands`` says that the phrase speaks of countries: "the parties" to a paper are those who signed it, whoever was
    named beside them.
    """
    joined = _joined(memory) if lands else ()
    if joined or memory.talk or len(memory.signers) != 2:
        return joined
    return memory.signers


def _joined(memory: Memory) -> tuple[Actor, ...]:
    """The two lands of "Chad and Mali", named so last and alone in the latest sentence that names anybody."""
    now = max((e.sentence for e in memory.entities.values()), default=0)
    pairs = [e for e in memory.entities.values() if e.others and e.sentence == now and _is_land(e.actor)]
    one = pairs[-1] if pairs else None
    return (one.actor, *one.others) if one is not None and len(one.others) == 1 and _is_land(one.others[0]) else ()


def _is_land(a: Actor) -> bool:
    return a.code == a.country


__all__ = ["named"]
