"""The HTML report: one self-contained page about a warehouse, for people who would rather look than query."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

from events.report.data import Payload, gather

__all__ = ["Payload", "gather", "render_page", "write_report"]

STORIES = 5_000  # events whose sentence is inside the page; the rest are counted and listed without it


def render_page(payload: Payload) -> str:
    """Return the page: styles, script and data inside, nothing loaded from elsewhere."""
    folder = files("events.report")
    data = json.dumps(payload, ensure_ascii=False, separators=(",", ":"))
    page = folder.joinpath("page.html").read_text(encoding="utf-8")
    for name in ("page.css", "charts.js", "page.js"):
        page = page.replace(f"/*{name}*/", folder.joinpath(name).read_text(encoding="utf-8"))
    # "</" would end the script element, wherever it stands in a sentence
    return page.replace("/*data*/", data.replace("</", "<\\/").replace("<!--", "<\\!--"))


def write_report(warehouse: str | Path, out: str | Path, *, stories: int = STORIES) -> None:
    """Write the report about ``warehouse`` to ``out``.

    ``stories`` is how many events, the most told first, come with their sentence. Raises ``WarehouseError`` when there
    is no warehouse.
    """
    Path(out).write_text(render_page(gather(warehouse, stories=stories)), encoding="utf-8")
