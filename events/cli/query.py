"""``events query`` and ``events sql``: ask the warehouse."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from events.cli import common

FORMATS = ("table", "csv", "json", "parquet")


def register(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command(short_help="Run one SQL query.")(query)
    app.command(short_help="Open a small SQL shell.")(sql)


def query(
    statement: Annotated[
        str, typer.Argument(metavar="SQL", help="A query, the name of an example query, or - to read it from stdin.")
    ],
    warehouse: common.Warehouse = common.DEFAULT_WAREHOUSE,
    output: Annotated[str, typer.Option("--format", metavar="table|csv|json|parquet", help="How to print.")] = "table",
    limit: Annotated[int | None, typer.Option(metavar="N", min=1, help="Print at most so many rows.")] = None,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Write to a file instead of stdout.")] = None,
) -> None:
    """Run one SQL query over the warehouse: events, event_mentions, articles, rejects, builds, reference tables."""
    from events.warehouse import run_query

    common.one_of(output, FORMATS, "--format")
    text = sys.stdin.read() if statement == "-" else statement
    if out is not None:
        with out.open("wb") as stream:
            run_query(warehouse, text, format=output, limit=limit, stream=stream)
        common.say(f"Wrote {out}.")
        return
    if output == "parquet" and sys.stdout.isatty():
        raise common.usage("--format parquet writes bytes: add --out FILE or send it to a file.")
    run_query(warehouse, text, format=output, limit=limit, stream=sys.stdout.buffer)


def sql(warehouse: common.Warehouse = common.DEFAULT_WAREHOUSE) -> None:
    """Open a small SQL shell over the warehouse; a statement ends with a semicolon, .help shows the rest."""
    from events.cli.shell import run

    run(warehouse)
