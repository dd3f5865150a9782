"""The closed sets of labels the network answers with."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path

from events.nlp.training.samples import BIO, Sample


@dataclass(frozen=True)
class Labels:
    """Label lists in the order of the network's outputs; morphs are ``UPOS|features``."""

    deps: tuple[str, ...]
    tags: tuple[str, ...]
    morphs: tuple[str, ...]
    ner: tuple[str, ...]

    def save(self, path: Path) -> None:
        """Write as JSON."""
        path.write_text(json.dumps(asdict(self), indent=0), encoding="utf-8")

    @staticmethod
    def read(path: Path) -> Labels:
        """Read what ``save`` wrote."""
        return Labels(**{k: tuple(v) for k, v in json.loads(path.read_text(encoding="utf-8")).items()})


def collect(samples: list[Sample], least: int = 2) -> Labels:
    """Collect the labels that occur at least ``least`` times."""
    deps = Counter(d for s in samples for d in s.deps)
    tags = Counter(t for s in samples for t in s.tags)
    morphs = Counter(m for s in samples for m in s.morphs)

    def often(counts: Counter[str]) -> tuple[str, ...]:
        return tuple(sorted(k for k, n in counts.items() if n >= least))

    return Labels(deps=often(deps), tags=often(tags), morphs=often(morphs), ner=BIO)
