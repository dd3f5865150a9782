"""Variants of training sentences: lower case, headlines, missing commas and final stops, and how chunks are cut."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from events.nlp.training.samples import Sample, joined

SMALL = frozenset("a an and as at but by for from in into of on or over the to with vs via".split())
FINAL = frozenset({".", "!", "?", "...", ";"})
MAX_WORDS = 90


def without(sample: Sample, gone: set[int]) -> Sample:
    """Drop the words at ``gone``; none of them may govern a word that stays. Spacing closes up."""
    kept = [i for i in range(len(sample)) if i not in gone]
    place = {old: new for new, old in enumerate(kept)}
    spaces = list(sample.spaces)
    for i in gone:
        if i > 0:
            spaces[i - 1] = spaces[i - 1] or sample.spaces[i]

    def take(values: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(values[i] for i in kept) if values else ()

    return replace(
        sample,
        words=take(sample.words),
        spaces=tuple(spaces[i] for i in kept),
        heads=tuple(place[sample.heads[i]] if sample.heads[i] >= 0 else -1 for i in kept) if sample.heads else (),
        deps=take(sample.deps),
        tags=take(sample.tags),
        morphs=take(sample.morphs),
        lemmas=take(sample.lemmas),
        ner=None if sample.ner is None else tuple(sample.ner[i] for i in kept),
    )


def lower_cased(sample: Sample) -> Sample:
    """All words in lower case."""
    return replace(sample, words=tuple(w.lower() for w in sample.words))


def upper_cased(sample: Sample) -> Sample:
    """All words in capitals."""
    return replace(sample, words=tuple(w.upper() for w in sample.words))


def headline(sample: Sample) -> Sample:
    """Title Case, no final stop."""
    sample = no_stop(sample)
    words = [
        w if i and w.lower() in SMALL or not w[:1].isalpha() or not w.islower() else w[0].upper() + w[1:]
        for i, w in enumerate(sample.words)
    ]
    return replace(sample, words=tuple(words))


def no_stop(sample: Sample) -> Sample:
    """Without the final punctuation mark."""
    last = len(sample) - 1
    leaf = sample.syntax and last not in sample.heads
    if last > 2 and sample.words[last] in FINAL and (leaf or not sample.syntax):
        return without(sample, {last})
    return sample


def without_commas(sample: Sample) -> Sample:
    """Without the commas that set off an apposition or an adverbial."""
    loose = {"appos", "advmod", "obl", "advcl", "nmod:unmarked", "obl:unmarked", "conj", "nmod"}
    gone = {
        i
        for i, word in enumerate(sample.words)
        if word == "," and i not in sample.heads and sample.heads[i] >= 0 and sample.deps[sample.heads[i]] in loose
    }
    return without(sample, gone) if gone else sample


def curly(sample: Sample) -> Sample:
    """With typographic apostrophes and quotation marks."""
    words, inside = [], False
    for word in sample.words:
        if word == '"':
            inside = not inside
            words.append("“" if inside else "”")
        else:
            words.append(word.replace("'", "’"))
    return replace(sample, words=tuple(words))


def varied(sample: Sample, random: Random, left_out: frozenset[str] = frozenset()) -> Sample:
    """Return ``sample`` itself, most of the time, or one of its variants; never one that is ``left_out``."""
    if random.random() < 0.08:
        sample = curly(sample)
    draw = random.random()
    if len(sample.starts) > 1 or draw > 0.20:
        return sample
    if draw < 0.035:
        return sample if "lower-case" in left_out else lower_cased(sample)
    if draw < 0.075:
        return sample if "headlines" in left_out else headline(sample)
    if draw < 0.085:
        return upper_cased(sample)
    if draw < 0.14 or not sample.syntax:
        return no_stop(sample)
    return sample if "commas" in left_out else without_commas(sample)


def chunked(samples: list[Sample], single: float, random: Random) -> list[Sample]:
    """Cut running text into training chunks.

    Of each run of up to ``MAX_WORDS`` words a share ``single`` is given sentence by sentence, the rest in one piece.
    Runs stay inside a document and, mostly, inside a paragraph, as they do at run time.
    """
    out: list[Sample] = []
    group: list[Sample] = []
    limit = random.randint(20, MAX_WORDS)

    def close() -> None:
        if group:
            out.extend(group if random.random() < single else [joined(group)])
            group.clear()

    for sample in samples:
        last = group[-1] if group else sample
        new_paragraph = last.paragraph != sample.paragraph and random.random() < 0.8
        if last.doc != sample.doc or new_paragraph or sum(map(len, group)) + len(sample) > limit:
            close()
            limit = random.randint(20, MAX_WORDS)
        group.append(sample)
    close()
    return out


def sentences_of(chunk: Sample) -> list[Sample]:
    """Cut a chunk of names without a parse after its final marks (a rough split, good enough for names)."""
    cuts, at = [], 0
    for i, word in enumerate(chunk.words):
        end = i + 1
        if word in FINAL and end < len(chunk) and chunk.words[end] not in ('"', "'", "''", ")"):
            cuts.append((at, end))
            at = end
    cuts.append((at, len(chunk)))
    ner = chunk.ner or ()
    return [replace(chunk, words=chunk.words[a:b], spaces=chunk.spaces[a:b], ner=ner[a:b]) for a, b in cuts if b > a]
