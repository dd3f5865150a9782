"""What a government does with its own parliament, parties and staff every day: "we have been talking to members of Congress".

A talk with a senator who is named, or one of which the day is told, is news; that there are talks with "Republicans" is not.
"""

from __future__ import annotations

from events.coding.acts.act import Act
from events.coding.roles import Role
from events.types import Sentence

_TALKS = ("036", "040", "041", "046", "060")
_HOUSE = frozenset({"LEG", "PTY"})
_RULING = frozenset({"GOV"})


def reason(s: Sentence, act: Act, code: str, source: Role | None, target: Role | None) -> str | None:
    """Return why dealings of one state's own people are no news, or ``None``."""
    if source is None or target is None or not act.matches or source.actor.country != target.actor.country:
        return None
    if source.actor.country is None or code > "069":
        return None
    if any(_own_staff(s, one, other) for one, other in ((source, target), (target, source))):
        return "who works for somebody is asked and consulted every day"
    pairs = ((source, target), (target, source))
    if code in _TALKS and any(_the_house(s, one) and _ruling(other) for one, other in pairs) and not _told_once(s, act):
        return "a government talks with its parliament every day"
    return None


def _ruling(role: Role) -> bool:
    return bool(role.actor.roles) and set(role.actor.roles) <= _RULING


def _the_house(s: Sentence, role: Role) -> bool:
    """True for members of parliament and parties in general: no person, no number, no name."""
    head = role.mention.head
    general = s.tags[head] in ("NNS", "NNPS") or s.lemmas[head].lower() in _BODIES
    counted = any(s.deps[j] in ("nummod", "appos", "flat") for j in s.children[head])
    return set(role.actor.roles) <= _HOUSE and role.mention.kind != "PERSON" and general and not counted


def _told_once(s: Sentence, act: Act) -> bool:
    """True for what is told as one happening: in the simple past, with "will", or with a day."""
    verb = act.head
    if act.operator == "intend" or any(s.lower[j] in ("will", "'ll") for j in s.children[verb]):
        return not any(s.lemmas[j] in ("continue", "keep", "remain") for j in act.tokens)
    while s.pos[verb] not in ("VERB", "AUX") and s.heads[verb] != verb:
        verb = s.heads[verb]
    return s.tags[verb] == "VBD" or bool(set(s.lower) & _DAYS)


def _own_staff(s: Sentence, role: Role, other: Role) -> bool:
    """True for the people who work for the other side: "his lawyers", "our legal teams"."""
    head = role.mention.head
    theirs = any(s.deps[j] == "nmod:poss" and s.tags[j] == "PRP$" for j in s.children[head])
    return theirs and s.lemmas[head].lower() in _STAFF and role.mention.kind != "PERSON" and bool(other.actor.roles)


_BODIES = frozenset({"congress", "parliament", "leadership", "caucus", "hill"})
_STAFF = frozenset(
    "lawyer team counsel staff staffer adviser advisor aide attorney guard bodyguard cabinet speechwriter spokesperson".split()
)
_DAYS = frozenset(
    "today yesterday tomorrow tonight morning afternoon evening night week weekend monday tuesday wednesday thursday friday "
    "saturday sunday earlier recently".split()
)
