"""Dates that hang on a verb but stand within the phrase of a noun, whose they are: "the call today with the king"."""

from __future__ import annotations

import re

from events.coding.dates import trees, unfit
from events.types import Sentence, Timex

# What opens the words of another: "QUESTION:", "MS. SOLBERG:", "Q ".
_NEXT_SPEAKER = re.compile(r"Q |[A-Z][A-Z .'’-]+:")


def within_phrase(s: Sentence, noun: int, timex: Timex, head: int) -> bool:
    """Whether a date that hangs on the verb stands inside the phrase of a noun, or right after one that no verb claims.

    "The president's conversation today with the king", "since the minister's visit to Oslo last summer".
    """
    if s.pos[noun] != "NOUN" or head < noun:
        return False
    last = max(s.subtree(noun))
    first = next(i for i in range(len(s)) if s.ends[i] > timex.start)
    if s.pos[s.heads[head]] not in ("VERB", "AUX"):  # "her view of the meeting between the two last week"
        return s.heads[noun] == s.heads[head] and s.deps[noun] == "nmod" and last + 1 == first
    if head < last:
        return True
    top = noun
    while s.deps[top] == "nmod":
        top = s.heads[top]
    before = trees.cases(s, head)
    back = s.lower[last + 1 : last + 2] == ("back",)  # "since their meeting in Oslo back in 2016"
    if last + 1 + len(before) + back != first:
        return False
    if not before and head < s.heads[head] and trees.cases(s, top) & {"on", "about", "regarding", "in", "at"}:
        return True  # "On his meeting with the king yesterday, did he ..."
    if not before and top == noun and _past_for_present(s, timex, s.heads[head]):
        return s.deps[noun] == "obj" and s.heads[noun] == s.heads[head]
    return "since" in trees.cases(s, top) or (
        not before and bool(trees.cases(s, top) & {"after", "before", "during", "following"})
    )


def _past_for_present(s: Sentence, timex: Timex, verb: int) -> bool:
    """Whether a verb in the present or with a modal can have no day gone by: "can you describe their meeting yesterday?"."""
    words_of = timex.text.lower().split()
    if not {"yesterday", "last", "earlier"} & set(words_of):
        return False
    modal = any(s.tags[k] == "MD" for k in s.children[verb])
    helped = any(s.deps[k].startswith("aux") for k in s.children[verb])
    return modal or (not helped and s.tags[verb] in ("VB", "VBZ", "VBP"))


def since(s: Sentence, date: int) -> tuple[int, int] | None:
    """The clause or noun with "since" that a date stands in, and the verb it belongs to: "given since the start of the war in May"."""
    above = trees.chain(s, date)
    if above and s.deps[above[-1]] == "advcl" and "since" in trees.cases(s, above[-1]):
        return above[-1], s.heads[above[-1]]
    noun = next((k for k in above[:-1] if s.pos[k] == "NOUN" and "since" in trees.cases(s, k)), None)
    return (noun, above[-1]) if noun is not None and not trees.superlative_above(s, date) else None


def goes_on(s: Sentence, clause: int, scene: Sentence) -> bool:
    """Whether a speaker goes on right after a dated sentence: "Yesterday, we took action. Specifically, we named ten companies"."""
    subject = trees.subject_above(s, clause)
    if s.index != scene.index + 1 or subject is None or _NEXT_SPEAKER.match(s.text):
        return False
    return s.lower[subject] in ("we", "he", "she", "they")


def served(s: Sentence, trigger: int) -> int | None:
    """The verb whose object an act done with it serves, and whose day it has: "today he announced a package to arm them"."""
    above = trees.clauses_above(s, trigger)
    own = above[0][0]
    if s.tags[own] != "VB" or s.deps[own] != "acl" or s.deps[s.heads[own]] != "obj" or len(above) < 2:
        return None
    verb = s.heads[s.heads[own]]
    return verb if verb == above[1][0] and trees.shares_clause(s, trigger, own) else None


def opens(s: Sentence, date: int, label: int, verb: int) -> bool:
    """Whether a date opens a clause after a label on which it was hung: "MS. SOLBERG: On Monday, he will welcome her"."""
    nominal = s.pos[label] in ("NOUN", "PROPN") and not any(s.deps[k] == "cop" for k in s.children[label])
    return nominal and s.deps[verb] == "parataxis" and label < date < verb and ":" in s.words[label:date]


def of_antecedent(s: Sentence, own: int, date: int, above: tuple[int, ...]) -> tuple[int, str] | None:
    """The date of what a clause with "when" or "where" goes on from: "on April 7, when ...", "the summit held in May, where ..."."""
    noun = s.heads[own]
    if unfit.told_of(s, own, date):
        return 1, "syntax"
    link = trees.link_of(s, own)
    if link == "when" and abs(noun - date) <= 1:
        return 1, "syntax"
    if link != "where":
        return None
    if above[0] == noun or trees.happening_of(s, noun, above[-1]):
        return 9, "clause"
    return None
