"""Words that reading a tree needs to know."""

from __future__ import annotations

# Verbs by which something changes hands, whose receiver or giver may hang deep in the object.
HANDS_OVER = frozenset(
    "give hand pass send share supply deliver provide transfer ship forward relay leak sell receive get obtain accept".split()
)
