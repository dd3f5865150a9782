"""Who protests when nobody is named: "tens of thousands marched through Paris", "riots broke out in London"."""

from __future__ import annotations

from collections.abc import Sequence

from events.coding.parties import arguments as args
from events.coding.roles import HEAD, Cast, Role
from events.coding.tree import syntax
from events.types import Actor, ActorMention

_PROTESTS = frozenset("protest demonstration rally march sit-in gathering vigil procession riot".split())
_BY, _FORCES = frozenset({"by", "of"}), frozenset({"COP", "MIL", "GOV"})
_CROWDS = frozenset("ten thousand hundred dozen score million crowd people throng mass".split())


def protesters(cast: Cast, head: int, noun: bool, targets: Sequence[Role]) -> list[Role]:
    """Return the people of the place where a protest is held, or of the state that it is against.

    ``noun`` is true when a noun names the protest; a verb must have a mere crowd as its subject.
    """
    places = [r for r in args.place_roles(cast, head) if r.actor.country and not r.actor.roles]
    if noun:
        told = cast.s.deps[head] == "root" or cast.s.deps[head].startswith("nsubj")
        return places[:1] if told else []
    doer = syntax.subject(cast.s, head)
    if doer is None or cast.s.lemmas[doer].lower() not in _CROWDS:
        return []
    countries = [r.actor.country for r in (*places, *targets) if r.actor.country]
    return [_people(cast, doer, countries[0])] if countries and countries[0] else []


def dispersed(cast: Cast, code: str, obj: int | None, sources: Sequence[Role]) -> list[Role]:
    """Return who was at a protest that a state's forces break up, whoever it was against: people of that state."""
    if code != "175" or obj is None or cast.s.lemmas[obj].lower() not in _PROTESTS or cast.at(obj) is not None:
        return []
    if any(
        args.subject_roles(cast, k)
        for k in cast.s.children[obj]
        if cast.s.deps[k].startswith("nmod") and syntax.preposition(cast.s, k) in _BY
    ):
        return []
    lands = [r.actor.country for r in sources if r.actor.country and set(r.actor.roles) & _FORCES]
    return [_people(cast, obj, lands[0])] if lands and lands[0] else []


def _people(cast: Cast, head: int, country: str) -> Role:
    s = cast.s
    tokens = [j for j in syntax.phrase(s, head) if j >= 0]
    first, last = min(tokens), max(tokens)
    actor = Actor(code=f"{country}CVL", country=country, roles=("CVL",), entries=("crowd",))
    m = ActorMention(
        first=first, last=last, head=head, start=s.starts[first], end=s.ends[last], text=s.span_text(first, last),
        actor=actor, how="crowd", kind="NORP", reason="a crowd in a place of this country",
    )  # fmt: skip
    return Role(m, actor, HEAD)
