"""``events evaluate``: measure against gold data."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from events.cli import common

if TYPE_CHECKING:
    from events.evaluation import Result

PAGE = Path("docs/evaluation.md")
NOTE = (
    "Written by `events evaluate GOLD --save`; do not edit. The gold is the work of other people and is no part of "
    "this repository (`tests/gold` holds our own), so misses are listed by id. Precision on codebook sentences is a "
    "lower bound: each row names one code although its sentence may hold more."
)


def register(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command(short_help="Measure against gold data.")(evaluate)


def evaluate(
    gold: Annotated[
        Path,
        typer.Argument(metavar="GOLD", help="A gold file or a folder of them; kinds are recognised by their fields."),
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    save: Annotated[bool, typer.Option("--save", help=f"Also write {PAGE}.")] = False,
    kind: Annotated[
        list[str] | None, typer.Option(metavar="KIND", help="Only this kind of gold; repeat it for more.")
    ] = None,
    misses: Annotated[int, typer.Option(metavar="N", min=0, help="How many misses to show a file.")] = 20,
    articles: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Articles that the gold refers to. [default: seeds beside GOLD]")
    ] = None,
    model: common.Model = None,
    lexicon: common.Lexicon = None,
    min_confidence: common.MinConfidence = None,
) -> None:
    """Print precision, recall and F1 per event root and type, the confusion table and the most instructive misses."""
    from events.evaluation import evaluate as measure
    from events.evaluation.blocks import kept
    from events.evaluation.gold import KINDS
    from events.evaluation.report import as_markdown, as_text
    from events.pipeline import Coder

    for name in kind or ():
        common.one_of(name, KINDS, "--kind")
    results: list[Result] = []

    def load() -> Coder:  # only when gold was recognised
        return Coder.load(model, tuple(lexicon or ()), min_confidence=common.floor_of(min_confidence))

    for result in measure(gold, load, articles=articles, most=misses, kinds=kind or ()):
        results.append(result)
        if not as_json:
            sys.stdout.write(as_text([result]) + "\n")
            sys.stdout.flush()
    if as_json:
        common.print_json([result.as_json() for result in results], indent=2)
    if save:
        others = kept(PAGE.read_text(encoding="utf-8")) if PAGE.exists() else ""
        PAGE.write_text(as_markdown(results, heading="Evaluation", note=NOTE) + others, encoding="utf-8")
        common.say(f"Wrote {PAGE}.")
