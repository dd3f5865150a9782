from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from events.types import Actor, ActorMention, EventMention, Timex

MakeMention = Callable[..., EventMention]


def _actor(text: str, words: str | None, code: str | None) -> ActorMention | None:
    if words is None:
        return None
    start = text.index(words)
    actor = Actor(code=code, country=code[:3], roles=(code[3:6],) if len(code) > 3 else ()) if code else None
    return ActorMention(first=0, last=0, head=0, start=start, end=start + len(words), text=words, actor=actor)


def build(
    text: str,
    code: str,
    *,
    source: tuple[str, str] | None = None,
    target: tuple[str, str] | None = None,
    plover: str = "ACCUSE",
    polarity: str = "affirmed",
    modality: str = "actual",
    date: str | None = None,
    action: str | None = None,
    confidence: float = 0.5,
) -> EventMention:
    one = _actor(text, *(source or (None, None)))
    other = _actor(text, *(target or (None, None)))
    start = text.index(action) if action else 0
    timex = Timex(start=0, end=1, text="t", type="DATE", value=date, date_start=dt.date(2021, 1, 1)) if date else None
    return EventMention(
        article_id="a", sentence_index=0, sentence=text, sentence_start=0,
        source=one, target=other,
        source_actor=one.actor if one else None, target_actor=other.actor if other else None,
        action_text=action or "", action_start=start, action_end=start + len(action or ""),
        event_code=code, plover_type=plover, plover_mode=None, plover_contexts=(),
        polarity=polarity, modality=modality, attributed_to_text=None, attributed_to_code=None,
        timex=timex, place=None, size_dead=None, size_injured=None, size_participants=None,
        in_lead=False, tone=None, rule_id=f"rule-{code}", confidence=confidence,
    )  # fmt: skip


@pytest.fixture
def make_mention() -> MakeMention:
    return build
