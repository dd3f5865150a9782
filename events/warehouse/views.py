"""Readers: a DuckDB connection with a view for every table and for every dashboard.

The views list their files by absolute path, taken from one snapshot: a build that runs at the same time changes
nothing for a reader that is connected already, and its files stay until the writer after next begins.
"""

from __future__ import annotations

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


def connect(path: str | Path = "warehouse", *, comments: bool = True) -> duckdb.DuckDBPyConnection:
    """Open a DuckDB connection with a view for every table of the warehouse, as of its last committed snapshot.

    The reference tables are there, too, and the dashboard views (``DASHBOARDS``). ``comments`` describes every view and
    column in DuckDB's catalogue, which takes longer than all the rest of it. Closing the connection is up to the
    caller. Raises ``WarehouseError`` when there is no warehouse at that path.
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
    con.execute("BEGIN;" + ";".join(view_statements(folder, manifest, comments=comments)) + ";COMMIT")
    return con


def view_statements(folder: Path, manifest: Manifest, *, comments: bool = True) -> list[str]:
    """Return the SQL that makes the views of one snapshot: tables, reference tables, dashboards, and all comments."""
    statements = []
    for name in TABLES:
        spec = table(name)
        sql = select(folder, name, manifest.visible(name))
        if name == "rejects" and manifest.shards(name):
            sql = sql.replace("SELECT", "SELECT DISTINCT", 1)
        statements += [f'CREATE VIEW "{name}" AS {sql}']
        statements += spec.comments(kind="VIEW") if comments else []
    return statements + dashboard_statements(comments=comments)


def dashboard_statements(*, comments: bool = True) -> list[str]:
    """Return the SQL that makes the dashboard views over whatever holds the tables, with their comments."""
    statements = []
    for name in DASHBOARDS:
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
