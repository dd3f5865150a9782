"""Recognise page furniture: lines and sentences that belong to the page and not to the story.

Nothing is ever deleted from the text. Furniture is a range of characters with a kind; the sentence list leaves it out,
so all offsets stay true. The patterns are data, with examples and counterexamples: ``events/lexicon/furniture.yaml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from events.document.data import load_yaml

_FILE = "furniture.yaml"
_DEFAULT_MAX = 160
_EDGE_WINDOW = 160


@dataclass(frozen=True, slots=True)
class _LineRule:
    kind: str
    pattern: re.Pattern[str]
    longest: int
    requires: re.Pattern[str] | None
    unless: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class _EdgeRule:
    kind: str
    where: str
    pattern: re.Pattern[str]


@lru_cache(maxsize=1)
def _line_rules() -> tuple[_LineRule, ...]:
    return tuple(
        _LineRule(
            entry["kind"],
            re.compile("|".join(f"(?:{p})" for p in entry["patterns"]), re.IGNORECASE),
            int(entry.get("max", _DEFAULT_MAX)),
            re.compile(entry["requires"], re.IGNORECASE) if "requires" in entry else None,
            re.compile(entry["unless"], re.IGNORECASE) if "unless" in entry else None,
        )
        for entry in load_yaml(_FILE)["lines"]
    )


@lru_cache(maxsize=1)
def _edge_rules() -> tuple[_EdgeRule, ...]:
    rules = []
    for entry in load_yaml(_FILE)["edges"]:
        body = "|".join(f"(?:{p})" for p in entry["patterns"])
        anchored = body if entry["where"] == "start" else f"(?:{body})\\s*$"
        rules.append(_EdgeRule(entry["kind"], entry["where"], re.compile(anchored, re.IGNORECASE)))
    return tuple(rules)


@lru_cache(maxsize=1)
def _longest() -> int:
    return max(rule.longest for rule in _line_rules())


@lru_cache(maxsize=4096)
def line_kind(words: str) -> str | None:
    """Return the kind of furniture a whole line or sentence is, or ``None`` when it may be part of the story."""
    words = words.strip()
    if not words or len(words) > _longest():
        return None
    for rule in _line_rules():
        if len(words) > rule.longest or rule.pattern.fullmatch(words) is None:
            continue
        if rule.requires is not None and rule.requires.search(words) is None:
            continue
        if rule.unless is not None and rule.unless.search(words) is not None:
            continue
        return rule.kind
    return None


def trim_edges(text: str, start: int, end: int) -> tuple[int, int, list[tuple[int, int, str]]]:
    """Cut furniture off both ends of the paragraph ``text[start:end]``.

    Returns the new start and end, and the ranges cut off with their kinds.
    """
    cut: list[tuple[int, int, str]] = []
    for rule in _edge_rules():
        if rule.where == "start":
            match = rule.pattern.match(text, start, end)
            if match is not None and start < match.end() < end:
                cut.append((start, match.end(), rule.kind))
                start = match.end()
            continue
        window = max(start, end - _EDGE_WINDOW)
        match = rule.pattern.search(text[window:end])
        if match is not None and match.end() > match.start() and window + match.start() > start:
            at = window + match.start()
            lead = len(match.group()) - len(match.group().lstrip())
            cut.append((at + lead, end, rule.kind))
            end = at
    return start, end, cut
