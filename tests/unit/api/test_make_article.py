"""What counts as the publication date of a text at hand."""

from __future__ import annotations

import datetime as dt

import pytest

from events.api import make_article


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2021-12-08", "2021-12-08"),
        ("2021-12-08T10:15:00", "2021-12-08"),
        ("2021-12-08T10:15:00Z", "2021-12-08"),
        ("2021-12-08T22:15:00-05:00", "2021-12-09"),
        (dt.date(2021, 12, 8), "2021-12-08"),
        (dt.datetime(2021, 12, 8, 22, tzinfo=dt.timezone(dt.timedelta(hours=-5))), "2021-12-09"),
    ],
)
def test_a_day_or_a_time_gives_the_day_in_utc(published: dt.date | str, day: str) -> None:
    made = make_article("Text.", published=published).published_at
    assert made is not None
    assert made.date().isoformat() == day


def test_no_iso_date_is_refused() -> None:
    with pytest.raises(ValueError, match="8 December"):
        make_article("Text.", published="8 December 2021")
