"""Training data as plain samples: CoNLL-U treebanks and JSON-lines name corpora, labels unified."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from events.nlp.adapter import UNIFIED

NER_LABELS = ("PERSON", "ORG", "LOC", "NORP", "DATE", "EVENT", "MISC")
BIO = ("O", *(f"{prefix}-{label}" for label in NER_LABELS for prefix in "BI"))


@dataclass(frozen=True)
class Sample:
    """One sentence: words with spacing, and whichever layers its source annotates.

    ``heads`` counts words from 0 with -1 for the root. ``syntax`` tells whether heads, deps, tags and morphs are
    given. ``ner`` holds one BIO label a word; ``None`` inside it means "no decision", ``None`` for all means no names.
    ``doc`` and ``paragraph`` say which sentences follow each other in running text.
    """

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    heads: tuple[int, ...] = ()
    deps: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    morphs: tuple[str, ...] = ()
    lemmas: tuple[str, ...] = ()
    ner: tuple[str | None, ...] | None = None
    doc: str = ""
    paragraph: int = 0
    starts: frozenset[int] = field(default_factory=lambda: frozenset({0}))

    @property
    def syntax(self) -> bool:
        """True when the sentence has a parse."""
        return bool(self.heads)

    def __len__(self) -> int:
        """Number of words."""
        return len(self.words)


def read_conllu(path: Path) -> Iterator[Sample]:
    """Yield one parsed sample a sentence from a (gzipped) CoNLL-U file; relations unified.

    A sentence has names when ``NER=`` stands in the last column of some word (``NER=O`` where it has none).
    """
    opener = gzip.open if path.suffix == ".gz" else open
    doc, paragraph, rows, joined = "", 0, [], {}
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# newdoc"):
                doc, paragraph = line.rpartition("= ")[2], paragraph + 1
            elif line.startswith("# newpar"):
                paragraph += 1
            elif line and not line.startswith("#"):
                cells = line.split("\t")
                if "-" in cells[0]:
                    first, last = map(int, cells[0].split("-"))
                    joined.update(dict.fromkeys(range(first, last), "no"))
                    joined[last] = "no" if "SpaceAfter=No" in cells[9] else "yes"
                elif "." not in cells[0]:
                    rows.append(cells)
            elif not line and rows:
                yield _from_rows(rows, joined, f"{path.name}:{doc}", paragraph)
                rows, joined = [], {}
    if rows:
        yield _from_rows(rows, joined, f"{path.name}:{doc}", paragraph)


def _from_rows(rows: list[list[str]], joined: dict[int, str], doc: str, paragraph: int) -> Sample:
    spaces, morphs, lemmas = [], [], []
    for number, row in enumerate(rows, 1):
        mark = joined.get(number)
        spaces.append(mark == "yes" if mark else "SpaceAfter=No" not in row[9])
        morph, lemma = f"{row[3]}|{row[5]}", row[2]
        if row[4] in ("NNP", "NNPS") and row[3] == "VERB":
            # GUM tags the "United" of "United States" as a verb form; for us it is part of a name.
            morph, lemma = "PROPN|Number=Sing", row[1]
        morphs.append(morph)
        lemmas.append(lemma)
    named = any("NER=" in row[9] for row in rows)
    return Sample(
        words=tuple(r[1] for r in rows),
        spaces=tuple(spaces),
        heads=tuple(int(r[6]) - 1 for r in rows),
        deps=tuple(UNIFIED.get(r[7], r[7]) for r in rows),
        tags=tuple(r[4] for r in rows),
        morphs=tuple(morphs),
        lemmas=tuple(lemmas),
        ner=tuple(_name_label(row[9]) for row in rows) if named else None,
        doc=doc,
        paragraph=paragraph,
    )


def _name_label(misc: str) -> str:
    """The BIO label in the last column (``NER=B-ORG``); "O" where there is none."""
    given = [part.removeprefix("NER=") for part in misc.split("|") if part.startswith("NER=")]
    return given[0] if given else "O"


def read_names(path: Path) -> Iterator[Sample]:
    """Yield one sample a chunk (one to five sentences) from a JSON-lines name corpus; no parse."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            row = json.loads(line)
            tags: list[str | None] = ["O"] * len(row["tokens"])
            for index in row.get("unlabelled", ()):
                tags[index] = None
            for start, end, label in row["ents"]:
                tags[start:end] = [f"B-{label}", *[f"I-{label}"] * (end - start - 1)]
            yield Sample(
                words=tuple(row["tokens"]),
                spaces=tuple(mark == "1" for mark in row["spaces"]),
                ner=tuple(tags),
                doc=f"{path.name}:{number}",
            )


def with_names(parsed: list[Sample], named: list[Sample]) -> list[Sample]:
    """Give parsed sentences the names of ``named`` chunks that hold the same sentences, in whatever order.

    Raises ``ValueError`` when a chunk is not made of whole parsed sentences.
    """
    begins: dict[tuple[str, ...], list[int]] = {}
    texts = [_letters(sample.words) for sample in parsed]
    for i, words in enumerate(texts):
        begins.setdefault(words[:4], []).append(i)
    out, free = list(parsed), [True] * len(parsed)
    for chunk in named:
        at, last = 0, -2
        words = _letters(chunk.words)
        while at < len(chunk):
            keys = sorted({words[at : at + size] for size in range(1, 5)}, key=len, reverse=True)
            fits = [
                i
                for i in [last + 1, *(i for key in keys for i in begins.get(key, ()))]
                if 0 <= i < len(parsed) and free[i] and words[at : at + len(texts[i])] == texts[i]
            ]
            if not fits:
                raise ValueError(f"no parsed sentence matches the names of {' '.join(chunk.words[at : at + 8])!r}")
            last = fits[0]
            free[last] = False
            size = len(parsed[last])
            out[last] = replace(parsed[last], ner=(chunk.ner or ())[at : at + size])
            at += size
    return out


def _letters(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words without their marks: the two sources differ in quotation marks and dashes."""
    return tuple("".join(c for c in word if c.isascii() and c.isalnum()) for word in words)


def joined(samples: list[Sample]) -> Sample:
    """Join consecutive sentences into one sample with several sentence starts."""
    if len(samples) == 1:
        return samples[0]
    heads: list[int] = []
    starts, at = set(), 0
    for sample in samples:
        starts.add(at)
        heads.extend(h + at if h >= 0 else -1 for h in sample.heads)
        at += len(sample)
    return Sample(
        words=sum((s.words for s in samples), ()),
        spaces=sum((s.spaces for s in samples), ()),
        heads=tuple(heads),
        deps=sum((s.deps for s in samples), ()),
        tags=sum((s.tags for s in samples), ()),
        morphs=sum((s.morphs for s in samples), ()),
        ner=None if any(s.ner is None for s in samples) else sum((s.ner or () for s in samples), ()),
        doc=samples[0].doc,
        paragraph=samples[0].paragraph,
        starts=frozenset(starts),
    )
