"""A writer is killed at random moments, again and again: nothing is lost that was committed, nothing is doubled.

``EVENTS_KILLS`` sets the number of kills (5 by default; 30 make a long run).
"""

from __future__ import annotations

import importlib.util
import os
import random
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from events.warehouse import Warehouse, connect, doctor

FAKES = Path(__file__).parents[1] / "unit" / "warehouse" / "warehouse_fakes.py"
ROOT = Path(__file__).parents[2]
N_ARTICLES = 156
KILLS = int(os.environ.get("EVENTS_KILLS", "5"))

CHILD = textwrap.dedent(
    """
    import importlib.util, sys
    spec = importlib.util.spec_from_file_location("warehouse_fakes", sys.argv[1])
    fakes = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(fakes)
    from events.warehouse import Warehouse

    data = fakes.make(int(sys.argv[3]), days=25)
    warehouse = Warehouse.open(sys.argv[2], create=True)
    print("ready", flush=True)
    with warehouse.writer(coder="c1") as writer:
        for start in range(0, len(data), 12):
            part = [x for x in data[start : start + 12] if not writer.has_article(x[0]["article_id"])]
            writer.add([a for a, _ in part], [m for _, ms in part for m in ms], [fakes.reject(start)])
            writer.commit_shard()
            if start % 60 == 48:
                writer.finish({"command": "build"}, reference={})
        writer.finish({"command": "build"}, reference={})
    print("done", flush=True)
    """
)


def start(folder: Path) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", CHILD, str(FAKES), str(folder), str(N_ARTICLES)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)


def load_fakes():
    spec = importlib.util.spec_from_file_location("warehouse_fakes_e2e", FAKES)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def snapshot(folder: Path) -> dict[str, list[tuple]]:
    con = connect(folder)
    try:
        mentions = con.execute("SELECT * EXCLUDE (event_id) FROM event_mentions ORDER BY ALL").fetchall()
        articles = con.execute("SELECT * FROM articles ORDER BY ALL").fetchall()
        groups = con.execute(
            "SELECT list_sort(list(mention_id)) FROM event_mentions GROUP BY event_id ORDER BY 1"
        ).fetchall()
        rejects = con.execute("SELECT * FROM rejects ORDER BY ALL").fetchall()
        return {"mentions": mentions, "articles": articles, "groups": groups, "rejects": rejects}
    finally:
        con.close()


def check_half_built(folder: Path, whole: dict[str, list[tuple]]) -> int:
    """What a reader sees after a kill is part of the whole, without doubles; returns the number of articles."""
    half = snapshot(folder)
    for name in ("mentions", "articles", "rejects"):
        assert len(half[name]) == len(set(half[name]))
        assert set(half[name]) <= set(whole[name])
    stored = {row[0] for row in half["articles"]}
    position = 1  # of article_id in event_mentions without event_id
    of_stored = [row for row in whole["mentions"] if row[position] in stored]
    assert half["mentions"] == of_stored, "every stored article has all of its mentions"
    assert {p.kind for p in doctor(folder)} <= {"unfinished"}
    return len(stored)


@pytest.mark.e2e
def test_killed_at_random_moments(tmp_path):
    reference = start(tmp_path / "whole")
    began = time.monotonic()
    out, _ = reference.communicate(timeout=300)
    assert out.split() == ["ready", "done"]
    needed = time.monotonic() - began
    whole = snapshot(tmp_path / "whole")
    assert len(whole["articles"]) == N_ARTICLES

    rng = random.Random(20220301)
    kills, rounds = 0, 0
    while kills < KILLS:
        folder = tmp_path / f"wh{rounds}"
        rounds += 1
        held = 0
        while kills < KILLS:
            child = start(folder)
            assert child.stdout is not None
            assert child.stdout.readline() == "ready\n"
            time.sleep(rng.uniform(0, max(0.3, needed * 0.6)))
            ended = child.poll() is not None
            child.send_signal(signal.SIGKILL)
            child.wait()
            child.stdout.close()
            if ended:
                break
            kills += 1
            now = check_half_built(folder, whole)
            assert now >= held, "nothing that was committed is lost"
            held = now
        last = start(folder)
        out, _ = last.communicate(timeout=300)
        assert out.split() == ["ready", "done"]
        assert snapshot(folder) == whole
        assert doctor(folder) == []


@pytest.mark.e2e
def test_readers_see_whole_snapshots_during_a_build(tmp_path):
    """A reader that connects again and again never meets a missing file, half an article or a double."""
    folder = tmp_path / "wh"
    Warehouse.open(folder, create=True)
    per_article = {a["article_id"]: len(ms) for a, ms in load_fakes().make(N_ARTICLES, days=25)}
    child = start(folder)
    seen = []
    while child.poll() is None or not seen:
        con = connect(folder)
        try:
            for _ in range(2):
                counted = con.execute(
                    "SELECT article_id, count(mention_id) "
                    "FROM articles LEFT JOIN event_mentions USING (article_id) GROUP BY 1"
                ).fetchall()
                assert {a: per_article[a] for a, _ in counted} == dict(counted)
            events = con.execute("SELECT sum(n_mentions) FROM events").fetchall()[0][0] or 0
            assert con.execute("SELECT count(*) FROM event_mentions WHERE event_id IS NOT NULL").fetchall() == [
                (events,)
            ]
            seen.append(len(counted))
        finally:
            con.close()
    assert child.stdout is not None
    child.stdout.close()
    assert child.returncode == 0
    assert seen == sorted(seen)
    assert len(set(seen)) > 2
