from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from events.config import default_inputs, make_config, read_toml
from events.errors import ConfigError


def test_flags_that_were_not_given_leave_the_defaults() -> None:
    config = make_config({"warehouse": None, "workers": None, "text_field": None})
    assert config.warehouse == Path("warehouse")
    assert config.workers == 0
    assert config.read.text_field is None
    assert config.keep_text


def test_reading_options_reach_the_reader() -> None:
    config = make_config({"published": "2024-05-03", "text_field": "body", "languages": ["en", "de"]})
    assert config.read.published == dt.date(2024, 5, 3)
    assert config.read.text_field == "body"
    assert config.read.languages == ("en", "de")


def test_without_inputs_the_sample_articles_are_read() -> None:
    assert make_config({}).inputs == default_inputs()
    assert list(Path(default_inputs()[0]).glob("*.txt"))


def test_a_file_sets_options(tmp_path: Path) -> None:
    path = tmp_path / "events.toml"
    path.write_text('inputs = ["news"]\nworkers = 2\npublished = 2024-05-03\n', encoding="utf-8")
    config = make_config(read_toml(path))
    assert config.inputs == ("news",)
    assert config.workers == 2
    assert config.read.published == dt.date(2024, 5, 3)


@pytest.mark.parametrize(
    ("content", "part"),
    [("wokers = 2\n", "workers"), ("workers = \n", "TOML"), (None, "no settings file")],
    ids=["misspelt", "broken", "missing"],
)
def test_a_wrong_file_is_refused_in_one_sentence(tmp_path: Path, content: str | None, part: str) -> None:
    path = tmp_path / "events.toml"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        read_toml(path)
    assert part in str(caught.value)


@pytest.mark.parametrize("wrong", [{"engine": "spark"}, {"workers": -1}, {"min_confidence": 1.5}])
def test_values_that_make_no_sense_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ConfigError):
        make_config(wrong)
