"""What the outlet says about its days: its clock, and how late its lines come."""

from __future__ import annotations

import datetime as dt

import pytest

from events.coding.dates.outlet import lag_of, local_day, titled_day
from events.coding.dates.published import publication_timex
from events.types import Publication


def _published(moment: str) -> Publication:
    time = dt.datetime.fromisoformat(moment)
    return Publication(date=time.date(), time=time, earliest=time.date(), latest=time.date(), status="given")


@pytest.mark.parametrize(
    ("moment", "country", "day"),
    [
        ("2024-02-28T00:38:00+00:00", "USA", "2024-02-27"),
        ("2024-02-28T04:00:00+00:00", "USA", "2024-02-28"),
        ("2024-02-28T22:10:00+00:00", "USA", "2024-02-28"),
        ("2024-02-28T20:30:00+00:00", "JPN", "2024-02-29"),
        ("2024-02-28T00:38:00+00:00", "GBR", "2024-02-28"),
        ("2024-02-28T01:00:00+03:00", "USA", "2024-02-27"),
    ],
)
def test_the_day_is_that_of_the_publisher(moment, country, day) -> None:
    local = local_day(_published(moment), country)
    assert local.date == dt.date.fromisoformat(day)
    assert local.time == dt.datetime.fromisoformat(moment), "the instant itself stays"


def test_a_document_without_a_time_of_day_keeps_its_day() -> None:
    given = Publication(date=dt.date(2024, 2, 28), status="given")
    assert local_day(given, "USA") is given


def test_the_lines_of_a_digest_come_some_days_after_what_they_tell() -> None:
    lag = lag_of("Wikipedia: In the news")
    assert lag == 7
    found = publication_timex(_published("2024-02-28T10:00:00+00:00"), 0, lag)
    assert found is not None
    assert (found.date_start, found.date_end) == (dt.date(2024, 2, 21), dt.date(2024, 2, 28))
    assert (found.status, found.granularity, found.text) == ("inferred", "range", "")
    assert lag_of("Reuters") == 0
    assert lag_of(None) == 0


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("Public Schedule - February 29, 2024", "2024-02-29"),
        ("Press Briefing, February 28, 2024", "2024-02-28"),
        ("The Summit of March 5, 2024", "2024-02-28"),
        ("Ten Years After - February 29, 2014", "2024-02-28"),
        ("Public Schedule - Someday 29, 2024", "2024-02-28"),
        ("February 29, 2024, in Review", "2024-02-28"),
        (None, "2024-02-28"),
    ],
)
def test_a_schedule_sent_out_the_evening_before_is_of_the_day_in_its_title(title, day) -> None:
    assert titled_day(_published("2024-02-28T22:10:00+00:00"), title).date == dt.date.fromisoformat(day)
