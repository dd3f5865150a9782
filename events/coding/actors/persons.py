"""Persons in a phrase: dictionary entries by date and office, last names after a title, and unknown names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from events.coding.actors.codes import parse_code
from events.coding.actors.facts import Fact
from events.coding.actors.index import ActorIndex, When, office_fits
from events.coding.actors.items import Item
from events.coding.actors.partial import Partial
from events.types import Actor

_MASS = frozenset(
    [
        "public",
        "people",
        "population",
        "community",
        "crowd",
        "society",
        "electorate",
        "minority",
        "household",
        "family",
        "group",
        "gathering",
    ]
)


def choose(item: Item, index: ActorIndex, when: When, posts: Sequence[str] = (), country: str | None = None) -> Fact:
    """The dictionary entry meant by a name item, given the offices named beside it."""
    facts = item.facts or []
    for post in posts:
        if any(office_fits(post, f.office) for f in facts):
            return index.choose(facts, when, post, country)
    return index.choose(facts, when, "", country)


_GRACE_DAYS = 60


def _just_left(facts: Sequence[Fact], posts: Sequence[str], when: When) -> Fact | None:
    """The office stated without "former" that somebody left in the last weeks: reports of a fall name it still."""
    if not when.lo:
        return None
    day = dt.date.fromisoformat(when.lo)
    for fact in facts:
        if len(fact.end) == 10 and fact.code[3:] != "ELI" and any(office_fits(post, fact.office) for post in posts):
            gone = (day - dt.date.fromisoformat(fact.end)).days
            if 0 <= gone <= _GRACE_DAYS:
                return fact
    return None


def _new_office(p: Partial, actor: Actor, facts: Sequence[Fact], when: When) -> bool:
    """True when the words give somebody out of office a post that is none of those he has left: it is the present one."""
    if actor.roles != ("ELI",) or p.weak or p.former or not when.lo or not set(p.roles) & {"GOV", "LEG", "MIL"}:
        return False
    left = [f for f in facts if f.end and f.end < when.lo]
    return p.country in (None, actor.country) and not any(office_fits(post, f.office) for post in p.posts for f in left)


def named_person(p: Partial, fact: Fact, index: ActorIndex, when: When, facts: Sequence[Fact] = ()) -> None:
    """A person known to the dictionary: the entry decides, unless the words around it name another country or a new post.

    ``facts`` are all entries of the name.
    """
    actor = parse_code(fact.code, index.countries)
    p.name = fact.canonical
    p.fact = fact
    p.head = "person"
    if p.country and actor.country and actor.country != p.country and p.roles:
        return
    if (
        actor.roles == ("ELI",)
        and p.roles
        and not p.weak
        and p.country == actor.country
        and not set(p.roles) & {"GOV", "LEG", "MIL"}
    ):
        return
    if facts and _new_office(p, actor, facts, when):
        p.country = actor.country
        return
    if actor.roles == ("OPP",) and "president elect" in p.posts:  # who has won is no opposition any more
        p.country, p.roles = actor.country, ["GOV"]
        return
    said = p.roles and (not p.weak or "LEG" in p.roles)
    if not when.known and said and p.country in (None, actor.country) and not p.former:
        p.country = actor.country
        return
    p.person = fact
    p.country, p.roles, p.groups, p.base = actor.country, list(actor.roles), [], None
    if fact.office:
        p.posts.append(fact.office)


def person_tail(p: Partial, tail: Sequence[Item], index: ActorIndex, when: When) -> None:
    """A personal name after the head: a dictionary person, a last name known from the office, or an unknown person."""
    item = tail[0]
    if len(tail) == 1 and item.kind == "name":
        fact = choose(item, index, when, p.posts, p.country or p.owner)
        if fact.code[3:] == "ELI" and not p.former:
            fact = _just_left(item.facts or (), p.posts, when) or fact
        p.entries.append(fact.entry)
        named_person(p, fact, index, when, item.facts or ())
        return
    name = " ".join(i.text for i in tail)
    if p.fact is not None and p.fact.kind in ("capital", "city", "seat", "region") and p.head in ("name", "land"):
        p.country, p.roles, p.base, p.head = None, [], None, ""
        return
    if p.head == "land" and not p.roles:
        if len(tail) > 1 and p.adjective:
            p.roles, p.head, p.name = ["CVL"], "person", name
            p.weak = True
        return
    if (
        p.head in ("person", "lead", "title", "")
        or (p.head == "people" and not p.plural and p.posts and p.posts[-1] not in _MASS)
    ) and (p.head or p.posts):
        known = by_surname(tail[-1].text, p, index, when)
        if known is not None and p.former and when.lo and known.end and known.end < when.lo and known.code[3:] == "GOV":
            known = known._replace(code=known.code[:3] + "ELI")
        if known is not None:
            p.entries.append(known.entry)
            named_person(p, known, index, when)
        else:
            p.name, p.head = name, "person"
        if p.posts[-1:] == ["representative"] and p.weak:
            p.roles, p.weak = ["LEG"], False  # a title before a name is a seat in parliament
    elif p.head in ("name", "body") and len(tail) > 1 and p.roles and not p.base:
        p.name, p.head = name, "person"


def by_surname(last: str, p: Partial, index: ActorIndex, when: When) -> Fact | None:
    """The one office holder with this last name whose office, country and term fit the words of the phrase."""
    held = index.surnames.get(last.lower(), ())
    fits = [
        f
        for f in held
        if any(office_fits(post, f.office) for post in p.posts)
        and ((p.country or p.owner) is None or f.code[:3] == (p.country or p.owner))
    ]
    if not fits:
        return None
    if when.known:
        fits = [
            f
            for f in fits
            if (not f.start or not when.hi or f.start <= when.hi) and (not f.end or not when.lo or f.end >= when.lo)
        ] or fits
    if len({f.code for f in fits}) > 1 and p.country is None:
        return None
    return max(fits, key=lambda f: (f.end == "", f.end, f.start))
