"""``python -m events.nlp.training.news``: scores of a pipeline on the hand-checked news sentences.

The sentences were written for this project, parsed with the built-in pipeline and then put right by hand, for the
constructions that parsers of news get wrong. In the CoNLL-U files each construction is a document. One half may be
trained on (``--news`` of the recipe); the other is for measuring only.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from events.nlp.network import Network
from events.nlp.training.evaluate import RELATIONS, gold_scores, name_scores
from events.nlp.training.samples import Sample, read_conllu

FOLDER = Path("tests/gold/parses")
CORE = {"nsubj": "subject", "nsubj:pass": "passive subject", "obj": "object", "iobj": "object", "obl:agent": "agent"}


def construction_of(sample: Sample) -> str:
    """What the sentence was written for."""
    return sample.doc.partition(":")[2]


def main_clause(heads: Sequence[int], deps: Sequence[str]) -> frozenset[tuple[int, str]]:
    """The root, and its subjects, objects and agents with what they are; lists count by their first member."""
    root = list(heads).index(-1)
    return frozenset(
        {(root, "root"), *((i, CORE[deps[i]]) for i, h in enumerate(heads) if h == root and deps[i] in CORE)}
    )


def scores_of(network: Network, samples: list[Sample]) -> dict[str, float]:
    """Parse scores, the share of right main clauses, and F of the names of actors."""
    found = network.analyse([s.words for s in samples])
    pairs = zip(samples, found, strict=True)
    right = sum(main_clause(s.heads, s.deps) == main_clause(one.heads, one.deps) for s, one in pairs)
    names = name_scores(network, samples)
    parse = gold_scores(network, samples)
    return {**parse, "main clauses": 100.0 * right / len(samples), "names": names["actors"], "all names": names["all"]}


def table(network: Network, samples: list[Sample]) -> dict[str, dict[str, float]]:
    """Scores by construction and on all sentences."""
    groups: dict[str, list[Sample]] = {}
    for sample in samples:
        groups.setdefault(construction_of(sample), []).append(sample)
    return {name: scores_of(network, chosen) for name, chosen in {**groups, "all": samples}.items()}


def main() -> None:
    """Print one line a construction, and F of the relations on all sentences."""
    files = [FOLDER / "news_train.conllu", FOLDER / "news_test.conllu"]
    parser = argparse.ArgumentParser(description="Score a pipeline on the hand-checked news sentences.")
    parser.add_argument("files", type=Path, nargs="*", default=files, help="CoNLL-U; both halves unless told otherwise")
    parser.add_argument("--model", type=Path, default=Path("events/models/en/newsdyads"))
    options = parser.parse_args()
    samples = [sample for path in options.files for sample in read_conllu(path)]
    scores = table(Network(options.model), samples)
    columns = ("UAS", "LAS", "main clauses", "names", "all names")
    print(f"{'':14}" + "".join(f"{name:>14}" for name in columns))
    for name, values in scores.items():
        print(f"{name:14}" + "".join(f"{values[column]:14.1f}" for column in columns))
    print(", ".join(f"{name} {scores['all'][f'F {name}']:.1f}" for name in RELATIONS))


if __name__ == "__main__":
    main()
