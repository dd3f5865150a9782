"""The place that goes on through a text: where the meeting was that a readout reports, where the stop is that a plan tells of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from events.coding.dates import TimeContext, occasion, plans
from events.coding.places import scenes
from events.coding.places.attach import attach
from events.coding.places.scenes import Scene
from events.types import PlaceMention, Sentence

_MEETING = "040"  # CAMEO code
_PLANNED = "036"
_ANNOUNCED = "03"  # CAMEO root
_THERE = frozenset({"in", "at", "to"})
_STOPS = frozenset({"city", "site", "country", "admin1"})
_CITIES = frozenset({"city", "site"})


@dataclass(frozen=True, slots=True)
class Venue:
    """``meeting``: where the meeting of the opening was; ``stop``: the stop of a journey to come that the ``paragraph`` tells of."""

    meeting: PlaceMention | None = None
    stop: PlaceMention | None = None
    paragraph: int = -1
    scene: Scene | None = None

    def of(
        self, s: Sentence, head: int, code: str, modality: str, places: Sequence[PlaceMention], context: TimeContext
    ) -> PlaceMention | None:
        """The place of an act that has none of its own and belongs to the meeting, to the stop, or to the sentence before."""
        if modality == "actual" and self.meeting is not None and context.opening is not None:
            return self.meeting if occasion.belongs(s, head, context.opening, code) else None
        ahead = modality == "future" and code[:2] == _ANNOUNCED
        if ahead and self.stop is not None and (s.paragraph == self.paragraph or context.plan_age <= plans.NEAR):
            scene = context.plan_scene
            spoken = context.spoken
            goes_on = (
                scene is not None
                and not _elsewhere(s, places, self.stop)
                and plans.shared(s, head, scene, context.plan_age, spoken=spoken)
            )
            if goes_on:
                return self.stop
        if self.scene is None or _elsewhere(s, places, self.scene.place):
            return None
        return self.scene.place if scenes.goes_on(s, head, code, modality, self.scene) else None


def next_venue(venue: Venue, s: Sentence, places: Sequence[PlaceMention], context: TimeContext) -> Venue:
    """The venue after a sentence; ``context`` is the time context after it."""
    venue = replace(venue, scene=scenes.next_scene(s, places))
    if context.opening is s:
        venue = replace(venue, meeting=_of_root(s, places, _MEETING)[1])
    if context.planned is None or not s.roots or plans.announcing(s, s.roots[0]) is None:
        return venue
    moved, stop = _of_root(s, places, _PLANNED)
    if not moved and (s.paragraph == venue.paragraph or not context.spoken):
        stop = venue.stop
    return replace(venue, stop=stop, paragraph=s.paragraph)


def _of_root(s: Sentence, places: Sequence[PlaceMention], code: str) -> tuple[bool, PlaceMention | None]:
    """Whether the main verb of a sentence places its act, and where, if it names one stop only."""
    if not s.roots:
        return False, None
    verb = plans.announcing(s, s.roots[0]) if code == _PLANNED else None
    found = attach(s, s.roots[0] if verb is None else verb, places, code=code)
    if found.place is None or found.how not in ("syntax", "target") or found.place.type not in _STOPS:
        return False, None
    row = {p.name for p in places if p.head >= 0 and scenes.beside(s, found.place, p)}
    stops = {p.name for p in places if p.type in _CITIES and p.country == found.place.country}
    return True, None if row or len(stops) > 1 else found.place  # a journey with several stops


def _elsewhere(s: Sentence, places: Sequence[PlaceMention], here: PlaceMention) -> bool:
    """Whether a sentence names another place at which it may be set: "in Lima", but not "for refugees in Poland" of a stop in Warsaw."""
    known = {p.head for p in places if p.country == here.country and here.country is not None}
    named = (s.heads[k] for k in range(len(s)) if s.deps[k] == "case" and s.lower[k] in _THERE)
    return any(
        s.pos[j] == "PROPN" and j not in known and (s.deps[j].startswith("obl") or j < s.roots[0]) for j in named
    )
