"""What a government does with its own parliament, parties and staff every day: "we have been talking to members of Congress".

A talk with a senator who is named, or one of which the day is told, is news; that there are talks with "Republicans" is not.
"""

from __future__ import annotations

from events.coding.acts.act import Act
from events.coding.roles import Role
from events.coding.telling.context import ASKED_AHEAD, Context
from events.coding.tree import syntax
from events.types import Sentence

_FEELINGS = ("012", "013")
_CABINET = frozenset({"GOV", "MIL", "COP", "SPY", "HLH", "EDU", "AGR", "BUS", "LAB"})
# What no other state or party is concerned with: how an administration runs.
_ADMINISTRATION = frozenset(
    "immigration procurement permitting licensing federal sentencing policing bail healthcare medicare zoning tax".split()
)
_TALKS = ("036", "040", "041", "046", "060")
_HOUSE = frozenset({"LEG", "PTY"})
_RULING = frozenset({"GOV"})


def reason(s: Sentence, act: Act, code: str, source: Role | None, target: Role | None, ctx: Context) -> str | None:
    """Return why dealings of one state's own people are no news, or ``None``."""
    if source is None or not act.matches or source.actor.country is None:
        return None
    if code == "130" and act.inner is None and target is not None and _warned(act, source, target):
        return "a government that warns its own parliament of something advises it"
    if _rule_for_staff(s, act, code, target):
        return "rules for the own staff are no politics"
    if code > "069":
        return None
    if target is None:
        own = code.startswith("034") and _ruling(source) and _own_policy(s, act)
        return "what a government changes in its own administration is policy" if own else None
    if source.actor.country != target.actor.country:
        return None
    if code in _FEELINGS and _ruling(source) and set(target.actor.roles) <= _HOUSE | _RULING:
        return "what a government hopes of its own parliament is no event"
    if code[:2] == "02" and ctx.modality == "hypothetical" and "in a question" in ctx.because:
        return "whether a government asks its own people for something is only asked"
    asked = "in a question" in ctx.because or ASKED_AHEAD in ctx.because
    if code in _TALKS and asked and any(set(r.actor.roles) == {"LEG"} for r in (source, target)):
        return "whether a government talks with its parliament is only asked"
    if code in _TALKS and _of_one_cabinet(source, target):
        return "a government talks with its own ministers every day"
    if any(_own_staff(s, one, other) for one, other in ((source, target), (target, source))):
        return "who works for somebody is asked and consulted every day"
    pairs = ((source, target), (target, source))
    if code in _TALKS and any(_the_house(s, one) and _office(other) for one, other in pairs) and not _told_once(s, act):
        return "a government talks with its parliament every day"
    return None


def _warned(act: Act, source: Role, target: Role) -> bool:
    """True for a warning of a government to the parliament of its own country; a threat to do something has an act inside it."""
    same = source.actor.country == target.actor.country
    return same and act.operator == "threaten" and _ruling(source) and set(target.actor.roles) == {"LEG"}


def _own_policy(s: Sentence, act: Act) -> bool:
    """True for reforms of administration at home, and for what a speaker calls "our" system; political reforms are news."""
    last = act.chain()[-1]
    if not last.rule_id.startswith(("08-reform", "08-resign")):
        return False
    changed = syntax.phrase(s, last.head) if s.pos[last.head] == "NOUN" else [*s.subtree(last.head)]
    words = {s.lemmas[j].lower() for j in changed}
    accepted = last.rule_id.startswith("08-resign") and any(s.lemmas[j] == "accept" for j in act.tokens)
    return accepted or bool(words & _ADMINISTRATION) or "our" in {s.lower[j] for j in changed}


def _of_one_cabinet(source: Role, target: Role) -> bool:
    """True for two offices of one government of which one leads its forces or services: a president and his defence minister."""
    sides = [set(r.actor.roles) for r in (source, target)]
    one = all("GOV" in side and side <= _CABINET for side in sides) and sides[0] != sides[1]
    return one and source.actor.group is None and target.actor.group is None


def _ruling(role: Role) -> bool:
    return bool(role.actor.roles) and set(role.actor.roles) <= _RULING


def _office(role: Role) -> bool:
    """True for the government and for whom it proposes as a judge."""
    return _ruling(role) or set(role.actor.roles) == {"JUD"}


def _rule_for_staff(s: Sentence, act: Act, code: str, target: Role | None) -> bool:
    """True for "prohibits its employees from travelling to Chad", be it read as a ban or as a journey."""
    verb = act.chain()[-1].matches[-1].head
    if code[:2] == "04":
        verb = s.heads[verb] if s.deps[verb] in ("xcomp", "advcl") else verb
    elif code[:2] != "17" or target is None:
        return False
    staff = s.child(verb, "obj")
    return staff is not None and s.lemmas[verb] in _RULES and s.lemmas[staff].lower() in _EMPLOYED


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


_BODIES = frozenset({"congress", "parliament", "senate", "house", "leadership", "caucus", "hill"})
_STAFF = frozenset(
    "lawyer team counsel staff staffer adviser advisor aide attorney guard bodyguard cabinet speechwriter spokesperson".split()
)
_RULES = frozenset({"restrict", "prohibit", "bar", "forbid", "authorize", "authorise", "order"})
_EMPLOYED = frozenset({"employee", "personnel", "staff", "staffer", "dependent", "diplomat"})
_DAYS = frozenset(
    "today yesterday tomorrow tonight morning afternoon evening night week weekend monday tuesday wednesday thursday friday "
    "saturday sunday earlier recently".split()
)
