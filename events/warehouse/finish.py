"""The end of a build: from committed shards to the next snapshot.

New mentions get their events; rows are sorted and laid into their final files, whose bytes depend only on the rows;
event rows are worked out again for the events that changed; then one manifest swap makes all of it visible at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from events.schema import table
from events.warehouse.derive import article_keys, event_rows
from events.warehouse.duplicates import find_copies
from events.warehouse.files import Layout, disk_errors, write_files
from events.warehouse.manifest import DataFile, Manifest
from events.warehouse.merge import assign_events
from events.warehouse.reference import all_reference_rows
from events.warehouse.rows import content_id, to_arrow
from events.warehouse.sqltools import batches, scalar, scan, work_connection

if TYPE_CHECKING:
    import duckdb

    from events.warehouse.store import Writer

#: Order of the rows in the final files; each ends with the key, so it is total.
ORDER = {
    "event_mentions": "date_start NULLS LAST, article_id, sentence_index, action_start, mention_id",
    "events": "date_start NULLS LAST, event_id",
    "articles": "published_at NULLS LAST, article_id",
    "rejects": "uri, stage, reason, detail",
    "event_aliases": "event_id",
    "builds": "generation, build_id",
}
#: The date by which a table is cut into months, once it is large.
MONTH = {"event_mentions": "date_start", "events": "date_start", "articles": "published_at"}
_EVENTS_AT_ONCE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishSummary:
    """What a finished build did to the warehouse."""

    n_articles: int = 0
    n_replaced: int = 0
    n_removed: int = 0
    n_mentions: int = 0
    n_rejects: int = 0
    n_skipped: int = 0
    n_duplicates: int = 0
    n_events: int = 0
    n_events_new: int = 0
    n_events_changed: int = 0
    n_events_merged: int = 0
    snapshot: str = ""

    @property
    def changed(self) -> bool:
        """Whether the warehouse is other than before."""
        return bool(self.n_articles or self.n_replaced or self.n_removed or self.n_rejects)


@dataclass(slots=True)
class _Job:
    """One run of ``finish``: the connection, the snapshot it starts from, and the one it makes."""

    writer: Writer
    con: duckdb.DuckDBPyConnection
    old: Manifest
    new: Manifest
    generation: int
    counts: dict[str, Any] = field(default_factory=dict)

    def scan(self, name: str, files: Iterable[DataFile], *, extra: str = "") -> str:
        return scan(self.writer.warehouse.folder, name, files, extra=extra)

    def base(self, name: str) -> str:
        return self.scan(name, self.old.files(name))

    def write(self, name: str, sql: str, rows: int) -> tuple[DataFile, ...]:
        settings = self.writer.warehouse.settings
        layout = Layout(month_column=MONTH.get(name) if rows >= settings.partition_rows else None)
        ordered = f"{sql} ORDER BY {ORDER[name]}"
        return write_files(self.writer.staging, name, batches(self.con, ordered, name), layout=layout)

    def count(self, sql: str) -> int:
        return int(scalar(self.con, sql) or 0)


def finish(
    writer: Writer,
    build: Mapping[str, Any],
    *,
    remove: Iterable[str] = (),
    reference: Mapping[str, Sequence[Mapping[str, Any]]] | None = None,
) -> FinishSummary:
    """Bring the committed shards of ``writer`` into the tables and drop the articles in ``remove``; see the module.

    When there is nothing to do, nothing is written: a build over known articles leaves the warehouse as it was.
    ``reference`` gives the rows of the reference tables; by default they come from the lexicon in the package.
    """
    settings = writer.warehouse.settings
    con = work_connection(writer.staging.path / "tmp", memory=settings.memory, threads=settings.threads)
    old = writer.manifest
    job = _Job(writer, con, old, replace(old, pending={}), old.generation + 1)
    try:
        with disk_errors(writer.warehouse.folder):
            return _run(job, build, sorted(set(remove)), reference)
    finally:
        con.close()


def _run(
    job: _Job, build: Mapping[str, Any], remove: list[str], reference: Mapping[str, Sequence[Mapping[str, Any]]] | None
) -> FinishSummary:
    _articles(job, remove)
    _rejects(job)
    counts = job.counts
    summary = replace(FinishSummary(n_skipped=job.writer.n_skipped), **counts)
    if not summary.changed:
        if job.old.pending:
            _swap(job)
        return replace(summary, n_events=job.old.rows("events"), snapshot=job.writer.manifest.snapshot)
    _mentions(job)
    _events(job)
    _aliases(job)
    for name, rows in (all_reference_rows() if reference is None else reference).items():
        made = write_files(job.writer.staging, name, to_arrow(name, rows).to_batches())
        job.new = job.new.with_table(name, made)
    _build_row(job, build)
    _swap(job)
    events = job.new.rows("events")
    return replace(summary, **counts, n_events=events, snapshot=job.writer.manifest.snapshot)


def _swap(job: _Job) -> None:
    shards = {f.path for files in job.old.pending.values() for f in files}
    retired = tuple(sorted({*job.new.retired, *shards}))
    job.writer.swap(replace(job.new, pending={}, retired=retired, generation=job.generation))


def _articles(job: _Job, remove: list[str]) -> None:
    """Write the new articles; table ``gone`` has the articles whose stored rows are dropped."""
    con = job.con
    replacing = job.scan("articles", job.old.shards("articles", replaces=True))
    added = job.scan("articles", job.old.shards("articles", replaces=False))
    con.execute(f"CREATE TABLE replaced AS SELECT article_id FROM {replacing}")
    con.execute("CREATE TABLE gone AS FROM replaced")
    if remove:
        con.execute(
            "INSERT INTO gone SELECT article_id FROM (SELECT unnest(?::VARCHAR[]) AS article_id) "
            f"WHERE article_id IN (SELECT article_id FROM {job.base('articles')})",
            [remove],
        )
    job.counts["n_replaced"] = job.count("SELECT count(*) FROM replaced")
    job.counts["n_removed"] = job.count("SELECT count(*) FROM gone") - job.counts["n_replaced"]
    con.execute(
        f"""CREATE VIEW new_articles AS
        FROM {added} WHERE article_id NOT IN (FROM replaced) UNION ALL FROM {replacing}"""
    )
    job.counts["n_articles"] = job.count("SELECT count(*) FROM new_articles") - job.counts["n_replaced"]
    job.counts["n_duplicates"] = find_copies(con, f"(FROM {job.base('articles')} WHERE article_id NOT IN (FROM gone))")
    kept = _rewrite(
        job,
        "articles",
        ("gone",),
        "article_id IN (FROM gone)",
        "SELECT * FROM {file} WHERE article_id NOT IN (FROM gone)",
    )
    columns = ", ".join(
        "coalesce(c.original, n.duplicate_of) AS duplicate_of" if c == "duplicate_of" else f"n.{c}"
        for c in table("articles").names
    )
    rows = job.counts["n_articles"] + job.counts["n_replaced"]
    made = job.write("articles", f"SELECT {columns} FROM new_articles n LEFT JOIN copies c USING (article_id)", rows)
    job.new = job.new.with_table("articles", kept + made)


def _rewrite(job: _Job, name: str, causes: tuple[str, ...], touched: str, sql: str) -> tuple[DataFile, ...]:
    """Return the stored files of a table; those with a row for which ``touched`` holds are made again from ``sql``.

    When the tables ``causes`` are all empty there is no such row, and nothing is read.
    """
    files = job.old.files(name)
    if not files or not any(job.count(f"SELECT count(*) FROM {t}") for t in causes):
        return files
    source = job.scan(name, files, extra="filename=true")
    hit = {str(row[0]) for row in job.con.execute(f"SELECT DISTINCT filename FROM {source} WHERE {touched}").fetchall()}
    result: list[DataFile] = []
    for entry in files:
        if str((job.writer.warehouse.folder / entry.path).absolute()) not in hit:
            result.append(entry)
            continue
        query = f"SELECT * FROM ({sql.format(file=job.scan(name, [entry]))}) ORDER BY {ORDER[name]}"
        folder = entry.path.rpartition("/")[0]
        result += write_files(job.writer.staging, name, batches(job.con, query, name), folder=folder)
    return tuple(result)


def _rejects(job: _Job) -> None:
    """Add rejects that are not listed yet (a build that is run again meets the same ones).

    An input that was refused before and is an article now is listed no longer.
    """
    shards = job.old.shards("rejects")
    job.con.execute(
        f"""CREATE TABLE answered AS
        SELECT DISTINCT uri FROM {job.base("rejects")} SEMI JOIN (SELECT uri FROM new_articles) USING (uri)"""
    )
    kept = _rewrite(
        job, "rejects", ("answered",), "uri IN (FROM answered)", "SELECT * FROM {file} WHERE uri NOT IN (FROM answered)"
    )
    fresh = f"SELECT DISTINCT * FROM {job.scan('rejects', shards)} EXCEPT SELECT * FROM {job.base('rejects')}"
    made = job.write("rejects", f"SELECT * FROM ({fresh})", 0) if shards else ()
    job.counts["n_rejects"] = sum(f.rows for f in made)
    job.new = job.new.with_table("rejects", kept + made)


def _mentions(job: _Job) -> None:
    """Give the new mentions their events and write them; write stored files again where an event id changed."""
    con = job.con
    added = job.scan("event_mentions", job.old.shards("event_mentions", replaces=False))
    replacing = job.scan("event_mentions", job.old.shards("event_mentions", replaces=True))
    con.execute(
        f"""CREATE VIEW new_mentions AS
        FROM {added} WHERE article_id NOT IN (FROM replaced) UNION ALL FROM {replacing}"""
    )
    assign_events(
        con,
        generation=job.generation,
        base=job.base("event_mentions"),
        fresh="new_mentions",
        events=job.base("events"),
    )
    job.counts["n_mentions"] = job.count("SELECT count(*) FROM new_mentions")
    con.execute(
        "CREATE TABLE moved AS SELECT mention_id, event_id FROM assign WHERE NOT is_new AND event_id <> old_event_id"
    )
    kept = _rewrite(
        job,
        "event_mentions",
        ("moved", "gone"),
        "mention_id IN (SELECT mention_id FROM moved) OR article_id IN (FROM gone)",
        """SELECT m.* REPLACE (coalesce(v.event_id, m.event_id) AS event_id)
        FROM {file} m LEFT JOIN moved v USING (mention_id)
        WHERE m.article_id NOT IN (FROM gone)""",
    )
    columns = ", ".join("a.event_id" if c == "event_id" else f"m.{c}" for c in table("event_mentions").names)
    sql = f"SELECT {columns} FROM new_mentions m JOIN (FROM assign WHERE is_new) a USING (mention_id)"
    made = job.write("event_mentions", sql, job.counts["n_mentions"])
    job.new = job.new.with_table("event_mentions", kept + made)


def _events(job: _Job) -> None:
    """Work out the rows of changed events; write stored files again where one of their events changed."""
    con = job.con
    mentions = job.scan("event_mentions", job.new.files("event_mentions"))
    articles = job.scan("articles", job.new.files("articles"))
    con.execute(
        f"""CREATE TABLE art AS {article_keys(articles)}
        WHERE article_id IN (SELECT article_id FROM {mentions} WHERE event_id IN (FROM changed))"""
    )
    con.execute(
        f"""CREATE TABLE old_events AS
        SELECT event_id, generation FROM {job.base("events")} SEMI JOIN changed USING (event_id)"""
    )
    con.execute(f"CREATE TABLE fresh_events AS FROM {scan(job.writer.warehouse.folder, 'events', ())}")
    parts = 1 + job.count("SELECT count(*) FROM changed") // _EVENTS_AT_ONCE
    for part in range(parts):
        bucket = "" if parts == 1 else f"AND ('0x' || substr(event_id, 2, 6))::INTEGER % {parts} = {part}"
        chosen = f"(FROM {mentions} WHERE event_id IN (FROM changed) {bucket})"
        con.execute(f"INSERT INTO fresh_events {event_rows(chosen, 'art', 'old_events', job.generation)}")
    kept = _rewrite(
        job,
        "events",
        ("old_events",),
        "event_id IN (FROM changed)",
        """SELECT * FROM {file} WHERE event_id NOT IN (FROM changed)
        UNION ALL BY NAME SELECT f.* FROM fresh_events f WHERE event_id IN (SELECT event_id FROM {file})""",
    )
    fresh = "event_id NOT IN (SELECT event_id FROM old_events)"
    job.counts["n_events_new"] = job.count(f"SELECT count(*) FROM fresh_events WHERE {fresh}")
    job.counts["n_events_merged"] = job.count("SELECT count(*) FROM lost")
    job.counts["n_events_changed"] = job.count("SELECT count(*) FROM old_events") - job.counts["n_events_merged"]
    made = job.write("events", f"SELECT * FROM fresh_events WHERE {fresh}", job.counts["n_events_new"])
    job.new = job.new.with_table("events", kept + made)


def _aliases(job: _Job) -> None:
    """Record ids that were merged away; an alias always points to an event that is there."""
    old = job.base("event_aliases")
    live = f"(SELECT event_id FROM {job.scan('events', job.new.files('events'))})"
    sql = f"""SELECT event_id, merged_into, generation FROM (
        SELECT o.event_id, coalesce(l.merged_into, o.merged_into) AS merged_into, o.generation
        FROM {old} o LEFT JOIN lost l ON l.event_id = o.merged_into
        UNION ALL SELECT event_id, merged_into, {job.generation}::INTEGER FROM lost)
        WHERE merged_into IN {live} AND event_id NOT IN {live}"""
    made = job.write("event_aliases", sql, 0)
    job.new = job.new.with_table("event_aliases", made)


def _build_row(job: _Job, build: Mapping[str, Any]) -> None:
    counts = {k: v for k, v in job.counts.items() if k in table("builds").names}
    row: dict[str, Any] = dict.fromkeys(table("builds").names)
    row |= {"command": "build", "n_skipped": job.writer.n_skipped, "generation": job.generation, **build, **counts}
    row["fingerprint"] = row["fingerprint"] or job.writer.coder
    hashes = [f.sha256 for name in ("articles", "event_mentions") for f in job.new.files(name)]
    row["build_id"] = content_id("b", job.generation, row["command"], row["started_at"], *hashes)
    made = write_files(job.writer.staging, "builds", to_arrow("builds", [row]).to_batches())
    job.new = job.new.with_table("builds", job.old.files("builds") + made)
