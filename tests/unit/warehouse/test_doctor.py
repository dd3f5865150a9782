"""Damage is found, named, and mended as far as it can be."""

from __future__ import annotations

import pytest
from asking import rows

from events.errors import WarehouseError
from events.warehouse import Warehouse, compact, doctor, repair


def file_of(folder, name):
    return folder / Warehouse.open(folder).manifest().files(name)[0].path


def groups(folder):
    return rows(folder, "SELECT event_id, list_sort(list(mention_id)) FROM event_mentions GROUP BY 1 ORDER BY 1")


@pytest.fixture
def data(fakes):
    return fakes.make(60, days=8)


def test_a_sound_warehouse_has_no_problems(build, data):
    folder = build(data)
    assert doctor(folder) == []
    assert repair(folder) == []


@pytest.mark.parametrize(
    ("name", "harm"),
    [
        ("events", "missing"),
        ("events", "changed"),
        ("event_mentions", "cut"),
        ("event_mentions", "changed"),
        ("articles", "missing"),
        ("rejects", "cut"),
        ("countries", "missing"),
        ("builds", "changed"),
    ],
)
def test_every_kind_of_damage_is_found_and_repair_leaves_a_sound_warehouse(build, data, fakes, name, harm):
    folder = build(data)
    with Warehouse.open(folder).writer() as writer:
        writer.add([], [], [fakes.reject(1)])
        writer.finish(reference={})
    path = file_of(folder, name)
    whole = path.read_bytes()
    if harm == "missing":
        path.unlink()
    else:
        path.write_bytes(whole[:-9] if harm == "cut" else whole[:200] + bytes([whole[200] ^ 1]) + whole[201:])
    problems = doctor(folder)
    assert len(problems) == 1
    assert path.name in str(problems[0])
    assert "events repair" in problems[0].hint
    done = repair(folder)
    assert any(path.name in line for line in done)
    assert doctor(folder) == []


def test_lost_events_come_back_with_their_ids(build, data):
    folder = build(data)
    before = groups(folder)
    columns = "* EXCLUDE (generation)"
    events = rows(folder, f"SELECT {columns} FROM events ORDER BY event_id")
    file_of(folder, "events").unlink()
    repair(folder)
    assert groups(folder) == before
    assert rows(folder, f"SELECT {columns} FROM events ORDER BY event_id") == events


def test_articles_that_lost_their_mentions_are_marked_for_recoding(build, data):
    folder = build(data)
    with_mentions = sum(1 for _, ms in data if ms)
    file_of(folder, "event_mentions").unlink()
    done = repair(folder)
    assert any("--recode" in line for line in done)
    left = [a["article_id"] for a in Warehouse.open(folder).articles(other_than="c1")]
    assert len(left) == with_mentions
    assert rows(folder, "SELECT count(*) FROM articles") == [(60,)]


def test_without_texts_they_are_dropped_so_that_the_next_build_codes_them(build, data):
    bare = [(a | {"text": None}, ms) for a, ms in data]
    folder = build(bare)
    file_of(folder, "event_mentions").unlink()
    repair(folder)
    assert rows(folder, "SELECT count(*) FROM articles") == [(sum(1 for _, ms in data if not ms),)]
    build(bare)
    assert rows(folder, "SELECT count(*) FROM articles") == [(60,)]
    assert rows(folder, "SELECT count(*) FROM event_mentions") == [(sum(len(ms) for _, ms in data),)]


def test_a_lost_manifest_is_made_again(build, data):
    folder = build(data)
    before = groups(folder)
    (folder / "_manifest.json").unlink()
    assert [p.kind for p in doctor(folder)] == ["manifest"]
    repair(folder)
    assert doctor(folder) == []
    assert groups(folder) == before


def test_an_unfinished_build_can_be_finished(build, data):
    folder = build(data, finish=False)
    assert [p.kind for p in doctor(folder)] == ["unfinished"]
    assert any("Finished the build" in line for line in repair(folder))
    assert doctor(folder) == []
    assert groups(folder) == groups(build(data, "other"))


def test_no_warehouse_is_no_problem_list(tmp_path):
    with pytest.raises(WarehouseError, match="no warehouse"):
        doctor(tmp_path)


def test_compacting_joins_files_and_changes_no_row(build, data, fakes):
    folder = build(data[:20])
    for start in range(20, 60, 10):
        build(data[start : start + 10])
    names = ("event_mentions", "events", "articles")
    before = {name: rows(folder, f"SELECT * FROM {name} ORDER BY ALL") for name in names}
    assert len(Warehouse.open(folder).manifest().files("event_mentions")) == 5
    result = compact(folder)
    assert result.files_after < result.files_before
    assert str(result.files_before) in str(result)
    assert all(len(Warehouse.open(folder).manifest().files(name)) == 1 for name in names)
    assert {name: rows(folder, f"SELECT * FROM {name} ORDER BY ALL") for name in names} == before
    listed = {f.path for files in Warehouse.open(folder).manifest().tables.values() for f in files}
    assert {p.relative_to(folder).as_posix() for p in folder.rglob("*.parquet")} == listed
    unfinished = build(data, "half", finish=False)
    with pytest.raises(WarehouseError, match="not finished"):
        compact(unfinished)


def test_a_warehouse_of_an_earlier_version_stays_readable(build, data, monkeypatch):
    """Columns may be added to a table; files without them are read with NULL, and new files lie beside them."""
    from dataclasses import replace

    from events import schema

    folder = build(data[:30])
    before = rows(folder, "SELECT count(*), sum(n_mentions) FROM articles")
    load, articles = schema.load_table, schema.load_table("articles")
    extra = schema.Column(name="added_later", type="string", description="A column of a later version.", nullable=True)
    later = replace(articles, columns=(*articles.columns, extra))
    monkeypatch.setattr(schema, "load_table", lambda name: later if name == "articles" else load(name))
    schema._arrow_schema.cache_clear()
    try:
        assert rows(folder, "SELECT count(*), sum(n_mentions) FROM articles") == before
        assert rows(folder, "SELECT DISTINCT added_later FROM articles") == [(None,)]
        assert doctor(folder) == []
        build([(article | {"added_later": "x"}, ms) for article, ms in data])
        counted = rows(folder, "SELECT added_later, count(*) FROM articles GROUP BY 1 ORDER BY 1")
        assert counted == [("x", 30), (None, 30)]
        compact(folder)
        assert rows(folder, "SELECT added_later, count(*) FROM articles GROUP BY 1 ORDER BY 1") == counted
    finally:
        schema._arrow_schema.cache_clear()
