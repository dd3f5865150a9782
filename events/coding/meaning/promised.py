"""Who promises, and to whom, where a mere "will" makes a promise of an act."""

from __future__ import annotations

from events.coding.acts.act import Act
from events.coding.roles import HEAD, OWNER, Cast, Role
from events.coding.tree import syntax
from events.types import Sentence

_TOLD = frozenset({"tell", "assure", "inform", "promise"})
_OFFICIAL = frozenset({"GOV", "IGO", "MIL", "REB"})


def parties(
    cast: Cast, act: Act, speaker: Role | None, operator: str | None
) -> tuple[tuple[Role, ...], tuple[Role, ...]]:
    """Return source and target of an act that its words only announce.

    Help or elections that "will be" are promised by the official who says so ("loans will be offered to Kenya, Japan's minister said"),
    and what is promised to nobody in particular is promised to the one who is told so ("Iran told Oman it would free the ship").
    """
    if operator != "intend":
        return act.sources, act.targets
    sources, targets = act.sources, act.targets
    given = act.code[:2] == "07" or act.code[:3] == "083"
    if not sources and given and speaker is not None and act.rule.kind == "verb":
        official = speaker.how in (HEAD, OWNER) and {"GOV", "MIL", "LEG", "IGO"} & set(speaker.actor.roles)
        sources = (speaker,) if official and syntax.is_passive(cast.s, act.head) else ()
    somebody = any(r.actor.country or r.actor.group for r in targets)
    return sources, targets if somebody else _hearers(cast, act.head, sources) or targets


def _hearers(cast: Cast, head: int, sources: tuple[Role, ...]) -> tuple[Role, ...]:
    s: Sentence = cast.s
    verb = s.heads[head]
    if s.deps[head] != "ccomp" or s.lemmas[verb] not in _TOLD:
        return ()
    own = {r.key for r in sources}
    heard = [r for r in cast.roles(s.child(verb, "iobj", "obj"), inside=False) if r.key not in own]
    return tuple(r for r in heard if r.actor.country and not r.actor.roles or _OFFICIAL & set(r.actor.roles))
