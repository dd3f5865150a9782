"""``events explain``: why a row was coded as it was."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from events.cli import common

if TYPE_CHECKING:
    from events.pipeline import CodedArticle, Coder


def register(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command(short_help="Show how a row came about.")(explain)


def explain(
    mention_id: Annotated[
        str | None, typer.Argument(metavar="[MENTION_ID | EVENT_ID]", help="A mention or an event in the warehouse.")
    ] = None,
    text: Annotated[str | None, typer.Option(metavar="TEXT", help="Explain every event in this text instead.")] = None,
    warehouse: common.Warehouse = common.DEFAULT_WAREHOUSE,
    published: common.Published = None,
    model: common.Model = None,
    lexicon: common.Lexicon = None,
) -> None:
    """Show how a mention came about: words, rule, dictionary entries, parse path, date reasoning, and what lost.

    For an event id it lists the mentions of the event and why they are one.
    """
    if (mention_id is None) == (text is None):
        raise common.usage("Give either the id of a mention or an event, or --text.")
    day = common.parse_day(published)
    from events.api import TextCoder

    coder = TextCoder.load(
        model, lexicon=lexicon or (), min_confidence=0.0
    )  # what a build leaves out is explained, too
    if text is not None:
        coded = coder.code(text, published=day)
        if not show(coder.pipeline, coded):
            common.say(
                "No event was found in this text." if coded.reject is None else f"Refused: {coded.reject.detail}"
            )
    elif mention_id is not None:
        explain_stored(coder.pipeline, mention_id, warehouse)


def explain_stored(coder: Coder, identifier: str, warehouse: Path) -> None:
    """Explain a mention or an event of the warehouse; the article is coded again to show the decisions.

    Raises ``WarehouseError`` when there is no such id, or when the article text was not kept.
    """
    from events.errors import WarehouseError
    from events.warehouse import explain_event, stored_article

    story = explain_event(warehouse, identifier)
    if story is not None:
        sys.stdout.write(story)
        return
    article = stored_article(warehouse, identifier)
    if article is None:
        raise WarehouseError(
            f"There is no mention or event {identifier!r} in {warehouse}.",
            hint="Ids are in the columns mention_id and event_id.",
        )
    if not show(coder, next(iter(coder.code([article]))), identifier):
        raise WarehouseError(
            f"Mention {identifier!r} does not come out any more: rules, dictionaries or model have changed since.",
            hint="events build --recode brings the warehouse up to date.",
        )


def show(coder: Coder, coded: CodedArticle, only: str | None = None) -> bool:
    """Print the explanation of the mentions of an article (of one, when ``only`` is given); True when there was one."""
    from events.api import mention_rows
    from events.cli.explanation import explanation, rule_places
    from events.coding.confidence import sort_out
    from events.config import MIN_CONFIDENCE

    names = coder.ontology.cameo
    sentences = {sentence.index: sentence for sentence in coded.sentences}
    _, doubtful = sort_out(coded.mentions, MIN_CONFIDENCE)
    shown = False
    for mention, row in zip(coded.mentions, mention_rows(coded), strict=True):
        if only is not None and row["mention_id"] != only:
            continue
        if shown:
            sys.stdout.write("\n" + "─" * 60 + "\n\n")
        shown = True
        code = names.get(mention.event_code)
        sys.stdout.write(
            explanation(
                mention,
                sentences.get(mention.sentence_index),
                coded.document.publication,
                code_name=code.name if code else None,
                rule_where=rule_places(mention.rule_id, coder.book.rules),
                mention_id=row["mention_id"],
                floor=MIN_CONFIDENCE if mention in doubtful else None,
            )
        )
    return shown
