"""The CAMEO and PLOVER code tables.

CAMEO codes, the Goldstein value of each and the quad classes are those of the GDELT lookup (310 codes) plus the
codebook's extras, marked ``in_gdelt = no``. Names are ours. PLOVER type, mode and context follow the 2021 conversion of CAMEO.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class CameoCode:
    """One CAMEO code. ``goldstein`` is −10 … +10; ``quad_class`` 1–4 (verbal/material cooperation, verbal/material conflict)."""

    code: str
    name: str
    root: str
    base: str
    goldstein: float
    quad_class: int
    in_gdelt: bool
    plover_type: str | None
    plover_mode: str | None
    plover_contexts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PloverType:
    """One of the 16 PLOVER event types with its modes."""

    type: str
    quad_class: int
    goldstein: float
    needs_target: bool
    description: str
    modes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ontology:
    """Both code tables, by code and by type."""

    cameo: dict[str, CameoCode]
    plover: dict[str, PloverType]

    @staticmethod
    def load(folder: Path = HERE / "ontology") -> Ontology:
        """Read ``cameo.csv`` and ``plover.csv`` from ``folder``."""
        with (folder / "cameo.csv").open(encoding="utf-8", newline="") as f:
            cameo = {
                r["code"]: CameoCode(
                    r["code"],
                    r["name"],
                    r["root"],
                    r["base"],
                    float(r["goldstein"]),
                    int(r["quad_class"]),
                    r["in_gdelt"] == "yes",
                    r["plover_type"] or None,
                    r["plover_mode"] or None,
                    tuple(x for x in r["plover_context"].split(";") if x),
                )
                for r in csv.DictReader(f)
            }
        with (folder / "plover.csv").open(encoding="utf-8", newline="") as f:
            plover = {
                r["type"]: PloverType(
                    r["type"],
                    int(r["quad_class"]),
                    float(r["goldstein"]),
                    r["needs_target"] == "yes",
                    r["description"],
                    tuple(x for x in r["modes"].split(";") if x),
                )
                for r in csv.DictReader(f)
            }
        return Ontology(cameo, plover)
