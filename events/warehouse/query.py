"""Ask the warehouse: run one query, print it as a table for people or as CSV, JSON or Parquet for programs."""

from __future__ import annotations

import csv
import datetime as dt
import decimal
import io
import json
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from events.errors import QueryError, UsageError
from events.schema import resource_dir
from events.warehouse.views import connect, views_for

if TYPE_CHECKING:
    import duckdb

#: Rows shown as a table when nothing else is said; the other formats are never cut.
TABLE_ROWS = 200
_NULL = "·"
_MIN_WIDTH = 10


def run_query(
    path: str | Path,
    statement: str,
    *,
    format: str = "table",
    limit: int | None = None,
    stream: BinaryIO,
) -> int:
    """Run one SQL query over a warehouse, write the answer to ``stream`` and return the number of rows written.

    ``statement`` is SQL or the name of an example query (a file in ``warehouse/queries``, without ``.sql``). Formats:
    ``table`` (for people, at most ``TABLE_ROWS`` rows), ``csv`` (with a header line), ``json`` (an array of objects),
    ``parquet``. Raises ``QueryError`` with DuckDB's message, ``UsageError`` for an unknown format, ``WarehouseError``
    without a warehouse.
    """
    writers = {"table": _write_table, "csv": _write_csv, "json": _write_json, "parquet": _write_parquet}
    if format not in writers:
        raise UsageError(f"There is no format {format!r}.", hint=f"formats: {', '.join(writers)}")
    sql = example_query(statement) or statement
    con, relation = _ask(path, sql)
    try:
        return writers[format](relation if limit is None else relation.limit(limit), stream)
    finally:
        con.close()


def example_query(name: str) -> str | None:
    """Return the SQL of the example query called ``name``, or ``None`` when there is no such file."""
    if not name.replace("-", "").replace("_", "").isalnum():
        return None
    path = resource_dir("queries") / f"{name}.sql"
    return path.read_text(encoding="utf-8") if path.is_file() else None


def _ask(path: str | Path, sql: str) -> tuple[duckdb.DuckDBPyConnection, duckdb.DuckDBPyRelation]:
    """Return a connection and the planned query; all views are made where those that ``sql`` names did not do."""
    import duckdb

    try:
        try:
            return _plan(path, sql, views_for(sql))
        except duckdb.CatalogException:
            return _plan(path, sql, None)
    except duckdb.Error as error:
        raise QueryError(_first_lines(error), hint="`events schema` lists tables and columns") from None


def _plan(
    path: str | Path, sql: str, only: frozenset[str] | None
) -> tuple[duckdb.DuckDBPyConnection, duckdb.DuckDBPyRelation]:
    """Plan a query over the views in ``only``. Raises what DuckDB raises, ``UsageError`` for a statement without a result."""
    con = connect(path, comments="duckdb_" in sql, only=only)  # only duckdb_columns() and the like show comments
    try:
        relation = con.sql(sql)
        if relation is None:
            raise UsageError("That statement has no result.", hint="write a SELECT")
    except BaseException:
        con.close()
        raise
    return con, relation


def _first_lines(error: Exception) -> str:
    return "DuckDB: " + str(error).strip()


class _QueryErrors:
    """Turns what DuckDB raises while a result is read (not only when it is planned) into ``QueryError``."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if kind is not None and kind.__module__.partition(".")[0] in ("duckdb", "_duckdb"):
            assert isinstance(error, Exception)
            raise QueryError(_first_lines(error), hint="`events doctor` checks the files of the warehouse") from None


def _write_table(relation: duckdb.DuckDBPyRelation, stream: BinaryIO) -> int:
    with _QueryErrors():
        rows = relation.limit(TABLE_ROWS + 1).fetchall()
    more = len(rows) > TABLE_ROWS
    text = render_table(relation.columns, rows[:TABLE_ROWS], more=more)
    stream.write(text.encode("utf-8"))
    return min(len(rows), TABLE_ROWS)


def _batches(relation: duckdb.DuckDBPyRelation) -> Iterable[Any]:
    with _QueryErrors():
        yield from relation.to_arrow_reader(16_384)


def _write_csv(relation: duckdb.DuckDBPyRelation, stream: BinaryIO) -> int:
    count = 0
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    try:
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(relation.columns)
        for batch in _batches(relation):
            count += batch.num_rows
            columns = [column.to_pylist() for column in batch.columns]
            writer.writerows([plain(v, none="") for v in row] for row in zip(*columns, strict=True))
    finally:
        text.detach()
    return count


def _write_json(relation: duckdb.DuckDBPyRelation, stream: BinaryIO) -> int:
    count = 0
    stream.write(b"[")
    for batch in _batches(relation):
        for row in batch.to_pylist():
            item = json.dumps({k: plain(v) for k, v in row.items()}, ensure_ascii=False, default=str)
            stream.write((",\n " if count else "\n ").encode() + item.encode("utf-8"))
            count += 1
    stream.write(b"\n]\n")
    return count


def _write_parquet(relation: duckdb.DuckDBPyRelation, stream: BinaryIO) -> int:
    import pyarrow.parquet as pq

    count = 0
    with _QueryErrors():
        reader = relation.to_arrow_reader(122_880)
    with pq.ParquetWriter(stream, reader.schema, compression="zstd") as writer, _QueryErrors():
        for batch in reader:
            writer.write_batch(batch)
            count += batch.num_rows
    return count


def plain(value: Any, *, none: Any = None) -> Any:
    """Return a value as CSV and JSON have it: dates and instants in ISO 8601, decimals as numbers."""
    if value is None:
        return none
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, decimal.Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def render_table(
    columns: Sequence[str], rows: Sequence[Sequence[Any]], *, width: int | None = None, more: bool = False
) -> str:
    """Return rows as text for people: a table, or one block a row when the columns do not fit in ``width``.

    ``width`` is that of the terminal when not given; ``more`` says that further rows were cut off. Colours are left to
    the terminal: the text is plain.
    """
    if not columns:
        return ""
    width = width or max(60, shutil.get_terminal_size((120, 40)).columns)
    cells = [[_cell(v) for v in row] for row in rows]
    numeric = [all(isinstance(r[i], int | float | decimal.Decimal | None) for r in rows) for i in range(len(columns))]
    widths = _fit(columns, cells, numeric, width)
    body = _blocks(columns, cells, width) if widths is None else _grid(columns, cells, numeric, widths)
    noun = "row" if len(rows) == 1 else "rows"
    note = " shown; there are more (see --limit and --format)" if more else ""
    return f"{body}\n{len(rows)} {noun}{note}\n"


def _cell(value: Any) -> str:
    if value is None:
        return _NULL
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".")
    if isinstance(value, dt.datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    return " ".join(str(value).split())


def _fit(
    columns: Sequence[str], cells: Sequence[Sequence[str]], numeric: Sequence[bool], width: int
) -> list[int] | None:
    """Column widths that fill at most ``width`` (the widest text gives way first), ``None`` when there are none."""
    from rich.cells import cell_len

    widths = [max([cell_len(name), *(cell_len(row[i]) for row in cells)]) for i, name in enumerate(columns)]
    room = width - 2 * (len(columns) - 1)
    while sum(widths) > room:
        text = [i for i in range(len(columns)) if not numeric[i] and widths[i] > _MIN_WIDTH]
        if not text:
            return None
        widest = max(text, key=lambda i: widths[i])
        others = sorted((widths[i] for i in text if i != widest), reverse=True)
        floor = max(_MIN_WIDTH, others[0] if others and others[0] < widths[widest] else widths[widest] - 1)
        widths[widest] = max(floor, widths[widest] - (sum(widths) - room))
    return widths


def _grid(columns: Sequence[str], cells: Sequence[Sequence[str]], numeric: Sequence[bool], widths: list[int]) -> str:
    lines = [_line(columns, numeric, widths), "  ".join("─" * w for w in widths)]
    lines += [_line(row, numeric, widths) for row in cells]
    return "\n".join(lines)


def _line(row: Sequence[str], numeric: Sequence[bool], widths: list[int]) -> str:
    from rich.cells import cell_len, set_cell_size

    parts = []
    for text, right, width in zip(row, numeric, widths, strict=True):
        size = cell_len(text)
        if size > width:
            parts.append(set_cell_size(text, width - 1) + "…")
        else:
            parts.append(" " * (width - size) + text if right else text + " " * (width - size))
    return "  ".join(parts).rstrip()


def _blocks(columns: Sequence[str], cells: Sequence[Sequence[str]], width: int) -> str:
    """One block a row, one line a column; columns that are empty in a row are left out."""
    from rich.cells import cell_len, set_cell_size

    label = max(len(c) for c in columns)
    lines = []
    for number, row in enumerate(cells, start=1):
        lines.append(f"── {number} " + "─" * max(0, min(width, 72) - len(str(number)) - 4))
        for name, text in zip(columns, row, strict=True):
            if text != _NULL:
                room = width - label - 2
                shown = text if cell_len(text) <= room else set_cell_size(text, room - 1) + "…"
                lines.append(f"{name:<{label}}  {shown}")
    return "\n".join(lines)
