"""Guests who are greeted in so many words: "I would like to welcome the minister to Lima" receives him, here and now.

A step of :mod:`events.coding.coder`. Wishing to receive somebody is a plan (036); who says it of himself and of a welcome does it in saying so.
"""

from __future__ import annotations

from dataclasses import replace

from events.coding.steps.work import Draft, Work
from events.types import Sentence, Step


def greetings(w: Work) -> None:
    """Give welcomes that a speaker utters the code of receiving a guest."""
    w.drafts = [_uttered(w.sentence, d) for d in w.drafts]


def _uttered(s: Sentence, d: Draft) -> Draft:
    if d.code != "036" or d.act.operator != "intend" or d.context.modality != "actual" or not d.act.matches:
        return d
    innermost = d.act.chain()[-1].matches[-1]
    subject = s.child(d.act.head, "nsubj")
    said = subject is not None and s.lower[subject] in ("i", "we") and s.lemmas[d.act.head].lower() in _WISHES
    if not said or innermost.rule.reverse != "042" or s.lemmas[innermost.head].lower() not in _GREETS:
        return d
    step = Step(
        name="rule", decided="043 received", by="who says that he would like to welcome somebody does it (greetings)"
    )
    return replace(d, code="043", steps=(*d.steps, step))


_WISHES = frozenset({"like", "want", "wish", "love"})
_GREETS = frozenset({"welcome", "greet"})
