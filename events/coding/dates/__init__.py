"""Dates: find time expressions, resolve them, attach them to events, and date documents that carry no date."""

from __future__ import annotations

from events.coding.dates.tagger import TimeContext, TimeTagger

__all__ = ["TimeContext", "TimeTagger"]
