"""What else speaks for or against an antecedent: who wages war on whom, whose are joint things, what qualifies a noun only."""

from __future__ import annotations

from collections.abc import Mapping

from events.coding.actors.memory import Entity, Memory
from events.types import ActorMention, Sentence

# What nobody gives those on whom he wages war.
_FOR = frozenset("support solidarity commitment backing aid assistance help friendship partnership".split())
_HELPING = frozenset("support help assist arm back aid defend equip".split())
_WARLIKE = frozenset(
    "war invasion aggression assault attack offensive occupation bombardment campaign strike atrocity crime annexation "
    "invade attack bomb bombard shell occupy annex strike".split()
)
LANDS = frozenset("country territory homeland land soil nation capital lands".split())
_TOWARDS = frozenset({"for", "to", "with", "against", "on", "of", "in", "at"})
# What two have together: "their call" is no single one's.
_JOINT = frozenset(
    "call calls meeting meetings conversation conversations summit summits discussion discussions talks dialogue "
    "phonecall negotiations encounter".split()
)
_ATTRIBUTES = frozenset({"amod", "compound"})


def at_war(s: Sentence, t: int, e: Entity, memory: Memory) -> int:
    """What a war that the text tells of says: the attack is the attacker's, support for those attacked is another's."""
    attacked = memory.wars.get(e.actor.country or "")
    if attacked is None and e.actor.country not in memory.wars.values():
        return 0
    head = s.heads[t]
    if s.deps[t] == "obj" and s.lemmas[head].lower() in _HELPING and s.pos[head] == "VERB":
        return -60 if attacked is not None else 25  # "we support them"
    nouns = [head, *(k for k in s.children[head] if s.deps[k] in ("obj", "obl"))]
    words = {s.lemmas[k].lower() for k in nouns}
    if not words & (_FOR | _WARLIKE):
        return 0
    towards = [k for noun in nouns for k in s.children[noun] if s.deps[k] in ("nmod", "obl", "obj") and k > t]
    lands = {memory.here.get(j) for k in towards if _towards(s, k) for j in (k, *s.children[k])} - {None}
    if words & _WARLIKE:
        return 35 if attacked in lands else -40 if e.actor.country in lands else 0
    return -60 if attacked in lands else 0


def invader(s: Sentence, t: int, token: int) -> bool:
    """True for Chad in "Chad is invading their country": the land invaded is never that of who invades it."""
    noun = s.heads[t]
    verb = s.heads[noun]
    land = s.deps[t] == "nmod:poss" and s.deps[noun] == "obj" and s.lower[noun] in LANDS
    return land and s.lemmas[verb].lower() in _WARLIKE and s.heads[token] == verb and s.deps[token] == "nsubj"


def _towards(s: Sentence, k: int) -> bool:
    return s.deps[k] == "obj" or any(s.deps[c] == "case" and s.lower[c] in _TOWARDS for c in s.children[k])


def joint(s: Sentence, t: int) -> bool:
    """True for "their" in "their call": two have one together."""
    noun = s.heads[t]
    partner = any(s.lower[c] in ("with", "between", "to") for k in s.children[noun] for c in s.children[k])
    return s.lower[t] == "their" and s.deps[t] == "nmod:poss" and s.lower[noun] in _JOINT and not partner


def beside_object(s: Sentence, t: int, token: int) -> bool:
    """True for "the regime" in "those who back the regime and help its crackdown": whom those who act have before them."""
    verb = s.heads[s.heads[t]]
    if s.deps[t] != "nmod:poss" or s.deps[s.heads[t]] != "obj" or s.deps[verb] != "conj":
        return False
    first = s.heads[verb]
    while s.deps[first] == "conj" and s.heads[first] != first:
        first = s.heads[first]
    whose = s.heads[token]
    many = s.deps[first] == "acl:relcl" and s.tags[s.heads[first]] in ("NNS", "NNPS")
    return many and s.deps[token] == "obj" and (whose == first or (whose != verb and s.heads[whose] == first))


# Acts upon somebody for what he has done or promised.
_JUDGING = frozenset(
    "hold thank condemn criticize criticise praise blame punish sanction urge press force denounce commend".split()
)
_SPOKEN_OF = 30
_IF = frozenset({"if", "unless"})
_PUNISHING = frozenset(
    "impose sanction punish penalize penalise respond retaliate threaten warn strike attack act cut".split()
)


def held_to(s: Sentence, t: int, token: int) -> int:
    """What speaks for "the rebels" in "hold the rebels to the promises they made" and "gives arms to the rebels and trains them"."""
    verb = s.heads[t]
    if _if_they_do(s, t, token):
        return _SPOKEN_OF
    if s.deps[t] == "nsubj" and s.deps[verb] == "acl:relcl":
        judging = s.heads[token]
        if s.deps[token] != "obj" or s.lemmas[judging].lower() not in _JUDGING:
            return 0
        node = s.heads[verb]
        while (
            node != judging
            and s.heads[node] != node
            and not any(s.deps[k].startswith("nsubj") for k in s.children[node])
        ):
            node = s.heads[node]
        return _SPOKEN_OF if node == judging else 0
    if s.lower[t] != "them" or s.deps[t] != "obj" or s.deps[verb] != "conj":
        return 0
    first, node = s.heads[verb], s.heads[token]
    for _ in range(3):
        if node == first or s.deps[node] not in ("obj", "xcomp", "advcl"):
            break
        node = s.heads[node]
    after = first < token < t and s.deps[token] in ("obj", "iobj", "obl", "nmod")
    return _SPOKEN_OF if node == first and after and _case(s, token) in ("", "to", "for") else 0


def _if_they_do(s: Sentence, t: int, token: int) -> bool:
    """True for Mali in "will impose costs on Mali if it attacks": whom something is done to for what they may do."""
    verb = s.heads[t]
    harms = s.heads[verb]
    marks = {s.lower[k] for k in s.children[verb] if s.deps[k] == "mark"}
    if s.deps[t] != "nsubj" or s.deps[verb] != "advcl" or not marks & _IF or s.lemmas[harms].lower() not in _PUNISHING:
        return False
    node = token
    while s.deps[node] in ("obj", "obl", "nmod") and s.heads[node] != harms and harms < node:
        node = s.heads[node]
    return s.heads[node] == harms and s.deps[node] in ("obj", "obl", "iobj") and token < t


def _case(s: Sentence, t: int) -> str:
    return next((s.lower[k] for k in s.children[t] if s.deps[k] == "case"), "")


def plural_thing(s: Sentence, t: int, low: str, found: Mapping[int, ActorMention]) -> int | None:
    """The things just named that "they" or "them" goes back to: "review all the options and plan for them"."""
    subject = s.deps[t].startswith("nsubj")
    if low not in ("they", "them") or (low == "they") != subject:
        return None
    if subject and (above := _subject_above(s, t)) is not None and above not in found:
        return above
    for k in range(t - 1, -1, -1):
        if k in found and (found[k].actor is not None or s.tags[k] in ("NNS", "NNPS", "PRP")):
            return None
        if s.tags[k] != "NNS" or s.deps[k] in _ATTRIBUTES or s.heads[t] in (k, s.heads[k]):
            continue
        same = s.deps[k].startswith("nsubj") if subject else s.deps[k] in ("obj", "obl", "nmod")
        return k if same else None
    return None


def _subject_above(s: Sentence, t: int) -> int | None:
    """The plural subject of the clause that the pronoun's own belongs to: "the raids hurt Mali just as they scare Chad"."""
    verb = s.heads[t]
    if s.deps[verb] not in ("advcl", "conj"):
        return None
    above = s.heads[verb]
    while s.deps[above] == "xcomp" and s.heads[above] != above:
        above = s.heads[above]
    own = (k for k in s.children[above] if s.deps[k].startswith("nsubj") and s.tags[k] == "NNS" and k < t)
    return next(
        (k for k in own if not any(s.deps[j] in ("nmod:poss", "amod", "compound") for j in s.children[k])), None
    )
