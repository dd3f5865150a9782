"""Partners that a sentence speaks of and that no dictionary knows: with them, and not with each other, its subjects deal."""

from __future__ import annotations

from events.coding.tree import syntax
from events.types import Sentence

# Of several at once: "work together with partners" is also work of the subjects with each other.
_AMONG_THEMSELVES = frozenset({"together", "jointly", "each"})
# What meetings and work are done with that is nobody.
_MANNERS = frozenset("aims aim goals goal views view efforts results eyes hands ideas tools methods themselves".split())


def dealt_with(s: Sentence, verb: int) -> bool:
    """Tell whether a verb of meeting or working names a partner of its own: "the members are working with countries to"."""
    if s.pos[verb] != "VERB" or any(s.lower[j] in _AMONG_THEMSELVES for j in s.children[verb]):
        return False
    return any(
        s.tags[j] == "NNS" and s.lower[j] not in _MANNERS and not any(s.deps[k] == "det" for k in s.children[j])
        for j in syntax.oblique(s, verb, "with")
        if j > verb and s.deps[j].startswith("obl")
    )
