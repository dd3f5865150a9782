"""Gatherings that are only named: whether the words they stand in say that they were held or are still to be."""

from __future__ import annotations

from events.coding.telling.modality import FUTURE_AUX, MEETINGS
from events.coding.tree import syntax
from events.types import Sentence

GATHERINGS = MEETINGS | {"discussion", "conversation", "engagement", "call"}
# Who gives a readout tells of what was held.
_REPORTS = frozenset({"readout", "read-out", "recap", "transcript"})
_PREPARING = frozenset("preparation prep groundwork planning logistics itinerary arrangement".split())
_OVER = frozenset({"yesterday", "last", "ago", "earlier"})
# What was signed, launched or announced at a gathering, though the gathering seems to hang on its purpose.
_CONCLUDED = frozenset(
    "agenda initiative programme program partnership memorandum agreement deal accord pact statement declaration fund framework treaty".split()
)
_CONCLUDING = frozenset(
    "sign launch announce unveil conclude adopt issue finalize finalise establish reach ink seal".split()
)


def was_held(s: Sentence, noun: int, dep: str) -> bool:
    """True for a gathering that was held, whatever is asked or wanted of it.

    "A readout of the minister's meeting", "to discuss the talks last week", "signed an accord to promote trade at their summit".
    """
    if s.lemmas[noun].lower() not in GATHERINGS:
        return False
    up = s.heads[noun]
    if dep == "nmod" and s.lemmas[up].lower() in _REPORTS:
        return not any(w in FUTURE_AUX for w in s.lower)
    if dep in ("obj", "obl", "nmod") and any(_day_before(s, j) for j in s.children[noun]):
        return True
    return dep in ("obl", "nmod") and syntax.preposition(s, noun) in ("at", "during") and _concluded(s, up)


def _day_before(s: Sentence, word: int) -> bool:
    """True for "yesterday", "last week", "two days ago" right at the gathering."""
    if s.deps[word] not in ("nmod:unmarked", "obl:unmarked", "advmod", "nmod:poss", "nmod:tmod"):
        return False
    return any(s.lower[k] in _OVER for k in (word, *s.children[word])) and s.lower[word] != "last"


def _concluded(s: Sentence, purpose: int) -> bool:
    """True for the purpose of what was signed, launched or announced: "have launched an agenda to promote it"."""
    while s.deps[purpose] == "conj" or (s.pos[purpose] == "NOUN" and s.deps[purpose] in ("obj", "nmod")):
        if s.heads[purpose] == purpose or s.lemmas[purpose].lower() in _CONCLUDED:
            return False
        purpose = s.heads[purpose]
    noun = s.heads[purpose]
    verb = s.heads[noun]
    if s.tags[purpose] != "VB" or s.deps[purpose] != "acl" or s.lemmas[noun].lower() not in _CONCLUDED:
        return False
    done = s.tags[verb] == "VBD" or any(s.deps[j] == "aux" and s.lemmas[j] == "have" for j in s.children[verb])
    return done and s.deps[noun] == "obj" and s.lemmas[verb].lower() in _CONCLUDING


def prepared(s: Sentence, noun: int, dep: str) -> bool:
    """True for a gathering that is being prepared: "part of the preparations for his visit"."""
    above = s.lemmas[s.heads[noun]].lower()
    return dep == "nmod" and above in _PREPARING and syntax.preposition(s, noun) == "for" and not _held_since(s, noun)


def comes_first(s: Sentence, noun: int, dep: str) -> bool:
    """True for a gathering after which something will be done: "will hold a press conference following the meeting"."""
    if dep not in ("obl", "nmod") or syntax.preposition(s, noun) not in ("after", "following") or _held_since(s, noun):
        return False
    up = s.heads[noun]
    while s.pos[up] == "NOUN" and s.deps[up] in ("obj", "obl", "nmod") and s.heads[up] != up:
        up = s.heads[up]
    if s.lemmas[up] in ("continue", "remain"):
        return False  # "will go on working after the summit"
    return any(s.deps[j] == "aux" and s.lower[j] in FUTURE_AUX for j in s.children[up])


def _held_since(s: Sentence, noun: int) -> bool:
    """True for a gathering with words of the past: "last week's talks", "the meeting held in May"."""
    gone = _OVER | {"recent", "previous", "past", "today", "this"}
    return any(s.lower[k] in gone or s.tags[k] in ("VBN", "VBD") for k in syntax.phrase(s, noun))
