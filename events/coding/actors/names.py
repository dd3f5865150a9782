"""Names of things that a country is but part of: "One-China Policy", "Korean Peninsula", "American Rescue Plan"."""

from __future__ import annotations

# Last words of such names, written with a capital.
OF_LANDS = frozenset("policy policies peninsula dinner plan act channel strait gala visa visas".split())
# Last words of names that begin with somebody's title: "Sultan Murad Division", "Queen Elizabeth Hospital", "General Motors".
OF_TITLES = frozenset(
    "division brigade battalion regiment hospital university airport mosque stadium hotel "
    "motors electric library museum".split()
)

__all__ = ["OF_LANDS", "OF_TITLES"]
