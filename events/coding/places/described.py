"""Places named by a people's adjective and a noun: "the Ukrainian border", "Russian territory", "the Syrian capital"."""

from __future__ import annotations

from collections.abc import Iterable

from events.coding.places.gazetteer import Gazetteer
from events.coding.places.names import key_of
from events.types import PlaceMention, Sentence

_SOIL = frozenset(
    "border borders frontier territory soil airspace waters coast coastline side countryside mainland hinterland skies".split()
)
_CAPITAL = "capital"


def describe(sentence: Sentence, gazetteer: Gazetteer, taken: Iterable[tuple[int, int]] = ()) -> list[PlaceMention]:
    """Return such places of a sentence: the country as a whole for land and borders, the city for "the … capital"."""
    out: list[PlaceMention] = []
    demonyms = gazetteer.tables.demonyms
    for j in range(1, len(sentence)):
        word = sentence.lower[j]
        if word not in _SOIL and word != _CAPITAL:
            continue
        i = j - 1
        if i > 0 and sentence.words[i][0].islower() and sentence.pos[i] == "ADJ":  # "the Ukrainian eastern border"
            i -= 1
        iso = demonyms.get(sentence.words[i])
        if iso is None:
            continue
        start, end = sentence.starts[i], sentence.ends[j]
        if any(a < end and start < b for a, b in taken):
            continue
        name = gazetteer.tables.capitals.get(iso) if word == _CAPITAL else gazetteer.tables.countries.get(iso)
        kind = "city" if word == _CAPITAL else "country"
        entry = next((e for e in gazetteer.find(key_of(name or "")) if e.country == iso and e.type == kind), None)
        if entry is not None:
            out.append(
                entry.mention(
                    start=start,
                    end=end,
                    text=sentence.span_text(i, j),
                    head=j,
                    reason=f"{sentence.words[i]!r} with {word!r}",
                )
            )
    return out
