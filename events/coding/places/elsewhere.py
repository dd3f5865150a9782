"""Places named beside an act that are not where it was: what is only neared or left out, a neighbour, where people come from."""

from __future__ import annotations

from collections.abc import Mapping

from events.coding.places import attach_words as words
from events.types import PlaceMention, Sentence

_NEARER = frozenset({"closer", "nearer"})
_AWAY = frozenset({"back", "away", "out", "forward"})
_ISLES = ("island", "peninsula", "coast", "bank", "strip", "heights", "plateau", "river", "sea", "strait", "gulf")
_WIDE = frozenset({"country", "region", "admin1", "continent"})
_ABOUT = frozenset({"on", "by", "over", "under", "above"})


def of_a_pair(s: Sentence, place: PlaceMention) -> bool:
    """Whether a place is the second part of a pair of names: "at the EU-U.S. summit"."""
    at = place.start - s.start
    return at > 1 and s.text[at - 1] == "-" and s.text[at - 2].isalnum()


def left_out(prep: str | None, place: PlaceMention | None) -> bool:
    """Whether a preposition keeps a land out: "training soldiers outside Ukraine"; "outside Kyiv" is nearly there."""
    return prep is not None and prep.startswith("outside") and place is not None and place.type in _WIDE


def only_neared(s: Sentence, j: int) -> bool:
    """Whether a word says that something only comes nearer: "moves troops closer to Russia"."""
    return s.lower[j] in _NEARER


def talked_about(prep: str, place: PlaceMention | None) -> bool:
    """Whether a preposition makes a land or town a topic: "the working group on Central America", but "on the Gaza Strip"."""
    if prep not in _ABOUT or place is None:
        return False
    if place.type in ("country", "city"):
        return True
    return prep == "on" and place.type == "region" and not any(word in place.name.lower() for word in _ISLES)


def homes(s: Sentence, j: int, places: Mapping[int, PlaceMention]) -> bool:
    """Whether a place stands in a row of lands that people are from: "met with the leaders in Kansas, Ohio and Iowa"."""
    return j in places and any(s.deps[k] == "conj" and k in places and places[k].type in _WIDE for k in s.children[j])


def counterparts(s: Sentence, trigger: int, argument: int, place: PlaceMention | None) -> bool:
    """Whether a land only says whose the partners of a talk or work are: "spoke with counterparts in Chad", but not "met them in Chad"."""
    if place is None or place.type not in _WIDE or s.lemmas[trigger].lower() not in words.FROM_AFAR:
        return False
    return s.deps[argument].startswith("obl") and any(
        s.deps[k] == "case" and s.lower[k] in ("with", "to") for k in s.children[argument]
    )


def ways(s: Sentence, head: int) -> list[int]:
    """The words that hang on a verb or on where it goes: "pulled back from Kyiv"."""
    below = [j for j in s.children[head] if s.deps[j] == "advmod" and s.lower[j] in _AWAY]
    return [*s.children[head], *(k for j in below for k in s.children[j])]
