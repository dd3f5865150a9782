"""Places named by a gathering that is called after its city: "the Munich Security Conference"."""

from __future__ import annotations

from collections.abc import Iterable

from events.coding.places.gazetteer import Gazetteer
from events.types import PlaceMention, Sentence

_GATHERINGS = frozenset({"conference", "forum", "summit", "dialogue"})
_LONGEST = 3  # words between the city and what gathers there
_LARGE = 5.0


def named_after(s: Sentence, gazetteer: Gazetteer, taken: Iterable[tuple[int, int]] = ()) -> list[PlaceMention]:
    """Return the cities that gatherings of a sentence are called after."""
    out: list[PlaceMention] = []
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
