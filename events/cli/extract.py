"""``events extract`` and ``events annotate``: code without storing anything."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from events.cli import common

if TYPE_CHECKING:
    from events.pipeline import CodedArticle

Inputs = Annotated[
    list[str] | None,
    typer.Argument(metavar="[INPUT]...", help="Files, folders, or - for JSON lines on stdin (the default)."),
]

TABLE_COLUMNS = (
    "date_value",
    "source_code",
    "event_code",
    "target_code",
    "polarity",
    "modality",
    "place_name",
    "sentence",
)


def register(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command(short_help="Print event mentions, store nothing.")(extract)
    app.command(short_help="Print every layer of every article.")(annotate)


def extract(
    inputs: Inputs = None,
    output: Annotated[str, typer.Option("--format", metavar="jsonl|table", help="How to print.")] = "jsonl",
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
    allow_network: common.AllowNetwork = None,
) -> None:
    """Print event mentions, one JSON object each with the columns of event_mentions. Nothing is stored.

    JSON lines on stdin hold {id, text, title?, published_at?, source?, url?}; article_id in the output is that id.
    """
    from events.api import mention_rows

    common.one_of(output, ("jsonl", "table"), "--format")
    fields = common.fields_of(locals())
    coded = code_inputs(inputs, published, model, lexicon, min_confidence, allow_network, fields)
    rows = (row for article in coded for row in mention_rows(article))
    if output == "jsonl":
        for row in rows:
            common.print_json(row)
        return
    from events.warehouse.query import render_table

    table = [[row[name] for name in TABLE_COLUMNS] for row in rows]
    sys.stdout.write(render_table(TABLE_COLUMNS, table))


def annotate(
    inputs: Inputs = None,
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
    allow_network: common.AllowNetwork = None,
) -> None:
    """Print every layer of every article, one JSON object each: sentences, actors, time expressions, places, events."""
    from events.api import annotation

    fields = common.fields_of(locals())
    for coded in code_inputs(inputs, published, model, lexicon, min_confidence, allow_network, fields):
        common.print_json(annotation(coded))


def code_inputs(
    inputs: list[str] | None,
    published: str | None,
    model: str | None,
    lexicon: list[Any] | None,
    min_confidence: float | None,
    allow_network: bool | None,
    fields: dict[str, str | None],
) -> Iterator[CodedArticle]:
    """Yield the coded articles of the inputs, with progress and one line for every input that had to be refused.

    Raises ``InputError`` at the end when there was input and nothing at all could be read.
    """
    from events.cli.progress import Progress
    from events.errors import InputError
    from events.ingest import KEPT_REASONS, read_inputs
    from events.pipeline import Coder
    from events.types import Article, Reject

    options = common.read_options(published, allow_network, fields)
    refused: list[Reject] = []

    def articles() -> Iterator[Article]:
        for item in read_inputs(inputs or ["-"], options, stdin=sys.stdin.buffer):
            if isinstance(item, Reject):
                refused.append(item)
            else:
                yield item

    coder = Coder.load(model=model, lexicon=tuple(lexicon or ()), min_confidence=common.floor_of(min_confidence))
    done = 0
    with Progress() as progress:
        for coded in coder.code(articles()):
            if coded.reject is not None:
                refused.append(coded.reject)
                continue
            done += 1
            progress(done)
            yield coded
    for reject in refused:
        what = "note" if reject.reason in KEPT_REASONS else "refused"
        common.say(f"{what}: {reject.uri}: {reject.reason}: {reject.detail}")
    if refused and not done:
        raise InputError("Nothing could be read.", hint="The lines above say why each input was refused.")
