"""Gold for one layer: time expressions and places, measured with the taggers that the coder itself uses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from events.evaluation.gold import Gold
from events.evaluation.scores import Miss, Result
from events.types import Sentence, SentenceSpan

if TYPE_CHECKING:
    from events.pipeline import Coder


def measure_layer(gold: Gold, coder: Coder, most: int) -> Result:
    """Measure gold of kind ``dates`` or ``geoparse`` with the coder's pipeline."""

    def parse(sentences: Sequence[tuple[str, int]]) -> list[Sentence | None]:
        spans = [(text, SentenceSpan(i, at, at + len(text), 0)) for i, (text, at) in enumerate(sentences)]
        return list(coder.nlp.parse(spans))

    if gold.kind == "dates":
        from events.evaluation.dates import evaluate_dates

        return evaluate_dates(gold.rows, parse=parse, name=gold.path.stem, most=most)
    from events.evaluation.places import evaluate_geoparse

    places = evaluate_geoparse(gold.rows, coder.places)
    return Result(
        kind=gold.kind,
        name=gold.path.stem,
        rows=len(gold.rows),
        figures={
            "recognised": places.recognised_share,
            "within 161 km (of recognised)": places.right_share,
            "precision (lower bound)": places.precision,
            "marked places": float(places.marked),
        },
        misses=tuple(
            Miss(id=key, text=words, wanted=words, got=what, reason=what, group="place")
            for key, words, what in places.misses[:most]
        ),
    )
