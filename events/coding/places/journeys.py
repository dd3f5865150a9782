"""Acts done on a journey or at a distance: what the words around them say of where they were."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from events.coding.places import attach_words as words
from events.types import PlaceMention, Sentence

_GOING = frozenset("travel visit go come fly head return arrive journey stop".split())
_JOURNEYS = frozenset("visit trip stop stay tour travel journey".split())
_TIMES = frozenset("day week month weekend morning afternoon evening night hour".split())
_WHILE = frozenset({"during", "on", "in", "for", "throughout", "of", "with"})
_THERE = frozenset({"to", "in", "at"})
_REMOTE = frozenset({"virtual", "online", "virtually", "remotely"})
_INFINITIVES = frozenset({"advcl", "acl", "xcomp", "conj"})
_PIECES = frozenset({"round", "series", "set", "number", "day", "week"})
_CARRIED = frozenset({"obj", "obl", "nmod", "conj"})


def at_a_distance(s: Sentence, trigger: int) -> bool:
    """Whether an act brought nobody to one place: "held a virtual meeting", "met virtually"."""
    near = [trigger, *(k for k in s.children[trigger] if s.deps[k] in ("obj", "obl"))]
    if s.pos[trigger] in ("NOUN", "PROPN") and s.heads[trigger] != trigger:
        near.append(s.heads[trigger])
    return any(s.lower[k] in _REMOTE and s.deps[k] in ("amod", "advmod") for j in near for k in s.children[j])


def journey_to(s: Sentence, trigger: int) -> int | None:
    """The verb of the journey that an infinitive, or the noun below it, is the purpose of: "will travel to Oslo to attend the summit"."""
    node, infinitive = trigger, False
    for _ in range(8):
        up, dep = s.heads[node], s.deps[node]
        if up == node:
            return None
        if s.pos[node] == "VERB":
            if s.tags[node] != "VB" or dep not in _INFINITIVES:
                return None
            infinitive = True
            if s.pos[up] == "VERB" and _goes(s, up) and dep != "conj":
                return up
        elif dep not in _CARRIED and not (infinitive and s.pos[node] == "NOUN"):
            return None
        node = up
    return None


def _goes(s: Sentence, verb: int) -> bool:
    """Whether a verb tells a journey or a part of one: "will travel", "will begin her trip"."""
    if s.lemmas[verb].lower() in _GOING:
        return True
    return s.lemmas[verb].lower() in words.PHASE and any(s.lemmas[k].lower() in _JOURNEYS for k in _objects(s, verb))


def went(s: Sentence, verb: int) -> bool:
    """Whether a verb tells a journey made: "visited Lima", but not one to come or that somebody may make."""
    return s.lemmas[verb].lower() in _GOING and s.tags[verb] == "VBD"


def stay(s: Sentence, noun: int) -> tuple[int, ...]:
    """The words that name where somebody was: of "during his trip to Oslo", "in the course of the visit to Oslo", "with a day in Oslo"."""
    if s.lemmas[noun].lower() in _TIMES:
        return tuple(k for k in s.children[noun] if s.deps[k] == "nmod" and _in_there(s, k))
    if s.lemmas[noun].lower() not in _JOURNEYS or not any(
        s.lower[k] in _WHILE for k in s.children[noun] if s.deps[k] == "case"
    ):
        return ()
    below = [k for j in (noun, *(j for j in s.children[noun] if s.deps[j] == "nmod")) for k in s.children[j]]
    return tuple(k for k in below if s.deps[k] == "nmod" and _goes_there(s, k))


def _in_there(s: Sentence, noun: int) -> bool:
    return any(s.deps[k] == "case" and s.lower[k] == "in" for k in s.children[noun])


def _goes_there(s: Sentence, noun: int) -> bool:
    return any(s.deps[k] == "case" and s.lower[k] in _THERE for k in s.children[noun])


def meets(s: Sentence, trigger: int, *, talk: bool) -> bool:
    """Whether an act to come is a meeting or journey itself, by its verb or by what that has for an object: "will begin his trip".

    ``talk``: the code says that they will meet, so that a verb of talk tells no mere words: "will discuss it with them in Lima".
    """
    lemma = s.lemmas[trigger].lower()
    if lemma in words.MEETING or (talk and lemma in words.CONFER):
        return True
    return any(s.lemmas[k].lower() in words.INTO | words.MET for k in _objects(s, trigger))


def _objects(s: Sentence, verb: int) -> Iterator[int]:
    """The objects of a verb, and what they are a piece of: "a round of talks"."""
    for k in s.children[verb]:
        if s.deps[k] == "obj":
            yield k
            if s.lemmas[k].lower() in _PIECES:
                yield from (j for j in s.children[k] if s.deps[j] == "nmod")


def cut_off(s: Sentence, verb: int, places: Mapping[int, PlaceMention]) -> PlaceMention | None:
    """A place whose full stop ends the sentence in fact, so that it hangs on the next verb: "met in Washington, D.C. He said"."""
    for j, place in places.items():
        later = s.heads[j]
        if place.text.endswith("D.C.") and j > verb and s.heads[later] == verb and _goes_there(s, j):
            subject = s.child(later, "nsubj")
            if subject is not None and j < subject:
                return place
    return None
