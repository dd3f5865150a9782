"""spaCy documents to plain sentences, whatever label schemes the pipeline uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.nlp.clearnlp import to_universal
from events.types import Entity, Sentence, SentenceSpan

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from events.nlp.network import Analysis

# Name labels of OntoNotes (spaCy's models), of CoNLL-2003 style models and of our own; others are no names.
ENTITY_LABELS = {
    "PERSON": "PERSON",
    "PER": "PERSON",
    "ORG": "ORG",
    "GPE": "LOC",
    "LOC": "LOC",
    "FAC": "LOC",
    "NORP": "NORP",
    "DATE": "DATE",
    "TIME": "DATE",
    "EVENT": "EVENT",
    "MISC": "MISC",
    "PRODUCT": "MISC",
    "WORK_OF_ART": "MISC",
    "LAW": "MISC",
    "LANGUAGE": "MISC",
}
# Relations that older releases of the treebanks name differently, without a difference in meaning for us.
UNIFIED = {
    "nmod:npmod": "nmod:unmarked",
    "nmod:tmod": "nmod:unmarked",
    "obl:npmod": "obl:unmarked",
    "obl:tmod": "obl:unmarked",
    "nsubj:outer": "nsubj",
    "csubj:outer": "csubj",
    "cc:preconj": "cc",
    "det:predet": "det",
}
RELATIONS = {"ROOT": "root", **UNIFIED}
_ARTICLES = frozenset({"the", "a", "an"})


def sentence_from_doc(doc: Doc, span: SentenceSpan, *, clearnlp: bool) -> Sentence:
    """Turn the parse of one pre-split sentence into a ``Sentence`` with article offsets.

    ``doc`` is the parse of exactly ``article.text[span.start:span.end]``; however many sentences the parser sees in it,
    the answer is one. White-space tokens are left out. ``clearnlp`` tells which scheme the dependencies are in.
    """
    kept = [t for t in doc if not t.is_space]
    place = {t.i: n for n, t in enumerate(kept)}
    heads = [_head(t.i, doc, place, n) for n, t in enumerate(kept)]
    deps = [
        "root" if h == n else RELATIONS.get(t.dep_, t.dep_) or "dep"
        for n, (t, h) in enumerate(zip(kept, heads, strict=True))
    ]
    lemmas, tags, pos = [t.lemma_ or t.text for t in kept], [t.tag_ for t in kept], [t.pos_ for t in kept]
    if clearnlp:
        deps, heads = to_universal(lemmas, tags, pos, deps, heads)
    starts = tuple(span.start + t.idx for t in kept)
    return Sentence(
        text=doc.text,
        start=span.start,
        words=tuple(t.text for t in kept),
        lemmas=tuple(lemmas),
        tags=tuple(tags),
        pos=tuple(pos),
        deps=tuple(deps),
        heads=tuple(heads),
        starts=starts,
        ends=tuple(s + len(t.text) for s, t in zip(starts, kept, strict=True)),
        entities=_entities(doc, place),
        morphs=tuple(str(t.morph) for t in kept),
        index=span.index,
        kind=span.kind,
        paragraph=span.paragraph,
        in_lead=span.in_lead,
    )


def sentence_from_analysis(
    text: str, span: SentenceSpan, words: list[str], offsets: list[int], analysis: Analysis
) -> Sentence:
    """Build the ``Sentence`` straight from the built-in network's answer; ``offsets`` count inside ``text``."""
    starts = tuple([span.start + offset for offset in offsets])
    names = [_without_edges(words, analysis.tags, name) for name in analysis.names]
    return Sentence(
        text=text,
        start=span.start,
        words=tuple(words),
        lemmas=tuple(analysis.lemmas),
        tags=tuple(analysis.tags),
        pos=tuple(analysis.pos),
        deps=tuple(analysis.deps),
        heads=tuple([h if h >= 0 else i for i, h in enumerate(analysis.heads)]),
        starts=starts,
        ends=tuple([s + len(w) for s, w in zip(starts, words, strict=True)]),
        entities=tuple([Entity(*name) for name in names if name[0] < name[1]]),
        morphs=tuple(analysis.morphs),
        index=span.index,
        kind=span.kind,
        paragraph=span.paragraph,
        in_lead=span.in_lead,
    )


def _without_edges(words: list[str], tags: list[str], name: tuple[int, int, str]) -> tuple[int, int, str]:
    """A name without a leading article or a closing possessive mark."""
    start, end, label = name
    if end - start > 1 and words[start].lower() in _ARTICLES:
        start += 1
    if end - start > 1 and tags[end - 1] == "POS":
        end -= 1
    return start, end, label


def _head(i: int, doc: Doc, place: dict[int, int], own: int) -> int:
    """The kept governor of token ``i``, ``own`` for a root. Governors that are white space are stepped over."""
    head = doc[i].head.i
    for _ in range(len(doc)):
        if head in place or doc[head].head.i == head:
            break
        head = doc[head].head.i
    return place.get(head, own)


def _entities(doc: Doc, place: dict[int, int]) -> tuple[Entity, ...]:
    """The names of a document as token ranges over the kept tokens, without a leading article or a possessive mark."""
    out = []
    for ent in doc.ents:
        label = ENTITY_LABELS.get(ent.label_)
        tokens = [t for t in ent if t.i in place]
        while tokens and tokens[0].lower_ in _ARTICLES and len(tokens) > 1:
            tokens = tokens[1:]
        while tokens and tokens[-1].tag_ == "POS":
            tokens = tokens[:-1]
        if label is not None and tokens:
            out.append(Entity(place[tokens[0].i], place[tokens[-1].i] + 1, label))
    return tuple(out)
