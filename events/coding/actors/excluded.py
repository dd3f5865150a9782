"""Who is named only to be left out: "all countries except Canada", "France rather than Spain", "Chad, not Niger"."""

from __future__ import annotations

from events.types import Sentence

_MARKS = frozenset("except excluding than instead unlike exception apart but not barring excepting aside".split())
_CASES = frozenset({"except", "excepting", "excluding", "barring", "unlike", "than", "but"})
_EXCLUDING = frozenset({"exclude", "excluding", "except", "excepting", "bar", "barring"})


def may_exclude(s: Sentence) -> bool:
    """False when no word of the sentence could leave anybody out: the cheap test that comes first."""
    return not _MARKS.isdisjoint(s.lower)


def is_excluded(s: Sentence, head: int) -> bool:
    """True when the words before a phrase say that it is not one of those who act or are acted on."""
    for _ in range(len(s)):
        if _left_out(s, head):
            return True
        if s.deps[head] != "conj" or s.heads[head] == head:
            return False
        head = s.heads[head]  # "except Canada and Mexico"
    return False


def _left_out(s: Sentence, head: int) -> bool:
    kids = s.children[head]
    above = s.heads[head]
    for k in kids:
        word = s.lower[k]
        if k > head:
            continue
        if s.deps[k] == "case" and (word in _CASES or word == "instead"):
            return True
        if s.deps[k] == "cc" and word in ("rather", "but") and s.lower[k + 1 : k + 2] in (("than",), ("not",)):
            return True
        if s.deps[k] == "advmod" and word == "not" and s.deps[head] == "conj" and s.pos[above] in ("NOUN", "PROPN"):
            return True
    if s.lower[above] in ("apart", "aside") and any(s.lower[k] == "from" for k in kids):
        return True
    if (
        s.lower[above] == "exception"
        and s.deps[head] == "nmod"
        and s.lower[max(0, above - 2) : above] == ("with", "the")
    ):
        return True
    return s.lower[above] in _EXCLUDING and s.deps[head] == "obj" and s.deps[above] == "advcl"


__all__ = ["is_excluded", "may_exclude"]
