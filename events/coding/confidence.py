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
from events.types import Actor, EventMention, Sentence

# Fitted weights; "bias" belongs to every mention.
WEIGHTS = MappingProxyType(
    {
        "bias": 0.76,
        "source_head": 0.21,
        "source_weak": -0.38,
        "target_head": 0.20,
        "target_weak": -0.31,
        "no_target": -0.16,
        "referred": -0.24,
        "specific": 0.00,
        "noun": 0.00,
        "light": 0.00,
        "composed": -0.10,
        "neutral": -1.50,
        "consult": 0.54,
        "between_states": 1.30,
        "home": -0.03,
        "private": -1.73,
        "generic": -1.16,
        "long": -0.36,
        "unsure": -0.66,
        "far": -1.08,
        "lead": 0.40,
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
# More conditions of a rule than this say no more about it.
_CONDITIONS = 6
# A sentence of more words is harder to parse.
_LONG = 45
# Between an act and its party; farther ones are often parties of another act.
_FAR = 15


def features(
    s: Sentence, act: Act, source: Role | None, target: Role | None, ctx: Context, *, told_whose: bool = True
) -> dict[str, float]:
    """Return the named features of a mention and their values; ``told_whose`` is False for a text too short to tell a party's country.

    ``source_head``, ``target_head``: the actor heads the phrase of its role; ``source_weak``, ``target_weak``: it was found
    inside that phrase, is only a place, or has no code; ``no_target``. ``referred``: how many roles are pronouns or other
    references. ``specific``: conditions that the rules ask for, at most six. ``noun``: the trigger is a noun. ``light``: a
    light verb or another empty word passes the act on. ``composed``: two rules or more. ``neutral``: no rule but "said".
    ``consult``: meetings, visits and talks, which are told in few ways.
    ``between_states``: actors of two countries or organisations; ``home``: of one and the same country.
    In an article, which deals with offices and states and is long enough to tell whose they are: ``private``, how many roles are
    people or firms without politics, where the act is none that such people do or suffer; ``generic``, how many are of no country
    and no organisation.
    ``long``: more than 45 words. ``unsure``: told as possible or only asked for.
    ``far``: a party stands more than fifteen words from the act. ``lead``: the sentence is the article's lead.
    """
    out: dict[str, float] = {"bias": 1.0}
    for name, role in (("source", source), ("target", target)):
        if role is None:
            out["no_target" if name == "target" else "source_weak"] = 1.0
            continue
        if role.how == "head":
            out[f"{name}_head"] = 1.0
        elif role.how in _WEAK:
            out[f"{name}_weak"] = 1.0
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
    if len(sides) == 2 and None not in sides:
        out["home" if sides[0] == sides[1] else "between_states"] = 1.0
    if act.matches:
        out["specific"] = float(min(_CONDITIONS, sum(m.rule.when.weight for m in act.matches)))
        if act.matches[0].rule.kind == "noun":
            out["noun"] = 1.0
        if any(m.rule.id.startswith("00-") for m in act.matches):
            out["light"] = 1.0
        if len(act.matches) > 1:
            out["composed"] = 1.0
    else:
        out["neutral"] = 1.0
    if act.code[:2] == "04":
        out["consult"] = 1.0
    if len(s) > _LONG:
        out["long"] = 1.0
    if ctx.modality in ("hypothetical", "requested"):
        out["unsure"] = 1.0
    if s.in_lead:
        out["lead"] = 1.0
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
