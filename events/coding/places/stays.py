"""Where somebody is said to be, around an act that is done there: "was in Lima and met", "had the chance to see, in Lima", "a school in Lima"."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from events.coding.places import attach_words as words
from events.coding.places.precision import finer
from events.types import PlaceMention, Sentence

_CHANCES = frozenset("opportunity chance honor honour pleasure privilege occasion".split())
_WITH_BEING = frozenset({"conj", "advcl", "acl", "xcomp"})
_WITHIN = frozenset({"obj", "obl", "nmod", "nsubj:pass", "appos", "conj"})
_AT = words.IN - {"by"}
_HIT = _AT | words.UPON | {""}
_MEETS = frozenset({"meet", "speak", "talk", "sit", "confer"})
_DEEPEST = 5
_OPENERS = frozenset({"while", "when"})


def preposition(s: Sentence, j: int) -> str | None:
    """The preposition of a phrase, all words of a fixed one; "in" of "while in Lima"."""
    for k in s.children[j]:
        if s.deps[k] == "case" and k < j and not (s.lower[k] in _OPENERS and k + 1 < j):
            rest = [s.lower[m] for m in s.children[k] if s.deps[m] == "fixed"]
            return " ".join([s.lower[k], *rest])
    return None


def being_there(s: Sentence, trigger: int, places: Mapping[int, PlaceMention]) -> PlaceMention | None:
    """The place at which somebody is who does it: "was in Lima and met her", "when he is in Lima, meeting with her"."""
    node = trigger
    for _ in range(2):
        if s.deps[node] not in _WITH_BEING or any(s.deps[k].startswith("nsubj") for k in s.children[node]):
            return None
        node = s.heads[node]
        if node in places:
            stands = any(s.deps[k] == "cop" for k in s.children[node]) and node < trigger
            return places[node] if stands and preposition(s, node) in words.IN else None
    return None


def chance(s: Sentence, trigger: int) -> int | None:
    """The verb of having the chance of what is told: "had the opportunity to meet"."""
    noun = s.heads[trigger]
    if s.deps[trigger] != "acl" or s.lemmas[noun].lower() not in _CHANCES or s.deps[noun] != "obj":
        return None
    return s.heads[noun]


def abstract(s: Sentence, j: int) -> bool:
    """Whether a phrase names a circumstance and no place: "in the context of our work in Chad"."""
    return s.lemmas[j].lower() in words.CIRCUMSTANCE and preposition(s, j) == "in"


def beside_partners(s: Sentence, trigger: int, places: Mapping[int, PlaceMention]) -> PlaceMention | None:
    """Where a meeting was when a comma parts that from a row of those met: "met with the minister, her deputy, and his aides, in Lima"."""
    if s.lemmas[trigger].lower() not in _MEETS:
        return None
    for j, place in places.items():
        case = next((k for k in s.children[j] if s.deps[k] == "case" and s.lower[k] in ("in", "at")), None)
        if case is None or case <= trigger or s.lower[case - 1] != "," or s.deps[j] != "nmod":
            continue
        node = s.heads[j]
        while s.deps[node] in ("conj", "nmod", "appos", "flat") and node > trigger:
            node = s.heads[node]
        if s.heads[node] == trigger and s.deps[node] in ("obl", "obj"):
            return place
    return None


def harmed(
    s: Sentence, trigger: int, places: Mapping[int, PlaceMention], at: Callable[[int], PlaceMention | None]
) -> PlaceMention | None:
    """Where those or that is to which harm is done, far down in its phrase: "hit sites, among them a school for girls in Lima"."""
    best: PlaceMention | None = None
    level = [trigger]
    for _ in range(_DEEPEST):
        below = [
            k
            for j in level
            for k in s.children[j]
            if s.deps[k] in _WITHIN and not (j == trigger and s.deps[k] == "conj")
        ]
        for k in below:
            if k > trigger and preposition(s, k) in _AT and not abstract(s, k):
                best = finer(best, places.get(k) or at(k))
        if best is not None:
            return best
        level = [k for k in below if _goes_on(s, k)]
    return None


def _goes_on(s: Sentence, k: int) -> bool:
    """Whether what is below a phrase may still be where the harm is done."""
    return s.deps[k] not in ("obl", "nmod") or (preposition(s, k) or "") in _HIT and not abstract(s, k)
