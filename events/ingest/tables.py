"""Tables: CSV, TSV and Parquet. The position in the URI is the record's number, from 1, the header not counted."""

from __future__ import annotations

import csv
import io
import itertools
import shutil
import tempfile
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from events.ingest.decode import looks_binary, text_stream
from events.ingest.options import ReadOptions
from events.ingest.records import column_map, from_row, reject
from events.ingest.source import Source
from events.types import Article, Reject

_DELIMITERS = ",;\t|"
_BATCH_ROWS = 256
_SPOOL = 64 << 20


def read_csv(source: Source, options: ReadOptions) -> Iterator[Article | Reject]:
    """Yield the articles of a comma-, semicolon-, tab- or bar-separated file with a header line."""
    with source.open() as raw:
        stream = raw if isinstance(raw, io.BufferedReader) else io.BufferedReader(cast(Any, raw), 1 << 16)
        if looks_binary(stream.peek(4096)[:4096]):
            yield reject(source.uri, "binary", "the file holds no text")
            return
        with text_stream(cast(BinaryIO, stream), newline="") as text:
            yield from _rows(text, source, options)


def _rows(text: io.TextIOBase | Any, source: Source, options: ReadOptions) -> Iterator[Article | Reject]:
    header = text.readline(1 << 20)
    if not header.strip():
        yield reject(source.uri, "empty", "the file is empty")
        return
    delimiter = "\t" if source.suffix in (".tsv", ".tab") else max(_DELIMITERS, key=header.count)
    # The csv module has one limit for the whole process; it is only ever raised.
    csv.field_size_limit(max(csv.field_size_limit(), options.max_bytes))
    reader = csv.reader(itertools.chain([header], text), delimiter=delimiter)
    names = [name.strip().removeprefix("\ufeff") for name in next(reader)]
    if "text" not in column_map(names, options):
        wanted = f"no column {options.text_field!r}" if options.text_field else "no column with the text"
        hint = "" if options.text_field else "; name it with --text-field"
        yield reject(source.uri, "no_text_field", f"{wanted} (columns: {', '.join(names[:12])}){hint}")
        return
    number = 0
    while True:
        number += 1
        try:
            values = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield reject(f"{source.uri}#{number}", "broken_row", f"broken row near line {reader.line_num}: {error}")
            continue
        if not any(v.strip() for v in values):
            continue
        if len(values) > len(names) and not any(v.strip() for v in values[len(names) :]):
            values = values[: len(names)]
        if len(values) != len(names):
            detail = f"{len(values)} fields where the header has {len(names)} (near line {reader.line_num})"
            yield reject(f"{source.uri}#{number}", "broken_row", detail)
            continue
        row = {n: v or None for n, v in zip(names, values, strict=True) if n}
        yield from from_row(row, f"{source.uri}#{number}", options)


def read_parquet(source: Source, options: ReadOptions) -> Iterator[Article | Reject]:
    """Yield the articles of a Parquet file; only the columns needed are read, some hundred rows at a time."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    with source.open() as stream, tempfile.SpooledTemporaryFile(max_size=_SPOOL) as spool:
        handle: Any = stream
        if not (hasattr(stream, "seekable") and stream.seekable()):
            shutil.copyfileobj(stream, spool)
            spool.seek(0)
            handle = spool
        try:
            file = pq.ParquetFile(handle, pre_buffer=False)
        except (pa.ArrowInvalid, OSError) as error:
            yield reject(source.uri, "unreadable", f"this is no Parquet file: {_first_line(error)}")
            return
        columns = column_map(file.schema_arrow.names, options)
        if "text" not in columns:
            wanted = f"no column {options.text_field!r}" if options.text_field else "no column with the text"
            detail = f"{wanted} (columns: {', '.join(file.schema_arrow.names[:12])})"
            yield reject(
                source.uri, "no_text_field", detail + ("" if options.text_field else "; name it with --text-field")
            )
            return
        number = 0
        try:
            for batch in file.iter_batches(batch_size=_BATCH_ROWS, columns=sorted(set(columns.values()))):
                for row in batch.to_pylist():
                    number += 1
                    yield from from_row(row, f"{source.uri}#{number}", options)
        except (pa.ArrowInvalid, pa.ArrowNotImplementedError, OSError) as error:
            yield reject(f"{source.uri}#{number + 1}", "unreadable", f"damaged from here on: {_first_line(error)}")


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or ["unknown fault"])[0][:160]
