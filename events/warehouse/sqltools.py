"""Between the manifest and DuckDB: SQL that reads a table's files, and private connections for the writer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from events.errors import WarehouseDamaged
from events.schema import quote, table
from events.warehouse.manifest import DataFile

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

#: Rows in a batch on the way from DuckDB to a Parquet file; bounds memory, does not change the file.
BATCH_ROWS = 16_384


def scan(folder: Path, name: str, files: Iterable[DataFile], *, extra: str = "") -> str:
    """Return SQL for the rows of ``files`` of table ``name`` (an empty relation when there are none).

    Columns that files of an earlier version lack are NULL. ``extra`` adds options of ``read_parquet`` (e.g.
    ``filename=true``). Paths are absolute, so that the SQL means the same whatever folder a client runs in.
    """
    files, spec = list(files), table(name)
    columns = ", ".join(f'NULL::{c.sql_type} AS "{c.name}"' for c in spec.columns)
    if not files:
        more = ", NULL::VARCHAR AS filename" if "filename" in extra else ""
        return f"(SELECT {columns}{more} WHERE false)"
    listed = ", ".join(quote(str((folder / f.path).absolute())) for f in files)
    options = f", {extra}" if extra else ""
    if all(f.columns == len(spec.columns) for f in files):
        return f"read_parquet([{listed}], hive_partitioning=false{options})"
    read = f"read_parquet([{listed}], hive_partitioning=false, union_by_name=true{options})"
    return f"(SELECT * FROM {read} UNION ALL BY NAME SELECT {columns} WHERE false)"


def select(folder: Path, name: str, files: Iterable[DataFile]) -> str:
    """Return a ``SELECT`` of exactly the columns of table ``name`` from ``files``."""
    columns = ", ".join(f'"{c}"' for c in table(name).names)
    return f"SELECT {columns} FROM {scan(folder, name, files)}"


def work_connection(
    temporary: Path | None, *, memory: str = "2GB", threads: int | None = None
) -> duckdb.DuckDBPyConnection:
    """Return a private in-memory DuckDB that spills to ``temporary`` (nowhere when ``None``).

    Its time zone is UTC, and it never fetches an extension.
    """
    import duckdb

    config: dict[str, Any] = {
        "memory_limit": memory,
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "preserve_insertion_order": "false",
    }
    if temporary is not None:
        temporary.mkdir(parents=True, exist_ok=True)
        config["temp_directory"] = str(temporary)
    if threads is not None:
        config["threads"] = threads
    con = duckdb.connect(config=config)
    con.execute("SET TimeZone = 'UTC'")
    return con


def batches(con: duckdb.DuckDBPyConnection, sql: str, name: str) -> Iterator[pa.RecordBatch]:
    """Yield the rows of ``sql`` as record batches with exactly the schema of table ``name``.

    Raises ``WarehouseDamaged`` when a file that the query reads is missing or broken.
    """
    import duckdb
    import pyarrow as pa

    schema = table(name).arrow()
    try:
        reader = con.sql(sql).to_arrow_reader(BATCH_ROWS)
        for batch in reader:
            columns = [_exact(batch.column(field.name), field.type) for field in schema]
            yield pa.RecordBatch.from_arrays(columns, schema=schema)
    except duckdb.IOException as error:
        raise WarehouseDamaged(f"A file of the warehouse cannot be read: {error}", hint="run `events doctor`") from None


def _exact(column: pa.Array, wanted: pa.DataType) -> pa.Array:
    return column if column.type == wanted else column.cast(wanted)


def scalar(con: duckdb.DuckDBPyConnection, sql: str) -> Any:
    """Return the first value of the first row of a query, or ``None``."""
    rows = con.execute(sql).fetchall()
    return rows[0][0] if rows else None
