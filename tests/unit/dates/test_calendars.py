from __future__ import annotations

import datetime as dt

import pytest

from events.coding.dates import calendars as cal
from events.coding.dates.data import read_tsv


@pytest.mark.parametrize(
    ("name", "year", "first"),
    [
        # movable feasts as almanacs give them
        ("easter", 2000, "2000-04-23"), ("easter", 2008, "2008-03-23"), ("easter", 2019, "2019-04-21"), ("easter",
        2024, "2024-03-31"),
        ("good_friday", 2022, "2022-04-15"), ("pentecost", 2021, "2021-05-23"),
        ("orthodox_easter", 2016, "2016-05-01"), ("orthodox_easter", 2019, "2019-04-28"), ("orthodox_easter", 2024,
        "2024-05-05"),
        ("yom_kippur", 1973, "1973-10-06"), ("rosh_hashanah", 2020, "2020-09-19"), ("rosh_hashanah", 2023,
        "2023-09-16"),
        ("passover", 2022, "2022-04-16"), ("passover", 2024, "2024-04-23"), ("hanukkah", 2021, "2021-11-29"),
        ("hanukkah", 2023, "2023-12-08"),
        ("simchat_torah", 2023, "2023-10-07"),
        ("thanksgiving", 2022, "2022-11-24"), ("memorial_day", 2021, "2021-05-31"), ("labor_day", 2023, "2023-09-04"),
        ("lunar_new_year", 2023, "2023-01-22"),
    ],
)  # fmt: skip
def test_movable_feasts(name, year, first) -> None:
    found = cal.holiday(name, year)
    assert found is not None
    assert found[0] == dt.date.fromisoformat(first)


@pytest.mark.parametrize(
    ("name", "year", "first"),
    [("ramadan", 2017, "2017-05-27"), ("ramadan", 2024, "2024-03-11"), ("eid_al_fitr", 2021, "2021-05-13"),
    ("eid_al_adha", 2022, "2022-07-09")],
)  # fmt: skip
def test_islamic_days_are_at_most_a_day_off(name, year, first) -> None:
    found = cal.holiday(name, year)
    assert found is not None
    assert abs((found[0] - dt.date.fromisoformat(first)).days) <= 1


def test_every_holiday_has_a_day_in_a_recent_year() -> None:
    for name, _, _ in read_tsv("holidays.tsv", 3):
        assert cal.holiday(name, 2019) is not None, name


def test_what_is_not_known_is_none() -> None:
    assert cal.holiday("lunar_new_year", 1990) is None
    assert cal.holiday("easter", 1200) is None


def test_periods() -> None:
    day = dt.date(2021, 1, 2)
    assert cal.period("W", day)[0] == "2020-W53"
    assert cal.period("WE", day) == ("2020-W53-WE", dt.date(2021, 1, 2), dt.date(2021, 1, 3), "weekend")
    assert cal.period("Q", day)[:2] == ("2021-Q1", dt.date(2021, 1, 1))
    assert cal.period("CE", dt.date(2000, 5, 1))[0] == "19"
    assert cal.season(2023, "WI")[1:3] == (dt.date(2023, 12, 1), dt.date(2024, 2, 29))


def test_shifts_keep_within_the_calendar() -> None:
    assert cal.shift(dt.date(2024, 3, 31), "M", -1) == dt.date(2024, 2, 29)
    assert cal.shift(dt.date(2022, 3, 16), "Y", -1.5) == dt.date(2020, 9, 16)
    assert cal.shift(dt.date(2022, 3, 16), "CE", -99).year == 1
    assert cal.add_days(dt.date(2022, 3, 16), 10**7) == dt.date.max
