"""Write the warehouse in the formats that other tools read.

Every export comes from one snapshot, is written beside its destination and renamed into place. Nothing in it depends
on the time of the export: the same snapshot gives the same files.
"""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from events.errors import UsageError
from events.schema import TABLES, quote, table
from events.warehouse.files import disk_errors
from events.warehouse.geo import write_geojson, write_geoparquet
from events.warehouse.graph import write_graphml
from events.warehouse.query import plain
from events.warehouse.views import connect, dashboard_statements

if TYPE_CHECKING:
    import duckdb

_BATCH = 16_384


def export(path: str | Path, format: str, dest: str | Path) -> list[Path]:
    """Write the warehouse at ``path`` as ``format`` to ``dest`` and return the files written.

    ``parquet``, ``csv`` and ``jsonl`` write one file a table into the folder ``dest``; ``gdelt`` writes
    ``events.export.CSV`` (61 columns) and ``mentions.CSV`` (16 columns), tab-separated without header, into the folder
    ``dest``; ``duckdb`` writes one self-contained database file with tables, comments and dashboard views; ``geojson``
    and ``geoparquet`` write one file with the events that have coordinates; ``graphml`` one file with who did how much
    to whom. What stands at ``dest`` under the same names is replaced. Raises ``UsageError`` for an unknown format.
    """
    if format not in FORMATS:
        raise UsageError(f"There is no format {format!r}.", hint=f"formats: {', '.join(FORMATS)}")
    target = Path(dest)
    con = connect(path)
    try:
        con.execute("SET preserve_insertion_order = true")
        with disk_errors(target.parent):
            return FORMATS[format](con, target)
    finally:
        con.close()


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Give a temporary name beside ``target``; on success it is synced and renamed, on failure removed."""
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        yield temporary
        with temporary.open("rb+") as stream:
            os.fsync(stream.fileno())
        if target.is_dir():
            raise UsageError(f"{target} is a folder; a file is to be written there.")
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def _folder(target: Path) -> Path:
    if target.is_file():
        raise UsageError(f"{target} is a file; this format needs a folder.")
    target.mkdir(parents=True, exist_ok=True)
    return target


def _ordered(name: str) -> str:
    return f'SELECT * FROM "{name}" ORDER BY {", ".join(table(name).key)}'


def _parquet(con: duckdb.DuckDBPyConnection, target: Path) -> list[Path]:
    import pyarrow.parquet as pq

    made = []
    for name in TABLES:
        out = _folder(target) / f"{name}.parquet"
        schema = table(name).arrow()
        with replacing(out) as temporary, pq.ParquetWriter(temporary, schema, compression="zstd") as writer:
            for batch in con.sql(_ordered(name)).to_arrow_reader(_BATCH if name == "articles" else 122_880):
                writer.write_batch(batch.cast(schema))
        made.append(out)
    return made


def _rows(con: duckdb.DuckDBPyConnection, sql: str) -> Iterator[list[Any]]:
    for batch in con.sql(sql).to_arrow_reader(_BATCH):
        columns = [column.to_pylist() for column in batch.columns]
        for row in zip(*columns, strict=True):
            yield [plain(v) for v in row]


def _csv(con: duckdb.DuckDBPyConnection, target: Path) -> list[Path]:
    made = []
    for name in TABLES:
        out = _folder(target) / f"{name}.csv"
        with replacing(out) as temporary, temporary.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, lineterminator="\n")
            writer.writerow(table(name).names)
            writer.writerows(_rows(con, _ordered(name)))
        made.append(out)
    return made


def _jsonl(con: duckdb.DuckDBPyConnection, target: Path) -> list[Path]:
    made = []
    for name in TABLES:
        out = _folder(target) / f"{name}.jsonl"
        names = table(name).names
        with replacing(out) as temporary, temporary.open("w", encoding="utf-8", newline="") as stream:
            for row in _rows(con, _ordered(name)):
                stream.write(json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False) + "\n")
        made.append(out)
    return made


def _gdelt(con: duckdb.DuckDBPyConnection, target: Path) -> list[Path]:
    made = []
    for view, name in (("gdelt_events", "events.export.CSV"), ("gdelt_mentions", "mentions.CSV")):
        out = _folder(target) / name
        order = (
            "SQLDATE, GLOBALEVENTID"
            if view == "gdelt_events"
            else "GLOBALEVENTID, MentionIdentifier, SentenceID, ActionCharOffset"
        )
        with replacing(out) as temporary, temporary.open("w", encoding="utf-8", newline="") as stream:
            for row in _rows(con, f"SELECT * FROM {view} ORDER BY {order}"):
                stream.write("\t".join(_gdelt_cell(v) for v in row) + "\n")
        made.append(out)
    return made


def _gdelt_cell(value: Any) -> str:
    """A value as GDELT's files have it: empty for NULL, no quoting, so a tab or line feed inside becomes a space."""
    return "" if value is None else " ".join(str(value).split()) if isinstance(value, str) else str(value)


def _duckdb(con: duckdb.DuckDBPyConnection, target: Path) -> list[Path]:
    """Tables, comments and views in one file.

    Instants become plain timestamps (UTC), so that no tool needs a time-zone library.
    """
    with replacing(target) as temporary:
        con.execute(f"ATTACH {quote(str(temporary))} AS out")
        try:
            con.execute("BEGIN")
            for name in TABLES:
                spec = table(name)
                body = ", ".join(
                    f'"{c.name}" {"TIMESTAMP" if c.type == "timestamp" else c.sql_type}'
                    + ("" if c.nullable else " NOT NULL")
                    for c in spec.columns
                )
                con.execute(f'CREATE TABLE out."{name}" ({body})')
                con.execute(f'INSERT INTO out."{name}" {_ordered(name)}')
            con.execute("COMMIT")
            con.execute("USE out")
            for name in TABLES:
                for statement in table(name).comments():
                    con.execute(statement)
            for statement in dashboard_statements():
                con.execute(statement)
        finally:
            con.execute("USE memory")
            con.execute("DETACH out")
    Path(f"{target}.wal").unlink(missing_ok=True)
    return [target]


def _one(
    write: Callable[[duckdb.DuckDBPyConnection, Path], None],
) -> Callable[[duckdb.DuckDBPyConnection, Path], list[Path]]:
    def run(con: duckdb.DuckDBPyConnection, target: Path) -> list[Path]:
        with replacing(target) as temporary:
            write(con, temporary)
        return [target]

    return run


#: The formats by name, each with its writer.
FORMATS: Mapping[str, Callable[[duckdb.DuckDBPyConnection, Path], list[Path]]] = {
    "parquet": _parquet,
    "duckdb": _duckdb,
    "csv": _csv,
    "gdelt": _gdelt,
    "geojson": _one(write_geojson),
    "geoparquet": _one(write_geoparquet),
    "jsonl": _jsonl,
    "graphml": _one(write_graphml),
}
