"""A state that arrests, silences or tries people of no country acts on its own: "the police dispersed protesters"."""

from __future__ import annotations

from dataclasses import replace

from events.coding.actors import parse_code
from events.coding.groups import STATE_ROLES
from events.coding.roles import Role
from events.coding.steps.work import Draft, Work
from events.types import Actor

# Arrests, repression, dispersal; not expulsions and bans, which hit foreigners too, nor damage, which wars do.
_REPRESSION = ("170", "173", "175", "176")
_IN_THE_STREET = ("14",)
# What a government, its police and its courts do at home and an army may do abroad: raids, beatings, coercion, killings.
_HARD = ("171", "18", "190", "193")
_AUTHORITIES = frozenset({"GOV", "COP", "JUD", "LEG"})
# What people do and suffer, though the text gives only the name of their country.
_MARCHES = ("141", "145")
_SUFFERED = ("173", "175", "18")
_OWN = frozenset({"CVL", "MED", "OPP", "HRI", "EDU", "LAB", "REL", "JUD", "LEG", "AGR", "HLH", "RAD", "NGO", "PTY"})
_FORCE = frozenset({"COP", "MIL"})


def own_people(w: Work) -> None:
    """Give people without a country that of the state which represses them, or whose police they face in the street."""
    w.drafts = [_of_the_land(_at_home(_people(d), w), w.drafts) for d in w.drafts]


def _of_the_land(d: Draft, drafts: list[Draft]) -> Draft:
    """Give "civilians" hurt in the same attack the country that is attacked: "struck an airport in Oman, injuring civilians"."""
    if (
        d.source is None
        or d.target is None
        or not d.code.startswith(("18", "19", "20"))
        or not _nowhere(d.target.actor)
    ):
        return d
    lands = {
        o.target.actor.country
        for o in drafts
        if o.target is not None
        and o.source is not None
        and o.source.key == d.source.key
        and o.code[:2] in ("18", "19", "20")
    } - {None, d.source.actor.country}
    return replace(d, target=_of(d.target, next(iter(lands)))) if len(lands) == 1 else d


def _people(d: Draft) -> Draft:
    """Who marches, riots, is jailed or murdered under the name of a country are its people: "protests in Cuba"."""
    if d.code.startswith(_MARCHES) and d.source is not None and _bare(d.source.actor):
        d = replace(d, source=_of(d.source, d.source.actor.country))
    nation = d.target is not None and d.target.mention.kind == "NORP" and d.target.mention.how == "dictionary"
    if d.code.startswith(_SUFFERED) and d.target is not None and nation and _bare(d.target.actor):
        d = replace(d, target=_of(d.target, d.target.actor.country))
    return d


def _bare(a: Actor) -> bool:
    return a.country is not None and a.group is None and not a.roles


def _at_home(d: Draft, w: Work) -> Draft:
    if d.source is None or d.target is None:
        return d
    if _told_of_others(d.target, d.source.actor.country, w):
        return d
    if d.code.startswith(_REPRESSION) and _of_state(d.source.actor, STATE_ROLES) and _nowhere(d.target.actor):
        return replace(d, target=_of(d.target, d.source.actor.country))
    ruling = set(d.source.actor.roles) <= _AUTHORITIES and _of_state(d.source.actor, _AUTHORITIES)
    if (
        d.code.startswith(_HARD)
        and ruling
        and not d.source.actor.name
        and _nowhere(d.target.actor)
        and not _at_war(d, w.drafts)
    ):
        return replace(d, target=_of(d.target, d.source.actor.country))
    dissent = set(d.target.actor.roles) == {"OPP"} and _of_state(d.source.actor, _FORCE)
    if d.code.startswith(_HARD) and dissent and _nowhere(d.target.actor) and not _at_war(d, w.drafts):
        return replace(d, target=_of(d.target, d.source.actor.country))  # an army's opponents are at home
    if d.code.startswith(_IN_THE_STREET) and _of_state(d.target.actor, _FORCE) and _nowhere(d.source.actor):
        return replace(d, source=_of(d.source, _ground(w) or d.target.actor.country))
    return d


def _told_of_others(people: Role, own: str | None, w: Work) -> bool:
    """Tell whether a clause behind the people names another country: "people tied to the Chinese party"."""
    s = w.sentence
    told = {t for k in s.children[people.mention.head] if s.deps[k].startswith("acl") for t in s.subtree(k)}
    return any(m.head in told and m.actor is not None and m.actor.country not in (None, own) for m in w.cast.mentions)


def _at_war(d: Draft, drafts: list[Draft]) -> bool:
    """Tell whether the same side fights one of another country: "border guards exchanged fire, killing two people"."""
    assert d.source is not None
    lands = {
        o.target.actor.country
        for o in drafts
        if o.code[:2] == "19" and o.target is not None and o.source is not None and o.source.key == d.source.key
    }
    return bool(lands - {None, d.source.actor.country})


def _ground(w: Work) -> str | None:
    """The one country where a sentence takes place by its names: "rallied near a French base in Niamey"."""
    lands = {m.actor.country for m in w.cast.mentions if m.kind == "LOC" and m.actor is not None and m.actor.country}
    return next(iter(lands)) if len(lands) == 1 else None


def _of_state(a: Actor, roles: frozenset[str]) -> bool:
    return a.country is not None and bool(set(a.roles) & roles or (not a.roles and roles is STATE_ROLES))


def _nowhere(a: Actor) -> bool:
    return a.country is None and a.group is None and bool(a.roles) and set(a.roles) <= _OWN


def _of(role: Role, country: str | None) -> Role:
    a = role.actor
    code = f"{country}{a.code if a.roles else 'CVL'}"
    return replace(role, actor=replace(parse_code(code, {country or ""}), name=a.name, entries=a.entries))
