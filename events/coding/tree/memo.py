"""Answers about a token of a sentence, kept as long as the sentence: many rules ask for the same subject and object."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from events.types import Sentence

Answer = TypeVar("Answer")
_NONE_YET: Any = object()


def remembered(ask: Callable[[Sentence, int], Answer]) -> Callable[[Sentence, int], Answer]:
    """Make a function of a sentence and a token work out each answer once."""
    name = ask.__name__

    @wraps(ask)
    def look_up(s: Sentence, i: int) -> Answer:
        key = name, i
        answer: Answer = s.memo.get(key, _NONE_YET)
        if answer is _NONE_YET:
            answer = s.memo[key] = ask(s, i)
        return answer

    return look_up
