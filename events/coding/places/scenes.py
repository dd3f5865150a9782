"""Where the sentence before was set, for what goes on there: "met her in Lima. They also discussed trade", "While there, he will meet"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from events.coding.dates import trees
from events.coding.groups import WORDS
from events.coding.places.attach import attach
from events.types import PlaceMention, Sentence

_GOING = frozenset("travel visit go come fly head return arrive journey stop".split())
_MEETING = frozenset("meet gather convene host hold".split())
_DONE = "040"  # CAMEO code of a meeting, and of a journey to come
_PLANNED = "036"
_TALKS = WORDS | {"04", "05"}  # CAMEO roots of what is done at a meeting
_THOSE = frozenset({"they", "both", "two", "sides", "he", "she"})
_AWAY = frozenset({"call", "phone", "telephone", "tweet", "write", "tell"})
_POINTING = frozenset({"there"})
_STOPS = frozenset({"city", "site", "country", "admin1"})


@dataclass(frozen=True, slots=True)
class Scene:
    """The one place at which a sentence was set; ``ahead``: it tells what is to come; ``stay``: somebody is said to be there."""

    place: PlaceMention
    paragraph: int
    index: int
    ahead: bool
    stay: bool = False


def next_scene(s: Sentence, places: Sequence[PlaceMention]) -> Scene | None:
    """The scene that a sentence sets for the next one."""
    if not s.roots:
        return None
    root = s.roots[0]
    stands = _stays(s, root, places)
    if stands is not None:
        to_come = any(s.tags[k] == "MD" for k in s.children[root])
        return Scene(stands, s.paragraph, s.index, ahead=to_come, stay=True)
    found = list({p.name: p for verb in _verbs(s, root) if (p := _where(s, verb, places)) is not None}.values())
    if len(found) == 1 and not _several(s, found[0], places):
        ahead = not _done(s, root)
        return Scene(found[0], s.paragraph, s.index, ahead=ahead)
    return None


def goes_on(s: Sentence, head: int, code: str, modality: str, scene: Scene) -> bool:
    """Whether an act is done where the sentence before was set."""
    if s.index != scene.index + 1:
        return False
    above = trees.clauses_above(s, head)
    clause = trees.telling_clause(s, above)
    if _points_there(s, clause):
        return True
    wanted = "future" if scene.ahead else "actual"
    if modality != wanted or s.paragraph != scene.paragraph or code[:2] not in _TALKS:
        return False
    if (
        s.deps[clause] in trees.CLOSED
        or trees.lemma(s, clause) in _AWAY
        or not trees.shares_clause(s, head, above[0][0])
    ):
        return False
    if not scene.ahead and not trees.told_in_past(s, clause) and not (scene.stay and _perfect(s, clause)):
        return False
    subject = trees.subject_above(s, clause)
    return subject is not None and s.lower[subject] in _THOSE


def _points_there(s: Sentence, clause: int) -> bool:
    """Whether a clause opens with "There", "While there" or "While in the city"."""
    return any(
        s.lower[k] in _POINTING
        and s.deps[k] in ("advmod", "advcl", "obl")
        and (k < clause or s.lemmas[clause].lower() in _MEETING)
        for k in s.children[clause]
    )


def _perfect(s: Sentence, verb: int) -> bool:
    """Whether a verb tells what has been done so far: "has met with the envoy"."""
    has = any(s.deps[k] == "aux" and s.lemmas[k].lower() == "have" for k in s.children[verb])
    return has and s.tags[verb] in ("VBN", "VBD")


def _done(s: Sentence, verb: int) -> bool:
    """Whether a verb tells what was done, a simple past taken for a participle with it."""
    if trees.told_in_past(s, verb):
        return True
    return s.tags[verb] == "VBN" and not any(s.deps[k].startswith("aux") for k in s.children[verb])


def _stays(s: Sentence, root: int, places: Sequence[PlaceMention]) -> PlaceMention | None:
    """Where somebody is said to be: "the envoy is in Lima right now", "will be in Lima today"."""
    place = next((p for p in places if p.head == root and p.type in _STOPS), None)
    inside = any(s.lower[k] in ("in", "at") and s.deps[k] == "case" for k in s.children[root])
    subject = s.child(root, "nsubj")
    being = any(s.deps[k] == "cop" and s.tags[k] in ("VBZ", "VBP", "VB", "VBD") for k in s.children[root])
    who = subject is not None and s.pos[subject] in ("PROPN", "PRON", "NOUN")
    return place if place is not None and inside and being and who else None


def _verbs(s: Sentence, root: int) -> Iterator[int]:
    """The verbs of a meeting or journey that a sentence tells: its root, and what hangs on that."""
    for k in (root, *(k for k in s.children[root] if s.deps[k] in ("advcl", "xcomp", "conj", "acl"))):
        if s.pos[k] == "VERB" and trees.lemma(s, k) in _GOING | _MEETING:
            yield k


def _where(s: Sentence, verb: int, places: Sequence[PlaceMention]) -> PlaceMention | None:
    going = trees.lemma(s, verb) in _GOING
    found = attach(s, verb, places, code=_PLANNED if going else _DONE)
    known = found.place is not None and found.how in ("syntax", "target") and found.place.type in _STOPS
    return found.place if known else None


def _several(s: Sentence, one: PlaceMention, places: Sequence[PlaceMention]) -> bool:
    """Whether a place stands in a row of stops."""
    return any(beside(s, one, p) for p in places if p.head >= 0)


def beside(s: Sentence, one: PlaceMention, other: PlaceMention) -> bool:
    """Whether two places stand in a row: "in Oslo and Riga", but not "in Riga, Latvia"."""
    a, b = one.head, other.head
    row = a != b and (s.deps[a] == "conj" and s.heads[a] == b or s.deps[b] == "conj" and s.heads[b] == a)
    within = one.country == other.country and "country" in (one.type, other.type)
    return row and not within
