"""Queries and how their answers are printed; the example queries; the dashboard views."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json

import pytest

from events.errors import QueryError, UsageError
from events.schema import resource_dir
from events.warehouse import connect, render_table, run_query
from events.warehouse.views import DASHBOARDS, views_for

QUERIES = sorted(resource_dir("queries").glob("*.sql"))


def ask(folder, sql, **options):
    stream = io.BytesIO()
    run_query(folder, sql, stream=stream, **options)
    return stream.getvalue()


def test_csv(small):
    text = ask(small, "SELECT event_id, date_start, avg_tone, in_lead FROM events ORDER BY 1 LIMIT 2", format="csv")
    table = list(csv.reader(io.StringIO(text.decode())))
    assert table[0] == ["event_id", "date_start", "avg_tone", "in_lead"]
    assert len(table) == 3
    assert (
        ask(small, "SELECT NULL AS a, 'x,y' AS b, DATE '2022-03-01' AS c", format="csv")
        == b'a,b,c\n,"x,y",2022-03-01\n'
    )


def test_json_is_one_array_whatever_the_types(small):
    moment = "TIMESTAMPTZ '2022-03-01 10:00:00+02'"
    sql = f"SELECT 1 AS i, 1.50::DECIMAL(4,2) AS d, {moment} AS t, NULL AS n, ['a'] AS l, 'é' AS s"
    answer = json.loads(ask(small, sql, format="json"))
    assert answer == [{"i": 1, "d": 1.5, "t": "2022-03-01T08:00:00+00:00", "n": None, "l": ["a"], "s": "é"}]
    assert json.loads(ask(small, "SELECT 1 AS x WHERE false", format="json")) == []


def test_parquet(small):
    import pyarrow.parquet as pq

    table = pq.read_table(io.BytesIO(ask(small, "SELECT * FROM events ORDER BY event_id", format="parquet")))
    assert table.num_rows == connect(small).execute("SELECT count(*) FROM events").fetchall()[0][0]


def test_table_and_limit(small):
    text = ask(small, "SELECT event_id, goldstein FROM events ORDER BY 1", limit=3).decode()
    assert text.splitlines()[0].split() == ["event_id", "goldstein"]
    assert text.rstrip().endswith("3 rows")
    assert "there are more" in ask(small, "SELECT range FROM range(500)").decode()


def test_errors_are_one_sentence_with_a_hint(small):
    with pytest.raises(QueryError, match="nonsense"):
        ask(small, "SELECT nonsense FROM events")
    with pytest.raises(QueryError, match="onver"):
        ask(small, "SELECT event_id::INTEGER FROM events")
    with pytest.raises(UsageError, match="formats"):
        ask(small, "SELECT 1", format="xml")


def test_a_result_is_shown_so_that_people_can_read_it():
    text = render_table(
        ("when", "name", "n", "ok"),
        [(dt.date(2022, 3, 1), "Київ  is\nlong " + "x" * 80, 2.50, True), (None, "日本", 10.0, None)],
        width=50,
    )
    lines = text.splitlines()
    assert lines[0].split() == ["when", "name", "n", "ok"]
    assert all(len(line) <= 50 for line in lines)
    assert "Київ is long" in lines[2]
    assert "…" in lines[2]
    assert lines[2].split()[-2:] == ["2.5", "yes"]
    assert lines[3].split() == ["·", "日本", "10", "·"]
    assert lines[-1] == "2 rows"


def test_too_many_columns_become_blocks_without_empty_lines():
    names = [f"column_{i}" for i in range(30)]
    text = render_table(names, [[i if i % 2 else None for i in range(30)]], width=80)
    assert "column_1   1" in text
    assert "column_2 " not in text
    assert render_table((), []) == ""


def test_there_are_enough_example_queries_and_each_states_its_question():
    assert len(QUERIES) >= 12
    for path in QUERIES:
        first = path.read_text(encoding="utf-8").splitlines()[0]
        assert first.startswith("-- "), path.name
        assert first.endswith("?"), path.name


@pytest.mark.parametrize("path", QUERIES, ids=lambda p: p.stem)
def test_example_queries_run(small, path):
    text = ask(small, path.stem, format="csv").decode()
    assert len(text.splitlines()) > 1, "the question has an answer on the made-up warehouse"


@pytest.mark.parametrize("name", DASHBOARDS)
def test_dashboard_views_answer(small, name):
    con = connect(small)
    assert con.execute(f"SELECT count(*) FROM {name}").fetchall()[0][0] > 0
    assert con.execute(f"SELECT comment FROM duckdb_views() WHERE view_name = '{name}'").fetchall()[0][0]


def test_dashboard_sums_agree_with_the_events(small):
    con = connect(small)
    real = "polarity = 'affirmed' AND modality = 'actual'"
    daily = con.execute("SELECT sum(n_events), sum(n_mentions) FROM events_daily").fetchall()
    assert (
        daily
        == con.execute(
            f"SELECT count(*), sum(n_mentions) FROM events WHERE {real} AND date_start = date_end"
        ).fetchall()
    )
    dyads = con.execute(
        "SELECT sum(n_events), sum(verbal_cooperation + material_cooperation + verbal_conflict + material_conflict) "
        "FROM dyads_monthly"
    ).fetchall()[0]
    assert dyads[0] == dyads[1]
    assert (
        con.execute("SELECT count(*) FROM timeline").fetchall() == con.execute("SELECT count(*) FROM events").fetchall()
    )


def test_only_the_views_that_a_query_names_are_made_and_none_is_missed(small):
    assert views_for("SELECT count(*) FROM Events") == {"events"}
    assert views_for('SELECT * FROM "timeline"') >= {"timeline", "events"}
    assert views_for("SHOW TABLES") is None
    assert views_for("SELECT table_name FROM information_schema.tables") is None
    con = connect(small, comments=False, only=views_for("FROM events"))
    assert con.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall() == [("events",)]
    # A name that only the answer of another query gives is not in the words: the second try has all views.
    named = ask(small, "SELECT count(*) AS n FROM query_table('art' || 'icles')", format="csv")
    assert named == ask(small, "SELECT count(*) AS n FROM articles", format="csv")


@pytest.mark.parametrize("name", DASHBOARDS)
def test_every_dashboard_view_answers_in_a_query_of_its_own(small, name):
    assert len(ask(small, f"SELECT * FROM {name}", format="csv").splitlines()) > 1


def test_a_wrong_table_name_still_gets_the_hint_of_the_right_one(small):
    with pytest.raises(QueryError, match="event_mentions"):
        ask(small, "SELECT * FROM event_mention")
