"""Words that do what they say, whatever helper makes them polite: "I would disagree with him", "I can announce", "I have to say"."""

from __future__ import annotations

from events.types import Sentence

_SPEAKERS = frozenset({"i", "we"})
_POLITELY = frozenset("agree disagree differ dispute urge encourage commend caution remind".split())
_DULY = frozenset("say admit confess tell stress add note acknowledge thank congratulate commend applaud".split())
_ABLY = frozenset("deny announce confirm report tell say assure reveal share add".split())
_BY_HELPER = {"would": _POLITELY, "'d": _POLITELY, "’d": _POLITELY, "must": _DULY, "can": _ABLY}
_TAKING = frozenset({"take", "use", "seize"})
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
