"""The occasion that a readout or joint statement reports: its opening gives the day, all that follows was said and done there."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from events.coding.dates import plans, trees
from events.coding.groups import WORDS
from events.types import Publication, Sentence, Timex

_BEFORE_MEETING = re.compile(r"\bbefore (?:\w+ ){0,2}(?:meeting|talks|lunch|dinner|call)\b", re.IGNORECASE)
_OPENING = 4  # sentences in which the occasion is named
_OLDEST = dt.timedelta(days=31)
_SLACK = dt.timedelta(days=1)  # clocks differ
_WHERE = frozenset({"to", "in", "at", "from", "with", "between"})  # "traveled to Oslo March 3-5"
_NATION = frozenset({"states", "america"})
_PAPERS = frozenset({"statement", "text", "declaration", "communique", "communiqué", "speech", "letter", "address"})
_ISSUED = frozenset({"issue", "release", "deliver", "adopt", "publish", "sign"})
_TALKS = frozenset({"speak", "talk", "call", "phone", "discuss", "meet", "consult"})  # these have one day
_REPUBLISHED = dt.timedelta(days=366)
_FORCE = frozenset({"14", "15", "17", "18", "19", "20"})  # CAMEO roots of deeds that no meeting does


def occasion_of(s: Sentence, timexes: Sequence[Timex], publication: Publication) -> Timex | None:
    """The days of the meeting, call or journey that an opening sentence reports in the simple past."""
    day = publication.date
    if day is None or s.index >= _OPENING or not timexes or not s.roots:
        return None
    root = s.roots[0]
    if trees.lemma(s, root) not in trees.words("occasion_verbs") or not trees.told_in_past(s, root):
        return None
    named = [t for t in timexes if plans.known(t) and _dates(s, t, root)]
    if trees.lemma(s, root) in _TALKS:
        named = [
            t for t in named if _direct(s, t, root)
        ] or named  # "called him on May 4 to discuss the launches of May 1"
    days = plans.stretch(named)
    if days is None or days.date_start is None or days.date_end is None:
        return None
    if day - days.date_start > _OLDEST or days.date_end > day + _SLACK:
        return None
    return _journey_before(days) if goes_back(s) else days


def goes_back(s: Sentence) -> bool:
    """Whether a sentence tells the end of a journey: "The envoy returned on June 3 from travel to Oslo"."""
    return bool(s.roots) and trees.lemma(s, s.roots[0]) == "return"


def _journey_before(back: Timex) -> Timex | None:
    """The days of a journey of which only the return is dated: up to it."""
    if back.date_end is None:
        return None
    return replace(
        back, value=f"../{back.date_end.isoformat()}", date_start=None, granularity="range", status="unresolved",
        evidence=f"{back.text!r} was the return",
    )  # fmt: skip


def precedes_meeting(title: str | None) -> bool:
    """Whether a document gives what was said right before a meeting: "… Before Their Meeting"."""
    return title is not None and _BEFORE_MEETING.search(title) is not None


def issued_on(s: Sentence, timexes: Sequence[Timex], publication: Publication) -> Publication:
    """The publication with the day that an opening names for the paper it hands on: "The following statement was issued on May 19"."""
    day = publication.date
    if day is None or s.index >= _OPENING or not timexes or not s.roots:
        return publication
    root = s.roots[0]
    if trees.lemma(s, root) not in _ISSUED or not trees.told_in_past(s, root):
        return publication
    paper = s.child(root, "nsubj:pass")
    if paper is None or trees.lemma(s, paper) not in _PAPERS or not _handed_on(s, paper):
        return publication
    own = next((t for t in timexes if t.granularity == "day" and _dates(s, t, root)), None)
    if own is None or own.date_start is None or not dt.timedelta(0) < day - own.date_start <= _REPUBLISHED:
        return publication
    why = f"{own.text!r}: the day on which the text was issued"
    issued = own.date_start
    return replace(publication, date=issued, earliest=issued, latest=issued, evidence=(*publication.evidence, why))


def _handed_on(s: Sentence, paper: int) -> bool:
    """Whether a paper is the one that follows: "the following statement", "this text", "the text of the following ..."."""
    return any(s.lower[k] in ("following", "this", "below") for k in s.subtree(paper))


def _direct(s: Sentence, t: Timex, root: int) -> bool:
    found = trees.head_of(s, t)
    return found is not None and s.heads[found[1]] == root


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
    if code[:2] in WORDS and not trees.told_in_past(s, clause):
        clause = _reporting(s, clause)  # "She noted that the government looks forward to it"
    if code[:2] in _FORCE or s.deps[clause] in trees.CLOSED or not trees.told_in_past(s, clause):
        return False
    if not trees.shares_clause(s, trigger, above[0][0]):
        return False
    subject = trees.subject_above(s, clause)
    if subject is None or s.pos[subject] != "PROPN":
        return True
    known = {part for word in opening.lower for part in word.split("-")}  # "the U.S.-Kenya talks"
    known |= _NATION if known & {"u.s.", "u.s", "us"} else set()
    return any(s.lower[k] in known for k in s.subtree(subject) if s.pos[k] == "PROPN")


def _reporting(s: Sentence, clause: int) -> int:
    """The verb that reports what a clause says, or the clause itself."""
    up = s.heads[clause]
    reported = s.deps[clause] == "ccomp" and trees.reports(s, up, clause)
    return up if reported else clause
