"""Words that belong together: the head of a noun phrase, what describes it, what introduces it, what is coordinated with it.

The lower half of :mod:`events.coding.syntax`, which builds on it and hands these functions on.
"""

from __future__ import annotations

from events.types import Sentence

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X", "SYM"})


def expand(s: Sentence, head: int) -> list[int]:
    """Return ``head`` and the nominals coordinated with it, in sentence order."""
    out = [head]
    verb = s.heads[head]
    for j in s.children[head]:
        if s.deps[j] == "conj" and (s.pos[j] in NOMINAL or s.pos[j] == "ADJ"):
            if head < verb < j and s.deps[head].startswith("nsubj"):
                continue  # what follows the verb is no part of the subject before it
            if not _alike(s, head, j):
                continue
            out.extend(expand(s, j))
    return out


# Prepositions that add one more to a list.
_ADDING = frozenset({"along", "plus", "together", "as", "alongside", "including", "like"})


def _alike(s: Sentence, head: int, j: int) -> bool:
    """Tell whether two coordinated nominals stand in one place: not "announced sanctions ... and in lockstep with Japan"."""
    own = preposition(s, j)
    return own is None or own.split()[0] in _ADDING or own == preposition(s, head)


def by_slip(s: Sentence, j: int) -> bool:
    """True for an agent that the parser coordinated with what stands before it: "arrested in Harare by Zimbabwean police"."""
    return s.child(j, "cc") is None and any(s.deps[k] == "case" and s.lower[k] == "by" for k in s.children[j])


def preposition(s: Sentence, noun: int) -> str | None:
    """Return the preposition of a nominal in lower case; multi-word ones are joined by a space ("according to")."""
    for j in s.children[noun]:
        if (
            s.deps[j] == "case"
            and j < noun
            or s.deps[j] == "mark"
            and s.pos[noun] in NOMINAL
            and s.lower[j] in ("for", "of")
        ):
            rest = [s.lower[k] for k in s.children[j] if s.deps[k] == "fixed"]
            if s.lower[j] in ("'s", "’s", "'", "’"):
                continue
            if s.lower[j] == "out" and not rest and s.lower[j + 1] == "of":
                return "out of"
            return " ".join([s.lower[j], *rest])
    for j in s.children[noun]:  # a parser hung the preposition on the first modifier: "of Syrian and other forces"
        if j < noun and s.deps[j] in ("amod", "compound", "nmod", "nummod", "flat", "nmod:poss"):
            for k in s.children[j]:
                if s.deps[k] == "case" and k < j and s.pos[k] == "ADP":
                    return s.lower[k]
    return None


def marker(s: Sentence, j: int) -> str | None:
    """Return the word that introduces the clause or phrase of ``j``, in lower case."""
    k = s.child(j, "mark", "case")
    return s.lower[k] if k is not None else None


_DESCRIBES_BEFORE = frozenset("amod nmod:poss nmod:desc nummod case det advmod acl".split())
_DESCRIBES = frozenset("nmod conj flat compound appos nmod:unmarked fixed".split())  # or before


def phrase(s: Sentence, head: int) -> list[int]:
    """Return the tokens of the noun phrase of ``head`` that describe it: modifiers, compounds and "of" phrases, but no clauses."""
    out = [head]
    for j in s.children[head]:
        if s.deps[j] in _DESCRIBES or j < head and s.deps[j] in _DESCRIBES_BEFORE:
            out.extend(phrase(s, j))
    return out


def clause(s: Sentence, head: int) -> list[int]:
    """Return the tokens below ``head`` that belong to its own content: everything but its subject and loosely joined clauses."""
    out = [head]
    stack = [
        j for j in s.children[head] if not s.deps[j].startswith(("nsubj", "csubj", "parataxis", "punct", "discourse"))
    ]
    while stack:
        j = stack.pop()
        if s.deps[j] == "conj" and s.pos[j] == "VERB" and s.heads[j] == head:
            continue
        out.append(j)
        stack.extend(k for k in s.children[j] if s.deps[k] not in ("parataxis",))
    return out
