"""Who a pronoun means beside a penalty, and whose planes and wars are meant: small corrections of the parties of force.

A step of :mod:`events.coding.coder`. "We imposed costs on Russia for its aggression", "will punish Iran should it attack": who is punished
for a deed, or would be, is its doer, whatever the pronoun was read as.
"""

from __future__ import annotations

from dataclasses import replace

from events.coding.groups import FORCE_OR_POSTURE
from events.coding.roles import HEAD, Role, one_state
from events.coding.steps.work import Draft, Work
from events.coding.tree import syntax
from events.types import Actor, Sentence

_PENALTIES = frozenset("cost sanction consequence penalty pressure price restriction punishment tariff".split())
_PUNISHES = frozenset({"sanction", "punish", "penalise", "penalize", "condemn", "isolate", "tolerate", "blame"})
_THIRD = frozenset({"it", "its", "they", "their", "he", "his"})
_CIVIL = frozenset({"aircraft", "airliner", "airplane", "aeroplane", "plane", "ship", "vessel", "tanker"})
_OF_STATES = frozenset({"invasion", "war", "annexation", "occupation", "aggression"})
_REASONS = frozenset(
    "war invasion aggression attack annexation repression crackdown coup abuse violation program programme use support effort".split()
)
_BORDERS = frozenset({"border", "crossing", "frontier"})


def penalised(w: Work) -> None:
    """Give deeds their doer from the penalty for them, planes their owner, and take out who only lives across a border."""
    unsure = any(d.source is not None and w.sentence.lower[d.source.mention.head] in _THIRD for d in w.drafts)
    penalties = _penalties(w) if unsure else []
    w.drafts = [_right(w, d, penalties) for d in w.drafts]


def _penalties(w: Work) -> list[tuple[int, Role]]:
    """Who is punished in the sentence, with the place of the words that say so."""
    s, found = w.sentence, []
    for i, lemma in enumerate(s.lemmas):
        if lemma in _PENALTIES and s.pos[i] == "NOUN":
            heads = (i, s.heads[i]) if s.deps[i] == "obj" else (i,)
            found += [(j, r) for h in heads for j in syntax.oblique(s, h, "on", "against") for r in w.cast.roles(j)]
        elif lemma in _PUNISHES and s.pos[i] == "VERB":
            _, obj, _ = syntax.logical(s, i)
            found += [(i, r) for r in w.cast.roles(obj)]
        elif lemma == "accountable":
            held = s.child(s.heads[i], "obj") or s.child(i, "nsubj")
            found += [(i, r) for r in w.cast.roles(held)]
    return [(j, r) for j, r in found if r.how == HEAD and s.lower[r.mention.head] not in _THIRD]


def _right(w: Work, d: Draft, penalties: list[tuple[int, Role]]) -> Draft:
    s, source, target = w.sentence, d.source, d.target
    if source is not None and d.code[:2] in FORCE_OR_POSTURE and s.lower[source.mention.head] in _THIRD:
        source = _punished(s, d, source, penalties) or source
    if source is not None and source.mention.kind == "PERSON" and s.lemmas[d.act.head].lower() in _OF_STATES:
        source = _in_office(source)
    if target is not None and d.code[:2] in ("16", "17") and s.lemmas[target.mention.head].lower() in _CIVIL:
        target = _without_army(target)
    if target is not None and source is not None and d.code[:2] in FORCE_OR_POSTURE | {"16"}:
        target = _of_the_first(w, target)
    if source is not None and d.code == "163" and _at_home(source, target):
        target = _whose_deed(w, d, source, target)
    if target is not None and source is not None and _across(s, d, source, target):
        target = None
    return d if (source, target) == (d.source, d.target) else replace(d, source=source, target=target)


def _punished(s: Sentence, d: Draft, source: Role, penalties: list[tuple[int, Role]]) -> Role | None:
    """The one who is punished before the pronoun, when the pronoun was read as somebody else."""
    before = [r for j, r in penalties if j < source.mention.head and r.mention.head < source.mention.head]
    if not before or any(r.key == source.key or one_state(r.actor, source.actor) for r in before):
        return None
    doer = before[-1]
    if d.target is not None and (d.target.key == doer.key or d.target.actor.country == doer.actor.country):
        return None
    return Role(source.mention, doer.actor, source.how)


def _in_office(source: Role) -> Role:
    """A ruler who is out of office now was in office when his country waged the war."""
    a = source.actor
    if a.roles != ("ELI",) or a.country is None:
        return source
    return replace(
        source, actor=Actor(code=f"{a.country}GOV", name=a.name, country=a.country, roles=("GOV",), entries=a.entries)
    )


def _without_army(target: Role) -> Role:
    """Planes and ships that are banned or sanctioned are those of a country, not of its army."""
    a = target.actor
    if a.roles != ("MIL",) or a.country is None:
        return target
    return replace(target, actor=Actor(code=a.country, country=a.country, entries=a.entries))


def _across(s: Sentence, d: Draft, source: Role, target: Role) -> bool:
    """True for who only lies across the border that is taken, or along which the own troops stand: "took a crossing with Iran"."""
    up = s.heads[target.mention.head]
    if syntax.preposition(s, target.mention.head) != "with" or s.lemmas[up].lower() not in _BORDERS:
        return False
    own = source.actor.country is not None and source.actor.country == target.actor.country
    return d.code == "192" or (d.code[:2] == "15" and own)


def _of_the_first(w: Work, target: Role) -> Role:
    """Who belongs to the first of those named side by side: "against Ukraine, its sovereignty, and its people"."""
    s, head = w.sentence, target.mention.head
    owner = s.child(head, "nmod:poss")
    if owner is None or s.lower[owner] not in ("its", "their") or s.deps[head] != "conj":
        return target
    first = head
    while s.deps[first] == "conj":
        first = s.heads[first]
    named = w.cast.at(first)
    if named is None or named.actor is None or s.tags[named.head][:3] != "NNP":
        return target
    a, country = target.actor, named.actor.country
    if country == a.country or a.group is not None:
        return target
    actor = Actor(code=(country or "") + "".join(a.roles), country=country, roles=a.roles, entries=a.entries)
    return replace(target, actor=actor)


def _at_home(source: Role, target: Role | None) -> bool:
    """True for penalties of which nobody abroad is named as the one they hit."""
    if target is None or source.actor.country is None:
        return target is None and source.actor.country is not None
    a = target.actor
    private = bool(a.roles) and set(a.roles) <= {"CVL", "BUS", "ELI", "LAB"}
    return a.group is None and not a.name and (a.country is None or a.country == source.actor.country and private)


def _whose_deed(w: Work, d: Draft, source: Role, target: Role | None) -> Role | None:
    """Whose deed a penalty is for, when it hits people of no country: "sanctioned two firms over Iran's missile program".

    A state puts no sanctions on firms of its own: where nothing tells whose they are, their country stays open.
    """
    s = w.sentence
    for j in sorted(s.subtree(d.act.head)):
        if j < d.act.head or s.pos[j] != "NOUN" or s.lemmas[j].lower() not in _REASONS:
            continue
        owner = s.child(j, "nmod:poss")
        for r in w.cast.roles(owner) if owner is not None else ():
            if r.actor.country not in (None, source.actor.country) and s.lower[r.mention.head] not in _THIRD:
                return Role(r.mention, r.actor, r.how) if target is None else _of_country(target, r.actor.country)
    if target is not None and target.actor.country is not None:
        return _of_country(target, None)
    return target


def _of_country(target: Role, country: str | None) -> Role:
    roles = target.actor.roles
    actor = Actor(code=(country or "") + "".join(roles), country=country, roles=roles, entries=target.actor.entries)
    return replace(target, actor=actor)
