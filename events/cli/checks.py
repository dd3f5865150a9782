"""``events check`` (lint the lexicon) and ``events schema`` (the tables)."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from events.cli import common

if TYPE_CHECKING:
    from events.lexicon.check import Triple
    from events.pipeline import Coder
    from events.schema import Table


def register(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command(short_help="Check rules and dictionaries.")(check)
    app.command(short_help="Show the tables and columns.")(schema)


def check(
    lexicon: common.Lexicon = None,
    examples: Annotated[
        bool, typer.Option("--examples/--no-examples", help="Also code every rule's examples (loads the parser).")
    ] = True,
    model: common.Model = None,
) -> None:
    """Check the lexicon: unknown codes, dead rules, overlaps, codes without rules, failing examples, bad facts."""
    from events.lexicon.check import check_examples, check_lexicon

    folders = tuple(lexicon or ())
    report = check_lexicon(folders)
    faults = list(report.errors)
    for warning in report.warnings:
        common.say(f"warning: {warning}")
    if examples and not faults:
        from events.pipeline import Coder

        coder = Coder.load(model=model, lexicon=folders, min_confidence=0.0)
        faults += check_examples(coder.book.rules, code_examples(coder))
    for fault in faults:
        sys.stdout.write(f"{fault}\n")
    sys.stdout.write(f"{report.summary}; {len(faults)} faults, {len(report.warnings)} warnings\n")
    raise typer.Exit(1 if faults else 0)


def code_examples(coder: Coder) -> dict[str, list[Triple]]:
    """Return the events of every example and counterexample of the coder's rules, by text."""
    from events.api import make_article
    from events.lexicon.check import Triple, example_texts

    articles = [make_article(text) for text in example_texts(coder.book.rules)]
    return {
        coded.document.article.text: [
            Triple(
                m.source_code,
                m.event_code,
                m.target_code,
                m.polarity,
                m.modality,
            )
            for m in coded.mentions
        ]
        for coded in coder.code(articles)
    }


def schema(
    name: Annotated[str | None, typer.Argument(metavar="[TABLE]", help="One table; all of them when left out.")] = None,
    output: Annotated[str, typer.Option("--format", metavar="table|ddl|json", help="How to print.")] = "table",
    write: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the page of all tables to a file (docs/tables.md).")
    ] = None,
    verify: Annotated[
        Path | None, typer.Option("--check", metavar="FILE", help="Fail when that file is not up to date.")
    ] = None,
) -> None:
    """Show the tables: columns, types, units and meaning."""
    from events import schema as tables

    common.one_of(output, ("table", "ddl", "json"), "--format")
    if write is not None:
        write.write_text(tables.tables_markdown(), encoding="utf-8")
        common.say(f"Wrote {write}.")
        return
    if verify is not None:
        if verify.read_text(encoding="utf-8") != tables.tables_markdown():
            common.say(f"{verify} is out of date: make docs rewrites it.")
            raise typer.Exit(1)
        return
    if name is not None:
        common.one_of(name, tables.TABLES, "TABLE")
    print_tables([tables.table(n) for n in ([name] if name else tables.TABLES)], output)


def print_tables(tables: list[Table], output: str) -> None:
    """Print the chosen tables in the chosen form."""
    if output == "json":
        import dataclasses

        common.print_json({table.name: dataclasses.asdict(table) for table in tables}, indent=2)
        return
    for table in tables:
        if output == "ddl":
            sys.stdout.write(table.ddl() + ";\n\n")
            continue
        sys.stdout.write(f"{table.name}: {table.description}\n\n")
        width = max(len(column.name) for column in table.columns)
        for column in table.columns:
            unit = f" [{column.unit}]" if column.unit else ""
            null = ", may be NULL" if column.nullable else ""
            sys.stdout.write(f"  {column.name:<{width}}  {column.type:<9}  {column.description}{unit}{null}\n")
        sys.stdout.write("\n")
