"""What a talk is about is nobody's partner in it."""

from __future__ import annotations

from events.coding.roles import HEAD, INSIDE, OWNER, PLACE, Cast, Role
from events.coding.telling.modality import MEETINGS
from events.coding.tree import syntax
from events.lexicon.rules import Rule

# What one side has with another: "discussed the dispute with China" is no talk with China.
_RELATIONS = frozenset(
    "dispute war conflict relation relationship tie border tension deal trade standoff rivalry competition feud row clash "
    "confrontation alliance friendship treaty negotiation talk agreement pact".split()
)

_OCCASIONS = MEETINGS | frozenset({"forum", "commission", "council", "roundtable", "round"})


def partners(cast: Cast, rule: Rule, verb: int, sources: list[Role], targets: list[Role], *, talks: bool) -> list[Role]:
    """Return those of ``targets`` that somebody meets or, when it is a verb of talking, talks to."""
    if talks:
        targets = _without_topic(cast, verb, sources, targets)
        targets = [r for r in _without_matter(cast, verb, targets) if not _other_side(cast, r)]
    return _without_venue(cast, rule, _without_name(cast, verb, sources, targets))


def _without_name(cast: Cast, verb: int, sources: list[Role], targets: list[Role]) -> list[Role]:
    """Return ``targets`` less those in the name of what two sides hold: "the ministers convened the Peru-Chile Dialogue"."""
    s, obj = cast.s, syntax.logical(cast.s, verb)[1]
    if obj is None or s.lemmas[obj].lower() not in _OCCASIONS or len({r.key[:3] for r in sources}) < 2:
        return targets
    name = {obj, *(j for j in s.children[obj] if s.deps[j] in ("compound", "amod"))}
    return [r for r in targets if r.mention.head not in name]


def _other_side(cast: Cast, role: Role) -> bool:
    """Tell whether a party is but the other side of the matter: "reviewed relations with Sudan"."""
    s = cast.s
    case = next((j for j in s.children[role.mention.head] if s.lower[j] == "with" and s.deps[j] == "case"), 0)
    return bool(case) and s.pos[case - 1] == "NOUN" and s.lemmas[case - 1].lower() in _RELATIONS


def _without_topic(cast: Cast, verb: int, sources: list[Role], targets: list[Role]) -> list[Role]:
    """Return ``targets`` less those inside what several parties talk about: "the ministers discussed ties with China"."""
    _, obj, _ = syntax.logical(cast.s, verb)
    if obj is None or len({r.key[:3] for r in sources}) < 2:
        return targets
    topic = set(cast.s.subtree(obj))
    return [r for r in targets if r.mention.head not in topic]


def _without_matter(cast: Cast, verb: int, targets: list[Role]) -> list[Role]:
    """Return ``targets`` less those who only own what is spoken to: "to speak to Russia's motives" addresses nobody."""
    s = cast.s
    if s.lemmas[verb].lower() not in ("speak", "talk"):
        return targets
    matters = [set(s.subtree(j)) - {j} for j in syntax.oblique(s, verb, "to") if cast.at(j) is None]
    return [r for r in targets if r.how not in (OWNER, INSIDE, PLACE) or not any(r.mention.head in m for m in matters)]


def _without_venue(cast: Cast, rule: Rule, targets: list[Role]) -> list[Role]:
    """Return ``targets`` less where people meet and for whom: "convened a meeting at the UN", "visited a centre for Ukrainians"."""
    beside = {"at", "for"} - set(rule.target)
    return [r for r in targets if r.how == HEAD or syntax.preposition(cast.s, r.mention.head) not in beside]
