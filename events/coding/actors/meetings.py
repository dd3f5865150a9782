"""Who met or talked in a sentence: "they" and "both sides" of the sentences after it are these."""

from __future__ import annotations

from events.coding.actors.memory import Entity
from events.coding.actors.scene import Scene
from events.types import Actor

_MEETING = frozenset("meet speak talk confer consult discuss converse host welcome receive call phone convene".split())
_TALKS = frozenset("meeting talk talks call conversation consultation discussion dialogue".split())
_HOLDING = frozenset("hold have conduct".split())
_WITH_OBJECT = frozenset("meet host welcome receive call phone".split())
_BESIDE = frozenset({"parataxis", "conj", "ccomp"})  # what a main clause goes on with: "So, just in case: the two met"
_TOGETHER = frozenset({"accompany", "join"})
_PARTNER = frozenset({"with", "to"})


def remember_meeting(scene: Scene) -> None:
    """Keep in mind the actors of two sides whom the main verb of the sentence brings together."""
    s = scene.sentence
    for t in range(len(s)):
        if s.heads[t] == t or (s.pos[t] == "VERB" and s.deps[t] in _BESIDE and s.heads[s.heads[t]] == s.heads[t]):
            _remember(scene, t)
        elif s.pos[t] == "NOUN" and s.lemmas[t].lower() in _TALKS:
            _remember_talks(scene, t)


def _remember_talks(scene: Scene, noun: int) -> None:
    """Keep in mind the two of "the talks between Chad and Mali"."""
    s = scene.sentence
    for k in s.children[noun]:
        if s.deps[k] == "nmod" and any(s.deps[c] == "case" and s.lower[c] == "between" for c in s.children[k]):
            sides = {a.country or a.code: a for a in _row(scene, k)}
            if len(sides) == 2:
                scene.memory.met = (tuple(sides.values()), s.index)


def _remember(scene: Scene, root: int) -> None:
    s = scene.sentence
    lemma = s.lemmas[root].lower()
    if lemma in _TOGETHER:
        _remember_company(scene, root)
        return
    talks = [k for k in s.children[root] if s.deps[k] == "obj" and s.lemmas[k].lower() in _TALKS]
    if lemma not in _MEETING and not (lemma in _HOLDING and talks):
        return
    one: list[Actor] = []
    other: list[Actor] = []
    for k in (*s.children[root], *(j for noun in talks for j in s.children[noun])):
        if s.deps[k] in ("nsubj", "nsubj:pass") and s.heads[k] == root:
            one += _row(scene, k)
        elif (s.deps[k] == "obj" and lemma in _WITH_OBJECT) or (
            s.deps[k] in ("obl", "nmod") and any(s.deps[c] == "case" and s.lower[c] in _PARTNER for c in s.children[k])
        ):
            other += _row(scene, k)
    sides: dict[str, Actor] = {}
    for actor in (*one, *other):
        sides.setdefault(actor.country or actor.code, actor)
    if one and len(sides) > 1:
        scene.memory.met = (tuple(sides.values()), s.index)


def _remember_company(scene: Scene, root: int) -> None:
    """Keep in mind those who travel together as a group: "the envoy accompanied the secretary to Warsaw. They met ..."."""
    s = scene.sentence
    both = [a for dep in ("nsubj", "obj") for k in s.children[root] if s.deps[k] == dep for a in _row(scene, k)]
    if len(both) > 1 and all("GOV" in a.roles for a in both):
        others = tuple({a.code: a for a in both[1:] if a.code != both[0].code}.values())
        names = "+".join(a.name or a.code for a in both)
        scene.memory.see(Entity(both[0], "GROUP", s.index, 0, "main", True, "", names, set(), root, others))


def _row(scene: Scene, k: int) -> list[Actor]:
    """The known actors of a phrase and of those joined to it."""
    s = scene.sentence
    out: list[Actor] = []
    for t in (k, *(j for j in s.children[k] if s.deps[j] == "conj")):
        mention = scene.by_head.get(t)
        if mention is not None and mention.actor is not None and mention.actor.code:
            out += [mention.actor, *mention.also]
    return out
