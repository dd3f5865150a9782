"""Whole builds from articles: the same bytes whatever the order, batches and processes; killed and resumed; recoded."""

from __future__ import annotations

import hashlib
import importlib
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import events

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.e2e


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dozen of the sample articles, in a folder of their own."""
    folder = tmp_path_factory.mktemp("input") / "news"
    folder.mkdir()
    for path in sorted((ROOT / "seeds/articles").glob("*.txt"))[::5]:
        shutil.copy(path, folder / path.name)
    return folder


@pytest.fixture(scope="module")
def plain(articles: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The warehouse of an undisturbed build in one process."""
    warehouse = tmp_path_factory.mktemp("plain") / "warehouse"
    events.build([articles], warehouse=warehouse, workers=1)
    return warehouse


def hashes(warehouse: Path, *tables: str) -> dict[str, str]:
    """The hash of every data file of these tables that the manifest lists."""
    return {
        str(path.relative_to(warehouse)): hashlib.sha256(path.read_bytes()).hexdigest()
        for table in tables
        for path in sorted((warehouse / table).rglob("*.parquet"))
    }


DATA = ("event_mentions", "events", "articles")


@pytest.mark.parametrize(("workers", "chunk", "shard_size"), [(2, 3, 5), (1, 5, 1), (1, 1, 100)])
def test_processes_chunks_and_shards_change_no_byte(
    articles: Path,
    plain: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    workers: int,
    chunk: int,
    shard_size: int,
) -> None:
    # Without smaller chunks a dozen articles are one chunk, and one chunk never leaves the process.
    monkeypatch.setattr(importlib.import_module("events.engines.build"), "CHUNK", chunk)
    summary = events.build([articles], warehouse=tmp_path / "w", workers=workers, shard_size=shard_size)
    assert summary.n_coded == len(list(articles.iterdir()))
    assert hashes(tmp_path / "w", *DATA) == hashes(plain, *DATA)


def test_the_order_of_the_inputs_changes_no_byte(articles: Path, plain: Path, tmp_path: Path) -> None:
    files = sorted(articles.iterdir(), reverse=True)
    events.build([str(path) for path in files], warehouse=tmp_path / "w", workers=1, shard_size=4)
    one, other = hashes(tmp_path / "w", "events", "event_mentions"), hashes(plain, "events", "event_mentions")
    assert list(one.values()) == list(other.values())


def test_a_killed_build_goes_on_where_it_was(articles: Path, plain: Path, tmp_path: Path) -> None:
    settings = tmp_path / "events.toml"
    settings.write_text(f'inputs = ["{articles.as_posix()}"]\nworkers = 1\nshard_size = 1\n', encoding="utf-8")
    warehouse = tmp_path / "w"
    command = [sys.executable, "-m", "events", "build", "--config", str(settings), "--warehouse", str(warehouse)]
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 300
    while process.poll() is None and time.monotonic() < deadline and not list(warehouse.rglob("*.parquet")):
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait()
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "articles coded" in run.stderr
    assert hashes(warehouse, *DATA) == hashes(plain, *DATA)


def test_recoding_with_nothing_changed_changes_nothing(plain: Path, tmp_path: Path) -> None:
    warehouse = tmp_path / "w"
    shutil.copytree(plain, warehouse)
    summary = events.build(warehouse=warehouse, workers=1, recode=True)
    assert summary.n_coded == 0
    assert hashes(warehouse, *DATA) == hashes(plain, *DATA)


def test_an_article_that_comes_twice_counts_once(tmp_path: Path) -> None:
    line = (
        '{"id": "a1", "date": "2022-03-02", "text": "Russian forces shelled Kharkiv on Tuesday, killing ten people."}\n'
    )
    (tmp_path / "dump.jsonl").write_text(line * 2)
    warehouse = tmp_path / "warehouse"
    summary = events.build([tmp_path / "dump.jsonl"], warehouse=warehouse, workers=1)
    ((n_mentions,),) = events.connect(warehouse).execute("SELECT count(*) FROM event_mentions").fetchall()
    assert n_mentions > 0
    assert (summary.n_read, summary.n_coded, summary.n_skipped, summary.n_mentions) == (2, 1, 1, n_mentions)


def test_nothing_that_can_be_read_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    command = [sys.executable, "-m", "events", "build", str(tmp_path / "empty.txt"), "--warehouse", str(tmp_path / "w")]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert "1 inputs rejected" in run.stderr


def test_doubtful_mentions_are_left_out_counted_and_can_be_had(articles: Path, tmp_path: Path) -> None:
    warehouse = tmp_path / "warehouse"
    everything = events.build([articles], warehouse=warehouse, workers=1, min_confidence=0)
    lowest = "SELECT count(*), min(confidence) FROM event_mentions"
    ((n_all, least),) = events.connect(warehouse).execute(lowest).fetchall()
    assert everything.n_doubtful == 0
    assert least < 0.5
    sure = events.build(warehouse=warehouse, workers=1, min_confidence=0.8, recode=True)
    ((n_sure, _),) = events.connect(warehouse).execute(lowest).fetchall()
    assert sure.n_coded == everything.n_coded  # another floor is another coder: every article is coded again
    assert 0 < sure.n_doubtful == n_all - n_sure
    assert any(f"{sure.n_doubtful:,} more were left out" in line for line in sure.lines())
