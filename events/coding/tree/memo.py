"""Answers about a token of a sentence, kept as long as the sentence: many rules ask for the same subject and object."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from events.types import Sentence

Answer = TypeVar("Answer")


def remembered(ask: Callable[[Sentence, int], Answer]) -> Callable[[Sentence, int], Answer]:
    """Make a function of a sentence and a token work out each answer once."""
    name = ask.__name__

    @wraps(ask)
    def look_up(s: Sentence, i: int) -> Answer:
        answer: Answer
        try:
            answer = s.memo[name, i]
        except KeyError:
            answer = s.memo[name, i] = ask(s, i)
        return answer

    return look_up
