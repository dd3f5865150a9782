"""Words that belong together: the head of a noun phrase, what describes, introduces and continues it; the voice of a verb.

The lower half of :mod:`events.coding.tree.syntax`, which builds on it and hands these functions on.
"""

from __future__ import annotations

from events.coding.tree.memo import remembered
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
            if not _alike(s, head, j) or _of_another(s, head, j):
                continue
            out.extend(expand(s, j))
    return out


# Prepositions that add one more to a list.
_ADDING = frozenset({"along", "plus", "together", "as", "alongside", "including", "like"})


def _alike(s: Sentence, head: int, j: int) -> bool:
    """Tell whether two coordinated nominals stand in one place: not "announced sanctions ... and in lockstep with Japan"."""
    own = preposition(s, j)
    return own is None or own.split()[0] in _ADDING or own == preposition(s, head)


def _of_another(s: Sentence, head: int, j: int) -> bool:
    """Tell whether the second nominal stands beside a name inside the first: "an attack by the army on Ukraine and its people"."""
    if not any(s.lower[k] == "its" for k in s.children[j]):
        return False
    return any(s.deps[k] == "nmod" and head < k < j and s.pos[k] == "PROPN" for k in s.children[head])


def by_slip(s: Sentence, j: int) -> bool:
    """True for an agent that the parser coordinated with what stands before it: "arrested in Harare by Zimbabwean police"."""
    return s.child(j, "cc") is None and any(s.deps[k] == "case" and s.lower[k] == "by" for k in s.children[j])


@remembered
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


@remembered
def is_passive(s: Sentence, verb: int) -> bool:
    """True when ``verb`` is a passive participle: by its subject, its auxiliary, or a bare participle that modifies a noun."""
    for j in s.children[verb]:
        if s.deps[j] in ("aux:pass", "csubj:pass", "obl:agent"):
            return True
        if s.deps[j] == "nsubj:pass" and not _bare_past(s, verb):
            return True
        if s.deps[j] == "aux" and s.lemmas[j] == "be" and s.tags[verb] == "VBN":
            return True
    if s.tags[verb] == "VBN" and not any(s.deps[j] == "aux" for j in s.children[verb]):
        if s.deps[verb] in ("acl", "amod"):
            return True
        if s.deps[verb] == "advcl":
            return s.child(verb, "nsubj") is None and s.child(verb, "obj") is None
        if s.deps[verb] in ("conj", "xcomp") and s.heads[verb] != verb:
            head = s.heads[verb]
            return (
                s.deps[verb] == "conj"
                and s.tags[head] == "VBN"
                and s.child(verb, "nsubj") is None
                and is_passive(s, head)
            )
    return False


def _bare_past(s: Sentence, verb: int) -> bool:
    """True for "the rebels surrendered." that a parser took for a passive: no auxiliary in the main clause of a full sentence.

    Headlines leave auxiliaries out ("Three killed in ambush") but have no full stop.
    """
    if s.deps[verb] not in ("root", "ccomp", "parataxis", "conj") or s.tags[verb] not in ("VBD", "VBN"):
        return False
    if any(s.deps[j].startswith("aux") or s.deps[j] == "obl:agent" for j in s.children[verb]):
        return False
    if any(s.deps[j].startswith("obl") and preposition(s, j) == "by" for j in s.children[verb]):
        return False
    if s.deps[verb] == "conj" and any(s.deps[j].startswith("aux") for j in s.children[s.heads[verb]]):
        return False
    return s.text.rstrip(" ”\"'’)").endswith((".", "!"))
