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
    if code in _FEELINGS and target is not None and s.lower[target.mention.head] == "it":
        return "what a mood is about is no party"
    if ctx.modality == "hypothetical" and _question_told(s, act.head):
        return "the content of a question that somebody put"
    if source is not None and target is not None and _state_at_home(s, source, target):
        return "Georgia is the state of the union here"
    if (found := _of_others(s, act, code, source, target)) is not None:
        return found
    if code[:2] == "04" and _for_oneself(s, act.head):
        return "who speaks for himself speaks with nobody"
    if left_to_others(s, act.head):
        return "what others are given the room or means to do is not done yet"
    if act.rule_id.endswith("00-allow>04-speak") or source is not None and _unwilling_to_speak(s, act, code, source):
        return "who leaves the word to others, or keeps silent, does nothing"
    if code[:2] == "02" and source is not None and target is not None and _errand(s, act, source, target):
        return "who sends one of his own side asks nothing of those he is sent to"
    if code[:2] == "03" and _braced_for(s, act):
        return "who is prepared for the plans of others has none"
    if code == "133" and source is not None and _ruler_ready(s, act, source):
        return "a government gets ready for protests of others"
    if act.rule_id.startswith("08-release") and s.child(act.head, "ccomp") is not None:
        return "a statement is released, nobody"
    if code[:2] in ("18", "19") and act.operator is None and _there_is(s, act):
        return "who has a war at hand need not wage it"
    if act.rule_id == "02-want" and _thing_wanted(s, act.head):
        return "what somebody wants only describes a thing"
    return None


def _of_others(s: Sentence, act: Act, code: str, source: Role | None, target: Role | None) -> str | None:
    """Why an act is that of others than its source: what they are expected to do, what others are seen doing, colleagues of old."""
    head = act.head
    if source is None or code > "09":
        return None
    if act.operator == "intend" and s.lemmas[head] == "expect" and s.child(head, "obj") and s.child(head, "xcomp"):
        return "what somebody expects of others is no plan of his own"
    if s.lower[head] == "given" and len(act.matches) > 1 and s.child(head, "nsubj", "aux", "aux:pass") is None:
        return "what is given is how things stand"
    up = s.heads[head]
    beside = s.tags[head] == "VBG" and s.deps[head] in ("advcl", "xcomp") and s.child(up, "obj") == head - 1
    if beside and s.lower[head - 1] in _ANYBODY:
        return "done by others who are not named"
    if code[:2] == "06" and s.deps[head] == "acl:relcl" and any(s.lower[j] in _BEST for j in s.children[up]):
        return "a compliment to colleagues"
    if code[:2] == "04" and target is not None and target.mention.head == source.mention.head:
        own = next((syntax.own_subject(s, j) for j in s.children[head] if s.deps[j] == "acl:relcl"), None)
        return "a meeting of others" if own is not None and s.lower[own] not in syntax.RELATIVES else None
    return None


_ANYBODY = frozenset({"others", "anyone", "anybody", "somebody", "someone", "everyone", "countries", "nations"})
_BEST = frozenset({"best", "finest", "greatest", "first", "worst", "nicest"})


def _question_told(s: Sentence, head: int) -> bool:
    """True for what a question told of asks: "you asked me if he would go", "people wonder whether they will fight"."""
    node = head
    for _ in range(4):
        up = s.heads[node]
        if up == node:
            return False
        asked = s.lemmas[up].lower() in ("ask", "wonder", "inquire", "speculate") and s.deps[node] in (
            "ccomp",
            "advcl",
            "xcomp",
        )
        if asked and syntax.marker(s, node) in ("if", "whether"):
            return s.lower[up] != "wonder" or not s.text.rstrip().endswith("?")
        if s.deps[node] not in ("xcomp", "conj", "obj", "obl"):
            return False
        node = up
    return False


def _state_at_home(s: Sentence, source: Role, target: Role) -> bool:
    """True for Georgia with America in words of elections, courts and parties at home, and no word of the Caucasus."""
    countries = {source.actor.country, target.actor.country}
    if countries != {"USA", "GEO"} or not any(r.mention.text == "Georgia" for r in (source, target)):
        return False
    words = {lemma.lower() for lemma in s.lemmas}
    return bool(words & _STATE_MATTERS) and not words & _CAUCASUS


_STATE_MATTERS = frozenset(
    "election voter voting ballot runoff senate senator governor legislature lawsuit sue abortion redistricting texas florida "
    "republican democrat atlanta county primary".split()
)
_CAUCASUS = frozenset(
    "russia russian moscow tbilisi ossetia abkhazia ukraine moldova nato armenia azerbaijan minister georgian caucasus".split()
)


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


_SENT = frozenset(
    "secretary envoy ambassador adviser advisor minister vice team staff aide cabinet department agency administration".split()
)
_OWN_SIDE = _SENT | {"attorney"}


def _ruler_ready(s: Sentence, act: Act, source: Role) -> bool:
    """True for a government that prepares for protests: those who rule do not demonstrate, though they boycott and walk out."""
    staged = any(s.lemmas[j].lower() in ("boycott", "walk", "walkout") for j in act.tokens)
    return bool(set(source.actor.roles) & {"GOV", "COP", "MIL"}) and not staged


def _braced_for(s: Sentence, act: Act) -> bool:
    """True for "they were not prepared for this agreement": ready to bear it, not to make it."""
    ready = s.lower[act.head] in ("prepared", "ready", "unprepared")
    if not ready or act.inner is None:
        return False
    what = act.inner.head
    return (
        s.pos[what] == "NOUN"
        and syntax.preposition(s, what) == "for"
        and any(s.deps[j] in ("det", "nmod:poss") for j in s.children[what])
    )


def _there_is(s: Sentence, act: Act) -> bool:
    """True for "and now we have the war in Chad": there is one. Who has a war with somebody wages it."""
    held = s.lemmas[act.head].lower() == "have" and len(act.matches) > 1
    return held and not any(syntax.oblique(s, j, "with") for j in (act.head, *act.tokens))


def _thing_wanted(s: Sentence, verb: int) -> bool:
    """True for "the arms that they want", "what he wants": the wish only says which thing is meant."""
    asked = s.child(verb, "xcomp") is not None or bool(syntax.oblique(s, verb, "from"))
    return s.deps[verb] == "acl:relcl" and s.child(verb, "obj") is None and not asked
