from __future__ import annotations

from itertools import groupby
from pathlib import Path

import pytest

GOLD = Path(__file__).parents[2] / "gold" / "dates.tsv"
FIELDS = ("expression", "type", "value", "date_start", "date_end", "granularity", "status")


def rows() -> list[list[str]]:
    lines = GOLD.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


CASES = [(key, [row[2:] for row in group]) for key, group in groupby(rows(), key=lambda row: (row[0], row[1]))]


def test_the_gold_is_large_and_well_formed() -> None:
    assert len(rows()) >= 300
    assert all(len(row) == 9 for row in rows())
    assert sum(row[2] == "-" for row in rows()) >= 30


@pytest.mark.parametrize(("case", "expected"), CASES, ids=[f"{d}: {t}" for (d, t), _ in CASES])
def test_gold_case(tagger, on, case, expected) -> None:
    day, text = case
    found = tagger.tag(text, 0, on(None if day == "-" else day))
    got = [
        [t.text, t.type, t.value, str(t.date_start or "-"), str(t.date_end or "-"), t.granularity, t.status]
        for t in found
    ]
    wanted = [row for row in expected if row[0] != "-"]
    assert got == wanted
