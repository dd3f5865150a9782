"""Measure place recognition on texts with marked places: share recognised, share within 161 km, share of ours that is marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from events.coding.places import PlaceTagger, distance_km
from events.evaluation.scores import share

#: A place counts as right within this distance (100 miles), as is the custom of the field.
RIGHT_KM = 161.0


@dataclass(frozen=True, slots=True, kw_only=True)
class GeoparseResult:
    """Counts over a gold file. ``misses`` lists (row id, words, what was wrong) for reading."""

    marked: int
    recognised: int
    right: int
    predicted: int
    predicted_marked: int
    misses: tuple[tuple[str, str, str], ...] = field(default=(), repr=False)

    @property
    def recognised_share(self) -> float | None:
        """Share of the marked places that were found (any overlap)."""
        return share(self.recognised, self.marked)

    @property
    def right_share(self) -> float | None:
        """Share of the recognised places that lie within ``RIGHT_KM`` of the marked point."""
        return share(self.right, self.recognised)

    @property
    def precision(self) -> float | None:
        """Share of the places found that are marked. The gold leaves out some true places, so this is a lower bound."""
        return share(self.predicted_marked, self.predicted)


def evaluate_geoparse(rows: Iterable[Mapping[str, Any]], tagger: PlaceTagger) -> GeoparseResult:
    """Compare the tagger (without a parse) with rows of ``{id, text, toponyms: [{start, end, lat, lon}]}``."""
    marked = recognised = right = predicted = predicted_marked = 0
    misses: list[tuple[str, str, str]] = []
    for row in rows:
        found = tagger.tag_text(str(row["text"]))
        gold = row["toponyms"]
        predicted += len(found)
        predicted_marked += sum(any(f.start < g["end"] and g["start"] < f.end for g in gold) for f in found)
        for place in gold:
            marked += 1
            ours = next((f for f in found if f.start < place["end"] and place["start"] < f.end), None)
            if ours is None or ours.lat is None or ours.lon is None:
                misses.append((str(row["id"]), str(place["text"]), "not recognised"))
                continue
            recognised += 1
            off = distance_km(ours.lat, ours.lon, float(place["lat"]), float(place["lon"]))
            if off <= RIGHT_KM:
                right += 1
            else:
                misses.append(
                    (
                        str(row["id"]),
                        str(place["text"]),
                        f"{ours.name} ({ours.type}, {ours.country}) is {off:.0f} km off",
                    )
                )
    return GeoparseResult(
        marked=marked,
        recognised=recognised,
        right=right,
        predicted=predicted,
        predicted_marked=predicted_marked,
        misses=tuple(misses),
    )
