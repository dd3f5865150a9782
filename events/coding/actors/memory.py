"""What one article has said so far about who is who."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass, field

from events.coding.actors.facts import FAMILY_FIRST
from events.types import Actor


@dataclass(slots=True)
class Entity:
    """Somebody or something the article has mentioned.

    ``kind`` is PERSON, ORG, LAND, GROUP (a plural or crowd) or THING (no actor at all); ``role`` is main, subj, obj, poss, place, attr or other at the
    last mention; ``sentence`` and ``order`` place it; ``posts`` are the office words used; ``gender`` is m, f or empty.
    ``others`` are the further members of a coordination ("Putin and Biden"); ``office`` tells persons without a name apart.
    """

    actor: Actor
    kind: str
    sentence: int
    order: int
    role: str = "other"
    plural: bool = False
    gender: str = ""
    name: str | None = None
    posts: set[str] = field(default_factory=set)
    token: int = -1
    others: tuple[Actor, ...] = ()
    count: int = 1
    office: str = ""

    @property
    def key(self) -> str:
        """Identity inside the article: the name where there is one, else the code, and the office of a person."""
        if self.name or self.kind != "PERSON":
            return f"{self.kind}:{self.name or self.actor.code}"
        return f"{self.kind}:{self.actor.code}:{self.office}"


class Memory:
    """The entities of one article, latest last, with look-up by last name, acronym and post."""

    def __init__(self) -> None:
        self.entities: dict[str, Entity] = {}
        self.surnames: dict[str, Actor | None] = {}
        self.acronyms: dict[str, Actor] = {}
        self.defined: dict[str, Actor] = {}  # acronyms made of the first letters of the words before their bracket
        self.nouns: dict[
            str, tuple[str | None, int]
        ] = {}  # country and sentence of the last "Iranian officials"; None if several
        self.rows: dict[
            str, tuple[tuple[Actor, ...], int]
        ] = {}  # who the last "ministers of Chad and Mali" were, and where
        self.countries: dict[str, int] = {}
        self.cast: dict[str, Actor] = {}
        self.around: dict[str, int] = {}
        self.speaker: Actor | None = None
        self.talker: str | None = None  # the name of who has the floor in a transcript: in his mouth "he" is another
        self.met: tuple[tuple[Actor, ...], int] = ((), -1)  # who met or talked last, and in which sentence
        self.signers: tuple[Actor, ...] = ()  # the governments between which a paper was agreed or a dialogue was held
        self.wars: dict[str, str] = {}  # attacker and attacked
        self.invaders: dict[str, set[str]] = {}  # land invaded, and those who were told to have invaded it
        self.here: dict[int, str] = {}  # the countries that the words of the sentence in work name, by token
        self.stop: tuple[str | None, int] = (None, -1)  # the country that a journey has reached, and in which sentence
        self.gathered = -9  # the last sentence that told of a conference or summit, where people of many states meet
        self.things = -9  # the last sentence that named several things, which "them" may mean
        self.in_quote = False
        self.talk = False  # whether the text is a transcript
        self.turned = -1  # the sentence in which the turn of whoever has the floor began
        self.paragraph = -1
        self._order = 0

    def see(self, entity: Entity) -> Entity:
        """Record a mention; the entity moves to the end of the list."""
        self._order += 1
        entity.order = self._order
        old = self.entities.pop(entity.key, None)
        if old is not None:
            entity.posts |= old.posts
            entity.gender = entity.gender or old.gender
            entity.count = old.count + 1
            if old.sentence == entity.sentence and old.role in ("main", "subj"):
                entity.role = old.role
        self.entities[entity.key] = entity
        country = entity.actor.country
        if country and not entity.others:
            self.countries[country] = self.countries.get(country, 0) + 1
        if entity.kind == "PERSON" and entity.name and (" " in entity.name or country) and entity.actor.code:
            self.learn_surname(entity.name, entity.actor)
        return entity

    def learn_surname(self, name: str, actor: Actor) -> None:
        """Later mentions of the last name mean this person; two persons of one name cancel each other."""
        words = name.lower().split()
        for part in dict.fromkeys((words[-1], words[0] if actor.country in FAMILY_FIRST else words[-1])):
            self._learn(part, actor)

    def _learn(self, last: str, actor: Actor) -> None:
        held = self.surnames.get(last)
        if held is None and last in self.surnames:
            return
        if held is not None and held.name != actor.name:
            self.surnames[last] = None if held.code != actor.code else actor
        else:
            self.surnames[last] = actor

    def call(self, noun: str, country: str | None, sentence: int) -> None:
        """Remember of which country the people called by a plural noun were; of two countries in one sentence, neither."""
        held = self.nouns.get(noun)
        several = held is not None and held[1] == sentence and held[0] != country
        self.nouns[noun] = (None if several else country, sentence)

    def latest(self, want: Callable[[Entity], bool] = lambda e: True) -> Iterator[Entity]:
        """Entities with a known actor that satisfy ``want``, the latest first."""
        for entity in reversed(list(self.entities.values())):
            if entity.actor.code and want(entity):
                yield entity

    def by_last_name(self, last: str) -> Actor | None:
        """The person whom this last name means so far; also the first of two ("Bucaram" of "Bucaram Ortiz")."""
        last = last.lower()
        if last in self.surnames:
            return self.surnames[last]
        found = {
            e.name: e.actor
            for e in self.entities.values()
            if e.kind == "PERSON" and e.name and e.actor.code and last in e.name.lower().split()[1:]
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def focus(self) -> str | None:
        """The one country the article is about so far: the only one, or one named four times as often as others."""
        return _leading(self.countries)

    def background(self) -> str | None:
        """The one country that the whole text is about, when it was primed."""
        return _leading(self.around)

    def mostly(self, home: str) -> str | None:
        """The country of the dateline, where it is also the one that is named most."""
        counts = {iso: n + self.countries.get(iso, 0) for iso, n in self.around.items()}
        others = [n for iso, n in counts.items() if iso != home]
        return home if counts.get(home, 0) > max(others, default=0) else None

    def leading(self, without: Container[str | None] = (), home: str | None = None) -> str | None:
        """The country named twice as often as any other, in the whole text and in what was read of it.

        The country of the dateline (``home``) counts as named twice more; those in ``without`` are left out.
        """
        counts: dict[str, int] = {home: 2} if home and home not in without else {}
        for part in (self.around, self.countries):
            for iso, n in part.items():
                if iso not in without:
                    counts[iso] = counts.get(iso, 0) + n
        ranked = sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))
        if not ranked or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
            return None
        return ranked[0][0]

    def two_sides(self, own: str) -> bool:
        """Tell whether the text is about two other countries than ``own``, none of them much more than the other."""
        counts = {iso: n + self.countries.get(iso, 0) for iso, n in self.around.items() if iso != own}
        first, second, *_ = [*sorted(counts.values(), reverse=True), 0, 0]
        return second >= 3 and 3 * second >= first

    def two_latest(self, want: Callable[[Entity], bool]) -> tuple[Entity, Entity] | None:
        """The two distinct entities of a kind that matter most here, in order of mention; ``None`` without two."""
        ranked = sorted(self.latest(want), key=lambda e: (-self._weight(e), -e.order))
        found: list[Entity] = []
        for entity in ranked:
            if all(_differs(entity, f) for f in found):
                found.append(entity)
            if len(found) == 2:
                one, other = sorted(found, key=lambda e: e.order)
                return one, other
        return None

    def _weight(self, e: Entity) -> float:
        """How much the article is about an entity: mentions so far and nearness, less for mere places."""
        count = self.countries.get(e.actor.country or "", 0) if e.kind == "LAND" else e.count
        latest = max((x.sentence for x in self.entities.values()), default=0)
        near = max(0, 3 - (latest - e.sentence)) * 2.0
        return count + near - (4 if e.role == "place" else 0)


def _leading(counts: dict[str, int]) -> str | None:
    if not counts:
        return None
    ranked = sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))
    if len(ranked) == 1 or (ranked[0][1] >= 4 * ranked[1][1] and ranked[0][1] >= 4):
        return ranked[0][0]
    return None


def _differs(one: Entity, other: Entity) -> bool:
    return one.actor.code != other.actor.code or (one.name != other.name and one.kind == "PERSON")
