"""``events actors resolve`` and ``events dictionaries import``."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from events.cli import common

if TYPE_CHECKING:
    from events.types import Actor

actors = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
dictionaries = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


def register(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.add_typer(actors, name="actors", help="Ask the actor dictionary.")
    app.add_typer(dictionaries, name="dictionaries", help="Bring in dictionaries of other projects.")


@actors.callback()
def _actors() -> None:
    """Ask the actor dictionary."""


@dictionaries.callback()
def _dictionaries() -> None:
    """Bring in dictionaries of other projects."""


@actors.command()
def resolve(
    phrase: Annotated[
        str,
        typer.Argument(metavar="PHRASE", help="Words for an actor, or - for JSON lines {id, text, date?} on stdin."),
    ],
    date: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="The day for which to resolve (YYYY-MM-DD); offices change hands."),
    ] = None,
    lexicon: common.Lexicon = None,
    explain: Annotated[bool, typer.Option("--explain", help="Also show the dictionary entries used.")] = False,
) -> None:
    """Resolve words to an actor code: {id, code, country, group, role, name}; unknown words give nulls.

    Words that name several actors ("the Baltic states") also give the codes of the others: {..., also}.
    """
    from events.coding.actors import ActorIndex, resolve_all

    day = common.parse_day(date, "--date")
    index = ActorIndex.load(tuple(lexicon or ()))
    if phrase != "-":
        actors = resolve_all(phrase, day, index=index)
        common.print_json(actor_row(phrase, actors, explain))
        if not actors:
            common.say(f"No actor is known by {phrase!r}" + (f" on {day}." if day else "."))
        return
    answered = bad = 0
    for number, line in enumerate(sys.stdin, start=1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
            when = item.get("date")
            found = resolve_all(item["text"], dt.date.fromisoformat(when[:10]) if when else day, index=index)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            bad += 1
            common.say(f"line {number}: not an object with a text and a date as YYYY-MM-DD ({error})")
            continue
        answered += 1
        common.print_json(actor_row(item.get("id"), found, explain))
    raise typer.Exit(1 if bad and not answered else 0)


def actor_row(identifier: object, actors: Sequence[Actor], explain: bool) -> dict[str, Any]:
    """Return the answer for one phrase: its actor, with the codes of further ones under ``also`` ("the Baltic states")."""
    actor = actors[0] if actors else None
    row: dict[str, Any] = {
        "id": identifier,
        "code": actor.code if actor else None,
        "country": actor.country if actor else None,
        "group": actor.group if actor else None,
        "role": actor.role if actor else None,
        "name": actor.name if actor else None,
    }
    if len(actors) > 1:
        row["also"] = [other.code for other in actors[1:]]
    if explain:
        row["entries"] = list(actor.entries) if actor else []
    return row


@dictionaries.command("import")
def import_files(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="PETRARCH or TABARI actor, agent, verb or discard files.")
    ],
    out: Annotated[Path, typer.Option(metavar="DIR", help="Folder to write; use it with --lexicon.")] = Path("lexicon"),
) -> None:
    """Read PETRARCH dictionaries into a folder that --lexicon layers over ours.

    Bad lines are reported with file and line, and are never fatal.
    """
    from events.lexicon.dictionaries import import_dictionaries

    for path in files:
        if not path.is_file():
            raise common.usage(f"There is no file {path}.")
    report = import_dictionaries(files, out)
    for line in report.refused:
        common.say(str(line))
    written = ", ".join(f"{n:,} {what}" for what, n in sorted(report.counts.items()) if n)
    share = f"{len(report.refused):,} of {report.lines:,} lines refused ({report.refused_share:.2%})"
    sys.stdout.write(f"{written or 'nothing'} written to {out}; {share}\n")
    common.say(f"Use it: events build --lexicon {out} ...")
