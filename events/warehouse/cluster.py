"""Which mentions tell the same event: the decision itself, pure and without storage.

Mentions that could be one event share a *block*: the same two actors (by country, or by group where there is no
country), the same CAMEO root, the same polarity, and modality, where actual and hypothetical share one. Inside a block,
and month by month, they are joined when nothing speaks against it:

* codes: equal, or one is the base of the other (``112`` absorbs ``1123``; ``1121`` and ``1123`` stay apart); the
  root's general code (``190``) absorbs the others of its root only on the same stated day or at the same place;
* actors: equal, or one code begins with the other (``RUS`` absorbs ``RUSGOV``; ``RUSGOV`` and ``RUSMIL`` stay apart),
  and two different persons stay apart; the elite of a country (``ELI``) can be its government; outside violence a
  country does not stand for its private people (``RUSCVL``), and in violence at one place its private people are one
  another's; the two directions of a meeting inside a country stay apart;
* places: equal, one inside the other, or at least one unknown; the stages of a journey only need the same country;
* dates: stated days must be equal; a week or month joins an event on a day inside it when there is only one such
  event, and so do two stretches of days of which one lies inside the other (deeds at the same place only); mentions
  that have only the publication date join an event of the same or the preceding days (one day for words, two for
  deeds); undated mentions join only within their article or, with exactly equal codes and actors, next to its
  publication;
* manner: a journey and a meeting stay apart; what is told as hypothetical joins what is told as a fact only when it is
  a noun ("respond to the attack"), which takes the act for granted; statements must be about the same, which is read
  from the words they share, more of them in two articles than in one; what a text adds with "also" ("she also met …")
  stays apart from the acts of the kind that it told before.

Mentions that name a war (kind ``W``) have a block of their own: a war that is named again is one event, whatever the
offices of the two sides, until nobody names it for a quarter.

Every cluster has a *profile*, the most specific value seen in each respect, and a mention must fit the profile.
Mentions are taken in a fixed order, the most precise first, so the outcome depends on the set of mentions alone, not
on the order in which articles came or on how they were split into builds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple

from events.warehouse.agree import (
    Place,
    Statement,
    actors_agree,
    both_private,
    code_rank,
    codes_agree,
    is_general,
    places_agree,
    same_place,
    stages_agree,
    state_and_people,
)  # fmt: skip

#: Order in which kinds of dates are taken: a stated Day, mentions Anchored to one by their article, Intervals, Long
#: intervals, Publication dates, Undated, undated in an article without date (X), and names of a War.
KINDS = "DAILPUXW"
_VERBAL_ROOTS = {"01", "02", "03", "04", "05", "09", "10", "11", "12", "13"}
#: Roots of acts that hit whoever is there: protest, force, coercion, assault, fighting, mass violence.
_FORCE_ROOTS = {"14", "15", "17", "18", "19", "20"}
#: So many statements of an event are kept to compare others with.
_KEPT_STATEMENTS = 6
#: Days without any mention after which a war that is named again is another war.
WAR_PAUSE = 92


class Atom(NamedTuple):
    """Mentions that are alike in all that matters here. ``day`` and ``end`` count days; ``month`` counts months.

    ``value`` is set only for undated mentions (kinds ``U`` and ``X``), ``article`` as well. ``doubt`` marks hypothetical
    mentions, ``noun`` acts told with a noun, ``travel`` journeys, ``also`` the sentence of an act that the text adds to another,
    ``beside`` the article in which such an addition stands, and ``statement`` what a statement is about.
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
    doubt: bool = False
    noun: bool = False
    travel: bool = False
    also: int | None = None
    beside: str | None = None
    statement: Statement | None = None


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
    doubt: bool
    noun: bool
    travel: bool
    statements: tuple[Statement, ...]
    beside: frozenset[tuple[str, int | None]]

    @classmethod
    def of(cls, atom: Atom) -> Cluster:
        """A new cluster around one atom."""
        fields = {n: getattr(atom, n) for n in Atom._fields if n not in ("id", "month", "also", "beside", "statement")}
        statements = () if atom.statement is None else (atom.statement,)
        beside = frozenset([(atom.beside, atom.also)] if atom.beside else ())
        return cls(rep=atom.id, statements=statements, beside=beside, **fields)

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
        self.doubt = self.doubt and atom.doubt
        if atom.statement and len(self.statements) < _KEPT_STATEMENTS:
            self.statements += (atom.statement,)
        if atom.beside:
            self.beside |= {(atom.beside, atom.also)}


def _specificity(atom: Atom) -> int:
    persons = bool(atom.source_person) + bool(atom.target_person)
    place = atom.place.rank if atom.place else 0
    return 4 * code_rank(atom.code) + len(atom.source) + len(atom.target) + 2 * persons + 4 * place


def _score(cluster: Cluster, atom: Atom) -> int | None:
    """How many respects are exactly equal, or ``None`` when something speaks against the atom."""
    if not actors_agree(cluster.source, atom.source, cluster.source_person, atom.source_person):
        return None
    here = same_place(cluster.place, atom.place)
    hit = atom.code[:2] in _FORCE_ROOTS and here and both_private(cluster.target, atom.target)
    if not hit and not actors_agree(cluster.target, atom.target, cluster.target_person, atom.target_person):
        return None
    if (cluster.source, cluster.target) == (atom.target, atom.source) and atom.source != atom.target:
        return None
    if atom.code[:2] not in _FORCE_ROOTS and (
        state_and_people(cluster.source, atom.source) or state_and_people(cluster.target, atom.target)
    ):
        return None
    if not (stages_agree if atom.travel else places_agree)(cluster.place, atom.place):
        return None
    if not _told_alike(cluster, atom):
        return None
    if cluster.value and atom.value and cluster.value != atom.value:
        return None
    if not codes_agree(cluster.code, atom.code):
        if cluster.doubt != atom.doubt:
            return None
        stated = cluster.kind == "D" and atom.kind in "DA" and cluster.day == atom.day
        if not ((is_general(cluster.code) or is_general(atom.code)) and (here or stated)):
            return None
    if atom.statement and not any(atom.statement.agrees(said) for said in cluster.statements):
        return None
    equal = (cluster.code == atom.code, cluster.source == atom.source, cluster.target == atom.target, here)
    return sum(equal)


def _told_alike(cluster: Cluster, atom: Atom) -> bool:
    """Whether the way the act is told speaks for one act: journey or meeting, fact or doubt, "also"."""
    if cluster.travel != atom.travel:
        return False
    if cluster.doubt != atom.doubt and not (cluster.noun if cluster.doubt else atom.noun):
        # "Respond to the attack" takes the attack for a fact; "they may attack" does not.
        return False
    if not atom.beside:
        return True
    return all(also == atom.also for article, also in cluster.beside if article == atom.beside)


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


def _wars(atoms: Sequence[Atom]) -> Iterator[tuple[str, str]]:
    """A war that is named again after no more than a pause is one event, however long it lasts."""
    first, reach = "", None
    for atom in sorted(atoms, key=lambda a: (a.day, a.end, a.id)):
        if reach is None or atom.day > reach + WAR_PAUSE:
            first, reach = atom.id, atom.end
        reach = max(reach, atom.end)
        yield atom.id, first


def cluster_block(atoms: Sequence[Atom]) -> Iterator[tuple[str, str]]:
    """Yield ``(atom id, id of the cluster's first atom)`` for the atoms of one block, which must be sorted by month."""
    if not atoms:
        return
    if atoms[0].kind == "W":
        yield from _wars(atoms)
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
