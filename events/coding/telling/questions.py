"""What a question asks and what it takes for granted."""

from __future__ import annotations

from events.coding.tree import syntax
from events.types import Sentence

# Verbs that only say that the act their object names takes place: "will he hold the meeting?" asks whether it happens.
_HAPPENING = frozenset(
    "hold have make attend host begin launch conduct start resume join stage convene take give get receive win gain secure".split()
)
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_FLOOR = ("Q ", "QUESTION:", "QUESTION ")
_STARTING = frozenset({"given", "since", "because", "as", "after", "now"})
_THINKING = frozenset({"think", "believe", "suppose", "reckon"})
_WHY = frozenset({"why", "how", "when", "where", "what", "who", "whom", "which"})


def asked(s: Sentence, head: int) -> bool:
    """Tell whether the sentence asks if the act at ``head`` happens, rather than about an act that it takes for granted."""
    marked = s.text.rstrip(" ”\"'").endswith("?") or _broken_off(s)
    if not marked and not s.text.startswith(_FLOOR):
        return False
    node = head
    for _ in range(len(s)):
        if _given(s, node) or _told_first(s, node):
            return False
        if not marked and _inverted(s, node):
            return not _wh_asked(s, head)
        if not marked and (
            s.deps[node] == "parataxis" or (s.deps[node] == "conj" and s.child(node, "nsubj") is not None)
        ):
            return False
        if marked and _asks_next(s, node):
            return False
        if s.heads[node] == node or (marked and _inverted(s, node)):
            break
        node = s.heads[node]
    return marked and not _wh_asked(s, head)


def _broken_off(s: Sentence) -> bool:
    """True for a question that somebody cuts short: "Does he plan to visit Oslo, and when will -"."""
    first = 1 if s.text.startswith("Q ") else 0
    broken = s.text.rstrip().endswith(("-", "–", "—"))
    return broken and first < len(s) and s.lower[first] in _ASKING


def _asks_next(s: Sentence, clause: int) -> bool:
    """True for a clause told before the question: "they spoke yesterday, but does he plan to speak with her?"."""
    finite = {s.tags[clause], *(s.tags[j] for j in s.children[clause] if s.deps[j].startswith("aux"))}
    if (
        not finite & {"VBD", "VBZ", "VBP"}
        or _inverted(s, clause)
        or any(s.lower[j] in _WHY for j in s.children[clause])
    ):
        return False
    later = (j for j in s.children[clause] if j > clause and s.deps[j] in ("conj", "parataxis"))
    return any(_inverted(s, j) and s.child(j, "cc") is not None for j in later)


def _told_first(s: Sentence, node: int) -> bool:
    """True for a clause that the question starts from: "given that they went there, will you?", "as he is going, will he?"."""
    if s.lower[node] == "given" and s.deps[node] in ("advcl", "obl", "case", "mark"):
        return True
    if s.deps[node] != "advcl":
        return False
    mark = s.child(node, "mark")
    finite = {s.tags[node], *(s.tags[j] for j in s.children[node] if s.deps[j].startswith("aux"))}
    return (
        mark is not None and s.lower[mark] in _STARTING and bool(finite & {"VBD", "VBZ", "VBP"}) and "MD" not in finite
    )


def _inverted(s: Sentence, verb: int) -> bool:
    """True when a helper or copula stands before the subject: "was this person fighting"."""
    subjects = [j for j in s.children[verb] if s.deps[j] in ("nsubj", "nsubj:pass")]
    if not subjects:
        return False
    subject = subjects[-1]  # "Mr. Minister, has the king asked you?": whom one speaks to may be taken for one as well
    first = [j for j in s.children[verb] if s.deps[j] in ("aux", "aux:pass", "cop") and j < subject]
    if first and any(s.deps[j] == "expl" and j < first[0] for j in s.children[verb]):
        return False  # "there have been attacks"
    return bool(first) and not any(s.lower[j] in ("nor", "neither", "never", "only", "so") for j in range(first[0]))


def _given(s: Sentence, node: int) -> bool:
    """True for a noun that speaks of something known: "his meeting with", "the attack"; the object of "hold" is not yet known."""
    if s.pos[node] != "NOUN" or s.deps[node] == "root":
        return False
    known = s.child(node, "nmod:poss") is not None or any(
        s.deps[j] == "det" and s.lower[j] in _DEFINITE for j in s.children[node]
    )
    return known and not (s.deps[node] == "obj" and s.lemmas[s.heads[node]].lower() in _HAPPENING)


def dated(s: Sentence, verb: int) -> bool:
    """True for what will be done for certain and only its day, place, reason or way is asked for: "when will they meet?"."""
    node = verb
    for _ in range(3):
        if s.deps[node] == "acl:relcl":
            return False  # "is there a case where he would meet them?"
        if any(s.lower[j] in _HOW and j < node and s.deps[j] in ("advmod", "mark", "obl") for j in s.children[node]):
            return True
        if s.deps[node] not in ("xcomp", "conj"):
            return False
        node = s.heads[node]
    return False


_ASKING = frozenset("do does did is are was were will would has have had can could".split())
_HOW = frozenset({"when", "where", "why", "how"})


def _wh_asked(s: Sentence, verb: int) -> bool:
    """True for "Why did they attack ...?": the act is told, only its reason, time or object is asked for."""
    finite = {s.tags[verb], *(s.tags[j] for j in s.children[verb] if s.deps[j].startswith("aux"))}
    own = s.child(verb, "nsubj")
    if (
        own is not None
        and s.lower[own] in ("we", "i", "you", "one")
        and "VBD" not in finite
        and "how" in s.lower[:verb]
    ):
        return False  # "how do we stop a war?"
    if s.pos[verb] != "VERB" or not finite & {"VBD", "VBZ", "VBP", "VBN"} or "MD" in finite:
        return False
    up = s.heads[verb]
    if s.deps[verb] == "ccomp" and s.lemmas[up].lower() in _THINKING and own is not None:
        return any(s.lower[j] == "why" and j < up for j in s.children[up])  # "why do you think they work together?"
    for j in s.children[verb]:
        if s.lower[j] in _WHY and j < verb and s.deps[j] in ("advmod", "obj", "nsubj", "obl", "mark"):
            return True
        if s.deps[j] in ("obj", "obl") and j < verb and any(s.lower[k] in _WHY for k in syntax.phrase(s, j)):
            return True
    return False
