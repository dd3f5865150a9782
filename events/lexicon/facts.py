"""Facts that several stages share: role codes, and rows of the actor dictionary as plain mappings."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).parent / "actors"

# Role codes (CAMEO's, with PTY and KID of the PETRARCH dictionaries), in the order in which several are written in one code.
ROLE_CODES = tuple(
    """
    IGO NGO NGM IMG MNC UIS GOV LEG OPP REB SEP INS UAF MIL COP SPY JUD ELI PTY REL RAD MOD CRM CVL REF LAB EDU
    BUS AGR MED HLH HRI DEV ENV KID
    """.split()
)


def term_rows(folder: Path = FOLDER) -> Iterator[dict[str, str]]:
    """Yield the person rows of all dictionary files (sorted by file name), each a mapping of column to text."""
    for path in sorted(folder.glob("persons*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as f:
            yield from csv.DictReader(f)
