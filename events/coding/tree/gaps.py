"""What clauses leave open: who does what a gerund tells of (who is thanked for it, or has a part in it), and whether an object is missing."""

from __future__ import annotations

from events.coding.tree.phrases import preposition
from events.types import Sentence

# Who has a part in a deed, and who is thanked or blamed for one.
_PARTS = frozenset("role part effort contribution involvement help leadership work".split())
_CREDIT = frozenset("gratitude thanks thank appreciation credit blame praise admiration".split())


def credited(s: Sentence, noun: int) -> int | None:
    """Return who does what a gerund after ``noun`` names: "the role of Oman in securing", "gratitude to Qatar for securing"."""
    word = s.lemmas[noun].lower()
    if word not in _PARTS | _CREDIT:
        return None
    preps = ("to",) if word in _CREDIT else ("of", "by")
    owner = s.child(noun, "nmod:poss") if word in _PARTS else None
    beside = s.children[s.heads[noun]] if word in _CREDIT else ()  # "expressed gratitude to Qatar", hung on the verb
    named = [j for j in (*s.children[noun], *beside) if s.deps[j] in ("nmod", "obl") and preposition(s, j) in preps]
    return owner if owner is not None else next(iter(named), None)


def at_which(s: Sentence, verb: int) -> bool:
    """True for a clause about a place or time, which leaves nothing open: "in Bali, where they met", "the day when they signed"."""
    return any(s.lower[j] in ("where", "when", "why") and j < verb for j in s.children[verb])
