"""Mentions as HTML for notebooks: the sentence with the words behind each part marked.

Pure functions over the shared types; every word that comes from a text is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import pairwise

from events.types import EventMention

_COLOURS = {"source": "#2367a8", "action": "#bf3427", "target": "#2b8f7f", "date": "#b36b00", "place": "#7a7f87"}

Mark = tuple[str, int, int]


def mention_marks(mention: EventMention) -> list[Mark]:
    """Return the marked words of a mention as (label, start, end), offsets into its sentence.

    Words outside the sentence (an actor named by an earlier one) are left out.
    """
    found: list[Mark] = [("action", mention.action_start, mention.action_end)]
    parts = (("source", mention.source), ("target", mention.target), ("date", mention.timex), ("place", mention.place))
    found += [(label, item.start, item.end) for label, item in parts if item is not None]
    base, size = mention.sentence_start, len(mention.sentence)
    inside = [(label, first - base, last - base) for label, first, last in found]
    return [(label, first, last) for label, first, last in inside if 0 <= first < last <= size]


def marked_html(text: str, marks: Sequence[Mark]) -> str:
    """Return ``text`` as HTML with its marks; where marks overlap, the shorter one shows.

    >>> marked_html("A < B", [("action", 2, 3)]).count("&lt;")
    1
    """
    labels: list[str | None] = [None] * len(text)
    for label, first, last in sorted(marks, key=lambda mark: mark[1] - mark[2]):
        labels[first:last] = [label] * (last - first)
    edges = [0, *(i for i in range(1, len(text)) if labels[i] != labels[i - 1]), len(text)]
    parts = []
    for first, last in pairwise(edges):
        words = escape(text[first:last])
        parts.append(_mark(labels[first], words) if first < last else words)
    return "".join(parts)


def _mark(label: str | None, words: str) -> str:
    if label is None:
        return words
    weight = ";font-weight:600" if label == "action" else ""
    # Colours of the notebook stay as they are (light or dark); only a line is drawn below the words.
    style = f"background:none;color:inherit;border-bottom:3px solid {_COLOURS[label]}{weight}"
    return f'<mark title="{label}" style="{style}">{words}</mark>'


def mention_facts(mention: EventMention) -> str:
    """Return what was coded in one line of plain text: actors, code, and how it is told, dated and located."""
    source = mention.source_code or "–"
    target = mention.target_code or "–"
    facts = [f"{source} → {mention.event_code} → {target}"]
    if mention.polarity != "affirmed" or mention.modality != "actual":
        facts.append(f"{mention.polarity}, {mention.modality}")
    if mention.attributed_to_text:
        facts.append(f"according to {mention.attributed_to_text}")
    if mention.timex is not None:
        facts.append(mention.timex.value)
    if mention.place is not None:
        facts.append(mention.place.name)
    return " · ".join([*facts, mention.rule_id])


def mention_html(mention: EventMention) -> str:
    """Return one mention as HTML: the sentence with its words marked, and a line with what was coded."""
    sentence = marked_html(mention.sentence, mention_marks(mention))
    facts = escape(mention_facts(mention))
    return (
        '<div style="margin:.5em 0;line-height:1.6">'
        f'<div>{sentence}</div><div style="opacity:.7;font-size:.9em">{facts}</div></div>'
    )


def mentions_html(mentions: Iterable[EventMention], *, most: int = 50) -> str:
    """Return several mentions as HTML, at most ``most`` of them, and a line that says how many are left out."""
    every = list(mentions)
    if not every:
        return "<p>No events.</p>"
    rest = f"<p>and {len(every) - most} more</p>" if len(every) > most else ""
    return "".join(mention_html(mention) for mention in every[:most]) + rest
