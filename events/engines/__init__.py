"""Engines run the same batch function in this process, in worker processes, or on Ray; ``build`` drives one build."""

from __future__ import annotations

from events.engines.build import BuildSummary, build

__all__ = ["BuildSummary", "build"]
