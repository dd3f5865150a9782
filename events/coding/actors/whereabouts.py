"""Whose officials somebody meets on a journey: those of the place that the clause names, or that the journey has reached."""

from __future__ import annotations

from events.coding.actors.index import ActorIndex
from events.coding.actors.locations import MOTION, places_of
from events.coding.actors.own import GUEST_POSTS, STAFF
from events.coding.actors.partial import Partial
from events.coding.actors.protos import Proto
from events.coding.actors.scene import Scene
from events.types import Sentence

_GOING = frozenset("travel visit go fly arrive head land return depart tour journey come".split())
_JOURNEYS = frozenset("trip visit travel journey tour".split())
_MEETING = frozenset(
    "meet hold discuss consult engage speak talk participate attend join visit confer convene thank hear interact brief "
    "listen exchange conduct have".split()
)
_MEETINGS = frozenset(
    "meeting talk talks discussion consultation conversation dialogue exchange roundtable engagement session visit "
    "panel".split()
)
_PARTNER_ROLES = frozenset("GOV LEG JUD COP MIL OPP PTY REL EDU BUS HLH CVL LAB AGR HRI NGO ENV ELI MED".split())
# Words for people who come from elsewhere, or who travel along.
_NOT_LOCAL = frozenset(
    "international foreign global regional european western transatlantic humanitarian diplomatic allied allies ally partner "
    "partners staff team delegation colleagues troops forces soldiers personnel members ministers governments leaders "
    "counterparts heads refugees embassy embassies consulates diplomats ambassadors reporters journalists media "
    "stakeholders businesses companies organizations organisations agencies".split()
)
# Where people of many states come together: those met there are not the host's.
_GATHERINGS = frozenset(
    "conference summit ministerial ministerials fair exhibition expo games olympics tradeshow".split()
)
_LASTS = 3  # sentences for which a journey's stop is remembered


def of_host(p: Proto, q: Partial, scene: Scene) -> None:
    """Give "senior officials" whom somebody meets the country of the place where they meet."""
    if q.country or q.base or q.person or q.groups:
        return
    s = scene.sentence
    guest = q.name is not None and q.head == "person" and bool(q.posts) and q.posts[-1].endswith(GUEST_POSTS)
    if not guest and (q.name or not q.plural or not _local(s, p, q)):
        return
    if guest and scene.memory.by_last_name((q.name or "").rsplit(" ", 1)[-1]) is not None:
        return
    nodes = _above(s, p.head)
    if s.index - scene.memory.gathered <= _LASTS or _gathers(s, p.last):
        return
    if not any(_is_meeting(s, node) for node in nodes):
        return
    for node in nodes:
        found = _lands(s, node, scene.index)
        if found:
            _take(p, q, found, "the place of the meeting")
            return
    visited = _visited(s, nodes, scene)
    if visited:
        _take(p, q, visited, "the visit")
        return
    stop, since = scene.memory.stop
    if stop is not None and s.index - since <= _LASTS:
        _take(p, q, {stop}, "the stop of the journey")


def beside(p: Proto, q: Partial, scene: Scene) -> None:
    """Give the last of "the prime minister of Laos, the speaker and other officials" the one country of those before."""
    s = scene.sentence
    if q.country or q.base or q.person or q.groups or s.deps[p.head] != "conj" or "GOV" not in q.roles:
        return
    first = s.heads[p.head]
    row = [first, *(k for k in s.children[first] if s.deps[k] == "conj" and k < p.head)]
    named = [scene.by_head[t].actor for t in row if t in scene.by_head]
    lands = {a.country if a is not None else None for a in named}
    own = scene.publisher.country if scene.publisher is not None else None
    land = next(iter(lands)) if len(lands) == 1 else None
    others = (
        q.plural
        and (p.noun != "leaders" or len(p.chunk.items) > 1)
        and "other" in (p.chunk.det, *(i.text.lower() for i in p.chunk.items))
    )
    titled = q.head == "person" and bool(q.name) and land != own and not q.posts[-1].startswith(STAFF)
    if land is not None and (others or titled) and all(a is not None and a.roles for a in named):
        _take(p, q, {land}, "those named beside")


def remember_stop(scene: Scene) -> None:
    """Keep in mind which one country a journey has reached in this sentence; several leave it open."""
    s, found, moved = scene.sentence, set[str](), False
    if _gathers(s, len(s)):
        scene.memory.gathered = s.index
    for t in range(len(s)):
        lemma = s.lemmas[t].lower()
        if (lemma in _GOING and s.pos[t] == "VERB") or (lemma in _JOURNEYS and s.pos[t] == "NOUN"):
            lands = places_of(s, t, ("to", "in"), scene.index)
            if lemma == "visit" and s.pos[t] == "VERB":
                lands |= {c for k in s.children[t] if s.deps[k] == "obj" for c in _land_at(k, scene)}
            found |= lands
            moved = moved or bool(lands)
    if not moved:
        found = _fronted(s, scene.index)
        moved = bool(found)
    if moved:
        scene.memory.stop = (next(iter(found)) if len(found) == 1 else None, s.index)


def _gathers(s: Sentence, end: int) -> bool:
    """True when the words before token ``end`` tell of a gathering of many states."""
    return any(s.lemmas[t].lower() in _GATHERINGS and s.pos[t] in ("NOUN", "PROPN") for t in range(end))


def _visited(s: Sentence, nodes: list[int], scene: Scene) -> set[str]:
    """Where somebody goes who then meets people: "is visiting Washington and has met with senior officials"."""
    for node in nodes:
        going = s.heads[node]
        if s.deps[node] not in ("conj", "advcl", "parataxis", "xcomp") or going > node:
            continue
        trips = [k for k in s.children[going] if s.deps[k] == "obj" and s.lemmas[k].lower() in _JOURNEYS]
        for trip in trips:  # "will begin her trip in Ankara to meet with ..."
            return places_of(s, trip, ("to", "in"), scene.index) | places_of(s, going, ("in",), scene.index)
        if s.pos[going] == "PROPN" and any(s.deps[k] == "cop" for k in s.children[going]):
            inside = any(s.deps[k] == "case" and s.lower[k] == "in" for k in s.children[going])
            return _land_at(going, scene) if inside else set()  # "was in Mali and met with leaders"
        if s.lemmas[going].lower() in _GOING:
            seen = {c for k in s.children[going] if s.deps[k] == "obj" for c in _land_at(k, scene)}
            return seen | places_of(s, going, ("to", "in"), scene.index)
    return set()


def _land_at(k: int, scene: Scene) -> set[str]:
    mention = scene.by_head.get(k)
    actor = mention.actor if mention is not None and mention.kind == "LOC" else None
    return {actor.country} if actor is not None and actor.country else set()


def _fronted(s: Sentence, index: ActorIndex) -> set[str]:
    """The place with which a sentence opens: "In Dakar, ..."."""
    root = next((t for t in range(len(s)) if s.heads[t] == t), None)
    if root is None:
        return set()
    subject = next((k for k in s.children[root] if s.deps[k].startswith("nsubj")), root)
    opening = any(s.lower[t] == "in" for t in range(min(4, subject)))
    return places_of(s, root, ("in",), index, before=subject) if opening else set()


def _local(s: Sentence, p: Proto, q: Partial) -> bool:
    """Tell whether the words are such as one uses of the people and officials of a place."""
    words = {w for i in p.chunk.items for w in i.text.lower().split()}
    counterparts = p.noun == "counterparts" and bool(q.roles)
    society = bool(words & {"civil", "community", "religious", "faith", "business", "opposition", "political"})
    strange = words & _NOT_LOCAL - ({"leaders"} if society else set()) - ({"counterparts"} if counterparts else set())
    named = (
        p.open_of
        and p.last + 3 < len(s)
        and s.pos[p.last + 3 if s.lower[p.last + 2] == "the" else p.last + 2] == "PROPN"
    )
    there = s.lower[p.last + 1 : p.last + 2] == ("there",)
    return (there or not strange) and not named and bool(q.roles) and set(q.roles) <= _PARTNER_ROLES


def _above(s: Sentence, head: int) -> list[int]:
    """The verbs and nouns that a phrase hangs on, as far as it is met and does not act itself."""
    nodes: list[int] = []
    node = head
    while s.heads[node] != node and len(nodes) < 8:
        if s.deps[node].startswith("nsubj") and not nodes:
            return []
        node = s.heads[node]
        if s.pos[node] in ("VERB", "AUX", "NOUN"):
            nodes.append(node)
    return nodes


def _is_meeting(s: Sentence, node: int) -> bool:
    return s.lemmas[node].lower() in (_MEETINGS if s.pos[node] == "NOUN" else _MEETING)


def _lands(s: Sentence, node: int, index: ActorIndex) -> set[str]:
    if s.pos[node] == "NOUN" and s.lemmas[node].lower() not in _MEETINGS | _JOURNEYS:
        return set()  # "a panel on the conflict in Burma with officials"
    going = s.lemmas[node].lower() in MOTION | _JOURNEYS
    return places_of(s, node, ("in", "to") if going else ("in",), index)


def _take(p: Proto, q: Partial, lands: set[str], why: str) -> None:
    if len(lands) == 1:
        q.country = next(iter(lands))
        p.reason = f"country {q.country} of {why}"
