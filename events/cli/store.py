"""Looking after a warehouse: doctor, repair, compact, remove, diff."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from events.cli import common


def register(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command(short_help="Check installation and warehouse.")(doctor)
    app.command(short_help="Rebuild what can be rebuilt.")(repair)
    app.command(short_help="Join many small files.")(compact)
    app.command(short_help="Remove articles and their mentions.")(remove)
    app.command(short_help="Compare two warehouses.")(diff)


def doctor(warehouse: common.Warehouse = common.DEFAULT_WAREHOUSE) -> None:
    """Check the installation and the warehouse: packages, model, damaged or missing files, leftovers."""
    from events.cli.environment import environment_report

    problems = 0
    for good, line in environment_report():
        problems += not good
        sys.stdout.write(f"{'ok ' if good else 'BAD'} {line}\n")
    if not warehouse.exists():
        sys.stdout.write(f"--  no warehouse at {warehouse} yet: events build makes one\n")
        raise typer.Exit(1 if problems else 0)
    from events.warehouse import doctor as examine

    for problem in examine(warehouse):
        problems += 1
        sys.stdout.write(f"BAD {problem}\n")
    if not problems:
        sys.stdout.write(f"ok  warehouse {warehouse}: every file is there and whole\n")
    raise typer.Exit(1 if problems else 0)


def repair(warehouse: common.Warehouse = common.DEFAULT_WAREHOUSE) -> None:
    """Rebuild what can be rebuilt after damage, and drop what is lost; prints what was done."""
    from events.warehouse import repair as mend

    actions = mend(warehouse)
    for action in actions:
        sys.stdout.write(f"{action}\n")
    if not actions:
        common.say("Nothing to repair.")


def compact(warehouse: common.Warehouse = common.DEFAULT_WAREHOUSE) -> None:
    """Join many small files into few large ones; the rows stay the same."""
    from events.warehouse import compact as join

    sys.stdout.write(f"{join(warehouse)}\n")


def remove(
    article: Annotated[
        list[str],
        typer.Option("--article", metavar="ID", help="Article to remove, with its mentions; repeat it for more."),
    ],
    warehouse: common.Warehouse = common.DEFAULT_WAREHOUSE,
) -> None:
    """Remove articles and their mentions; events are worked out again."""
    from events.warehouse import remove as drop

    sys.stdout.write(f"{drop(warehouse, article)}\n")


def diff(
    old: Annotated[Path, typer.Argument(metavar="A", help="A warehouse.")],
    new: Annotated[Path, typer.Argument(metavar="B", help="Another warehouse over the same articles.")],
) -> None:
    """Compare the mentions of two warehouses: added, removed and recoded, per event root."""
    from events.warehouse import diff as compare

    sys.stdout.write(f"{compare(old, new)}\n")
