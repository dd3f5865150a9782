"""Gold files: what kinds there are, how they are recognised, and how they are read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from events.errors import InputError

KINDS = ("cameo_examples", "plover_gsr", "seeds", "dates", "geoparse", "cases")


@dataclass(frozen=True, slots=True)
class Gold:
    """One gold file: its kind (see ``KINDS``), where it is, and its rows as they stand."""

    kind: str
    path: Path
    rows: tuple[Mapping[str, Any], ...]


def find_gold(place: Path) -> Iterator[Gold]:
    """Yield the gold files at ``place`` (a file, or a folder with all below), by path; other files are passed over.

    Raises ``InputError`` when there is nothing there that is recognised, or when a file is broken.
    """
    if not place.exists():
        raise InputError(f"There is no gold data at {place}.")
    files = [place] if place.is_file() else sorted(p for p in place.rglob("*") if p.suffix in {".jsonl", ".yaml"})
    found = False
    for path in files:
        rows = tuple(_rows(path))
        kind = kind_of(rows)
        if kind is not None:
            found = True
            yield Gold(kind, path, rows)
        elif place.is_file():
            raise InputError(
                f"{path} is no gold file of a kind that is known.", hint=f"Known kinds: {', '.join(KINDS)}."
            )
    if not found:
        raise InputError(f"No gold data was recognised at {place}.", hint=f"Known kinds: {', '.join(KINDS)}.")


def kind_of(rows: tuple[Mapping[str, Any], ...]) -> str | None:
    """Return the kind of gold that rows are, by their fields; ``None`` when they are none."""
    if not rows or not isinstance(rows[0], dict):
        return None
    first = rows[0]
    if "timexes" in first:
        return "dates"
    if "toponyms" in first:
        return "geoparse"
    if {"sent", "must", "codes"} <= first.keys():
        return "seeds"
    events = next((row["events"] for row in rows if row.get("events")), None)
    if "text" in first and events and isinstance(events[0], dict):
        if "plover" in events[0]:
            return "plover_gsr"
        if "cameo" in events[0]:
            return "cameo_examples"
        if "code" in events[0]:
            return "cases"
    return "cases" if "text" in first and any(row.get("none") for row in rows) else None


def _rows(path: Path) -> Iterator[Mapping[str, Any]]:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".yaml":
        import yaml

        data = yaml.safe_load(text)
        yield from data if isinstance(data, list) else ()
        return
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            try:
                yield json.loads(line)
            except ValueError as error:
                raise InputError(f"{path}:{number} is not JSON: {error}.") from None
