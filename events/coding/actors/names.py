"""Names of things that a country is but part of: "One-China Policy", "Korean Peninsula", "American Rescue Plan"."""

from __future__ import annotations

# Last words of such names, written with a capital.
OF_LANDS = frozenset("policy policies peninsula dinner plan act channel strait gala".split())

__all__ = ["OF_LANDS"]
