"""Read any mixture of inputs as one stream of articles and rejects.

Nothing is held longer than one article (or one batch of table rows), so memory does not grow with the corpus. A fault
in one input becomes a reject and the stream goes on.
"""

from __future__ import annotations

import io
import lzma
import os
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO, cast

from events.ingest.archives import archive_members
from events.ingest.decode import SAMPLE, decode, looks_binary, text_stream
from events.ingest.feeds import read_xml
from events.ingest.html import read_html
from events.ingest.options import ReadOptions
from events.ingest.records import Raw, checked, reject
from events.ingest.remote import address_sources, is_address
from events.ingest.source import LimitError, MissingPackageError, Source, decompressed
from events.ingest.tables import read_csv, read_parquet
from events.ingest.text import json_records, read_json, read_text
from events.ingest.warc import read_warc
from events.types import Article, Reject

Reader = Callable[[Source, ReadOptions], Iterator[Article | Reject]]

_READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".text": read_text,
    ".jsonl": read_json,
    ".ndjson": read_json,
    ".json": read_json,
    ".csv": read_csv,
    ".tsv": read_csv,
    ".tab": read_csv,
    ".parquet": read_parquet,
    ".pq": read_parquet,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".xml": read_xml,
    ".rss": read_xml,
    ".atom": read_xml,
    ".rdf": read_xml,
    ".warc": read_warc,
}
_ARCHIVES = (".zip", ".tar", ".tgz", ".tbz2", ".txz")
_TAR_ENDS = (".tar.gz", ".tar.bz2", ".tar.xz", ".tgz", ".tbz2", ".txz", ".tar")


def read_inputs(
    inputs: Sequence[str | Path], options: ReadOptions, stdin: BinaryIO | None = None
) -> Iterator[Article | Reject]:
    """Yield the articles of files, folders (recursive, sorted), archives, addresses and ``-`` (stdin), in order.

    What cannot be used comes as a ``Reject`` with stage ``ingest``, a reason code and its position. Rejects whose
    reason is in ``KEPT_REASONS`` only report a fault (a date that could not be read) in the article before them.
    ``stdin`` is the byte stream that ``-`` reads. URIs are the inputs as given, plus ``#n`` for the record and
    ``!/name`` for the member of an archive.
    """
    for item in inputs:
        text = os.fspath(item)
        if text == "-":
            yield from _guarded("-", lambda: _read_stdin(stdin, options))
        elif is_address(text):
            for found in _guarded_sources(text, address_sources(text, options)):
                yield from _read(found, options) if isinstance(found, Source) else iter((found,))
        elif Path(text).is_dir():
            for found_path in _files(text):
                if isinstance(found_path, Reject):
                    yield found_path
                else:
                    yield from _read(_local(found_path), options)
        elif Path(text).is_file():
            yield from _read(_local(text), options)
        elif Path(text).exists():
            yield from _guarded(text, lambda path=text: read_text(_local(path), options))  # type: ignore[misc]
        else:
            yield reject(text, "not_found", "there is no such file or folder")


def _files(folder: str) -> Iterator[str | Reject]:
    """Yield the files below a folder, sorted by name within each folder; hidden ones are passed over."""
    faults: list[OSError] = []
    for root, folders, names in os.walk(folder, onerror=faults.append):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        yield from (f"{root.rstrip(os.sep)}{os.sep}{n}" for n in sorted(names) if not n.startswith("."))
    yield from (reject(str(f.filename or folder), "unreadable", _words(f)) for f in faults)


def _local(path: str) -> Source:
    def opened() -> BinaryIO:
        return Path(path).open("rb")

    try:
        size: int | None = Path(path).stat().st_size if Path(path).is_file() else None
    except OSError:
        size = None
    return Source(path.replace(os.sep, "/"), path, opened, size)


def _read(source: Source, options: ReadOptions) -> Iterator[Article | Reject]:
    """Read one source with the reader for its type, turning every fault of the input into a reject."""
    yield from _guarded(source.uri, lambda: _dispatch(source, options))


def _dispatch(source: Source, options: ReadOptions) -> Iterator[Article | Reject]:
    lowered = source.name.lower()
    if lowered.endswith(".zip") or lowered.endswith(_TAR_ENDS):
        for member in archive_members(source, options):
            yield from _read(member, options) if isinstance(member, Source) else iter((member,))
        return
    if lowered.endswith((".warc.gz", ".warc.zst")):
        yield from read_warc(source, options)
        return
    plain = decompressed(source, options.limits.member_bytes)
    if plain is not source:
        if plain.suffix in _ARCHIVES:
            yield reject(source.uri, "unsupported", "archives inside this compression are not opened")
            return
        yield from _dispatch_plain(plain, options)
        return
    yield from _dispatch_plain(source, options)


def _dispatch_plain(source: Source, options: ReadOptions) -> Iterator[Article | Reject]:
    reader = _READERS.get(source.suffix)
    if reader is None:
        kind = f"files of type {source.suffix!r}" if source.suffix else "files without an extension"
        yield reject(source.uri, "unsupported", f"{kind} are not read")
        return
    yield from reader(source, options)


def _guarded(uri: str, read: Callable[[], Iterator[Article | Reject]]) -> Iterator[Article | Reject]:
    """Yield from a reader; faults of the input (not of the program) end it with a reject."""
    try:
        yield from read()
    except MissingPackageError as error:
        yield reject(uri, "missing_package", str(error))
    except LimitError as error:
        yield reject(uri, "bomb", str(error))
    except (OSError, EOFError, zlib.error, lzma.LZMAError, UnicodeError) as error:
        yield reject(uri, "unreadable", _words(error))
    except Exception as error:
        if type(error).__module__.split(".", 1)[0] not in _FOREIGN:
            raise
        yield reject(uri, "unreadable", f"{type(error).__name__}: {_words(error)}")


_FOREIGN = frozenset(
    {"zstandard", "zstd", "botocore", "aiohttp", "fsspec", "s3fs", "gcsfs", "google", "azure", "lxml", "pyarrow"}
)


def _guarded_sources(uri: str, found: Iterator[Source | Reject]) -> Iterator[Source | Reject]:
    """Yield sources; a fault while listing them ends the listing with a reject."""
    try:
        yield from found
    except MissingPackageError as error:
        yield reject(uri, "missing_package", str(error))
    except (OSError, ValueError) as error:
        yield reject(uri, "unreadable", _words(error))


def _words(error: BaseException) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return (str(error).splitlines() or [type(error).__name__])[0][:200]


def _read_stdin(stdin: BinaryIO | None, options: ReadOptions) -> Iterator[Article | Reject]:
    """Standard input: JSON when it begins with a brace or bracket, else one plain text."""
    if stdin is None:
        yield reject("-", "not_found", "nothing is connected to standard input")
        return
    stream: Any = stdin if hasattr(stdin, "peek") else io.BufferedReader(cast(Any, _Borrowed(stdin)), SAMPLE)
    head = stream.peek(64)[:64]
    if not head:
        yield reject("-", "empty", "standard input is empty")
        return
    shown = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00")
    if shown[:1] in (b"{", b"["):
        yield from json_records(text_stream(stream), "-", options)
        return
    data = stream.read(options.max_bytes + 1)
    if len(data) > options.max_bytes:
        yield reject("-", "too_long", f"the limit is {options.max_chars:,} characters")
    elif looks_binary(data[:SAMPLE]):
        yield reject("-", "binary", "standard input holds no text")
    else:
        yield from checked(Raw(uri="-", text=decode(data)), options)


class _Borrowed(io.RawIOBase):
    """A stream that belongs to someone else: it is read, but not closed."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__()
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer)
        data = self._stream.read(len(view))
        view[: len(data)] = data
        return len(data)
