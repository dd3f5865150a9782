"""Looking after a warehouse: remove articles, join many small files, and say what changed between two snapshots."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from events.errors import WarehouseError
from events.warehouse.files import Layout, disk_errors, write_files
from events.warehouse.finish import MONTH, ORDER, FinishSummary
from events.warehouse.manifest import Manifest
from events.warehouse.sqltools import batches, scan, select, work_connection
from events.warehouse.store import Settings, Warehouse

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class Removal:
    """What ``remove`` did; ``str()`` says it to people."""

    summary: FinishSummary
    unknown: tuple[str, ...]

    def __str__(self) -> str:
        text = (
            f"Removed {self.summary.n_removed} article(s) with their mentions; {self.summary.n_events} events are left."
        )
        return text + (f" Not there: {', '.join(self.unknown)}." if self.unknown else "")


def remove(path: str | Path, article_ids: Iterable[str]) -> Removal:
    """Drop articles and their mentions and work the events out again.

    Raises ``WarehouseError`` when none of them is there.
    """
    warehouse = Warehouse.open(path)
    wanted = sorted(set(article_ids))
    with warehouse.writer() as writer:
        unknown = tuple(a for a in wanted if not writer.has_article(a))
        if len(unknown) == len(wanted):
            raise WarehouseError(f"None of these articles is in {path}: {', '.join(unknown)}.")
        summary = writer.finish({"command": "remove"}, remove=wanted)
    return Removal(summary, unknown)


@dataclass(frozen=True, slots=True)
class Compaction:
    """What ``compact`` did; ``str()`` says it to people."""

    files_before: int
    files_after: int
    bytes_before: int
    bytes_after: int

    def __str__(self) -> str:
        mib = 1 << 20
        return (
            f"{self.files_before} files ({self.bytes_before / mib:.1f} MiB) became {self.files_after} "
            f"({self.bytes_after / mib:.1f} MiB)."
        )


def compact(path: str | Path, *, settings: Settings | None = None) -> Compaction:
    """Join the files of every table into few large ones; the rows stay the same.

    Files that no snapshot needs any more are deleted. Tables above ``settings.partition_rows`` are cut by year and
    month. Readers that are still on the old snapshot must connect again. Raises ``WarehouseError`` when a build has
    not finished (finish it first: run it again, or ``events repair``).
    """
    warehouse = Warehouse.open(path, settings=settings)
    with warehouse.writer() as writer:
        old = writer.manifest
        if any(old.pending.values()):
            raise WarehouseError(
                "A build of this warehouse has not finished.", hint="run the build again, or `events repair`"
            )
        conf = warehouse.settings
        con = work_connection(writer.staging.path / "tmp", memory=conf.memory, threads=conf.threads)
        try:
            new = old
            with disk_errors(warehouse.folder):
                for name, order in ORDER.items():
                    large = old.rows(name) >= conf.partition_rows and name in MONTH
                    if len(old.files(name)) < 2 and not large:
                        continue
                    sql = f"{select(warehouse.folder, name, old.files(name))} ORDER BY {order}"
                    layout = Layout(month_column=MONTH[name] if large else None)
                    new = new.with_table(
                        name, write_files(writer.staging, name, batches(con, sql, name), layout=layout)
                    )
        finally:
            con.close()
        writer.swap(new)
        writer.delete_unused()
    (files_before, bytes_before), (files_after, bytes_after) = _size(old), _size(new)
    return Compaction(files_before, files_after, bytes_before, bytes_after)


def _size(manifest: Manifest) -> tuple[int, int]:
    files = [f for group in manifest.tables.values() for f in group]
    return len(files), sum(f.bytes for f in files)


#: What may change when an article is coded again; a mention is *recoded* when one of these is other than before.
COMPARED: Mapping[str, tuple[str, ...]] = {
    "code": ("event_code",),
    "source": ("source_code", "source_name"),
    "target": ("target_code", "target_name"),
    "polarity or modality": ("polarity", "modality"),
    "date": ("date_start", "date_end", "date_status"),
    "place": ("place_name", "place_country"),
    "attribution": ("attributed_to_code",),
}


@dataclass(frozen=True, slots=True)
class Difference:
    """Mentions of two snapshots compared: per event root the numbers of same, recoded, added and removed.

    ``str()`` is a table for people. ``reasons`` counts what changed in the recoded ones (one mention may count several
    times).
    """

    roots: Mapping[str, tuple[int, int, int, int]]
    reasons: Mapping[str, int] = field(default_factory=dict)

    @property
    def total(self) -> tuple[int, int, int, int]:
        """Same, recoded, added, removed over all roots."""
        sums = [sum(column) for column in zip(*self.roots.values(), strict=True)] or [0, 0, 0, 0]
        return (sums[0], sums[1], sums[2], sums[3])

    def __str__(self) -> str:
        from events.warehouse.query import render_table

        rows = [(root, *counts) for root, counts in sorted(self.roots.items())]
        rows.append(("all", *self.total))
        text = render_table(("root", "same", "recoded", "added", "removed"), rows, width=100).rsplit("\n", 2)[0]
        changed = ", ".join(f"{name} {n}" for name, n in self.reasons.items() if n)
        return text + (f"\nwhat changed in recoded mentions: {changed}" if changed else "")


def diff(old: str | Path, new: str | Path) -> Difference:
    """Compare the mentions of two warehouses over the same articles."""
    a, b = Warehouse.open(old), Warehouse.open(new)
    return diff_snapshots((a.folder, a.manifest()), (b.folder, b.manifest()))


def diff_snapshots(old: tuple[Path, Manifest], new: tuple[Path, Manifest]) -> Difference:
    """Compare the mentions of two snapshots, each given as folder and manifest.

    A recoding is seen by comparing two snapshots of one folder. Mentions are matched by id, those left over by
    article, sentence and trigger.
    """
    con = work_connection(None)
    try:
        for side, (folder, manifest) in (("a", old), ("b", new)):
            con.execute(
                f"CREATE VIEW {side} AS FROM {scan(folder, 'event_mentions', manifest.visible('event_mentions'))}"
            )
        return _compare(con)
    finally:
        con.close()


def _compare(con: duckdb.DuckDBPyConnection) -> Difference:
    con.execute("CREATE TABLE pairs AS SELECT mention_id AS a_id, mention_id AS b_id FROM a JOIN b USING (mention_id)")
    place = "article_id, sentence_start, action_start, action_end"
    left = f"SELECT mention_id, {place}, row_number() OVER (PARTITION BY {place} ORDER BY event_code, mention_id) AS n"
    con.execute(
        f"""INSERT INTO pairs SELECT x.mention_id, y.mention_id
        FROM ({left} FROM a WHERE mention_id NOT IN (SELECT a_id FROM pairs)) x
        JOIN ({left} FROM b WHERE mention_id NOT IN (SELECT b_id FROM pairs)) y
        USING ({place}, n)"""
    )
    tests = {name: " OR ".join(f"a.{c} IS DISTINCT FROM b.{c}" for c in columns) for name, columns in COMPARED.items()}
    listed = ", ".join(f"({test}) AS c{i}" for i, test in enumerate(tests.values()))
    con.execute(
        f"""CREATE TABLE matched AS SELECT coalesce(a.event_root_code, b.event_root_code) AS root, {listed}
        FROM pairs JOIN a ON a.mention_id = a_id JOIN b ON b.mention_id = b_id"""
    )
    changed = " OR ".join(f"c{i}" for i in range(len(tests)))
    rows = con.execute(
        f"""SELECT root, sum(same)::BIGINT, sum(recoded)::BIGINT, sum(added)::BIGINT, sum(removed)::BIGINT FROM (
            SELECT root, (NOT ({changed}))::INT AS same, ({changed})::INT AS recoded, 0 AS added, 0 AS removed
            FROM matched
            UNION ALL SELECT event_root_code, 0, 0, 1, 0 FROM b WHERE mention_id NOT IN (SELECT b_id FROM pairs)
            UNION ALL SELECT event_root_code, 0, 0, 0, 1 FROM a WHERE mention_id NOT IN (SELECT a_id FROM pairs))
        GROUP BY root ORDER BY root"""
    ).fetchall()
    sums = con.execute(
        "SELECT " + ", ".join(f"count(*) FILTER (c{i})" for i in range(len(tests))) + " FROM matched"
    ).fetchall()[0]
    return Difference({r[0]: (r[1], r[2], r[3], r[4]) for r in rows}, dict(zip(tests, sums, strict=True)))
