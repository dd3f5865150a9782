"""Readers: a DuckDB connection with a view for every table and for every dashboard.

The views list their files by absolute path, taken from one snapshot: a build that runs at the same time changes
nothing for a reader that is connected already, and its files stay until the writer after next begins.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from importlib.resources import files as package_files
from pathlib import Path
from typing import TYPE_CHECKING

from events.errors import WarehouseError
from events.schema import TABLES, quote, table
from events.warehouse.manifest import Manifest, read_manifest
from events.warehouse.sqltools import select

if TYPE_CHECKING:
    import duckdb

#: Views for dashboards and for readers of GDELT's files; each is ``sql/<name>.sql``, its first comment lines say what
#: it is.
DASHBOARDS: tuple[str, ...] = (
    "events_daily",
    "dyads_monthly",
    "actors_monthly",
    "conflict_map",
    "timeline",
    "gdelt_events",
    "gdelt_mentions",
)


#: Words of a query that looks at the catalogue itself, where every view has to be found.
_CATALOGUE = re.compile(r"\b(show|pragma|information_schema|duckdb_|sqlite_|pg_)", re.IGNORECASE)


def connect(
    path: str | Path = "warehouse", *, comments: bool = True, only: Collection[str] | None = None
) -> duckdb.DuckDBPyConnection:
    """Open a DuckDB connection with a view for every table of the warehouse, as of its last committed snapshot.

    The reference tables are there, too, and the dashboard views (``DASHBOARDS``). ``comments`` describes every view and
    column in DuckDB's catalogue, which takes longer than all the rest of it. ``only`` names the views to make (see
    ``views_for``); without it all are made. Closing the connection is up to the caller.
    Raises ``WarehouseError`` when there is no warehouse at that path.
    """
    import duckdb

    folder = Path(path)
    manifest = read_manifest(folder)
    if manifest is None:
        raise WarehouseError(
            f"There is no warehouse in {folder}.", hint="run `events build` first, or name its folder with --warehouse"
        )
    con = duckdb.connect(config={"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"})
    con.execute("SET TimeZone = 'UTC'")
    con.execute("BEGIN;" + ";".join(view_statements(folder, manifest, comments=comments, only=only)) + ";COMMIT")
    return con


def views_for(sql: str) -> frozenset[str] | None:
    """Return the names of the views that a query may read, ``None`` for all of them.

    Making a view costs DuckDB a look into its files, so a short query makes only what its words name. A name too many
    does no harm.
    """
    if _CATALOGUE.search(sql):
        return None
    named = {*TABLES, *DASHBOARDS} & _words(sql)
    for name in named & {*DASHBOARDS}:
        named |= {*TABLES} & _words(dashboard(name)[0])
    return frozenset(named)


def _words(sql: str) -> set[str]:
    return set(re.findall(r"\w+", sql.lower()))


def view_statements(
    folder: Path, manifest: Manifest, *, comments: bool = True, only: Collection[str] | None = None
) -> list[str]:
    """Return the SQL that makes the views of one snapshot: tables, reference tables, dashboards, and all comments."""
    statements = []
    for name in TABLES:
        if only is not None and name not in only:
            continue
        spec = table(name)
        sql = select(folder, name, manifest.visible(name))
        if name == "rejects" and manifest.shards(name):
            sql = sql.replace("SELECT", "SELECT DISTINCT", 1)
        statements += [f'CREATE VIEW "{name}" AS {sql}']
        statements += spec.comments(kind="VIEW") if comments else []
    return statements + dashboard_statements(comments=comments, only=only)


def dashboard_statements(*, comments: bool = True, only: Collection[str] | None = None) -> list[str]:
    """Return the SQL that makes the dashboard views over whatever holds the tables, with their comments."""
    statements = []
    for name in DASHBOARDS:
        if only is not None and name not in only:
            continue
        sql, comment = dashboard(name)
        statements.append(f'CREATE VIEW "{name}" AS {sql}')
        if comments:
            statements.append(f'COMMENT ON VIEW "{name}" IS {quote(comment)}')
    return statements


@cache
def dashboard(name: str) -> tuple[str, str]:
    """Return the SQL of a dashboard view and its description (the comment lines at the head of its file)."""
    text = (package_files("events.warehouse") / "sql" / f"{name}.sql").read_text(encoding="utf-8")
    lines = text.splitlines()
    head = next(i for i, line in enumerate(lines) if not line.startswith("--"))
    comment = " ".join(line.removeprefix("--").strip() for line in lines[:head])
    return "\n".join(lines[head:]).strip().rstrip(";"), comment
