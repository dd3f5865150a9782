"""The ``events`` command: parse, call, print, exit code. Each command group is a module beside this one.

Exit codes: 0 fine, 1 failure, 2 wrong usage. Results go to stdout, progress and messages to stderr.
Only the standard library and Typer are imported here, so that ``events --help`` answers at once.
"""

from __future__ import annotations

import os
import sys

import typer

from events import __version__
from events.cli import actors, build, checks, evaluate, explain, export, extract, query, store

app = typer.Typer(
    name="events",
    help="Turn news articles into an event database: who did what to whom, when, where, according to whom.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog='Start with: events build   (codes the sample articles), then: events query "SELECT * FROM events".',
)


def _version(show: bool) -> None:
    if show:
        typer.echo(f"newsdyads {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Show the version and exit."
    ),
) -> None:
    """Turn news articles into an event database: who did what to whom, when, where, according to whom."""


for _module in (build, extract, explain, query, store, export, evaluate, checks):
    _module.register(app)
app.add_typer(actors.app, name="actors", help="Ask the actor dictionary.")
app.add_typer(actors.dictionaries, name="dictionaries", help="Bring in dictionaries of other projects.")


def main() -> None:
    """Run the command line; expected failures become one clear line on stderr and exit code 1."""
    from events.errors import EventsError

    try:
        app()
    except EventsError as error:
        typer.echo(f"Error: {error}", err=True)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        typer.echo("Stopped. What was committed before is safe; the same command goes on from there.", err=True)
        sys.exit(1)
    except BrokenPipeError:  # the reader (head, less) has what it wanted
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
