"""Acts whose day lies after the day of the document: "on Friday the union is having a summit with China" has not been yet."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from events.coding.steps.work import Draft
from events.lexicon.rules import RuleBook
from events.types import Sentence, Step, Timex

_FRIENDLY = frozenset({"04", "05", "06", "07", "08"})
_DEEDS = _FRIENDLY | {"14", "15", "16", "17", "18", "19", "20"}
_PRAISE = "051"  # is given now, whatever day it is about
_MARKED = "017"  # anniversaries are marked on their day
# How a date was found that the words give to the act itself (see ``dates/attach.py``).
_OWN = frozenset({"syntax", "clause"})


def to_come(
    s: Sentence, d: Draft, timex: Timex | None, how: str, today: dt.date | None, book: RuleBook
) -> Draft | None:
    """The draft as a plan, if it is told as a fact of a day still to come; words of the past are believed more than such a day.

    ``None`` for the other side of such a plan: who will be visited plans nothing.
    """
    if timex is None or timex.date_start is None or today is None or timex.date_start <= today:
        return d
    if d.context.modality != "actual" or (d.code[:2] not in _DEEDS and d.code != _MARKED) or d.code[:3] == _PRAISE:
        return d
    verb = _verb_of(s, d.act.head)
    if how not in _OWN or (verb is not None and _told_in_past(s, verb)):
        return d
    why = f"dated {timex.value}, after the document"
    told = replace(d.context, modality="future", because=(*d.context.because, why))
    steps = (*d.steps, Step(name="context", decided=f"{told.polarity}, future", by=why))
    if d.code in (d.act.rule.reverse, d.act.chain()[-1].rule.reverse):
        return None
    friendly = d.code[:2] in _FRIENDLY and told.polarity == "affirmed"
    planned = book.compose("intend", d.code) if friendly else None
    if planned is None:
        return replace(d, context=told, steps=steps)
    return replace(d, code=planned, context=told, steps=steps, rule_id=f"intend>{d.rule_id}")


def _verb_of(s: Sentence, head: int) -> int | None:
    """The verb that tells an act: its own, or the nearest one that its noun belongs to."""
    for _ in range(4):
        if s.pos[head] in ("VERB", "AUX"):
            return head
        if s.heads[head] == head or s.deps[head] not in ("obj", "obl", "nsubj", "nsubj:pass", "nmod", "conj"):
            return None
        head = s.heads[head]
    return None


def _told_in_past(s: Sentence, verb: int) -> bool:
    """True for a verb in the past or the perfect."""
    helpers = [j for j in s.children[verb] if s.deps[j].startswith(("aux", "cop"))]
    past = s.tags[verb] == "VBD" or any(s.tags[j] == "VBD" for j in helpers)
    return past or any(s.lemmas[j].lower() == "have" for j in helpers)
