"""Read the data files of the date grammar (``events/lexicon/dates``)."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from events.errors import LexiconError


def read_text(name: str) -> str:
    """The text of the data file ``name``."""
    return (files("events") / "lexicon" / "dates" / name).read_text(encoding="utf-8")


def read_tsv(name: str, width: int) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a tab-separated file; ``#`` opens a comment line.

    Raises ``LexiconError`` for a row that has not ``width`` cells.
    """
    for number, line in enumerate(read_text(name).splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = tuple(cell.strip() for cell in line.split("\t"))
        if len(cells) != width:
            raise LexiconError(
                f"{len(cells)} cells, expected {width}.",
                file=f"events/lexicon/dates/{name}",
                line=number,
                hint="Separate the cells by one tab.",
            )
        yield cells


def read_yaml(name: str) -> Any:
    """The content of a YAML data file."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(read_text(name), Loader=loader)
