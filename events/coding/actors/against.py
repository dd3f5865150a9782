"""Whom something is against: "anti-Russian sanctions" name Russia, though not as anybody who acts."""

from __future__ import annotations

from collections.abc import Iterator

from events.coding.actors.atoms import split_word
from events.coding.actors.codes import parse_code
from events.coding.actors.facts import COUNTRY_KINDS
from events.coding.actors.index import ActorIndex, When
from events.types import ActorMention, Sentence

AGAINST = "against"
_KINDS = COUNTRY_KINDS | {"igo"}


def opposed(s: Sentence, index: ActorIndex, when: When) -> Iterator[ActorMention]:
    """Mentions of the states and organisations in words like "anti-Iranian"; ``how`` is ``against``."""
    if "nti-" not in s.text:
        return
    for t, word in enumerate(s.words):
        if word[:5].lower() != "anti-":
            continue
        name = " ".join(split_word(word)[1:]).lower()
        facts = [f for f in index.names.get(name, ()) if f.kind in _KINDS]
        if facts:
            fact = index.choose(facts, when)
            actor = parse_code(fact.code, index.countries, entries=(fact.entry,))
            yield ActorMention(
                first=t,
                last=t,
                head=t,
                start=s.starts[t],
                end=s.ends[t],
                text=word,
                actor=actor,
                how=AGAINST,
                kind="NORP",
            )
