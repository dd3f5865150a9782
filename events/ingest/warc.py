"""Web archives (WARC, WARC.GZ), such as CC-NEWS. The position in the URI counts the HTML pages from 1."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from events.ingest.html import extract
from events.ingest.options import ReadOptions
from events.ingest.records import reject
from events.ingest.source import MissingPackageError, Source, missing
from events.types import Article, Reject

_MAX_PAGE = 16 << 20


def read_warc(source: Source, options: ReadOptions) -> Iterator[Article | Reject]:
    """Yield the articles of the successful HTML responses; other records (requests, images) are passed over silently.

    The time of the crawl is not taken for the time of publication.
    """
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError as error:
        raise MissingPackageError(missing("web archives", "fastwarc", "warc")) from error
    number = 0
    with source.open() as stream:
        try:
            for record in ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=True):
                if not _is_page(record):
                    continue
                number += 1
                data = record.reader.read(_MAX_PAGE + 1)
                uri = f"{source.uri}#{number}"
                if len(data) > _MAX_PAGE:
                    yield reject(uri, "too_long", f"the page is larger than {_MAX_PAGE >> 20} MiB")
                    continue
                yield from extract(data, uri, options, record.headers.get("WARC-Target-URI"), record.http_charset)
        except (OSError, EOFError, ValueError, RuntimeError) as error:
            yield reject(f"{source.uri}#{number + 1}", "unreadable", f"damaged from here on: {error}")
            return
    if number == 0:
        yield reject(source.uri, "empty", "the archive holds no web page")


def _is_page(record: Any) -> bool:
    headers = record.http_headers
    if headers is None or headers.status_code != 200:
        return False
    kind = (record.http_content_type or "").lower()
    return kind in ("text/html", "application/xhtml+xml")
