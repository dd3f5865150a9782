"""From a composed phrase to an actor: what its possessor and complements add, and the code that results."""

from __future__ import annotations

from events.coding.actors.codes import ROLES, build_code, order_roles, parse_code, pieces
from events.coding.actors.index import ActorIndex
from events.coding.actors.missions import says_whither
from events.coding.actors.partial import Partial
from events.coding.groups import STATE_ROLES
from events.types import Actor

_IGO_EXTRA = frozenset(["MIL", "JUD", "LEG", "REF", "HLH", "COP", "MED", "SPY", "LAB", "HRI"])
_STAFF = (["people"], ["folks"], ["colleagues"])
_AT = frozenset({"at", "from"})
_INSIDE = frozenset({"in", "at", "near", "on", "within", "inside", "to"})
_LOOSE = frozenset({"in", "at", "from", "on", "near", "under", "across", "with", "to"})
#: Who these are is not told by whose they are: "our allies" are no Americans.
OTHERS = frozenset(
    "ally allies partner partners rival rivals foe foes enemy enemies opponent opponents neighbour neighbours neighbor "
    "neighbors counterpart counterparts adversary adversaries friend friends competitor competitors guest guests "
    "host hosts proxy proxies critic critics detractor detractors".split()
)


def attach(p: Partial, other: Partial, link: str) -> None:
    """Add what a possessor (``poss``) or a prepositional phrase (its preposition) says about the actor."""
    if p.person is not None or (p.base is not None and p.head == "name"):
        return
    if link in ("poss", "of") and p.posts and p.posts[-1].rsplit(" ", 1)[-1] in OTHERS and other.person is None:
        return
    if link == "in" and other.place and p.posts and p.posts[-1].rsplit(" ", 1)[-1] in OTHERS:
        return  # "allies in Vienna" meet there
    if says_whither(p, link) and other.person is None:
        return
    if other.states and not (link in ("poss", "of") and p.plural and p.country is None and p.base is None):
        return
    if other.person is not None and other.person.code.startswith("IGO") and p.country is None and p.base is None:
        if link in ("poss", "of", "to", "for") and p.head in ("person", "lead"):
            p.base = other.person._replace(kind="igo")  # "chief of staff of the NATO Secretary General"
        return
    takes_role = p.weak or p.head in ("group", "lead", "unit") or (p.head == "person" and not p.roles)
    if link == "to" and not (p.head == "lead" and other.roles):
        return
    office = other.head == "name" and other.fact is not None and other.fact.kind in ("seat", "gov")
    if office and link in _AT and p.posts[-1:] in _STAFF:
        p.roles = list(other.roles)  # "people at the White House"
    party = other.base is not None and other.base.kind == "party" and link in ("from", "in")
    if other.base is not None and (party or not (link in _LOOSE and not takes_role)):
        if takes_role or p.head in ("people", "person", "body", "gear"):
            p.base = other.base
            p.entries += other.entries
    elif (
        takes_role
        and other.roles
        and (other.roles != ["CVL"] or other.head == "body")
        and other.head != "land"
        and _role_link(p, other, link)
    ):
        p.roles, p.weak = list(other.roles), other.weak
        p.entries += other.entries
    elif p.head in ("group",) and not p.roles and other.roles:
        p.roles = list(other.roles)
    if p.homeland and link in _INSIDE and ("REF" in p.roles or (p.fact is not None and p.fact.code[-3:] in ROLES)):
        return  # "Rohingya refugees in Bangladesh" are not Bangladeshi, nor are settlers from elsewhere
    if (
        p.fact is not None
        and p.fact.kind == "gov"
        and link in ("poss", "of")
        and other.head == "land"
        and p.base is None
    ):
        p.country = None  # "the Ministry of Defence of Kenya" is not the best known one of that name
    if p.country is None and other.country is not None and p.base is None:
        p.country = other.country
        p.more, p.states = list(other.more), other.states
        p.entries += [e for e in other.entries if e not in p.entries]
    if not p.groups and other.groups and (takes_role or link in ("poss", "of")):
        p.groups = list(other.groups)


def _role_link(p: Partial, other: Partial, link: str) -> bool:
    """Whether a role may pass over this link: freely over "of", "for" and possessors, else only from bodies."""
    if link in ("poss", "of", "for"):
        return True
    return other.head in ("body", "name", "lead", "unit") and link in ("in", "at", "with", "from", "within", "to")


# Words for those who rule: with a name before them they mean the time when that person did.
_RULES = frozenset({"administration", "government", "cabinet"})


def finish(p: Partial, index: ActorIndex) -> Actor | None:
    """The actor that a partial stands for, or ``None`` when it names no country, group or role."""
    entries = tuple(dict.fromkeys(p.entries))
    if p.person is not None:
        actor = parse_code(p.person.code, index.countries, name=p.name, entries=entries)
        if p.former and not p.person.start and "GOV" in actor.roles and actor.country:
            return parse_code(actor.country + "ELI", index.countries, name=p.name, entries=entries)
        return actor
    roles = list(p.roles)
    if p.country is None and p.homeland and "ethnic" not in p.posts:
        p.country = p.homeland
    if p.base is not None:
        return _on_base(p, roles, index, entries)
    if p.former and (set(roles) & {"GOV", "LEG"} or (p.weak and not roles)):
        roles = ["ELI"]
    if "OPP" in roles and p.head == "body" and set(p.posts) & _RULES:
        roles = ["GOV"]  # "the Trump administration", whatever its head is today
    if p.head == "land" and not roles and p.quantified and p.plural and not p.states:
        roles = ["CVL"]
    if p.head == "ethnic" and not roles and p.quantified:
        roles = ["CVL"]
    groups = [g for g in p.groups if g != p.country]
    if p.head == "lead" and p.weak and roles == ["GOV"] and p.country and any(g in index.countries for g in groups):
        roles = ["ELI"]  # "Cuban American leaders"
    if p.head in ("ethnic", "land", "people") and not roles and p.plural and p.country in index.countries:
        roles = ["CVL"] if any(g in index.countries for g in groups) else roles  # "Chinese Americans"
    if not (p.country or groups or roles) or (p.head == "gear" and not (p.country or groups)):
        return None
    extra = [x for r in roles if r not in ROLES for x in pieces(r)]
    roles = list(order_roles(r for r in roles if r in ROLES))
    code = build_code(p.country, groups + extra, roles)
    group = next(iter(reversed(groups + extra)), None)
    return Actor(code=code, country=p.country, group=group, roles=tuple(roles), name=p.name, entries=entries)


def further(p: Partial, index: ActorIndex) -> tuple[Actor, ...]:
    """The further actors of a phrase that names several ("leaders of France and NATO", "the Baltic states")."""
    return tuple(actor for other in p.more if (actor := _same_role(p, other, index)) is not None)


def _same_role(p: Partial, other: Partial, index: ActorIndex) -> Actor | None:
    """The same role in another country or organisation."""
    if other.base is not None:
        return parse_code(other.base.code, index.countries, entries=(other.base.entry,))
    entries = [*p.entries, *other.entries]
    twin = Partial(head=p.head, country=other.country, roles=list(p.roles), weak=p.weak, entries=entries)
    twin.name = other.name if p.states and p.head == "land" else None
    return finish(twin, index)


def _on_base(p: Partial, roles: list[str], index: ActorIndex, entries: tuple[str, ...]) -> Actor:
    """An actor whose code comes from a named organisation, party, firm or armed group."""
    assert p.base is not None
    base = parse_code(
        p.base.code, index.countries, name=p.name or (p.base.canonical if p.head == "name" else None), entries=entries
    )
    own = [r for r in roles if not p.weak or p.head not in ("lead", "unit", "group")]
    if p.base.kind == "party" and base.country and "OPP" in p.roles and p.head == "name" and "OPP" not in base.roles:
        return Actor(code=base.country + "OPP", country=base.country, roles=("OPP",), name=p.name, entries=entries)
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
    wanted = [r for r in own if r in (STATE_ROLES if p.base.kind == "party" else {"LAB", "MED", "EDU", "COP"})]
    if swap and wanted and not p.weak and not p.former:
        return Actor(
            code=build_code(base.country, (), wanted),
            country=base.country,
            roles=tuple(wanted),
            name=p.name,
            entries=entries,
        )
    return base
