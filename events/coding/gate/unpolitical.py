"""Signs that the words of force, help or blame tell no politics: nature, sport, works of fiction, everyday crime, figures of speech.

Each sign is a word class of ``events/lexicon/classes.yaml`` tested at one place of the tree (the doer, the topic of the sentence, the
thing acted upon), so that a word elsewhere in the sentence does not silence a real event.
"""

from __future__ import annotations

import re

from events.coding.acts.act import Act
from events.coding.groups import FORCE_OR_POSTURE
from events.coding.roles import HEAD, MODIFIER, OWNER, PLACE, Role
from events.coding.tree import syntax
from events.lexicon.rules import RuleBook
from events.types import Sentence

DEEDS = FORCE_OR_POSTURE | {"04", "05", "06", "07", "08", "14", "16"}
# Acts that are done to persons and never to a country.
_PERSONAL = ("173", "174", "181", "182", "1821", "1822", "1823", "185", "186")
# Bombs, guns and planes are told: "bombed a market" is meant as it is said.
_WITH_WEAPONS = ("183", "194", "195")
_EVERYDAY = frozenset({"CVL", "BUS", "EDU", "HLH", "CRM", "AGR", "LAB", "ELI"})
_COURTS = frozenset({"COP", "JUD"})
_OFFICE = frozenset({"GOV", "MIL", "COP", "IGO", "LEG", "JUD", "REB", "SEP", "OPP", "IMG"})
_SCORE = re.compile(r"\b\d{1,3}\s?[-–]\s?\d{1,3}\b")
_TOLD_IN = frozenset(
    "film movie novel thriller documentary drama comedy biopic sequel play opera musical series story tale fantasy episode game comic".split()
)
_MADE_OF = frozenset({"of", "from", "by", "in", "among", "within", "at"})
_PEOPLE = frozenset("who they he she those we i you someone somebody him them all both some others".split())


def reason(s: Sentence, act: Act, code: str, source: Role | None, target: Role | None, book: RuleBook) -> str | None:
    """Return why the act is none of politics, or ``None``. The reason names the word that decided."""
    for test in (_doer, _country_as_person, _figure, _animals, _accident, _sport, _fiction, _crime):
        found = test(s, act, code, source, target, book)
        if found is not None:
            return found
    return None


def _lemmas(s: Sentence, tokens: list[int]) -> tuple[str, ...]:
    return tuple(s.lemmas[j].lower() for j in sorted(tokens))


def _named(s: Sentence, head: int) -> list[int]:
    """The head of a phrase with its compounds and adjectives."""
    return [head, *(j for j in s.children[head] if s.deps[j] in ("compound", "amod", "flat", "nmod:desc") and j < head)]


def _doer(s: Sentence, act: Act, code: str, source: Role | None, target: Role | None, book: RuleBook) -> str | None:
    """Force needs somebody, or a weapon or armed act, that can use it; storms, firms and prices cannot."""
    if code[:2] not in FORCE_OR_POSTURE or not act.matches or act.operator not in (None, "force"):
        return None
    if source is not None and source.how == HEAD:
        doer = source.mention.head
    elif act.rule.kind == "verb":
        found, _, _ = syntax.logical(s, act.head)
        if found is None:
            return _noun_behind(s, act, source, book)
        doer = found
    else:
        return _noun_behind(s, act, source, book)
    words = _lemmas(s, _named(s, doer))
    named = source is not None and source.how == HEAD and source.mention.kind == "ORG" and source.actor.roles
    nature = None if named else book.classes["natural_forces"].find(words)  # "the Tamil Tigers" are no beasts
    if nature is not None:
        return f"{nature!r} is a force of nature or an accident"
    if source is not None and source.how == HEAD:
        return None
    if s.lower[doer] in _PEOPLE or s.pos[doer] == "PROPN" or s.lemmas[doer] in syntax.PARTITIVE or s.pos[doer] == "NUM":
        return None
    if (
        book.classes["force_users"].find(words) is None
        and book.classes["force_users"].find(_lemmas(s, _who(s, doer))) is None
    ):
        return f"{s.words[doer]!r} is nobody who uses force"
    return None


def _who(s: Sentence, noun: int) -> list[int]:
    """A noun with what it is made of, not with what it is about: "groups of militants", but not "our support for the army"."""
    beside = [j for j in s.children[noun] if s.deps[j] in ("appos", "conj")]
    of = beside + [j for j in s.children[noun] if s.deps[j] == "nmod" and syntax.preposition(s, j) in _MADE_OF]
    return [*_named(s, noun), *(k for j in of for k in syntax.phrase(s, j))]


def _noun_behind(s: Sentence, act: Act, source: Role | None, book: RuleBook) -> str | None:
    """The same for a source that only modifies a noun which is no doer ("the Italian diet book is an assault on")."""
    if source is None or source.how not in (MODIFIER, OWNER):
        return None
    noun = s.heads[source.mention.head]
    if (
        noun in act.tokens
        or any(noun in m.tokens for m in act.matches)
        or noun == act.head
        or s.pos[noun] not in ("NOUN", "ADJ")
    ):
        return None
    words = _lemmas(s, syntax.phrase(s, noun))
    if book.classes["force_users"].find(words) is None:
        return f"{s.words[noun]!r} is nobody who uses force"
    return None


def _country_as_person(
    s: Sentence, act: Act, code: str, source: Role | None, target: Role | None, book: RuleBook
) -> str | None:
    """Nobody arrests, beats or kidnaps a country: "held Ghana to a draw", "beat Germany"."""
    if not code.startswith(_PERSONAL) or target is None or target.how != HEAD:
        return None
    if target.mention.kind == "LOC" and not target.actor.roles and target.actor.country and not target.actor.group:
        return f"{target.mention.text!r} is a country, not a person"
    return None


def _figure(s: Sentence, act: Act, code: str, source: Role | None, target: Role | None, book: RuleBook) -> str | None:
    """Things nobody attacks with weapons; asked also when nobody is named who does it."""
    if code[:2] not in ("15", "18", "19", "20"):
        return None
    _, obj, _ = syntax.logical(s, act.head) if s.pos[act.head] == "VERB" else (None, None, False)
    if obj is not None and obj not in act.tokens:
        hit = book.classes["figurative_objects"].find((s.lemmas[obj].lower(),))
        if hit is not None and code[:3] not in _WITH_WEAPONS:
            return f"figurative: {hit!r} is no target of force"
    return None


def _animals(s: Sentence, act: Act, code: str, source: Role | None, target: Role | None, book: RuleBook) -> str | None:
    """Force used on animals, and orders about them: "millions of birds were slaughtered"."""
    if code[:2] not in FORCE_OR_POSTURE | {"10"} or s.pos[act.head] not in ("VERB", "NOUN"):
        return None
    hit = book.classes["animals"]
    done_to = (
        syntax.logical(s, act.head)[1]
        if s.pos[act.head] == "VERB"
        else next(iter(syntax.oblique(s, act.head, "of")), None)
    )
    heads = [] if done_to is None else [done_to, *syntax.oblique(s, done_to, "of")]
    found = next((s.lemmas[j].lower() for j in heads if s.lemmas[j].lower() in hit.words and s.pos[j] == "NOUN"), None)
    return None if found is None else f"done to animals: {found!r}"


# Machines of war that also crash on their own.
_CRASH = frozenset({"aircraft", "helicopter", "jet", "plane", "tank"})


def _accident(s: Sentence, act: Act, code: str, source: Role | None, target: Role | None, book: RuleBook) -> str | None:
    """Deaths, injuries and arrests that nobody in politics caused, in a sentence about a vehicle, a mine or a crush."""
    if code[:2] not in ("17", "18", "19") or source is not None and source.how != PLACE:
        return None
    words = s.low_lemmas
    hit = book.classes["accident_signs"].find(words)
    if hit is None:
        return None
    others = tuple(x.lower() for i, x in enumerate(s.lemmas) if i not in act.tokens and x.lower() not in _CRASH)
    return None if book.classes["violence_signs"].find(others) is not None else f"an accident: {hit!r}"


def _official(*roles: Role | None) -> bool:
    return any(r is not None and bool(set(r.actor.roles) & _OFFICE) and r.mention.kind != "LOC" for r in roles)


def _sport(s: Sentence, act: Act, code: str, source: Role | None, target: Role | None, book: RuleBook) -> str | None:
    if _official(source, target):
        return None
    words = s.low_lemmas
    played = book.classes["sport_play"].find(words)
    if played is not None:
        return f"sport: {played!r}"
    won = book.classes["sport_results"].find(words)
    if won is not None and _SCORE.search(s.text):
        return f"sport: a score and {won!r}"
    return None


def _fiction(s: Sentence, act: Act, code: str, source: Role | None, target: Role | None, book: RuleBook) -> str | None:
    """What a film, novel or exhibition tells is no news: the topic of the clause, or of one above it, is a work or its maker."""
    works = book.classes["works_of_art"]
    if code[:2] not in DEEDS or works.words.isdisjoint(s.low_lemmas):
        return None
    node = act.head
    for _ in range(len(s)):
        subject = syntax.subject(s, node) if s.pos[node] in ("VERB", "AUX", "NOUN", "ADJ") else None
        if subject is not None and not (node == act.head and syntax.is_passive(s, node)):
            hit = works.find((s.lemmas[subject].lower(),))
            if hit is not None and s.pos[subject] == "NOUN" and s.lower[subject - 1] != "war":  # "war games"
                return f"the story of a work: {hit!r}"
        for j in syntax.oblique(s, node, "in") if s.pos[node] == "VERB" else ():
            hit = works.find((s.lemmas[j].lower(),))
            if hit is not None and s.pos[j] == "NOUN" and hit in _TOLD_IN:
                return f"the story of a work: {hit!r}"
        if s.heads[node] == node:
            return None
        node = s.heads[node]
    return None


def _crime(s: Sentence, act: Act, code: str, source: Role | None, target: Role | None, book: RuleBook) -> str | None:
    """Theft, quarrels and murders among private people of one country, and what police and courts make of them."""
    if code[:2] not in ("08", "09", "11", "17", "18", "19") or (source is None and target is None):
        return None
    if target is not None and target.how != PLACE and not (target.actor.roles and set(target.actor.roles) <= _EVERYDAY):
        return None
    if source is not None:
        if not set(source.actor.roles) <= (_EVERYDAY | _COURTS) or (not source.actor.roles and source.how != PLACE):
            return None
        own, other = source.actor.country, target.actor.country if target else None
        if own and other and own != other:
            return None
    words = s.low_lemmas
    if book.classes["political_signs"].find(words) is not None:
        return None
    hit = book.classes["everyday_crime"].find(words)
    if code == "181" and target is not None and s.tags[target.mention.head] == "NNS":
        return None  # nobody abducts dozens for private ends
    if hit is not None:
        return f"everyday crime: {hit!r}"
    if source is None or target is None:
        return None
    banded = book.classes["armed_bands"].find(_lemmas(s, _named(s, source.mention.head))) is not None
    if not (set(source.actor.roles) & _COURTS) and code[:2] in ("17", "18") and source.how != PLACE and not banded:
        return "violence among private persons"
    return None
