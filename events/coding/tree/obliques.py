"""What prepositions hang on verbs and nouns, wherever the parser put the phrase."""

from __future__ import annotations

from events.coding.tree.memo import remembered
from events.coding.tree.phrases import NOMINAL, is_passive, preposition
from events.coding.tree.words import HANDS_OVER
from events.types import Sentence

# Nouns that only count or group what follows "of": the group is the actor, not the number.
PARTITIVE = frozenset(
    "group number member thousand hundred dozen score million majority minority crowd handful series round some many most several all "
    "none any one two three four five six seven eight nine ten part half third rest couple lot mass wave bloc team pair set contingent "
    "barrage salvo volley hail representative head leader chief column unit tens".split()
)


def oblique(s: Sentence, head: int, *preps: str) -> list[int]:
    """Return the nominals attached to ``head`` by one of the prepositions, in the order the prepositions are given.

    Attachment to the object of a verb counts as well, because parsers often hang "imposed sanctions on Iran" on the noun.
    """
    for hung in _by_preposition(s, head):
        found: list[int] = []
        for prep in preps:
            if prep in hung:
                found += hung[prep]
        if found:
            return found
    return []


@remembered
def _by_preposition(s: Sentence, head: int) -> tuple[dict[str, list[int]], ...]:
    """The nominals of each preposition of ``head``: those that hang on it, then those to look at where none of these is asked for."""
    hanging: dict[str, list[int]] = {}
    for word, j in _phrases(s, head):
        if word is not None:
            hanging.setdefault(word, []).append(j)
    if s.pos[head] != "VERB":
        return (hanging,) if hanging else ()
    close: dict[str, list[int]] = {}
    near = _right_after(s, head)
    if near is not None and (word := preposition(s, near)) is not None:
        close[word] = [near]
    return tuple(layer for layer in (hanging, close, _deeper(s, head)) if layer)


def _deeper(s: Sentence, verb: int) -> dict[str, list[int]]:
    """Nominals that hang on a phrase of the verb or inside its object, for the prepositions that reach so far."""
    reaching = _REACHING if s.lemmas[verb] in HANDS_OVER else _REACHING[:3]
    found: dict[str, list[int]] = {}
    for j in [j for j in s.children[verb] if s.deps[j] == "obl" and j > verb] + _within_object(s, verb):
        for k in s.children[j]:
            prep = preposition(s, k) if s.deps[k] == "nmod" else None
            if prep is None or prep not in reaching:
                continue
            inner = prep == "between" or preposition(s, j) in ("of", "about", "for", "on", "in")
            reaches = prep != "to" if s.deps[j] == "obl" else inner
            if reaches:
                found.setdefault(prep, []).append(k)
    return found


# Prepositions whose phrase may belong to a verb though it hangs on another phrase; the last two to verbs of handing over.
_REACHING = ("with", "between", "against", "to", "from")


def _phrases(s: Sentence, head: int) -> list[tuple[str | None, int]]:
    """The prepositional phrases that hang, or may have been meant to hang, from a word: preposition and noun of each."""
    places = [head]
    if s.pos[head] in ("NOUN", "PROPN"):
        # "the visit of the president to China": the second phrase is often hung on the first
        places += [
            j
            for j in s.children[head]
            if s.deps[j] == "nmod" and j > head and preposition(s, j) in ("of", "by", "between")
        ]
        # "talks and cooperation with Iran"; the members of a longer list have phrases of their own
        shared = [j for j in s.children[head] if s.deps[j] == "conj" and s.pos[j] == "NOUN"]
        places += [j for j in shared if len(shared) == 1 and s.child(j, "cc") is not None]
        # "a meeting next week of the parties": the time between them takes the phrase
        times = (*s.children[head], *s.children[s.heads[head]])
        places += [j for j in times if j > head and s.deps[j].endswith(":unmarked") and s.pos[j] in NOMINAL]
    elif s.pos[head] == "VERB":
        places += [
            j
            for j in s.children[head]
            if (s.pos[j] in NOMINAL or s.lemmas[j] in PARTITIVE)
            and (s.deps[j] in ("obj", "xcomp") or s.deps[j] == "nsubj:pass" and is_passive(s, head))
        ]
        for j in list(places[1:]):  # "lifted most of its sanctions on Syria": what a counting word counts
            if s.lemmas[j] in PARTITIVE:
                places += [k for k in s.children[j] if s.deps[k] == "nmod" and preposition(s, k) == "of"]
        # "sent a hospital and doctors with dogs to Kenya": the phrase hangs on the last thing sent
        if s.lemmas[head] in HANDS_OVER:
            places += [k for j in places[1:] for k in s.children[j] if (s.deps[k], s.pos[k]) == ("conj", "NOUN")]
        # "closer to the border", "back into Niger"
        places += [j for j in s.children[head] if s.deps[j] in ("advmod", "compound:prt") and j > head]
    return [
        (preposition(s, j), j)
        for place in places
        for j in s.children[place]
        if s.pos[j] in NOMINAL
        and s.deps[j].startswith(("obl", "nmod", "advcl", "acl"))
        and not (s.deps[j] == "acl:relcl" and s.child(j, "cop") is not None)  # "launches, which were in violation of"
    ]


def _within_object(s: Sentence, verb: int) -> list[int]:
    """Phrases inside the object: "an exchange of prisoners between Israel and Hamas", "passed information about the plot to Poland"."""
    objects = [j for j in s.children[verb] if s.deps[j] == "obj" or (s.deps[j] == "nsubj:pass" and is_passive(s, verb))]
    return [k for j in objects for k in s.children[j] if s.deps[k] == "nmod"]


def _right_after(s: Sentence, verb: int) -> int | None:
    """The noun of the preposition right after a verb, wherever the parser hung it: "meet with Israeli and other counterparts"."""
    i = verb + 1
    if i >= len(s) or s.deps[i] != "case":
        return None
    noun = s.heads[i]
    while s.deps[noun] in ("amod", "compound", "nmod:poss", "nummod") and s.heads[noun] > noun:
        noun = s.heads[noun]
    listed = (
        s.pos[noun] == "ADJ" and s.deps[noun] == "obl"
    )  # "meet with Israeli, Palestinian and regional counterparts"
    return noun if s.pos[noun] in NOMINAL or listed else None
