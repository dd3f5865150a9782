"""Troops on the move and deeds of force told by their victims: whom a deployment is aimed at, whose attack it was that killed."""

from __future__ import annotations

from events.coding.groups import FORCE
from events.coding.parties.arguments import without
from events.coding.roles import Cast, Role
from events.coding.tree import syntax
from events.lexicon.rules import Rule
from events.types import Sentence

# What troops gather along: the land behind it is whom they face.
_LINES = frozenset(
    {"border", "frontier", "boundary", "line", "coast", "coastline", "shore", "waters", "water", "flank"}
)
_CLAIMED = frozenset({"claim", "hold", "control", "administer", "patrol"})
_ALONG = ("along", "at", "on", "near", "to", "toward", "towards", "off", "around", "outside", "opposite")
_WHERE = frozenset({"in", "at", "near", "on", "outside"})


def aim(cast: Cast, verb: int, sources: list[Role], targets: list[Role]) -> list[Role]:
    """Return whom a move of troops is aimed at: never the troops that are moved, else who lives behind the border they stand at."""
    _, obj, _ = syntax.logical(cast.s, verb)
    moved = set() if obj is None else set(syntax.expand(cast.s, obj))
    others = [r for r in targets if r.mention.head not in moved]
    return others if others or not (moved or targets) else without(_behind_the_line(cast, verb, obj), sources)


def _behind_the_line(cast: Cast, verb: int, obj: int | None) -> list[Role]:
    """Who lies behind the border that is named with the move: "massed troops along its border with Pakistan"."""
    s = cast.s
    for head in (verb, *(() if obj is None else (obj,))):
        for line in syntax.oblique(s, head, *_ALONG):
            if s.lemmas[line].lower() in _LINES:
                for j in s.children[line]:
                    if s.deps[j] == "nmod" and syntax.preposition(s, j) in ("with", "of", "between"):
                        return cast.roles(j)
                    if s.deps[j] == "acl" and s.lemmas[j] in _CLAIMED:
                        return cast.roles(syntax.agent(s, j))
    return []


def deed_behind(s: Sentence, doer: int | None) -> int | None:
    """Return the noun that a relative clause tells more of, where the parser hung it on the place in between.

    "The attack in Baghlan, which killed ten": the attack killed. Any other word is returned as it is.
    """
    if doer is None or s.pos[doer] != "PROPN":
        return doer
    place = doer
    for _ in range(4):  # "in the Lake Chad Basin in Chad and Niger"
        while s.deps[place] == "conj":
            place = s.heads[place]
        if s.deps[place] != "nmod" or syntax.preposition(s, place) not in _WHERE:
            return doer
        place = s.heads[place]
        if s.pos[place] != "PROPN":
            return place if s.pos[place] == "NOUN" else doer
    return doer


def does_it(rule: Rule, code: str) -> bool:
    """Tell whether an act named by the subject can do the deed of a rule: attacks kill, "our support, attacking them" does not."""
    return rule.event_code[:2] not in FORCE or code[:2] >= "10"


def both_fight(s: Sentence, verb: int, modality: str) -> bool:
    """Tell whether two sides fight each other, as is told by a main clause; whose task it is to fight another is fought by nobody yet.

    "Rebels are fighting the army" is a battle of two; "a unit that was fighting cartels" and "help them combat gangs" tell of one side.
    """
    node = verb
    if modality != "actual" or s.lemmas[verb] == "combat":
        return False
    while s.heads[node] != node:
        if s.deps[node] not in ("conj", "ccomp", "parataxis"):
            return False
        node = s.heads[node]
    return True
