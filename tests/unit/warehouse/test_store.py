"""Writing and reading: shards, skipping, resuming, replacing, same bytes."""

from __future__ import annotations

import random

import pytest
from asking import contents, count, data_files, rows

from events.errors import UsageError
from events.schema import SchemaError
from events.warehouse import Warehouse, connect


def test_what_goes_in_comes_out(build, fakes):
    data = fakes.make(60)
    folder = build(data)
    assert count(folder, "articles") == 60
    assert count(folder, "event_mentions") == sum(len(m) for _, m in data)
    stored = rows(folder, "SELECT mention_id, sentence, event_code, date_start FROM event_mentions ORDER BY 1")
    given = sorted((m["mention_id"], m["sentence"], m["event_code"], m["date_start"]) for _, ms in data for m in ms)
    assert stored == given
    assert rows(folder, "SELECT count(*) FROM event_mentions WHERE event_id IS NULL") == [(0,)]
    assert rows(folder, "SELECT sum(n_mentions) FROM events") == [(len(given),)]


def test_every_table_has_a_view_with_comments_and_the_schema_in_its_files(small):
    import pyarrow.parquet as pq

    from events.schema import load_tables

    con = connect(small)
    for name, spec in load_tables().items():
        assert tuple(d[0] for d in con.execute(f"SELECT * FROM {name} LIMIT 0").description) == spec.names
    assert con.execute("SELECT comment FROM duckdb_views() WHERE view_name = 'events'").fetchall()[0][0]
    assert con.execute(
        "SELECT comment FROM duckdb_columns() WHERE table_name = 'events' AND column_name = 'goldstein'"
    ).fetchall()[0][0]
    path = next((small / "event_mentions").glob("*.parquet"))
    assert pq.read_schema(path).equals(load_tables()["event_mentions"].arrow(), check_metadata=True)
    assert pq.read_metadata(path).row_group(0).column(0).compression == "ZSTD"


def test_the_same_input_gives_the_same_bytes_whatever_the_shards_and_the_order(build, fakes):
    data = fakes.make(120)
    shuffled = list(data)
    random.Random(3).shuffle(shuffled)
    a, b, c = build(data, "a", 50), build(data, "b", 7), build(shuffled, "c", 31)
    assert data_files(a) == data_files(b) == data_files(c)


@pytest.mark.parametrize("days", [20, 400])
def test_building_in_two_goes_gives_the_same_events_up_to_their_ids(build, fakes, days):
    data = fakes.make(300, days=days)
    whole = build(data, "whole")
    build(data[:170], "parts")
    parts = build(data[170:], "parts")
    groups = "SELECT list_sort(list(mention_id)) FROM event_mentions GROUP BY event_id ORDER BY 1"
    assert rows(whole, groups) == rows(parts, groups)
    columns = "event_code, source_code, target_code, date_start, date_end, place_name, n_mentions, n_articles"
    columns += ", n_sources, avg_tone"
    summary = f"SELECT {columns}, example_mention_id FROM events ORDER BY example_mention_id"
    assert rows(whole, summary) == rows(parts, summary)


def test_events_are_the_same_when_they_are_worked_out_in_parts(build, fakes, monkeypatch):
    from events.warehouse import finish

    data = fakes.make(120)
    whole = build(data, "whole")
    monkeypatch.setattr(finish, "_EVENTS_AT_ONCE", 40)
    assert data_files(build(data, "parts")) == data_files(whole)


def test_known_articles_are_skipped_and_an_idle_build_changes_nothing(build, fakes):
    data = fakes.make(40)
    folder = build(data)
    before = {p: p.read_bytes() for p in folder.rglob("*.parquet") if "_pending" not in p.parts}
    build(data)
    after = {p: p.read_bytes() for p in folder.rglob("*.parquet") if "_pending" not in p.parts}
    assert before == after
    with Warehouse.open(folder).writer() as writer:
        article = data[0][0]
        assert writer.has_article(article["article_id"])
        assert writer.has_article(article["article_id"], article["text_sha256"])
        assert not writer.has_article(article["article_id"], "0" * 64)
        assert not writer.has_article("nobody")
        assert writer.n_articles == 40


def test_an_unfinished_build_is_visible_and_is_taken_up(build, fakes):
    data = fakes.make(90)
    folder = build(data[:60], "a", finish=False)
    assert count(folder, "articles") == 60
    assert count(folder, "events") == 0
    assert build(data, "a") == folder
    assert data_files(folder) == data_files(build(data, "b"))


def test_what_was_not_committed_is_lost_and_only_that(build, fakes):
    data = fakes.make(30)
    folder = build(data[:20], finish=False)
    with Warehouse.open(folder).writer() as writer:
        writer.add([a for a, _ in data[20:]], [m for _, ms in data[20:] for m in ms])
    assert count(folder, "articles") == 20
    assert not list((folder / "_staging").iterdir())


def test_an_article_given_twice_counts_once(build, fakes):
    text = "Russia attacked Ukraine."
    first = fakes.article("a1", text)
    other = fakes.article("a1", "Some other text under the same id.")
    mention = fakes.mention()
    stranger = fakes.mention(sentence="Some other text under the same id.", action_start=5)
    folder = build([(first, [mention]), (first, [mention]), (other, [stranger])], "one call")
    assert count(folder, "articles") == 1
    assert rows(folder, "SELECT sentence FROM event_mentions") == [(text,)]
    folder = build([(first, [mention]), (other, [stranger])], "two calls", shard=1)
    assert rows(folder, "SELECT sentence FROM event_mentions") == [(text,)]


def test_replacing_is_invisible_until_the_build_finishes(build, fakes, reference):
    data = fakes.make(30)
    folder = build(data)
    old = contents(folder)
    article, mentions = next((a, m) for a, m in data if m)
    changed = [m | {"event_code": "112", "event_base_code": "112", "event_root_code": "11"} for m in mentions]
    with Warehouse.open(folder).writer(coder="c2") as writer:
        assert writer.add([article | {"coder": "c2"}], changed, replace_existing=True) == 1
        writer.commit_shard()
        assert contents(folder) == old
        assert writer.was_replaced(article["article_id"])
        assert writer.add([article], mentions, replace_existing=True) == 0
        left = [a["article_id"] for a in Warehouse.open(folder).articles(other_than="c2")]
        assert article["article_id"] not in left
        assert len(left) == 29
        summary = writer.finish({"command": "recode"}, reference=reference)
    assert (summary.n_articles, summary.n_replaced) == (0, 1)
    codes = rows(folder, f"SELECT DISTINCT event_code FROM event_mentions WHERE article_id = '{article['article_id']}'")
    assert codes == [("112",)]
    assert count(folder, "articles") == 30
    assert count(folder, "event_mentions") == len(old["event_mentions"])


def test_rejects_are_listed_once(build, fakes, reference):
    folder = build(fakes.make(2))
    for _ in range(2):
        with Warehouse.open(folder).writer() as writer:
            writer.add([], [], [fakes.reject(1), fakes.reject(2)])
            writer.commit_shard()
            assert count(folder, "rejects") == 2
            writer.finish(reference=reference)
    assert count(folder, "rejects") == 2


def test_a_reject_that_has_become_an_article_is_listed_no_longer(build, fakes, reference):
    folder = build(fakes.make(1))
    (article, mentions) = fakes.make(2)[1]
    with Warehouse.open(folder).writer() as writer:
        writer.add([], [], [{**fakes.reject(1), "uri": article["uri"]}, fakes.reject(7)])
        writer.finish(reference=reference)
    with Warehouse.open(folder).writer() as writer:
        writer.add([article], mentions)
        writer.finish(reference=reference)
    assert rows(folder, "SELECT uri FROM rejects") == [(fakes.reject(7)["uri"],)]


def test_mentions_may_come_as_arrow(tmp_path, fakes, reference):
    from events.warehouse.rows import to_arrow

    data = fakes.make(20)
    with Warehouse.open(tmp_path / "wh", create=True).writer() as writer:
        writer.add([a for a, _ in data], to_arrow("event_mentions", [m for _, ms in data for m in ms]))
        writer.finish(reference=reference)
    assert count(tmp_path / "wh", "event_mentions") == sum(len(m) for _, m in data)


def test_wrong_rows_are_refused_and_leave_nothing_behind(tmp_path, fakes):
    with Warehouse.open(tmp_path / "wh", create=True).writer() as writer:
        with pytest.raises(UsageError, match="was not given with it"):
            writer.add([fakes.article("a1")], [fakes.mention(article_id="a2")])
        with pytest.raises(SchemaError):
            writer.add([fakes.article("a1")], [fakes.mention(polarity="maybe")])
        assert not writer.has_article("a1")
        assert not writer.commit_shard()


def test_large_tables_are_cut_by_month(build, fakes):
    from events.warehouse import Settings

    data = fakes.make(80)
    folder = build(data, "cut", settings=Settings(partition_rows=10))
    paths = [p.relative_to(folder).as_posix() for p in (folder / "events").rglob("*.parquet")]
    assert any(p.startswith("events/year=2022/month=03/") for p in paths)
    assert any(p.startswith("events/year=none/month=none/") for p in paths)
    assert contents(folder) == contents(build(data, "whole"))
    assert "year" not in [d[0] for d in connect(folder).execute("SELECT * FROM events LIMIT 0").description]


def test_many_batches_fill_row_groups_and_files_evenly(tmp_path):
    """The cut into files depends on the rows only, not on the batches in which they come."""
    from events.warehouse.files import Layout, Staging, write_files
    from events.warehouse.rows import to_arrow

    rejects = to_arrow("rejects", [{"uri": f"{i:05}", "stage": "s", "reason": "r", "detail": "d"} for i in range(1000)])
    layout = Layout(file_rows=400, group_rows=150)
    made = []
    for size in (1000, 7, 150):
        staging = Staging(tmp_path / str(size))
        made.append(
            [(f.rows, f.sha256) for f in write_files(staging, "rejects", rejects.to_batches(size), layout=layout)]
        )
    assert made[0] == made[1] == made[2]
    assert [n for n, _ in made[0]] == [400, 400, 200]


def test_files_of_others_in_the_folder_are_left_alone(build, fakes):
    """Somebody may use a folder with Parquet files of their own as a warehouse."""
    data = fakes.make(10)
    folder = build(data[:5])
    theirs = folder / "articles" / "my-articles.parquet"
    theirs.write_bytes(b"precious")
    stray = folder / "articles" / ("0123456789abcdef0123" + ".parquet")
    stray.write_bytes(b"left over by a killed build")
    build(data)
    assert theirs.read_bytes() == b"precious"
    assert not stray.exists()
    assert count(folder, "articles") == 10
