"""Import of PETRARCH and TABARI dictionaries: actors, agents, verbs and discard lists become a lexicon folder.

The result lies in ``out_dir`` as ``actors/petrarch.csv``, ``agents.csv``, ``petrarch_verbs.yaml`` and
``discards.csv``, in the formats that our own lexicon uses, so that ``--lexicon out_dir`` layers it over the built-in
one. A line that cannot be read is reported with file and line number and left out; it never stops the import.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from events.lexicon.dictionaries.lines import Line, Refused, kind_of_file, read_lines
from events.lexicon.dictionaries.people import parse_actors, parse_agents
from events.lexicon.dictionaries.verbs import parse_discards, parse_verbs


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did: rows written by sort, lines read, and every refused line with its reason."""

    counts: dict[str, int]
    lines: int
    refused: tuple[Refused, ...]
    out_dir: Path

    @property
    def refused_share(self) -> float:
        """Refused lines as a share of the lines that held something."""
        return len(self.refused) / self.lines if self.lines else 0.0


def import_dictionaries(files: Sequence[Path | str], out_dir: Path | str) -> ImportReport:
    """Read dictionary files (their sort is told from the content) and write a lexicon folder.

    Raises ``OSError`` when a file cannot be opened or the folder cannot be written. Later files add to earlier ones.
    """
    out = Path(out_dir)
    rows: dict[str, list[tuple[str, ...]]] = {"actors": [], "agents": [], "discards": []}
    verbs: dict[str, list[dict[str, object]]] = {"verbs": [], "patterns": [], "synsets": [], "transformations": []}
    refused: list[Refused] = []
    total = 0
    for path in map(Path, files):
        lines = read_lines(path)
        sort = kind_of_file(lines)
        total += len(lines)
        if sort == "actors":
            rows["actors"] += parse_actors(lines, refused)
        elif sort == "agents":
            rows["agents"] += parse_agents(lines, refused)
        elif sort == "verbs":
            for key, found in parse_verbs(lines, refused).items():
                verbs[key] += found
        elif sort == "discards":
            rows["discards"] += parse_discards(lines)
        elif lines:
            refused.append(Refused(lines[0].file, lines[0].number, lines[0].text, "issue lists are not used"))
            total -= len(lines) - 1
    _write(out, rows, verbs)
    counts = Counter({key: len(found) for key, found in rows.items()})
    counts.update({key: len(found) for key, found in verbs.items()})
    return ImportReport(dict(counts), total, tuple(refused), out)


def _write(out: Path, rows: dict[str, list[tuple[str, ...]]], verbs: dict[str, list[dict[str, object]]]) -> None:
    (out / "actors").mkdir(parents=True, exist_ok=True)
    headers = {
        "actors": ("name", "canonical", "code", "kind", "office", "valid_from", "valid_to", "source"),
        "agents": ("agent", "plural", "roles", "kind"),
        "discards": ("text", "scope", "whole_word"),
    }
    targets = {
        "actors": out / "actors" / "petrarch.csv",
        "agents": out / "agents.csv",
        "discards": out / "discards.csv",
    }
    for key, found in rows.items():
        if not found:
            continue
        with targets[key].open("w", encoding="utf-8", newline="") as handle:
            writer = csv.writer(handle, lineterminator="\n")
            writer.writerow(headers[key])
            writer.writerows(dict.fromkeys(found))
    if any(verbs.values()):
        with (out / "petrarch_verbs.yaml").open("w", encoding="utf-8") as handle:
            for key, entries in verbs.items():
                handle.write(f"{key}:" + ("\n" if entries else " []\n"))
                for entry in entries:
                    # One flow mapping a line: JSON is YAML, and codes stay quoted strings.
                    handle.write(f"  - {json.dumps(entry, ensure_ascii=False)}\n")


__all__ = ["ImportReport", "Line", "Refused", "import_dictionaries"]
