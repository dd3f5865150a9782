"""Measure the coder against gold data: ``evaluate`` takes a file or folder and returns one result a gold file.

Kinds are recognised by their fields (see ``gold.py``). The gold is read only here and never reaches rules or
dictionaries.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from events.evaluation.gold import Gold, find_gold
from events.evaluation.scores import Result

if TYPE_CHECKING:
    from events.pipeline import CodedArticle, Coder
    from events.types import Actor, Article, EventMention

__all__ = ["Result", "evaluate"]


def evaluate(
    place: Path,
    load: Callable[[], Coder],
    *,
    articles: Path | None = None,
    most: int = 20,
    kinds: Sequence[str] = (),
) -> Iterator[Result]:
    """Yield the results of all gold files at ``place``, in the order of their paths.

    ``load`` gives the coder (called once, when the first file is measured). ``articles`` is the folder of the texts
    for gold that names articles; it is looked for beside the gold when left out. ``most`` bounds the list of misses,
    ``kinds`` picks kinds.
    Raises ``InputError`` when no gold is recognised.
    """
    coder: Coder | None = None
    for gold in find_gold(place):
        if kinds and gold.kind not in kinds:
            continue
        coder = coder or load()
        yield _measure(gold, coder, articles, most)


def _measure(gold: Gold, coder: Coder, articles: Path | None, most: int) -> Result:
    name = gold.path.stem
    if gold.kind == "cameo_examples":
        from events.evaluation.cameo import evaluate_cameo

        return evaluate_cameo(gold.rows, code_rows(coder, _texts(gold.rows)), resolver(coder), name=name, most=most)
    if gold.kind == "plover_gsr":
        from events.evaluation.actors import evaluate_actors
        from events.evaluation.plover import evaluate_plover

        result = evaluate_plover(gold.rows, code_rows(coder, _texts(gold.rows)), resolver(coder), name=name, most=most)
        actors = evaluate_actors(gold.rows, coder.index, coder.nlp.parse_text)
        every = {"actor country (all gold actors)": actors.country, "actor sector (all gold actors)": actors.sector}
        return replace(result, figures={**result.figures, **every})
    if gold.kind == "seeds":
        from events.evaluation.seeds import evaluate_seeds, find_articles

        texts = find_articles(gold.rows, articles or gold.path.parent.parent / "seeds")
        coded = code_articles(coder, [(doc, text, None) for doc, text in texts.items()])
        mentions = {doc: article.mentions for doc, article in coded.items()}
        published = {doc: article.document.publication.date for doc, article in coded.items()}
        return evaluate_seeds(gold.rows, mentions, texts, published, name=name, most=most)
    if gold.kind == "cases":
        from events.evaluation.cases import case_id, evaluate_cases

        texts_of_cases = [
            (case_id(name, i), row["text"], row.get("published")) for i, row in enumerate(gold.rows, start=1)
        ]
        return evaluate_cases(gold.rows, code_rows(coder, texts_of_cases), name=name, most=most)
    from events.evaluation.layers import measure_layer

    return measure_layer(gold, coder, most)


def _texts(rows: Sequence[Mapping[str, Any]]) -> list[tuple[str, str, str | None]]:
    return [(row["id"], row["text"], None) for row in rows]


def code_articles(coder: Coder, texts: Sequence[tuple[str, str, str | dt.date | None]]) -> dict[str, CodedArticle]:
    """Return each text coded, by its id; ``texts`` are (id, text, publication date or None)."""
    from events.api import make_article

    articles: list[Article] = [make_article(text, published=day, article_id=key) for key, text, day in texts]
    return {coded.document.article.article_id: coded for coded in coder.code(articles)}


def code_rows(
    coder: Coder, texts: Sequence[tuple[str, str, str | dt.date | None]]
) -> dict[str, tuple[EventMention, ...]]:
    """Return the mentions of each text by its id; see ``code_articles``."""
    return {key: coded.mentions for key, coded in code_articles(coder, texts).items()}


def resolver(coder: Coder) -> Callable[[str], Actor | None]:
    """Return a function from gold words to an actor, by the coder's own dictionary, remembering what it was asked."""
    from events.coding.actors import resolve_phrase

    known: dict[str, Actor | None] = {}

    def resolve(words: str) -> Actor | None:
        if words not in known:
            known[words] = resolve_phrase(words, None, index=coder.index)
        return known[words]

    return resolve
