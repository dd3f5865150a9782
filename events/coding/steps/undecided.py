"""Force of which is only asked or supposed that somebody chooses it: "if he decides to attack", "is he prepared to strike?".

A step of :mod:`events.coding.coder`. Who decides on force and says so threatens with it (138); in a condition or a question nobody has
said so, and what is supposed is the deed itself.
"""

from __future__ import annotations

from dataclasses import replace

from events.coding.steps.work import Draft, Work
from events.types import Step


def undecided(w: Work) -> None:
    """Give threats that are only supposed the code of the deed in them."""
    w.drafts = [_settled(d) for d in w.drafts]


def _settled(d: Draft) -> Draft:
    if (
        not d.code.startswith("138")
        or d.act.operator not in ("decide", "intend")
        or d.context.modality != "hypothetical"
    ):
        return d
    if not any(r.startswith(_OPEN) for r in d.context.because):
        return d
    deed = d.act.chain()[-1].code
    if deed[:2] not in ("18", "19", "20"):
        return d
    step = Step(name="rule", decided=f"{deed} the deed itself", by="that it is decided on is only supposed (undecided)")
    return replace(d, code=deed, steps=(*d.steps, step))


_OPEN = ("condition", "in a condition", "in a question")
