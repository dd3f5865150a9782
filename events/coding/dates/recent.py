"""What is done by now, and what has only just been done: "we just concluded the talks"."""

from __future__ import annotations

from events.coding.dates import trees
from events.types import Sentence

_JUST = frozenset({"just", "today", "tonight"})
_BACK = frozenset({"return", "wrap", "come"})
_HELD = frozenset({"have", "hold", "host", "convene"})
_SITTINGS = frozenset(
    {"meeting", "talk", "conversation", "discussion", "session", "call", "ministerial", "lunch", "dinner", "dialogue"}
)
_WISHES = frozenset({"want", "wish", "hope", "mean"})  # "I wanted to thank you" is said and done now


def just_over(s: Sentence, verb: int) -> bool:
    """Whether "just" says that something is over, a day or a week ago: "we just had a dialogue", "just concluded a trip"."""
    if not any(s.lower[k] in ("just", "recently") and s.deps[k] == "advmod" for k in s.children[verb]):
        return False
    if not trees.told_in_past(s, verb) and not done(s, verb):
        return False
    if trees.lemma(s, verb) in trees.words("ending_verbs") | _BACK:
        return not _session_over(s, verb)
    subject = trees.subject_above(s, verb)
    return trees.lemma(s, verb) in _HELD and subject is not None and s.lower[subject] == "we"


def _session_over(s: Sentence, verb: int) -> bool:
    """Whether what has just ended is one sitting, of which those who sat speak as they come from it: "we just concluded the talks"."""
    subject, ended = trees.subject_above(s, verb), s.child(verb, "obj")
    ours = subject is not None and s.lower[subject] == "we"
    return ours and ended is not None and trees.lemma(s, ended) in _SITTINGS


def just_now(s: Sentence, verb: int) -> bool:
    """Whether the act is of this moment all the same: "we just announced", "I wanted to thank you", "the minister and I discussed"."""
    if any(s.lower[k] in _JUST for k in s.children[verb]) or trees.lemma(s, verb) in _WISHES:
        return True
    if any(s.deps[k] == "obl" and _this_one(s, k) for k in s.children[verb]):
        return True
    first = s.heads[verb]
    if s.deps[verb] in ("conj", "parataxis") and first < verb and any(s.lower[k] == "just" for k in s.children[first]):
        return trees.told_in_past(s, first)  # "she just spoke and has renewed her claims"
    subject = trees.subject_above(s, verb)
    return subject is not None and any(s.lower[k] == "i" and s.deps[k] == "conj" for k in s.children[subject])


def done(s: Sentence, verb: int) -> bool:
    """Whether a verb tells in the present perfect what is done, not what goes on: "has left", not "has been leaving".

    A second verb shares the helper of the first: "has committed to it and accepted the invitation".
    """
    helped = any(s.deps[k].startswith(("aux", "nsubj")) for k in s.children[verb])
    if s.deps[verb] == "conj" and s.tags[verb] in ("VBN", "VBD") and not helped:
        return s.tags[s.heads[verb]] == "VBN" and trees.present_perfect(s, s.heads[verb])
    return trees.present_perfect(s, verb) and s.tags[verb] != "VBG"


def _this_one(s: Sentence, noun: int) -> bool:
    """Whether a phrase points at a call or meeting of the day: "during this call"."""
    pointed = any(s.lower[k] == "this" and s.deps[k] == "det" for k in s.children[noun])
    return pointed and trees.lemma(s, noun) in trees.words("happening_nouns")
