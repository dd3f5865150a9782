"""One writer, readers during a build, broken manifests, full disks and forbidden folders."""

from __future__ import annotations

import errno
import json
import multiprocessing
import os

import pytest
from asking import count, data_files

from events.errors import WarehouseDamaged, WarehouseError, WarehouseLocked
from events.warehouse import Warehouse, connect
from events.warehouse import files as files_module
from events.warehouse.manifest import read_manifest


def test_there_is_one_writer(build, fakes):
    folder = build(fakes.make(5))
    with Warehouse.open(folder).writer():
        with pytest.raises(WarehouseLocked, match=str(os.getpid())), Warehouse.open(folder).writer():
            pass
        assert count(folder, "articles") == 5
    with Warehouse.open(folder).writer():
        pass


def _try_to_write(folder, answers):
    try:
        with Warehouse.open(folder).writer():
            answers.put("wrote")
    except WarehouseLocked:
        answers.put("locked")


def test_another_process_is_kept_out_too(build, fakes):
    folder = build(fakes.make(5))
    context = multiprocessing.get_context("spawn")
    answers = context.Queue()
    with Warehouse.open(folder).writer():
        child = context.Process(target=_try_to_write, args=(folder, answers))
        child.start()
        assert answers.get(timeout=60) == "locked"
        child.join()


def test_the_lock_of_a_dead_process_is_taken_over(build, fakes):
    """A worker forked from a killed build may still hold the system's lock; the owner's id tells that it is stale."""
    import fcntl
    import socket

    folder = build(fakes.make(5))
    context = multiprocessing.get_context("fork")
    dead = context.Process(target=lambda: None)
    dead.start()
    dead.join()
    with (folder / "_lock").open("w+") as orphan:
        fcntl.flock(orphan, fcntl.LOCK_EX)
        orphan.write(json.dumps({"pid": dead.pid, "host": socket.gethostname(), "birth": "1"}))
        orphan.flush()
        with Warehouse.open(folder).writer() as writer:
            assert writer.n_articles == 5
    with (folder / "_lock").open("w+") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        other.write(json.dumps({"pid": 1, "host": "some-other-host"}))
        other.flush()
        with pytest.raises(WarehouseLocked, match="some-other-host"), Warehouse.open(folder).writer():
            pass


def test_a_reader_keeps_its_snapshot_while_builds_go_on(build, fakes):
    data = fakes.make(200, days=10)
    folder = build(data[:80])
    reader = connect(folder)
    before = reader.execute("SELECT * FROM events ORDER BY event_id").fetchall()
    mentions = reader.execute("SELECT count(*) FROM event_mentions").fetchall()
    build(data[80:150], shard=20)
    assert reader.execute("SELECT * FROM events ORDER BY event_id").fetchall() == before
    assert reader.execute("SELECT count(*) FROM event_mentions").fetchall() == mentions
    assert count(folder, "articles") == 150


def test_without_a_warehouse_the_error_says_what_to_do(tmp_path):
    for call in (lambda: connect(tmp_path), lambda: Warehouse.open(tmp_path)):
        with pytest.raises(WarehouseError, match="events build"):
            call()


def test_a_broken_or_newer_manifest_is_named(build, fakes):
    folder = build(fakes.make(3))
    path = folder / "_manifest.json"
    good = path.read_text()
    path.write_text(good[:100])
    with pytest.raises(WarehouseDamaged, match="repair"):
        connect(folder)
    path.write_text(json.dumps({"some": "thing"}))
    with pytest.raises(WarehouseDamaged, match="not a manifest"):
        connect(folder)
    path.write_text(json.dumps(json.loads(good) | {"version": 99}))
    with pytest.raises(WarehouseError, match="upgrade"):
        connect(folder)


def test_the_manifest_says_nothing_of_time_and_place(build, fakes):
    folder = build(fakes.make(3))
    text = (folder / "_manifest.json").read_text()
    assert str(folder) not in text
    manifest = read_manifest(folder)
    assert manifest is not None
    assert manifest.generation == 1
    assert all((folder / f.path).stat().st_size == f.bytes for files in manifest.tables.values() for f in files)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_can_be_read_and_the_refusal_is_clear(build, fakes):
    folder = build(fakes.make(3))
    folder.chmod(0o555)
    try:
        assert count(folder, "articles") == 3
        with pytest.raises(WarehouseError, match="Cannot write"), Warehouse.open(folder).writer():
            pass
        with pytest.raises(WarehouseError, match="Cannot write"):
            Warehouse.open(folder / "new", create=True)
    finally:
        folder.chmod(0o755)


def test_forbidden_writes_are_told_from_other_faults(build, fakes, monkeypatch):
    """The same as above for those who run the tests as root: the system's refusal is simulated."""
    folder = build(fakes.make(3))

    def refuse(*args, **kwargs):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(WarehouseError, match="Cannot write"), Warehouse.open(folder).writer():
        pass


@pytest.mark.parametrize("moment", [1, 2, 4, 7])
def test_a_full_disk_loses_nothing_that_was_committed(build, fakes, reference, monkeypatch, moment):
    data = fakes.make(60)
    folder = build(data[:30], finish=False)
    real, calls = files_module._sync_file, []

    def full(path):
        calls.append(path)
        if len(calls) >= moment:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(path)

    monkeypatch.setattr(files_module, "_sync_file", full)
    with Warehouse.open(folder).writer() as writer, pytest.raises(WarehouseError, match="full"):  # noqa: PT012
        writer.add([a for a, _ in data[30:]], [m for _, ms in data[30:] for m in ms])
        writer.finish(reference=reference)
    assert count(folder, "articles") in (30, 60)
    monkeypatch.undo()
    build(data)
    assert data_files(folder) == data_files(build(data, "other"))
