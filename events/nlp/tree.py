"""A dependency tree whose arcs can be changed, for the repairs of :mod:`events.nlp.repair`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
HELPERS = frozenset({"aux", "aux:pass", "cop"})


@dataclass
class Tree:
    """The tree of one or more sentences; heads are -1 for roots. ``heads`` and ``deps`` are changed in place."""

    words: Sequence[str]
    lemmas: Sequence[str]
    tags: Sequence[str]
    heads: list[int]
    deps: list[str]
    _children: list[list[int]] = field(default_factory=list)

    def children(self, i: int) -> list[int]:
        """Dependents of word ``i``, in order."""
        if not self._children:
            self._children = [[] for _ in self.heads]
            for j, head in enumerate(self.heads):
                if head >= 0:
                    self._children[head].append(j)
        return self._children[i]

    def has(self, i: int, deps: frozenset[str]) -> bool:
        """True when word ``i`` has a dependent with one of these relations."""
        return any(self.deps[j] in deps for j in self.children(i))

    def attach(self, i: int, head: int, dep: str) -> None:
        """Hang word ``i`` from another head."""
        self.heads[i], self.deps[i] = head, dep
        self._children = []

    def subtree(self, i: int) -> set[int]:
        """Word ``i`` and all below it."""
        out, todo = {i}, [i]
        while todo:
            for j in self.children(todo.pop()):
                out.add(j)
                todo.append(j)
        return out

    def finite(self, i: int) -> bool:
        """True when word ``i`` is a finite verb or predicate."""
        helpers = (j for j in self.children(i) if self.deps[j] in HELPERS)
        return self.tags[i] in FINITE or any(self.tags[j] in FINITE for j in helpers)

    def finite_between(self, start: int, end: int) -> bool:
        """True when a finite verb stands between two words."""
        return not FINITE.isdisjoint(self.tags[start + 1 : end])
