"""Composition: from the items of one noun phrase, and from the phrases it hangs on, to codes.

``core`` reads the flat words of one phrase ("Russian Foreign Ministry spokeswoman Maria Zakharova"); ``attach`` adds
what a possessor or an "of", "in", "for" phrase says ("Iran's", "of the parliament", "in northern Iraq"). The same two
functions serve parsed sentences and bare phrases.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from events.coding.actors.agents import Agent
from events.coding.actors.codes import ROLES, build_code, order_roles, parse_code, pieces
from events.coding.actors.facts import COUNTRY_KINDS, Fact
from events.coding.actors.index import ActorIndex, When, office_fits
from events.coding.actors.items import Item
from events.types import Actor

# Kinds of names whose own code is the answer, whatever post somebody holds there.
OWN_CODE = frozenset({"igo", "ngo", "armed", "party", "company", "media", "org"})
_STRONG = ("REB", "SEP", "OPP", "UAF")
_SOFT_HEADS = frozenset({"MIL", "GOV", "LEG", "COP", "PTY", "ELI", "CVL", "SPY", "JUD"})
_IGO_EXTRA = frozenset(["MIL", "JUD", "LEG", "REF", "HLH", "COP", "MED", "SPY", "LAB", "HRI"])
# Posts that exist in states and in any other body: they take the role of what they are posts of.
_ANY_BODY = frozenset(
    [
        "president",
        "vice president",
        "first vice president",
        "governor",
        "deputy governor",
        "commissioner",
        "administrator",
        "negotiator",
        "chief negotiator",
        "ambassador",
        "envoy",
        "special envoy",
        "special representative",
        "high representative",
        "general secretary",
        "commander",
        "captain",
        "minister",
        "prince",
        "chief executive",
        "executive",
    ]
)
_SECOND_IS_COUNTRY = frozenset({"USA", "CYP", "CAN"})
_OTHERS = frozenset(
    [
        "ally",
        "allies",
        "partner",
        "partners",
        "rival",
        "rivals",
        "foe",
        "foes",
        "enemy",
        "enemies",
        "opponent",
        "opponents",
        "neighbour",
        "neighbours",
        "neighbor",
        "neighbors",
        "counterpart",
        "counterparts",
        "adversary",
        "adversaries",
    ]
)
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
_POWER = frozenset(["GOV", "MIL", "COP", "LEG", "JUD", "REB", "SEP", "UAF", "OPP", "SPY"])
_LAND_OF_ROLE = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "SPY"})


@dataclass(slots=True)
class Partial:
    """An actor in the making. ``head`` is the kind of the head word (an agent kind, ``name``, ``land``, ``person``).

    ``weak`` marks a role that is only a default ("leader" -> GOV) and yields to context. ``base`` is a name whose own code
    wins (an organisation, a party); ``person`` the dictionary entry of a person. ``posts`` are the office words used.
    """

    head: str = ""
    country: str | None = None
    groups: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    weak: bool = False
    base: Fact | None = None
    person: Fact | None = None
    name: str | None = None
    plural: bool = False
    former: bool = False
    quantified: bool = False
    adjective: bool = False
    fact: Fact | None = None
    posts: list[str] = field(default_factory=list)
    entries: list[str] = field(default_factory=list)
    first: int = 0
    last: int = 0
    reason: str | None = None
    place: bool = False
    owner: str | None = None
    more: list[Partial] = field(default_factory=list)


def choose(item: Item, index: ActorIndex, when: When, posts: Sequence[str] = (), country: str | None = None) -> Fact:
    """The dictionary entry meant by a name item, given the offices named beside it."""
    facts = item.facts or []
    for post in posts:
        if any(office_fits(post, f.office) for f in facts):
            return index.choose(facts, when, post, country)
    return index.choose(facts, when, "", country)


def core(items: Sequence[Item], index: ActorIndex, when: When, owner: str | None = None) -> Partial | None:
    """Compose the words of one phrase without its possessor and complements; ``None`` when nothing in it names an actor.

    ``owner`` is the country of a possessor, which helps to choose between persons of one name.
    """
    items = _trim(items)
    if not items:
        return None
    p = Partial(first=items[0].a, last=items[-1].b - 1, owner=owner)
    head, mods, tail = _split_head(items)
    for item in mods:
        _modify(p, item, index, when)
    if head is not None:
        _head(p, head, index, when)
        if p.weak and p.head in ("lead", "unit", "group") and head.capital and mods and mods[-1].kind == "cap":
            p.roles, p.weak = [], False
    if tail:
        _person_tail(p, tail, index, when)
    if any(i.kind == "former" for i in items):
        p.former = True
    return (
        p if (p.country or p.base or p.roles or p.groups or p.person or p.weak or p.head in ("group", "lead")) else None
    )


def _trim(items: Sequence[Item]) -> list[Item]:
    """Drop words after the last item that can carry an actor, and modifiers that lead nowhere."""
    out = list(items)
    cut = False
    while out:
        last = out[-1]
        if last.kind == "name" and not last.muted:
            break
        if last.kind == "agent" and last.agent is not None and _stands(last, last.agent, cut, len(out)):
            break
        if last.kind == "cap" and any(
            (i.kind == "agent" and i.agent is not None and i.agent.kind in ("person", "lead", "title", "people"))
            or (i.kind == "name" and not i.muted)
            for i in out[:-1]
        ):
            break
        cut = cut or last.kind in ("word", "cap", "agent")
        out.pop()
    return _trim_front(out)


def _trim_front(items: list[Item]) -> list[Item]:
    """Plain words in front of a name that stands alone are no part of it ("for many years NATO …")."""
    first = next((n for n, i in enumerate(items) if i.kind in ("name", "agent", "former")), len(items))
    if first and first == len(items) - 1 and items[first].kind == "name":
        return items[first:]
    while first and len(items) > 1 and items[0].kind == "word":
        items, first = items[1:], first - 1
    return items


def _stands(item: Item, agent: Agent, cut: bool, size: int) -> bool:
    """Whether an agent word can be the head: no modifier, and before other nouns only a body of power ("police operation")."""
    if agent.kind in ("mod", "title", "faith") and not (agent.kind == "faith" and not cut and not item.adjective):
        return False
    if item.adjective and agent.kind in ("body", "lead", "unit", "group"):
        return False
    if not cut:
        return True
    if agent.kind in ("lead", "unit", "group", "people"):
        return False
    return bool(set(agent.roles) & _POWER)


def _split_head(items: Sequence[Item]) -> tuple[Item | None, list[Item], list[Item]]:
    """Head item, modifiers before it, and a personal name after it (caps or a dictionary person)."""
    n = len(items)
    tail_from = n
    while tail_from > 0 and items[tail_from - 1].kind in ("cap", "word") and not _lower_word(items[tail_from - 1]):
        tail_from -= 1
    tail = list(items[tail_from:])
    rest = list(items[:tail_from])
    if not tail and rest and rest[-1].kind == "name" and _is_person(rest[-1]) and len(rest) > 1:
        tail = [rest.pop()]
    while (rest and rest[-1].kind in ("former", "word", "num", "cap")) or (
        rest and rest[-1].kind == "agent" and rest[-1].agent is not None and rest[-1].agent.kind == "title" and not tail
    ):
        rest.pop()
    if not rest:
        return None, [], tail
    return rest[-1], rest[:-1], tail


def _lower_word(item: Item) -> bool:
    return item.kind == "word" and item.text.lower() not in (
        "al",
        "bin",
        "ibn",
        "de",
        "van",
        "von",
        "der",
        "da",
        "dos",
        "el",
        "abu",
        "del",
    )


def _is_person(item: Item) -> bool:
    return bool(item.facts) and all(f.kind == "person" for f in item.facts or ())


def _modify(p: Partial, item: Item, index: ActorIndex, when: When) -> None:
    """Take in one modifier: a country, group or body name, or an agent word."""
    if item.kind == "agent" and item.agent is not None:
        _modify_agent(p, item.agent)
    elif item.kind == "name" and not item.muted:
        fact = choose(item, index, when)
        p.entries.append(fact.entry)
        if fact.kind in COUNTRY_KINDS:
            _add_country(p, fact.code)
        elif fact.kind in OWN_CODE or fact.code.startswith(("IGO", "NGO")):
            p.base = fact
        else:
            _add_coded(p, fact, index)


def _modify_agent(p: Partial, agent: Agent) -> None:
    p.entries.append(agent.entry)
    if agent.kind == "faith":
        p.groups += [g for r in agent.roles for g in pieces(r)]
    elif agent.kind == "title":
        p.roles += agent.roles
        p.posts.append(agent.phrase)
    elif agent.kind in ("lead", "unit", "group", "people"):
        if agent.kind in ("lead", "unit"):
            p.posts.append(agent.phrase)
    elif not (agent.kind == "mod" and p.roles and "GOV" in agent.roles):
        p.roles = [r for r in p.roles if r in _STRONG] + list(agent.roles)
        p.posts.append(agent.phrase)


def _add_country(p: Partial, iso: str) -> None:
    if p.country is None:
        p.country = iso
    elif p.country != iso:
        first, second = (iso, p.country) if iso in _SECOND_IS_COUNTRY else (p.country, iso)
        p.country = first
        if second not in p.groups:
            p.groups.append(second)


def _add_coded(p: Partial, fact: Fact, index: ActorIndex) -> None:
    """Country, groups and roles of a coded name (a ministry, an army, a person, an ethnic group) as modifier."""
    actor = parse_code(fact.code, index.countries)
    if actor.country and p.country is None:
        p.country = actor.country
    if fact.kind in ("ethnic", "religion"):
        p.groups += [x for x in pieces(fact.code) if x != actor.country and x not in p.groups]
    elif fact.kind not in ("capital", "region", "city"):
        p.roles = list(actor.roles)
        if not actor.country and fact.kind == "person":
            p.base = fact


def _head(p: Partial, item: Item, index: ActorIndex, when: When) -> None:
    """Take in the head word of the phrase."""
    if item.kind == "agent" and item.agent is not None:
        _head_agent(p, item.agent)
        return
    fact = choose(item, index, when, p.posts, p.country or p.owner)
    p.entries.append(fact.entry)
    p.fact = fact
    low = item.text.lower()
    p.place = fact.kind in ("capital", "seat", "igo") and any(f.kind == "capital" for f in item.facts or ())
    if fact.kind in COUNTRY_KINDS:
        had = p.country
        _add_country(p, fact.code)
        p.head = "land"
        p.adjective = fact.kind == "demonym" and not _plural_demonym(low)
        p.plural = fact.kind == "demonym" and _plural_demonym(low)
        if had and had != fact.code:
            p.head = "people"
        elif not had:
            p.roles = []
        if fact.kind != "demonym":
            p.name = fact.canonical
    elif fact.kind == "person":
        _named_person(p, fact, index, when)
    elif fact.kind in OWN_CODE or fact.code.startswith(("IGO", "NGO")):
        p.base, p.head, p.name = fact, "name", fact.canonical
    else:
        strong = [r for r in p.roles if r in _STRONG]
        _add_coded(p, fact, index)
        p.roles += [r for r in strong if r not in p.roles]
        p.head = (
            "land" if fact.kind in ("region", "city") else "ethnic" if fact.kind in ("ethnic", "religion") else "name"
        )
        p.plural = fact.kind in ("ethnic", "religion")
        if fact.kind == "capital":
            p.roles = ["GOV"]
        if fact.kind not in ("region", "city", "ethnic"):
            p.name = fact.canonical


def _plural_demonym(low: str) -> bool:
    return (low.endswith("s") and not low.endswith("ss")) or low.endswith("men")


def _head_agent(p: Partial, agent: Agent) -> None:
    """Combine the role of the head word with the roles of its modifiers."""
    p.entries.append(agent.entry)
    p.posts.append(agent.phrase)
    p.head, p.plural = agent.kind, agent.plural
    mods = list(p.roles)
    if agent.kind == "faith":
        p.groups += [g for r in agent.roles for g in pieces(r) if g not in p.groups]
        p.head = "people"
    elif agent.kind in ("lead", "unit", "group"):
        if not mods:
            p.roles, p.weak = list(agent.roles), True
            if p.groups and not p.country and p.roles:
                p.roles = ["ELI"]
    elif agent.kind == "people":
        keep = [r for r in mods if r not in ("GOV", "MIL", "COP", "CVL", "BUS")]
        p.roles = keep or list(agent.roles)
    else:
        strong = [r for r in mods if r in _STRONG]
        if agent.phrase in _ANY_BODY and mods and not strong and "GOV" not in mods:
            p.roles = mods
            return
        parts = [x for r in agent.roles for x in pieces(r)]
        own = [r for r in parts if r in ROLES]
        p.groups += [g for g in parts if g not in ROLES and g not in p.groups]
        if strong and set(own) <= _SOFT_HEADS:
            p.roles = strong[-1:]
        else:
            p.roles = strong[-1:] + own
        p.weak = agent.phrase in _ANY_BODY and not strong


def _named_person(p: Partial, fact: Fact, index: ActorIndex, when: When) -> None:
    """A person known to the dictionary: the entry decides, unless the words around it name another country."""
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
    if not when.known and p.roles and not p.weak and p.country in (None, actor.country) and not p.former:
        p.country = actor.country
        return
    p.person = fact
    p.country, p.roles, p.groups, p.base = actor.country, list(actor.roles), [], None
    if fact.office:
        p.posts.append(fact.office)


def _person_tail(p: Partial, tail: Sequence[Item], index: ActorIndex, when: When) -> None:
    """A personal name after the head: a dictionary person, a last name known from the office, or an unknown person."""
    item = tail[0]
    if len(tail) == 1 and item.kind == "name":
        fact = choose(item, index, when, p.posts, p.country or p.owner)
        p.entries.append(fact.entry)
        _named_person(p, fact, index, when)
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
        if known is not None:
            p.entries.append(known.entry)
            _named_person(p, known, index, when)
        else:
            p.name, p.head = name, "person"
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


def attach(p: Partial, other: Partial, link: str) -> None:
    """Add what a possessor (``poss``) or a prepositional phrase (its preposition) says about the actor."""
    if p.person is not None or (p.base is not None and p.head == "name"):
        return
    if link in ("poss", "of") and p.posts and p.posts[-1] in _OTHERS and other.person is None:
        return
    takes_role = p.weak or p.head in ("group", "lead", "unit")
    if link == "to" and not (p.head == "lead" and other.roles):
        return
    if other.base is not None and not (link in ("in", "at", "from", "on", "near") and not takes_role):
        if takes_role or p.head in ("people", "person", "body", "gear"):
            p.base = other.base
            p.entries += other.entries
    elif takes_role and other.roles and other.roles != ["CVL"] and other.head != "land" and _role_link(p, other, link):
        p.roles, p.weak = list(other.roles), other.weak
        p.entries += other.entries
    elif p.head in ("group",) and not p.roles and other.roles:
        p.roles = list(other.roles)
    if p.country is None and other.country is not None and p.base is None:
        p.country = other.country
        p.entries += [e for e in other.entries if e not in p.entries]
    elif p.country is None and other.country is not None and p.base is not None and not parse_code(p.base.code).country:
        pass
    if not p.groups and other.groups and (takes_role or link in ("poss", "of")):
        p.groups = list(other.groups)


def _role_link(p: Partial, other: Partial, link: str) -> bool:
    """Whether a role may pass over this link: freely over "of", "for" and possessors, else only from bodies."""
    if link in ("poss", "of", "for"):
        return True
    return other.head in ("body", "name", "lead", "unit") and link in ("in", "at", "with", "from", "within", "to")


def finish(p: Partial, index: ActorIndex) -> Actor | None:
    """The actor that a partial stands for, or ``None`` when it names no country, group or role."""
    entries = tuple(dict.fromkeys(p.entries))
    if p.person is not None:
        actor = parse_code(p.person.code, index.countries, name=p.name, entries=entries)
        if p.former and not p.person.start and "GOV" in actor.roles and actor.country:
            return parse_code(actor.country + "ELI", index.countries, name=p.name, entries=entries)
        return actor
    roles = list(p.roles)
    if p.base is not None:
        return _on_base(p, roles, index, entries)
    if p.former and (set(roles) & {"GOV", "LEG"} or (p.weak and not roles)):
        roles = ["ELI"]
    if p.head == "land" and not roles and p.quantified and p.plural:
        roles = ["CVL"]
    if p.head == "ethnic" and not roles and p.quantified:
        roles = ["CVL"]
    groups = [g for g in p.groups if g != p.country]
    if not (p.country or groups or roles) or (p.head == "gear" and not (p.country or groups)):
        return None
    extra = [x for r in roles if r not in ROLES for x in pieces(r)]
    roles = list(order_roles(r for r in roles if r in ROLES))
    code = build_code(p.country, groups + extra, roles)
    group = next(iter(reversed(groups + extra)), None)
    return Actor(code=code, country=p.country, group=group, roles=tuple(roles), name=p.name, entries=entries)


def _on_base(p: Partial, roles: list[str], index: ActorIndex, entries: tuple[str, ...]) -> Actor:
    """An actor whose code comes from a named organisation, party, firm or armed group."""
    assert p.base is not None
    base = parse_code(
        p.base.code, index.countries, name=p.name or (p.base.canonical if p.head == "name" else None), entries=entries
    )
    own = [r for r in roles if not p.weak or p.head not in ("lead", "unit", "group")]
    if p.head == "name" or (p.head in ("lead", "unit", "group") and (p.weak or not p.base.code.startswith("IGO"))):
        return base
    if base.roles[:1] == ("IGO",) or p.base.code.startswith("IGO"):
        extra = [r for r in own if r in _IGO_EXTRA and r not in base.roles]
        if extra:
            code = p.base.code + "".join(extra)
            return Actor(
                code=code, country=None, group=base.group, roles=(*base.roles, *extra), name=p.name, entries=entries
            )
        return base
    swap = p.base.kind in ("party", "company", "media", "org") and base.country is not None
    wanted = [r for r in own if r in (_LAND_OF_ROLE if p.base.kind == "party" else {"LAB", "MED", "EDU", "COP"})]
    if swap and wanted and not p.weak and not p.former:
        return Actor(
            code=build_code(base.country, (), wanted),
            country=base.country,
            roles=tuple(wanted),
            name=p.name,
            entries=entries,
        )
    return base
