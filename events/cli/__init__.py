"""The ``events`` command: parse, call, print, exit code. Each command group is a module beside this one.

Exit codes: 0 fine, 1 failure, 2 wrong usage. Results go to stdout, progress and messages to stderr.
Only the standard library and Typer are imported here, so that ``events --help`` answers at once, and a command loads
only the module it is in.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module

import typer

from events import __version__

#: The modules and their commands, in the order of the help.
COMMANDS = {
    "build": ("build",),
    "extract": ("extract", "annotate"),
    "explain": ("explain",),
    "query": ("query", "sql"),
    "store": ("doctor", "repair", "compact", "remove", "diff"),
    "export": ("export", "report", "browse"),
    "evaluate": ("evaluate",),
    "checks": ("check", "schema"),
    "actors": ("actors", "dictionaries"),
}


def make_app(first: str | None = None) -> typer.Typer:
    """Return the command line; when ``first`` is the name of a command, with the commands of its module alone."""
    app = typer.Typer(
        name="events",
        help="Turn news articles into an event database: who did what to whom, when, where, according to whom.",
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        epilog='Start with: events build   (codes the sample articles), then: events query "SELECT * FROM events".',
    )
    app.callback()(_root)
    for module in [name for name, commands in COMMANDS.items() if first in commands] or COMMANDS:
        import_module(f"events.cli.{module}").register(app)
    return app


def _version(show: bool) -> None:
    if show:
        typer.echo(f"newsdyads {__version__}")
        raise typer.Exit


def _root(
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Show the version and exit."
    ),
) -> None:
    """Turn news articles into an event database: who did what to whom, when, where, according to whom."""


def main() -> None:
    """Run the command line; expected failures become one clear line on stderr and exit code 1."""
    from events.errors import EventsError

    try:
        make_app(next(iter(sys.argv[1:]), None))()
    except EventsError as error:
        typer.echo(f"Error: {error}", err=True)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        typer.echo("Stopped. What was committed before is safe; the same command goes on from there.", err=True)
        sys.exit(1)
    except BrokenPipeError:  # the reader (head, less) has what it wanted
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
