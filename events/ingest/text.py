"""Plain text and JSON: ``.txt`` (one article a file), JSON lines, JSON arrays and single objects."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any, TextIO

from events.ingest.decode import SAMPLE, decode, looks_binary, text_stream
from events.ingest.options import ReadOptions
from events.ingest.records import Raw, checked, from_row, reject
from events.ingest.source import Source
from events.types import Article, Reject

_CHUNK = 1 << 16
_BLANK = " \t\n\r\ufeff"


def read_text(source: Source, options: ReadOptions) -> Iterator[Article | Reject]:
    """Yield the article of a text file; at most ``options.max_bytes`` bytes are read."""
    if source.size is not None and source.size > options.max_bytes:
        yield reject(source.uri, "too_long", f"{source.size:,} bytes; the limit is {options.max_chars:,} characters")
        return
    with source.open() as stream:
        data = stream.read(options.max_bytes + 1)
    if len(data) > options.max_bytes:
        yield reject(
            source.uri,
            "too_long",
            f"more than {options.max_bytes:,} bytes; the limit is {options.max_chars:,} characters",
        )
        return
    if not data.strip():
        yield reject(source.uri, "empty", "the file is empty")
        return
    if looks_binary(data[:SAMPLE]):
        yield reject(source.uri, "binary", "the file holds no text")
        return
    yield from checked(Raw(uri=source.uri, text=decode(data)), options)


def read_json(source: Source, options: ReadOptions) -> Iterator[Article | Reject]:
    """Yield the articles of a JSON file: JSON lines, an array of objects, or a single object over several lines."""
    with source.open() as stream:
        buffered = io.BufferedReader(stream, SAMPLE) if isinstance(stream, io.RawIOBase) else stream
        with text_stream(buffered) as lines:
            yield from json_records(lines, source.uri, options)


def json_records(stream: TextIO, uri: str, options: ReadOptions) -> Iterator[Article | Reject]:
    """Yield the articles of a stream of JSON; the position in the URI is the line, or the place in the array."""
    limit = options.max_bytes * 2
    first = stream.readline(limit)
    number = 1
    while first and not first.strip(_BLANK):
        first = stream.readline(limit)
        number += 1
    if not first:
        yield reject(uri, "empty", "the file is empty")
    elif first.lstrip(_BLANK).startswith("["):
        yield from _array(first, stream, uri, options)
    elif first.lstrip(_BLANK).startswith("{") and _is_open(first):
        yield from _single(first, stream, uri, options)
    else:
        yield from _lines(first, number, stream, uri, options, limit)


def _is_open(line: str) -> bool:
    """True when a line begins a JSON object that goes on in the next lines."""
    stripped = line.rstrip()
    return stripped.lstrip(_BLANK) == "{" or stripped.endswith((",", "{", "["))


def _lines(
    first: str, number: int, stream: TextIO, uri: str, options: ReadOptions, limit: int
) -> Iterator[Article | Reject]:
    line = first
    while line:
        if len(line) >= limit and not line.endswith("\n"):
            while line and not line.endswith("\n"):
                line = stream.readline(limit)
            yield reject(f"{uri}#{number}", "too_long", f"the line is longer than {limit:,} characters")
        elif line.strip(_BLANK):
            yield from _object(line.strip(_BLANK), f"{uri}#{number}", options)
        line = stream.readline(limit)
        number += 1


def _object(words: str, uri: str, options: ReadOptions) -> Iterator[Article | Reject]:
    try:
        row = json.loads(words, strict=False)
    except (json.JSONDecodeError, RecursionError) as error:
        yield reject(uri, "broken_json", _reason(error))
        return
    yield from _row(row, uri, options)


def _row(row: Any, uri: str, options: ReadOptions) -> Iterator[Article | Reject]:
    if isinstance(row, dict):
        yield from from_row(row, uri, options)
    else:
        yield reject(uri, "broken_json", f"this is no JSON object but a value of type {type(row).__name__}")


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"broken JSON at character {error.colno}: {error.msg}"
    return "the JSON is nested too deeply"


def _single(first: str, stream: TextIO, uri: str, options: ReadOptions) -> Iterator[Article | Reject]:
    """One object written over several lines; when it is none, the lines are read one by one."""
    rest = stream.read(options.max_bytes * 2)
    try:
        row, end = json.JSONDecoder(strict=False).raw_decode(first.lstrip(_BLANK) + rest)
    except (json.JSONDecodeError, RecursionError):
        lines = io.StringIO(rest + stream.readline())
        yield from _lines(first, 1, lines, uri, options, options.max_bytes * 2)
        return
    yield from _row(row, uri, options)
    if (first.lstrip(_BLANK) + rest)[end:].strip(_BLANK):
        yield reject(uri, "broken_json", "there is more text after the end of the JSON object")


def _array(first: str, stream: TextIO, uri: str, options: ReadOptions) -> Iterator[Article | Reject]:
    """An array of objects, decoded one by one so that memory does not grow with it."""
    decoder = json.JSONDecoder(strict=False)
    buffer = first.lstrip(_BLANK)[1:]
    number = 0
    limit = options.max_bytes * 2
    while True:
        buffer = buffer.lstrip(_BLANK + ",")
        if buffer.startswith("]"):
            return
        try:
            row, end = decoder.raw_decode(buffer) if buffer else (None, 0)
        except (json.JSONDecodeError, RecursionError) as error:
            row, end = error, 0
        if end and (end < len(buffer) or not isinstance(row, int | float)):
            number += 1
            buffer = buffer[end:]
            yield from _row(row, f"{uri}#{number}", options)
            continue
        chunk = stream.read(max(_CHUNK, len(buffer))) if len(buffer) <= limit else ""
        if not chunk:
            detail = _reason(row) if isinstance(row, Exception) else "the array is not closed"
            yield reject(f"{uri}#{number + 1}", "broken_json", detail + "; the rest of the file was not read")
            return
        buffer += chunk
