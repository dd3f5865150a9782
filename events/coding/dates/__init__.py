"""Dates: find time expressions, resolve them, attach them to events, and date documents that carry no date."""

from __future__ import annotations

from events.coding.dates.attach import Attached, attach
from events.coding.dates.infer import infer_publication
from events.coding.dates.published import publication_timex
from events.coding.dates.tagger import TimeContext, TimeTagger
from events.coding.dates.terms import NoTerms, OfficeTerms, RowTerms

__all__ = [
    "Attached",
    "NoTerms",
    "OfficeTerms",
    "RowTerms",
    "TimeContext",
    "TimeTagger",
    "attach",
    "infer_publication",
    "publication_timex",
]
