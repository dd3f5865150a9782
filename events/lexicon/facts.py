"""Rows of the actor dictionary for those who want them as plain mappings."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).parent / "actors"


def term_rows(folder: Path = FOLDER) -> Iterator[dict[str, str]]:
    """Yield the person rows of all dictionary files (sorted by file name), each a mapping of column to text."""
    for path in sorted(folder.glob("persons*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as f:
            yield from csv.DictReader(f)
