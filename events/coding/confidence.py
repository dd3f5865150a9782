"""How far to trust a mention: a small logistic model over features a person can read.

The weights are fitted by ``scripts/calibrate.py`` on the audited rows of ``tests/gold/audit``, each with the sign that a
reader would expect of it; ``docs/evaluation.md`` shows how confidence and truth agree. Right means: source, target and root
are all right.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from types import MappingProxyType

from events.coding.acts.act import Act
from events.coding.roles import PRIVATE, Role
from events.coding.telling.context import Context
from events.coding.tree import content
from events.types import Actor, EventMention, Sentence

# Fitted weights; "bias" belongs to every mention.
WEIGHTS = MappingProxyType(
    {
        "bias": 0.46,
        "source_head": 0.50,
        "target_weak": -0.47,
        "no_target": -0.06,
        "referred": -0.11,
        "neutral": -1.41,
        "consult": 0.56,
        "between_states": 1.18,
        "private": -1.75,
        "generic": -1.13,
        "long": -0.13,
        "unsure": -0.46,
        "far": -0.89,
        "aside": -0.56,
        "early": 0.85,
    }
)

# Texts of so many sentences need not tell of which country a party is: headlines, single sentences, briefs.
SHORT_TEXT = 3

_WEAK = frozenset({"inside", "place", "unknown", "modifier"})
_REFERENCE = frozenset({"reference", "pronoun", "first_person"})
# What people without an office do: appeal, demand, threaten, protest. What is done to them: all but meetings, work, refusals and demands.
_OF_PEOPLE = MappingProxyType(
    {
        "source": frozenset({"02", "10", "13", "14"}),
        "target": frozenset({"01", "03", "05", "07", "08", "09", "11", "16", "17", "18", "19", "20"}),
    }
)
# A sentence of more words is harder to parse.
_LONG = 45
# News is told in the first sentences; what follows is more often background, comment and talk.
_EARLY = 3
# Between an act and its party; farther ones are often parties of another act.
_FAR = 15


def features(
    s: Sentence, act: Act, source: Role | None, target: Role | None, ctx: Context, *, told_whose: bool = True
) -> dict[str, float]:
    """Return the named features of a mention and their values; ``told_whose`` is False for a text too short to tell a party's country.

    ``source_head``: the source heads the phrase of its role. ``target_weak``: the target was found inside that phrase, is only a
    place, or has no code; ``no_target``. ``referred``: how many roles are pronouns or other references. ``neutral``: no rule
    but "said". ``consult``: meetings, visits and talks, which are told in few ways. ``between_states``: actors of two countries or
    organisations.
    In an article, which deals with offices and states and is long enough to tell whose they are: ``private``, how many roles are
    people or firms without politics, where the act is none that such people do or suffer; ``generic``, how many are of no country
    and no organisation.
    ``long``: more than 45 words. ``unsure``: told as possible or only asked for. ``far``: a party stands more than fifteen words
    from the act. ``aside``: the act is told inside a modifier, an adverbial clause or a noun phrase, not by what the sentence
    says. ``early``: it stands in one of the article's first three sentences.
    """
    out: dict[str, float] = {"bias": 1.0}
    for name, role in (("source", source), ("target", target)):
        if role is None:
            if name == "target":
                out["no_target"] = 1.0
            continue
        if name == "source" and role.how == "head":
            out["source_head"] = 1.0
        elif name == "target" and role.how in _WEAK:
            out["target_weak"] = 1.0
        if role.mention.how in _REFERENCE:
            _add(out, "referred")
        private = bool(role.actor.roles) and set(role.actor.roles) <= PRIVATE
        if told_whose and private and act.code[:2] not in _OF_PEOPLE[name]:
            _add(out, "private")
        if told_whose and _side(role.actor) is None and "IGO" not in role.actor.roles:
            _add(out, "generic")
        if abs(role.mention.head - act.head) > _FAR:
            out["far"] = 1.0
    sides = [_side(r.actor) for r in (source, target) if r is not None]
    if len(sides) == 2 and None not in sides and sides[0] != sides[1]:
        out["between_states"] = 1.0
    if not act.matches:
        out["neutral"] = 1.0
    if act.code[:2] == "04":
        out["consult"] = 1.0
    if len(s) > _LONG:
        out["long"] = 1.0
    if ctx.modality in ("hypothetical", "requested"):
        out["unsure"] = 1.0
    if not content.told(s, act.head):
        out["aside"] = 1.0
    if s.index < _EARLY:
        out["early"] = 1.0
    return out


def _add(out: dict[str, float], name: str) -> None:
    out[name] = out.get(name, 0.0) + 1.0


def _side(actor: Actor) -> str | None:
    """The country or organisation an actor belongs to."""
    return actor.country or actor.group


def score(found: dict[str, float]) -> float:
    """Return the probability (0–1, two decimals) that source, target and root are right, given the features."""
    z = sum(WEIGHTS[k] * v for k, v in found.items())
    return round(1.0 / (1.0 + math.exp(-z)), 2)


def sort_out(
    mentions: Sequence[EventMention], floor: float
) -> tuple[tuple[EventMention, ...], tuple[EventMention, ...]]:
    """Return the mentions that are as sure as ``floor``, and the others; the two rows of one meeting share their fate."""
    best: dict[tuple[object, ...], float] = {}
    for m in mentions:
        best[_pair(m)] = max(m.confidence, best.get(_pair(m), 0.0))
    kept = tuple(m for m in mentions if best[_pair(m)] >= floor)
    return kept, tuple(m for m in mentions if best[_pair(m)] < floor)


def _pair(m: EventMention) -> tuple[object, ...]:
    """What the row of A with B and that of B with A have in common."""
    return m.sentence_index, m.action_start, m.event_code, frozenset((m.source_code, m.target_code))


def shown(found: dict[str, float]) -> str:
    """The features as text, each with what it adds to the log odds: ``bias +1.20; noun -0.40; specific 2 +0.30``."""
    parts = []
    for name, value in found.items():
        times = "" if value == 1.0 else f" {value:g}"
        parts.append(f"{name}{times} {WEIGHTS[name] * value:+.2f}")
    return "; ".join(parts)


def parse(text: str) -> dict[str, float]:
    """The features back from what :func:`shown` wrote."""
    out = {}
    for part in text.split("; "):
        name, *rest = part.split(" ")
        out[name] = float(rest[0]) if len(rest) == 2 else 1.0
    return out
