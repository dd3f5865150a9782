"""The reference tables (codes, types, countries, actor dictionary), read from the lexicon's CSV files.

They are written into the warehouse with every build that changes something, so that a warehouse explains itself and
joins work without the program.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files as package_files
from pathlib import Path
from typing import Any

from events.errors import LexiconError
from events.schema import Column, table
from events.warehouse.rows import Row

#: Where each table comes from, relative to the lexicon. The actor dictionary is every other file beside the countries.
SOURCES: Mapping[str, str] = {
    "cameo_codes": "ontology/cameo.csv",
    "plover_types": "ontology/plover.csv",
    "countries": "actors/countries.csv",
    "actors": "actors/*.csv",
}


def reference_rows(name: str, lexicon: Path | None = None) -> list[Row]:
    """Return the rows of reference table ``name``, sorted by its key; columns that the files lack are NULL.

    ``lexicon`` is the folder to read, by default the one in the package; a missing file gives no rows. Raises
    ``LexiconError`` (file and line) for a value of the wrong type or a missing key.
    """
    folder = lexicon or Path(str(package_files("events") / "lexicon"))
    spec = table(name)
    rows: list[Row] = []
    for path in sorted(folder.glob(SOURCES[name])):
        if name == "actors" and path.name == Path(SOURCES["countries"]).name:
            continue
        rows += _read(path, path.relative_to(folder).as_posix(), spec.columns)
    rows.sort(key=lambda r: [str(r[k] or "") for k in (*spec.key, *r)])
    return rows


def all_reference_rows(lexicon: Path | None = None) -> dict[str, Sequence[Mapping[str, Any]]]:
    """Return the rows of all reference tables by name."""
    return {name: reference_rows(name, lexicon) for name in SOURCES}


def _read(path: Path, name: str, columns: Sequence[Column]) -> Iterator[Row]:
    """Yield the rows of one file; ``file`` and ``line`` say where each stands."""
    plain = [c.name for c in columns if c.type == "string" and c.nullable]
    checked = [c for c in columns if c.name not in plain and c.name != "line"]
    numbered = any(c.name == "line" for c in columns)
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        for raw in reader:
            raw["file"] = name
            row: Row = {column: raw.get(column) or None for column in plain}
            for column in checked:
                row[column.name] = _value(column, raw.get(column.name), path, reader.line_num)
            if numbered:
                row["line"] = reader.line_num
            yield {c.name: row[c.name] for c in columns}


def _value(column: Column, text: Any, path: Path, line: int) -> Any:
    if text is None or text == "":
        if column.nullable:
            return None
        raise LexiconError(f"{column.name} is empty.", file=path, line=line)
    try:
        if column.type in ("int32", "int64"):
            return int(text)
        if column.type == "float64":
            return float(text)
    except ValueError:
        raise LexiconError(f"{column.name} is no number: {text!r}.", file=path, line=line) from None
    if column.type == "bool":
        if text not in ("yes", "no"):
            raise LexiconError(f"{column.name} must be yes or no, not {text!r}.", file=path, line=line)
        return text == "yes"
    return text
