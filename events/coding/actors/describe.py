"""Definite descriptions: "the alliance", "the bloc", "the two leaders", "both sides", "the Secretary-General"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from events.coding.actors import couples
from events.coding.actors.memory import Entity, Memory
from events.coding.actors.partial import Partial
from events.types import Actor

ORG_NOUNS: dict[str, tuple[str, ...]] = {
    "alliance": ("IGO", "REB", "PTY", "OPP"),
    "bloc": ("IGO", "PTY", "OPP"),
    "organization": ("IGO", "NGO", "REB", "ENV", "HRI"),
    "organisation": ("IGO", "NGO", "REB", "ENV", "HRI"),
    "union": ("IGO", "LAB"),
    "body": ("IGO", "GOV", "NGO", "LEG"),
    "agency": ("IGO", "GOV", "NGO", "MED"),
    "court": ("JUD",),
    "tribunal": ("JUD",),
    "council": ("IGO", "GOV"),
    "commission": ("IGO", "GOV"),
    "group": ("REB", "UAF", "NGO", "IGO", "SEP", "OPP", "BUS", "MNC", "CRM"),
    "movement": ("REB", "OPP", "PTY", "SEP", "AGR", "LAB", "NGO"),
    "militia": ("UAF", "REB"),
    "party": ("PTY", "OPP", "GOV"),
    "company": ("BUS", "MNC", "MED"),
    "firm": ("BUS", "MNC"),
    "bank": ("BUS", "IGO", "GOV"),
    "fund": ("IGO", "BUS"),
    "network": ("REB", "UAF", "MED", "CRM"),
    "charity": ("NGO",),
    "ngo": ("NGO",),
    "watchdog": ("NGO", "IGO", "GOV"),
    "lender": ("IGO", "BUS"),
    "cartel": ("IGO", "CRM", "BUS"),
    "newspaper": ("MED",),
    "broadcaster": ("MED",),
    "militants": ("REB", "UAF"),
    "rebels": ("REB", "SEP"),
    "separatists": ("SEP",),
    "insurgents": ("REB",),
    "guerrillas": ("REB",),
    "organisations": ("IGO", "NGO"),
    "coalition": ("IGO", "MIL", "GOV", "OPP", "REB"),
    "front": ("REB", "OPP"),
}
FIGHTERS = frozenset({"rebels", "militants", "insurgents", "separatists", "guerrillas"})
LAND_NOUNS = frozenset(
    ["country", "nation", "state", "republic", "kingdom", "neighbour", "neighbor", "island", "superpower", "aggressor"]
)
NEIGHBOURS = frozenset({"neighbour", "neighbor"})
PAIR_NOUNS = {
    "leaders": "PERSON",
    "presidents": "PERSON",
    "ministers": "PERSON",
    "men": "PERSON",
    "officials": "PERSON",
    "politicians": "PERSON",
    "diplomats": "PERSON",
    "counterparts": "PERSON",
    "countries": "LAND",
    "nations": "LAND",
    "states": "LAND",
    "neighbours": "LAND",
    "neighbors": "LAND",
    "capitals": "LAND",
    "powers": "LAND",
    "governments": "LAND",
    "republics": "LAND",
    "superpowers": "LAND",
    "sides": "ANY",
    "parties": "ANY",
    "rivals": "ANY",
    "foes": "ANY",
    "allies": "ANY",
    "pair": "ANY",
    "duo": "ANY",
    "delegations": "ANY",
}
_CHIEF_WORDS = frozenset({"chief", "leader", "head", "boss", "strongman", "ruler", "dictator", "head of state"})
_TOP_POSTS = ("president", "prime minister", "premier", "chancellor", "king", "emir", "sultan", "leader", "dictator")
_NEAR = 8  # sentences
_MET_LASTS = 2  # sentences for which "the two countries" may be of those who met
_PARTIES_LAST = 5  # sentences of talk for which "the parties" may be those named
_WHO_MET = frozenset({"sides", "delegations", "pair", "duo"})
_BYSTANDERS = frozenset({"CVL", "NGO", "HLH", "MED", "EDU"})  # no party to a conflict or an agreement
_PAIR_MARKS = frozenset({"two", "both"})


@dataclass(slots=True)
class Found:
    """Answer to a description: actor (``None`` with a reason when unclear) and the further actors of a pair."""

    actor: Actor | None
    also: tuple[Actor, ...] = ()
    reason: str | None = None
    kind: str = "NOUN"


def pair(
    noun: str, det: str, number: str, memory: Memory, own: str | None = None, doers: frozenset[str] = frozenset()
) -> Found | None:
    """Answer "the two leaders", "both governments" with the two latest actors; ``None`` for other phrases."""
    found = _pair(noun, det, number, memory, own, doers)
    if found is None or found.actor is None or (noun != "governments" and PAIR_NOUNS.get(noun) != "PERSON"):
        return found
    return Found(_ruling(found.actor), tuple(_ruling(a) for a in found.also), kind=found.kind)


def _ruling(a: Actor) -> Actor:
    """The government of a bare country: "the two leaders" of Chad and Mali, "both governments"."""
    return Actor(code=f"{a.code}GOV", country=a.country, roles=("GOV",)) if a.code == a.country else a


def _pair(
    noun: str, det: str, number: str, memory: Memory, own: str | None = None, doers: frozenset[str] = frozenset()
) -> Found | None:
    """Answer "the two leaders", "both sides" with the two latest actors; ``None`` for other phrases.

    ``own`` is the publisher's country, which is none of "the parties" to a conflict; ``doers`` are the codes of those who
    do something to the pair.
    """
    kind = PAIR_NOUNS.get(noun)
    if kind is None:
        return None
    marked = (
        number in _PAIR_MARKS
        or det == "both"
        or (det == "the" and noun in ("sides", "pair", "duo", "parties", "leaders"))
    )
    if not marked or (number and number not in _PAIR_MARKS):
        return None
    sides, since = memory.met
    now = max((e.sentence for e in memory.entities.values()), default=0)
    if noun in _WHO_MET and len(sides) == 2 and now - since <= (1 if memory.talk else _NEAR):
        return Found(sides[0], sides[1:], kind="NOUN")
    couple = couples.named(kind == "LAND", memory) if kind != "PERSON" and det != "those" else ()
    if couple:
        return Found(couple[0], couple[1:])
    if own is not None and (kind == "LAND" or (memory.talk and noun in ("sides", "parties") and number)):
        found = memory.two_latest(_pair_wants(kind, memory, own))
        near = min((e.sentence for e in found), default=-1) if found is not None else -1
        ours = max((e.sentence for e in memory.entities.values() if e.actor.code == own), default=-1)
        if (
            found is not None and now - near <= (1 if kind == "LAND" else 3) and ours < near
        ):  # those two, and not the one who speaks of them
            return Found(found[0].actor, (found[1].actor,))
        if det == "those":
            return Found(None, reason=f"no two other countries for '{noun}'")
    conflict = own is not None and (memory.talk or memory.two_sides(own))
    others = own if conflict and noun == "parties" and det == "the" and not number else None
    if memory.talk and doers and kind == "ANY":
        others = own  # "Israel is speaking with both sides"
    want = _but(doers, _pair_wants(kind, memory, others))
    if memory.talk and noun in ("parties", "sides"):
        together = _named_together(memory, own, doers, since=now - _PARTIES_LAST)
        if together is not None:
            return Found(together.actor, together.others)
        want = _states_only(want, since=now - _PARTIES_LAST)
    found = memory.two_latest(want)
    two = number in _PAIR_MARKS or det == "both"
    if memory.talk and two and kind == "PERSON" and (named := _lands_beside(memory, now)) is not None:
        return Found(named.actor, named.others, kind="PERSON")
    if found is None and kind == "PERSON":
        found = memory.two_latest(_but(doers, _pair_wants("LAND", memory)))
    if found is None and kind == "LAND" and len(sides) == 2 and now - since <= _MET_LASTS:
        lands = [Actor(code=a.country, country=a.country) for a in sides if a.country]
        if len({a.code for a in lands}) == 2:
            return Found(lands[0], (lands[1],))
    if found is None:
        return Found(None, reason=f"no two actors for '{noun}'")
    return Found(found[0].actor, (found[1].actor,), kind="PERSON" if kind == "PERSON" else "NOUN")


def _states_only(want: Callable[[Entity], bool], since: int) -> Callable[[Entity], bool]:
    """Leave out organisations of states, which are no parties to a conflict, and whom talk has left behind."""
    return lambda e: want(e) and "IGO" not in e.actor.roles and e.sentence >= since


def _named_together(memory: Memory, own: str | None, doers: frozenset[str], since: int) -> Entity | None:
    """The two countries last named side by side, "violence between Chad and Mali", of which neither is the speaker's."""
    for e in reversed(memory.entities.values()):
        both = (e.actor, *e.others)
        if len(both) == 2 and e.sentence >= since and e.role != "place" and all(a.code == a.country for a in both):
            return None if {a.code for a in both} & {own, *doers} else e
    return None


def _lands_beside(memory: Memory, now: int) -> Entity | None:
    """The two countries named side by side lately ("China and Russia have come closer"), whose leaders "the two leaders" are."""
    groups = (e for e in reversed(memory.entities.values()) if now - e.sentence <= 1 and e.role in ("main", "subj"))
    return next(
        (e for e in groups if len(e.others) == 1 and all(a.code == a.country for a in (e.actor, *e.others))), None
    )


def _but(doers: frozenset[str], want: Callable[[Entity], bool]) -> Callable[[Entity], bool]:
    """Leave out those who do something to the pair: "China urged both countries"."""
    return lambda e: want(e) and e.actor.code not in doers


def our_two(owner: Actor, memory: Memory) -> Found:
    """Answer "our two countries": the speaker's and the other one that the text is about."""
    iso = memory.leading(without=(owner.country,))
    if owner.country is None or iso is None:
        return Found(None, reason="no two countries that 'our' could mean")
    return Found(Actor(code=owner.country, country=owner.country), (Actor(code=iso, country=iso),))


def _pair_wants(kind: str, memory: Memory, own: str | None = None) -> Callable[[Entity], bool]:
    """What may be one of a pair: named lately, of the right kind, and not of the country ``own``."""
    since = max((e.sentence for e in memory.entities.values()), default=0) - _NEAR
    if kind == "PERSON":
        return lambda e: e.kind == "PERSON" and not e.plural and e.name is not None and e.sentence >= since
    if kind == "LAND":
        return lambda e: (
            e.kind == "LAND" and not e.others and e.sentence >= since and (own is None or e.actor.country != own)
        )
    return lambda e: (
        e.kind in ("LAND", "ORG", "GROUP")
        and not e.others
        and e.role != "place"
        and bool(e.actor.country or e.actor.group)
        and e.actor.code != "INT"
        and not _BYSTANDERS & set(e.actor.roles)
        and (own is None or e.actor.country != own)
        and e.sentence >= since
    )


def organisation(noun: str, memory: Memory) -> Found | None:
    """Answer "the alliance", "the group", "the company" with the latest organisation of a fitting type."""
    types = ORG_NOUNS.get(noun)
    if types is None:
        return None
    fighters = noun in FIGHTERS
    since = (
        max((e.sentence for e in memory.entities.values()), default=0) - _NEAR if memory.talk and noun == "group" else 0
    )
    for entity in memory.latest(lambda e: e.kind in ("ORG", "GROUP") and not e.others and e.sentence >= since):
        roles, known = entity.actor.roles, bool(entity.name or (fighters and entity.actor.country))
        fits = _fits_money(noun, entity) and _fits_name(noun, entity.actor)
        if known and any(t in roles for t in types) and fits:
            return Found(entity.actor, kind="ORG")
        if noun in ("group", "movement") and entity.name and entity.actor.group and "IGO" not in roles:
            return Found(entity.actor, kind="ORG")  # rebels that came to power ("the Taliban")
    if "IGO" in types:
        cast = {a.code: a for a in memory.cast.values() if "IGO" in a.roles and _fits_name(noun, a)}
        if len(cast) == 1:
            return Found(next(iter(cast.values())), kind="ORG")
    return Found(None, reason=f"no organisation mentioned that '{noun}' could mean")


_NO_ALLIANCES = frozenset({"IGOUNO", "IGOEUREEC"})
_MONEY = frozenset({"bank", "fund", "lender"})


def _fits_money(noun: str, e: Entity) -> bool:
    """False for an alliance of states as "the bank": of organisations only those of money are one."""
    name = (e.name or "").lower()
    return noun not in _MONEY or "IGO" not in e.actor.roles or "bank" in name or "fund" in name


def _fits_name(noun: str, a: Actor) -> bool:
    """False for an organisation of states as "the union" or "the group" whose name holds no such word: that is another."""
    if noun not in ("union", "group", "alliance") or "IGO" not in a.roles:
        return True
    name = (a.name or "").lower()
    if noun == "alliance":
        return a.code not in _NO_ALLIANCES
    return noun in name or (noun == "group" and (name[:1] == "g" and name[1:2].isdigit()))


def land(noun: str, memory: Memory, here: int | None, now: int, own: str | None) -> Found | None:
    """Answer "the country", "the nation" with the latest state, or with that of those named in sentence ``now``.

    ``own`` is the publisher's country. In a place phrase ("all schools in the country") of sentence ``here`` that of a government that acts there comes first.
    """
    if noun not in LAND_NOUNS:
        return None
    if noun == "nation" and memory.talk and own is not None:
        return Found(Actor(code=own, country=own), kind="LOC")  # whoever speaks for a government means his own
    named = next(memory.latest(lambda e: e.kind == "LAND" and not e.others), None)
    if here is not None and (named is None or named.sentence < here):
        acting = next(memory.latest(lambda e: e.sentence == here and _governs(e)), None)
        if acting is not None and acting.actor.country:
            return Found(Actor(code=acting.actor.country, country=acting.actor.country), kind="LOC")
    if named is not None and named.sentence < now:  # "South Korean media report that he will visit the country"
        told = memory.latest(lambda e: e.sentence == now and e.kind in ("ORG", "GROUP"))
        beside = {e.actor.country for e in told if e.actor.country} - {own}
        if len(beside) == 1:
            only = beside.pop()
            return Found(Actor(code=only, country=only), kind="LOC")
    if named is not None:
        return Found(named.actor, kind="LOC")
    iso = (memory.focus() or memory.background()) if noun in ("country", "nation") else None
    if iso is not None:
        return Found(Actor(code=iso, country=iso), kind="LOC")
    return Found(None, reason=f"no country mentioned that '{noun}' could mean")


def neighbour(owner: str, own: str | None, memory: Memory) -> Found:
    """Answer "Russia's neighbor" with the other country that the text is about; ``own`` is the publisher's."""
    iso = memory.leading(without=(owner, own))
    if iso is None:
        return Found(None, reason=f"no one country that a neighbour of {owner} could be")
    return Found(Actor(code=iso, country=iso), kind="LOC")


def _governs(e: Entity) -> bool:
    return e.role in ("main", "subj") and not e.others and bool(set(e.actor.roles) & {"GOV", "LEG", "MIL", "COP"})


def _chief(p: Partial, memory: Memory) -> Entity | None:
    """Answer "the NATO chief" with the latest named person at the top of that organisation or state."""
    if (p.base is None and p.country is None) or (p.roles and not p.weak and "GOV" not in p.roles):
        return None
    for entity in memory.latest(lambda e: e.kind == "PERSON" and not e.plural and e.name is not None):
        if p.base is not None:
            if entity.actor.code == p.base.code:
                return entity
        elif (
            entity.actor.country == p.country
            and "GOV" in entity.actor.roles
            and any(top in said for said in entity.posts for top in _TOP_POSTS)
        ):
            return entity
    return None


def holder(p: Partial, memory: Memory, *, in_office: bool = False) -> Entity | None:
    """Answer "the president" with the latest person of whom that post was said.

    Who still holds the post comes before who once did; with ``in_office`` nobody else will do.
    """
    if p.plural or not p.posts:
        return None
    post = p.posts[-1]
    if post in _CHIEF_WORDS:
        return _chief(p, memory)
    once: Entity | None = None
    for entity in memory.latest(lambda e: e.kind == "PERSON" and not e.plural):
        if p.country and entity.actor.country != p.country:
            continue
        if p.base is not None and entity.actor.code != p.base.code:
            continue
        if not _same_post(post, entity):
            continue
        if p.head == "lead" and p.roles and not p.weak and not set(p.roles) & set(entity.actor.roles):
            continue  # "the chairman of the central bank" is not the chairman of the court
        if "GOV" not in p.roles or "GOV" in entity.actor.roles:
            return entity
        once = once or entity
    return None if in_office else once


def _same_post(post: str, entity: Entity) -> bool:
    if post == "foreign minister" and any("foreign affairs" in said for said in entity.posts):
        return True
    return any(
        said == post or _fuller(said, post) or _fuller(post, said) or said.startswith(post + " ")
        for said in entity.posts
    )


# An office of another rank: "the president" is no vice president.
_LOWER = ("vice", "deputy", "assistant", "under", "former", "acting assistant", "associate")


def _fuller(long: str, short: str) -> bool:
    """Tell whether one post is the other with more words before it: "federal chancellor", but not "vice chancellor"."""
    return long.endswith(" " + short) and not long[: -len(short) - 1].endswith(_LOWER)


def holders(p: Partial, memory: Memory, sentence: int) -> Found | None:
    """Answer "the foreign ministers" with the persons of different countries who were just named with that post."""
    post = p.posts[-1].removesuffix("s") if p.posts else ""
    found: dict[str, Actor] = {}
    for entity in memory.latest(lambda e: e.kind == "PERSON" and not e.plural and bool(e.actor.country)):
        if entity.sentence >= sentence - _NEAR and _same_post(post, entity):
            found.setdefault(entity.actor.country or "", entity.actor)
    actors = list(reversed(found.values()))
    return Found(actors[0], tuple(actors[1:]), kind="PERSON") if len(actors) > 1 else None


def row(noun: str, memory: Memory, sentence: int) -> Found | None:
    """Answer "the ministers" with those last named by their countries: "the foreign ministers of Chad and Mali"."""
    actors, since = memory.rows.get(noun, ((), 0))
    return Found(actors[0], actors[1:], kind="PERSON") if actors and since >= sentence - _NEAR else None


def signed(noun: str, memory: Memory, own: str | None) -> Found | None:
    """Answer "the Secretary and Foreign Ministers" in a paper of several states with the governments of the others."""
    others = tuple(_ruling(a) for a in memory.signers if a.country and a.country != own)
    fits = noun == "ministers" and len(others) > 1 and not memory.talk
    return Found(others[0], others[1:], kind="PERSON") if fits else None
