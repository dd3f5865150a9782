"""Speed and memory of whole builds, beside plain ``nlp.pipe`` over the same texts in the same run.

    python tests/benchmark/bench_build.py [--articles 1000 10000] [--input FOLDER ...] [--save docs/performance.md]

The sample is repeated, with a line of its own in every copy, until there are enough articles.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from page import save

ROOT = Path(__file__).parents[2]


def sample(inputs: list[str]) -> list[dict[str, Any]]:
    from events.ingest import ReadOptions, read_inputs
    from events.types import Article

    articles = [item for item in read_inputs(inputs, ReadOptions()) if isinstance(item, Article)]
    return [{"text": a.text, "published_at": a.published_at.isoformat() if a.published_at else None} for a in articles]


def repeated(articles: list[dict[str, Any]], n: int) -> Iterator[dict[str, Any]]:
    for i, article in enumerate(islice(cycle(articles), n)):
        yield {**article, "id": f"b{i}", "text": f"{article['text']}\n\nThis copy is number {i}.\n"}


def write_articles(articles: list[dict[str, Any]], n: int, path: Path) -> int:
    words = 0
    with path.open("w", encoding="utf-8") as stream:
        for row in repeated(articles, n):
            words += len(row["text"].split())
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")
    return words


def run_build(path: Path, warehouse: Path, workers: int) -> tuple[float, float, float]:
    """Return wall seconds, CPU seconds and peak memory in MB of one build; of several processes the largest counts."""
    options = ["--warehouse", str(warehouse), "--workers", str(workers)]
    started = time.perf_counter()
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen([sys.executable, "-m", "events", "build", str(path), *options], cwd=ROOT, stderr=log)
        _, status, usage = os.wait4(process.pid, 0)
        if status:
            log.seek(0)
            raise RuntimeError(f"the build failed: {log.read().decode(errors='replace')[-2000:]}")
    return time.perf_counter() - started, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def run_pipe(path: Path) -> tuple[float, float]:
    """Return the wall and CPU seconds of ``nlp.pipe`` over the same texts, loading not counted."""
    code = (
        "import json, sys, time; from events.nlp.loader import load_pipeline; p = load_pipeline();"
        "texts = [json.loads(line)['text'] for line in open(sys.argv[1], encoding='utf-8')];"
        "list(p.nlp.pipe(texts[:8])); start = time.perf_counter(); cpu = time.process_time();"
        "n = sum(1 for _ in p.nlp.pipe(texts)); print(time.perf_counter() - start, time.process_time() - cpu)"
    )
    run = subprocess.run([sys.executable, "-c", code, str(path)], cwd=ROOT, check=True, capture_output=True, text=True)
    wall, cpu = run.stdout.split()[-2:]
    return float(wall), float(cpu)


def measure(articles: list[dict[str, Any]], sizes: list[int], workers: int) -> list[dict[str, Any]]:
    rows = []
    for n in sizes:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "articles.jsonl"
            words = write_articles(articles, n, path)
            pipe = run_pipe(path) if n == min(sizes) else None
            seconds, cpu, peak = run_build(path, Path(folder) / "warehouse", workers)
        rows.append(
            {
                "articles": n,
                "words": words,
                "seconds": seconds,
                "cpu": cpu,
                "peak": peak,
                "pipe": pipe,
                "workers": workers,
            }
        )
        print(rows[-1], file=sys.stderr)
    return rows


def table(rows: list[dict[str, Any]], note: str) -> str:
    lines = [
        note,
        "",
        "| articles | words | processes | articles/s | words/s | CPU ms an article | `nlp.pipe` alone | ratio | memory |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for r in rows:
        pipe = ratio = ""
        if r["pipe"]:
            wall, cpu = r["pipe"]
            pipe = f"{r['articles'] / wall:.0f} articles/s, {1000 * cpu / r['articles']:.0f} CPU ms"
            ratio = f"{wall / r['seconds']:.2f} ({cpu / r['cpu']:.2f} by CPU)"
        lines.append(
            f"| {r['articles']:,} | {r['words']:,} | {r['workers']} | {r['articles'] / r['seconds']:.0f} "
            f"| {r['words'] / r['seconds']:,.0f} | {1000 * r['cpu'] / r['articles']:.0f} | {pipe} | {ratio} | {r['peak']:.0f} MB |"
        )
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, nargs="+", default=[1000])
    parser.add_argument("--input", nargs="+", default=[str(ROOT / "seeds/articles")])
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--save", type=Path)
    args = parser.parse_args()
    rows = measure(sample(args.input), args.articles, args.workers)
    note = (
        f"By `tests/benchmark/bench_build.py` on {platform.machine()}, Python {platform.python_version()}; a build's "
        "time includes start-up and loading. The ratio is the speed of the build to that of `nlp.pipe` over the same "
        "whole texts with the same pipeline in one process; memory is that of the largest process."
    )
    text = table(rows, note)
    print(text)
    if args.save:
        save(args.save, "bench_build", "Whole builds", text)


if __name__ == "__main__":
    main()
