"""From scores to a tree and to names: greedy choices, repaired only where they do not fit together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.intp]


def tree_of(scores: Floats) -> Ints:
    """Heads of the best tree with one root.

    ``scores`` is (words, 1 + words): dependent by head, column 0 the root. The answer counts words from 0 and gives -1
    for the root. Each word first takes its best head; only if that is no tree is the best tree searched for
    (Chu-Liu-Edmonds, once with each promising root).
    """
    import numpy as np

    n = scores.shape[0]
    scores = scores.copy()
    scores[np.arange(n), np.arange(n) + 1] = -np.inf
    heads = scores.argmax(axis=1)
    if _is_tree(heads):
        return heads - 1
    roots = scores[:, 0] - np.where(n > 1, scores[:, 1:].max(axis=1), 0.0)
    best, best_total = heads, -np.inf
    for root in np.argsort(-roots, kind="stable")[:3]:
        fixed = scores.copy()
        fixed[:, 0] = -np.inf
        fixed[root, :] = -np.inf
        fixed[root, 0] = scores[root, 0]
        found = _spanning_tree(fixed)
        total = scores[np.arange(n), found].sum()
        if total > best_total:
            best, best_total = found, total
    return best - 1


def _is_tree(heads: Ints) -> bool:
    """True when exactly one word has head 0 and every word leads to it; heads count from 1."""
    import numpy as np

    if np.count_nonzero(heads == 0) != 1:
        return False
    up = np.concatenate([[0], heads])
    steps = 1
    while steps < len(up):
        up = up[up]
        steps *= 2
    return not up.any()


def _spanning_tree(scores: Floats) -> Ints:
    """Best tree rooted at column 0 by Chu-Liu-Edmonds; heads count from 1."""
    import numpy as np

    n = scores.shape[0]
    full = np.full((n + 1, n + 1), -np.inf)
    full[1:] = scores
    return _contract(full)[1:]


def _contract(full: NDArray[np.float64]) -> Ints:
    """Chu-Liu-Edmonds on a square matrix dependent by head; node 0 is the root."""
    import numpy as np

    heads = full.argmax(axis=1)
    heads[0] = 0
    cycle = _cycle_in(heads)
    if not cycle:
        return heads
    inside = np.zeros(len(heads), dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    size = len(outside)
    # One new node (the last) stands for the cycle.
    smaller = np.full((size + 1, size + 1), -np.inf)
    smaller[:size, :size] = full[np.ix_(outside, outside)]
    ring = np.asarray(cycle, dtype=np.intp)
    leaving = full[np.ix_(outside, ring)]
    smaller[:size, size] = leaving.max(axis=1)
    leave_from = ring[leaving.argmax(axis=1)]
    own = np.array([full[c, heads[c]] for c in cycle])
    entering = full[np.ix_(ring, outside)] - own[:, None]
    smaller[size, :size] = entering.max(axis=0)
    enter_at = ring[entering.argmax(axis=0)]
    found = _contract(smaller)
    out = heads.copy()
    for k, node in enumerate(outside):
        if node:
            out[node] = leave_from[k] if found[k] == size else outside[found[k]]
    entry = found[size]
    out[enter_at[entry]] = outside[entry]
    return out


def _cycle_in(heads: Ints) -> list[int]:
    """The nodes of one cycle, or an empty list; node 0 is the root."""
    done = {0}
    for start in range(1, len(heads)):
        path: list[int] = []
        seen: set[int] = set()
        node = start
        while node not in done and node not in seen:
            seen.add(node)
            path.append(node)
            node = int(heads[node])
        if node in seen:
            return path[path.index(node) :]
        done.update(path)
    return []


def names_of(labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """Spans ``(start, end, label)`` of a BIO sequence; an I that continues nothing begins a name."""
    out: list[tuple[int, int, str]] = []
    start, current = 0, ""
    for i, label in enumerate([*labels, "O"]):
        prefix, _, kind = label.partition("-")
        if current and (prefix != "I" or kind != current):
            out.append((start, i, current))
            current = ""
        if kind and not current:
            start, current = i, kind
    return out


def best_path(scores: Floats, allowed: NDArray[np.bool_]) -> list[int]:
    """Best label sequence by Viterbi.

    ``allowed`` (labels, labels) says which label may follow which; what may not follow label 0 may not begin either.
    """
    import numpy as np

    penalty = np.where(allowed, 0.0, -1e4).astype(np.float32)
    total, back = scores[0] + penalty[0], []
    for row in scores[1:]:
        paths = total[:, None] + penalty
        back.append(paths.argmax(axis=0))
        total = paths.max(axis=0) + row
    path = [int(total.argmax())]
    for choice in reversed(back):
        path.append(int(choice[path[-1]]))
    return path[::-1]
