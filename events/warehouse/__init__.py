"""The warehouse: Parquet files, a manifest, events merged from mentions, DuckDB views, exports.

What is imported here loads nothing heavy; DuckDB and Arrow come in when a function needs them.
"""

from __future__ import annotations

from events.warehouse.store import Settings, Warehouse, Writer
from events.warehouse.views import connect

__all__ = ["Settings", "Warehouse", "Writer", "connect"]
