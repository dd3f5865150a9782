"""Words of politicians that do nothing: questions after feelings, wishes that only describe, turns of phrase.

Spokespeople fill hours with them ("is he worried that", "they can speak for themselves"). They use the
words of meetings, appeals and concern, but nothing of the kind takes place.
"""

from __future__ import annotations

from events.coding.acts.act import Act
from events.coding.roles import Role
from events.coding.telling.context import Context
from events.coding.tree import syntax
from events.coding.tree.content import left_to_others
from events.types import Sentence

# Concern and hope.
_FEELINGS = ("012", "013")
_SELF = frozenset({"themselves", "itself", "himself", "herself", "ourselves", "yourselves", "myself", "yourself"})


def reason(s: Sentence, act: Act, code: str, source: Role | None, target: Role | None, ctx: Context) -> str | None:
    """Return why words of talk are no event, or ``None``."""
    if not act.matches:
        return None
    if code in _FEELINGS and "in a question" in ctx.because:
        return "what somebody feels is only asked"
    if code[:2] == "04" and _for_oneself(s, act.head):
        return "who speaks for himself speaks with nobody"
    if left_to_others(s, act.head):
        return "what others are given the room or means to do is not done yet"
    if act.rule_id.endswith("00-allow>04-speak") or source is not None and _unwilling_to_speak(s, act, code, source):
        return "who leaves the word to others, or keeps silent, does nothing"
    if code[:2] == "02" and source is not None and target is not None and _errand(s, act, source, target):
        return "who sends one of his own side asks nothing of those he is sent to"
    if act.rule_id.startswith("08-release") and s.child(act.head, "ccomp") is not None:
        return "a statement is released, nobody"
    if code[:2] in ("18", "19") and act.operator is None and _there_is(s, act):
        return "who has a war at hand need not wage it"
    if act.rule_id == "02-want" and _thing_wanted(s, act.head):
        return "what somebody wants only describes a thing"
    return None


def _for_oneself(s: Sentence, verb: int) -> bool:
    """True for "they can speak for themselves"."""
    return any(s.lower[j] in _SELF for j in syntax.oblique(s, verb, "for"))


def _unwilling_to_speak(s: Sentence, act: Act, code: str, source: Role) -> bool:
    """True for a speaker's "I don't want to speak to that", "we are not going to talk to": words of a briefing."""
    last = act.chain()[-1].matches[-1].head
    return code[:2] == "12" and s.lower[source.mention.head] in ("i", "we") and s.lemmas[last] in ("speak", "talk")


def _errand(s: Sentence, act: Act, source: Role, target: Role) -> bool:
    """True for "the president asked his minister to meet the king": the king is asked nothing."""
    asked = s.child(act.head, "obj", "iobj")
    if asked is None or s.lemmas[act.head] not in ("ask", "direct", "instruct", "order", "tell", "urge", "encourage"):
        return False
    apart = not any(target.mention.first <= j <= target.mention.last for j in syntax.expand(s, asked))
    own = _OWN_SIDE if source.actor.country == target.actor.country else _SENT
    return (
        apart
        and s.child(act.head, "xcomp") is not None
        and any(s.lemmas[j].lower() in own for j in syntax.phrase(s, asked))
    )


_SENT = frozenset({"secretary", "envoy", "ambassador", "adviser", "advisor", "minister", "vice"})
_OWN_SIDE = _SENT | {"attorney"}


def _there_is(s: Sentence, act: Act) -> bool:
    """True for "and now we have the war in Chad": there is one. Who has a war with somebody wages it."""
    held = s.lemmas[act.head].lower() == "have" and len(act.matches) > 1
    return held and not any(syntax.oblique(s, j, "with") for j in (act.head, *act.tokens))


def _thing_wanted(s: Sentence, verb: int) -> bool:
    """True for "the arms that they want", "what he wants": the wish only says which thing is meant."""
    asked = s.child(verb, "xcomp") is not None or bool(syntax.oblique(s, verb, "from"))
    return s.deps[verb] == "acl:relcl" and s.child(verb, "obj") is None and not asked
