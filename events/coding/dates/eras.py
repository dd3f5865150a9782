"""Months and years told of as a whole: "Our ties deepened in 2021. We signed an accord." says when the accord was signed."""

from __future__ import annotations

from collections.abc import Sequence

from events.coding.dates import trees
from events.types import Publication, Sentence, Timex

_GRAINS = frozenset({"year", "month", "quarter", "season", "half"})
_TURNS = frozenset({"recently", "lately", "now", "today", "currently"})


def era_of(s: Sentence, timexes: Sequence[Timex], publication: Publication, before: Timex | None) -> Timex | None:
    """The month or year, now over, that dates the main clause; the wider one goes on through what names a part of it."""
    day = publication.date
    if day is None:
        return None
    named = [t for t in timexes if t.date_start is not None]
    if before is not None and (not named or all(_within(t, before) for t in named)):
        return before
    main = [t for t in named if t.granularity in _GRAINS and _dates_main(s, t)]
    found = main[0] if len(main) == 1 == len(named) else None
    return found if found is not None and found.date_end is not None and found.date_end < day else None


def _dates_main(s: Sentence, t: Timex) -> bool:
    """Whether an expression dates the main clause in the simple past, or what that one begins: "ties continued to deepen in 2021"."""
    chain = trees.chain_of(s, t)
    if not chain:
        return False
    top = chain[-1]
    while s.deps[top] == "xcomp":
        top = s.heads[top]
    return s.heads[top] == top and trees.told_in_past(s, top)


def _within(t: Timex, era: Timex) -> bool:
    """Whether an expression names a part of the era."""
    if t.date_start is None or t.date_end is None or era.date_start is None or era.date_end is None:
        return False
    return era.date_start <= t.date_start and t.date_end <= era.date_end


def tells_of(s: Sentence, trigger: int) -> bool:
    """Whether a sentence goes on with the era: an act of a main clause in the simple past, and no turn to the news."""
    above = trees.clauses_above(s, trigger)
    clause = trees.with_its_verb(s, above)
    if s.deps[above[0][0]] in trees.CLOSED or not trees.shares_clause(s, trigger, above[0][0]):
        return False
    return trees.told_in_past(s, clause) and not any(w in _TURNS for w in s.lower)
