"""The examples of docs/python.md give what the page says."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs/python.md"


@pytest.mark.model
def test_the_examples_of_the_page_run() -> None:
    for library in ("pandas", "polars"):
        pytest.importorskip(library, reason="the extra pandas brings it")
    # Of the heavy steps only loading counts; the page loads the coder three times.
    result = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert result.attempted > 20
    assert result.failed == 0
