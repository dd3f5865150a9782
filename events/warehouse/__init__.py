"""The warehouse: Parquet files, a manifest, events merged from mentions, DuckDB views, exports.

Importing this loads nothing heavy; DuckDB and Arrow come in when a function needs them.
"""

from __future__ import annotations

from events.warehouse.doctor import Problem, doctor, repair
from events.warehouse.explain import explain_event, stored_article
from events.warehouse.export import FORMATS, export
from events.warehouse.finish import FinishSummary
from events.warehouse.maintain import Difference, compact, diff, diff_snapshots, remove
from events.warehouse.query import example_query, render_table, run_query
from events.warehouse.store import Settings, Warehouse, Writer
from events.warehouse.views import connect

__all__ = [
    "FORMATS",
    "Difference",
    "FinishSummary",
    "Problem",
    "Settings",
    "Warehouse",
    "Writer",
    "compact",
    "connect",
    "diff",
    "diff_snapshots",
    "doctor",
    "example_query",
    "explain_event",
    "export",
    "remove",
    "render_table",
    "repair",
    "run_query",
    "stored_article",
]
