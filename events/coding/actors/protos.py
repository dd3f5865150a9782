"""Candidates: the noun phrases of one parsed sentence that may name an actor, before reference is resolved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from events.coding.actors.atoms import View, view
from events.coding.actors.committees import join_committees
from events.coding.actors.describe import NEIGHBOURS
from events.coding.actors.index import ActorIndex, When
from events.coding.actors.items import find_items
from events.coding.actors.locations import MOTION
from events.coding.actors.partial import Partial
from events.coding.actors.phrase import (
    Chunk,
    appose,
    chunks_of,
    compose_chunk,
    mark_run_by,
    part_clauses,
)
from events.coding.actors.pronouns import SAY
from events.coding.actors.sharing import share
from events.coding.actors.shortforms import drop_acronyms
from events.coding.actors.titles import split_names, without_matters
from events.types import Actor, Sentence

LOCATIVE = frozenset(
    ["in", "at", "near", "outside", "inside", "across", "throughout", "around", "into", "over", "within", "on"]
)
_PHYSICAL = frozenset(
    "visit leave reach enter tour attack bomb shell blockade strike hit besiege capture seize take retake storm occupy "
    "invade flee surround liberate evacuate pound raid bombard encircle evacuate rock".split()
)
_LEAVING = frozenset("withdraw retreat pull".split())
_AFFECTED = frozenset(
    "curfew siege blockade emergency target position area neighbourhood neighborhood building house home village camp "
    "district school hospital market mosque church base".split()
)
_PARTS_OF_TOWN = frozenset(
    "suburb sector district part street centre center outskirts city capital town quarter area neighbourhood "
    "neighborhood north south east west airport port square hospital university mayor resident".split()
)
_MEETING_WORDS = frozenset(
    "accord accords agreement agreements airport area conference convention deal declaration embassy format "
    "meeting newspaper process protocol protocols region street suburb summit talks time treaty university".split()
)


@dataclass(slots=True)
class Proto:
    """One candidate mention. ``name`` is the personal or organisation name when the words are only that."""

    chunk: Chunk
    partial: Partial | None
    first: int
    last: int
    head: int
    name: str | None = None
    actor: Actor | None = None
    how: str = "dictionary"
    kind: str = "NOUN"
    reason: str | None = None
    joined: Proto | None = None
    noun: str = ""
    open_of: bool = False
    also: tuple[Actor, ...] = ()


@dataclass(slots=True)
class Reading:
    """A sentence cut up: its view, chunks, and candidates in text order."""

    v: View
    chunks: list[Chunk]
    protos: list[Proto]


def read(s: Sentence, index: ActorIndex, when: When) -> Reading:
    """Find and compose the candidate phrases of a sentence."""
    v = view(s.words, s.pos, s.deps, s.heads, s.tags)
    v.persons = frozenset(t for e in s.entities if e.label == "PERSON" for t in range(e.start, e.end))
    items = part_clauses(drop_acronyms(join_committees(find_items(v, index), v, index)), v)
    mark_run_by(items, v)
    people = {e.start: e.end for e in s.entities if e.label == "PERSON"}
    chunks, titles = split_names(without_matters(chunks_of(items)), v, people)
    protos: list[Proto] = []
    for n in range(len(chunks)):
        compose_chunk(chunks, n, index, when, v)
    share(chunks, index)
    for n, chunk in enumerate(chunks):
        partial = chunk.partial
        proto = _proto(s, v, chunks, n, partial)
        if proto is not None:
            protos.append(proto)
    _join_titles(protos, titles, chunks)
    _join_appositions(s, protos)
    _take_affiliations(s, protos)
    return Reading(v, chunks, protos)


def _proto(s: Sentence, v: View, chunks: Sequence[Chunk], n: int, partial: Partial | None) -> Proto | None:
    chunk = chunks[n]
    noun = v.low[chunk.b - 1]
    if noun == "front" and chunk.link == "in":
        return None  # "in front of the palace"
    if partial is None:
        caps = [i for i in chunk.items if i.kind == "cap" or (i.kind == "word" and i.capital)]
        if caps and len(caps) == len(chunk.items):
            first, last = v.token[chunk.a], v.token[chunk.b - 1]
            return Proto(
                chunk, None, first, last, head_token(s, first, last), name=" ".join(i.text for i in caps), noun=noun
            )
        if (named := _name_behind(s, v, chunk)) is not None:
            return named
        beside = noun in NEIGHBOURS and (chunk.pron or chunk.link == "poss")
        if noun and (chunk.det or chunk.number or beside) and s.pos[v.token[chunk.b - 1]] in ("NOUN", "PROPN"):
            first, last = v.token[chunk.a], v.token[chunk.b - 1]
            return Proto(chunk, None, first, last, head_token(s, first, last), noun=noun)
        return None
    core_last = min(partial.last, chunk.b - 1)
    first, last = v.token[partial.first], v.token[core_last]
    head = head_token(s, first, last, v.token[core_last])
    if chunk.link == "poss" and n > 0 and chunks[n - 1].used:
        first = min(first, v.token[chunks[n - 1].a])
    if partial.last > core_last:
        last = v.token[partial.last]
    how = "composition"
    if partial.head in ("land", "name", "ethnic") or (partial.person is not None and not partial.posts[:-1]):
        how = "dictionary"
    elif partial.head == "person" and partial.name and partial.person is None:
        how = "title"
    if core_last + 1 < chunk.b:
        noun = ""
    open_of = n + 1 < len(chunks) and _open_end(s, v, chunk, chunks[n + 1])
    return Proto(chunk, partial, first, last, head, how=how, kind=_kind(partial), noun=noun, open_of=open_of)


def _name_behind(s: Sentence, v: View, chunk: Chunk) -> Proto | None:
    """The name in "in his speech Moran has attacked ...", which only the tree parts from the words before it."""
    n = len(chunk.items)
    while n and chunk.items[n - 1].kind == "cap" and v.token[chunk.items[n - 1].a] in v.persons:
        n -= 1
    if not 0 < n < len(chunk.items):
        return None
    first, last = v.token[chunk.items[n].a], v.token[chunk.b - 1]
    head = head_token(s, first, last)
    if not s.deps[head].startswith("nsubj") or s.heads[head] <= last:
        return None
    name = Chunk(items=chunk.items[n:], before=chunk)
    return Proto(name, None, first, last, head, name=" ".join(i.text for i in name.items), noun=v.low[chunk.b - 1])


def _open_end(s: Sentence, v: View, chunk: Chunk, after: Chunk) -> bool:
    """Whether a prepositional phrase goes on about this phrase ("officials of the ministry"), not about the verb."""
    if after.link not in ("of", "for", "on", "in", "from", "at"):
        return False
    if not after.items or after.link == "of":
        return True
    inside = range(v.token[after.a], v.token[after.b - 1] + 1)
    mine = range(v.token[chunk.a], v.token[chunk.b - 1] + 1)
    governors = {s.heads[t] for t in inside if s.heads[t] not in inside}
    return any(g in mine for g in governors) or not governors


def is_open(p: Proto) -> bool:
    """Tell whether an "of" phrase that goes on about this phrase has said nothing that was understood."""
    return p.open_of and (p.partial is None or p.partial.last <= p.chunk.b - 1)


def _kind(p: Partial) -> str:
    """PERSON, ORG, LOC, NORP or NOUN for a composed phrase."""
    if p.person is not None or (p.head == "person" and p.name):
        return "PERSON"
    if p.head == "land":
        return "NORP" if p.adjective or p.plural else "LOC"
    if p.head == "ethnic":
        return "NORP"
    if p.head == "name":
        return "LOC" if p.fact is not None and p.fact.kind in ("capital", "seat") else "ORG"
    if p.head in ("body", "group", "unit"):
        return "ORG"
    return "NOUN"


def head_token(s: Sentence, first: int, last: int, prefer: int = -1) -> int:
    """Syntactic head of tokens ``first``..``last``: governed from outside, arguments first, else the last noun."""
    outside = [t for t in range(first, last + 1) if not first <= s.heads[t] <= last or s.heads[t] == t]
    nouns = [t for t in outside if s.pos[t] in ("NOUN", "PROPN", "PRON", "ADJ", "NUM")]
    arguments = [
        t for t in nouns if s.deps[t].split(":")[0] in ("nsubj", "obj", "iobj", "obl", "nmod", "conj", "appos", "root")
    ]
    if prefer in arguments and s.deps[prefer] not in ("conj", "appos", "root"):
        return prefer
    core = [t for t in arguments if s.deps[t] not in ("conj", "appos", "root")]
    for pool in (core, arguments):
        if pool:
            return pool[0]
    for pool in (nouns, outside):
        if pool:
            return pool[-1]
    return last


def _is_name(p: Proto) -> bool:
    return (p.partial is None and p.name is not None) or (
        p.partial is not None
        and (
            p.partial.person is not None
            or (p.partial.head == "name" and p.partial.base is not None)
            or (p.partial.head == "person" and p.partial.name is not None)
        )
    )


def _is_description(p: Proto) -> bool:
    q = p.partial
    return (
        q is not None
        and q.head in ("person", "lead", "body", "unit", "group", "people")
        and not q.plural
        and q.name is None
    )


def _join_titles(protos: list[Proto], titles: Mapping[int, Chunk], chunks: Sequence[Chunk]) -> None:
    """Let a long title and the name behind it speak with one code."""
    for n, title in titles.items():
        one = next((p for p in protos if p.chunk is title), None)
        other = next((p for p in protos if p.chunk is chunks[n]), None)
        if one is not None and other is not None and one.joined is None and _is_description(one) and _is_name(other):
            _merge(one, other)
            one.last = max(one.last, other.last)


def _join_appositions(s: Sentence, protos: list[Proto]) -> None:
    """Let both parts of "Jens Stoltenberg, Secretary-General of NATO," speak with one code."""
    for n, other in enumerate(protos):
        for one in protos[max(0, n - 3) : n]:
            if _apposed(s, one, other):
                _merge(one, other)
                break


def _take_affiliations(s: Sentence, protos: Sequence[Proto]) -> None:
    """Give "Director Jan Berg, Norwegian Ministry of Finance," the country of the body he belongs to."""
    for one, other in pairwise(protos):
        p, q = one.partial, other.partial
        if p is None or q is None or p.name is None or p.country or p.base or p.person or not p.posts:
            continue
        body = q.country is not None and q.head in ("name", "body") and q.roles == ["GOV"] and not other.chunk.det
        if body and other.chunk.link == "comma" and other.first == one.last + 2 and _closed(s, other):
            p.country = q.country
            p.roles = p.roles or ["GOV"]


def _apposed(s: Sentence, one: Proto, other: Proto) -> bool:
    """Whether ``other`` is in apposition to ``one``: a name beside a description, by the parse or between commas."""
    if one.joined is not None or not (
        (_is_name(one) and _is_description(other)) or (_is_description(one) and _is_name(other))
    ):
        return False
    ahead = other.head < s.heads[other.head]
    if ahead and s.deps[other.head] == "nsubj" and s.lemmas[s.heads[other.head]].lower() in SAY:
        return False  # "… near Karlovac, Zagreb radio reported"
    if s.deps[other.head].startswith("nsubj") and s.deps[one.head] in ("obl", "nmod"):
        return False  # "According to the Herald, local police …"
    subject = s.deps[other.head].startswith("nsubj") and one.first == one.last
    if subject and other.partial is not None and other.partial.head == "body":
        return False  # "Yesterday, Nora, the Peruvian parliament approved …"
    gap = other.first - one.last
    if other.chunk.link not in ("comma", "paren", "", "next") or not 1 <= gap <= 8:
        return False
    if s.deps[other.head] == "appos" and one.first <= s.heads[other.head] <= one.last:
        return True
    if gap > 4:
        return False
    return other.chunk.link == "comma" and _closed(s, other) and s.deps[other.head] != "conj"


def _closed(s: Sentence, p: Proto) -> bool:
    """A comma, bracket, full stop or the end follows, so the phrase is no list item before "and"."""
    after = p.last + 1
    if after < len(s) and s.pos[after] == "ADP":
        after = next((t for t in range(after, min(len(s), after + 8)) if s.words[t] in (",", ".")), after)
    if after >= len(s):
        return True
    return (
        s.words[after] in (",", ".", ")", "-", "–", "—", ";")
        or s.pos[after] in ("VERB", "AUX")
        or s.lower[after] in ("who", "which")
    )


def _merge(one: Proto, other: Proto) -> None:
    """Give both phrases the joint actor; the later one points to the earlier."""
    named, said = (one, other) if _is_name(one) else (other, one)
    q = said.partial
    assert q is not None
    if named.partial is None:
        if (named.name or "").isupper() and len(named.name or "") <= 6:
            return
        q.name, q.head = named.name, "person" if q.head in ("person", "lead", "people") else q.head
        named.partial = q
        named.how = "title"
        named.kind = _kind(q)
    else:
        if q.posts[-1:] == ["proxy"]:
            said.partial, said.how, other.joined = named.partial, "title", one  # "their proxy, the Houthis"
            return
        if named.partial.base is not None and q.head not in ("body", "group", "unit"):
            return
        joint = appose(named.partial, q)
        named.partial = joint
        said.partial = joint
    said.how = "title"
    other.joined = one


_TOWNS = frozenset("city town village port settlement district suburb capital".split())


def stands_for_land(s: Sentence, p: Proto) -> bool:
    """True when a town is what an act is done to ("shelled Kharkiv", "attack on Goma") and stands for its country."""
    head = p.head
    if s.deps[head] == "nmod" and s.lower[s.heads[head]] in _TOWNS and s.lower[p.first - 1] == "of":
        head = s.heads[head]  # "shelled the town of Izium"
    dep = s.deps[head]
    before = s.lower[p.first - 1] if p.first > 0 else ""
    if head != p.head:
        before = next((s.lower[k] for k in s.children[head] if s.deps[k] == "case"), "")
    if dep == "obl" and before in ("in", "at") and s.lemmas[s.heads[head]].lower() in ("arrive", "land"):
        return True
    if dep == "nmod" and before in ("in", "at", "near") and s.lemmas[s.heads[head]].lower() in _AFFECTED:
        return True
    if dep == "obl" and before == "from" and s.lemmas[s.heads[head]].lower() in _LEAVING:
        return True
    return dep in ("obj", "nsubj:pass") or (dep in ("obl", "nmod") and before in ("on", "against", "to", "upon"))


def _located(s: Sentence, t: int) -> bool:
    return any(s.deps[k] == "case" and s.lower[k] in LOCATIVE for k in s.children[t])


# What governments make and have, not towns.
_OF_GOVERNMENTS = frozenset(
    "decision refusal failure insistence conduct behaviour behavior attitude stance policy position plan treatment handling move "
    "response claim accusation action involvement support interference intervention aggression demand request offer proposal "
    "rejection silence reluctance threat warning attempt effort use role ambition intention statement remark comment".split()
)


def capital_as_place(s: Sentence, p: Proto) -> bool:
    """True when a capital's name is the town and not its government ("in Moscow", "the Geneva talks")."""
    t = p.head
    dep = s.deps[t]
    case = [s.lower[k] for k in s.children[t] if s.deps[k] == "case"]
    before = s.lower[p.first - 1] if p.first > 0 else ""
    governor = s.heads[t]
    lemma = s.lemmas[governor].lower() if governor != t else ""
    if dep == "nmod:poss" and lemma in _OF_GOVERNMENTS:
        return False  # "at Ankara's decision"
    if before in LOCATIVE or any(c in LOCATIVE for c in case):
        return True
    if dep == "nmod" and "of" in case and lemma in _PARTS_OF_TOWN and _located(s, governor):
        return True
    if dep == "nmod" and "of" in case and s.lower[governor] in _MEETING_WORDS and s.words[governor][:1].isupper():
        return True  # "the Treaty of Lisbon"
    if dep == "obj" and lemma in _PHYSICAL:
        return True
    if dep in ("obl", "nmod", "obl:unmarked") and (
        before in ("to", "from", "for") or any(c in ("to", "from", "for") for c in case)
    ):
        return lemma in MOTION | _LEAVING or lemma in (
            "trip",
            "visit",
            "flight",
            "journey",
            "road",
            "way",
            "tour",
            "travel",
        )
    if dep == "compound":
        return s.lower[governor] in _MEETING_WORDS
    if s.words[p.last + 1 : p.last + 2] == (",",) and s.words[p.last + 2 : p.last + 3] in (("D.C.",), ("DC",)):
        return True
    if dep in ("appos", "flat", "list") or dep == "nmod:unmarked":
        return True
    return p.last + 2 < len(s) and s.words[p.last + 1] == "," and s.pos[p.last + 2] == "PROPN" and dep == "obl"
