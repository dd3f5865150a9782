"""``events export``, ``events report`` and ``events browse``."""

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
    app.command(short_help="Look at a live warehouse in the browser.")(browse)


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


def browse(
    warehouse: common.Warehouse = common.DEFAULT_WAREHOUSE,
    port: Annotated[int, typer.Option(metavar="N", min=0, max=65535, help="Port; 0 takes any free one.")] = 8765,
    rows: Annotated[int, typer.Option(metavar="N", min=1, help="Rows shown of an answer.")] = 1000,
    seconds: Annotated[float, typer.Option(metavar="S", min=0.1, help="Time limit of a query.")] = 10.0,
) -> None:
    """Serve the report over a live warehouse, with a box for SQL, to this machine only. Reading only; Ctrl-C ends it."""
    from events.errors import UsageError
    from events.report.browse import Browser, Server
    from events.warehouse import connect

    connect(warehouse).close()  # one clear error now rather than an empty page later
    try:
        server = Server(Browser(warehouse, rows=rows, seconds=seconds), port)
    except OSError as error:
        raise UsageError(f"Port {port} cannot be used: {error.strerror}.", hint="--port 0 takes any free one") from None
    common.say(f"Open {server.address} in a browser. Ctrl-C ends it.")
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        common.say("Stopped.")
    finally:
        server.server_close()
