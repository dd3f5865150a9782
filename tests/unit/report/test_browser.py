"""The page in a real browser, where one is installed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from events.report import render_page
from events.report.data import Payload

BROWSER = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)


@pytest.mark.slow
@pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine")
def test_the_page_draws_without_an_error(tmp_path: Path) -> None:
    payload = Payload(
        meta={"events": 2, "mentions": 3, "articles": 1, "lands": [["FRA", 46.0, 2.0]]},
        actors=[["FRA", "France", "FRA"], ["ITAGOV", None, "ITA"]],
        countries={"FRA": "France", "ITA": "Italy"},
        codes={"11": "Disapprove", "111": "Criticise"},
        places=[["Geneva", "CHE", 46.2, 6.15]],
        columns={
            "source": [0, 1], "target": [1, -1], "code": ["111", "111"], "quad": [3, 3], "goldstein": [-2.0, -2.0],
            "negated": [0, 1], "modality": [0, 0], "day": [18785, None], "date": ["2021-06-07", None], "place": [0, -1],
            "n": [2, 1], "sources": [1, 1],
        },
        stories=[{"id": "m1", "text": "France 😀 criticised Italy.", "marks": [["action", 9, 19]], "rule": "11"}],
    )  # fmt: skip
    page = tmp_path / "report.html"
    page.write_text(render_page(payload), encoding="utf-8")
    assert BROWSER is not None
    command = [
        BROWSER,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--enable-logging=stderr",
        "--dump-dom",
        page.as_uri(),
    ]
    run = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert "CONSOLE" not in run.stderr
    assert "1 of 2 events" in run.stdout
    assert "France to ITA: 1 events" not in run.stdout  # parties are named by their codes
    assert 'aria-label="FRA to ITA: 1 events, mean Goldstein -2.0"' in run.stdout
    assert run.stdout.count("<details>") == 1
