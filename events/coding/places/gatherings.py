"""Places named by a gathering that is called after its city, or by an office: "the Munich Security Conference", "at the State Department"."""

from __future__ import annotations

from collections.abc import Iterable

from events.coding.places.gazetteer import Gazetteer
from events.types import PlaceMention, Sentence

_GATHERINGS = frozenset({"conference", "forum", "summit", "dialogue"})
_LONGEST = 3  # words between the city and what gathers there
_LARGE = 5.0


def named_after(s: Sentence, gazetteer: Gazetteer, taken: Iterable[tuple[int, int]] = ()) -> list[PlaceMention]:
    """Return the cities that gatherings of a sentence are called after."""
    out = [mention for j in range(1, len(s)) if (mention := _at_office(s, j, gazetteer)) is not None]
    for j in range(1, len(s)):
        if s.lower[j] not in _GATHERINGS or not s.words[j][0].isupper():
            continue
        first = j
        while first > 0 and j - first <= _LONGEST and s.words[first - 1][0].isupper() and s.words[first - 1].isalpha():
            first -= 1
        if first == j or s.heads[first] == first or first == 0:
            continue
        entry = next(iter(gazetteer.find(gazetteer.key(s.words[first]))), None)
        start, end = s.starts[first], s.ends[first]
        if (
            entry is None
            or entry.type != "city"
            or entry.weight < _LARGE
            or any(a < end and start < b for a, b in taken)
        ):
            continue
        reason = f"{s.words[first]!r} in the name of a gathering"
        out.append(entry.mention(start=start, end=end, text=s.words[first], head=first, reason=reason))
    return out


def _at_office(s: Sentence, j: int, gazetteer: Gazetteer) -> PlaceMention | None:
    """The city of an office at which something takes place: "meets with the minister at the Department of State"."""
    head = s.heads[j]
    if s.lower[j] != "at" or s.deps[j] != "case" or s.lower[head] != "department" or head <= j:
        return None
    if not any(s.lower[k] == "state" for k in s.children[head]):
        return None
    entry = next(
        (e for e in gazetteer.find(gazetteer.key("Washington")) if e.type == "city" and e.country == "USA"), None
    )
    last = max(head, *(k for k in s.children[head] if s.lower[k] == "state"))
    first = next((k for k in range(j + 1, head + 1) if s.lower[k] not in ("the", "u.s.")), head)
    start, end = s.starts[first], s.ends[last]
    text = s.span_text(first, last)
    return (
        None
        if entry is None
        else entry.mention(start=start, end=end, text=text, head=head, reason="the seat of the office")
    )
