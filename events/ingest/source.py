"""A source is one file-like input: a name, a way to open it, and where it stands."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, BinaryIO, cast

_COMPRESSED = {".gz": "gzip", ".zst": "zstd", ".zstd": "zstd", ".bz2": "bzip2", ".xz": "xz"}


class MissingPackageError(Exception):
    """An optional package is needed for an input; the message says how to install it."""


class LimitError(Exception):
    """An input passed one of the limits against decompression bombs."""


class Budget:
    """Counts the bytes and members that one archive has given so far and stops when a limit is passed."""

    def __init__(self, total_bytes: int, members: int) -> None:
        self.left = total_bytes
        self.members = members

    def take(self, count: int) -> None:
        """Count bytes; raises ``LimitError`` when there were too many."""
        self.left -= count
        if self.left < 0:
            raise LimitError("the archive unpacks to more bytes than the limit allows")

    def member(self) -> None:
        """Count a member; raises ``LimitError`` when there were too many."""
        self.members -= 1
        if self.members < 0:
            raise LimitError("the archive has more members than the limit allows")


class CountingStream(io.RawIOBase):
    """A byte stream that stops with ``LimitError`` after ``limit`` bytes, and charges a budget on the way."""

    def __init__(
        self, stream: BinaryIO, limit: int, budget: Budget | None = None, below: BinaryIO | None = None
    ) -> None:
        super().__init__()
        self._stream = stream
        self._below = below  # decompressors leave the file underneath open
        self._left = limit
        self._budget = budget

    def readable(self) -> bool:
        """Return true: the stream can only be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer; raises ``LimitError`` when a limit is passed."""
        view = memoryview(buffer)
        data = self._stream.read(len(view))
        count = len(data)
        self._left -= count
        if self._left < 0:
            raise LimitError("it unpacks to more bytes than the limit allows")
        if self._budget is not None:
            self._budget.take(count)
        view[:count] = data
        return count

    def close(self) -> None:
        """Close the stream underneath too."""
        for stream in (self._stream, self._below):
            with suppress(ValueError):
                if stream is not None:
                    stream.close()
        super().close()


@dataclass(frozen=True, slots=True)
class Source:
    """One input file: ``uri`` as the user gave it, ``name`` that tells its type, ``open`` that gives its bytes.

    ``size`` is the number of bytes when known; ``depth`` counts the archives around it; ``budget`` is that of the
    outermost archive.
    """

    uri: str
    name: str
    open: Callable[[], BinaryIO]
    size: int | None = None
    depth: int = 0
    budget: Budget | None = None

    @property
    def suffix(self) -> str:
        """The last extension of the name, lower case, with its full stop."""
        base = self.name.replace("\\", "/").rsplit("/", 1)[-1].lower()
        return "." + base.rsplit(".", 1)[-1] if "." in base.lstrip(".") else ""


def decompressed(source: Source, limit: int) -> Source:
    """Return the source without its outer compression (``a.jsonl.gz`` becomes ``a.jsonl``), or the source itself."""
    kind = _COMPRESSED.get(source.suffix)
    if kind is None or source.name.lower().endswith((".warc.gz", ".warc.zst", ".tar.gz", ".tar.bz2", ".tar.xz")):
        return source

    def opened() -> BinaryIO:
        below = source.open()
        try:
            unpacked = _unpack(below, kind)
        except MissingPackageError:
            below.close()
            raise
        stream = CountingStream(unpacked, limit, source.budget, below)
        return cast(BinaryIO, io.BufferedReader(stream, 1 << 16))

    return replace(source, name=source.name[: -len(source.suffix)], open=opened, size=None)


def _unpack(stream: BinaryIO, kind: str) -> BinaryIO:
    if kind == "gzip":
        return cast(BinaryIO, gzip.GzipFile(fileobj=stream, mode="rb"))
    if kind == "bzip2":
        return cast(BinaryIO, bz2.BZ2File(stream, "rb"))
    if kind == "xz":
        return cast(BinaryIO, lzma.LZMAFile(stream, "rb"))
    try:
        import zstandard
    except ImportError as error:
        raise MissingPackageError(missing("Zstandard files", "zstandard", "zst")) from error
    return cast(BinaryIO, zstandard.ZstdDecompressor().stream_reader(stream, read_across_frames=True))


def missing(what: str, package: str, extra: str) -> str:
    """Return the sentence that says which optional package an input needs."""
    return f"reading {what} needs the package {package}; install it with: pip install 'newsdyads[{extra}]'"
