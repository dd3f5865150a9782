"""How far to trust a mention: a small logistic model over features a person can read.

The weights are fitted by ``scripts/calibrate.py`` on the audited rows of ``tests/gold/audit``, each with the sign that a
reader would expect of it; ``docs/evaluation.md`` shows how confidence and truth agree. Right means: source, target and root
are all right.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from events.coding.acts.act import Act
from events.coding.roles import PRIVATE, Role
from events.coding.telling.context import Context
from events.coding.tree import content
from events.types import Actor, ActorMention, EventMention, Sentence, Step

# Fitted weights; "bias" belongs to every mention.
WEIGHTS = MappingProxyType(
    {
        "bias": 2.66,
        "source_weak": -1.50,
        "target_weak": -0.93,
        "pronoun": -0.64,
        "neutral": -1.63,
        "consult": 0.87,
        "apart": -1.28,
        "private": -1.58,
        "generic": -2.10,
        "long": -0.41,
        "unsure": -1.03,
        "far": -0.44,
        "aside": -0.54,
        "spoken": -0.44,
        "lone": -0.81,
        "alone": -1.64,
        "common": -0.84,
        "negated": -0.91,
        "owner": 0.82,
    }
)

# The name of the step that tells of confidence in a mention's provenance.
STEP = "confidence"
# Texts of so many sentences need not tell of which country a party is: headlines, single sentences, briefs.
SHORT_TEXT = 3

_WEAK = frozenset({"inside", "place", "unknown", "modifier"})
# What people without an office do: appeal, demand, threaten, protest. What is done to them: all but meetings, work, refusals and demands.
_OF_PEOPLE = MappingProxyType(
    {
        "source": frozenset({"02", "10", "13", "14"}),
        "target": frozenset({"01", "03", "05", "07", "08", "09", "11", "16", "17", "18", "19", "20"}),
    }
)
# From this code on acts are deeds against others (protest, force), which are news within one state as well.
_DEEDS = "14"
# Protest and shows of force need nobody whom they are aimed at.
_AT_NOBODY = frozenset({"14", "15"})
# A sentence of more words is harder to parse.
_LONG = 45
# Between an act and its party; farther ones are often parties of another act.
_FAR = 15


@dataclass(frozen=True, slots=True)
class Text:
    """What the text around a mention is: ``tells_whose``, long enough to tell of which country every party is; ``spoken``, a transcript."""

    tells_whose: bool = True
    spoken: bool = False


ARTICLE = Text()


def features(
    s: Sentence, act: Act, source: Role | None, target: Role | None, ctx: Context, text: Text = ARTICLE
) -> dict[str, float]:
    """Return the named features of a mention in a text, and their values.

    ``target_weak``: the target was found inside the phrase of its role, is only a place, or has no code. ``pronoun``: how many roles
    are "he", "they", "it". ``neutral``: no rule but "said". ``consult``: meetings, visits and talks, which are told in few ways.
    In an article, which deals with offices and states and is long enough to tell whose they are: ``source_weak``, words or work whose
    source does not head its phrase; ``apart``, those that are not between two countries or organisations; ``private``, how many
    roles are people or firms without politics, where the act is none that such people do or suffer; ``generic``, how many are of
    no country and no organisation; ``common``, the target is told by a common noun only ("officials", "civilians") that goes back to nobody
    named, its country by the context; ``alone``, one party only is named of an act that needs two.
    ``long``: more than 45 words. ``unsure``: told as possible or only asked for. ``far``: a party stands more than fifteen words
    from the act. ``aside``: the act is told in a modifier or an adverbial clause. ``spoken``: the text is a transcript of talk.
    ``negated``: the act did not happen. ``owner``: the source owns the act ("Russia's invasion of Ukraine").
    One more is known when the whole article is coded (see :func:`in_company`): ``lone``.
    """
    out = {"bias": 1.0, **_of_the_act(s, act, ctx)}
    for name, role in (("source", source), ("target", target)):
        if role is None:
            continue
        if name == "target" and role.how in _WEAK:
            out["target_weak"] = 1.0
        if role.mention.how == "pronoun":
            _add(out, "pronoun")
        if abs(role.mention.head - act.head) > _FAR:
            out["far"] = 1.0
        if text.tells_whose:
            private = bool(role.actor.roles) and set(role.actor.roles) <= PRIVATE
            if private and act.code[:2] not in _OF_PEOPLE[name]:
                _add(out, "private")
            if _side(role.actor) is None and "IGO" not in role.actor.roles:
                _add(out, "generic")
    if source is not None and s.deps[source.mention.head] == "nmod:poss":
        out["owner"] = 1.0
    if text.tells_whose:
        out |= _of_both(act, source, target)
    if text.spoken:
        out["spoken"] = 1.0
    return out


def _of_the_act(s: Sentence, act: Act, ctx: Context) -> dict[str, float]:
    """The features of the act and its sentence, whoever the parties are."""
    told = {
        "neutral": not act.matches,
        "consult": act.code[:2] == "04",
        "long": len(s) > _LONG,
        "unsure": ctx.modality in ("hypothetical", "requested"),
        "aside": content.aside(s, act.head),
        "negated": ctx.polarity == "negated",
    }
    return {name: 1.0 for name, holds in told.items() if holds}


def _of_both(act: Act, source: Role | None, target: Role | None) -> dict[str, float]:
    """The features of the two parties in an article, which is long enough to tell whose they are."""
    words = act.code < _DEEDS
    told = {
        "source_weak": words and (source is None or source.how != "head"),
        "apart": words and not _between_states(source, target),
        "alone": act.code[:2] not in _AT_NOBODY and (source is None or target is None),
        "common": target is not None and _common(target.mention),
    }
    return {name: 1.0 for name, holds in told.items() if holds}


def _common(mention: ActorMention) -> bool:
    """Tell whether words name nobody and no country, and do not go back to somebody named before either."""
    return mention.how == "composition" and mention.text == mention.text.lower()


def _between_states(source: Role | None, target: Role | None) -> bool:
    """Tell whether the parties are of two countries or organisations."""
    sides = [_side(r.actor) for r in (source, target) if r is not None]
    return len(sides) == 2 and None not in sides and sides[0] != sides[1]


def _add(out: dict[str, float], name: str) -> None:
    out[name] = out.get(name, 0.0) + 1.0


def _side(actor: Actor) -> str | None:
    """The country or organisation an actor belongs to."""
    return actor.country or actor.group


def score(found: dict[str, float]) -> float:
    """Return the probability (0–1, two decimals) that source, target and root are right, given the features."""
    z = sum(WEIGHTS[k] * v for k, v in found.items())
    return round(1.0 / (1.0 + math.exp(-z)), 2)


def in_company(mentions: Sequence[EventMention]) -> list[EventMention]:
    """Return the mentions of an article, those less sure of whose two parties no other sentence tells anything, though others tell of others."""
    told: dict[frozenset[str | None], set[int]] = {}
    for m in mentions:
        told.setdefault(_sides(m), set()).add(m.sentence_index)
    if len({m.sentence_index for m in mentions}) < 2:
        return list(mentions)
    return [_less_sure(m) if len(told[_sides(m)]) == 1 else m for m in mentions]


def _sides(m: EventMention) -> frozenset[str | None]:
    return frozenset(None if a is None else _side(a) or a.code for a in (m.source_actor, m.target_actor))


def _less_sure(m: EventMention) -> EventMention:
    """The mention with one more feature: ``lone``."""
    steps = list(m.provenance)
    at = next(i for i, step in enumerate(steps) if step.name == STEP)
    found = {**parse(steps[at].by), "lone": 1.0}
    steps[at] = step_of(found)
    return replace(m, confidence=score(found), provenance=tuple(steps))


def step_of(found: dict[str, float]) -> Step:
    """The step of ``events explain`` that tells how sure a mention is, and why."""
    return Step(name=STEP, decided=f"{score(found):.2f}", by=shown(found))


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
