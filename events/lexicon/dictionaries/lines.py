"""Lines of a PETRARCH dictionary without comments, and which sort of dictionary they make."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Line:
    """One line that holds something: ``text`` without its comment, leading white space kept."""

    file: str
    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Refused:
    """A line that could not be used, and why."""

    file: str
    line: int
    text: str
    reason: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason}: {self.text.strip()}"


def read_lines(path: Path) -> list[Line]:
    """Non-empty lines without ``#`` and ``;`` comments; files that are not UTF-8 are read as Latin-1."""
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("latin-1")
    out: list[Line] = []
    for number, line in enumerate(text.splitlines(), 1):
        kept = line.split("#", 1)[0]
        if ";" in kept:
            kept = kept.split(";", 1)[0]
        kept = kept.rstrip()
        if kept.strip() and not kept.lstrip().startswith("<!--"):
            out.append(Line(path.name, number, kept))
    return out


_AGENT_CODE = re.compile(r"\[(?:~\w+|\w+~)[\]}]")
_VERB_BLOCK = re.compile(r"^---\s*\S.*---\s*$")


def kind_of_file(lines: Sequence[Line]) -> str:
    """actors, agents, verbs, discards or issues, told from what the lines look like."""
    if any(line.text.lstrip().startswith("<ISSUE") for line in lines):
        return "issues"
    if any(_VERB_BLOCK.match(line.text) or line.text.startswith(("- *", "&")) for line in lines):
        return "verbs"
    if any(_AGENT_CODE.search(line.text) for line in lines):
        return "agents"
    if any("[" in line.text and "]" in line.text for line in lines):
        return "actors"
    return "discards"


_SMALL = frozenset(
    [
        "of",
        "the",
        "and",
        "for",
        "in",
        "on",
        "de",
        "la",
        "el",
        "del",
        "da",
        "dos",
        "du",
        "des",
        "van",
        "von",
        "der",
        "bin",
        "ibn",
        "al",
        "to",
        "at",
        "y",
        "e",
    ]
)


def display(phrase: str) -> str:
    """``UNITED_NATIONS_`` as it stands in news: capitals at word starts, small words small, short acronyms kept."""
    words = phrase.replace("_", " ").split()
    out: list[str] = []
    for n, word in enumerate(words):
        if not word.isupper():
            out.append(word)
        elif n and word.lower() in _SMALL:
            out.append(word.lower())
        elif "." in word or (len(word) <= 3 and not any(v in word for v in "AEIOUY")):
            out.append(word)
        else:
            out.append("-".join(part.capitalize() for part in word.split("-")))
    return " ".join(out)
