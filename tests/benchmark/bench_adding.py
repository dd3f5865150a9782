"""What it costs to add articles to a large warehouse, beside building the same articles alone.

    PYTHONPATH=. python tests/benchmark/bench_adding.py [--articles 100000] [--new 1000] [--input FILE ...]
        [--keep DIR] [--rounds 2] [--save docs/performance.md]

The sample is cut in two: the last ``--new`` articles are those to be added, the others are built for real and their stored
rows are varied (other ids, texts and signatures, dates moved by weeks) until the warehouse has ``--articles`` articles.
Both builds are whole runs of ``events build`` with start-up and loading, in turn, so that other work on the machine
hits both alike. The files of the manifest before and after tell what was touched.
"""

from __future__ import annotations

import argparse
import json
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
from bench_build import repeated, run_build, sample
from page import save

from events.schema import table
from events.warehouse import Warehouse, connect

ROOT = Path(__file__).parents[2]
SHARD_ARTICLES = 10_000
DAYS_APART = 35  # a copy's dates lie so much earlier than those of the copy before: their events stay apart
_DATES = {"date_start", "date_end", "published_date"}
_TIMES = {"published_at", "given_published_at"}


def column(name: str, copy: int) -> str:
    """SQL for a column of copy number ``copy`` of an article or a mention."""
    days = f"INTERVAL {copy * DAYS_APART} DAY"
    changed = {
        "article_id": f"article_id || '-v{copy}'",
        "mention_id": f"'m' || substr(md5(mention_id || '-v{copy}'), 1, 20)",
        "event_id": "NULL",
        "duplicate_of": "NULL",
        "text": f"text || chr(10) || 'This copy is number {copy}.'",
        "n_chars": f"n_chars + {len(str(copy)) + 24}",
        "text_sha256": f"sha256(text_sha256 || '-v{copy}')",
        # MinHash values of another text are other values: 256 hexadecimal digits out of the old ones.
        "fingerprint": "CASE WHEN fingerprint IS NOT NULL THEN "
        + " || ".join(f"sha256(fingerprint || '{copy}/{part}')" for part in range(4))
        + " END",
        "date_value": f"CASE WHEN date_granularity = 'day' THEN (date_start - {days})::DATE::VARCHAR END",
    }
    if name in changed:
        return f'{changed[name]} AS "{name}"'
    if name in _DATES | _TIMES:
        return f'({name} - {days})::{"DATE" if name in _DATES else "TIMESTAMPTZ"} AS "{name}"'
    return f'"{name}"'


def copies(con: duckdb.DuckDBPyConnection, name: str, copy: int) -> pa.Table:
    """All rows of the table ``name``, varied."""
    chosen = ", ".join(column(c, copy) for c in table(name).names)
    return con.sql(f"SELECT {chosen} FROM {name}").to_arrow_table().cast(table(name).arrow())


def enlarge(base: Path, folder: Path, n: int) -> None:
    """Write a warehouse of ``n`` articles: the rows of ``base``, varied again and again."""
    con = connect(base)
    n_base = con.sql("SELECT count(*) FROM articles").fetchall()[0][0]
    with Warehouse.open(folder, create=True).writer(coder="varied") as writer:
        held = 0
        for copy in range(1, -(-n // n_base) + 1):
            articles = copies(con, "articles", copy).slice(0, max(0, n - (copy - 1) * n_base)).to_pylist()
            mentions = copies(con, "event_mentions", copy)
            wanted = pa.array([a["article_id"] for a in articles])
            mentions = mentions.filter(pa.compute.is_in(mentions["article_id"], value_set=wanted))
            writer.add(articles, mentions)
            held += len(articles)
            if held >= SHARD_ARTICLES:
                writer.commit_shard()
                held = 0
        writer.finish({"command": "build"})
    con.close()


def files_of(folder: Path) -> dict[str, tuple[str, int]]:
    """Table and size in bytes of every data file of the snapshot."""
    manifest = Warehouse.open(folder).manifest()
    return {f.path: (name, f.bytes) for name, files in manifest.tables.items() for f in files}


def touched(before: dict[str, tuple[str, int]], after: dict[str, tuple[str, int]]) -> Iterator[str]:
    """Yield one line a table: files there were, files replaced, files written."""
    for name in ("articles", "event_mentions", "events"):
        was = {path for path, (of, _) in before.items() if of == name}
        now = {path for path, (of, _) in after.items() if of == name}
        size = sum(after[path][1] for path in now - was) / 1e6
        yield f"| `{name}` | {len(was)} | {len(was - now)} | {len(now - was)} | {size:.1f} MB |"


def measure(new: Path, large: Path, home: Path, rounds: int, workers: int) -> dict[str, Any]:
    """Build ``new`` alone and into a fresh copy of ``large``, in turn; the fastest round of each counts."""
    runs: dict[str, list[tuple[float, float, float]]] = {"alone": [], "added": []}
    lines: list[str] = []
    for _ in range(rounds):
        shutil.rmtree(home / "alone", ignore_errors=True)
        runs["alone"].append(run_build(new, home / "alone", workers))
        shutil.rmtree(home / "added", ignore_errors=True)
        shutil.copytree(large, home / "added")
        runs["added"].append(run_build(new, home / "added", workers))
        lines = list(touched(files_of(large), files_of(home / "added")))
        print(runs, *lines, sep="\n", file=sys.stderr)
    return {**{name: min(taken) for name, taken in runs.items()}, "touched": lines}


def report(found: dict[str, Any], n: int, n_new: int, counts: tuple[int, int]) -> str:
    """The measured figures as Markdown."""
    rows = [
        f"By `tests/benchmark/bench_adding.py` on {platform.machine()}, Python {platform.python_version()}: {n:,} articles with "
        f"{counts[0]:,} mentions and {counts[1]:,} events are there, {n_new:,} are added. Whole runs of `events build` in one "
        "process, start-up and loading included; the faster of the rounds.",
        "",
        "| build | wall clock | processor | memory |",
        "|---|---|---|---|",
    ]
    for name, what in (("alone", f"the {n_new:,} articles alone"), ("added", "the same, into the large warehouse")):
        wall, cpu, peak = found[name]
        rows.append(f"| {what} | {wall:.1f} s | {cpu:.1f} s | {peak:,.0f} MB |")
    (wall, cpu, _), (wall2, cpu2, _) = found["alone"], found["added"]
    rows.append(f"| ratio | {wall2 / wall:.2f} | {cpu2 / cpu:.2f} |  |")
    head = ["", "| table | files before | of these replaced | files written | size of these |", "|---|---|---|---|---|"]
    return "\n".join([*rows, *head, *found["touched"]])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--new", type=int, default=1000)
    parser.add_argument("--input", nargs="+", default=[str(ROOT / "seeds/articles")])
    parser.add_argument("--keep", type=Path, help="make the large warehouse here, or use the one that is here")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--save", type=Path)
    args = parser.parse_args()
    home = args.keep or Path(tempfile.mkdtemp(prefix="bench-adding-"))
    home.mkdir(parents=True, exist_ok=True)
    articles = sample(args.input)
    if len(articles) < 1.5 * args.new:  # a small sample: the new articles are repeated, the old ones are all there is
        old, new = articles, list(repeated(articles, args.new))
    else:
        old, new = articles[: -args.new], [{**a, "id": f"new{i}"} for i, a in enumerate(articles[-args.new :])]
    paths = {}
    for name, rows in (("old", [{**a, "id": f"old{i}"} for i, a in enumerate(old)]), ("new", new)):
        paths[name] = home / f"{name}.jsonl"
        paths[name].write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    if not (home / "large").exists():
        if not (home / "base").exists():
            run_build(paths["old"], home / "base", args.workers)
        enlarge(home / "base", home / "large", args.articles)
    con = connect(home / "large")
    counts = con.sql("SELECT (SELECT count(*) FROM event_mentions), (SELECT count(*) FROM events)").fetchall()[0]
    con.close()
    found = measure(paths["new"], home / "large", home, args.rounds, args.workers)
    text = report(found, args.articles, args.new, counts)
    print(text)
    if args.save:
        save(args.save, "bench_adding", "Adding to a large warehouse", text)
    if args.keep is None:
        shutil.rmtree(home)


if __name__ == "__main__":
    main()
