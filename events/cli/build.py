"""``events build``: articles in, warehouse out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from events.cli import common

if TYPE_CHECKING:
    from events.engines import BuildSummary


def register(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command(short_help="Code articles into a warehouse.")(build)


def build(
    inputs: Annotated[
        list[str] | None, typer.Argument(metavar="[INPUT]...", help="Files, folders, or - for JSON lines on stdin.")
    ] = None,
    warehouse: Annotated[
        Path | None,
        typer.Option("--warehouse", "-w", metavar="DIR", help="Folder of the warehouse. [default: warehouse]"),
    ] = None,
    engine: Annotated[
        str | None, typer.Option(metavar="local|ray", help="Where the work runs. [default: local]")
    ] = None,
    workers: Annotated[
        int | None, typer.Option(metavar="N", min=0, help="Processes; 0 is one a core. [default: 0]")
    ] = None,
    published: common.Published = None,
    model: common.Model = None,
    lexicon: common.Lexicon = None,
    text_field: common.TextField = None,
    date_field: common.DateField = None,
    id_field: common.IdField = None,
    title_field: common.TitleField = None,
    source_field: common.SourceField = None,
    url_field: common.UrlField = None,
    max_chars: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="Articles longer than this are refused.")
    ] = None,
    keep_text: Annotated[
        bool | None,
        typer.Option("--keep-text/--no-text", help="Keep the article text in the warehouse. [default: keep]"),
    ] = None,
    recode: Annotated[
        bool, typer.Option("--recode", help="Code the stored articles again, after a change of model or lexicon.")
    ] = False,
    allow_network: common.AllowNetwork = False,
    config: Annotated[Path | None, typer.Option(metavar="FILE", help="TOML file with any of these options.")] = None,
) -> None:
    """Code articles into a warehouse of events (default input: the sample articles).

    Runs again skip what is already there. Input that cannot be used never stops a build: it is counted, and kept
    in the table "rejects".
    """
    from events.config import make_config, read_toml

    settings = read_toml(config) if config else {}
    common.parse_day(published)
    given = {
        "inputs": inputs or None, "warehouse": warehouse, "engine": engine, "workers": workers, "published": published,
        "model": model, "lexicon": lexicon or None, "text_field": text_field, "date_field": date_field,
        "id_field": id_field, "title_field": title_field, "source_field": source_field, "url_field": url_field,
        "max_chars": max_chars, "keep_text": keep_text, "recode": recode or None,
        "allow_network": allow_network or None,
    }  # fmt: skip
    settings.update({key: value for key, value in given.items() if value is not None})
    build_config = make_config(settings)

    from events import engines
    from events.cli.progress import Progress

    with Progress() as progress:
        summary = engines.build(build_config, progress=progress)
    report(summary, build_config.warehouse)
    if not summary.usable:
        raise typer.Exit(1)


def report(summary: BuildSummary, warehouse: Path) -> None:
    """Tell on stderr what a build did, and what to do next."""
    for line in summary.lines():
        common.say(line)
    if summary.usable:
        common.say(f'Next: events query "SELECT * FROM events LIMIT 20" --warehouse {warehouse}')
