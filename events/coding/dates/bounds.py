"""What only bounds an act in time, "before they took office on January 20", and days that a paper gives to what was done in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from events.coding.dates import plans, trees
from events.types import Publication, Sentence, Timex

_EARLIER = frozenset({"before", "prior"})
_LATER = frozenset({"after", "following"})
_BY_PAPER = frozenset({"in", "by", "with", "through"})
_BESIDE = frozenset({"advcl", "obl", "obl:unmarked", "nmod", "advmod"})


def bound(s: Sentence, trigger: int, timexes: Sequence[Timex], publication: Publication) -> Timex | None:
    """The stretch before or after a day that the clause of a past act names: "just before the vote on May 3", "after May 3".

    The day is that of another happening; of the act it says only on which side of it to look.
    """
    day = publication.date
    if day is None or not timexes:
        return None
    own = trees.telling_clause(s, trees.clauses_above(s, trigger))
    if not trees.looks_back(s, own) or not trees.shares_clause(s, trigger, trees.clauses_above(s, trigger)[0][0]):
        return None
    for k in s.children[own]:
        side = _side(s, k)
        inner = [t for t in timexes if plans.known(t) and _inside(s, t, k)] if side else []
        if len(inner) == 1 and trigger not in s.subtree(k):
            return _cut(inner[0], side, day)
    return None


def _side(s: Sentence, k: int) -> str:
    """``before`` or ``after`` for a clause or phrase that one of the two opens."""
    if s.deps[k] not in _BESIDE:
        return ""
    marks = trees.cases(s, k)
    return "before" if marks & _EARLIER else "after" if marks & _LATER else ""


def _inside(s: Sentence, t: Timex, k: int) -> bool:
    found = trees.head_of(s, t)
    return found is not None and (found[1] in s.subtree(k) or fronted(s, found[1]) == k)


def fronted(s: Sentence, head: int) -> int | None:
    """The clause that opens a sentence and closes with a date hung on the main verb: "Before they took office on May 3, Kenya left"."""
    verb = s.heads[head]
    last = max(s.subtree(head))
    if not head < verb or s.lower[last + 1 : last + 2] != (",",):
        return None
    between = (k for k in s.children[verb] if s.deps[k] == "advcl" and k < head and trees.marked(s, k))
    return next((k for k in between if not any(s.lower[i] == "," for i in range(k, head))), None)


def _cut(t: Timex, side: str, day: dt.date) -> Timex | None:
    """The days up to ``t``, or from it to the document; ``None`` for a day that is still to come."""
    if t.date_start is None or t.date_end is None or t.date_start > day:
        return None
    why = f"{side} {t.text!r}"
    if side == "before":
        last = min(t.date_end, day)
        return replace(
            t, value=f"../{last.isoformat()}", date_start=None, date_end=last, granularity="range",
            status="unresolved", evidence=why,
        )  # fmt: skip
    value = f"{t.date_start.isoformat()}/{day.isoformat()}"
    return replace(t, value=value, date_end=day, granularity="range", status="relative", evidence=why)


def of_paper(s: Sentence, head: int) -> bool:
    """Whether the date in the name of a paper is that of the deed: "In Proclamation 9704 of March 8, 2018, the President imposed".

    What was done in or by a paper was done on its day; "under" or "pursuant to" it things are done for years.
    """
    above = trees.chain(s, head)
    for node in above[:-1]:
        up = s.heads[node]
        if up != above[-1]:
            continue
        acts = s.deps[node].startswith("nsubj") or (
            s.deps[node].startswith("obl") and trees.cases(s, node) & _BY_PAPER and node < up
        )
        return bool(acts) and trees.told_in_past(s, up)
    return False
