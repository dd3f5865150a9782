"""When two codes, actors, places or statements can be the same: the single comparisons that the merge is made of."""

from __future__ import annotations

import re
from functools import cached_property
from typing import NamedTuple

_PRIVATE = ("CVL", "BUS", "EDU", "MED", "LAB", "NGO", "REF", "HLH", "AGR", "ENV", "HRI")
#: Share of the shorter statement's words that must stand in the other: in the same article, and in two articles.
_SHARED_WITHIN, _SHARED_ACROSS = 0.34, 0.5
_SHORTEST_WORD, _STEM = 4, 5
_EMPTY_WORDS = frozenset(
    """about above across after again against ahead along already also among another around because been before being
    between both could during each either even every for forward from further have having here including into itself
    just last like made make many more most much must need next only other over really same shall should since some
    still such that their them then there these they thing things think this those through today together towards under
    until upon very want well were what when where which while will with within without would year years your
    continue continued continues continuing united states president secretary minister foreign deputy department
    government""".split()
)
_PLACE_RANK = {"country": 1, "region": 2, "water": 2, "admin1": 2, "city": 3, "site": 3}


class Place(NamedTuple):
    """Where: kind of place, lower-case name, country, first-level division, GeoNames id."""

    type: str | None
    name: str
    country: str | None
    admin1: str | None
    geonameid: int | None

    @property
    def rank(self) -> int:
        """How precise the place is: 1 country, 2 region, 3 city or site."""
        return _PLACE_RANK.get(self.type or "", 2)


def is_general(code: str) -> bool:
    """Whether the code stands for its whole root (``19`` or ``190``)."""
    return code[2:] in ("", "0")


def code_rank(code: str) -> int:
    """How specific a code is: 0 for a general one, else its length."""
    return 0 if is_general(code) else len(code)


def codes_agree(a: str, b: str) -> bool:
    """Whether the codes are equal or one is the three-digit base of the other."""
    return a == b or (a[:3] == b[:3] and 3 in (len(a), len(b)))


def actors_agree(a: str, b: str, person_a: str | None, person_b: str | None) -> bool:
    """Whether two actor codes can be one actor: equal or one begins with the other, and not two different persons."""
    if person_a and person_b and person_a != person_b:
        return False
    a, b = _elite(a), _elite(b)
    return a == b or (bool(a and b) and (a.startswith(b) or b.startswith(a)))


def _elite(code: str) -> str:
    """The code with the elite of a country, where nobody knows the office, taken for its government."""
    return code[:3] + "GOV" + code[6:] if code[3:6] == "ELI" else code


def both_private(a: str, b: str) -> bool:
    """Whether both codes are private people of one country."""
    return a[:3] == b[:3] and a[3:6] in _PRIVATE and b[3:6] in _PRIVATE


def state_and_people(a: str, b: str) -> bool:
    """Whether one code is a whole country and the other its private people."""
    short, long = sorted((a, b), key=len)
    return len(short) == 3 and long.startswith(short) and long[3:6] in _PRIVATE


def places_agree(a: Place | None, b: Place | None) -> bool:
    """Whether two places can be one: at least one unknown, equal, or one inside the other."""
    if a is None or b is None or same_place(a, b):
        return True
    if a.country != b.country or a.country is None:
        return False
    low, high = (a, b) if a.rank <= b.rank else (b, a)
    if low.type == "country":
        return True
    return low.type == "admin1" and high.rank == 3 and (high.admin1 or "").lower() == low.name


def same_place(a: Place | None, b: Place | None) -> bool:
    """Whether both places are known and the same."""
    if a is None or b is None:
        return False
    if a.geonameid is not None and a.geonameid == b.geonameid:
        return True
    return (a.name, a.country) == (b.name, b.country)


def stages_agree(a: Place | None, b: Place | None) -> bool:
    """Whether two places can be stages of one journey: in one country, or at least one unknown."""
    return a is None or b is None or a.country == b.country


class Statement:
    """What a statement says: the words of its sentence from the action on, without the ``names`` of its actors.

    The words are taken apart only when they are compared.
    """

    def __init__(self, text: str, names: str, article: str) -> None:
        self._text, self._names = text, names
        self.article = article

    @cached_property
    def words(self) -> frozenset[str]:
        """The beginnings of the words that say what it is about."""
        return content(self._text, self._names)

    def agrees(self, other: Statement) -> bool:
        """Whether the two share enough words. One that says nothing of its own goes with any of its article."""
        one_article, a, b = self.article == other.article, self.words, other.words
        if not a or not b:
            return one_article or a == b
        return len(a & b) >= (_SHARED_WITHIN if one_article else _SHARED_ACROSS) * min(len(a), len(b))


def content(text: str, names: str) -> frozenset[str]:
    """The beginnings of the words that say what ``text`` is about, without the ``names`` of the actors."""
    skip = {word[:_STEM] for word in _words(names)}
    return frozenset(word[:_STEM] for word in _words(text)[1:] if word not in _EMPTY_WORDS and word[:_STEM] not in skip)


def _words(text: str) -> list[str]:
    return [word for word in re.findall(r"[^\W\d_]+", text.lower()) if len(word) >= _SHORTEST_WORD]
