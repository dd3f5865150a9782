"""Parts of docs/evaluation.md that other commands write, and that ``events evaluate --save`` leaves as they are.

A part stands between ``<!-- part: NAME -->`` and ``<!-- end: NAME -->``, behind what the evaluation itself writes.
"""

from __future__ import annotations

import re

_PART = re.compile(r"<!-- part: (?P<name>[\w-]+) -->\n.*?<!-- end: (?P=name) -->\n?", re.DOTALL)


def keep_block(page: str, name: str, body: str) -> str:
    """Return ``page`` with the part ``name`` replaced by ``body``, or with the part added at the end."""
    block = f"<!-- part: {name} -->\n\n{body.strip()}\n\n<!-- end: {name} -->\n"
    for found in _PART.finditer(page):
        if found["name"] == name:
            return page[: found.start()] + block + page[found.end() :]
    return page.rstrip("\n") + "\n\n" + block


def kept(page: str) -> str:
    """Return the parts of ``page``, to be put behind a new page; the empty text when it has none."""
    parts = "\n".join(found[0] for found in _PART.finditer(page))
    return "\n" + parts if parts else ""
