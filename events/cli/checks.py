"""``events check`` (lint the lexicon) and ``events schema`` (the tables)."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from events.cli import common


def register(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command(short_help="Check rules and dictionaries.")(check)
    app.command(short_help="Show the tables and columns.")(schema)


def check(
    lexicon: common.Lexicon = None,
    examples: Annotated[
        bool, typer.Option("--examples/--no-examples", help="Also code every rule's examples (needs the parser).")
    ] = False,
    model: common.Model = None,
) -> None:
    """Check rules and dictionaries: unknown codes, unreachable rules, overlaps, codes without rules, bad dates."""
    from events.lexicon.check import check_lexicon

    report = check_lexicon(tuple(lexicon or ()))
    faults = list(report.errors)
    for warning in report.warnings:
        common.say(f"warning: {warning}")
    if examples and not faults:
        from events.lexicon.check import check_examples
        from events.pipeline import Coder

        faults += check_examples(Coder.load(model=model, lexicon=tuple(lexicon or ())), tuple(lexicon or ()))
    for fault in faults:
        sys.stdout.write(f"{fault}\n")
    sys.stdout.write(f"{report.summary}; {len(faults)} faults, {len(report.warnings)} warnings\n")
    raise typer.Exit(1 if faults else 0)


def schema(
    table: Annotated[
        str | None, typer.Argument(metavar="[TABLE]", help="One table; all of them when left out.")
    ] = None,
    output: Annotated[str, typer.Option("--format", metavar="markdown|ddl|json", help="How to print.")] = "markdown",
    write: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the page of all tables to a file (docs/tables.md).")
    ] = None,
    verify: Annotated[
        Path | None, typer.Option("--check", metavar="FILE", help="Fail when that file is not up to date.")
    ] = None,
) -> None:
    """Show the tables: columns, types, units and meaning."""
    from events import schema as tables

    common.one_of(output, ("markdown", "ddl", "json"), "--format")
    if write is not None:
        write.write_text(tables.tables_markdown(), encoding="utf-8")
        common.say(f"Wrote {write}.")
        return
    if verify is not None:
        if verify.read_text(encoding="utf-8") != tables.tables_markdown():
            common.say(f"{verify} is out of date: make docs rewrites it.")
            raise typer.Exit(1)
        return
    known = tables.table_names()
    if table is not None:
        common.one_of(table, tuple(known), "TABLE")
    print_tables([table] if table else list(known), output)


def print_tables(names: list[str], output: str) -> None:
    """Print the chosen tables in the chosen form."""
    from events import schema as tables

    if output == "json":
        common.print_json({name: tables.load_table(name).to_dict() for name in names}, indent=2)
        return
    render = tables.ddl if output == "ddl" else tables.table_markdown
    sys.stdout.write("\n".join(render(name) for name in names))
