"""Requests, wishes and denials that are manners of speech: the floor given, a denial not made, what people at home would like.

Ceremonies and briefings are full of them ("may I ask the minister to make his remarks"); nobody in politics asks anybody for anything.
"""

from __future__ import annotations

from events.coding.acts.act import Act
from events.coding.roles import INSIDE, MODIFIER, OWNER, PLACE, Role, one_state
from events.coding.telling.context import Context
from events.coding.tree import syntax
from events.coding.tree.words import FIRST_PERSON
from events.lexicon.rules import RuleBook
from events.types import Sentence

_STANCES = frozenset({"want", "like", "love", "prefer", "wish", "hope", "need", "seek"})
_EVERYDAY = frozenset({"CVL", "BUS", "ELI", "LAB", "EDU", "AGR", "HLH", "NGO", "HRI"})


def reason(
    s: Sentence, act: Act, code: str, source: Role | None, target: Role | None, ctx: Context, book: RuleBook
) -> str | None:
    """Return why words of asking or denying do neither, or ``None``."""
    if source is None:
        return None
    if target is not None and code[:2] in ("02", "10") and one_state(source.actor, target.actor):
        return "a state and its own government: one side, not two"
    if target is not None and code[:2] in ("01", "05", "11") and code != "111" and s.lower[target.mention.head] == "it":
        return "what 'it' stands for is mostly a matter, no party"
    speaks = s.lower[source.mention.head] in FIRST_PERSON
    if code[:2] in ("02", "10") and act.code[:2] != code[:2] and s.text.rstrip(" ”\"'").endswith("?"):
        return "what a question says should be done is asked of nobody"
    if (
        speaks
        and (code == "016" or s.lemmas[act.head].lower() == "deny")
        and (ctx.polarity == "negated" or ctx.modality == "future")
    ):
        return "who will not deny something denies no charge"
    if code[:2] in _SAID and _asked_whether(s, act.head):
        return "what is but asked is no event"
    if code[:2] == "13" and _situation(s, act, source):
        return "how things stand threatens, nobody does"
    if code == "015" and _facts_of_others(s, act, source):
        return "who acknowledges how things are confesses nothing"
    if code[:2] == "13" and _warns_its_people(s, act, source, target):
        return "a state that warns its own people threatens nobody"
    if code[:2] not in ("02", "10"):
        return None
    below = tuple(s.lemmas[j].lower() for j in sorted(s.subtree(act.head))) if speaks else ()
    if below and (word := book.classes["floor_words"].find(below)) is not None:
        return f"a host gives a guest the floor: {word!r}"
    if _stance_at_home(s, act, source, target):
        return "what people at home would like is no appeal"
    return None


def _stance_at_home(s: Sentence, act: Act, source: Role, target: Role | None) -> bool:
    """Tell whether people only want something of their own state: "the American people want us to get it done"."""
    if target is None or s.lemmas[act.head].lower() not in _STANCES or source.actor.country != target.actor.country:
        return False
    return bool(source.actor.roles) and set(source.actor.roles) <= _EVERYDAY


def _warns_its_people(s: Sentence, act: Act, source: Role, target: Role | None) -> bool:
    """Tell whether a government warns those it looks after: "warned Americans to leave the country"."""
    if target is None or s.lemmas[act.head].lower() not in ("warn", "caution", "alert"):
        return False
    a, b = source.actor, target.actor
    people = set(b.roles) <= {"CVL"} if b.roles else s.tags[target.mention.head] in ("NNPS", "NNS", "PRP")
    return a.country is not None and a.country == b.country and b.group is None and "GOV" in a.roles and people


_SAID = frozenset({"01", "02", "10", "11", "12", "13"})
_ASKS = frozenset({"ask", "question", "wonder", "address", "know", "issue"})
# Through which people speak: "the general's statement threatened war".
_VOICES = frozenset(
    "statement letter speech message remark comment word address tweet post article video leader head group".split()
)


def _asked_whether(s: Sentence, verb: int) -> bool:
    """Tell whether the act stands in what a question is about: "asked me if we were intimidated", "the question of whether"."""
    while s.deps[verb] == "conj":
        verb = s.heads[verb]
    whether = any(s.deps[j] == "mark" and s.lower[j] in ("whether", "if") for j in s.children[verb])
    return whether and s.deps[verb] in ("ccomp", "acl") and s.lemmas[s.heads[verb]].lower() in _ASKS


def _situation(s: Sentence, act: Act, source: Role) -> bool:
    """Tell whether a deed or thing endangers something: "the war threatens supplies of wheat"."""
    if s.lemmas[act.head].lower() != "threaten":
        return False
    doer = syntax.logical(s, act.head)[0]
    thing = doer is not None and s.pos[doer] == "NOUN" and s.lemmas[doer].lower() not in _VOICES
    return thing and source.how in (OWNER, MODIFIER, INSIDE, PLACE) and source.mention.head != doer


def _facts_of_others(s: Sentence, act: Act, source: Role) -> bool:
    """Tell whether a clause with another subject is what is acknowledged: "acknowledged that the war in Chad costs jobs"."""
    clause = s.child(act.head, "ccomp")
    doer = None if clause is None else syntax.own_subject(s, clause)
    if doer is None or s.pos[doer] == "PRON" or doer == source.mention.head:
        return False
    return not (act.inner is not None and any(r.key[:3] == source.key[:3] for r in act.inner.sources))
