"""Phrases: items grouped into noun phrases ("chunks") and the chains they form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from events.coding.actors import groups
from events.coding.actors.atoms import View, tokenize, view
from events.coding.actors.build import attach, finish
from events.coding.actors.committees import join_committees
from events.coding.actors.compose import core
from events.coding.actors.facts import Fact
from events.coding.actors.index import ActorIndex, When, office_fits
from events.coding.actors.items import RUN_BY, Item, find_items
from events.coding.actors.missions import is_posted
from events.coding.actors.offices import is_department
from events.coding.actors.partial import Partial
from events.coding.actors.sharing import share
from events.coding.actors.shortforms import drop_acronyms
from events.types import Actor


@dataclass(slots=True)
class Chunk:
    """A flat noun phrase and how it stands to the chunk before it.

    ``link`` is ``poss`` (the chunk before is its possessor), a preposition, ``conj``, ``comma``, ``paren`` or empty;
    ``det`` and ``pron`` are a determiner or possessive pronoun in front; ``number`` a numeral or quantifier.
    """

    items: list[Item] = field(default_factory=list)
    link: str = ""
    det: str = ""
    pron: str = ""
    number: str = ""
    start: int = 0
    partial: Partial | None = None
    done: bool = False
    used: bool = False
    actor: Actor | None = None
    before: Chunk | None = None

    @property
    def a(self) -> int:
        """First atom."""
        return self.items[0].a if self.items else self.start

    @property
    def b(self) -> int:
        """Atom after the last."""
        return self.items[-1].b if self.items else self.start


def _kinds(item: Item) -> set[str]:
    return {f.kind for f in item.facts or ()}


def _splits(last: Item, item: Item) -> bool:
    """Two names side by side that cannot belong to one phrase ("told Putin Russia …")."""
    if last.kind != "name" or item.kind not in ("name", "cap"):
        return False
    kinds, following = _kinds(last), _kinds(item)
    if item.glued and item.kind == "name":
        return True
    if kinds == {"person"}:
        return item.kind == "name" or not item.capital
    if "demonym" in kinds or (item.kind == "cap" and not kinds <= {"state", "former_state"}):
        return False
    if item.kind == "cap":
        return item.person
    if following == {"demonym"} and item.text.endswith("s"):
        return False
    return bool(kinds & {"state", "former_state"}) and bool(following & {"state", "former_state", "person", "demonym"})


_MARKS = {"det": "det", "pron": "pron", "num": "number"}


def chunks_of(items: Sequence[Item]) -> list[Chunk]:
    """Group items into chunks; the order of chunks is the order of the text."""
    out: list[Chunk] = []
    cur = Chunk()

    def close(link: str) -> None:
        nonlocal cur
        if cur.items:
            out.append(cur)
            cur = Chunk(link=link)
        elif link:
            cur = Chunk(link=link)

    for n, item in enumerate(items):
        kind = item.kind
        if item.text.lower() == "based" and n + 1 < len(items) and items[n + 1].kind == "prep":
            continue
        if kind == "poss":
            owner = cur.items or n and items[n - 1].text == ")"
            close("poss" if owner else "break")  # "France condemned today's rebel attack": the day owns it
        elif kind == "prep":
            if not cur.items and cur.number and item.text.lower() == "of":
                continue
            close(item.text.lower() if cur.items or (n and items[n - 1].kind in ("prep", "num")) else "far")
        elif kind == "conj":
            close("conj")
        elif kind == "break":
            close("comma" if item.text == "," else "paren" if item.text in "()" else "break")
        elif kind in ("det", "pron", "num"):
            if cur.items:
                close("next")
            cur.start = cur.start or item.a
            setattr(cur, _MARKS[kind], item.text.lower())
        else:
            if cur.items and _splits(cur.items[-1], item):
                close("next")
            cur.items.append(item)
    close("")
    for one, other in pairwise(out):
        other.before = one
    return out


# What people are, and no state: "innocent Chadians".
_LIKE_PEOPLE = frozenset(
    "young elderly ordinary ethnic angry poor displaced unemployed innocent brave vulnerable stranded starving hungry "
    "homeless unarmed older younger injured wounded".split()
)
_MINORITIES = frozenset({"minority", "minorities"})
_COMMUNITIES = frozenset({"population", "populations", "community", "communities", "diaspora"})


def compose_chunk(chunks: Sequence[Chunk], n: int, index: ActorIndex, when: When, v: View) -> Partial | None:
    """Partial of chunk ``n`` with its possessor and complements taken in; remembers the result in the chunk."""
    chunk = chunks[n]
    if chunk.done:
        return chunk.partial
    chunk.done = True
    owner = compose_chunk(chunks, n - 1, index, when, v) if chunk.link == "poss" and n > 0 else None
    partial = core(chunk.items, index, when, owner.country if owner is not None else None)
    if partial is not None and partial.states and not groups.means_all(partial, chunk.number):
        partial = None
    chunk.partial = partial
    if partial is None:
        return None
    partial.quantified = bool(chunk.number) or (
        chunk.items[0].kind == "word" and chunk.items[0].text.lower() in _LIKE_PEOPLE
    )
    ethnic = any(i.kind == "word" and i.text.lower() == "ethnic" for i in chunk.items)
    here = n + 1 < len(chunks) and chunks[n + 1].link in ("in", "of")
    mass = chunk.items[-1].text.lower()
    if ethnic or (partial.head == "people" and (mass in _MINORITIES or (here and mass in _COMMUNITIES))):
        _ethnic(partial)
    if owner is not None:
        attach(partial, owner, "poss")
        chunks[n - 1].used = True
    elif chunk.number and chunk.link == "of" and n > 0 and not chunks[n - 1].items:
        partial.quantified = True
    if _end_is_open(chunk, partial):
        _complements(chunks, n, partial, index, when, v)
    return partial


def _end_is_open(chunk: Chunk, partial: Partial) -> bool:
    """Complements belong to the head noun: none when plain words follow it or a personal name closes the phrase."""
    return partial.last >= chunk.items[-1].b - 1 and partial.head not in ("person_named",)


def _ethnic(partial: Partial) -> None:
    """Read "ethnic Albanians": the nationality is a group, not the country."""
    partial.posts.append("ethnic")
    if partial.head == "ethnic":
        partial.quantified = True
    elif partial.country and not partial.groups:
        partial.groups, partial.country = [partial.country], None
        partial.head, partial.roles = "people", partial.roles or ["CVL"]


_LINKS = frozenset("of in for from at within inside on to with near across under".split())
_BESIDE_SOMEBODY = frozenset({"counterpart", "counterparts", "colleague", "colleagues", "opposite number"})


def _complements(chunks: Sequence[Chunk], n: int, partial: Partial, index: ActorIndex, when: When, v: View) -> None:
    """Take in the "of", "for", "in", ... phrases that follow directly."""
    at = n + 1
    governor = partial
    beside = bool(partial.posts) and partial.posts[-1] in _BESIDE_SOMEBODY
    while at < len(chunks):
        link = chunks[at].link
        if link not in _LINKS or (beside and link not in ("in", "from", "at")):
            return
        end = at
        while end + 1 < len(chunks) and chunks[end + 1].link == "poss":
            end += 1
        if v.deps and not _parse_allows(v, chunks[n], chunks[end], link):
            return
        other = compose_chunk(chunks, end, index, when, v)
        if other is None and link == "of" and end == at + 1 and governor.posts[-1:] == ["government"]:
            other = compose_chunk(chunks, at, index, when, v)  # "the Government of Iraq's efforts"
        unknown = other is None and link == "of" and all(i.kind == "cap" for i in chunks[end].items)
        if unknown and partial.weak and not is_department(partial, (i.text for i in chunks[end].items)):
            partial.roles = []  # "the leader of Nortrans": of what kind nobody knows
        if link == "from" and v.deps and _leaving(v, chunks[n]):
            return
        if other is not None and other.adjective and _aboard(governor, chunks[end], link):
            governor.country = other.country
            governor.entries += other.entries
        elif other is not None and governor.states and governor.head == "land":
            groups.narrow(governor, other, chunks[n].items[-1].text.rsplit(" ", 1)[-1].lower())
            if link == "of" and not governor.states:
                end = _further(chunks, end, governor, index, when, v)
        elif other is not None and not other.adjective:
            if link == "of" and chunks[n].number == "" and governor.head == "group":
                governor.plural = other.plural
            before = (governor.country, governor.base, tuple(governor.roles))
            if link not in ("in", "at") or chunks[n].pron or not is_posted(governor, v, v.token[chunks[n].b - 1]):
                attach(governor, other, link)
            if governor.head == "land" and governor.plural and not governor.roles and link in ("in", "of", "from"):
                governor.roles = ["CVL"]
            if link in ("of", "from") and governor.plural:  # "delegates from Armenia and Azerbaijan"
                end = _further(chunks, end, governor, index, when, v)
            if link in ("of", "for") or before != (governor.country, governor.base, tuple(governor.roles)):
                governor.last = max(governor.last, other.last)
        at = end + 1


_CRAFT = frozenset(
    "plane airliner jet flight helicopter tanker ship boat vessel ferry trawler freighter cruise bus train".split()
)


_STATE_THINGS = frozenset({"state", "diplomacy", "republic", "executive"})


def _aboard(p: Partial, other: Chunk, link: str) -> bool:
    """True for "the crew of a Greek tanker" and "the head of Greek diplomacy": they count for the nation named."""
    last = other.items[-1]
    things = _STATE_THINGS if p.head == "lead" else _CRAFT
    flag = last.kind == "word" and last.text.lower() in things
    return flag and p.country is None and p.base is None and link in ("of", "on", "from") and bool(p.roles)


def _further(chunks: Sequence[Chunk], end: int, governor: Partial, index: ActorIndex, when: When, v: View) -> int:
    """Collect the further countries of "the foreign ministers of France, Germany and Poland"."""
    found: list[Partial] = []
    at = end + 1
    while at < len(chunks) and chunks[at].link in ("comma", "conj", "paren"):
        other = compose_chunk(chunks, at, index, when, v)
        if other is None or other.head not in ("land", "name") or other.person is not None or other.adjective:
            break
        found.append(other)
        if chunks[at].link == "conj":
            governor.more = found
            governor.last = max(governor.last, other.last)
            return at
        at += 1
    if len(found) > 1 and (at >= len(chunks) or chunks[at].link not in ("comma", "paren")):
        governor.more = found  # "the ministers of Egypt, Jordan, Morocco will meet"
        governor.last = max(governor.last, found[-1].last)
        return at - 1
    return end


_LEAVING = (
    "withdr", "pull", "remov", "evacuat", "return", "repatriat", "expel", "expuls", "depart", "retreat", "leav", "exit",
    "recall", "oust", "evict", "fle", "deport", "exodus", "retir",
)  # fmt: skip


def _leaving(v: View, chunk: Chunk) -> bool:
    """True when the phrase hangs on a word of leaving: "the withdrawal of forces from Lebanon" makes no Lebanese."""
    mine = range(v.token[chunk.a], v.token[chunk.b - 1] + 1)
    at = next((t for t in mine if v.heads[t] not in mine), mine[-1])
    for _ in range(3):
        above = v.heads[at]
        if above == at:
            return False
        atom = next((n for n, t in enumerate(v.token) if t == above), None)
        if atom is not None and v.low[atom].startswith(_LEAVING):
            return True
        if v.pos[above] == "VERB":
            return False
        at = above
    return False


def _parse_allows(v: View, chunk: Chunk, other: Chunk, link: str) -> bool:
    """False when the parse hangs the second phrase on a verb rather than on the first phrase."""
    inside = range(v.token[other.a], v.token[other.b - 1] + 1)
    mine = range(v.token[chunk.a], v.token[chunk.b - 1] + 1)
    for t in inside:
        if v.heads[t] not in inside:
            governor = v.heads[t]
            if governor in mine or (v.heads[governor] in mine and v.deps[governor].startswith("acl")):
                return True
            if governor > inside[-1] and mine[-1] + 3 >= inside[0]:
                return True  # between a subject and its verb the phrase belongs to the subject
            return link == "of" and not v.deps[t].startswith("obl")
    return False


def mark_run_by(items: Sequence[Item], v: View) -> None:
    """Drop the participle of "Saudi-led coalition" so that the name counts as a modifier."""
    for n, item in enumerate(items):
        if item.kind == "word" and v.glued[item.a] and v.low[item.a] in RUN_BY:
            item.kind = "num_"
            if v.low[item.a] == "based" and n and _of_a_state(items[n + 1 :]):
                items[n - 1].kind = "num_"


def _of_a_state(items: Sequence[Item]) -> bool:
    """Tell whether an office of some state follows, which is not of where it sits: "Geneva-based diplomats"."""
    for item in items:
        if item.kind == "agent" and item.agent is not None and set(item.agent.roles) & {"GOV", "COP", "MIL"}:
            return True
        if item.kind not in ("word", "cap", "agent"):
            return False
    return False


def part_clauses(items: Sequence[Item], v: View) -> list[Item]:
    """Put a break between what opens a clause and its subject: "According to the World Bank Kenya has ..." names two."""
    out: list[Item] = []
    for item in items:
        if out and out[-1].b == item.a and _opens_clause(v, v.token[item.a - 1], v.token[item.a]):
            out.append(Item("break", item.a, item.a, ""))
        out.append(item)
    return out


def _opens_clause(v: View, last: int, first: int) -> bool:
    """True when the token ``last`` ends a phrase beside a verb and ``first`` begins the subject of the same verb."""
    if v.deps[last] != "obl" or first != last + 1:
        return False
    verb = v.heads[last]
    for top in range(first, verb):  # the subject's own words all lead to it
        if v.heads[top] == verb:
            return v.deps[top].startswith("nsubj")
        if not top < v.heads[top] < verb:
            return False
    return False


def resolve_text(text: str, index: ActorIndex, when: When) -> tuple[Actor | None, Partial | None]:
    """Resolve a bare phrase with token patterns only: the first chunk that names an actor, with apposition."""
    words, _ = tokenize(text)
    v = view(words)
    items = drop_acronyms(join_committees(find_items(v, index), v, index))
    mark_run_by(items, v)
    chunks = chunks_of(items)
    for n in range(len(chunks)):
        compose_chunk(chunks, n, index, when, v)
    share(chunks, index)
    best: Partial | None = None
    for n, chunk in enumerate(chunks):
        if n + 1 < len(chunks) and chunks[n + 1].link == "poss":
            continue
        partial = compose_chunk(chunks, n, index, when, v)
        if partial is None or chunk.used:
            continue
        if best is None:
            best = partial
            continue
        if chunk.link in ("comma", "paren"):
            best = appose(best, partial)
    if best is None:
        return None, None
    return finish(best, index), best


def appose(one: Partial, other: Partial) -> Partial:
    """Join two descriptions of one actor: a dictionary person or organisation decides, else the fuller role."""
    for first, second in ((one, other), (other, one)):
        if first.person is not None:
            first.posts += second.posts
            if _in_new_office(first.person, second):
                second.country, second.name = first.country, first.name
                return second
            return first
    named, said = (one, other) if one.name and not one.roles else (other, one)
    if named.base is not None and named.head == "name":
        return named
    said.name = said.name or named.name
    if said.country is None:
        said.country = named.country
    if not said.roles and not said.base:
        said.roles, said.base = named.roles, named.base
    return said


def _in_new_office(person: Fact, said: Partial) -> bool:
    """True when a description gives a post in government, other than the one left, to somebody whose term is over or to come."""
    envoy = said.country is not None and said.posts[-1:] == ["ambassador"]
    if person.code[3:] != "ELI" or not person.office or said.former or "GOV" not in said.roles:
        return False
    if said.weak and not envoy:
        return False
    return said.country in (None, person.code[:3]) and not any(office_fits(post, person.office) for post in said.posts)
