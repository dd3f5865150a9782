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
# Words before "foundation" that make it a body and no ground on which something stands.
_ENDOWED = frozenset(
    "charitable private family philanthropic humanitarian political rights research medical education educational health "
    "community nonprofit profit cultural environmental religious charity media press government state national".split()
)
_GROUNDS = frozenset({"of", "for", "to", "on", "upon"})
# Roles that "of" and an abstract noun turn into causes and pictures: "drivers of conflict", "a family of nations".
_FIGURES = frozenset(
    "driver drivers family community anchor architect architects champion champions parent mother father".split()
)
_OF_WHOM = frozenset(
    "nations democracies democracy states values faith ideas peace stability change growth conflict conflicts instability "
    "migration violence freedom inflation interests learning practice war reform insecurity emissions demand "
    "terrorism crisis fragility prosperity innovation progress".split()
)
_POWERS = frozenset(
    "legal statutory sanctions sanction executive emergency moral constitutional discretionary delegated spending waiver drawdown "
    "rulemaking parole appropriations borrowing".split()
)
_PARTIES = frozenset({"party", "parties"})


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


def is_thing(v: View, i: int, phrase: str) -> bool:
    """True for a word for people or a body that means a thing or a cause here: "a strong foundation", "parties to the deal"."""
    if not v.atoms[i].islower():
        return False
    before = v.low[i - 1] if i else ""
    after = v.low[i + 1] if i + 1 < len(v.low) else ""
    if phrase in ("foundation", "foundations"):
        held = before in _ENDOWED or (v.atoms[i - 1][0].isupper() if i else False)
        return not held and (before not in ("the", "this", "that", "its") or after in _GROUNDS)
    if phrase in ("state", "states") and after == "of":  # "the state of emergency", but "the state of Qatar"
        return not any(w[:1].isupper() for w in v.atoms[i + 2 : i + 4])
    if phrase in ("authority", "authorities") and before in _POWERS:
        return True  # "its legal authority", "sanctions authorities": what somebody may do
    if phrase == "association" and after == "with":
        return True  # "its association with the bloc": a tie
    if phrase in _PARTIES:
        return after == "to" and not (v.deps and v.low[i + 2 : i + 3] and v.pos[v.token[i + 2]] == "VERB")
    if phrase in _FIGURES and after == "of":
        return any(w in _OF_WHOM for w in v.low[i + 2 : i + 5])
    return False
