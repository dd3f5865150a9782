"""Words that reading a tree needs to know."""

from __future__ import annotations

from events.types import Sentence

# Verbs by which something changes hands, whose receiver or giver may hang deep in the object.
HANDS_OVER = frozenset(
    "give hand pass send share supply deliver provide transfer ship forward relay leak sell receive get obtain accept".split()
)
# Verbs that give a thing its name: "what they call an invasion".
NAMES = frozenset("call term describe see regard consider label dub view portray characterise characterize".split())
# Adjectives of thanks, whose "to" names the doer of what follows "for".
THANKFUL = frozenset({"grateful", "thankful", "appreciative", "indebted"})
# Those who speak, as a party: "we urge", "our position".
FIRST_PERSON = frozenset({"we", "us", "our", "i", "my", "me"})
# Slots that only their own word can fill; "in" is filled by "near" and "at" as well, "against" by "anti-Chadian".
ONLY_THEMSELVES = frozenset(
    "by of from with to on for over at into onto toward towards between among upon along about around through "
    "across behind under off beside alongside after".split()
)
_HEARS = frozenset("see hear read note notice receive watch follow welcome study find".split())
_WORDS = frozenset(
    "comment comments remark statement letter message speech tweet post answer reply response note cable".split()
)


def words_heard(s: Sentence, gerund: int, verb: int) -> int | None:
    """The words of another that say what the gerund after them tells: "we saw the envoy's comments rejecting the plan"."""
    said = s.child(verb, "obj")
    if said is None or s.tags[gerund] != "VBG" or s.lemmas[verb] not in _HEARS or s.lemmas[said].lower() not in _WORDS:
        return None
    return said if said < gerund and all(s.pos[k] == "ADV" for k in range(said + 1, gerund)) else None
