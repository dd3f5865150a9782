"""Who held an office when: "President Bush" of a text of today, and legislators whom a title alone places."""

from __future__ import annotations

from events.coding.actors.codes import parse_code
from events.coding.actors.facts import Fact
from events.coding.actors.index import office_fits
from events.coding.actors.partial import Partial
from events.coding.actors.protos import Proto
from events.coding.actors.scene import Scene
from events.types import Sentence

_OUT = frozenset({"ELI", "OPP"})
_PAST = frozenset({"VBD", "VBN"})
# With these the sentence tells of these days, when the office was left.
_LATELY = frozenset(
    "today yesterday tonight now currently monday tuesday wednesday thursday friday saturday sunday morning evening recently".split()
)
# Titles that members of the American Congress have, and few others.
_OF_CONGRESS = frozenset({"congressman", "congresswoman", "congressperson"})
_CONGRESSES = frozenset("PHL COL PER ARG BRA MEX CHL".split())


def at_the_time(p: Proto, q: Partial, scene: Scene) -> None:
    """Give "President Bush", who left long ago, the office in which he did what is told of him in the past."""
    person = q.person
    if person is None or person.code[3:] not in _OUT or q.former or not scene.when.lo or not q.posts[:1]:
        return
    s = scene.sentence
    if not _LATELY.isdisjoint(s.lower) or not _told_in_past(s, p.head):
        return
    held = _held(q, person, scene)
    if held is not None:
        q.person = held
        q.country, q.roles = held.code[:3], list(parse_code(held.code, scene.index.countries).roles)


def _held(q: Partial, person: Fact, scene: Scene) -> Fact | None:
    title = q.posts[0]
    terms = [
        f
        for f in scene.index.names.get(person.canonical.lower(), ())
        if f.canonical == person.canonical and f.end and f.end < scene.when.lo and f.code[3:] not in _OUT
    ]
    fits = [f for f in terms if office_fits(title, f.office)]
    return max(fits, key=lambda f: f.end) if fits else None


def _told_in_past(s: Sentence, head: int) -> bool:
    """True when the verb that a phrase belongs to is in the past tense."""
    node = head
    for _ in range(6):
        if s.pos[node] == "VERB":
            present = any(s.deps[k] == "aux" and s.tags[k] in ("MD", "VBZ", "VBP") for k in s.children[node])
            return s.tags[node] in _PAST and not present
        if s.heads[node] == node:
            return False
        node = s.heads[node]
    return False


def of_congress_title(q: Partial, scene: Scene) -> None:
    """Take a named "Congressman" for an American unless the text is about a country with a Congress of its own."""
    if q.country or q.person or not q.name or not q.posts or q.posts[-1] not in _OF_CONGRESS:
        return
    lead = scene.memory.background() or scene.memory.focus()
    if lead in (None, "USA") or (lead not in _CONGRESSES and "USA" in scene.memory.around):
        q.country = "USA"


__all__ = ["at_the_time", "of_congress_title"]
