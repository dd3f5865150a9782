"""Stated publication dates: strict, never guessed."""

from __future__ import annotations

import datetime as dt

import pytest

from events.ingest.dates import parse_stated

_EAST = dt.timezone(dt.timedelta(hours=-4))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2021-12-08", dt.datetime(2021, 12, 8, tzinfo=dt.UTC)),
        ("2021/12/8", dt.datetime(2021, 12, 8, tzinfo=dt.UTC)),
        ("2021-12-08T10:11:12Z", dt.datetime(2021, 12, 8, 10, 11, 12, tzinfo=dt.UTC)),
        ("2021-12-08 10:11:12.250+00:00", dt.datetime(2021, 12, 8, 10, 11, 12, 250_000, tzinfo=dt.UTC)),
        ("2021-12-08T10:11-0400", dt.datetime(2021, 12, 8, 10, 11, tzinfo=_EAST)),
        ("20211208", dt.datetime(2021, 12, 8, tzinfo=dt.UTC)),
        ("20211208T101112Z", dt.datetime(2021, 12, 8, 10, 11, 12, tzinfo=dt.UTC)),
        (20211208, dt.datetime(2021, 12, 8, tzinfo=dt.UTC)),
        (1638958272, dt.datetime(2021, 12, 8, 10, 11, 12, tzinfo=dt.UTC)),
        (1638958272000, dt.datetime(2021, 12, 8, 10, 11, 12, tzinfo=dt.UTC)),
        ("Wed, 08 Dec 2021 10:11:12 GMT", dt.datetime(2021, 12, 8, 10, 11, 12, tzinfo=dt.UTC)),
        ("Wed, 08 Dec 2021 10:11:12 -0400", dt.datetime(2021, 12, 8, 10, 11, 12, tzinfo=_EAST)),
        ("December 8, 2021", dt.datetime(2021, 12, 8, tzinfo=dt.UTC)),
        ("8 December 2021", dt.datetime(2021, 12, 8, tzinfo=dt.UTC)),
        ("Dec. 8, 2021, 10:11 pm EDT", dt.datetime(2021, 12, 8, 22, 11, tzinfo=_EAST)),
        ("23/04/2022", dt.datetime(2022, 4, 23, tzinfo=dt.UTC)),
        ("04/23/2022", dt.datetime(2022, 4, 23, tzinfo=dt.UTC)),
        ("08.12.2021", dt.datetime(2021, 12, 8, tzinfo=dt.UTC)),
        (dt.date(2021, 12, 8), dt.datetime(2021, 12, 8, tzinfo=dt.UTC)),
        (dt.datetime(2021, 12, 8, 10), dt.datetime(2021, 12, 8, 10, tzinfo=dt.UTC)),  # noqa: DTZ001 - as Parquet gives it
    ],
)
def test_date_is_read(value: object, expected: dt.datetime) -> None:
    stated = parse_stated(value)
    assert stated.problem is None
    assert stated.value == expected
    assert stated.value.utcoffset() == expected.utcoffset()


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ("03/04/2022", "ambiguous"),
        ("2022", "incomplete"),
        ("2022-05", "incomplete"),
        ("May 2022", "incomplete"),
        ("2022-02-30", "unreadable"),
        ("yesterday", "unreadable"),
        ("3 days ago", "unreadable"),
        (12, "unreadable"),
    ],
)
def test_doubtful_date_is_reported(value: object, problem: str) -> None:
    stated = parse_stated(value)
    assert stated.value is None
    assert stated.problem == problem


@pytest.mark.parametrize("value", [None, "", "null", "NaT", float("nan")])
def test_missing_date_is_no_problem(value: object) -> None:
    stated = parse_stated(value)
    assert stated.value is None
    assert stated.problem is None
