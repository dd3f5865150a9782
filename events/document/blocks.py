"""Cut an article's text into blocks: paragraphs, headings and list items, each a range of characters.

News arrives in three layouts: one paragraph a line, paragraphs between blank lines, and text hard-wrapped at some 70
columns. The layout is judged once for the whole text, then lines are joined accordingly.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from events.document.data import word_set

_LINE = re.compile(r"[^\n\u2028\u2029\x0b\x0c\x85\r]+")
_MONTHS = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_BULLET = re.compile(
    r"(?:[•◦▪▫‣●○■□►▶➤✔✓✅⁃∙·*]+\s*|[-–—](?![-–—])\s+|"
    rf"\(?\d{{1,2}}[.)](?!\d)\s+(?!{_MONTHS})(?=\S)|\([a-z]\)\s+|[a-h]\)\s+|\((?:i{{1,3}}|iv|vi{{0,3}}|ix|x)\)\s+)"
)
_FINAL = re.compile(r"[.!?…:;][\"'”’»)\]*]*$")
_MAX_WRAP = 110
_MIN_WRAP = 40


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or list item: characters ``[start, end)`` without outer white space or bullet.

    ``gap`` is true when a blank line (or the start of the text) stands before it; ``lines`` counts the physical lines.
    """

    start: int
    end: int
    item: bool = False
    gap: bool = False
    lines: int = 1


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    blank_before: bool
    indent: int


def split_blocks(text: str) -> list[Block]:
    """Return the blocks of ``text`` in order, without overlaps; white space and bullets lie between them."""
    lines = _lines(text)
    width = _wrap_width(text, lines)
    blocks: list[Block] = []
    for line in lines:
        bullet = _BULLET.match(text, line.start, line.end)
        previous = blocks[-1] if blocks else None
        if previous is not None and not bullet and not line.blank_before and _continues(text, previous, line, width):
            blocks[-1] = Block(previous.start, line.end, previous.item, previous.gap, previous.lines + 1)
            continue
        start = bullet.end() if bullet else line.start
        if start < line.end:
            blocks.append(Block(start, line.end, bullet is not None, line.blank_before))
    return blocks


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    last_end = 0
    for match in _LINE.finditer(text):
        raw = match.group()
        stripped = raw.strip()
        if not stripped:
            continue
        indent = len(raw) - len(raw.lstrip())
        start = match.start() + indent
        blank = not lines or _newlines(text, last_end, start) > 1
        lines.append(_Line(start, start + len(stripped), blank, indent))
        last_end = start + len(stripped)
    return lines


def _newlines(text: str, start: int, end: int) -> int:
    between = text[start:end]
    return len(between.splitlines()) if between else 0


def _wrap_width(text: str, lines: list[_Line]) -> int | None:
    """The column at which the text was hard-wrapped, or ``None`` when it was not.

    A line was wrapped when the first word of the next line would not have fitted on it.
    """
    if len(lines) < 3:
        return None
    width = max(line.end - line.start + line.indent for line in lines)
    if not _MIN_WRAP <= width <= _MAX_WRAP:
        return None
    pairs = [(a, b) for a, b in pairwise(lines) if not b.blank_before]
    full = [(a, b) for a, b in pairs if _is_full(text, a.start, a.end, b, width)]
    if len(full) < 2 or len(full) < 0.5 * len(pairs):
        return None
    unfinished = sum(1 for a, _ in full if not _FINAL.search(text, a.start, a.end))
    return width if unfinished >= 0.5 * len(full) else None


def _is_full(text: str, start: int, end: int, following: _Line, width: int) -> bool:
    word = text[following.start : following.end].split(None, 1)[0]
    return end - start + 1 + len(word) > width - 4


def _continues(text: str, block: Block, line: _Line, width: int | None) -> bool:
    """True when ``line`` goes on with the paragraph of ``block``."""
    if width is not None:
        last = max(text.rfind("\n", block.start, block.end) + 1, block.start)
        if line.indent >= 2 and not block.item:
            return False
        return _is_full(text, last, block.end, line, width)
    if _FINAL.search(text, block.start, block.end):
        return False
    first = text[line.start]
    if first.islower() or first in ",;.)”’":
        # An all-lower-case text says nothing by a small first letter.
        return text[block.start : block.end] != text[block.start : block.end].lower()
    tail = text[max(block.start, block.end - 24) : block.end]
    last_word = tail.rsplit(None, 1)[-1].lower() if tail.strip() else ""
    return block.end - block.start > 30 and last_word in word_set("abbreviations.yaml", "open_words")
