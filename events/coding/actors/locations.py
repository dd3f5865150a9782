"""Places in the tree: which country the place beside a phrase, or below a verb or noun, belongs to."""

from __future__ import annotations

from events.coding.actors.index import ActorIndex
from events.coding.actors.pronouns import SAY
from events.types import Sentence

MOTION = frozenset(
    [
        "go",
        "travel",
        "fly",
        "arrive",
        "return",
        "come",
        "head",
        "visit",
        "leave",
        "reach",
        "enter",
        "move",
        "drive",
        "march",
        "rush",
        "depart",
        "land",
        "flee",
        "live",
        "stay",
        "meet",
        "gather",
        "tour",
        "take",
    ]
)


def clause_country(s: Sentence, head: int, index: ActorIndex, *, through_object: bool = False) -> str | None:
    """Country of the one place beside a phrase in its clause ("police fired on the crowd in Kenya", "In Dakar she met …").

    ``through_object`` also looks at places that hang on the object ("police arrested activists in Kenya").
    """
    verb = _clause_verb(s, head)
    if verb is None or (s.deps[head].startswith("nsubj") and s.lemmas[verb].lower() in SAY):
        return None
    found = places_of(s, verb, ("in", "across", "throughout"), index)
    if not found and through_object:
        for obj in (k for k in s.children[verb] if s.deps[k] in ("obj", "nsubj:pass")):
            found |= places_of(s, obj, ("in",), index)
    if not found and s.deps[verb] in ("xcomp", "advcl") and s.lemmas[s.heads[verb]].lower() in MOTION:
        found = places_of(s, s.heads[verb], ("in", "to"), index)
    return next(iter(found)) if len(found) == 1 else None


_ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "nmod", "conj"})


def _clause_verb(s: Sentence, head: int) -> int | None:
    """The verb that a noun phrase is an argument of, through other noun phrases."""
    node = head
    for _ in range(4):
        if s.deps[node] not in _ARGUMENTS:
            return None
        node = s.heads[node]
        if s.pos[node] in ("VERB", "AUX"):
            return node
    return None


def places_of(
    s: Sentence, governor: int, prepositions: tuple[str, ...], index: ActorIndex, before: int | None = None
) -> set[str]:
    """Countries of the place phrases of a verb or noun that are introduced by one of the prepositions."""
    found: set[str] = set()
    for k in s.children[governor]:
        if s.deps[k] in ("obl", "nmod") and any(
            s.deps[c] == "case" and s.lower[c] in prepositions for c in s.children[k]
        ):
            if before is not None and k > before:
                continue
            for place in (k, *(c for c in s.children[k] if s.deps[c] == "conj")):
                found |= land_of_place(s, place, index)
    return found


# Towns where people of every country meet: who is met there is not theirs.
_SEATS_OF_MANY = frozenset({"brussels", "geneva", "vienna", "new york", "the hague", "davos"})


def land_of_place(s: Sentence, k: int, index: ActorIndex) -> set[str]:
    """The country of a state or town named at token ``k``, also by a state in apposition; empty for other words."""
    if not s.words[k][0].isupper():
        return set()
    parts = ("compound", "amod", "flat")
    words = [j for j in (*s.children[k], k) if j == k or (s.deps[j] in parts and s.words[j][0].isupper())]
    name = " ".join(s.lower[j] for j in sorted(words))
    for j in s.children[k]:
        if s.deps[j] in ("appos", "nmod:unmarked", "list", "flat") and j > k and j not in words:
            land = {f.code[:3] for f in index.names.get(s.lower[j], ()) if f.kind == "state"}
            if land:
                return land
    facts = index.names.get(name, ())
    if name in _SEATS_OF_MANY:
        return set()
    exact = {f.code[:3] for f in facts if f.kind in ("state", "capital") and f.code[:3] in index.countries}
    towns = {f.code[:3] for f in facts if f.kind == "city" and f.code[:3] in index.countries}
    return exact or (towns if len(towns) == 1 and not any(f.kind == "person" for f in facts) else set())
