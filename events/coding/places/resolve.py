"""Decide which candidates are places, and which place each of them is."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from events.coding.places import cues
from events.coding.places.area import Area
from events.coding.places.evidence import inside
from events.coding.places.gazetteer import Gazetteer
from events.coding.places.spans import Candidate, Tokens
from events.coding.places.tables import WEIGHTS, Entry

_EARTH_KM = 6371.0
#: Points for a country that the article speaks of, for a place nearby that it names, for the region it names.
_COUNTRY, _NEAR, _REGION, _DATELINE, _SISTERS = 2.8, 0.8, 2.2, 1.0, 0.9
_NEAR_KM = 350.0
#: Points for a town in the area in which the article plays.
_AREA = 4.5


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceContext:
    """What an article says about where it plays; made once an article by ``PlaceTagger.context``.

    ``countries`` weighs the countries named (ISO-3166 alpha-3), ``senses`` holds the place chosen for each name,
    ``fixed`` the places that are beyond doubt, ``persons`` the last names of people, ``accepted`` the names that were
    clearly used for places, ``dateline`` the dateline's place, ``area`` where a local article plays (``area.py``).
    """

    countries: Mapping[str, float] = field(default_factory=dict)
    senses: Mapping[str, Entry] = field(default_factory=dict)
    fixed: tuple[Entry, ...] = ()
    persons: frozenset[str] = frozenset()
    accepted: frozenset[str] = frozenset()
    dateline: Entry | None = None
    area: Area | None = None


def distance_km(a_lat: float, a_lon: float, b_lat: float, b_lon: float) -> float:
    """Great-circle distance in kilometres between two points in degrees (haversine formula, mean radius 6371 km)."""
    phi_a, phi_b = math.radians(a_lat), math.radians(b_lat)
    half = (
        math.sin((phi_b - phi_a) / 2) ** 2
        + math.cos(phi_a) * math.cos(phi_b) * math.sin(math.radians(b_lon - a_lon) / 2) ** 2
    )
    return 2 * _EARTH_KM * math.asin(math.sqrt(min(1.0, half)))


def accept(one: Candidate, tokens: Tokens, context: PlaceContext, gazetteer: Gazetteer) -> tuple[bool, str]:
    """Return whether the candidate names a place here, and why (not)."""
    if one.against:
        return False, one.against
    single = one.first == one.last
    kinds = gazetteer.tables.words.get(one.key, frozenset()) if single else frozenset()
    best = one.entries[0]
    if single and one.key in context.persons and one.evidence < 1.0:
        return False, "the last name of a person in this article"
    if one.kind == "county" and best.country == "USA" and _state_of(one, context) is None:
        return False, "a county whose state is not named"
    if (
        one.within is not None
        and one.kind != "county"
        and best.weight < 6.0
        and not any(inside(e, one.within) for e in one.entries)
    ):
        return False, f"the gazetteer has no such place in {one.within.name}"
    if one.known:
        return _accept_known(one, tokens, context, kinds)
    need = 1.0
    if kinds:
        need = 2.0 if "word" in kinds else 1.8 if best.weight < 5.0 else 1.0
    elif best.weight >= 5.5:
        need = 0.0
    elif best.weight >= 4.7:
        need = 0.5
    elif not single:
        need = 0.7
    if one.key in context.accepted and need <= 2.0:
        need = min(need, 0.0 if not kinds else 0.9)
    local = _in_area(one, context)
    if local:
        need = min(need, 0.0 if not kinds else 0.6)
    elif one.kind == "county":  # "Lee County", in the state that the article is about
        need = min(need, 1.0)
    if (
        one.within is None
        and not local
        and best.weight < 5.0
        and context.countries
        and not any(e.country in context.countries for e in one.entries)
    ):
        return False, "a small town in a country that the article never names"
    return one.evidence >= need, f"cues {one.evidence:.1f}, needed {need:.1f}"


def _in_area(one: Candidate, context: PlaceContext) -> bool:
    return any(_nearness(entry, context) for entry in one.entries)


def _nearness(entry: Entry, context: PlaceContext) -> float:
    return context.area.nearness(entry) if context.area is not None else 0.0


def _accept_known(one: Candidate, tokens: Tokens, context: PlaceContext, kinds: frozenset[str]) -> tuple[bool, str]:
    if not kinds or one.evidence >= 0.6 or one.key in context.accepted:
        if kinds and "word" in kinds and one.evidence < 0.6 and one.key not in context.accepted:
            return False, "an ordinary word here"
        return True, "well-known name"
    if _is_shortened(one, tokens):
        return True, "an abbreviation"
    country = next((e.country for e in one.entries if e.type == "country"), None)
    if country is not None and context.countries.get(country, 0.0) > 0.4:
        return True, "the article is about this country"
    if kinds & {"first", "surname"}:
        after = tokens.lower[one.last + 1 : one.last + 2]
        if after and after[0] in cues.SPEECH:
            return False, "more likely a person who speaks"
        if country is not None or one.entries[0].type == "admin1":
            return True, "a country or region by default"
        return one.entries[0].weight >= 7.6, "well-known city"
    return False, "an ordinary word or a person's name here"


def _is_shortened(one: Candidate, tokens: Tokens) -> bool:
    word = tokens.words[one.first]
    return "." in word or word.isupper()


def _american(one: Candidate, context: PlaceContext) -> bool:
    """Whether a county is one of the United States': by its best known namesake, or because the article plays there."""
    at_home = context.area is not None and context.area.country == "USA"
    return one.entries[0].country == "USA" or (at_home and any(e.country == "USA" for e in one.entries))


def _state_of(one: Candidate, context: PlaceContext) -> Entry | None:
    """The American state that a county lies in: the one it is qualified by, that of the area, or the only one named."""
    if one.within is not None and one.within.type == "admin1":
        return one.within
    if context.area is not None and context.area.region is not None and context.area.country == "USA":
        return context.area.region
    states = [e for e in context.fixed if e.type == "admin1" and e.country == "USA"]
    return states[0] if len(states) == 1 else None


def choose(one: Candidate, context: PlaceContext) -> tuple[Entry, str]:
    """Return the place that the candidate names, and the reason."""
    entries = one.entries
    if one.sense is not None:
        return one.sense, "the region of the place before it"
    if one.kind == "county" and _american(one, context):
        state = _state_of(one, context)
        if (
            state is not None
        ):  # the package knows no counties: the town of that name in the state, else the state's centre
            held = [e for e in entries if inside(e, state)]
            if (
                context.area is not None and context.area.region == state
            ):  # there the middle of the area is nearer than a namesake
                held = [e for e in held if _nearness(e, context)]
            name = f"{entries[0].name} County"
            return replace(held[0] if held else state, name=name, type="region", geonameid=None), f"in {state.name}"
    if one.within is not None:
        held = [e for e in entries if inside(e, one.within)]
        if held:
            return _best(held, one, context), f"in {one.within.name}"
    if one.kind is None or one.kind == "city":
        remembered = context.senses.get(one.key)
        if remembered is not None and remembered in entries and one.kind is None:
            return remembered, "as elsewhere in the article"
    if len(entries) == 1:
        return entries[0], "the only place of this name"
    return _best(entries, one, context), "best known, given the places around it"


def _best(entries: Sequence[Entry], one: Candidate, context: PlaceContext) -> Entry:
    if len(entries) > 12:  # of forty towns called San Antonio only the larger and those at hand have a chance
        at_hand = {o.country for o in context.fixed} | set(context.countries)
        entries = [*entries[:8], *(e for e in entries[8:] if e.country in at_hand)]
    own = {e.uid for e in one.entries}
    if any(o.uid in own for o in context.fixed):
        context = replace(context, fixed=tuple(o for o in context.fixed if o.uid not in own))
    return max(entries, key=lambda e: (score(e, one, context), -(e.geonameid or 0)))


def score(entry: Entry, one: Candidate, context: PlaceContext) -> float:
    """How well a place fits: how well known it is, plus what the article says."""
    points = entry.weight
    if one.kind is not None:
        points += _kind_points(entry, one.kind)
    if entry.country is not None and entry.country in context.countries:
        # the share counts, not the number: an article about twenty countries says little about a town in one of them
        bonus = _COUNTRY * math.sqrt(context.countries[entry.country] / sum(context.countries.values()))
        if entry.type == "admin1" and one.entries[0].type == "country" and not _local(entry, context):
            bonus *= 0.3  # an article about American policy may well mean the state called Georgia
        points += bonus
    if context.dateline is not None and entry.country is not None and entry.country == context.dateline.country:
        points += _DATELINE
    points += _AREA * _nearness(entry, context)
    near = held = sisters = 0
    for other in context.fixed:
        if other.type == "admin1" and entry.type == "admin1" and other.country == entry.country:
            sisters += entry.weight >= WEIGHTS["admin1"]  # not where the bare name is the town's
        if (
            other.type == "admin1"
            and entry.type != "admin1"
            and other.country == entry.country
            and other.code == entry.code
        ):
            held += 1
        elif entry.type != "country" and other.type != "country" and _close(other, entry):
            near += 1
    points += _NEAR * math.log1p(near) + _REGION * min(1, held) + _SISTERS * math.log1p(sisters)
    return points


def _close(a: Entry, b: Entry) -> bool:
    return abs(a.lat - b.lat) < 4 and distance_km(a.lat, a.lon, b.lat, b.lon) <= _NEAR_KM


def _local(entry: Entry, context: PlaceContext) -> bool:
    """True when the article names places inside the country of ``entry``."""
    return any(o.country == entry.country and o.type in {"admin1", "city"} for o in context.fixed)


def _kind_points(entry: Entry, kind: str) -> float:
    if entry.type == kind:
        return 3.0
    if kind == "admin1":
        return 1.0 if entry.type == "region" else 0.4 if entry.type == "city" else -2.0
    if kind == "city":
        return -3.0
    if kind in {"region", "water"}:
        return 1.0 if entry.type in {"region", "water", "site"} else 0.0
    return 0.0
