from __future__ import annotations

import io

from events.cli.progress import Progress, clock, render


def test_durations_read_as_people_write_them() -> None:
    assert [clock(s) for s in (0.4, 59, 61, 3725)] == ["0 s", "59 s", "1:01", "1:02:05"]


def test_the_line_has_rate_and_time_left() -> None:
    line = render(250, 1000, 10.0, "articles")
    assert "250/1,000 articles" in line
    assert "25 articles/s" in line
    assert line.endswith("30 s left")


def test_without_a_total_there_is_no_time_left() -> None:
    line = render(250, None, 10.0, "articles")
    assert "left" not in line
    assert "25 articles/s" in line


def test_nothing_is_written_where_there_is_no_terminal() -> None:
    stream = io.StringIO()
    with Progress(stream=stream) as progress:
        progress(1, 2)
    assert stream.getvalue() == ""


def test_the_line_is_ended_even_after_an_error() -> None:
    stream = io.StringIO()
    try:
        with Progress(stream=stream, show=True) as progress:
            progress(1, 2)
            raise ValueError
    except ValueError:
        pass
    assert stream.getvalue().endswith("\n")
