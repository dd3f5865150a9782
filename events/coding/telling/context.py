"""Polarity, modality and attribution of an act, read from the words around it and above it in the tree."""

from __future__ import annotations

from dataclasses import dataclass, replace

from events.coding.roles import Cast, Role
from events.coding.telling import background, denied, questions, saying, supposed
from events.coding.telling.above import PURPOSE, modality_from_above
from events.coding.telling.denied import NO
from events.coding.telling.modality import NEGATIVE, own_modality
from events.coding.tree import syntax
from events.coding.tree.agreement import joined_to
from events.lexicon.rules import RuleBook
from events.types import Sentence

ASKED_AHEAD = "whether it will be is asked"


@dataclass(frozen=True, slots=True)
class Context:
    """How an act is presented: ``polarity``, ``modality``, who says so, and the words that decided."""

    polarity: str = "affirmed"
    modality: str = "actual"
    speaker: Role | None = None
    speaker_text: str | None = None
    speaker_head: int | None = None
    must: bool = False
    because: tuple[str, ...] = ()


def read(s: Sentence, cast: Cast, head: int, book: RuleBook) -> Context:
    """Return the context of the act at ``head``: walk from it to the root and gather what each step says."""
    reasons: list[str] = []
    negated = _negation(s, head, reasons)
    modality, must = own_modality(s, head, book, reasons)
    node = head
    barrier = False
    meant = True
    for _ in range(len(s)):
        up = _beside(s, node)
        if up == node:
            break
        dep = s.deps[node]
        word = s.lemmas[up].lower()
        if modality == "actual" and not barrier and background.still_ahead(s, node, up, dep):
            modality = "future"
            reasons.append(f"not yet done: under {s.words[up]!r}")
        if modality == "future" and not barrier and (why := supposed.not_certain(s, node, up, dep)):
            modality = "hypothetical"
            reasons.append(why)
        barrier = barrier or background.adjunct(s, node, dep) or background.known_deed(s, node, book)
        if modality == "actual" and not barrier:
            modality = modality_from_above(s, node, up, dep, word, book, reasons)
        elif reasons[-1:] == [PURPOSE] and dep == "xcomp" and word in book.classes["asking"].words:
            modality = "requested"  # "urge them to heed the call and, to that end, to cooperate"
        kept = dep == "advcl" and s.tags[node] == "VBG" and syntax.marker(s, node) == "from"  # "kept from entering"
        if (
            (dep in ("ccomp", "xcomp", "obj") or kept)
            and negated is None
            and not barrier
            and (word in book.classes["averting"].words or (kept and word in _KEEPING))
            and up != head
        ):
            negated = word
            reasons.append(f"negated by {s.words[up]!r}")
        meant = meant and dep in ("advcl", "acl", "xcomp") and _to_do(s, node)
        if negated is None and (told := denied.from_above(s, node, up, dep, book, meant=meant, known=barrier)):
            negated = told[0]
            reasons.append(told[1])
        node = up
    if modality != "hypothetical" and not barrier and questions.asked(s, head):
        modality = _asked(s, head, modality, reasons)
    said_by, roles = saying.speaker_roles(cast, head)
    speaker = roles[0] if said_by is not None and roles else None
    text = speaker.mention.text if speaker else None if said_by is None else _noun_text(s, said_by)
    return Context(
        polarity="negated" if negated else "affirmed",
        modality=modality,
        speaker=speaker,
        speaker_text=text,
        speaker_head=said_by,
        must=must,
        because=tuple(reasons),
    )


def _asked(s: Sentence, head: int, modality: str, reasons: list[str]) -> str:
    """The modality of what a question asks: a possibility. A plan is marked first, and keeps its code (see :func:`only_asked`)."""
    if modality != "future":
        reasons.append("in a question")
        return "hypothetical"
    reasons += [] if questions.dated(s, head) else [ASKED_AHEAD]
    return modality


def only_asked(ctx: Context) -> Context:
    """The context of a plan that somebody only asks about: it may be."""
    asked = ctx.modality == "future" and ASKED_AHEAD in ctx.because
    return replace(ctx, modality="hypothetical") if asked else ctx


def _beside(s: Sentence, node: int) -> int:
    """What ``node`` hangs on. A second verb in the past goes on from the past above, though it hangs on an infinitive.

    "Reaffirmed their resolve to respond and expressed their solidarity": both were done.
    """
    up = joined_to(s, node, s.heads[node]) if s.deps[node] == "conj" else s.heads[node]
    if s.deps[node] != "conj" or s.tags[node] != "VBD" or s.tags[up] != "VB":
        return up
    top = up
    while s.heads[top] != top and s.tags[top] != "VBD":
        top = s.heads[top]
    return top if s.tags[top] == "VBD" else up


def _to_do(s: Sentence, verb: int) -> bool:
    """True for an infinitive with "to"."""
    return s.tags[verb] == "VB" and any(s.lower[j] == "to" for j in s.children[verb])


_KEEPING = frozenset({"keep", "stop", "restrict", "ban", "hinder", "exclude", "deter"})


def _noun_text(s: Sentence, head: int) -> str:
    left = [j for j in syntax.phrase(s, head) if j <= head]
    return s.span_text(min(left), head)


def _negation(s: Sentence, head: int, reasons: list[str]) -> str | None:
    """The word that negates the act at ``head`` itself, if any."""
    heads = [head]
    if s.deps[head] == "xcomp" and s.lemmas[s.heads[head]] == "have" and s.lower[s.heads[head] + 1] == "yet":
        reasons.append("negated by 'yet to'")
        return "yet"
    if s.deps[head] == "xcomp" and (
        s.pos[s.heads[head]] == "AUX" or s.lemmas[s.heads[head]] in ("go", "seem", "appear")
    ):
        heads.append(s.heads[head])
    for h in heads:
        for j in s.children[h]:
            word = s.lower[j]
            if word in NEGATIVE and s.deps[j] in ("advmod", "neg", "cc:preconj", "aux"):
                if j + 1 < h and s.words[j + 1] in _DASHES:
                    continue  # "it is not - they import it": broken off
                if any(s.lower[k] in ("only", "just") for k in (j + 1,) if k < len(s)):
                    continue
                reasons.append(f"negated by {s.words[j]!r}")
                return word
            if (
                (word in _ALMOST and s.deps[j] == "advmod" and j + 1 == h and s.lemmas[h] not in _ENDING)
                or word == "yet"
                and s.lower[j + 1] == "to"
            ):
                reasons.append(f"negated by {s.words[j]!r}")
                return word  # "nearly attacked", "has yet to release"
            if s.deps[j] == "det" and word in NO:
                reasons.append(f"negated by {s.words[j]!r}")
                return word
            if s.deps[j] in ("mark", "case", "advmod", "cc") and word in _IN_PLACE and s.lower[j + 1] in ("than", "of"):
                reasons.append(f"negated by {s.words[j]!r}")
                return word  # "rather than attacking Iran"
            if s.deps[j] in ("mark", "case") and word == "without":
                reasons.append("negated by 'without'")
                return word
            if word == "nor" and s.deps[j] == "cc" and s.deps[h] == "conj" and s.tags[h] in ("VB", "VBN", "VBG"):
                reasons.append("negated by 'nor'")
                return word  # "did not expect, nor did we ask"
            if s.deps[j] in ("nsubj", "nsubj:pass", "obj") and (word in NO or _has_no(s, j)):
                reasons.append(f"negated by {s.words[j]!r}")
                return word
    if s.deps[head] == "conj" and s.pos[head] == "VERB":
        up = s.heads[head]
        own = any(s.deps[j] in ("nsubj", "aux") for j in s.children[head])
        coordinator = s.child(head, "cc")
        if not own and coordinator is not None and s.lower[coordinator] in ("or", "nor"):
            return _negation(s, up, reasons)
    return None


_ALMOST = frozenset({"nearly", "almost"})
_ENDING = frozenset(
    {"complete", "finish", "conclude", "double"}
)  # "has almost completed its withdrawal": most of it was done
_DASHES = frozenset({"-", "–", "—", "--"})
_IN_PLACE = frozenset({"rather", "instead"})


def _has_no(s: Sentence, noun: int) -> bool:
    return any(s.deps[k] == "det" and s.lower[k] in ("no", "neither") for k in s.children[noun])
