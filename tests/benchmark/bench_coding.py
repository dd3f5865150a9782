"""Sentences per second of everything that comes after the parse, stage by stage, on one core.

    python tests/benchmark/bench_coding.py [--input FOLDER ...] [--rounds 7] [--save docs/performance.md]

The articles are parsed once. Then every round codes fresh copies of the parsed sentences, so that nothing kept
with a sentence is found again in the next round. CPU time is taken, and of all rounds the fastest: what else the
machine does can only add to it.
"""

from __future__ import annotations

import argparse
import platform
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from page import save

from events.coding.actors import ArticleActors
from events.coding.dates.infer import infer_publication
from events.coding.dates.tagger import TimeContext, TimeTagger
from events.document import prepare
from events.ingest import ReadOptions, read_inputs
from events.nlp.loader import Pipeline
from events.pipeline import Coder
from events.types import Article, Document, Sentence, SentenceSpan

ROOT = Path(__file__).parents[2]

Parsed = list[tuple[Document, list[Sentence]]]


class Stored(Pipeline):
    """A pipeline that gives the parses it was handed, in their order."""

    def __init__(self, real: Pipeline, sentences: Iterable[Sentence]) -> None:
        super().__init__(real.nlp, real.name, real.hash)
        self.sentences = iter(sentences)

    def parse(self, sentences: Iterable[tuple[str, SentenceSpan]]) -> Iterator[Sentence]:
        for text, _ in sentences:
            stored = next(self.sentences)
            assert stored.text == text
            yield stored


def fresh(parsed: Parsed) -> Parsed:
    """Copies without the properties that sentences keep once they are computed."""
    return [(document, [replace(s) for s in sentences]) for document, sentences in parsed]


def spent(work: Callable[[], object]) -> float:
    """CPU seconds of one call."""
    start = time.process_time()
    work()
    return time.process_time() - start


def parse(coder: Coder, articles: list[Article]) -> tuple[Parsed, float]:
    """Parse the articles; return them with the CPU seconds it took."""
    documents = [d for d in map(prepare, articles) if isinstance(d, Document)]
    todo = [[(d.article.text[s.start : s.end], s) for s in d.sentences if s.coded] for d in documents]
    list(coder.nlp.parse(todo[0]))  # loading is not counted
    start = time.process_time()
    stream = coder.nlp.parse(pair for pairs in todo for pair in pairs)
    parsed = [(d, [next(stream) for _ in pairs]) for d, pairs in zip(documents, todo, strict=True)]
    return parsed, time.process_time() - start


def one_round(coder: Coder, parsed: Parsed) -> dict[str, float]:
    """CPU seconds of each stage over all sentences."""
    coder = replace(coder, times=TimeTagger())  # a tagger remembers what it found in a text
    actors, places = [], []

    def read() -> None:
        for document, _ in copies:
            again = prepare(document.article)
            assert isinstance(again, Document)
            infer_publication(again, coder.terms, coder.times)

    def tag_actors() -> None:
        for document, sentences in copies:
            tagger = ArticleActors(coder.index, document.publication)
            tagger.prime(document.article.text)
            actors.append([tagger.tag(s) for s in sentences])

    def tag_places() -> None:
        for document, sentences in copies:
            context = coder.places.context(document.article.text)
            places.append([coder.places.tag(s, context) for s in sentences])

    def tag_dates() -> None:
        for document, sentences in copies:
            context = TimeContext(publication=document.publication)
            for s in sentences:
                context = context.after(coder.times.tag(s.text, s.start, context, s), s)

    def code_acts() -> None:
        for (_, sentences), named, placed in zip(copies, actors, places, strict=True):
            for s, mentions, where in zip(sentences, named, placed, strict=True):
                coder.sentences.work(s, mentions, where)

    copies = fresh(parsed)
    seconds = {
        "text: sentences, dateline, genre, document date": spent(read),
        "actors": spent(tag_actors),
        "places": spent(tag_places),
        "dates": spent(tag_dates),
    }
    copies = fresh(parsed)
    seconds["acts: what is done, by whom, to whom, in which context"] = spent(code_acts)
    articles = [document.article for document, _ in parsed]
    stored = replace(
        coder, times=TimeTagger(), nlp=Stored(coder.nlp, [s for _, sentences in fresh(parsed) for s in sentences])
    )
    seconds["**all after the parse**, from the text to mentions"] = spent(lambda: sum(1 for _ in stored.code(articles)))
    return seconds


def table(parsed: Parsed, parsing: float, rounds: list[dict[str, float]]) -> str:
    n = sum(len(sentences) for _, sentences in parsed)
    words = sum(len(s) for _, sentences in parsed for s in sentences)
    rows: dict[str, float] = {name: min(r[name] for r in rounds) for name in rounds[0]}
    lines = [
        f"By `tests/benchmark/bench_coding.py` on {platform.machine()}, Python {platform.python_version()}: {len(parsed)} "
        f"articles, {n:,} sentences, {words:,} tokens; CPU time of one core, fastest of {len(rounds)} rounds.",
        "",
        "| stage | sentences/s | ms a sentence |",
        "|---|---|---|",
    ]
    for name, seconds in {"parse, for comparison": parsing, **rows}.items():
        lines.append(f"| {name} | {n / seconds:,.0f} | {1000 * seconds / n:.2f} |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--input", nargs="+", default=[str(ROOT / "seeds/articles")])
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--save", type=Path)
    options: Any = parser.parse_args()
    articles = [item for item in read_inputs(options.input, ReadOptions()) if isinstance(item, Article)]
    coder = Coder.load()
    parsed, parsing = parse(coder, articles)
    one_round(coder, parsed)  # warms caches, as a long build would
    text = table(parsed, parsing, [one_round(coder, parsed) for _ in range(options.rounds)])
    print(text)
    if options.save:
        save(options.save, "bench_coding", "After the parse", text)


if __name__ == "__main__":
    main()
