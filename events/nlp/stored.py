"""Parses as CoNLL-U files, so that coding can be tested without a model.

``python -m events.nlp.stored FILE.txt …`` parses plain files (one sentence a line, ``#`` for comments) and writes
``FILE.conllu`` beside each. Names stand in the MISC column as ``Name=B-PERSON``, character offsets as
``TokenRange=0:5`` (from the start of the sentence). A root has head 0, as always in CoNLL-U.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from events.nlp.decode import names_of
from events.types import Entity, Sentence, SentenceSpan

COLUMNS = 10


def write_conllu(sentences: Iterable[Sentence], path: Path) -> None:
    """Write sentences to ``path``."""
    path.write_text("\n".join(conllu_of(s) for s in sentences), encoding="utf-8", newline="\n")


def conllu_of(sentence: Sentence) -> str:
    """One sentence as a CoNLL-U block, closed by a line break."""
    labels = ["O"] * len(sentence)
    for entity in sentence.entities:
        labels[entity.start] = f"B-{entity.label}"
        labels[entity.start + 1 : entity.end] = [f"I-{entity.label}"] * (entity.end - entity.start - 1)
    lines = [
        f"# text = {' '.join(sentence.text.split())}",
        f"# source = {sentence.text!r}",
        f"# start = {sentence.start}",
        f"# index = {sentence.index}",
        f"# kind = {sentence.kind}",
        f"# paragraph = {sentence.paragraph}",
        f"# in_lead = {int(sentence.in_lead)}",
    ]
    for i, word in enumerate(sentence.words):
        begin, end = sentence.starts[i] - sentence.start, sentence.ends[i] - sentence.start
        misc = f"TokenRange={begin}:{end}" + (f"|Name={labels[i]}" if labels[i] != "O" else "")
        head = 0 if sentence.heads[i] == i else sentence.heads[i] + 1
        morph = (sentence.morphs[i] if sentence.morphs else "") or "_"
        cells = [str(i + 1), word, sentence.lemmas[i], sentence.pos[i], sentence.tags[i], morph]
        lines.append("\t".join([*cells, str(head), sentence.deps[i], "_", misc]))
    return "\n".join(lines) + "\n"


def read_conllu(path: Path) -> list[Sentence]:
    """Read sentences written by ``write_conllu``; ``ValueError`` names the file and block that is broken."""
    out = []
    blocks = path.read_text(encoding="utf-8").split("\n\n")
    for number, block in enumerate(b for b in blocks if b.strip()):
        try:
            out.append(_sentence(block))
        except (IndexError, KeyError, ValueError, SyntaxError) as error:
            raise ValueError(f"{path}: sentence {number + 1} is no CoNLL-U block of ours: {error}") from error
    return out


def _sentence(block: str) -> Sentence:
    from ast import literal_eval

    notes: dict[str, str] = {}
    rows: list[list[str]] = []
    for line in block.strip("\n").split("\n"):
        if line.startswith("#"):
            key, _, value = line[1:].partition("=")
            notes[key.strip()] = value.strip()
        else:
            rows.append(line.split("\t"))
            if len(rows[-1]) != COLUMNS:
                raise ValueError(f"{len(rows[-1])} columns in {line!r}")
    misc = [dict(item.split("=", 1) for item in row[9].split("|")) for row in rows]
    ranges = [tuple(map(int, m["TokenRange"].split(":"))) for m in misc]
    start = int(notes["start"])
    heads = [int(row[6]) for row in rows]
    return Sentence(
        text=str(literal_eval(notes["source"])),
        start=start,
        words=tuple(row[1] for row in rows),
        lemmas=tuple(row[2] for row in rows),
        tags=tuple(row[4] for row in rows),
        pos=tuple(row[3] for row in rows),
        deps=tuple(row[7] for row in rows),
        heads=tuple(h - 1 if h else i for i, h in enumerate(heads)),
        starts=tuple(start + a for a, _ in ranges),
        ends=tuple(start + b for _, b in ranges),
        entities=tuple(Entity(*name) for name in names_of([m.get("Name", "O") for m in misc])),
        morphs=tuple("" if row[5] == "_" else row[5] for row in rows),
        index=int(notes.get("index", 0)),
        kind=notes.get("kind", "body"),
        paragraph=int(notes.get("paragraph", 0)),
        in_lead=notes.get("in_lead", "0") == "1",
    )


def sentence_spans(text: str) -> Iterator[tuple[str, SentenceSpan]]:
    """The sentences of a plain file, one a line, each counted from its own start; blank and ``#`` lines are skipped."""
    lines = [line.strip() for line in text.splitlines()]
    for index, line in enumerate(line for line in lines if line and not line.startswith("#")):
        yield line, SentenceSpan(index, 0, len(line), index)


def main() -> None:
    """Parse the files named on the command line."""
    import argparse

    from events.nlp.loader import load_pipeline

    parser = argparse.ArgumentParser(description="Store parses of plain sentence files as CoNLL-U.")
    parser.add_argument("files", nargs="+", type=Path, help="text files, one sentence a line")
    parser.add_argument("--model", help="pipeline name or folder (default: the built-in one)")
    options = parser.parse_args()
    pipeline = load_pipeline(options.model)
    for path in options.files:
        sentences = list(pipeline.parse(sentence_spans(path.read_text(encoding="utf-8"))))
        target = path.with_suffix(".conllu")
        write_conllu(sentences, target)
        sys.stdout.write(f"{target}: {len(sentences)} sentences\n")


if __name__ == "__main__":
    main()
