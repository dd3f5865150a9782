"""Whose words a joint statement gives: "we" in it are all who have signed, not the government that put it on its site."""

from __future__ import annotations

import re
from collections.abc import Sequence

from events.coding.actors.codes import parse_code
from events.coding.actors.index import ActorIndex
from events.types import Actor, ActorMention, Sentence

OPENING = 4  # sentences at the top that may name them
MOST = 8  # more than so many are not told one by one
_GROUPS = frozenset({"IGOGOE"})  # groups of states that sign as such, before their members are named one by one
_RELEASED = re.compile(
    r"\bjoint (?:statement|communiqu[eé]|declaration) (?:by|between)\b|"
    r"\b(?:statement|communiqu[eé]|declaration|text)\b.{0,80}?\b(?:released|issued|made|agreed|adopted|signed|statement)\s+(?:up)?(?:on\s+)?by\b",
    re.IGNORECASE,
)
_OCCASION = re.compile(
    r"\b(?:on the occasion|following|regarding|after|concerning|at the|in connection)\b", re.IGNORECASE
)
_WE_THE = re.compile(r"\bwe, the\b", re.IGNORECASE)
_JOINT = re.compile(
    r"\b(?:joint|G-?7|G-?20|quad|trilateral)\b.*\b(?:statement|communiqu[eé]|declaration)\b", re.IGNORECASE
)
_BETWEEN = re.compile(r"\b(?:dialogue|consultations|working group|strategic mechanism)\b", re.IGNORECASE)
_SPOKEN = re.compile(r"\b(?:press|availability|remarks|conference)\b", re.IGNORECASE)


def is_joint(title: str | None) -> bool:
    """True for the title of a paper by several governments; a joint press conference has speakers instead."""
    return title is not None and _JOINT.search(title) is not None and _SPOKEN.search(title) is None


def is_between(title: str | None) -> bool:
    """True for the title of what two or more governments did together, as told by one of them or by all."""
    return is_joint(title) or (
        title is not None and _BETWEEN.search(title) is not None and _SPOKEN.search(title) is None
    )


def signers_of(s: Sentence, mentions: Sequence[ActorMention], index: ActorIndex, *, joint: bool) -> tuple[Actor, ...]:
    """The governments and organisations that a sentence at the top names as those who speak; empty when it names no two.

    ``joint`` says that the title is that of a joint paper: then whoever is the subject of the first sentence has signed.
    """
    span = _span(s, joint=joint)
    if span is None:
        return ()
    found: dict[str, Actor] = {}
    for m in sorted(mentions, key=lambda m: m.first):
        if not span[0] <= m.start - s.start < span[1] or m.how == "first_person":
            continue
        for actor in (m.actor, *m.also):
            signer = _government(actor, index) if actor is not None else None
            if signer is not None:
                found.setdefault(signer.code, signer)
    signers = tuple(found.values())
    if signers and signers[0].code in _GROUPS:
        return signers[:1]  # "we, the G7 foreign ministers of Canada, France, ..."
    return signers if len(signers) > 1 else ()


def _span(s: Sentence, *, joint: bool) -> tuple[int, int] | None:
    """The characters of the sentence between which those who speak are named."""
    released = _RELEASED.search(s.text)
    if released is not None:
        end = _OCCASION.search(s.text, released.end())
        return released.end(), end.start() if end is not None else len(s.text)
    we = _WE_THE.search(s.text)
    root = next((t for t in range(len(s)) if s.heads[t] == t), None)
    if root is None:
        return None
    verb = s.starts[root] - s.start
    if we is not None:
        return (we.end(), verb) if verb > we.end() else None
    return (0, verb) if joint else None


def _government(actor: Actor, index: ActorIndex) -> Actor | None:
    if actor.country is None:
        return actor if "IGO" in actor.roles else None
    return parse_code(f"{actor.country}GOV", index.countries) if set(actor.roles) <= {"GOV"} else None
