"""Readers: files, folders, archives and streams in, a stream of ``Article`` and ``Reject`` out."""

from __future__ import annotations

from events.ingest.options import Limits, ReadOptions
from events.ingest.reader import read_inputs
from events.ingest.records import KEPT_REASONS

__all__ = ["KEPT_REASONS", "Limits", "ReadOptions", "read_inputs"]
