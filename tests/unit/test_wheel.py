"""What is installed from the wheel: the data files are inside, and commands work without the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel and unpack it into a folder, as an installer does."""
    pytest.importorskip("hatchling", reason="the extra dev brings the build backend")
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_data_files_are_in_the_wheel(installed: Path) -> None:
    for pattern in (
        "events/_schemas/event_mentions.yaml",
        "events/_seeds/*.txt",
        "events/_queries/*.sql",
        "events/lexicon/verbs/*.yaml",
        "events/lexicon/actors/countries.csv",
        "events/lexicon/ontology/cameo.csv",
        "events/models/en/*",
        "events/py.typed",
        "*.dist-info/licenses/NOTICE",
    ):
        assert list(installed.glob(pattern)), pattern


def test_nothing_else_is_in_the_wheel(installed: Path) -> None:
    top = {path.name for path in installed.iterdir() if not path.name.endswith(".dist-info")}
    assert top == {"events"}
    stray = [
        p for p in installed.rglob("*") if p.suffix in {".pyc", ".pt", ".ipynb"} or p.name in {"__pycache__", "en_v1"}
    ]
    assert stray == []


def test_commands_work_away_from_the_checkout(installed: Path, tmp_path: Path) -> None:
    env = {**os.environ, "PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1"}
    run = subprocess.run(
        [sys.executable, "-m", "events", "schema", "events"],
        cwd=tmp_path,
        env=env,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "event_root_code" in run.stdout
    code = "import events, events.config as c; print(events.__file__); print(*c.default_inputs())"
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=env, capture_output=True, text=True, check=True
    )
    assert all(line.startswith(str(installed)) for line in run.stdout.splitlines())
