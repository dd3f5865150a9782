"""The occasion that a readout or joint statement reports: its opening gives the day, all that follows was said and done there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from events.coding.dates import plans, trees
from events.types import Publication, Sentence, Timex

_OPENING = 4  # sentences in which the occasion is named
_OLDEST = dt.timedelta(days=31)
_SLACK = dt.timedelta(days=1)  # clocks differ
_WHERE = frozenset({"to", "in", "at", "from", "with", "between"})  # "traveled to Oslo March 3-5"
_FORCE = frozenset({"14", "15", "17", "18", "19", "20"})  # CAMEO roots of deeds that no meeting does


def occasion_of(s: Sentence, timexes: Sequence[Timex], publication: Publication) -> Timex | None:
    """The days of the meeting, call or journey that an opening sentence reports in the simple past."""
    day = publication.date
    if day is None or s.index >= _OPENING or not timexes or not s.roots:
        return None
    root = s.roots[0]
    if trees.lemma(s, root) not in trees.words("occasion_verbs") or not trees.told_in_past(s, root):
        return None
    days = plans.stretch([t for t in timexes if plans.known(t) and _dates(s, t, root)])
    if days is None or days.date_start is None or days.date_end is None:
        return None
    return days if day - days.date_start <= _OLDEST and days.date_end <= day + _SLACK else None


def _dates(s: Sentence, t: Timex, root: int) -> bool:
    """Whether an expression hangs on the main verb or on what it names: not on the launches that were talked about."""
    found = trees.head_of(s, t)
    if found is None or not plans.dates_main(s, t, root):
        return False
    above = s.heads[found[1]]
    if above == root:
        return True
    there = s.deps[above].startswith("obl") and bool(trees.cases(s, above) & _WHERE)
    return s.heads[above] == root and (there or s.deps[above] in ("obj", "nsubj:pass"))


def belongs(s: Sentence, trigger: int, opening: Sentence, code: str) -> bool:
    """Whether an act was part of the occasion that ``opening`` names: the simple past of those who took part.

    Who has a name that the opening does not know acted elsewhere; so did whoever used force.
    """
    above = trees.clauses_above(s, trigger)
    clause = trees.telling_clause(s, above)
    if code[:2] in _FORCE or s.deps[clause] in trees.CLOSED or not trees.told_in_past(s, clause):
        return False
    if not trees.shares_clause(s, trigger, above[0][0]):
        return False
    subject = trees.subject_above(s, clause)
    if subject is None or s.pos[subject] != "PROPN":
        return True
    known = set(opening.lower)
    return any(s.lower[k] in known for k in s.subtree(subject) if s.pos[k] == "PROPN")
