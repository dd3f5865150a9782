"""What speaks against a place: the name of a person, an institution, a document, a people."""

from __future__ import annotations

from events.coding.places import cues
from events.coding.places.gazetteer import Gazetteer
from events.coding.places.spans import Candidate, Tokens

#: Marks after which a capital may be that of an ordinary first word.
_OPENERS = frozenset({".", "!", "?", '"', "“", ":", ";", "•"})

#: Objections against a name that is the first part of another one, which still tells where that one is.
NAMED_AFTER = frozenset({"the beginning of a longer name", "the beginning of the name of an institution"})


def objection(
    one: Candidate, tokens: Tokens, gazetteer: Gazetteer, *, headline: bool, label: str | None, whole: bool
) -> str:
    """Return why the words do not name a place here; the empty string when nothing says so.

    ``headline``: capitals tell nothing; ``label``: the parser's label over the words; ``whole``: its name is longer than they are.
    """
    by_label = _by_label(one, tokens, gazetteer, label, whole)
    if by_label:
        return by_label
    if one.first > 0:
        left = _by_left(one, tokens, gazetteer, located=label == "LOC", headline=headline) or _by_of(one, tokens)
        if left:
            return left
    after = one.last + 1
    if (
        after < len(tokens.words)
        and tokens.starts[after] - tokens.ends[one.last] == 1
        and tokens.words[after][0].isupper()
    ):
        return _by_right(one, tokens, gazetteer, located=label == "LOC", headline=headline)
    return ""


def _by_label(one: Candidate, tokens: Tokens, gazetteer: Gazetteer, label: str | None, whole: bool) -> str:
    best = one.entries[0]
    sure = one.known and one.first < one.last and best.type != "city"  # no person is called "Ain al-Asad"
    if not whole and best.weight >= 5.5 and one.key not in gazetteer.tables.words:
        sure = True  # nor is a large city whose name no person bears, whatever the parser thinks
    if label == "PERSON" and (whole or not (sure or one.known and _placed(one, tokens))):
        return "part of a person's name"
    if label == "NORP" and not one.known:
        return "a people, not a place"
    if label == "LOC" and whole and not one.known and _cut_off(one, tokens):
        return "the end of a longer name"
    if label in {"ORG", "MISC", "EVENT"} and whole and not _office_follows(one, tokens):
        return "part of the name of an institution"
    return ""


def _by_left(one: Candidate, tokens: Tokens, gazetteer: Gazetteer, *, located: bool, headline: bool) -> str:
    """A title, a first name or another capital word right before the name."""
    words, lower = tokens.words, tokens.lower
    single = one.first == one.last
    before = one.first - 1
    if lower[before] == "." and before >= 1 and lower[before - 1] in cues.TITLES:
        before -= 1  # "Sen. Austin"
    word, left = words[before], lower[before]
    if headline or located or not word[0].isupper() or left in cues.DIRECTIONS:
        return ""
    if left in cues.TITLES and (single or not one.known):
        return "follows a title"
    kinds = gazetteer.tables.words.get(left, frozenset())
    if single and "first" in kinds:
        return "follows a first name"
    opens = before == 0 or words[before - 1] in _OPENERS
    if (
        opens
        and kinds
        or left in cues.JOINERS
        or left in cues.PREPOSITIONS
        or left in cues.CALENDAR
        or left in cues.KINDS
    ):
        return ""
    if tokens.starts[one.first] - tokens.ends[before] > 1 or not word.isalpha() or word.isupper():
        return ""
    return "" if word in gazetteer.tables.demonyms else "the end of a longer name"


def _by_of(one: Candidate, tokens: Tokens) -> str:
    """An institution whose name ends here: "University of Manchester", "Security and Cooperation in Europe"."""
    k = one.first - 1
    if k < 1 or not tokens.words[k - 1][0].isupper():
        return ""
    institutions = {"of": cues.OF_INSTITUTIONS, "in": cues.IN_INSTITUTIONS}.get(tokens.lower[k])
    return "part of the name of an institution" if institutions and tokens.lower[k - 1] in institutions else ""


def _by_right(one: Candidate, tokens: Tokens, gazetteer: Gazetteer, *, located: bool, headline: bool) -> str:
    """A capital word right after the name: an institution, a person, or harmless."""
    after = one.last + 1
    single = one.first == one.last
    right = tokens.lower[after]
    if right in cues.KINDS or right in cues.CALENDAR or right in cues.OFFICES or right in cues.STILL_PLACES:
        return ""
    if right in cues.INSTITUTIONS:
        return "the beginning of the name of an institution"
    if headline or located:
        return ""
    if gazetteer.tables.demonyms.get(tokens.words[after]) or tokens.words[after].isupper():
        return ""
    if single and "first" in gazetteer.tables.words.get(one.key, ()):
        return "the beginning of a person's name"
    if tokens.words[one.last].endswith(".") or one.entries[0].type == "country":
        return ""
    return "the beginning of a longer name" if not tokens.labelled else ""


def _office_follows(one: Candidate, tokens: Tokens) -> bool:
    after = one.last + 1
    return (
        after < len(tokens.lower)
        and (tokens.lower[after] in cues.OFFICES or tokens.lower[after] in {"'s", "’s"})
        and one.known
    )


def _placed(one: Candidate, tokens: Tokens) -> bool:
    """True right after a strong preposition of place."""
    return one.first > 0 and cues.PREPOSITIONS.get(tokens.lower[one.first - 1], 0.0) >= 1.0


def _cut_off(one: Candidate, tokens: Tokens) -> bool:
    """True when the parser's name begins before the candidate with a word that is no direction or kind ("Suu Kyi")."""
    for first, last, _ in tokens.spans:
        if first < one.first <= last:
            return tokens.lower[one.first - 1] not in cues.DIRECTIONS and tokens.lower[one.first - 1] not in {
                *cues.KINDS,
                "of",
                "the",
                "mount",
                "-",
            }
    return False
