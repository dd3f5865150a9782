"""Find what is wrong with a warehouse, and mend what can be mended.

``doctor`` only reads. ``repair`` keeps every file that is whole, puts the rows together again and works all events out
anew; articles whose mentions were lost are marked for recoding (when their text is stored) or dropped, so that the
next build codes them again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from events.errors import WarehouseDamaged, WarehouseError
from events.schema import TABLES, table
from events.warehouse.files import Staging, disk_errors, file_sha256, own_files, write_files
from events.warehouse.lock import WriterLock
from events.warehouse.manifest import NAME, DataFile, Manifest, read_manifest, write_manifest
from events.warehouse.sqltools import batches, scalar, scan, work_connection
from events.warehouse.store import PENDING, Warehouse

_REPAIR = "run `events repair`"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: ``kind`` for programs, the rest for people."""

    kind: str
    message: str
    hint: str

    def __str__(self) -> str:
        return f"{self.message} Hint: {self.hint}."


def doctor(path: str | Path) -> list[Problem]:
    """Return what is wrong with the warehouse at ``path``; an empty list when all is well. Writes nothing.

    Every file is read and compared with the manifest, so a large warehouse takes a while. Raises ``WarehouseError``
    when there is no warehouse and nothing that looks like one.
    """
    folder = Path(path)
    try:
        manifest = read_manifest(folder)
    except WarehouseDamaged as error:
        return [Problem("manifest", error.message, _REPAIR)]
    if manifest is None:
        if not any(True for name in ("articles", "event_mentions") for _ in own_files(folder / name)):
            raise WarehouseError(f"There is no warehouse in {folder}.", hint="run `events build` first")
        return [Problem("manifest", f"{NAME} is missing in {folder}, but there are data files.", _REPAIR)]
    problems = list(_files(folder, manifest))
    if not problems:
        problems = list(_rows(folder, manifest))
    if any(manifest.pending.values()):
        shards = sum(len(files) for files in manifest.pending.values())
        problems.append(
            Problem(
                "unfinished",
                f"A build has not finished: {shards} shards are not merged yet.",
                f"build again, or {_REPAIR}",
            )
        )
    return problems


def _files(folder: Path, manifest: Manifest) -> Iterator[Problem]:
    for group in (manifest.tables, manifest.pending):
        for name, files in group.items():
            for entry in files:
                fault = check_file(folder, name, entry)
                if fault:
                    yield Problem("file", f"{entry.path} {fault}.", _REPAIR)


def check_file(folder: Path, name: str, entry: DataFile) -> str | None:
    """Return what is wrong with a data file, or ``None``: missing, other size, other content, other columns."""
    path = folder / entry.path
    if not path.is_file():
        return "is missing"
    size = path.stat().st_size
    if size != entry.bytes:
        return f"has {size} bytes instead of {entry.bytes}"
    if file_sha256(path) != entry.sha256:
        return "was changed or damaged (its SHA-256 is another)"
    return _unreadable(path, name)


def _unreadable(path: Path, name: str) -> str | None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        schema = pq.read_schema(path)
    except (pa.ArrowInvalid, OSError):
        return "is no Parquet file"
    known = table(name).arrow()
    if all(f.name in known.names and f.type == known.field(f.name).type for f in schema):
        return None  # perhaps with fewer columns: a file of an earlier version
    return f"has columns that {name} does not have (a later version wrote it)"


def _rows(folder: Path, manifest: Manifest) -> Iterator[Problem]:
    """What the files say of each other: keys, references and counts."""
    con = work_connection(None)
    try:
        for name in TABLES:
            con.execute(f"CREATE VIEW {name} AS FROM {scan(folder, name, manifest.files(name))}")
        lone = "SELECT count(*) FROM event_mentions"
        checks: Mapping[str, str] = {
            "articles are stored twice": "SELECT count(*) - count(DISTINCT article_id) FROM articles",
            "mentions are stored twice": "SELECT count(*) - count(DISTINCT mention_id) FROM event_mentions",
            "events are stored twice": "SELECT count(*) - count(DISTINCT event_id) FROM events",
            "mentions belong to no stored article": f"{lone} ANTI JOIN articles USING (article_id)",
            "mentions belong to no stored event": f"{lone} ANTI JOIN events USING (event_id)",
            "events have other mentions than they count": """SELECT count(*) FROM events e LEFT JOIN
                (SELECT event_id, count(*) AS n FROM event_mentions GROUP BY 1) m USING (event_id)
                WHERE n IS DISTINCT FROM e.n_mentions""",
            "articles have other mentions than they count": """SELECT count(*) FROM articles a LEFT JOIN
                (SELECT article_id, count(*) AS n FROM event_mentions GROUP BY 1) m USING (article_id)
                WHERE coalesce(n, 0) <> a.n_mentions""",
        }
        for message, sql in checks.items():
            count = int(scalar(con, sql))
            if count:
                yield Problem("rows", f"{count} {message}.", _REPAIR)
    finally:
        con.close()


def repair(path: str | Path) -> list[str]:
    """Rebuild what can be rebuilt and return what was done, one sentence each (empty when nothing was wrong).

    Files that are missing or damaged are dropped, and with them the rows only they had; all rows are laid out anew and
    all events worked out from the mentions, keeping event ids where a mention still carries them. Raises
    ``WarehouseError`` when there is nothing to repair from, ``WarehouseLocked`` while a build is running.
    """
    folder = Path(path)
    problems = doctor(folder)
    if not problems:
        return []
    done: list[str] = []
    if {p.kind for p in problems} != {"unfinished"}:
        with WriterLock(folder), disk_errors(folder):
            _salvage(folder, done)
    with Warehouse.open(folder).writer() as writer:
        summary = writer.finish({"command": "repair"})
    done.append(
        f"Worked out {summary.n_events} events from {summary.n_mentions} mentions in {summary.n_articles} articles."
        if {p.kind for p in problems} != {"unfinished"}
        else f"Finished the build: {summary.n_articles} articles, {summary.n_mentions} mentions."
    )
    return done


def _salvage(folder: Path, done: list[str]) -> None:
    """Swap in a manifest in which all whole articles and mentions are pending; the other tables stay."""
    whole, known = _whole_files(folder, done)
    staging = Staging(folder)
    con = work_connection(staging.path / "tmp")
    try:
        for name in ("articles", "event_mentions"):
            con.execute(f"CREATE VIEW stored_{name} AS FROM {scan(folder, name, whole.get(name, ()))}")
        con.execute(
            """CREATE TABLE counted AS
            SELECT article_id, count(DISTINCT mention_id) AS n FROM stored_event_mentions GROUP BY 1"""
        )
        con.execute(
            """CREATE TABLE kept AS SELECT article_id, n_mentions FROM stored_articles
            QUALIFY row_number() OVER (PARTITION BY article_id ORDER BY text_sha256, n_mentions DESC) = 1"""
        )
        con.execute(
            """CREATE TABLE short AS SELECT k.article_id FROM kept k LEFT JOIN
            counted USING (article_id)
            WHERE coalesce(n, 0) < k.n_mentions"""
        )
        lost = int(scalar(con, "SELECT count(*) FROM short"))
        orphans = int(scalar(con, "SELECT count(*) FROM stored_event_mentions ANTI JOIN kept USING (article_id)"))
        columns = ", ".join(table("articles").names)
        articles = f"""SELECT {columns} FROM (SELECT a.* REPLACE (
                CASE WHEN article_id IN (FROM short) THEN NULL ELSE coder END AS coder,
                CASE WHEN article_id IN (FROM short) THEN coalesce(n, 0)::INTEGER ELSE n_mentions END AS n_mentions)
            FROM stored_articles a
            LEFT JOIN counted USING (article_id)
            WHERE NOT (text IS NULL AND article_id IN (FROM short))
            QUALIFY row_number() OVER (PARTITION BY article_id ORDER BY text_sha256, a.n_mentions DESC) = 1)"""
        mentions = f"""SELECT m.* FROM stored_event_mentions m
            WHERE article_id IN (SELECT article_id FROM ({articles}))
            QUALIFY row_number() OVER (PARTITION BY mention_id ORDER BY event_id NULLS LAST) = 1"""
        pending = {
            name: write_files(staging, name, batches(con, f"{sql} ORDER BY ALL", name), folder=f"{PENDING}/{name}")
            for name, sql in (("articles", articles), ("event_mentions", mentions))
        }
    finally:
        con.close()
        staging.close()
    if lost:
        done.append(
            f"{lost} articles lost mentions: those with a stored text are marked, run `events build --recode`; "
            "the others were dropped, build from their files again."
        )
    if orphans:
        done.append(f"{orphans} mentions of lost articles were dropped; build from the original files again.")
    kept = {
        name: files
        for name, files in whole.items()
        if name not in ("articles", "event_mentions", "events", "event_aliases")
    }
    write_manifest(folder, replace(known, tables=kept, pending=pending, retired=()))


def _whole_files(folder: Path, done: list[str]) -> tuple[dict[str, tuple[DataFile, ...]], Manifest]:
    """Return the readable files by table: those the manifest lists, or all there are when it is lost."""
    try:
        manifest = read_manifest(folder)
    except WarehouseDamaged:
        manifest = None
    whole: dict[str, tuple[DataFile, ...]] = {}
    if manifest is None:
        done.append("The manifest was lost; it is made again from the files that are there.")
        for name in TABLES:
            paths = [p for place in (name, f"{PENDING}/{name}") for p in own_files(folder / place)]
            whole[name] = tuple(_entry(folder, p) for p in paths if _unreadable(p, name) is None)
        for name in ("rejects", "cameo_codes", "plover_types", "countries", "actors"):
            whole[name] = whole[name][:1]
        return whole, Manifest(generation=_generation(folder, whole))
    for name in TABLES:
        good = []
        # Shards that replace articles are left out: the articles they were to replace are whole, and will be recoded
        # again.
        for entry in manifest.visible(name):
            fault = check_file(folder, name, entry)
            if fault is None:
                good.append(entry)
            else:
                done.append(f"Dropped {entry.path}: it {fault}.")
        whole[name] = tuple(good)
    return whole, manifest


def _entry(folder: Path, path: Path) -> DataFile:
    import pyarrow.parquet as pq

    metadata = pq.read_metadata(path)
    return DataFile(
        path=path.relative_to(folder).as_posix(),
        rows=metadata.num_rows,
        columns=metadata.num_columns,
        bytes=path.stat().st_size,
        sha256=file_sha256(path),
    )


def _generation(folder: Path, whole: Mapping[str, tuple[DataFile, ...]]) -> int:
    con = work_connection(None)
    try:
        return int(scalar(con, f"SELECT coalesce(max(generation), 0) FROM {scan(folder, 'builds', whole['builds'])}"))
    finally:
        con.close()
