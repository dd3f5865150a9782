"""Whom a state calls home is its own: "Nigeria recalled its ambassador" says not from where."""

from __future__ import annotations

from dataclasses import replace

from events.coding.steps.work import Draft, Work


def recalled(w: Work) -> None:
    """Leave open from where a state recalls its ambassador; he himself undergoes nothing."""
    w.drafts = [replace(d, target=None) if _its_own(d) else d for d in w.drafts]


def _its_own(d: Draft) -> bool:
    if d.code != "161" or d.source is None or d.target is None:
        return False
    a, b = d.source.actor, d.target.actor
    return a.country is not None and a.country == b.country and a.group == b.group
