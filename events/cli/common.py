"""Options that several commands share, and how a command speaks: results on stdout, everything else on stderr."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from events.ingest import ReadOptions

Warehouse = Annotated[Path, typer.Option("--warehouse", "-w", metavar="DIR", help="Folder of the warehouse.")]
Model = Annotated[
    str | None,
    typer.Option(
        metavar="NAME", help="An installed spaCy pipeline or a path to one; the built-in pipeline when left out."
    ),
]
Lexicon = Annotated[
    list[Path] | None,
    typer.Option(
        metavar="DIR",
        help="Folder of dictionaries and rules layered over the built-in ones; repeat it, the later one wins.",
    ),
]
Published = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Publication date (YYYY-MM-DD) for articles that carry none of their own."),
]
TextField = Annotated[str | None, typer.Option(metavar="NAME", help="Column or key of the article text.")]
DateField = Annotated[str | None, typer.Option(metavar="NAME", help="Column or key of the publication date.")]
IdField = Annotated[str | None, typer.Option(metavar="NAME", help="Column or key of the article id.")]
TitleField = Annotated[str | None, typer.Option(metavar="NAME", help="Column or key of the title.")]
SourceField = Annotated[str | None, typer.Option(metavar="NAME", help="Column or key of the source (outlet).")]
UrlField = Annotated[str | None, typer.Option(metavar="NAME", help="Column or key of the URL.")]
AllowNetwork = Annotated[
    bool | None, typer.Option("--allow-network", help="Allow inputs that are URLs. Off by default: nothing is fetched.")
]
MinConfidence = Annotated[
    float | None,
    typer.Option(
        metavar="P",
        min=0,
        max=1,
        help="Leave out mentions whose confidence is lower; 0 keeps all. [default: 0.65]",
    ),
]

DEFAULT_WAREHOUSE = Path("warehouse")


def usage(message: str) -> typer.BadParameter:
    """Return the exception for a wrong use of a command (exit code 2)."""
    return typer.BadParameter(message)


def say(message: str = "") -> None:
    """Write a message to stderr."""
    typer.echo(message, err=True)


def parse_day(value: str | None, option: str = "--published") -> dt.date | None:
    """Return the day that a user wrote as YYYY-MM-DD, ``None`` for nothing; wrong forms are wrong usage."""
    if value is None:
        return None
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise usage(f"{option} needs a date as YYYY-MM-DD, not {value!r}.") from None


def one_of(value: str, allowed: tuple[str, ...], option: str) -> str:
    """Return ``value`` when it is allowed; anything else is wrong usage."""
    if value not in allowed:
        raise usage(f"{option} must be one of {', '.join(allowed)}, not {value!r}.")
    return value


def floor_of(value: float | None) -> float:
    """Return the least confidence that was asked for, or the default."""
    from events.config import MIN_CONFIDENCE

    return MIN_CONFIDENCE if value is None else value


def fields_of(parameters: Mapping[str, Any]) -> dict[str, str | None]:
    """Return the field-name options (``text_field``, ``date_field``, …) among a command's parameters."""
    return {name: value for name, value in parameters.items() if name.endswith("_field")}


def read_options(published: str | None, allow_network: bool | None, fields: Mapping[str, str | None]) -> ReadOptions:
    """Return the reading options from the flags; a field name that was not given keeps the reader's guess."""
    from events.ingest import ReadOptions

    given: dict[str, Any] = {name: value for name, value in fields.items() if value is not None}
    return ReadOptions(published=parse_day(published), allow_network=bool(allow_network), **given)


def jsonable(value: object) -> object:
    """Return ``value`` in a form JSON has (dates as ISO text), for ``json.dumps(default=...)``."""
    if isinstance(value, (dt.date, dt.datetime)):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no JSON form")


def print_json(value: object, *, indent: int | None = None) -> None:
    """Write one JSON value and a line end to stdout."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=indent, default=jsonable) + "\n")
