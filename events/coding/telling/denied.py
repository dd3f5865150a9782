"""Acts denied by the words above them: what nobody plans, what nobody can report, what there is no sign of."""

from __future__ import annotations

from events.coding.telling.modality import FUTURE_AUX, NEGATIVE
from events.coding.tree import syntax
from events.lexicon.rules import RuleBook
from events.types import Sentence

NO = frozenset({"no", "neither", "nobody", "none", "nothing", "zero"})
_UNTRUE = frozenset(
    {"false", "untrue", "baseless", "unfounded", "groundless", "fabricated", "fake", "incorrect", "fabrication", "lie"}
)
_SENDING = frozenset({"send", "deploy", "dispatch", "use", "put", "get"})
_SIGNS = frozenset("indication evidence sign proof hint".split())
_SPEAKERS = frozenset({"i", "we"})


def from_above(
    s: Sentence, node: int, up: int, dep: str, book: RuleBook, *, meant: bool, known: bool
) -> tuple[str, str] | None:
    """The word above that denies what stands at ``node``, and why.

    ``meant``: only infinitives lie between, so that it is what somebody plans. ``known``: it is told as known, whatever is said above.
    """
    word = s.lemmas[up].lower()
    if meant and unplanned(s, up, book):
        return word, f"negated by {s.words[up]!r}: nobody means to"
    if not known and unknown(s, node, up, dep):
        return word, f"negated by {s.words[up]!r}: nothing is known of it"
    if _untrue(s, node, up, dep):
        return "false", "negated: said to be untrue"
    if dep == "acl:relcl" and _not_one_of(s, up):
        return "not", f"negated by 'not' with {s.words[up]!r}"
    if dep == "nmod" and word in ("lack", "absence") and syntax.preposition(s, node) == "of":
        return word, f"negated by {s.words[up]!r}"
    return None


def unplanned(s: Sentence, up: int, book: RuleBook) -> bool:
    """True for a denied plan: "has no plans to fight", "does not intend to send troops to fight", "is not going to send them to fight"."""
    if s.lemmas[up].lower() in _SENDING:
        ahead = any(s.deps[j] == "aux" and s.lower[j] in FUTURE_AUX for j in s.children[up])
        if ahead and _denied(s, up):
            return True
        if s.deps[up] in ("xcomp", "acl"):
            up = s.heads[up]
            if s.lemmas[up] == "go" and s.tags[up] == "VBG":
                return _denied(s, up)
    if s.lemmas[up].lower() not in book.classes["wish"].words:
        return False
    return any(s.lower[j] in NEGATIVE | NO for j in s.children[up])


def unknown(s: Sentence, node: int, up: int, dep: str) -> bool:
    """True for what nobody knows of: "I cannot report that we have met", "there is no sign that they attacked", "not aware of any talks"."""
    if s.lower[up] == "aware" and syntax.preposition(s, node) == "of":
        return _denied(s, up) and any(s.lower[j] == "any" for j in s.children[node])
    if dep in ("acl", "ccomp") and s.lemmas[up].lower() in _SIGNS and s.pos[up] == "NOUN":
        words = {s.lower[j] for j in s.children[up] if s.deps[j] == "det"}
        return "no" in words or ("any" in words and _denied(s, _verb_of(s, up)))
    if dep != "ccomp" or s.lemmas[up] not in ("report", "say", "claim") or not _denied(s, up):
        return False
    subject = s.child(up, "nsubj")
    can = any(s.deps[j] == "aux" and s.lower[j] in ("can", "ca", "could") for j in s.children[up])
    return can and subject is not None and s.lower[subject] in _SPEAKERS


def _verb_of(s: Sentence, noun: int) -> int:
    """The verb that a noun belongs to, past the nouns beside it: "have not seen a reply or any sign"."""
    node = s.heads[noun]
    while s.deps[node] == "conj" and s.pos[node] == "NOUN":
        node = s.heads[node]
    return s.heads[node] if s.pos[node] == "NOUN" else node


def _denied(s: Sentence, verb: int) -> bool:
    return any(s.lower[j] in NEGATIVE and s.deps[j] in ("advmod", "neg") for j in s.children[verb])


def _untrue(s: Sentence, clause: int, up: int, dep: str) -> bool:
    """True for what is called untrue: "reports that they attacked are false", "it is not true that they attacked"."""
    if dep not in ("acl", "ccomp", "csubj") or s.child(clause, "mark") is None:
        return False
    verdict = s.heads[up] if dep != "csubj" and s.deps[up] == "nsubj" else up if dep == "csubj" else None
    if verdict is None or s.child(verdict, "cop") is None:
        return False
    denied = any(s.lower[j] in NEGATIVE for j in s.children[verdict])
    return (s.lower[verdict] in _UNTRUE) != (denied and s.lower[verdict] in _UNTRUE | {"true", "correct", "accurate"})


def _not_one_of(s: Sentence, noun: int) -> bool:
    """True for the predicate of "that is not a sanction we have imposed": nothing of the kind, not this one rather than another."""
    denied = any(s.lower[j] in NEGATIVE and s.deps[j] in ("advmod", "neg") for j in s.children[noun])
    copula = any(s.deps[j] == "cop" for j in s.children[noun])
    kind = any(s.deps[j] == "det" and s.lower[j] in ("a", "an", "any") for j in s.children[noun])
    return denied and copula and (kind or s.lower[noun] in ("something", "anything", "evidence"))
