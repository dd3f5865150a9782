"""Names that stand where a party stands and are none: venues of hopes, lands of firms, topics written like pairs.

A step of :mod:`events.coding.coder`. "I am hopeful that it will be adopted at the G7" hopes nothing of the G7, "worried that Chad's army has
seized power" worries about the army, "designated entities located in Iran" hits firms, and "a discussion of U.S.-Iran relations" is not
held by these two. "An attack at a synagogue killed seven Israelis" is told with its victims: the synagogue is only where.
"""

from __future__ import annotations

from dataclasses import replace

from events.coding.actors import parse_code
from events.coding.roles import HEAD, Role
from events.coding.steps.work import Draft, Work
from events.coding.tree import syntax
from events.types import Sentence

_FEELINGS = frozenset({"012", "013"})
_WITHIN = frozenset({"at", "in", "within"})
_WHERE = frozenset({"at", "in", "near", "outside", "inside"})
_LIES = frozenset({"locate", "base", "headquarter", "incorporate", "register", "domicile"})
_MOVES = frozenset("return arrive arrival come go travel move flight trip journey tour".split())
_FIRMS = frozenset("entity company firm business bank vessel ship tanker refinery trader broker supplier".split())
_TIES = frozenset({"relation", "relationship", "tie"})
_MEETINGS = "04"


def misplaced(w: Work) -> None:
    """Take out or mend the targets that only stand near the act."""
    kept = []
    for d in w.drafts:
        if _topic_pair(w.sentence, d):
            w.lost.append(f"{d.rule_id}: whose relations are talked about is not who talks")
        elif _told_with_victims(w, d):
            w.lost.append(f"{d.rule_id}: told with its victims")
        else:
            kept.append(_mended(w, d))
    w.drafts = kept


def _mended(w: Work, d: Draft) -> Draft:
    role = d.target
    if role is None:
        return d
    if d.code in _FEELINGS and d.act.operator is None:
        elsewhere = _venue(w.sentence, d.act.head, role) or _journey(w.sentence, d.act.head, role)
        return replace(d, target=None if elsewhere else _body(w, role))
    if d.code == "163" and _firms_there(w.sentence, role):
        code = f"{role.actor.country}BUS"
        actor = replace(parse_code(code, {code[:3]}), entries=(*role.actor.entries, "firms of the land"))
        return replace(d, target=replace(role, actor=actor))
    return d


def _venue(s: Sentence, head: int, role: Role) -> bool:
    """True for a body of states in or at which something is hoped or feared, in the clause below a word of feeling."""
    a, node = role.actor, role.mention.head
    return a.country is None and node > head and s.deps[node] == "obl" and syntax.preposition(s, node) in _WITHIN


def _journey(s: Sentence, head: int, role: Role) -> bool:
    """True for a bare land to which somebody goes: "heartened that the delegates return to Qatar", "his arrival in Peru"."""
    a, node = role.actor, role.mention.head
    if a.country is None or a.roles or node < head or s.deps[node] not in ("obl", "nmod"):
        return False
    return s.lemmas[s.heads[node]].lower() in _MOVES and syntax.preposition(s, node) in ("to", "in", "at")


def _body(w: Work, role: Role) -> Role:
    """The body whose doing is felt about, where only its land was taken: "concerned that Poland's parliament passed"."""
    s, node = w.sentence, role.mention.head
    owned = s.heads[node]
    if s.deps[node] != "nmod:poss" or role.actor.roles or s.deps[owned] not in ("nsubj", "nsubj:pass"):
        return role
    body = w.cast.at(owned)
    if body is None or body.actor is None or body.actor.country != role.actor.country or not body.actor.roles:
        return role
    return Role(body, body.actor, HEAD)


def _firms_there(s: Sentence, role: Role) -> bool:
    """True for a bare land in which the firms lie that a penalty hits."""
    if role.actor.roles or role.actor.country is None:
        return False
    node = role.mention.head
    while s.deps[node] == "conj":
        node = s.heads[node]
    where = s.heads[node]
    firm = s.heads[where]
    lies = s.deps[where].startswith("acl") and s.lemmas[where].lower() in _LIES
    return lies and s.deps[node] == "obl" and s.lemmas[firm].lower() in _FIRMS


def _topic_pair(s: Sentence, d: Draft) -> bool:
    """True for a talk of whom only the relations talked about are named: "discussion of issues in U.S.-China relations"."""
    if d.code[:2] != _MEETINGS or d.source is None or d.target is None or d.source.mention is not d.target.mention:
        return False
    head = d.source.mention.head
    topic = s.heads[head]
    return (
        topic != d.act.head and s.lemmas[topic].lower() in _TIES and s.deps[head] in ("amod", "compound", "nmod:desc")
    )


def _told_with_victims(w: Work, d: Draft) -> bool:
    """True for an attack at a place whose victims the verb above it names: they are whom it hit."""
    s, role = w.sentence, d.target
    if role is None or d.source is None or d.code[:2] not in ("18", "19"):
        return False
    verb = s.heads[d.act.head]
    if s.deps[d.act.head] != "nsubj" or syntax.preposition(s, role.mention.head) not in _WHERE:
        return False
    return any(
        o.act.head == verb and o.source is not None and o.source.key == d.source.key
        for o in w.drafts
        if o.code[:2] in ("18", "19") and o.target is not None and o.target.actor.country is not None
    )
