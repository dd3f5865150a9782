"""Words that somebody only means to say: "plans to ask NATO for membership" asks nothing yet, "would like to thank" thanks."""

from __future__ import annotations

from dataclasses import replace

from events.coding.groups import WORDS
from events.coding.steps.work import Draft, Work
from events.types import Sentence

_LATER = frozenset("plan intend prepare aim expect hope set due schedule scheduled poised".split())


def planned_words(w: Work) -> None:
    """Put appeals, demands, charges and refusals that are only planned into the future."""
    w.drafts = [_not_yet(w.sentence, d) for d in w.drafts]


def _not_yet(s: Sentence, d: Draft) -> Draft:
    inner, ctx = d.act.inner, d.context
    if d.act.operator != "intend" or inner is None or d.code != inner.code or d.code[:2] not in WORDS - {"03"}:
        return d
    if ctx.modality != "actual" or s.lemmas[d.act.head].lower() not in _LATER:
        return d
    because = (*ctx.because, f"future or conditional: only planned under {s.words[d.act.head]!r}")
    return replace(d, context=replace(ctx, modality="future", because=because))
