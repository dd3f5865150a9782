from __future__ import annotations

from pathlib import Path

import pytest

from events.coding.dates import TimeTagger, infer_publication
from events.coding.dates.terms import RowTerms
from events.document.prepare import prepare
from events.evaluation.dates import evaluate_dates
from events.types import Article, Document

SEEDS = Path(__file__).parents[4] / "shared" / "seeds"
TEXT = "He was freed on Friday. He had been held since May 2010 and will testify next week."


def row(*timexes: tuple[str, str, str]) -> dict[str, object]:
    found = [
        {"text": t, "start": TEXT.index(t), "end": TEXT.index(t) + len(t), "type": k, "value": v} for t, k, v in timexes
    ]
    return {"id": "a", "dct": "2013-03-22", "text": TEXT, "timexes": found}


def test_all_right() -> None:
    gold = row(("Friday", "DATE", "2013-03-22"), ("May 2010", "DATE", "2010-05"), ("next week", "DATE", "2013-W13"))
    figures = evaluate_dates([gold]).figures
    assert figures["value F1"] == figures["strict extent F1"] == figures["type F1"] == 1.0


def test_wrong_missed_and_invented_are_counted_and_listed() -> None:
    gold = row(("on Friday", "DATE", "2013-03-22"), ("May 2010", "DATE", "2011-05"), ("freed", "DATE", "2013"))
    result = evaluate_dates([gold])
    assert result.figures["relaxed extent recall"] == pytest.approx(2 / 3)
    assert result.figures["strict extent recall"] == pytest.approx(1 / 3)
    assert result.figures["value F1"] == pytest.approx(1 / 3)
    assert sorted(m.reason for m in result.misses) == ["invented", "not found", "other value"]


def seed(name: str) -> Document:
    if not SEEDS.is_dir():
        pytest.skip("the sample articles in ../shared/seeds are not here")
    path = next(SEEDS.glob(f"{name}_*.txt"))
    document = prepare(Article(article_id=name, text=path.read_text(encoding="utf-8"), uri=path.name))
    assert isinstance(document, Document)
    return document


@pytest.mark.parametrize(
    ("name", "date", "earliest", "latest", "status"),
    [
        ("001", "2021-12-08", "2021-12-08", "2021-12-08", "dateline"),
        ("003", None, "2023-11-01", "2024-06-19", "inferred"),
        ("004", "2021-06-08", "2021-06-08", "2021-06-08", "inferred"),
    ],
)
def test_the_date_a_careful_reader_gives_an_article(name, date, earliest, latest, status) -> None:
    rows = [
        {"name": n, "canonical": n, "kind": "person", "office": o, "valid_from": a, "valid_to": b}
        for n, o, a, b in (
            ("Joe Biden", "president", "2021-01-20", "2025-01-20"),
            ("Jens Stoltenberg", "NATO Secretary General", "2014-10-01", "2024-10-01"),
        )
    ]
    found = infer_publication(seed(name), RowTerms(rows), TimeTagger())
    assert (found.date.isoformat() if found.date else None, found.status) == (date, status)
    assert (str(found.earliest), str(found.latest)) == (earliest, latest)
    assert found.evidence
