"""Keep measured tables on a page: each benchmark rewrites its own part and leaves the rest as it is."""

from __future__ import annotations

import re
from pathlib import Path


def save(path: Path, name: str, heading: str, text: str) -> None:
    """Put ``text`` between the marks of the benchmark ``name``; a page without them gets a new part at its end."""
    start, end = f"<!-- {name}: start -->", f"<!-- {name}: end -->"
    part = f"{start}\n\n{text}\n\n{end}"
    page = path.read_text(encoding="utf-8") if path.exists() else "# Performance\n"
    pattern = re.compile(f"{re.escape(start)}.*{re.escape(end)}", re.DOTALL)
    page = pattern.sub(lambda _: part, page) if pattern.search(page) else f"{page}\n## {heading}\n\n{part}\n"
    path.write_text(page, encoding="utf-8")
