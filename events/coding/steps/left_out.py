"""Parties that the words beside an act leave out and the sentence still tells.

A step of :mod:`events.coding.coder`. "The firm is being designated pursuant to E.O. 14024" names no doer, but executive orders are those of
one president; "after the withdrawal of American forces, threats from Afghanistan" says by its only other land where they withdrew from;
"Ukraine is being invaded" names no invader, but the article told before who invaded it; "embassies in Chad moved as Sudan massed its
troops" names whom they face.
"""

from __future__ import annotations

from dataclasses import replace

from events.coding.actors import parse_code
from events.coding.roles import HEAD, INSIDE, PLACE, Role
from events.coding.steps.work import Draft, Work
from events.types import Actor, ActorMention, Sentence

_ORDERS = "USAGOV"  # who gives orders that are cited as "Executive Order 13224"
_FIRST_ORDER, _LAST_ORDER = 10_000, 19_999  # those that sanctions rest on
_WITHDRAWAL = "08-withdrawal-noun"
_BLOODY = frozenset({"18", "19", "20"})
_FIGHTERS = frozenset({"REB", "SEP", "CRM"})
_WARS = frozenset({"war", "invasion", "conflict"})  # "since before the war" tells of no deed
_MASSES = frozenset("mass amass concentrate gather buildup build-up".split())
_UNKNOWN = frozenset(
    "unknown unidentified unclaimed gunman gunmen mine accident crash fire terrorist terrorists".split()
)


def left_out(w: Work) -> None:
    """Give sanctions under an executive order their doer, and a withdrawal the only other land of the sentence."""
    if any(_agentless(d) for d in w.drafts) and (order := _order(w.sentence)) is not None:
        doer = _told(w.sentence, order, _ORDERS, "ORG")
        w.drafts = [replace(d, source=doer) if _agentless(d) else d for d in w.drafts]
    w.drafts = [_massed(w, _invader(w, _where_to(w, d))) for d in w.drafts]


def _agentless(d: Draft) -> bool:
    return d.source is None and d.code == "163" and bool(d.act.matches) and d.act.matches[0].rule.kind == "verb"


def _invader(w: Work, d: Draft) -> Draft:
    """Give force against a land or its people, done by nobody named, the one who has invaded it, if nobody else is about."""
    land = d.target.actor.country if d.target is not None else None
    if d.source is not None or d.target is None or land is None or d.context.modality != "actual":
        return d
    if w.sentence.lemmas[d.act.head].lower() in _WARS:
        return d
    if d.code[:2] not in _BLOODY or d.target.actor.group:
        return d
    invader = w.attacker_of(land)
    if invader is None or set(d.target.actor.roles) & _FIGHTERS or _others_there(w, land, invader):
        return d
    return replace(d, source=_told(w.sentence, d.act.head, invader, "LOC", INSIDE))


def _massed(w: Work, d: Draft) -> Draft:
    """Give troops that are massed the only other land of the sentence as whom they face."""
    if d.target is not None or d.source is None or d.source.actor.country is None or d.code[:2] != "15":
        return d
    if not any(w.sentence.lemmas[j].lower() in _MASSES for j in d.act.tokens):
        return d
    home = d.source.actor.country
    named = [m for m in w.cast.mentions if m.actor is not None and m.actor.country not in (None, home)]
    spots = [r for j, iso in w.cast.places.items() if iso != home for r in w.cast.place(j)]
    lands = {m.actor.country for m in (*named, *(r.mention for r in spots)) if m.actor is not None}
    if len(lands) != 1:
        return d
    land = lands.pop() or ""
    bare = Actor(code=land, country=land, entries=("place",))
    at = next((m for m in (*named, *(r.mention for r in spots)) if m.kind == "LOC"), None)
    return d if at is None else replace(d, target=Role(at, bare, PLACE))


def _others_there(w: Work, land: str, invader: str) -> bool:
    """True when the sentence names somebody else who could have done it, or says that it is not known who."""
    named = {m.actor.country or m.actor.group for m in w.cast.mentions if m.actor is not None}
    return bool(named - {land, invader, None}) or bool(_UNKNOWN & set(w.sentence.lower))


def _order(s: Sentence) -> int | None:
    """Where an executive order is cited by its number."""
    for i, low in enumerate(s.lower[:-1]):
        if low in ("e.o.", "eo", "order") and s.words[i][0].isupper():
            number = next((s.words[j] for j in range(i + 1, min(i + 6, len(s))) if s.words[j].isdigit()), "0")
            if _FIRST_ORDER <= int(number) <= _LAST_ORDER:
                return i
    return None


def _told(s: Sentence, at: int, code: str, kind: str, how: str = HEAD) -> Role:
    first = at - 1 if at and s.lower[at - 1] == "executive" else at
    mention = ActorMention(
        first=first, last=at, head=at, start=s.starts[first], end=s.ends[at], text=s.span_text(first, at),
        actor=parse_code(code, {code[:3]}), how="composition", kind=kind,
    )  # fmt: skip
    assert mention.actor is not None
    return Role(mention, mention.actor, how)


def _where_to(w: Work, d: Draft) -> Draft:
    if (
        d.rule_id.rpartition(">")[2] != _WITHDRAWAL
        or d.target is not None
        or d.source is None
        or d.source.actor.country is None
    ):
        return d
    lands = {m.actor.country: m for m in w.cast.mentions if m.kind == "LOC" and m.actor is not None and m.actor.country}
    found = {iso: m for iso, m in lands.items() if iso != d.source.actor.country}
    if len(found) != 1 or set(w.cast.places.values()) - {*found, d.source.actor.country}:
        return d
    iso, mention = next(iter(found.items()))
    land = Actor(code=iso, country=iso, entries=("place",))
    return replace(d, target=Role(mention, land, PLACE))
