"""Composition: from the items of one noun phrase, and from the phrases it hangs on, to codes.

``core`` reads the flat words of one phrase ("Russian Foreign Ministry spokeswoman Maria Zakharova"); ``attach`` adds
what a possessor or an "of", "in", "for" phrase says ("Iran's", "of the parliament", "in northern Iraq"). The same two
functions serve parsed sentences and bare phrases.
"""

from __future__ import annotations

from collections.abc import Sequence

from events.coding.actors import groups, members, names, offices
from events.coding.actors.agents import Agent
from events.coding.actors.codes import ROLES, parse_code, pieces
from events.coding.actors.facts import COUNTRY_KINDS, STATES_KINDS, Fact
from events.coding.actors.index import ActorIndex, When
from events.coding.actors.items import Item
from events.coding.actors.partial import Partial
from events.coding.actors.persons import choose, named_person, person_tail

# Kinds of names whose own code is the answer, whatever post somebody holds there.
OWN_CODE = frozenset({"igo", "ngo", "armed", "party", "company", "media", "org"})
_STRONG = ("REB", "SEP", "OPP", "UAF")
_SOFT_HEADS = frozenset({"MIL", "GOV", "LEG", "COP", "PTY", "ELI", "CVL", "SPY", "JUD"})
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
_ADJECTIVES = frozenset(
    "national dead injured wounded poor captive homeless unemployed jobless accused local native hostage faithful "
    "sovereign irregular".split()
)
_PORTFOLIOS = frozenset(["AGR", "BUS", "EDU", "ENV", "HLH", "HRI", "LAB", "MED", "DEV"])
# Last words of names of laws, papers and occasions, which are nobody.
_PAPERS = frozenset(
    "act bill law treaty agreement accord accords convention declaration charter protocol pact initiative program "
    "programme plan strategy fund award prize summit dialogue forum conference day week month year war review".split()
)
# Of these a people or place in front is but part of the name: "International Roma Day", "Northern Ireland Protocol".
_NAMED_AFTER = frozenset({"day", "week", "month", "protocol", "convention", "accords", "prize", "award"})
_POWER = frozenset(["GOV", "MIL", "COP", "LEG", "JUD", "REB", "SEP", "UAF", "OPP", "SPY"])


def core(items: Sequence[Item], index: ActorIndex, when: When, owner: str | None = None) -> Partial | None:
    """Compose the words of one phrase without possessor and complements; ``None`` when nothing in it names an actor.

    ``owner`` is the country of a possessor, which helps to choose between persons of one name.
    """
    items = _trim(items)
    if not items:
        return None
    p = Partial(first=items[0].a, last=items[-1].b - 1, owner=owner, former=any(i.kind == "former" for i in items))
    head, mods, tail = _split_head(items)
    if head is not None and not tail and _ends_longer_name(head, mods):
        return None
    for item in mods:
        _modify(p, item, index, when)
    if head is not None:
        _head(p, head, index, when)
        named = bool(mods) and mods[-1].kind == "cap" and (head.capital or head.text.lower() == "committee")
        if p.weak and p.head in ("lead", "unit", "group") and named:
            if p.roles != ["NGO"] and not _state_body(p, head, mods):
                p.roles = []
            p.weak = False
    if tail and head is not None and _is_paper(head, tail[-1]):
        return None
    offices.settle(p)
    members.take_name(p, (i.text for i in mods))
    if members.is_nobody(p):
        return None
    if tail:
        if head is not None and _middle_of_name(head, mods):
            return None
        person_tail(p, tail, index, when)
    if p.name and p.head == "person" and p.person is None and not p.roles:
        p.roles = list(p.titles)
    if p.former and p.person is not None and not when.known and p.country and "GOV" in p.roles:
        p.person = p.person._replace(code=p.country + "ELI")
    return (
        p
        if (p.country or p.base or p.roles or p.groups or p.person or p.weak or p.head in ("group", "lead"))
        or (p.name and p.head == "person")
        else None
    )


_STATE_BODIES = frozenset(
    "agency authority commission bureau service inspectorate department office board administration directorate".split()
)


def _state_body(p: Partial, head: Item, mods: Sequence[Item]) -> bool:
    """True for "Canadian Food Inspection Agency": nationality first, a word for a public body last."""
    first = mods[0]
    national = first.kind == "name" and any(f.kind in COUNTRY_KINDS for f in first.facts or ())
    return national and p.roles == ["GOV"] and head.text.lower() in _STATE_BODIES


def _is_paper(head: Item, last: Item) -> bool:
    """True when the last word says that it is all the name of a law, a paper or an occasion."""
    word = last.text.lower()
    if last.capital and word in _NAMED_AFTER | names.OF_LANDS:
        return True
    if last.capital and word in names.OF_TITLES and head.capital and head.kind == "agent":
        return True
    return word in _PAPERS and head.kind == "agent"


def _middle_of_name(head: Item, mods: Sequence[Item]) -> bool:
    """True for "Hostage" in "Hostage-Taking Accountability Act": a capitalised word inside a longer unknown name."""
    return (
        head.capital
        and head.a > 0
        and head.agent is not None
        and head.agent.kind in ("people", "body", "unit", "group", "faith", "mod")
        and (head.agent.kind != "people" or bool(mods) and mods[-1].kind == "cap")
    )


def _ends_longer_name(head: Item, mods: Sequence[Item]) -> bool:
    """True for "Congress" in "All Progressives Congress": the last word of a longer name that the dictionary lacks."""
    return (
        bool(mods)
        and mods[-1].kind == "cap"
        and head.kind == "name"
        and head.b == head.a + 1
        and all(f.kind in ("gov", "seat", "party", "mil") for f in head.facts or ())
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
    """Whether an agent word can be the head: no modifier; before other nouns only a power ("police operation")."""
    if agent.kind in ("mod", "title", "faith") and not (agent.kind == "faith" and not cut and not item.adjective):
        return False
    if item.adjective and (agent.kind in ("body", "lead", "unit", "group") or agent.phrase in _ADJECTIVES):
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
        elif fact.kind in STATES_KINDS:
            groups.take(p, fact, index, when)
        elif fact.kind in OWN_CODE or fact.code.startswith(("IGO", "NGO")):
            p.base = fact
        else:
            _add_coded(p, fact, index)


def _modify_agent(p: Partial, agent: Agent) -> None:
    p.entries.append(agent.entry)
    if agent.kind == "faith":
        p.groups += [g for r in agent.roles for g in pieces(r)]
    elif agent.kind == "title":
        p.titles += agent.roles
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
    if fact.kind in ("ethnic", "religion"):
        # A group's homeland is only a guess that any country named beside it overrides.
        parts = pieces(fact.code)
        if len(parts) > 1 and actor.country:
            p.homeland = p.homeland or actor.country
            parts = parts[1:]
        p.groups += [x for x in parts if x not in ROLES and x not in p.groups]
        p.roles += [x for x in parts if x in ROLES and x not in p.roles]
        return
    if actor.country and p.country is None:
        p.country = actor.country
    if fact.kind not in ("capital", "region", "city"):
        p.roles = list(actor.roles)
        if not actor.country and fact.kind == "person":
            p.base = fact


def _head(p: Partial, item: Item, index: ActorIndex, when: When) -> None:
    """Take in the head word of the phrase."""
    if item.kind == "agent" and item.agent is not None:
        _head_agent(p, item.agent)
        return
    if not item.facts:  # a word that only qualifies ("the NASA-led programme") stands where the head should
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
    elif fact.kind in STATES_KINDS:
        groups.take(p, fact, index, when)
        p.head, p.plural = "land", p.states
    elif fact.kind == "person":
        named_person(p, fact, index, when, item.facts)
    elif fact.kind in OWN_CODE or fact.code.startswith(("IGO", "NGO")):
        p.base, p.head, p.name = fact, "name", fact.canonical
        if fact.kind == "igo" and low.endswith(
            ("peacekeepers", "peacekeeping force", "peacekeeping troops", "blue helmets")
        ):
            p.head, p.roles = "body", ["MIL"]
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
    if agent.kind == "title":
        p.titles += agent.roles
        return
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
            p.roles = ["GOV", *mods] if agent.phrase == "minister" and set(mods) <= _PORTFOLIOS else mods
            return
        parts = [x for r in agent.roles for x in pieces(r)]
        own = [r for r in parts if r in ROLES]
        if own == ["EDU"] and (force := [r for r in mods if r in ("MIL", "COP")]):
            own = force  # an army's school is of the army
        if own == ["ELI"] and "GOV" in mods:
            own = mods  # "Deputy Minister Sheikh Rashid": an honour beside the office
        p.groups += [g for g in parts if g not in ROLES and g not in p.groups]
        if strong and set(own) <= _SOFT_HEADS:
            p.roles = strong[-1:]
        else:
            p.roles = strong[-1:] + own
        p.weak = agent.phrase in _ANY_BODY and not strong
