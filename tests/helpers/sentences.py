"""Hand-built parses for the tests: one token a line-part, ``word|lemma|tag|pos|dep|head`` with heads counted from 0."""

from __future__ import annotations

from events.types import Actor, ActorMention, Entity, Sentence

_TAGS = {
    "VERB": "VBD",
    "NOUN": "NN",
    "PROPN": "NNP",
    "ADJ": "JJ",
    "ADP": "IN",
    "DET": "DT",
    "PRON": "PRP",
    "ADV": "RB",
    "AUX": "MD",
    "PART": "TO",
}


def sentence(*tokens: str, entities: tuple[Entity, ...] = ()) -> Sentence:
    """Build a sentence from ``word/lemma/POS[:TAG]/dep/head`` items; the text is the words joined by blanks."""
    words, lemmas, tags, pos, deps, heads, starts, ends = [], [], [], [], [], [], [], []
    at = 0
    for item in tokens:
        word, lemma, kind, dep, head = item.rsplit("/", 4)
        upos, _, tag = kind.partition(":")
        words.append(word)
        lemmas.append(lemma)
        pos.append(upos)
        tags.append(tag or _TAGS.get(upos, "XX"))
        deps.append(dep)
        heads.append(int(head))
        starts.append(at)
        ends.append(at + len(word))
        at += len(word) + 1
    return Sentence(
        text=" ".join(words), start=0, words=tuple(words), lemmas=tuple(lemmas), tags=tuple(tags), pos=tuple(pos),
        deps=tuple(deps), heads=tuple(heads), starts=tuple(starts), ends=tuple(ends), entities=entities,
    )  # fmt: skip


def actor(s: Sentence, head: int, code: str, *, first: int | None = None, kind: str = "LOC") -> ActorMention:
    """An actor mention headed by token ``head``; the country is the code's first three letters."""
    begin = head if first is None else first
    roles = (code[3:],) if len(code) == 6 else ()
    return ActorMention(
        first=begin, last=head, head=head, start=s.starts[begin], end=s.ends[head], text=s.span_text(begin, head),
        actor=Actor(code=code, country=code[:3], roles=roles), kind=kind,
    )  # fmt: skip
