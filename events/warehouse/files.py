"""Writing Parquet files that never change: staged, synced, named by their content, then renamed into place.

Row order, row groups and compression are fixed, and nothing in a file depends on time, so the same rows give the same
bytes and the same file name.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from events.errors import WarehouseError
from events.schema import table
from events.warehouse.manifest import DataFile, sync_folder

if TYPE_CHECKING:
    import pyarrow as pa

_OWN_NAME = re.compile("[0-9a-f]{20}")
#: Rows in a row group: DuckDB's own default, and enough for parallel reading.
ROW_GROUP_ROWS = 122_880
#: Article texts are long: a row group is also closed after so many bytes (memory while writing and reading).
ROW_GROUP_BYTES = 64 << 20
#: Rows in a file. A build rewrites whole files, those with an event that changed: small ones keep that a matter of a
#: second, larger ones would only save a few milliseconds of opening them.
FILE_ROWS = 2 * ROW_GROUP_ROWS


@contextmanager
def disk_errors(folder: Path) -> Iterator[None]:
    """Turn a full disk or a forbidden write into a ``WarehouseError`` that says so."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            message = f"The disk that holds {folder} is full; nothing that was committed is lost."
            raise WarehouseError(message, hint="free some space and run the same command again") from None
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            raise WarehouseError(
                f"Cannot write to the warehouse {folder}: {error.strerror}.",
                hint="check the folder's permissions, or give another one with --warehouse",
            ) from None
        raise


class Staging:
    """A private folder inside the warehouse in which files are made before they are renamed into place."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "_staging" / f"{os.getpid()}"
        self._count = 0
        with disk_errors(folder):
            self.path.mkdir(parents=True, exist_ok=True)

    def new(self) -> Path:
        """Return the path of a new file in the staging folder."""
        self._count += 1
        return self.path / f"{self._count}.parquet"

    def publish(self, made: Path, shape: tuple[int, int], place: Callable[[str], str]) -> DataFile:
        """Hash ``made``, rename it to ``place(hash)`` (relative to the warehouse) and return its manifest entry.

        ``shape`` is its number of rows and columns.
        """
        digest = file_sha256(made)
        relative = place(digest[:20])
        target = self.folder / relative
        new_folders = [p for p in (target.parent, *target.parent.parents) if not p.exists()]
        target.parent.mkdir(parents=True, exist_ok=True)
        size = made.stat().st_size
        made.replace(target)
        sync_folder(target.parent)
        for folder in new_folders:
            sync_folder(folder.parent)
        return DataFile(path=relative, rows=shape[0], columns=shape[1], bytes=size, sha256=digest)

    def close(self) -> None:
        """Remove the staging folder."""
        shutil.rmtree(self.path, ignore_errors=True)


def clean_staging(folder: Path) -> int:
    """Remove what killed builds left in the staging folder; return the number of files. Needs the writer lock."""
    staging = folder / "_staging"
    if not staging.is_dir():
        return 0
    count = sum(1 for p in staging.rglob("*") if p.is_file())
    shutil.rmtree(staging, ignore_errors=True)
    (folder / "_manifest.json.new").unlink(missing_ok=True)
    return count


def own_files(place: Path) -> Iterator[Path]:
    """Yield the Parquet files under ``place`` that bear a name of ours (20 hexadecimal digits), in order.

    Somebody's own files may lie in a folder that is used as a warehouse; they must never be taken for left-overs.
    """
    yield from (p for p in sorted(place.rglob("*.parquet")) if _OWN_NAME.fullmatch(p.stem))


def file_sha256(path: Path) -> str:
    """Return the SHA-256 of a file as 64 hexadecimal digits."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


@dataclass(frozen=True, slots=True)
class Layout:
    """How rows are laid into files: rows per file, and whether to cut by year and month of the date column."""

    file_rows: int = FILE_ROWS
    group_rows: int = ROW_GROUP_ROWS
    group_bytes: int = ROW_GROUP_BYTES
    month_column: str | None = None


def write_files(
    staging: Staging,
    name: str,
    batches: Iterable[pa.RecordBatch],
    *,
    layout: Layout | None = None,
    folder: str | None = None,
) -> tuple[DataFile, ...]:
    """Write sorted ``batches`` of table ``name`` as one or more files and return their entries, in order.

    With ``layout.month_column`` the rows (sorted by that date) go to ``year=YYYY/month=MM`` folders. The files do not
    depend on how the rows were cut into batches.
    """
    writer = _FileWriter(staging, name, layout or Layout(), folder or name)
    try:
        for batch in batches:
            for month, part in _by_month(batch, writer.layout.month_column):
                writer.add(month, part)
        return writer.finish()
    finally:
        writer.abandon()


class _FileWriter:
    """Cuts a stream of batches into row groups and files of fixed size."""

    def __init__(self, staging: Staging, name: str, layout: Layout, folder: str) -> None:
        self.staging, self.name, self.layout, self.folder = staging, name, layout, folder
        self.schema = table(name).arrow()
        self.has_text = name == "articles"
        self.done: list[DataFile] = []
        self.month: str | None = None
        self._writer: Any = None
        self._path: Path | None = None
        self._rows = 0
        self._held: list[pa.RecordBatch] = []
        self._held_rows = 0
        self._held_bytes = 0

    def add(self, month: str | None, batch: pa.RecordBatch) -> None:
        """Take a batch whose rows all belong to ``month``."""
        if month != self.month:
            self._close_file()
            self.month = month
        while batch.num_rows:
            room = min(self.layout.group_rows - self._held_rows, self.layout.file_rows - self._rows - self._held_rows)
            part, size = batch.slice(0, room), 0
            if self.has_text:
                part, size = self._cut_by_bytes(part)
            self._held.append(part)
            self._held_rows += part.num_rows
            self._held_bytes += size
            batch = batch.slice(part.num_rows)
            if self._held_rows >= self.layout.group_rows or self._held_bytes >= self.layout.group_bytes:
                self._write_group()
            if self._rows + self._held_rows >= self.layout.file_rows:
                self._close_file()

    def _cut_by_bytes(self, part: pa.RecordBatch) -> tuple[pa.RecordBatch, int]:
        import pyarrow.compute as pc

        lengths = pc.fill_null(pc.binary_length(part.column("text")), 0)
        running = pc.cumulative_sum(pc.cast(lengths, "int64")).to_pylist()
        left = self.layout.group_bytes - self._held_bytes
        fits = next((i + 1 for i, total in enumerate(running) if total >= left), part.num_rows)
        return part.slice(0, fits), running[fits - 1]

    def _write_group(self) -> None:
        import pyarrow as pa
        import pyarrow.parquet as pq

        if not self._held:
            return
        if self._writer is None:
            self._path = self.staging.new()
            self._writer = pq.ParquetWriter(self._path, self.schema, compression="zstd", compression_level=3)
        group = pa.Table.from_batches(self._held, schema=self.schema).combine_chunks()
        self._writer.write_table(group, row_group_size=max(1, group.num_rows))
        self._rows += group.num_rows
        self._held, self._held_rows, self._held_bytes = [], 0, 0

    def _close_file(self) -> None:
        self._write_group()
        if self._writer is None or self._path is None:
            return
        self._writer.close()
        _sync_file(self._path)
        middle = "" if self.month is None else f"{self.month}/"
        self.done.append(
            self.staging.publish(
                self._path, (self._rows, len(self.schema)), lambda digest: f"{self.folder}/{middle}{digest}.parquet"
            )
        )
        self._writer, self._path, self._rows = None, None, 0

    def finish(self) -> tuple[DataFile, ...]:
        """Close the last file and return all entries."""
        self._close_file()
        return tuple(self.done)

    def abandon(self) -> None:
        """Close a half-written file after an error; the staging folder is removed by its owner."""
        if self._writer is not None:
            self._writer.close()
            self._writer = None


def _sync_file(path: Path) -> None:
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def _by_month(batch: pa.RecordBatch, column: str | None) -> Iterator[tuple[str | None, pa.RecordBatch]]:
    """Yield runs of rows of the same month with the folder they belong to (``None`` when there is no partitioning)."""
    if column is None:
        yield None, batch
        return
    import pyarrow.compute as pc

    days = batch.column(column)
    keys = pc.fill_null(pc.strftime(days, format="year=%Y/month=%m"), "year=none/month=none")
    start = 0
    for run in pc.run_end_encode(keys).run_ends.to_pylist() if batch.num_rows else []:
        yield str(keys[start]), batch.slice(start, run - start)
        start = run
