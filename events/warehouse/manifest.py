"""The manifest: which files make up the warehouse right now.

``_manifest.json`` is replaced atomically, so a reader sees the old or the new snapshot, never half of one. It lists the
files of every table with size, rows and SHA-256. It holds no times: the same rows give the same bytes.

``pending`` lists the shards of a build that has not finished. Shards with new articles are part of what readers see;
shards that replace articles (``replaces``) become visible only when the build finishes. ``retired`` lists files that
an earlier snapshot used and that the next writer deletes.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from events.errors import WarehouseDamaged, WarehouseError

NAME = "_manifest.json"
FORMAT = "newsdyads-warehouse"
VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class DataFile:
    """One Parquet file, its ``path`` relative to the warehouse; ``replaces``: its rows replace older articles.

    ``columns`` is their number: columns are only ever added to a table, so a file with fewer is of an earlier version.
    """

    path: str
    rows: int
    bytes: int
    sha256: str
    columns: int = 0
    replaces: bool = False

    def as_json(self) -> dict[str, Any]:
        """The entry as the manifest has it."""
        entry: dict[str, Any] = {
            "path": self.path,
            "rows": self.rows,
            "columns": self.columns,
            "bytes": self.bytes,
            "sha256": self.sha256,
        }
        return entry | {"replaces": True} if self.replaces else entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """A snapshot of the warehouse. ``generation`` counts the merges so far; the rest is as the module says."""

    tables: Mapping[str, tuple[DataFile, ...]] = field(default_factory=dict)
    pending: Mapping[str, tuple[DataFile, ...]] = field(default_factory=dict)
    retired: tuple[str, ...] = ()
    generation: int = 0

    def files(self, table: str) -> tuple[DataFile, ...]:
        """Return the finished files of a table."""
        return self.tables.get(table, ())

    def shards(self, table: str, *, replaces: bool | None = None) -> tuple[DataFile, ...]:
        """Return the pending shards of a table, all of them or only those that do (or do not) replace articles."""
        return tuple(f for f in self.pending.get(table, ()) if replaces is None or f.replaces == replaces)

    def visible(self, table: str) -> tuple[DataFile, ...]:
        """Return the files that readers see."""
        return self.files(table) + self.shards(table, replaces=False)

    def rows(self, table: str) -> int:
        """Return the number of rows in the finished files of a table."""
        return sum(f.rows for f in self.files(table))

    def all_paths(self) -> set[str]:
        """Return every path the snapshot needs."""
        return {f.path for group in (self.tables, self.pending) for files in group.values() for f in files}

    def with_table(self, table: str, files: tuple[DataFile, ...]) -> Manifest:
        """Return a copy in which the table consists of ``files``; what it used before is retired."""
        kept = {f.path for f in files}
        gone = tuple(f.path for f in self.files(table) if f.path not in kept)
        return replace(self, tables={**self.tables, table: files}, retired=tuple(sorted({*self.retired, *gone} - kept)))

    def as_json(self) -> dict[str, Any]:
        """The manifest as JSON; ``snapshot`` is a hash of all the rest."""
        body: dict[str, Any] = {
            "format": FORMAT,
            "version": VERSION,
            "generation": self.generation,
            "tables": {t: [f.as_json() for f in self.tables[t]] for t in sorted(self.tables) if self.tables[t]},
            "pending": {t: [f.as_json() for f in self.pending[t]] for t in sorted(self.pending) if self.pending[t]},
            "retired": sorted(self.retired),
        }
        text = json.dumps(body, sort_keys=True)
        return {"snapshot": hashlib.sha256(text.encode()).hexdigest()[:16], **body}

    @property
    def snapshot(self) -> str:
        """Id of the snapshot, a hash of its content."""
        return str(self.as_json()["snapshot"])


def read_manifest(folder: Path) -> Manifest | None:
    """Return the current snapshot, or ``None`` where there is no warehouse.

    Raises ``WarehouseDamaged`` when the file can't be read as a manifest, ``WarehouseError`` when a newer program
    wrote it.
    """
    try:
        raw = json.loads((folder / NAME).read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (ValueError, OSError) as error:
        raise WarehouseDamaged(
            f"The manifest of {folder} cannot be read: {error}.",
            hint="run `events repair` to rebuild it from the files",
        ) from None
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        raise WarehouseDamaged(f"{folder / NAME} is not a manifest of this program.", hint="run `events repair`")
    if raw.get("version") != VERSION:
        raise WarehouseError(
            f"{folder} has layout version {raw.get('version')}; this program reads version {VERSION}.",
            hint="upgrade newsdyads, or build a new warehouse",
        )
    return Manifest(
        tables=_groups(raw["tables"]),
        pending=_groups(raw["pending"]),
        retired=tuple(raw["retired"]),
        generation=int(raw["generation"]),
    )


def _groups(raw: Mapping[str, Any]) -> dict[str, tuple[DataFile, ...]]:
    return {table: tuple(DataFile(**entry) for entry in entries) for table, entries in raw.items()}


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Replace the manifest atomically and durably: write beside it, sync, rename, sync the folder."""
    temporary = folder / (NAME + ".new")
    text = json.dumps(manifest.as_json(), indent=1, ensure_ascii=False) + "\n"
    with temporary.open("w", encoding="utf-8") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    temporary.replace(folder / NAME)
    sync_folder(folder)


def sync_folder(folder: Path) -> None:
    """Make renames in ``folder`` durable, where the system can sync folders (Windows cannot)."""
    try:
        fd = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(fd)
    except OSError:
        return  # some network file systems refuse; the rename itself stays atomic
    finally:
        os.close(fd)
