"""Zip and tar archives of any other input, read member by member and never unpacked to disk under their own names."""

from __future__ import annotations

import io
import shutil
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO, cast

from events.ingest.options import ReadOptions
from events.ingest.records import reject
from events.ingest.source import Budget, CountingStream, LimitError, Source
from events.types import Reject

_SPOOL = 64 << 20
_RATIO_FREE = 10 << 20  # small members may compress as well as they like


def archive_members(source: Source, options: ReadOptions) -> Iterator[Source | Reject]:
    """Yield the files in a zip or tar archive as sources; each must be read before the next is asked for.

    A member that passes a limit becomes a reject; passing a limit of the whole archive ends it. Links and devices are
    passed over.
    """
    limits = options.limits
    if source.depth >= limits.nesting:
        yield reject(source.uri, "too_deep", f"archives nested more than {limits.nesting} deep are not opened")
        return
    budget = source.budget or Budget(limits.total_bytes, limits.members)
    inner = replace(source, budget=budget, depth=source.depth + 1)
    try:
        if source.suffix == ".zip":
            yield from _zip(inner, options)
        else:
            yield from _tar(inner, options)
    except LimitError as error:
        yield reject(source.uri, "bomb", f"{error}; the rest of the archive was not read")
    except (zipfile.BadZipFile, tarfile.TarError, EOFError, OSError, NotImplementedError) as error:
        yield reject(source.uri, "unreadable", f"damaged archive: {error}")


def _skipped(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return any(p.startswith(".") or p == "__MACOSX" for p in parts if p not in ("", ".", ".."))


def _zip(source: Source, options: ReadOptions) -> Iterator[Source | Reject]:
    limits = options.limits
    budget = cast(Budget, source.budget)
    with source.open() as stream, tempfile.SpooledTemporaryFile(max_size=_SPOOL) as spool:
        handle: Any = stream
        if not stream.seekable():
            shutil.copyfileobj(stream, spool)
            spool.seek(0)
            handle = spool
        with zipfile.ZipFile(handle) as archive:
            for info in sorted(archive.infolist(), key=lambda i: (i.filename, i.header_offset)):
                if info.is_dir() or _skipped(info.filename):
                    continue
                budget.member()
                uri = f"{source.uri}!/{info.filename}"
                if info.flag_bits & 1:
                    yield reject(uri, "unreadable", "the member is encrypted")
                    continue
                ratio = info.file_size / max(1, info.compress_size)
                if info.file_size > _RATIO_FREE and ratio > limits.ratio:
                    yield reject(uri, "bomb", f"it unpacks {ratio:,.0f}-fold; the limit is {limits.ratio:,.0f}")
                    continue
                if info.file_size > limits.member_bytes:
                    yield reject(
                        uri, "bomb", f"it unpacks to {info.file_size:,} bytes; the limit is {limits.member_bytes:,}"
                    )
                    continue
                yield replace(
                    source,
                    uri=uri,
                    name=info.filename,
                    open=_zip_opener(archive, info, budget, limits.member_bytes),
                    size=info.file_size,
                )


def _zip_opener(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget, limit: int) -> Any:
    return lambda: io.BufferedReader(CountingStream(cast(BinaryIO, archive.open(info)), limit, budget), 1 << 16)


def _tar(source: Source, options: ReadOptions) -> Iterator[Source | Reject]:
    limits = options.limits
    budget = cast(Budget, source.budget)
    size = source.size
    with source.open() as stream, tarfile.open(fileobj=stream, mode="r|*") as archive:
        unpacked = 0
        for info in archive:
            if not info.isfile() or _skipped(info.name):
                continue
            budget.member()
            uri = f"{source.uri}!/{info.name.removeprefix('./')}"
            unpacked += info.size
            if size and unpacked > _RATIO_FREE and unpacked / size > limits.ratio:
                raise LimitError(f"the archive unpacks more than {limits.ratio:,.0f}-fold")
            if info.size > limits.member_bytes:
                yield reject(uri, "bomb", f"it unpacks to {info.size:,} bytes; the limit is {limits.member_bytes:,}")
                continue
            member = archive.extractfile(info)
            if member is None:
                continue
            yield replace(
                source,
                uri=uri,
                name=info.name,
                open=_tar_opener(cast(BinaryIO, member), budget, limits.member_bytes),
                size=info.size,
            )


def _tar_opener(member: BinaryIO, budget: Budget, limit: int) -> Any:
    return lambda: io.BufferedReader(CountingStream(member, limit, budget), 1 << 16)
