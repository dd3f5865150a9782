"""How fast and how small: a made-up warehouse of a million mentions (or ten), built, added to, and asked.

    PYTHONPATH=. python tests/benchmark/bench_warehouse.py [--mentions 1000000] [--keep DIR] [--csv] [--save FILE]

Prints a Markdown table (``--save`` puts it into a page): building, adding 1,000 articles, every dashboard view, the query of one dyad, peak memory; with
``--csv`` the same questions over the same rows as gzip'd GDELT files. Shares of actors, codes and places follow Zipf's
law, as in real news, so that some dyads are very busy.
"""

from __future__ import annotations

import argparse
import io
import os
import platform
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pyarrow as pa
from page import save

from events.schema import table
from events.warehouse import Settings, Warehouse, connect, export, run_query
from events.warehouse.views import DASHBOARDS

PER_ARTICLE = 5
TELLERS = 3  # so many articles tell the same five events
SHARD_ARTICLES = 20_000
ACTORS = 400
PLACES = 3_000
DAYS = 3_650

#: A value from 0 to n-1 with a share that falls like 1/rank, from a hash (so the same row is made whatever the batch).
ZIPF = "least({n} - 1, floor(exp((hash({seed}) % 1000003) / 1000003.0 * ln({n}))) - 1)::INTEGER"


def zipf(n: int, seed: str) -> str:
    return ZIPF.format(n=n, seed=seed)


def articles(con: duckdb.DuckDBPyConnection, first: int, last: int) -> list[dict]:
    sql = f"""SELECT 'a' || lpad(i::VARCHAR, 9, '0') AS article_id, 'made/' || i AS uri, 'Outlet ' || {
        zipf(500, "i, 1")
    } AS source_name,
        'https://outlet.example/' || i AS url, 'Title ' || i AS title, 'en' AS language,
        md5(i::VARCHAR) || md5((-i)::VARCHAR) AS text_sha256,
        TIMESTAMPTZ '2014-01-01 00:00:00+00' + to_hours((hash(i // {TELLERS}, 2) % ({
        DAYS
    } * 24))::INTEGER) AS published_at,
        'given' AS published_status,
        2500 AS n_chars, 20 AS n_sentences, {PER_ARTICLE} AS n_mentions, 'news' AS genre,
        'unknown' AS given_published_status,
        'c1' AS coder FROM range({first}, {last}) t(i)"""
    names = table("articles").names
    rows = con.sql(sql).to_arrow_table().to_pylist()
    return [dict.fromkeys(names) | row for row in rows]


def mentions(con: duckdb.DuckDBPyConnection, first: int, last: int) -> pa.Table:
    s, t, code, place = (zipf(n, f"g, {seed}") for n, seed in ((ACTORS, 3), (ACTORS, 4), (60, 5), (PLACES, 6)))
    sql = f"""
    WITH told AS (
        SELECT j, j // {PER_ARTICLE} AS i, j % {PER_ARTICLE} AS k, j // {PER_ARTICLE * TELLERS} * {PER_ARTICLE} + k AS g
        FROM range({first * PER_ARTICLE}, {last * PER_ARTICLE}) r(j)),
    base AS (
        SELECT *, {s} AS s, {t} AS t, {code} AS c, {place} AS p,
        hash(g, 7) % 100 AS u
        FROM told),
    coded AS (
        SELECT *, DATE '2014-01-01' + ((hash(i // {TELLERS}, 2) % ({DAYS} * 24)) // 24)::INTEGER AS published,
            lpad((1 + c % 20)::VARCHAR, 2, '0') AS root, ['', 'GOV', 'MIL', 'OPP'][1 + (hash(g, 8) % 4)::INTEGER] AS sr,
            ['', 'GOV', 'MIL', 'CVL'][1 + (hash(g, 9) % 4)::INTEGER] AS tr FROM base),
    dated AS (SELECT *, 'C' || chr(65 + s // 26) || chr(65 + s % 26) AS sc,
    'C' || chr(65 + t // 26) || chr(65 + t % 26) AS tc,
            CASE WHEN u < 50 THEN published - (u % 4)::INTEGER WHEN u < 90 THEN published END AS day FROM coded)
    SELECT 'm' || substr(md5(j::VARCHAR), 1, 20) AS mention_id, 'a' || lpad(i::VARCHAR, 9, '0') AS article_id,
    k::INTEGER AS sentence_index,
        'Sentence ' || k || ' of article ' || i || ' tells what one actor did to another one on that day.' AS sentence,
        (k * 90)::INTEGER AS sentence_start, sc || sr AS source_code, sc AS source_country, nullif(sr,
        '') AS source_role,
        'Actor ' || s AS source_name, tc || tr AS target_code, tc AS target_country, nullif(tr, '') AS target_role,
        'Actor ' || t AS target_name, 'did' AS action_text, (k * 90 + 20)::INTEGER AS action_start,
        (k * 90 + 23)::INTEGER AS action_end,
        root || (c // 20) AS event_code, root || (c // 20) AS event_base_code, root AS event_root_code,
        (1 + (1 + c % 20) // 6)::INTEGER AS quad_class, (5 - (1 + c % 20) * 0.7)::DOUBLE AS goldstein,
        'affirmed' AS polarity,
        CASE WHEN u % 20 = 0 THEN 'future' ELSE 'actual' END AS modality, day AS date_start, day AS date_end,
        CASE WHEN day IS NULL THEN 'unknown' ELSE 'day' END AS date_granularity,
        CASE WHEN u < 50 THEN 'relative' WHEN u < 90 THEN 'publication' ELSE 'unresolved' END AS date_status,
        CASE WHEN u % 2 = 0 THEN 'Place ' || p END AS place_name, CASE WHEN u % 2 = 0 THEN 'city' END AS place_type,
        CASE WHEN u % 2 = 0 THEN tc END AS place_country,
        CASE WHEN u % 2 = 0 THEN (p % 160 - 80)::DOUBLE END AS place_lat,
        CASE WHEN u % 2 = 0 THEN (p % 340 - 170)::DOUBLE END AS place_lon,
        CASE WHEN u % 2 = 0 THEN p::BIGINT END AS place_geonameid,
        k = 0 AS in_lead, ((hash(j, 10) % 100) / 10.0 - 5)::DOUBLE AS tone, 'made-up' AS rule_id,
        ((hash(j, 11) % 1000) / 1000.0)::DOUBLE AS confidence, published AS published_date
    FROM dated"""
    made = con.sql(sql).to_arrow_table()
    schema = table("event_mentions").arrow()
    columns = [
        made.column(f.name).cast(f.type) if f.name in made.column_names else pa.nulls(made.num_rows, f.type)
        for f in schema
    ]
    return pa.Table.from_arrays([pa.chunked_array(c) if isinstance(c, pa.Array) else c for c in columns], schema=schema)


def shards(n_articles: int) -> Iterator[tuple[int, int]]:
    for first in range(0, n_articles, SHARD_ARTICLES):
        yield first, min(n_articles, first + SHARD_ARTICLES)


class Clock:
    """Wall-clock and processor seconds; on a busy machine only the latter mean something."""

    def __init__(self, wall: float = 0.0, cpu: float = 0.0) -> None:
        self.wall, self.cpu = wall, cpu

    def __enter__(self) -> Clock:
        self._start = time.perf_counter(), time.process_time()
        return self

    def __exit__(self, *exc: object) -> None:
        self.wall += time.perf_counter() - self._start[0]
        self.cpu += time.process_time() - self._start[1]

    def __add__(self, other: Clock) -> Clock:
        return Clock(self.wall + other.wall, self.cpu + other.cpu)

    def __str__(self) -> str:
        return f"{self.wall:.2f} s ({self.cpu:.2f} s)"


def build(folder: Path, first: int, last: int, settings: Settings) -> tuple[Clock, Clock]:
    """Time for committing the shards (without making up the rows) and for finishing."""
    con = duckdb.connect()
    writing, finishing = Clock(), Clock()
    with Warehouse.open(folder, create=True, settings=settings).writer(coder="c1") as writer:
        for a, b in ((first + x, first + y) for x, y in shards(last - first)):
            rows, told = articles(con, a, b), mentions(con, a, b)
            with writing:
                writer.add(rows, told)
                writer.commit_shard()
        con.close()
        with finishing:
            writer.finish({"command": "build"})
    return writing, finishing


def peak() -> float:
    """Peak memory of this process so far, in GB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def timed(folder: Path, sql: str, repeat: int = 3) -> Clock:
    """Best of a few runs, each over a new connection (as ``events query`` does it)."""
    runs = []
    for _ in range(repeat):
        with Clock() as clock:
            run_query(folder, sql, format="csv", stream=io.BytesIO())
        runs.append(clock)
    return min(runs, key=lambda c: c.wall)


def command(folder: Path, sql: str, repeat: int = 5) -> Clock:
    """The same as a whole command: start of Python, imports and printing included."""
    runs = []
    for _ in range(repeat):
        started = time.perf_counter()
        arguments = [sys.executable, "-m", "events", "query", sql, "--warehouse", str(folder)]
        process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        assert status == 0
        runs.append(Clock(time.perf_counter() - started, usage.ru_utime + usage.ru_stime))
    return min(runs, key=lambda c: c.wall)


DYAD = """SELECT date_start, source_code, event_code, target_code, place_name, n_mentions FROM events
WHERE source_country = 'CAB' AND target_country = 'CAA' AND date_start BETWEEN DATE '2020-01-01' AND DATE '2020-12-31'
ORDER BY date_start, event_id"""


def ask(folder: Path) -> Iterator[tuple[str, Clock]]:
    for view in DASHBOARDS[:5]:
        sql = (
            f"SELECT * FROM {view} ORDER BY ALL LIMIT 100"
            if view != "timeline"
            else "SELECT * FROM timeline ORDER BY day DESC LIMIT 100"
        )
        yield f"view `{view}`, first 100 rows in order", timed(folder, sql)
    yield "one dyad in one year", timed(folder, DYAD)
    yield "the same as a command, `events query`, start-up included", command(folder, DYAD)
    yield (
        "one event with its mentions",
        timed(folder, "SELECT * FROM event_mentions WHERE event_id = (SELECT min(event_id) FROM events)"),
    )


def ask_csv(folder: Path, out: Path) -> Iterator[tuple[str, Clock]]:
    """The same rows as gzip'd GDELT files, read by DuckDB as text."""
    files = export(folder, "gdelt", out)
    for path in files:
        subprocess.run(["gzip", "-1", "-f", str(path)], check=True)
    names = ", ".join(f"'{d[0]}'" for d in connect(folder).execute("SELECT * FROM gdelt_events LIMIT 0").description)
    source = f"read_csv('{files[0]}.gz', delim='\t', header=false, names=[{names}], all_varchar=true, quote='')"
    daily = f"""SELECT SQLDATE, EventRootCode, QuadClass, count(*), avg(GoldsteinScale::DOUBLE) FROM {source}
        GROUP BY ALL ORDER BY ALL LIMIT 100"""
    dyad = f"""SELECT SQLDATE, Actor1Code, EventCode, Actor2Code FROM {source} WHERE Actor1CountryCode = 'CAB'
        AND Actor2CountryCode = 'CAA' AND Year = '2020' ORDER BY ALL"""
    yield "the like of `events_daily` over gzip'd GDELT CSV", timed(folder, daily, 1)
    yield "one dyad in one year over gzip'd GDELT CSV", timed(folder, dyad, 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mentions", type=int, default=1_000_000)
    parser.add_argument("--keep", type=Path, help="build here, and use what is here already")
    parser.add_argument("--memory", default="2GB")
    parser.add_argument("--csv", action="store_true", help="compare with gzip'd GDELT CSV")
    parser.add_argument("--save", type=Path)
    options = parser.parse_args()
    n_articles = options.mentions // PER_ARTICLE
    home = options.keep or Path(tempfile.mkdtemp(prefix="bench-warehouse-"))
    folder = home / "wh"
    settings = Settings(memory=options.memory)
    lines: list[tuple[str, str]] = []
    if not folder.exists():
        writing, finishing = build(folder, 0, n_articles, settings)
        lines.append((f"write {n_articles:,} articles with {options.mentions:,} mentions in shards", str(writing)))
        lines.append(("merge into events and lay out the files", str(finishing)))
        lines.append(("peak memory so far", f"{peak():.2f} GB"))
    size = sum(f.bytes for files in Warehouse.open(folder).manifest().tables.values() for f in files)
    lines.append(("size of the warehouse (no texts)", f"{size / 1e6:.0f} MB"))
    lines += [(what, str(clock)) for what, clock in ask(folder)]
    if options.csv:
        lines += [(what, str(clock)) for what, clock in ask_csv(folder, home / "gdelt")]
    extra = 10**8 + int(time.time())  # new articles, even when the warehouse was kept
    alone = sum(build(home / "alone", extra, extra + 1000, settings), Clock())
    added = sum(build(folder, extra, extra + 1000, settings), Clock())
    lines.append(("1,000 articles (5,000 mentions) into an empty warehouse", str(alone)))
    lines.append(("the same 1,000 into this one", str(added)))
    lines.append(("peak memory", f"{peak():.2f} GB"))
    note = (
        f"By `tests/benchmark/bench_warehouse.py` on {platform.machine()}, {os.cpu_count()} cores, DuckDB {duckdb.__version__}: "
        f"{options.mentions:,} mentions made up. Wall clock, best of a few runs; in brackets the processor time."
    )
    text = f"{note}\n\n| what | time |\n|---|---|\n" + "\n".join(f"| {a} | {b} |" for a, b in lines)
    sys.stdout.write(text + "\n")
    if options.save:
        save(options.save, "bench_warehouse", "A large warehouse", text)
    shutil.rmtree(home / "alone", ignore_errors=True)
    if options.keep is None:
        shutil.rmtree(home)


if __name__ == "__main__":
    main()
