"""The warehouse: Parquet files, a manifest, events merged from mentions, DuckDB views, exports.

Importing this loads nothing heavy; DuckDB and Arrow come in when a function needs them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from events.warehouse.explain import explain_event, stored_article
    from events.warehouse.exports import FORMATS, export
    from events.warehouse.finish import FinishSummary
    from events.warehouse.health import Problem, doctor, repair
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

#: Where each name lives; a command loads only the modules it needs, so that a query is not kept waiting for the rest. No
#: module may be called like a name here: importing it would put the module in the place of the name.
_HOMES = {
    "health": ("Problem", "doctor", "repair"),
    "explain": ("explain_event", "stored_article"),
    "exports": ("FORMATS", "export"),
    "finish": ("FinishSummary",),
    "maintain": ("Difference", "compact", "diff", "diff_snapshots", "remove"),
    "query": ("example_query", "render_table", "run_query"),
    "store": ("Settings", "Warehouse", "Writer"),
    "views": ("connect",),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    """Load the module of a public name on first use."""
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
    globals()[name] = value
    return value
