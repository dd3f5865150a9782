"""``events export`` and ``events report``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from events.cli import common

FORMATS = ("parquet", "duckdb", "csv", "gdelt", "geojson", "geoparquet", "jsonl", "graphml")


def register(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command(short_help="Write GDELT, CSV, DuckDB and more.")(export)
    app.command(short_help="Write one HTML page to look at.")(report)


def export(
    format_name: Annotated[str, typer.Argument(metavar="FORMAT", help=", ".join(FORMATS))],
    destination: Annotated[Path, typer.Argument(metavar="DEST", help="File or folder to write.")],
    warehouse: common.Warehouse = common.DEFAULT_WAREHOUSE,
) -> None:
    """Write the warehouse in another format (gdelt: GDELT 2.0 Events with 61 columns and Mentions with 16)."""
    from events.warehouse import export as write

    common.one_of(format_name, FORMATS, "FORMAT")
    for path in write(warehouse, format_name, destination):
        common.say(f"Wrote {path}.")


def report(
    out: Annotated[Path, typer.Option(metavar="FILE", help="HTML file to write.")] = Path("report.html"),
    warehouse: common.Warehouse = common.DEFAULT_WAREHOUSE,
) -> None:
    """Write one self-contained HTML page about the warehouse: timeline, map, who to whom, searchable events."""
    from events.report import write_report

    write_report(warehouse, out)
    common.say(f"Wrote {out}. Open it in a browser; it needs no network.")
