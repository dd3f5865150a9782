"""Pronouns: he, she, it, they to what was mentioned before, by distance, grammar, number and gender."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from events.coding.actors.antecedents import of_two, stands_out, two_before
from events.coding.actors.bindings import TO_SOMEBODY, again_subject, alike, foretold, no_actor, thanked
from events.coding.actors.leanings import at_war, beside_object, held_to, invader, joint, plural_thing
from events.coding.actors.memory import Entity, Memory
from events.types import Actor, ActorMention, Sentence

PERSON_M = frozenset({"he", "him", "his", "himself"})
PERSON_F = frozenset({"she", "her", "hers", "herself"})
THING = frozenset({"it", "its", "itself"})
MANY = frozenset({"they", "them", "their", "theirs", "themselves"})
FIRST = frozenset({"we", "us", "our", "ours", "ourselves", "i", "me", "my", "mine", "myself"})
THIRD = PERSON_M | PERSON_F | THING | MANY
POSSESSIVE = frozenset({"his", "her", "its", "their", "our", "my"})
SAY = frozenset(
    "say tell add note stress state claim announce declare warn insist explain reply answer comment conclude continue write "
    "report argue believe emphasize emphasise underline point recall remark clarify confirm deny urge suggest assert admit "
    "acknowledge predict promise vow pledge tweet post quote cite reiterate observe complain ask specify maintain".split()
)
# Acts upon somebody for or to do something of their own.
_TOWARD = frozenset(
    "urge ask tell order force press pressure condemn criticise criticize denounce praise thank punish "
    "sanction call invite allow persuade encourage help push".split()
)
# What only somebody does: no agreement, decision or attack is its subject.
_DONE_BY_SOMEBODY = SAY | frozenset(
    "agree decide refuse invade accuse seek want hope intend plan threaten call demand withdraw sign condemn welcome "
    "reject ban arrest sanction send deploy negotiate meet talk visit recognise recognize apologise apologize".split()
)
_OF_PLANS_TOO = frozenset({"seek", "want", "intend", "threaten", "call", "suggest", "send"})  # attacks seek to weaken
_OF_THINGS_TOO = frozenset("condemn criticise criticize denounce praise".split())
_ADDRESSED = frozenset(
    "invite engage convince remind inform advise assure consult kill wound injure detain release free train contact hear "
    "believe trust thank".split()
)
_WAGED = frozenset("bomb bombard shell invade annex occupy".split())
_RULED = frozenset("arrest detain jail imprison deport expel sanction outlaw conscript".split())
# What is done to others: in "Chad said that Mali shelled its villages" they are Chad's.
_HOSTILE = frozenset(
    "attack fire bomb shell strike hit invade violate seize threaten accuse kill wound injure arrest detain raid block ram "
    "sink shoot condemn criticize criticise sanction expel enter cross occupy harass intercept target blockade".split()
)
_WINDOW = 5
_MEETS = frozenset({"meet", "speak", "talk", "confer"})
_MET_LASTS = 3  # sentences for which "they" may be those who met
_ROLE_SCORE = {"main": 17, "subj": 12, "obj": 6, "poss": 4, "other": 3, "place": -6, "attr": -8}


@dataclass(slots=True)
class Choice:
    """The antecedent chosen, or the reason why there is none; ``held`` is one that is nobody in the dictionary."""

    entity: Entity | None
    reason: str | None = None
    held: Entity | None = None


def is_pronoun(s: Sentence, t: int) -> str | None:
    """The lower-case pronoun at token ``t``, or ``None`` (also for expletive and pleonastic "it")."""
    low = s.lower[t]
    if low not in THIRD and low not in FIRST:
        return None
    if s.pos[t] not in ("PRON", "DET") and low not in ("his", "their", "our"):
        return None
    if low == "us" and s.words[t] == "US":
        return None
    if low == "it" and (s.deps[t] == "expl" or _pleonastic(s, t)):
        return None
    return low


# Only somebody can be these: "it was ready to talk" has a referent.
_OF_SOMEBODY = frozenset(
    "ready willing unwilling able unable prepared determined keen eager reluctant committed concerned worried confident hopeful "
    "open aware responsible glad pleased sorry convinced sure afraid interested optimistic pessimistic alarmed".split()
)


def _pleonastic(s: Sentence, t: int) -> bool:
    """Tell "it is necessary to …", "it became known that …" from an "it" with a referent."""
    if s.deps[t] not in ("nsubj", "nsubj:pass"):
        return False
    head = s.heads[t]
    kids = s.children[head]
    if any(s.deps[k] in ("csubj", "csubj:pass") for k in kids):
        return True
    if s.lemmas[head].lower() in _OF_SOMEBODY:
        return False
    if (
        s.pos[head] == "ADJ" or s.lemmas[head].lower() in ("become", "seem", "appear", "happen", "know", "emerge")
    ) and any(s.deps[k] in ("ccomp", "advcl", "xcomp") for k in kids):
        return True
    return s.deps[t] == "nsubj:pass" and any(s.deps[k] == "ccomp" for k in kids)


def role_of(s: Sentence, t: int) -> str:
    """Grammatical role of the phrase headed by ``t``: main, subj, obj, poss or other (a conjunct has its first's)."""
    steps = 0
    while s.deps[t] in ("conj", "appos", "flat", "compound") and s.heads[t] != t and steps < 6:
        t = s.heads[t]
        steps += 1
    dep = s.deps[t]
    if dep == "amod":
        return "attr"
    if dep.startswith("nsubj"):
        governor = s.heads[t]
        return (
            "main"
            if s.deps[governor] == "root" or (s.deps[governor] == "conj" and s.deps[s.heads[governor]] == "root")
            else "subj"
        )
    if dep in ("obj", "iobj"):
        return "obj"
    return "poss" if dep == "nmod:poss" else "other"


def resolve(
    s: Sentence, t: int, low: str, memory: Memory, found: Mapping[int, ActorMention], ours: Actor | None = None
) -> Choice:
    """Antecedent of the third-person pronoun at token ``t``; ``ours`` is whom "we" means around it."""
    settled = _settled(s, t, low, memory, found)
    if settled is not None:
        return settled
    things = None if _needs_somebody(s, t) else plural_thing(s, t, low, found)
    scored: list[tuple[float, Entity]] = []
    for entity in memory.entities.values():
        distance = s.index - entity.sentence
        if entity.kind == "THING" and (distance > 1 or _must_be_somebody(s, t)):
            continue
        if entity.kind == "FOLK" and distance > 1 or _unarmed(s, t, entity):
            continue
        if entity.role == "attr" and distance > 1:
            continue  # "imports of Russian energy" is not about Russia
        if distance < 0 or distance > _WINDOW or not _agrees(low, entity) or _bound(s, t, low, entity):
            continue
        if entity.name and entity.name == memory.talker:
            continue
        scored.append((_score(s, t, low, entity, distance, memory), entity))
    if low in MANY and of_two(s, t):
        scored = [pair for pair in scored if pair[1].others]
    elif low == "they" and (met := _who_met(s, t, memory, scored)) is not None:
        return Choice(met)
    if low in MANY and not any(e.plural or e.others for _, e in scored) and (pair := two_before(s, memory)) is not None:
        return Choice(pair)
    if not scored:
        return Choice(None, f"no antecedent for '{low}'")
    scored.sort(key=lambda pair: (-pair[0], -pair[1].order))
    if _is_ours(low, scored[0][1], ours):
        scored = [(n, e) for n, e in scored if not _is_ours(low, e, ours) and stands_out(e, s)]
        if not scored:
            return Choice(None, f"'{low}' cannot mean those who speak")
    best = scored[0]
    several = best[1].plural or best[1].others
    if things is not None and not (several and best[1].sentence == s.index):
        return Choice(None, f"'{low}' means {s.words[things]!r}, no actor")
    if not several and (reason := _not_one(s, t, low, best[1], memory)) is not None:
        return Choice(None, reason)
    subject = low in MANY and role_of(s, t) == "main" and best[1].sentence < s.index
    if subject and best[1].role not in ("main", "subj") and (pair := two_before(s, memory)) is not None:
        return Choice(pair)  # "Merkel met Macron to discuss the work of the allies. They ..."
    if not best[1].actor.code:
        known = "no actor" if best[1].kind in ("THING", "FOLK") else "who is not in the dictionary"
        return Choice(None, f"'{low}' means {best[1].name}, {known}", held=best[1])
    if len(scored) > 1:
        rival = scored[1]
        if best[0] - rival[0] < 1.0 and rival[1].actor.code != best[1].actor.code:
            return Choice(None, f"'{low}' may be {best[1].actor.code} or {rival[1].actor.code}")
    return Choice(best[1])


def _settled(s: Sentence, t: int, low: str, memory: Memory, found: Mapping[int, ActorMention]) -> Choice | None:
    """What the tree alone says: that the pronoun means nobody, or whom it has meant just before."""
    reason = no_actor(s, t, low, found)
    if reason is not None:
        return Choice(None, reason)
    same = again_subject(s, t) if low == "they" else None
    if same is None or same not in found:
        return None
    e = next((e for e in memory.entities.values() if e.sentence == s.index and e.token == same), None)
    return Choice(e, None if e is not None else "'they' again means nobody known")


def _not_one(s: Sentence, t: int, low: str, e: Entity, memory: Memory) -> str | None:
    """Why the pronoun cannot mean somebody who is one."""
    of_things = s.lemmas[s.heads[t]].lower() in _OF_THINGS_TOO or not _needs_somebody(s, t)
    if low == "them" and memory.things == s.index - 1 and of_things:
        return "'them' may mean the things of the sentence before"
    if joint(s, t) and e.actor.code:
        return "what is theirs together is not one's alone"
    return None


def _is_ours(low: str, e: Entity, ours: Actor | None) -> bool:
    """True for the state of the one who says "we": "we know from U.S. sources that they lie" are others."""
    if ours is None or ours.country is None or low in PERSON_M | PERSON_F or e.kind == "PERSON":
        return False
    return e.actor.code in (ours.country, f"{ours.country}GOV") and not e.others


def _who_met(s: Sentence, t: int, memory: Memory, scored: list[tuple[float, Entity]]) -> Entity | None:
    """Those who met in one of the sentences before: "Merkel spoke with Macron about the Serbs and Croats. They agreed ..."."""
    sides, since = memory.met
    if not sides or not 1 <= s.index - since <= _MET_LASTS or role_of(s, t) != "main":
        return None
    if s.lemmas[s.heads[t]].lower() in _MEETS and any(
        s.lower[c] == "with" for k in s.children[s.heads[t]] for c in s.children[k]
    ):
        return None  # those who came meet others now
    if memory.talk and (since < memory.turned or s.index - since > 1):
        return None  # talk soon comes to others
    best = max(scored, key=lambda pair: (pair[0], pair[1].order), default=None)
    if best is not None and best[1].sentence >= since and best[1].role == "main" and (best[1].plural or best[1].others):
        return None
    names = "+".join(a.name or a.code for a in sides)
    return Entity(sides[0], "GROUP", since, 0, "main", plural=True, name=names, others=tuple(sides[1:]))


def _agrees(low: str, e: Entity) -> bool:
    """Number, gender and kind of the antecedent fit the pronoun."""
    if low in PERSON_M:
        return e.kind == "PERSON" and not e.plural and e.gender != "f"
    if low in PERSON_F:
        return e.kind == "PERSON" and not e.plural and e.gender != "m"
    if low in THING:
        return e.kind in ("ORG", "LAND", "THING") and not e.plural
    return e.plural or bool(e.others) or e.kind in ("ORG", "LAND")


def _must_be_somebody(s: Sentence, t: int) -> bool:
    """Tell whether the pronoun is the subject of what only somebody does."""
    verb = s.heads[t]
    while s.deps[verb] == "xcomp" and s.heads[verb] != verb:
        verb = s.heads[verb]
    return s.deps[t] == "nsubj" and s.lemmas[verb].lower() in _DONE_BY_SOMEBODY


def _needs_somebody(s: Sentence, t: int) -> bool:
    """Tell whether only somebody can do or undergo what the pronoun's verb says ("they agreed", "told them")."""
    lemma = s.lemmas[s.heads[t]].lower()
    if s.deps[t].startswith("nsubj"):
        return lemma in _DONE_BY_SOMEBODY - _OF_PLANS_TOO
    return lemma in TO_SOMEBODY | _TOWARD | _ADDRESSED or any(s.lower[k] == "with" for k in s.children[t])


def _unarmed(s: Sentence, t: int, e: Entity) -> bool:
    """True for civilians and firms as the subject of what only armies and governments do."""
    return (
        s.deps[t] == "nsubj"
        and s.lemmas[s.heads[t]].lower() in _WAGED | _RULED
        and bool(e.actor.roles)
        and set(e.actor.roles) <= {"CVL", "MED", "BUS", "EDU", "REL", "HLH", "LAB", "AGR", "REF", "ELI"}
    )


def _bound(s: Sentence, t: int, low: str, e: Entity) -> bool:
    """An object pronoun cannot mean the subject of its own verb; a pronoun cannot mean what it stands inside of."""
    if e.sentence != s.index or e.token < 0:
        return False
    if e.token >= t:
        return foretold(s, t, low) != e.token
    head = s.heads[t]
    if low.endswith(("self", "selves")):
        return e.role not in ("main", "subj")
    if low in POSSESSIVE and s.deps[t] == "nmod:poss":
        return False
    if s.deps[t] == "nmod" and s.deps[head] == "obj" and any(s.lower[k] in ("with", "against") for k in s.children[t]):
        head = s.heads[head]  # "Mali has had talks with them"
    elif s.deps[t] not in ("obj", "iobj", "obl"):
        return False
    top = e.token
    while low == "them" and e.kind == "LAND" and s.deps[top] == "nmod":
        top = s.heads[top]  # "the president of Chad has condemned them"
    return s.deps[top].startswith("nsubj") and s.heads[top] in (head, _shares_subject(s, head))


def _shares_subject(s: Sentence, verb: int) -> int:
    """The verb whose subject a verb without one of its own has: "called the envoy and asked him", "wants to help them"."""
    for _ in range(4):
        dep, up = s.deps[verb], s.heads[verb]
        if any(s.deps[k].startswith("nsubj") for k in s.children[verb]):
            break
        controlled = dep == "xcomp" and not any(s.deps[k] in ("obj", "iobj") for k in s.children[up])
        aside = dep == "advcl" and s.tags[verb] == "VBG"
        letter = dep == "acl" and s.tags[verb] == "VBG" and s.deps[up] == "obj"  # "sent messages inviting them"
        if dep != "conj" and not (controlled or aside or letter):
            break
        verb = s.heads[up] if letter else up
    return verb


def _asked(s: Sentence, t: int, verb: int) -> bool:
    """True for the subject of a question that ``verb`` puts to somebody ("asked them whether they agree")."""
    asked = s.heads[t]
    marks = {s.lower[k] for k in s.children[asked] if s.deps[k] == "mark"}
    return (
        s.deps[t].startswith("nsubj")
        and s.heads[asked] == verb
        and s.lemmas[verb].lower() == "ask"
        and bool(marks & {"if", "whether"})
    )


def _near_by(s: Sentence, t: int, token: int) -> int:
    """What speaks for the subject of the possessive's own clause, and for the noun whose relative clause it stands in."""
    node, first = s.heads[t], True
    for _ in range(8):
        if s.pos[node] in ("VERB", "AUX"):
            if first and s.deps[token] == "obl:agent" and s.heads[token] == node and s.lower[t] == "its":
                return 40  # "the law is broken by Chad in its war"
            if first and s.deps[token].startswith("nsubj") and s.heads[token] == node:
                return 0 if s.lemmas[node].lower() in _HOSTILE else 10
            if s.deps[node].startswith("acl") and s.heads[node] == token:
                return 15
            first = False
        if s.heads[node] == node:
            return 0
        node = s.heads[node]
    return 0


def _leads(s: Sentence, t: int) -> bool:
    """True for the subject of the main clause or of what somebody says or sees there."""
    verb = s.heads[t]
    return s.deps[t].startswith("nsubj") and (s.heads[verb] == verb or s.deps[verb] == "ccomp")


def _has_subject(s: Sentence, noun: int, verb: int) -> bool:
    """True when the clause around ``noun``, below ``verb``, has a subject of its own."""
    node = noun
    while node != verb and s.heads[node] != node:
        if any(s.deps[k].startswith("nsubj") for k in s.children[node]):
            return True
        node = s.heads[node]
    return False


def _score(s: Sentence, t: int, low: str, e: Entity, distance: int, memory: Memory) -> float:
    score = 100.0 - 22.0 * distance + _ROLE_SCORE[e.role] + min(e.count, 6) * 0.8 + e.order * 0.001
    if distance == 0 and e.role in ("main", "subj") and e.token >= 0 and s.heads[e.token] == s.heads[t]:
        score += 4
    if low in THING | MANY:
        score += at_war(s, t, e, memory)
    if low in PERSON_F and e.gender == "f":
        score += 25
    if low in PERSON_M and e.gender == "m":
        score += 5
    if (low in PERSON_M or low in PERSON_F) and e.name:
        score += 8
    if low in MANY:
        score += 18 if e.others else 12 if e.plural else 0
    if (
        memory.speaker is not None
        and e.actor.code == memory.speaker.code
        and s.deps[t] == "nsubj"
        and (s.lemmas[s.heads[t]].lower() in SAY)
    ):
        score += 10
    if low in THING and e.kind == "ORG" and e.name:
        score += 2
    if e.kind == "THING" and low in POSSESSIVE:
        score -= 12
    if distance == 0 and e.token >= 0 and s.deps[e.token] in ("amod", "compound") and _leads(s, t):
        score -= 12  # the subject goes on with the subject before, not with what only qualifies a noun in between
    if distance == 0 and low == "its" and e.token >= 0 and beside_object(s, t, e.token):
        score += 20  # "firms that back the regime and help its crackdown"
    noun = s.heads[t]
    if distance == 0 and e.role == "obj" and e.token >= 0 and _asked(s, t, s.heads[e.token]):
        score += 16  # "asked Juba if it would attend"
    if distance == 0 and low in POSSESSIVE and e.token >= 0:
        score -= 60 if invader(s, t, e.token) else 0
        score += _near_by(s, t, e.token) + (40 if thanked(s, t, e.token) else 0)
    if distance == 0 and e.token >= 0 and alike(s, t, e.token):
        score += 20
    if distance == 0 and e.token >= 0 and low in THING | MANY:
        score += held_to(s, t, e.token)
    toward = distance == 0 and e.role == "obj" and s.lemmas[s.heads[e.token]].lower() in _TOWARD
    if low in POSSESSIVE and toward and not _has_subject(s, noun, s.heads[e.token]):
        score += (
            16  # "urged Belgrade to end its offensive", but not "told Belgrade that Kosovo would end its offensive"
        )
    if distance == 0 and low in POSSESSIVE and s.deps[noun] == "conj" and s.heads[noun] == e.token:
        score += 40  # "Airbus and its chief"
    return score
