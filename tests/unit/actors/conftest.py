from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from events.coding.actors import ActorIndex
from events.types import Entity, Sentence


@pytest.fixture(scope="session")
def index() -> ActorIndex:
    """The built-in dictionary."""
    return ActorIndex.load()


@pytest.fixture(scope="session")
def parsed() -> Callable[..., Sentence]:
    """Sentences from hand-written parses: one ``word/POS/dep/head`` a token, heads counted from 1, 0 for the root."""

    def build(rows: str, *, start: int = 0, number: int = 0, entities: Sequence[tuple[int, int, str]] = ()) -> Sentence:
        tokens = [row.rsplit("/", 3) for row in rows.split()]
        words = tuple(t[0] for t in tokens)
        heads = tuple(int(t[3]) - 1 if int(t[3]) else n for n, t in enumerate(tokens))
        text = " ".join(words)
        starts, at = [], start
        for word in words:
            starts.append(at)
            at += len(word) + 1
        tags = tuple(
            "NNS" if t[1] == "NOUN" and t[0].endswith("s") else "PRP" if t[1] == "PRON" else t[1][:2] for t in tokens
        )
        return Sentence(
            text=text,
            start=start,
            words=words,
            lemmas=tuple(_lemma(w) for w in words),
            tags=tags,
            pos=tuple(t[1] for t in tokens),
            deps=tuple(t[2] for t in tokens),
            heads=heads,
            starts=tuple(starts),
            ends=tuple(s + len(w) for s, w in zip(starts, words, strict=True)),
            entities=tuple(Entity(*e) for e in entities),
            index=number,
        )

    return build


def _lemma(word: str) -> str:
    return {"said": "say", "told": "tell", "met": "meet", "visited": "visit", "urged": "urge", "asked": "ask"}.get(
        word.lower(), word.lower()
    )
