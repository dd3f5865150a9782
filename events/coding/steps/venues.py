"""Names of places, bodies and occasions inside what is welcomed or felt, which are nobody's doing.

"Welcomed the opportunity at the assembly" praises no assembly, "welcomed his appointment to the council" no council, and "welcomed the
resumption of flights between Oslo and Nairobi" neither city's government.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from events.coding.actors import parse_code
from events.coding.roles import HEAD, INSIDE, PLACE, Role
from events.coding.steps.work import Draft, Work
from events.coding.tree import syntax
from events.types import Sentence

_PRAISE, _SYMPATHY, _CONCERN, _HOPE, _RECOGNITION = "051", "018", "012", "013", "054"
_APPOINTED = frozenset(
    "appointment election nomination accession confirmation selection candidacy bid application return elevation admission".split()
)
_JOURNEYS = frozenset("flight travel service route ferry bus train trip journey voyage".split())
_ENDS = frozenset({"between", "from", "to", "and"})
# Those who are worried about, and who is not blamed for it.
_SUFFER = frozenset({"casualty", "victim", "fatality"})
_REGIONS = frozenset("region territory province republic area enclave district oblast".split())
_FREE = frozenset({"independent", "sovereign", "independence", "sovereignty"})


def venues(w: Work) -> None:
    """Leave open the target where it is but the venue, the body joined, the way or the victims of what is welcomed or felt."""
    w.drafts = [_judged(w.sentence, d) for d in w.drafts]


def _judged(s: Sentence, d: Draft) -> Draft:
    if d.target is None or d.source is None:
        return d
    role = d.target
    if d.code == _PRAISE and role.how in (INSIDE, PLACE) and _beside_praise(s, d.act.head, role):
        return replace(d, target=None)
    if d.code in (_HOPE, _CONCERN) and _aside(s, d.act.head, role):
        return replace(d, target=None)
    if d.code == _SYMPATHY and s.deps[role.mention.head] in ("amod", "compound") and not role.actor.country:
        return replace(d, target=None)  # "condolences for the terrorist attacks"
    if d.code == _CONCERN and s.lemmas[role.mention.head].lower() in _SUFFER:
        return replace(d, target=None)
    if d.act.matches and d.act.matches[-1].rule.event_code == _RECOGNITION:
        return _breakaway(s, d, role)
    return d


def _way_up(s: Sentence, top: int, node: int) -> Iterator[tuple[int, str | None]]:
    """The nouns from a name up to the act, each with the preposition of the phrase that leads to it."""
    while s.heads[node] not in (node, top):
        link = syntax.preposition(s, s.heads[node] if s.deps[node] == "conj" else node)
        node = s.heads[node]
        yield node, link


def _beside_praise(s: Sentence, verb: int, role: Role) -> bool:
    for noun, link in _way_up(s, verb, role.mention.head):
        lemma = s.lemmas[noun].lower()
        if link == "at" or (link in ("to", "as") and lemma in _APPOINTED) or (link in _ENDS and lemma in _JOURNEYS):
            return True
    return False


def _aside(s: Sentence, head: int, role: Role) -> bool:
    """True for where something hoped for may happen, and for a body that only says what kind: "at the G7", "a NATO application"."""
    node = role.mention.head
    if syntax.preposition(s, node) == "at" and s.heads[node] != head and s.deps[node] in ("obl", "nmod"):
        return True
    kind = s.deps[node] == "compound" and role.actor.code.startswith("IGO")
    return kind and s.deps[s.heads[node]] in ("nmod", "obl") and s.heads[s.heads[node]] != head


def _breakaway(s: Sentence, d: Draft, role: Role) -> Draft:
    """The land that breaks away, not the state that it leaves: "recognised two regions of Chad as independent"."""
    country = role.actor.country
    parts = any(s.lemmas[n].lower() in _REGIONS for n, link in _way_up(s, d.act.matches[-1].head, role.mention.head))
    free = any(s.lower[j] in _FREE for j in s.subtree(d.act.matches[-1].head))
    if country is None or role.actor.roles or not parts or not free:
        return d
    actor = replace(parse_code(f"{country}SEP", {country}), entries=(*role.actor.entries, "breaks away"))
    return replace(d, target=replace(role, actor=actor, how=HEAD))
