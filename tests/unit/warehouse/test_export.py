"""Every export format, read back with the tools that people have."""

from __future__ import annotations

import csv
import json
import struct
import xml.etree.ElementTree as ET

import pytest

from events.errors import UsageError
from events.schema import TABLES, table
from events.warehouse import FORMATS, connect, export

GDELT_EVENTS = (
    "GLOBALEVENTID SQLDATE MonthYear Year FractionDate "
    + " ".join(
        f"Actor{n}{part}"
        for n in (1, 2)
        for part in (
            "Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code Type3Code"
        ).split()
    )
    + " IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale "
    "NumMentions NumSources NumArticles AvgTone "
    + " ".join(
        f"{who}Geo_{part}"
        for who in ("Actor1", "Actor2", "Action")
        for part in "Type FullName CountryCode ADM1Code ADM2Code Lat Long FeatureID".split()
    )
    + " DATEADDED SOURCEURL"
).split()
GDELT_MENTIONS = (
    "GLOBALEVENTID EventTimeDate MentionTimeDate MentionType MentionSourceName MentionIdentifier SentenceID "
    "Actor1CharOffset Actor2CharOffset ActionCharOffset InRawText Confidence MentionDocLen MentionDocTone "
    "MentionDocTranslationInfo Extras"
).split()


def number(folder, sql):
    con = connect(folder)
    try:
        return con.execute(sql).fetchall()[0][0]
    finally:
        con.close()


def test_the_gdelt_column_lists_have_61_and_16_names():
    assert (len(GDELT_EVENTS), len(GDELT_MENTIONS)) == (61, 16)


def test_gdelt_views_have_gdelts_columns_in_gdelts_order(small):
    con = connect(small)
    for view, names in (("gdelt_events", GDELT_EVENTS), ("gdelt_mentions", GDELT_MENTIONS)):
        assert [d[0] for d in con.execute(f"SELECT * FROM {view} LIMIT 0").description] == names


def test_gdelt_files_are_read_as_gdelts_own_readers_read_them(small, tmp_path):
    import pandas as pd

    events_file, mentions_file = export(small, "gdelt", tmp_path)
    events = pd.read_csv(events_file, sep="\t", header=None, names=GDELT_EVENTS, dtype=str, keep_default_na=False)
    mentions = pd.read_csv(mentions_file, sep="\t", header=None, names=GDELT_MENTIONS, dtype=str, keep_default_na=False)
    assert all(len(line.split("\t")) == 61 for line in events_file.read_text().splitlines())
    assert all(len(line.split("\t")) == 16 for line in mentions_file.read_text().splitlines())
    assert len(events) == number(small, "SELECT count(*) FROM gdelt_events") > 50
    assert events["GLOBALEVENTID"].is_unique
    assert events["GLOBALEVENTID"].astype("int64").min() > 0
    assert set(mentions["GLOBALEVENTID"]) == set(events["GLOBALEVENTID"])
    assert events["SQLDATE"].str.fullmatch(r"20\d{6}").all()
    assert (events["SQLDATE"].str[:6] == events["MonthYear"]).all()
    fraction = (
        events["Year"].astype(int)
        + (events["SQLDATE"].str[4:6].astype(int) * 30 + events["SQLDATE"].str[6:].astype(int)) / 365
    )
    assert (events["FractionDate"].astype(float) - fraction).abs().max() < 1e-3
    assert set(events["EventRootCode"]) <= {"01", "03", "04", "07", "11", "14", "19"}
    assert set(events["IsRootEvent"]) <= {"0", "1"}
    kyiv = events[events["ActionGeo_FullName"].str.startswith("Kyiv")]
    assert set(kyiv["ActionGeo_CountryCode"]) == {"UP"}, "geographic fields have FIPS codes"
    assert set(kyiv["ActionGeo_Type"]) == {"4"}
    russia = events[events["Actor1CountryCode"] == "RUS"]
    assert set(russia["Actor1Geo_CountryCode"]) == {"RS"}
    assert mentions["Confidence"].astype(int).between(0, 100).all()
    assert (mentions["SentenceID"].astype(int) >= 1).all()
    assert mentions["EventTimeDate"].str.fullmatch(r"\d{14}").all()


def test_parquet_in_pyarrow_pandas_polars_and_duckdb(small, tmp_path):
    import duckdb
    import pandas as pd
    import polars as pl
    import pyarrow.dataset as ds

    made = export(small, "parquet", tmp_path)
    assert [p.stem for p in made] == list(TABLES)
    path = tmp_path / "events.parquet"
    n = number(small, "SELECT count(*) FROM events")
    assert ds.dataset(path).schema.equals(table("events").arrow(), check_metadata=True)
    assert ds.dataset(path).count_rows() == n
    frame = pd.read_parquet(path)
    assert len(frame) == n
    assert frame["event_code"].str.len().min() >= 3, "leading zeros survive"
    assert pl.read_parquet(path).select(pl.col("n_mentions").sum()).item() == frame["n_mentions"].sum()
    assert duckdb.sql(f"SELECT count(*) FROM '{path}'").fetchall() == [(n,)]


def test_duckdb_file_is_self_contained(small, tmp_path):
    import duckdb

    (path,) = export(small, "duckdb", tmp_path / "out.duckdb")
    moved = tmp_path / "elsewhere" / "moved.duckdb"
    moved.parent.mkdir()
    path.rename(moved)
    con = duckdb.connect(str(moved), read_only=True)
    for name in (*TABLES, "events_daily", "dyads_monthly", "actors_monthly", "conflict_map", "timeline"):
        assert con.execute(f"SELECT count(*) FROM {name}").fetchall()[0][0] == number(
            small, f"SELECT count(*) FROM {name}"
        )
    assert [d[0] for d in con.execute("SELECT * FROM gdelt_events LIMIT 1").description] == GDELT_EVENTS
    assert con.execute("SELECT data_type FROM duckdb_columns() WHERE column_name = 'first_published'").fetchall()[
        0
    ] == ("TIMESTAMP",)
    comment = "SELECT comment FROM duckdb_columns() WHERE table_name = 'events' AND column_name = 'goldstein'"
    assert con.execute(comment).fetchall()[0][0]
    assert con.execute("SELECT count(*) FROM duckdb_views() WHERE NOT internal AND comment IS NULL").fetchall() == [
        (0,)
    ]
    stored = con.execute("SELECT event_id, first_published FROM events ORDER BY 1").fetchall()
    live = connect(small).execute("SELECT event_id, first_published::TIMESTAMP FROM events ORDER BY 1").fetchall()
    assert stored == live
    assert not list(tmp_path.rglob("*.wal"))


def test_duckdb_file_through_sqlalchemy_as_superset_opens_it(small, tmp_path):
    pytest.importorskip("duckdb_engine", reason="duckdb-engine is not installed")
    sqlalchemy = pytest.importorskip("sqlalchemy", reason="SQLAlchemy is not installed")
    (path,) = export(small, "duckdb", tmp_path / "out.duckdb")
    engine = sqlalchemy.create_engine(f"duckdb:///{path}", connect_args={"read_only": True})
    with engine.connect() as con:
        answer = con.execute(sqlalchemy.text("SELECT sum(n_events) FROM events_daily")).scalar()
    assert answer == number(small, "SELECT sum(n_events) FROM events_daily")
    names = sqlalchemy.inspect(engine)
    assert "events" in names.get_table_names()
    assert "dyads_monthly" in names.get_view_names()
    if tuple(int(n) for n in sqlalchemy.__version__.split(".")[:2]) < (2, 1):  # duckdb-engine 0.17 knows no later one
        assert [c["name"] for c in names.get_columns("events")] == list(table("events").names)


def test_csv_and_jsonl_say_the_same(small, tmp_path):
    export(small, "csv", tmp_path / "csv")
    export(small, "jsonl", tmp_path / "jsonl")
    with (tmp_path / "csv" / "events.csv").open(newline="") as stream:
        flat = list(csv.DictReader(stream))
    objects = [json.loads(line) for line in (tmp_path / "jsonl" / "events.jsonl").read_text().splitlines()]
    assert tuple(flat[0]) == tuple(objects[0]) == table("events").names
    assert [r["event_id"] for r in flat] == [o["event_id"] for o in objects]
    assert objects[0]["date_start"] is None or objects[0]["date_start"] == flat[0]["date_start"]


def test_geojson_and_geoparquet_hold_the_same_points(small, tmp_path):
    import pyarrow.parquet as pq

    (text,) = export(small, "geojson", tmp_path / "events.geojson")
    collection = json.loads(text.read_text())
    assert collection["type"] == "FeatureCollection"
    points = [tuple(f["geometry"]["coordinates"]) for f in collection["features"]]
    (path,) = export(small, "geoparquet", tmp_path / "events.parquet")
    stored = pq.read_table(path)
    geo = json.loads(stored.schema.metadata[b"geo"])
    assert geo["version"] == "1.1.0"
    assert geo["columns"][geo["primary_column"]]["geometry_types"] == ["Point"]
    shapes = [struct.unpack("<BIdd", g) for g in stored.column("geometry").to_pylist()]
    assert {s[:2] for s in shapes} == {(1, 1)}
    assert [s[2:] for s in shapes] == points
    west, south, east, north = geo["columns"]["geometry"]["bbox"]
    assert all(west <= lon <= east and south <= lat <= north for lon, lat in points)
    assert len(points) == number(small, "SELECT count(*) FROM events WHERE place_lat IS NOT NULL")


def test_graphml_is_a_directed_weighted_network(small, tmp_path):
    (path,) = export(small, "graphml", tmp_path / "who.graphml")
    name = "{http://graphml.graphdrawing.org/xmlns}"
    root = ET.parse(path).getroot()
    nodes = {n.get("id") for n in root.iter(f"{name}node")}
    edges = [(e.get("source"), e.get("target")) for e in root.iter(f"{name}edge")]
    assert len(edges) == len(set(edges)) > 5
    assert {end for edge in edges for end in edge} == nodes
    keys = {k.get("id") for k in root.iter(f"{name}key")}
    assert {d.get("key") for d in root.iter(f"{name}data")} <= keys


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_exports_are_repeatable_and_leave_no_scraps(small, tmp_path, name):
    single = name in ("duckdb", "geojson", "geoparquet", "graphml")
    first = export(small, name, tmp_path / "a" / "out" if single else tmp_path / "a")
    again = export(small, name, tmp_path / "b" / "out" if single else tmp_path / "b")
    if name != "duckdb":  # the database file holds ids of its own
        assert [p.read_bytes() for p in first] == [p.read_bytes() for p in again]
    export(small, name, tmp_path / "a" / "out" if single else tmp_path / "a")
    assert not list(tmp_path.rglob(".*"))


def test_wrong_formats_and_destinations_are_refused(small, tmp_path):
    with pytest.raises(UsageError, match="parquet"):
        export(small, "xlsx", tmp_path)
    (tmp_path / "file").write_text("x")
    with pytest.raises(UsageError, match="needs a folder"):
        export(small, "csv", tmp_path / "file")
    with pytest.raises(UsageError, match="is a folder"):
        export(small, "geojson", tmp_path)
