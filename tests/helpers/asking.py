"""What the tests ask a warehouse: rows of a query, sizes and contents of tables, bytes of files."""

from __future__ import annotations

from pathlib import Path

from events.warehouse import connect

TABLES = ("event_mentions", "events", "event_aliases", "articles", "rejects")


def rows(folder, sql):
    con = connect(folder)
    try:
        return con.execute(sql).fetchall()
    finally:
        con.close()


def count(folder, name):
    return rows(folder, f"SELECT count(*) FROM {name}")[0][0]


def contents(folder):
    """All rows of all tables but builds, in order."""
    return {name: rows(folder, f"SELECT * FROM {name} ORDER BY ALL") for name in TABLES}


def data_files(folder):
    """Bytes of all files of the finished tables (the log of builds names its shards' order, so it is left out)."""
    return {
        p.relative_to(folder).as_posix(): p.read_bytes()
        for name in TABLES
        for p in sorted((Path(folder) / name).rglob("*.parquet"))
    }
