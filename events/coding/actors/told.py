"""Whose "we" it is in words given without quotation marks: "countries across the world are saying we condemn this war"."""

from __future__ import annotations

from events.types import Sentence

_TELLS = frozenset({"say", "tell", "declare", "shout", "chant", "reply", "answer"})
# What one says of oneself only. "They say we should help" is about those who are told.
_PERFORMED = frozenset(
    "condemn support reject denounce oppose welcome demand stand refuse recognize recognise deplore back endorse call".split()
)


_SEES = frozenset({"see", "hear", "watch", "find", "have"})


def told_by(s: Sentence, t: int) -> int | None:
    """Who says what the first person at token ``t`` is the subject of; ``None`` when those are the speaker's own words."""
    tells = _telling(s, t)
    if tells is None and s.deps[t] == "nsubj" and s.deps[s.heads[t]] == "conj":
        last = next((k for k in range(t - 1, -1, -1) if s.lower[k] == s.lower[t]), None)
        tells = _telling(s, last) if last is not None else None  # "saying we condemn this and we stand with them"
        tells = (
            tells if tells is not None and s.heads[s.heads[t]] in (tells, s.heads[tells], s.heads[last or 0]) else None
        )
    if tells is None or s.lemmas[s.heads[t]].lower() not in _PERFORMED:
        return None
    for _ in range(4):
        subject = next((k for k in s.children[tells] if s.deps[k] == "nsubj"), None)
        if subject is not None or s.deps[tells] not in ("conj", "xcomp"):
            return subject if subject is not None else _sayer(s, tells)
        tells = s.heads[tells]
    return None


def _telling(s: Sentence, t: int) -> int | None:
    """The verb of saying right above what the first person at token ``t`` does."""
    verb = s.heads[t]
    if s.deps[t] != "nsubj" or any(s.deps[k] in ("aux", "neg", "mark") for k in s.children[verb]):
        return None
    while s.deps[verb] == "conj" and s.heads[verb] != verb:
        verb = s.heads[verb]
    tells = s.heads[verb]
    return tells if s.deps[verb] == "ccomp" and s.lemmas[tells].lower() in _TELLS else None


def _sayer(s: Sentence, tells: int) -> int | None:
    """Who says it in "countries saying ..." and "we have seen countries saying ..."."""
    up = s.heads[tells]
    if s.deps[tells].startswith("acl"):
        return up
    if s.deps[tells] == "advcl" and s.tags[tells] == "VBG" and s.lemmas[up].lower() in _SEES:
        return next((k for k in s.children[up] if s.deps[k] == "obj"), None)
    return None
