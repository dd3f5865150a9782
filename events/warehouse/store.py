"""The warehouse on disk: one writer, any number of readers.

A build adds articles with their mentions and commits them shard by shard; ``finish`` merges mentions into events, lays
the rows into their final files and swaps the manifest. Killed at any moment it loses at most the shard in hand: the
next writer cleans up and goes on.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from events.errors import UsageError, WarehouseError
from events.schema import TABLES, quote
from events.warehouse.files import Staging, clean_staging, disk_errors, own_files, write_files
from events.warehouse.lock import WriterLock
from events.warehouse.manifest import Manifest, read_manifest, write_manifest
from events.warehouse.rows import Row, check_arrow, to_arrow
from events.warehouse.sqltools import batches, scan, select, work_connection

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

    from events.warehouse.finish import FinishSummary

PENDING = "_pending"
_SHARD_TABLES = ("articles", "event_mentions", "rejects")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How the warehouse works: memory and threads for DuckDB, and the table size from which files are cut by month."""

    memory: str = "2GB"
    threads: int | None = None
    partition_rows: int = 5_000_000


@dataclass(frozen=True, slots=True)
class Warehouse:
    """A folder with a manifest. Opening it reads nothing but the manifest and takes no lock."""

    folder: Path
    settings: Settings

    @classmethod
    def open(cls, path: str | Path, *, create: bool = False, settings: Settings | None = None) -> Warehouse:
        """Open the warehouse at ``path``; with ``create`` make an empty one where there is none.

        Raises ``WarehouseError`` when there is none (or the folder can't be written), ``WarehouseDamaged`` for a
        broken manifest.
        """
        folder = Path(path)
        warehouse = cls(folder, settings or Settings())
        if read_manifest(folder) is None:
            if not create:
                raise WarehouseError(
                    f"There is no warehouse in {folder}.",
                    hint="run `events build` first, or name its folder with --warehouse",
                )
            with disk_errors(folder):
                folder.mkdir(parents=True, exist_ok=True)
                with WriterLock(folder):
                    if read_manifest(folder) is None:
                        write_manifest(folder, Manifest())
        return warehouse

    def manifest(self) -> Manifest:
        """Return the current snapshot. Raises ``WarehouseError`` when the warehouse is gone."""
        manifest = read_manifest(self.folder)
        if manifest is None:
            raise WarehouseError(f"There is no warehouse in {self.folder}.")
        return manifest

    def writer(self, *, coder: str | None = None) -> Writer:
        """Return the one writer; use it as a context manager. ``coder`` is the fingerprint of code, model and lexicon.

        Raises ``WarehouseLocked`` on entering when another process is writing.
        """
        return Writer(self, coder=coder)

    def connect(self) -> duckdb.DuckDBPyConnection:
        """Return a DuckDB connection with a view for every table; see :func:`events.warehouse.views.connect`."""
        from events.warehouse.views import connect

        return connect(self.folder)

    def articles(self, *, other_than: str | None = None) -> Iterable[Row]:
        """Yield the ``articles`` rows as dicts, streamed; with ``other_than`` only those coded by another fingerprint.

        This is what ``--recode`` reads. Articles that an unfinished build has replaced already are left out.
        """
        manifest = self.manifest()
        replaced = f"SELECT article_id FROM {scan(self.folder, 'articles', manifest.shards('articles', replaces=True))}"
        sql = (
            f"{select(self.folder, 'articles', manifest.visible('articles'))} WHERE article_id NOT IN ({replaced})"
            + ("" if other_than is None else f" AND coder IS DISTINCT FROM {quote(other_than)}")
        )
        con = work_connection(None, memory=self.settings.memory)
        try:
            for batch in batches(con, sql, "articles"):
                yield from batch.to_pylist()
        finally:
            con.close()


def _key(article_id: str) -> int:
    return int.from_bytes(blake2b(article_id.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


class KnownArticles:
    """Which articles are stored already: 64 bits each of id and text hash, looked up by bisection."""

    def __init__(self, stored: Iterable[tuple[str, str]]) -> None:
        pairs = sorted((_key(article_id), int(sha[:16], 16)) for article_id, sha in stored)
        self._ids = array("Q", (p[0] for p in pairs))
        self._texts = array("Q", (p[1] for p in pairs))
        self._new: dict[int, int] = {}

    def __len__(self) -> int:
        return len(self._ids) + sum(1 for key in self._new if self._find(key) is None)

    def _find(self, key: int) -> int | None:
        i = bisect_left(self._ids, key)
        return i if i < len(self._ids) and self._ids[i] == key else None

    def text_of(self, article_id: str) -> int | None:
        """Return the first 64 bits of the stored text's SHA-256, or ``None`` when the article is not there."""
        key = _key(article_id)
        if key in self._new:
            return self._new[key]
        i = self._find(key)
        return None if i is None else self._texts[i]

    def add(self, article_id: str, sha: str) -> None:
        """Remember an article."""
        self._new[_key(article_id)] = int(sha[:16], 16)


class Writer:
    """The one writer of a warehouse: ``add``, ``commit_shard``, ``finish``.

    Leaving the ``with`` block drops what was not committed.
    """

    def __init__(self, warehouse: Warehouse, *, coder: str | None = None) -> None:
        self.warehouse = warehouse
        self.coder = coder
        self._lock = WriterLock(warehouse.folder)
        self._staging: Staging | None = None
        self._manifest = Manifest()
        self._known = KnownArticles(())
        self._replacing: KnownArticles = KnownArticles(())
        self._buffers: dict[bool, dict[str, list[pa.Table]]] = {}
        self.n_skipped = 0

    def __enter__(self) -> Self:
        folder = self.warehouse.folder
        self._lock.acquire()
        try:
            with disk_errors(folder):
                clean_staging(folder)
                self._manifest = self.warehouse.manifest()
                self.delete_unused()
                self._staging = Staging(folder)
            self._known = self._read_known(replaces=False)
            self._replacing = self._read_known(replaces=True)
        except BaseException:
            self._close()
            raise
        self._reset()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def _close(self) -> None:
        if self._staging is not None:
            self._staging.close()
            self._staging = None
        self._lock.release()

    def _reset(self) -> None:
        self._buffers = {flag: {name: [] for name in _SHARD_TABLES} for flag in (False, True)}

    @property
    def staging(self) -> Staging:
        """The staging folder. Raises ``UsageError`` outside the ``with`` block."""
        if self._staging is None:
            raise UsageError("The writer is not open.", hint="use it in a `with` block")
        return self._staging

    @property
    def manifest(self) -> Manifest:
        """The snapshot as this writer last committed it."""
        return self._manifest

    @property
    def n_articles(self) -> int:
        """Number of articles that are committed or in hand."""
        return len(self._known)

    def swap(self, manifest: Manifest) -> None:
        """Make ``manifest`` the current snapshot."""
        with disk_errors(self.warehouse.folder):
            write_manifest(self.warehouse.folder, manifest)
        self._manifest = manifest

    def delete_unused(self) -> None:
        """Delete files that the snapshot before this one used, and files a killed build renamed but never committed."""
        folder, needed = self.warehouse.folder, self._manifest.all_paths()
        for place in (PENDING, *TABLES):
            for path in own_files(folder / place):
                if path.relative_to(folder).as_posix() not in needed:
                    path.unlink()
        if self._manifest.retired:
            self.swap(replace(self._manifest, retired=()))

    def _read_known(self, *, replaces: bool) -> KnownArticles:
        files = self._manifest.shards("articles", replaces=True) if replaces else self._manifest.visible("articles")
        if not files:
            return KnownArticles(())
        con = work_connection(self.staging.path / "tmp", memory=self.warehouse.settings.memory)
        try:
            sql = f"SELECT article_id, text_sha256 FROM {scan(self.warehouse.folder, 'articles', files)}"
            reader = con.sql(sql).to_arrow_reader(65_536)
            return KnownArticles(
                pair for batch in reader for pair in zip(*(c.to_pylist() for c in batch.columns), strict=True)
            )
        finally:
            con.close()

    def has_article(self, article_id: str, text_sha256: str | None = None) -> bool:
        """Whether the article is there already; with ``text_sha256`` only when its text is the same, too.

        An article that this build has replaced counts with its new text.
        """
        stored = self._replacing.text_of(article_id)
        if stored is None:
            stored = self._known.text_of(article_id)
        if stored is None or text_sha256 is None:
            return stored is not None
        return stored == int(text_sha256[:16], 16)

    def was_replaced(self, article_id: str) -> bool:
        """Whether an unfinished build has already replaced (recoded) this article."""
        return self._replacing.text_of(article_id) is not None

    def add(
        self,
        articles: Sequence[Mapping[str, Any]],
        mentions: Sequence[Mapping[str, Any]] | pa.Table,
        rejects: Sequence[Mapping[str, Any]] = (),
        *,
        replace_existing: bool = False,
    ) -> int:
        """Take articles with all their mentions, and rejects, into the shard in hand; return how many articles.

        An article that is there already is skipped together with its mentions; with ``replace_existing`` it takes the
        place of the stored one when the build finishes (readers see the old one until then). Raises ``SchemaError``
        for rows that do not fit, ``UsageError`` for mentions of an article that is not among ``articles``.
        """
        taken: dict[bool, list[Mapping[str, Any]]] = {False: [], True: []}
        flags: dict[str, bool | None] = {}
        doubled: set[str] = set()
        for article in articles:
            article_id = article["article_id"]
            there = self.has_article(article_id)
            if article_id in flags or (there and (not replace_existing or self.was_replaced(article_id))):
                self.n_skipped += 1
                if flags.get(article_id) is not None:
                    doubled.add(article_id)
                flags.setdefault(article_id, None)
            else:
                flags[article_id] = there
                taken[there].append(article)
        refused = to_arrow("rejects", rejects)
        coded = to_arrow("event_mentions", mentions) if isinstance(mentions, Sequence) else mentions
        coded = check_arrow("event_mentions", coded)
        strangers = [a for a in coded.column("article_id").unique().to_pylist() if a not in flags]
        if strangers:
            raise UsageError(f"A mention belongs to article {strangers[0]}, which was not given with it.")
        if doubled:
            texts = {a["article_id"]: a["text"] for rows in taken.values() for a in rows if a["article_id"] in doubled}
            coded = _of_first(coded, texts)
        for flag, rows in taken.items():
            self._buffer(flag, "articles", to_arrow("articles", rows))
            self._buffer(
                flag, "event_mentions", _of_articles(coded, {a for a, f in flags.items() if f is flag}, len(flags))
            )
        self._buffer(False, "rejects", refused)
        for flag, rows in taken.items():
            for article in rows:
                (self._replacing if flag else self._known).add(article["article_id"], article["text_sha256"])
        return len(taken[False]) + len(taken[True])

    def _buffer(self, replaces: bool, name: str, part: pa.Table) -> None:
        if part.num_rows:
            self._buffers[replaces][name].append(part)

    def commit_shard(self) -> bool:
        """Make the shard in hand durable and visible; return whether there was anything in it."""
        pending = {name: list(self._manifest.shards(name)) for name in _SHARD_TABLES}
        before = {f.path for files in pending.values() for f in files}
        with disk_errors(self.warehouse.folder):
            for replaces, tables in self._buffers.items():
                for name, parts in tables.items():
                    rows = (batch for part in parts for batch in part.to_batches())
                    made = write_files(self.staging, name, rows, folder=f"{PENDING}/{name}") if parts else ()
                    pending[name] += [replace(f, replaces=replaces) for f in made if f.path not in before]
        self._reset()
        if {f.path for files in pending.values() for f in files} == before:
            return False
        self.swap(replace(self._manifest, pending={name: tuple(files) for name, files in pending.items()}))
        return True

    def finish(
        self,
        build: Mapping[str, Any] | None = None,
        *,
        remove: Iterable[str] = (),
        reference: Mapping[str, Sequence[Mapping[str, Any]]] | None = None,
    ) -> FinishSummary:
        """Commit the shard in hand, merge mentions into events, lay out the final files, and add the row of ``builds``.

        ``build`` gives what only the caller knows (any columns of ``builds``; counts and ids are filled in here).
        ``remove`` names articles to drop with their mentions; ``reference`` rows of the reference tables, by default
        those of the package.
        """
        from events.warehouse.finish import finish

        self.commit_shard()
        return finish(self, dict(build or {}), remove=remove, reference=reference)


def _of_articles(mentions: pa.Table, article_ids: set[str], n_all: int) -> pa.Table:
    """Return the rows of ``mentions`` that belong to ``article_ids`` (all of them when all are wanted)."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if len(article_ids) == n_all:
        return mentions
    wanted = pa.array(sorted(article_ids), pa.string())
    return mentions.filter(pc.is_in(mentions.column("article_id"), value_set=wanted))


def _of_first(mentions: pa.Table, texts: Mapping[str, str | None]) -> pa.Table:
    """Return ``mentions`` without those of second articles that came with the same id in one call.

    ``texts`` has the text of the first article by id; a mention belongs to it when its sentence stands there.
    """
    seen: set[str] = set()
    keep = []
    columns = ("mention_id", "article_id", "sentence", "sentence_start")
    for mention_id, article_id, sentence, start in zip(*(mentions.column(c).to_pylist() for c in columns), strict=True):
        text = texts.get(article_id)
        good = article_id not in texts or text is None or text[start : start + len(sentence)] == sentence
        keep.append(good and (article_id not in texts or mention_id not in seen))
        seen.add(mention_id)
    return mentions.filter(keep)
