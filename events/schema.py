"""The tables, read from ``schemas/*.yaml``: the single source of truth for columns, types, units and meaning.

From one file per table come the Arrow schema (with the descriptions in the field metadata), the DuckDB DDL with
comments, and ``docs/tables.md``; ``python -m events.schema`` prints that page. Columns are never renamed or dropped, and
a column added after a release may be NULL, so that warehouses of earlier versions stay readable.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from events.errors import EventsError

if TYPE_CHECKING:
    import pyarrow as pa

#: Column types of the YAML files and what they are called in SQL. Instants are UTC with microseconds.
SQL_TYPES: Mapping[str, str] = {
    "string": "VARCHAR",
    "int32": "INTEGER",
    "int64": "BIGINT",
    "float64": "DOUBLE",
    "bool": "BOOLEAN",
    "date32": "DATE",
    "timestamp": "TIMESTAMP WITH TIME ZONE",
}

#: Tables in the order in which they are shown. The reference tables come last.
TABLES: tuple[str, ...] = (
    "event_mentions",
    "events",
    "event_aliases",
    "articles",
    "rejects",
    "builds",
    "cameo_codes",
    "plover_types",
    "countries",
    "actors",
)

_COLUMN_KEYS = {"name", "type", "nullable", "unit", "values", "description"}
_TABLE_KEYS = {"table", "kind", "key", "description", "columns"}


class SchemaError(EventsError):
    """A schema file is wrong, or rows do not fit their table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: SQL name, type (a key of ``SQL_TYPES``), whether NULL may occur, unit, allowed values, meaning."""

    name: str
    type: str
    description: str
    nullable: bool = False
    unit: str | None = None
    values: tuple[str, ...] = ()

    @property
    def sql_type(self) -> str:
        """The DuckDB type."""
        return SQL_TYPES[self.type]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table: its columns in order, its key, and its kind (``fact``, ``derived``, ``log`` or ``reference``)."""

    name: str
    kind: str
    key: tuple[str, ...]
    description: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Column names in order."""
        return tuple(c.name for c in self.columns)

    def arrow(self) -> pa.Schema:
        """Return the Arrow schema; descriptions and units are in the field metadata."""
        return _arrow_schema(self.name)

    def ddl(self, name: str | None = None) -> str:
        """Return ``CREATE TABLE`` for DuckDB."""
        body = ",\n".join(f'  "{c.name}" {c.sql_type}{"" if c.nullable else " NOT NULL"}' for c in self.columns)
        return f'CREATE TABLE "{name or self.name}" (\n{body}\n)'

    def comments(self, name: str | None = None, kind: str = "TABLE") -> list[str]:
        """Return the ``COMMENT ON`` statements for the table (or view, with ``kind="VIEW"``) and its columns."""
        target = name or self.name
        lines = [f'COMMENT ON {kind} "{target}" IS {quote(self.description)}']
        lines += [f'COMMENT ON COLUMN "{target}"."{c.name}" IS {quote(c.description)}' for c in self.columns]
        return lines


def quote(text: str) -> str:
    """Return ``text`` as an SQL string literal."""
    return "'" + text.replace("'", "''") + "'"


def resource_dir(name: str) -> Path:
    """Return the folder of shipped files: ``schemas``, ``queries`` or ``seeds``.

    In a wheel they lie inside the package (``events/_schemas`` ...), in a source checkout beside it.
    Raises ``EventsError`` when neither is there.
    """
    package = Path(__file__).resolve().parent
    beside = {"schemas": "schemas", "queries": "warehouse/queries", "seeds": "seeds/articles"}[name]
    for folder in (package / f"_{name}", package.parent / beside):
        if folder.is_dir():
            return folder
    raise EventsError(f"The {name} folder is missing from the installation.", hint="reinstall newsdyads")


def load_tables() -> Mapping[str, Table]:
    """Return all tables by name, read and checked once. Raises ``SchemaError`` when a file is wrong."""
    return {name: table(name) for name in TABLES}


def table(name: str) -> Table:
    """Return one table, read and checked once. Raises ``SchemaError`` for an unknown name or a wrong file."""
    if name not in TABLES:
        raise SchemaError(f"There is no table {name!r}.", hint=f"tables: {', '.join(TABLES)}")
    return load_table(name)


@cache
def load_table(name: str) -> Table:
    """Return the table of the schema file ``name``. Raises ``SchemaError`` when the file is wrong."""
    return read_table(resource_dir("schemas") / f"{name}.yaml")


def read_table(path: Path) -> Table:
    """Read one schema file.

    Raises ``SchemaError`` for missing or unknown keys, types, doubled names or unquoted values.
    """
    import yaml

    try:
        # The loader in C where PyYAML has it: reading the schemas was a fifth of a short query.
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except FileNotFoundError:
        raise SchemaError(f"{path.name} is missing.", hint="reinstall newsdyads") from None
    except yaml.YAMLError as error:
        raise SchemaError(f"{path.name}: {error}") from None
    if not isinstance(raw, dict) or set(raw) != _TABLE_KEYS:
        raise SchemaError(f"{path.name}: expected the keys {sorted(_TABLE_KEYS)}.")
    columns = tuple(_read_column(path, item) for item in raw["columns"])
    names = [c.name for c in columns]
    if len(set(names)) != len(names) or not set(raw["key"]) <= set(names):
        raise SchemaError(f"{path.name}: doubled column, or a key that is no column.")
    return Table(
        name=raw["table"], kind=raw["kind"], key=tuple(raw["key"]), description=raw["description"], columns=columns
    )


def _read_column(path: Path, item: dict[str, Any]) -> Column:
    if not set(item) <= _COLUMN_KEYS or not {"name", "type", "description"} <= set(item):
        raise SchemaError(f"{path.name}: column {item.get('name')!r} has missing or unknown keys.")
    if item["type"] not in SQL_TYPES:
        raise SchemaError(f"{path.name}: column {item['name']!r} has the unknown type {item['type']!r}.")
    values = item.get("values", [])
    if not all(isinstance(v, str) for v in values):
        raise SchemaError(f"{path.name}: the values of {item['name']!r} must be quoted.")
    return Column(
        name=item["name"],
        type=item["type"],
        description=item["description"],
        nullable=bool(item.get("nullable", False)),
        unit=item.get("unit"),
        values=tuple(values),
    )


@cache
def _arrow_schema(name: str) -> pa.Schema:
    import pyarrow as pa

    types = {
        "string": pa.string(),
        "int32": pa.int32(),
        "int64": pa.int64(),
        "float64": pa.float64(),
        "bool": pa.bool_(),
        "date32": pa.date32(),
        "timestamp": pa.timestamp("us", tz="UTC"),
    }
    spec = table(name)
    fields = []
    for column in spec.columns:
        meta = {"description": column.description}
        if column.unit:
            meta["unit"] = column.unit
        fields.append(pa.field(column.name, types[column.type], nullable=column.nullable, metadata=meta))
    return pa.schema(fields, metadata={"table": spec.name, "description": spec.description})


def tables_markdown() -> str:
    """Return ``docs/tables.md``: every table, column, type, unit, allowed values and meaning."""
    lines = [
        "# Tables",
        "",
        "Generated from `schemas/*.yaml` by `python -m events.schema`; do not edit by hand.",
        "",
        "Instants are UTC with microseconds. Codes are text, because of leading zeros. Character offsets count from",
        "the start of the article text; the end is the character after the last one. A column may be NULL only where",
        "the last column says so.",
        "",
    ]
    for spec in load_tables().values():
        lines += [f"## `{spec.name}`", "", f"{spec.description} Key: {', '.join(f'`{k}`' for k in spec.key)}.", ""]
        lines += ["| column | type | meaning | NULL |", "|---|---|---|---|"]
        for c in spec.columns:
            notes = c.description
            if c.unit:
                notes += f" Unit: {c.unit}."
            if c.values:
                notes += " One of " + ", ".join(f"`{v}`" for v in c.values) + "."
            lines.append(f"| `{c.name}` | {c.type} | {notes} | {'yes' if c.nullable else ''} |")
        lines.append("")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(tables_markdown())
