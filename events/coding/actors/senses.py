"""Words whose sense the words beside them tell: where a phrase ends in a time, and when "NSA" is a person."""

from __future__ import annotations

from events.coding.actors.atoms import View

_PERIODS = frozenset(
    "day week weekend month quarter year decade century summer autumn fall winter spring night morning evening afternoon time "
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december".split()
)
_RELATIVE = frozenset({"last", "next"})
# What a person does and an agency does not.
_DONE_IN_PERSON = frozenset(
    "meet meets met meeting visit visits visited visiting travel travels traveled travelled traveling travelling speak speaks "
    "spoke speaking talk talks talked talking fly flew arrive arrives arrived host hosts hosted welcomed received".split()
)
_IN_PERSON_LINKS = ("nsubj", "obj", "obl", "conj")
ADVISER = "national security adviser"


def ends_in_time(v: View, i: int) -> bool:
    """True for "last" in "met with Turkish officials last week": the phrase before it is over."""
    if v.low[i] not in _RELATIVE or i == 0 or i + 1 >= len(v.low) or v.low[i + 1] not in _PERIODS:
        return False
    if not v.atoms[i - 1][0].isalnum() or not v.pos:
        return False
    return v.pos[v.token[i - 1]] in ("NOUN", "PROPN") and v.token[i - 1] != v.token[i]


def means_adviser(v: View, i: int) -> bool:
    """True for "NSA" where it is a national security adviser: beside a person's name, or meeting and visiting people."""
    if v.atoms[i] != "NSA" or not v.deps:
        return False
    t = v.token[i]
    following = v.token[i + 1] if i + 1 < len(v.token) else -1
    if following in v.persons or (following >= 0 and v.low[i + 1] in ("level", "talks", "counterpart")):
        return True
    for _ in range(4):  # up a list of people
        if not v.deps[t].startswith(("conj", "appos", "flat", "compound")):
            break
        t = v.heads[t]
    head = v.heads[t]
    said = [v.low[n] for n, token in enumerate(v.token) if token == head]
    return v.deps[t].startswith(_IN_PERSON_LINKS) and bool(said) and said[0] in _DONE_IN_PERSON
