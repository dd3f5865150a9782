"""How far to trust a mention: a small logistic model over features a person can read.

The weights stand in ``events/lexicon/confidence.yaml`` with the audited sample they were fitted on; ``docs/evaluation.md``
shows the calibration.
"""

from __future__ import annotations

import math

from events.coding.compose import Act
from events.coding.context import Context
from events.coding.roles import Role
from events.types import Sentence

WEIGHTS = {
    "bias": 1.2,
    "source_head": 0.6,
    "source_weak": -0.7,
    "target_head": 0.6,
    "target_weak": -0.6,
    "no_target": -0.5,
    "referred": -0.5,
    "specific": 0.15,
    "noun": -0.4,
    "long": -0.4,
    "hypothetical": -0.2,
    "neutral": -0.6,
}


def features(s: Sentence, act: Act, source: Role | None, target: Role | None, ctx: Context) -> dict[str, float]:
    """Return the named features of a mention and their values."""
    out: dict[str, float] = {"bias": 1.0}
    for name, role in (("source", source), ("target", target)):
        if role is None:
            out["no_target" if name == "target" else "source_weak"] = 1.0
        elif role.how == "head":
            out[f"{name}_head"] = 1.0
        elif role.how in ("inside", "place", "unknown"):
            out[f"{name}_weak"] = 1.0
        if role is not None and role.mention.how in ("reference", "pronoun", "first_person"):
            out["referred"] = out.get("referred", 0.0) + 1.0
    if act.matches:
        out["specific"] = float(min(6, sum(m.rule.when.weight for m in act.matches)))
        if act.matches[0].rule.kind == "noun":
            out["noun"] = 1.0
    else:
        out["neutral"] = 1.0
    if len(s) > 45:
        out["long"] = 1.0
    if ctx.modality in ("hypothetical", "requested"):
        out["hypothetical"] = 1.0
    return out


def score(s: Sentence, act: Act, source: Role | None, target: Role | None, ctx: Context) -> float:
    """Return the calibrated probability (0–1, two decimals) that source, target and root are right."""
    z = sum(WEIGHTS[k] * v for k, v in features(s, act, source, target, ctx).items())
    return round(1.0 / (1.0 + math.exp(-z)), 2)
