"""Self-training: sentences of unannotated texts on which two pipelines agree.

``python -m events.nlp.training.silver --texts FILE.jsonl --second FOLDER --out FILE.jsonl`` analyses the texts with the
built-in pipeline, analyses its sentences again with another spaCy pipeline of the same label schemes, and keeps those
whose trees are the same word for word but for a share of ``1 - --agree``. The tree kept is the built-in pipeline's;
a word is given its name label only where both pipelines say the same. Train with ``--silver FILE.jsonl``.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from events.nlp.network import Analysis, Network
from events.nlp.running import analyse_running
from events.nlp.training.samples import Sample

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

LEAST_WORDS, MOST_WORDS = 6, 60
PUBLIC_DOMAIN = "public domain"


@dataclass(frozen=True)
class Reading:
    """What one pipeline says about a sentence: governors (-1 for the root), relations and BIO labels."""

    heads: tuple[int, ...]
    deps: tuple[str, ...]
    names: tuple[str, ...]


def agreement(one: Reading, other: Reading) -> float:
    """Share of words with the same governor and relation in both readings."""
    pairs = zip(one.heads, one.deps, other.heads, other.deps, strict=True)
    return sum((h, d) == (k, e) for h, d, k, e in pairs) / len(one.heads)


def agreed_names(one: Reading, other: Reading) -> tuple[str | None, ...]:
    """The BIO labels both give; ``None`` ("no decision") where they differ."""
    return tuple(a if a == b else None for a, b in zip(one.names, other.names, strict=True))


def bio(length: int, names: Iterable[tuple[int, int, str]]) -> tuple[str, ...]:
    """BIO labels of ``length`` words with the given names."""
    labels = ["O"] * length
    for start, end, label in names:
        labels[start:end] = [f"B-{label}", *[f"I-{label}"] * (end - start - 1)]
    return tuple(labels)


def sentences_in(words: Sequence[str], spaces: Sequence[bool], one: Analysis) -> Iterator[Sample]:
    """The sentences of a paragraph's analysis as samples."""
    labels = bio(len(words), one.names)
    morphs = [f"{pos}|{features or '_'}" for pos, features in zip(one.pos, one.morphs, strict=True)]
    for a, b in pairwise([*one.sentence_starts, len(words)]):
        yield Sample(
            words=tuple(words[a:b]),
            spaces=tuple(spaces[a:b]),
            heads=tuple(h - a if h >= 0 else -1 for h in one.heads[a:b]),
            deps=tuple(one.deps[a:b]),
            tags=tuple(one.tags[a:b]),
            morphs=tuple(morphs[a:b]),
            ner=labels[a:b],
        )


def reading_of(doc: Doc) -> Reading:
    """What another pipeline says; several roots are left as they are (no tree of ours is like that)."""
    names = bio(len(doc), [(e.start, e.end, e.label_) for e in doc.ents])
    heads = tuple(-1 if t.head.i == t.i else t.head.i for t in doc)
    return Reading(heads, tuple("root" if h < 0 else t.dep_ for t, h in zip(doc, heads, strict=True)), names)


def agreed(samples: Sequence[Sample], second: Language, least: float) -> Iterator[Sample]:
    """The samples whose tree ``second`` shares to at least ``least`` of the words, each once."""
    from spacy.tokens import Doc

    docs = (Doc(second.vocab, words=list(s.words), spaces=list(s.spaces)) for s in samples)
    seen: set[tuple[str, ...]] = set()
    for sample, doc in zip(samples, second.pipe(docs, batch_size=64), strict=True):
        own = Reading(sample.heads, sample.deps, tuple(label or "O" for label in sample.ner or ()))
        other = reading_of(doc)
        if sample.words not in seen and agreement(own, other) >= least:
            seen.add(sample.words)
            yield replace(sample, ner=agreed_names(own, other))


def paragraphs(path: Path) -> Iterator[str]:
    """The paragraphs of the texts in the public domain; one JSON object a line with ``text`` and ``licence``."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row.get("licence", "").startswith(PUBLIC_DOMAIN):
                yield from filter(None, map(str.strip, row["text"].split("\n")))


def save(samples: Iterable[Sample], path: Path) -> int:
    """Write one JSON object a sample; return how many."""
    rows = [{k: v for k, v in asdict(sample).items() if k != "starts"} for sample in samples]
    lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in rows]
    path.write_text("".join(lines), encoding="utf-8", newline="\n")
    return len(lines)


def read(path: Path) -> Iterator[Sample]:
    """Read what ``save`` wrote."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}
            yield Sample(**values)


def main() -> None:
    """Read the arguments, write the sentences both pipelines agree on."""
    import spacy

    from events.nlp.words import tokenizer_for

    parser = argparse.ArgumentParser(description="Collect sentences on which two pipelines agree.")
    parser.add_argument("--texts", type=Path, required=True, help="JSON lines with text and licence")
    parser.add_argument("--second", type=Path, required=True, help="folder of the other spaCy pipeline")
    parser.add_argument("--model", type=Path, default=Path("events/models/en/newsdyads"))
    parser.add_argument("--agree", type=float, default=0.95, help="least share of words with the same arc")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    tokenizer = tokenizer_for(spacy.blank("en"))
    words, spaces = [], []
    for text in paragraphs(options.texts):
        kept = [t for t in tokenizer(text) if not t.is_space]
        words.append([t.text for t in kept])
        spaces.append([bool(t.whitespace_) for t in kept])
    found = analyse_running(Network(options.model), words)
    samples = [s for w, p, one in zip(words, spaces, found, strict=True) for s in sentences_in(w, p, one)]
    fit = [s for s in samples if LEAST_WORDS <= len(s) <= MOST_WORDS]
    count = save(agreed(fit, spacy.load(options.second), options.agree), options.out)
    print(f"{count} of {len(fit)} sentences kept", file=sys.stderr)


if __name__ == "__main__":
    main()
