"""Names before a noun that a parser hung elsewhere."""

from __future__ import annotations

from events.types import Sentence


def torn_name(s: Sentence, noun: int) -> int | None:
    """A name right before a noun that the parser made a second subject: "China-Pakistan talks took place"."""
    if not s.deps[noun].startswith("nsubj"):
        return None
    left = {j for j in s.children[noun] if j < noun}
    for j in s.children[s.heads[noun]]:
        if j < noun and s.deps[j] == s.deps[noun] and s.pos[j] in ("PROPN", "ADJ"):
            covered = set(s.subtree(j)) | left
            return j if all(k in covered for k in range(j, noun)) else None
    return None


def possessor_before(s: Sentence, noun: int) -> int | None:
    """The possessor at the head of a chain of adjectives that the parser hung on one of them: "Russia's premeditated and unprovoked attack"."""
    for i in range(noun - 1, max(-1, noun - 9), -1):
        if s.lower[i] in ("'s", "’s") and s.deps[i] == "case":
            return s.heads[i]
        if s.pos[i] not in ("ADJ", "ADV", "PUNCT", "CCONJ", "VERB") or s.tags[i] in ("VBD", "VBZ", "VBP", "VB"):
            return None
    return None
