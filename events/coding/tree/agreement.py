"""Whose verb a coordinated verb is, when the parser hung it on a verb inside the sentence instead of the one that tells.

"We are troubled by reports that offices have been closed and urge restraint": offices urge nobody. A speaker's word of appeal, blame or
thanks in the first person, and a verb whose number does not fit, go back to the clause above.
"""

from __future__ import annotations

from events.types import Sentence

# What speakers do by saying so: "we ... and urge", "I ... and condemn".
_PERFORMED = frozenset(
    "urge call condemn welcome commend thank deplore congratulate reaffirm reiterate applaud appeal denounce salute encourage implore".split()
)
_SPEAKERS = frozenset({"we", "i"})
_SUBJECTS = ("nsubj", "nsubj:pass")
# By which a clause hangs inside another one.
_EMBEDDED = frozenset(
    {"acl", "acl:relcl", "ccomp", "xcomp", "advcl", "advcl:relcl", "nmod", "obl", "obl:agent", "obj", "conj"}
)
_NUMBER = {"VBZ": "one", "VBP": "many"}
_WHO = frozenset({"who"})


def joined_to(s: Sentence, verb: int, head: int) -> int:
    """Return the predicate that ``verb``, hung on ``head`` by the parser, is really coordinated with: mostly ``head``."""
    if any(s.deps[j] == "mark" or s.tags[j] == "MD" for j in s.children[verb]):
        return head
    if (teller := _tells_on(s, verb, head)) is not None:
        return teller
    helped = any(s.deps[j].startswith(("aux", "cop")) for j in s.children[verb])
    if s.tags[verb] == "VB" and not helped and s.tags[head] == "VBG":
        return next(
            (p for p in _up(s, head) if s.tags[p] == "VB"), head
        )  # "will thank them for hosting it, and review"
    number = "many" if s.tags[verb] == "VB" and not helped else _number(s, verb)
    if number is None:
        return head
    spoken = number == "many" and s.lemmas[verb].lower() in _PERFORMED
    inside = _own(s, head)
    if spoken and not (inside is not None and s.lower[inside] in _SPEAKERS | _WHO):
        for p in _above(s, head):
            own = _own(s, p)
            if own is not None and s.lower[own] in _SPEAKERS and _number(s, p) in ("many", None):
                return p
    if s.tags[verb] == "VB" or inside is None or _number(s, head) in (number, "any", None) or not _plain(s, inside):
        return head
    return next((p for p in _above(s, head) if _own(s, p) is not None and _number(s, p) in (number, "any")), head)


def _tells_on(s: Sentence, verb: int, head: int) -> int | None:
    """The past verb above a present clause that a second past verb goes on from: "said that peace is near and thanked them"."""
    if s.tags[verb] != "VBD" or s.deps[head] != "ccomp" or any(s.deps[j].startswith("aux") for j in s.children[verb]):
        return None
    teller = s.heads[head]
    told = s.tags[teller] == "VBD" and any(s.deps[j] == "mark" for j in s.children[head])
    return teller if told and _number(s, head) in _NUMBER.values() else None


def _above(s: Sentence, node: int) -> list[int]:
    """The predicates with a subject above ``node``, from near to far."""
    return [p for p in _up(s, node) if _own(s, p) is not None]


def _up(s: Sentence, node: int) -> list[int]:
    """The words above ``node`` that it hangs on inside its sentence, from near to far."""
    out: list[int] = []
    while s.heads[node] != node and s.deps[node] in _EMBEDDED:
        node = s.heads[node]
        out.append(node)
    return out


def _own(s: Sentence, verb: int) -> int | None:
    return next((j for j in s.children[verb] if j < verb and s.deps[j] in _SUBJECTS), None)


def _plain(s: Sentence, subject: int) -> bool:
    """True for one word that shows its number: no list, no name or group that takes either."""
    shown = s.pos[subject] == "PRON" or s.tags[subject] == "NNS"
    return shown and not any(s.deps[j] == "conj" for j in s.children[subject])


def _number(s: Sentence, verb: int) -> str | None:
    """The number that the finite form of a predicate shows; "any" for a past, ``None`` for no finite form."""
    helpers = [s.tags[j] for j in s.children[verb] if s.deps[j].startswith("aux") or s.deps[j] == "cop"]
    if "MD" in helpers:
        return "any"
    for tag in (*helpers, s.tags[verb]):
        if tag in _NUMBER:
            return _NUMBER[tag]
        if tag == "VBD":
            return "any"
    return None


def agreeing(s: Sentence, verb: int, subject: int | None) -> int | None:
    """The subject that a second verb shares, unless its form forbids it: in "which we saw and has alarmed them" we alarm nobody."""
    if subject is None or s.lower[subject] not in ("i", "we", "you", "they"):
        return subject
    finite = next((j for j in s.children[verb] if s.deps[j].startswith("aux")), verb)
    return None if s.tags[finite] == "VBZ" else subject
