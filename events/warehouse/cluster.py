"""Which mentions tell the same event: the decision itself, pure and without storage.

Mentions that could be one event share a *block*: the same two actors (by country, or by group where there is no
country), the same CAMEO root, the same polarity and modality. Inside a block, and month by month, they are joined when
nothing speaks against it:

* codes: equal, or one is the base of the other (``112`` absorbs ``1123``; ``1121`` and ``1123`` stay apart); the
  root's general code (``190``) absorbs the others of its root only on the same stated day or at the same place;
* actors: equal, or one code begins with the other (``RUS`` absorbs ``RUSGOV``; ``RUSGOV`` and ``RUSMIL`` stay apart),
  and two different persons stay apart; outside violence a country does not stand for its private people (``RUSCVL``),
  and the two directions of a meeting inside a country stay apart;
* places: equal, one inside the other, or at least one unknown;
* dates: stated days must be equal; a week or month joins an event on a day inside it when there is only one such
  event, and so do two stretches of days of which one lies inside the other (deeds at the same place only); mentions
  that have only the publication date join an event of the same or the preceding days (one day for words, two for
  deeds); undated mentions join only within their article or, with exactly equal codes and actors, next to its
  publication.

Every cluster has a *profile*, the most specific value seen in each respect, and a mention must fit the profile.
Mentions are taken in a fixed order, the most precise first, so the outcome depends on the set of mentions alone, not
on the order in which articles came or on how they were split into builds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple

#: Order in which kinds of dates are taken: a stated Day, mentions Anchored to one by their article, Intervals, Long
#: intervals, Publication dates, Undated, and undated in an article without date (X).
KINDS = "DAILPUX"
_VERBAL_ROOTS = {"01", "02", "03", "04", "05", "09", "10", "11", "12", "13"}
#: Roots of acts that hit whoever is there: protest, force, coercion, assault, fighting, mass violence.
_FORCE_ROOTS = {"14", "15", "17", "18", "19", "20"}
_PRIVATE = ("CVL", "BUS", "EDU", "MED", "LAB", "NGO", "REF", "HLH", "AGR", "ENV", "HRI")
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


class Atom(NamedTuple):
    """Mentions that are alike in all that matters here. ``day`` and ``end`` count days; ``month`` counts months.

    ``article`` and ``value`` are set only for undated mentions (kinds ``U`` and ``X``).
    """

    id: str
    kind: str
    month: int
    day: int
    end: int
    code: str
    source: str
    target: str
    source_person: str | None = None
    target_person: str | None = None
    place: Place | None = None
    article: str | None = None
    value: str | None = None


@dataclass(slots=True)
class Cluster:
    """Mentions that tell one event: the most specific value in each respect. ``rep`` is the id of the first atom."""

    rep: str
    kind: str
    day: int
    end: int
    code: str
    source: str
    target: str
    source_person: str | None
    target_person: str | None
    place: Place | None
    article: str | None
    value: str | None

    @classmethod
    def of(cls, atom: Atom) -> Cluster:
        """A new cluster around one atom."""
        fields = {name: getattr(atom, name) for name in Atom._fields if name not in ("id", "month")}
        return cls(rep=atom.id, **fields)

    def absorb(self, atom: Atom) -> None:
        """Sharpen the profile by what ``atom`` adds."""
        if code_rank(atom.code) > code_rank(self.code):
            self.code = atom.code
        if len(atom.source) > len(self.source):
            self.source = atom.source
        if len(atom.target) > len(self.target):
            self.target = atom.target
        self.source_person = self.source_person or atom.source_person
        self.target_person = self.target_person or atom.target_person
        if atom.place and (self.place is None or atom.place.rank > self.place.rank):
            self.place = atom.place
        self.value = self.value or atom.value


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
    return a == b or (bool(a and b) and (a.startswith(b) or b.startswith(a)))


def _state_and_people(a: str, b: str) -> bool:
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


def _specificity(atom: Atom) -> int:
    persons = bool(atom.source_person) + bool(atom.target_person)
    place = atom.place.rank if atom.place else 0
    return 4 * code_rank(atom.code) + len(atom.source) + len(atom.target) + 2 * persons + 4 * place


def _score(cluster: Cluster, atom: Atom) -> int | None:
    """How many respects are exactly equal, or ``None`` when something speaks against the atom."""
    if not actors_agree(cluster.source, atom.source, cluster.source_person, atom.source_person):
        return None
    if not actors_agree(cluster.target, atom.target, cluster.target_person, atom.target_person):
        return None
    if (cluster.source, cluster.target) == (atom.target, atom.source) and atom.source != atom.target:
        return None
    if atom.code[:2] not in _FORCE_ROOTS and (
        _state_and_people(cluster.source, atom.source) or _state_and_people(cluster.target, atom.target)
    ):
        return None
    if not places_agree(cluster.place, atom.place):
        return None
    if cluster.value and atom.value and cluster.value != atom.value:
        return None
    here = same_place(cluster.place, atom.place)
    if not codes_agree(cluster.code, atom.code):
        stated = cluster.kind == "D" and atom.kind in "DA" and cluster.day == atom.day
        if not ((is_general(cluster.code) or is_general(atom.code)) and (here or stated)):
            return None
    equal = (cluster.code == atom.code, cluster.source == atom.source, cluster.target == atom.target, here)
    return sum(equal)


class _Month:
    """The clusters of one block in one month, indexed by day."""

    def __init__(self, carried: Iterable[Cluster]) -> None:
        self.by_day: dict[int, list[Cluster]] = {}
        self.by_span: dict[tuple[int, int], list[Cluster]] = {}
        self.undated: dict[str, list[Cluster]] = {}
        for cluster in carried:
            self._index(cluster)

    def _index(self, cluster: Cluster) -> None:
        if cluster.kind in "UX":
            self.undated.setdefault(cluster.article or "", []).append(cluster)
        if cluster.kind in "IL":
            self.by_span.setdefault((cluster.day, cluster.end), []).append(cluster)
        if cluster.kind in "DAPU":
            self.by_day.setdefault(cluster.day, []).append(cluster)
        elif cluster.kind == "I" and cluster.end - cluster.day < 7:
            for day in range(cluster.day, cluster.end + 1):
                self.by_day.setdefault(day, []).append(cluster)

    def place(self, atom: Atom, window: int) -> Cluster:
        """Return the cluster of ``atom``: the best that fits, else a new one."""
        chosen = self._choose(atom, window)
        if chosen is None:
            chosen = Cluster.of(atom)
            self._index(chosen)
        else:
            chosen.absorb(atom)
        return chosen

    def _choose(self, atom: Atom, window: int) -> Cluster | None:
        if atom.kind == "D":
            return _best(atom, self.by_day.get(atom.day, ()))
        if atom.kind == "A":
            return _best(atom, (c for c in self.by_day.get(atom.day, ()) if c.kind in "DA"))
        if atom.kind in "IL":
            same = _best(atom, self.by_span.get((atom.day, atom.end), ()))
            return same or self._only_day_inside(atom) or self._only_nested(atom)
        if atom.kind == "P":
            return _best(atom, self._near(atom.day, window, "DAIP"))
        same_article = _best(atom, self.undated.get(atom.article or "", ()))
        if same_article or atom.kind == "X":
            return same_article
        near = self._near(atom.day, 1, "DAIPU")
        exact = (atom.code, atom.source, atom.target)
        return _best(atom, (c for c in near if (c.code, c.source, c.target) == exact))

    def _near(self, day: int, window: int, kinds: str) -> Iterator[Cluster]:
        """Clusters of the same and the preceding days, the nearest day first."""
        for back in range(window + 1):
            yield from (c for c in self.by_day.get(day - back, ()) if c.kind in kinds)

    def _only_day_inside(self, atom: Atom) -> Cluster | None:
        """The one event on a day inside a stretch of up to a month; a long stretch needs the same place as well."""
        if atom.kind != "I":
            return None
        found = [
            c
            for day in range(atom.day, atom.end + 1)
            for c in self.by_day.get(day, ())
            if c.kind in "DA" and _score(c, atom) is not None
        ]
        if len(found) != 1 or (atom.end - atom.day >= 7 and not same_place(found[0].place, atom.place)):
            return None
        return found[0]

    def _only_nested(self, atom: Atom) -> Cluster | None:
        """The one event whose stretch of days holds the atom's or lies inside it ("a trip from 4 to 11 March")."""
        if atom.kind != "I":
            return None
        found = [
            cluster
            for (day, end), clusters in self.by_span.items()
            if (day <= atom.day and atom.end <= end) or (atom.day <= day and end <= atom.end)
            for cluster in clusters
            if cluster.kind == "I" and cluster.code == atom.code and _score(cluster, atom) is not None
        ]
        if len(found) != 1 or (atom.code[:2] not in _VERBAL_ROOTS and not same_place(found[0].place, atom.place)):
            return None
        return found[0]

    def days(self, first: int) -> list[Cluster]:
        """Copies of the clusters with a stated day from ``first`` on."""
        return [replace(c) for day in sorted(self.by_day) if day >= first for c in self.by_day[day] if c.kind == "D"]


def _best(atom: Atom, clusters: Iterable[Cluster]) -> Cluster | None:
    """The cluster that fits best; of equals the first (they come nearest day first, then as they were made)."""
    best, top = None, -1
    for cluster in clusters:
        score = _score(cluster, atom)
        if score is not None and score > top:
            best, top = cluster, score
    return best


def cluster_block(atoms: Sequence[Atom]) -> Iterator[tuple[str, str]]:
    """Yield ``(atom id, id of the cluster's first atom)`` for the atoms of one block, which must be sorted by month."""
    if not atoms:
        return
    window = 1 if atoms[0].code[:2] in _VERBAL_ROOTS else 2
    carried: list[Cluster] = []
    before = None
    for number, group in groupby(atoms, key=lambda a: a.month):
        ordered = sorted(group, key=lambda a: (KINDS.index(a.kind), a.day, a.end, -_specificity(a), a.id))
        month = _Month(carried if before == number - 1 else ())
        carried, before = [], number
        placed: dict[str, Cluster] = {}
        stated = [a for a in ordered if a.kind == "D"]
        for atom in stated:
            placed[atom.id] = month.place(atom, window)
        if stated:
            # What a mention early in the next month may still belong to: profiles of stated days only, so that the next
            # month depends on nothing else of this one.
            carried = [c for c in month.days(stated[-1].day - window) if c.kind == "D"]
        for atom in ordered[len(stated) :]:
            placed[atom.id] = month.place(atom, window)
        for atom_id, cluster in placed.items():
            yield atom_id, cluster.rep
