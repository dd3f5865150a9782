"""Counting: precision, recall, F1, confusion, misses, and the result that every evaluation returns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

NOTHING = "none"


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of right, invented (``extra``) and overlooked (``missed``) items."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    @property
    def precision(self) -> float | None:
        """Share of what was found that is right; ``None`` when nothing was found."""
        return share(self.right, self.right + self.extra)

    @property
    def recall(self) -> float | None:
        """Share of the gold that was found; ``None`` when there is no gold."""
        return share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall; ``None`` when there was neither gold nor anything found."""
        return share(2 * self.right, 2 * self.right + self.extra + self.missed)

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.extra + other.extra, self.missed + other.missed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """One gold item that was not found: where it is, what was wanted, what came out, and the reason in words."""

    id: str
    text: str
    wanted: str
    got: str
    reason: str
    group: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What one gold file measured: headline figures, tables per root or type, confusion and misses."""

    kind: str
    name: str
    rows: int
    figures: Mapping[str, float | None]
    tables: Mapping[str, Mapping[str, Score]] = field(default_factory=dict)
    confusion: Mapping[tuple[str, str], int] = field(default_factory=dict)
    misses: tuple[Miss, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the result as plain data."""
        return {
            "kind": self.kind,
            "name": self.name,
            "rows": self.rows,
            "figures": dict(self.figures),
            "tables": {
                title: {
                    label: {
                        "precision": s.precision,
                        "recall": s.recall,
                        "f1": s.f1,
                        "right": s.right,
                        "extra": s.extra,
                        "missed": s.missed,
                    }
                    for label, s in table.items()
                }
                for title, table in self.tables.items()
            },
            "confusion": [[wanted, got, n] for (wanted, got), n in sorted(self.confusion.items())],
            "misses": [
                {"id": m.id, "text": m.text, "wanted": m.wanted, "got": m.got, "reason": m.reason} for m in self.misses
            ],
        }


def share(part: float, whole: float) -> float | None:
    """Return ``part / whole``, or ``None`` when there is nothing to divide by."""
    return part / whole if whole else None


def mean(values: Iterable[float | None]) -> float | None:
    """Return the mean of the values that exist, or ``None``."""
    known = [value for value in values if value is not None]
    return share(sum(known), len(known))


def table_of(right: Counter[str], extra: Counter[str], missed: Counter[str]) -> dict[str, Score]:
    """Return scores by label, sorted by label, from three counters."""
    return {label: Score(right[label], extra[label], missed[label]) for label in sorted({*right, *extra, *missed})}


def spread(misses: Iterable[Miss], most: int) -> tuple[Miss, ...]:
    """Return at most ``most`` misses, taken in turn from every group: one frequent fault must not hide the others.

    Within a group the first come first: evaluations list the telling ones (coded, but wrong) before plain silence.
    """
    groups: dict[str, list[Miss]] = {}
    for miss in misses:
        groups.setdefault(miss.group, []).append(miss)
    queues = [groups[name] for name in sorted(groups)]
    chosen: list[Miss] = []
    for depth in range(max(map(len, queues), default=0)):
        chosen.extend(queue[depth] for queue in queues if depth < len(queue))
    return tuple(chosen[:most])
