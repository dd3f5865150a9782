"""Addresses: object stores through fsspec; web addresses only when the network is allowed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from events.ingest.options import ReadOptions
from events.ingest.records import reject
from events.ingest.source import LimitError, MissingPackageError, Source, missing
from events.types import Reject

_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]+(?:::[a-z][a-z0-9+.-]+)*://", re.IGNORECASE)
_TIMEOUT = 30.0
_AGENT = "newsdyads (research; reads news articles)"


def is_address(text: str) -> bool:
    """True for ``s3://bucket/key`` and the like, false for a path."""
    return _SCHEME.match(text) is not None


def is_web(text: str) -> bool:
    """True for an HTTP address."""
    return text.lower().startswith(("http://", "https://"))


def fetch(url: str, limit: int, options: ReadOptions) -> tuple[bytes, str | None]:
    """Return the bytes behind a web address and the charset its header states.

    Raises ``PermissionError`` when the network is not allowed, ``LimitError`` over ``limit`` bytes, ``OSError`` on any
    fault.
    """
    if not options.allow_network:
        raise PermissionError("the network is not allowed")
    if not is_web(url):
        raise OSError("only http and https addresses are fetched")
    from urllib.error import URLError
    from urllib.request import Request, urlopen

    request = Request(url, headers={"User-Agent": _AGENT})
    try:
        with urlopen(request, timeout=_TIMEOUT) as response:
            data = response.read(limit + 1)
            charset = response.headers.get_content_charset()
    except (URLError, ValueError) as error:
        raise OSError(str(error)) from error
    if len(data) > limit:
        raise LimitError(f"more than {limit:,} bytes")
    return data, charset


def address_sources(address: str, options: ReadOptions) -> Iterator[Source | Reject]:
    """Yield the files behind an fsspec address (a file, a folder or a pattern), sorted by name."""
    if is_web(address) and not options.allow_network:
        yield reject(address, "network_needed", "web addresses are read only when the network is allowed")
        return
    try:
        import fsspec
    except ImportError as error:
        raise MissingPackageError(missing("addresses such as s3://", "fsspec", "cloud")) from error
    try:
        fs, path = fsspec.core.url_to_fs(address)
    except (ImportError, ValueError) as error:
        yield reject(address, "unreadable", f"fsspec cannot open this address: {error}")
        return
    if is_web(address):
        yield Source(address, address.split("?", 1)[0], lambda: cast(BinaryIO, fs.open(path, "rb")))
        return
    prefix = (
        address[: len(address) - len(path.lstrip("/"))]
        if address.endswith(path.lstrip("/"))
        else address.split("://")[0] + "://"
    )
    names = _names(fs, path)
    if not names:
        yield reject(address, "not_found", "there is no such file or folder")
    for name in names:
        yield Source(prefix + name.lstrip("/"), name, _opener(fs, name), _size(fs, name))


def _names(fs: Any, path: str) -> list[str]:
    if any(c in path for c in "*?["):
        return sorted(n for n in fs.glob(path) if fs.isfile(n))
    if fs.isfile(path):
        return [path]
    return sorted(n for n in fs.find(path) if not any(p.startswith(".") for p in n[len(path) :].split("/")))


def _opener(fs: Any, name: str) -> Any:
    return lambda: fs.open(name, "rb")


def _size(fs: Any, name: str) -> int | None:
    size = fs.info(name).get("size")
    return int(size) if size is not None else None
