"""Dates beside an act that are not its own: of another clause, of a topic, of what goes on afterwards."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from events.coding.dates import calendars as cal
from events.coding.dates import trees
from events.types import Publication, Sentence, Timex

_BEGUN = 2  # days into a stretch in which it has only begun
_WEEK = 6  # days after the document within which a stretch may end and still hold what is over
_POINTING = frozenset(
    {"that-day"}
)  # of a day told of, before or after it: told in the past, "that day" is not tomorrow
_SLACK = dt.timedelta(days=1)  # clocks differ
_LONG = frozenset({"season", "quarter", "year", "decade"})
_ASKING = frozenset({"02", "10"})  # CAMEO roots of those who ask for something
_HAPPENED = frozenset(
    {"attack", "strike", "bombing", "shelling", "assault", "explosion", "shooting", "incident", "raid"}
)
_DETERMINERS = frozenset({"DT", "PRP$", "POS"})
_BEFORE_NOUN = frozenset({"amod", "compound", "nmod", "punct"})
_MEASURES = frozenset({"level", "figure", "average", "baseline", "budget", "rate", "price", "total", "standard"})
_PAPERS = frozenset({"report", "statement", "letter", "study", "paper", "article", "video", "message", "document"})
_COMING_OUT = frozenset({"release", "publish", "issue", "post", "air", "broadcast"})
_LEARNING = frozenset({"learn", "hear", "see", "read"})
_FEASTS = frozenset({"holiday"})  # rule of the grammar
_FISCAL = 4  # words before a year within which "fiscal year (FY)" stands


def to_come(timex: Timex, publication: Publication) -> bool:
    """Whether a day lies clearly after the document, so that nothing told in the past can have it."""
    day = publication.date
    slack = dt.timedelta(0) if timex.rule_id in _POINTING else _SLACK
    return day is not None and timex.date_start is not None and timex.date_start - day > slack


def runs_on(timex: Timex, publication: Publication) -> bool:
    """Whether a stretch only begins with the document, so that nothing over by then has it for its date: "for the next six months"."""
    day, start, end = publication.date, timex.date_start, timex.date_end
    if day is None or start is None or end is None:
        return False
    return cal.add_days(day, -_BEGUN) <= start and end > cal.add_days(day, _WEEK)


def of_what_is_asked(timex: Timex, after: bool, code: str, publication: Publication) -> bool:
    """Whether a stretch not yet over is that of what is asked for: "called for elections this year"."""
    day, end = publication.date, timex.date_end
    return (
        after
        and code[:2] in _ASKING
        and timex.granularity in _LONG
        and day is not None
        and end is not None
        and end > day
    )


def of_what_is_learnt(s: Sentence, trigger: int, head: int) -> bool:
    """Whether a date stands behind what somebody learns with a feeling: "saddened to hear of the violence on Friday"."""
    clauses = (k for k in s.children[trigger] if s.deps[k] in ("xcomp", "advcl", "ccomp") and trigger < k < head)
    return any(trees.lemma(s, k) in _LEARNING and s.tags[k] in ("VB", "VBG") for k in clauses)


def measures(s: Sentence, head: int) -> bool:
    """Whether a year is what something is measured by: "over 2021 levels"."""
    after = head + 1
    return after < len(s) and s.lemmas[after].lower() in _MEASURES


def issued(s: Sentence, verb: int, clause: int) -> bool:
    """Whether a clause says when the paper came out that says something: "a report released on Friday accused them"."""
    paper = s.heads[clause]
    if s.heads[paper] != verb or not s.deps[paper].startswith("nsubj") or s.deps[clause] != "acl":
        return False
    return trees.lemma(s, clause) in _COMING_OUT and trees.lemma(s, paper) in _PAPERS


def past_of_present(s: Sentence, verb: int, timex: Timex, publication: Publication) -> bool:
    """Whether a day gone by stands with a verb in the present: what "welcomes the vote on May 3" is welcomed today."""
    day, end = publication.date, timex.date_end
    if day is None or end is None or s.kind == "headline" or s.tags[verb] not in ("VBZ", "VBP"):
        return False
    helped = any(s.deps[k].startswith("aux") for k in s.children[verb])
    return not helped and day - end > dt.timedelta(days=1)


def apart(s: Sentence, first: int, second: int) -> bool:
    """Whether of two clauses side by side the second has a time of its own: "met her on Monday and will meet him"."""
    own = any(s.deps[k].startswith(("nsubj", "aux")) for k in s.children[second])
    return own and trees.lemma(s, first) not in trees.words("reporting_verbs") and _tense(s, first) != _tense(s, second)


def _tense(s: Sentence, verb: int) -> str:
    helpers = {s.lower[k] for k in s.children[verb] if s.deps[k].startswith("aux") or s.deps[k] == "cop"}
    if helpers & {"will", "'ll", "’ll", "shall", "would"}:
        return "future"
    if s.tags[verb] in ("VBD", "VBN") or helpers & {"was", "were", "did", "had", "has", "have", "'ve", "’ve"}:
        return "past"
    return "present"


def one_helper(s: Sentence, first: int, second: int) -> bool:
    """Whether two verbs share a passive, and so their day: "was seized in Oslo and shot on May 3"."""
    if s.heads[second] != first or s.deps[second] != "conj" or s.tags[second] not in ("VBN", "VBD"):
        return False
    passive = any(s.deps[k] == "aux:pass" for k in s.children[first])
    return passive and not any(s.deps[k].startswith(("nsubj", "aux", "obj", "cop")) for k in s.children[second])


def told_of(s: Sentence, clause: int, date: int) -> bool:
    """Whether a date stands between a deed and the clause that tells what it did: "the attack today that struck the port"."""
    noun = s.heads[clause]
    subject = next((k for k in s.children[clause] if s.deps[k].startswith("nsubj")), None)
    named = trees.lemma(s, noun) in _HAPPENED | trees.words("happening_nouns")
    return named and noun < date < clause and subject is not None and s.tags[subject] == "WDT"


def noun_behind(s: Sentence, timex: Timex, first: int, head: int) -> int | None:
    """The noun before which a date stands though it hangs on the verb: "the November 3, 2021 virtual meeting"."""
    if first == 0 or s.tags[first - 1] not in _DETERMINERS or s.pos[s.heads[head]] not in ("VERB", "AUX"):
        return None
    k = next((i for i in range(first, len(s)) if s.starts[i] >= timex.end), len(s))
    while k < len(s) and s.pos[k] != "NOUN" and s.deps[k] in _BEFORE_NOUN and s.heads[k] > k:
        k += 1
    return k if k < len(s) and s.pos[k] == "NOUN" and s.heads[k] < first else None


def of_the_plan(s: Sentence, trigger: int, clause: int) -> bool:
    """Whether a clause is what is planned, so that its day is that of the plan: "was scheduled to speak with him today"."""
    within = clause == trigger or (s.heads[clause] == trigger and s.deps[clause] == "xcomp" and clause > trigger)
    return within and trees.lemma(s, trigger) in trees.words("planning_verbs")


def of_the_words(s: Sentence, timex: Timex, chain: Sequence[int]) -> bool:
    """Whether a date can be that of good wishes or sympathy: not of the feast, nor of the deed that they are about."""
    if timex.rule_id in _FEASTS or not chain:
        return False
    beside = len(chain) == 2 and bool(trees.cases(s, chain[0]) & {"at", "during", "in"})
    return len(chain) == 1 and s.deps[chain[0]] not in ("acl:relcl", "advcl") or beside


def fiscal(s: Sentence, first: int) -> bool:
    """Whether a year is a fiscal one: "fiscal year 2021", "Fiscal Year (FY) 2021"."""
    return any(s.lower[k] in ("fiscal", "fy") for k in range(max(0, first - _FISCAL), first))
