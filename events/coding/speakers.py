"""Who says it when the sentence itself does not: quotations that run over several sentences.

A sentence that stands inside quotation marks opened earlier, or that is all quotation, belongs to the speaker named in the sentence
before it (or, at the start of a quotation, after it).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from events.coding.roles import Cast, Role
from events.coding.telling import saying
from events.coding.tree import syntax
from events.lexicon.rules import RuleBook
from events.types import ActorMention, EventMention, Sentence

OPENING, CLOSING = "“«", "”»"


def carry_speakers(
    sentences: Sequence[Sentence],
    actors: Sequence[Sequence[ActorMention]],
    mentions: Sequence[EventMention],
    book: RuleBook,
) -> list[EventMention]:
    """Return the mentions with ``attributed_to`` filled in where a quotation's speaker stands in a neighbouring sentence."""
    quoted = _quoted(sentences)
    if not any(quoted):
        return list(mentions)
    position = {s.index: i for i, s in enumerate(sentences)}
    speakers: dict[int, Role | None] = {}
    out = []
    for m in mentions:
        i = position[m.sentence_index]
        if m.attributed_to_text is not None or not quoted[i]:
            out.append(m)
            continue
        role = next(
            (
                r
                for j in (i - 1, i - 2, i + 1)
                if 0 <= j < len(sentences) and abs(sentences[j].paragraph - sentences[i].paragraph) <= 1
                and (r := _speaker(j, sentences, actors, book, speakers)) is not None
            ),
            None,
        )  # fmt: skip
        if role is None or (m.source_actor is not None and role.actor.code == m.source_actor.code):
            out.append(m)
        else:
            out.append(replace(m, attributed_to_text=role.mention.text, attributed_to_code=role.actor.code))
    return out


def _quoted(sentences: Sequence[Sentence]) -> list[bool]:
    """For each sentence whether all of it stands in quotation marks."""
    out = []
    open_quote = False
    for s in sentences:
        text = s.text
        starts = text[:1] in OPENING + '"'
        inside = open_quote or starts
        straight = text.count('"') % 2 == 1
        opened = sum(text.count(c) for c in OPENING)
        closed = sum(text.count(c) for c in CLOSING)
        if opened != closed:
            still = opened > closed
        elif straight:
            still = not open_quote
        else:
            still = open_quote and opened == 0
        body = text.rstrip()
        out.append(inside and (still or body[-1:] in CLOSING + '"'))
        open_quote = still
    return out


def _speaker(
    j: int,
    sentences: Sequence[Sentence],
    actors: Sequence[Sequence[ActorMention]],
    book: RuleBook,
    known: dict[int, Role | None],
) -> Role | None:
    if j not in known:
        known[j] = _find(sentences[j], actors[j], book)
    return known[j]


def _find(s: Sentence, actors: Sequence[ActorMention], book: RuleBook) -> Role | None:
    """The subject of the sentence's main verb of speech."""
    verbs = book.classes["say_verbs"].words
    cast = Cast(s, actors)
    for i in range(len(s)):
        if s.pos[i] == "VERB" and s.lemmas[i].lower() in verbs and s.deps[i] in ("root", "parataxis", "conj"):
            subject = saying.speaker_of(s, i)
            roles = cast.roles(subject, inside=False) if subject is not None else []
            if roles and s.lower[syntax.antecedent(s, roles[0].mention.head)] not in ("i", "we"):
                return roles[0]
    return None
