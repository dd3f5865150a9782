"""Words that do what they say, and verbs that only pass on that a thing was done.

A helper may make words polite: "I would disagree with him", "I can announce", "I have to say". "Seemed to ignore it" ignored it.
"""

from __future__ import annotations

from events.types import Sentence

_SPEAKERS = frozenset({"i", "we"})
_POLITELY = frozenset(
    "agree disagree differ dispute urge encourage commend caution remind thank congratulate applaud".split()
)
_DULY = frozenset("say admit confess tell stress add note acknowledge thank congratulate commend applaud".split())
_ABLY = frozenset("deny announce confirm report tell say assure reveal share add".split())
_BY_HELPER = {"would": _POLITELY, "'d": _POLITELY, "’d": _POLITELY, "must": _DULY, "can": _ABLY}
_SHOWING = frozenset({"seem", "appear"})
_ORDERING = frozenset({"order", "direct", "command", "instruct", "send", "authorize", "authorise"})
_FORCES = frozenset("troop force army soldier military fighter navy tank jet warplane police militia".split())
_TAKING = frozenset({"take", "use", "seize"})
_TRIPS = frozenset("trip visit journey tour stop".split())
_CHANCES = frozenset({"opportunity", "occasion", "chance"})


def said_now(s: Sentence, verb: int, helper: int) -> bool:
    """True for a helper that only softens what a speaker says in saying so: not with a condition, a denial or in a question."""
    words = _BY_HELPER.get(s.lower[helper])
    if words is None or s.lemmas[verb].lower() not in words or not _by_speaker(s, verb, helper):
        return False
    open_words = any(s.lower[j] in ("not", "n't", "n’t", "never", "have") for j in s.children[verb] if j < verb)
    return not open_words and not any(w in ("if", "unless") for w in s.lower)


def bound_to_say(s: Sentence, verb: int, up: int) -> bool:
    """True for "I have to say", "we need to thank"."""
    return s.lemmas[up] in ("have", "need") and s.lemmas[verb].lower() in _DULY and _by_speaker(s, up, up)


def done_under(s: Sentence, verb: int, up: int) -> bool:
    """True for what was done, as the verb above says: "seemed to ignore them", "directed his troops to invade"."""
    if s.tags[verb] != "VB" or any(s.lower[j] in ("not", "n't", "n’t", "never") for j in s.children[up]):
        return False
    lemma = s.lemmas[up].lower()
    if lemma in _SHOWING:
        return s.tags[up] == "VBD"
    done = s.tags[up] == "VBD" or any(s.deps[j] == "aux" and s.lower[j] in ("has", "have") for j in s.children[up])
    told = s.child(up, "obj")
    if lemma not in _ORDERING or not done or told is None or s.lemmas[told].lower() not in _FORCES:
        return False
    return s.child(told, "nmod:poss") is not None  # his own: they do as they are told


def deed(s: Sentence, verb: int) -> str:
    """The lemma of what is done: of "try to help" the help."""
    inner = s.child(verb, "xcomp") if s.lemmas[verb].lower() in ("try", "continue", "begin", "start") else None
    return s.lemmas[verb if inner is None else inner].lower()


def uses_chance(s: Sentence, verb: int) -> bool:
    """True for "take this opportunity", "take advantage of the occasion"."""
    if s.lemmas[verb] not in _TAKING:
        return False
    near = [j for j in s.children[verb] if s.deps[j] in ("obj", "obl")]
    near += [k for j in near for k in s.children[j] if s.deps[k] == "nmod"]
    return any(s.lemmas[j].lower() in _CHANCES for j in near)


def _by_speaker(s: Sentence, verb: int, after: int) -> bool:
    subject = s.child(verb, "nsubj")
    return subject is not None and s.lower[subject] in _SPEAKERS and subject < after


def had(s: Sentence, verb: int) -> bool:
    """True for a chance that was there: "had an opportunity", "has had one", "did have one"; "have got one" is the present."""
    did = s.tags[verb] == "VB" and any(s.deps[j] == "aux" and s.lower[j] == "did" for j in s.children[verb])
    return did or s.tags[verb] == "VBD" or (s.tags[verb] == "VBN" and s.lemmas[verb] != "get")


def helps_beside(s: Sentence, verb: int, helping: frozenset[str]) -> bool:
    """True for an infinitive that goes on with help: "has spent millions to train the police and support the courts"."""
    return any(s.deps[j] == "conj" and s.tags[j] == "VB" and s.lemmas[j].lower() in helping for j in s.children[verb])


def journey_made(s: Sentence, verb: int) -> bool:
    """True for a journey told with a light verb: "made a trip to the region", "paid a visit"."""
    made = s.child(verb, "obj")
    return s.lemmas[verb] in ("make", "pay", "take") and made is not None and s.lemmas[made].lower() in _TRIPS
