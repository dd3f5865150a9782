"""``events build``: articles in, warehouse out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from events.cli import common

if TYPE_CHECKING:
    from events.engines import BuildSummary


Inputs = Annotated[
    list[str] | None, typer.Argument(metavar="[INPUT]...", help="Files, folders, or - for JSON lines on stdin.")
]
Warehouse = Annotated[
    Path | None, typer.Option("--warehouse", "-w", metavar="DIR", help="Folder of the warehouse. [default: warehouse]")
]
Engine = Annotated[str | None, typer.Option(metavar="local|ray", help="Where the work runs. [default: local]")]
Workers = Annotated[int | None, typer.Option(metavar="N", min=0, help="Processes; 0 is one a core. [default: 0]")]
MaxChars = Annotated[int | None, typer.Option(metavar="N", min=1, help="Articles longer than this are refused.")]
KeepText = Annotated[
    bool | None,
    typer.Option("--keep-text/--no-text", help="Keep the article text in the warehouse. [default: keep]"),
]
Recode = Annotated[
    bool | None,
    typer.Option("--recode", help="Code the stored articles again, after a change of model or lexicon."),
]
ConfigFile = Annotated[Path | None, typer.Option(metavar="FILE", help="TOML file with any of these options.")]


def register(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command(short_help="Code articles into a warehouse.")(build)


def build(
    inputs: Inputs = None,
    warehouse: Warehouse = None,
    engine: Engine = None,
    workers: Workers = None,
    published: common.Published = None,
    model: common.Model = None,
    lexicon: common.Lexicon = None,
    min_confidence: common.MinConfidence = None,
    text_field: common.TextField = None,
    date_field: common.DateField = None,
    id_field: common.IdField = None,
    title_field: common.TitleField = None,
    source_field: common.SourceField = None,
    url_field: common.UrlField = None,
    max_chars: MaxChars = None,
    keep_text: KeepText = None,
    recode: Recode = None,
    allow_network: common.AllowNetwork = None,
    config: ConfigFile = None,
) -> None:
    """Code articles into a warehouse of events (default input: the sample articles).

    Runs again skip what is already there. Input that cannot be used never stops a build: it is counted, and kept
    in the table "rejects".
    """
    # Every parameter but --config is a setting of the same name; what was not given leaves the file's value.
    settings = {name: value for name, value in locals().items() if value not in (None, []) and name != "config"}
    common.parse_day(published)

    from events.config import make_config, read_toml

    if config is not None:
        settings = {**read_toml(config), **settings}
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
