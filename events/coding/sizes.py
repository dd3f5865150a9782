"""Counts stated for an event: dead, injured, participants ("killed at least 12 people and wounded dozens")."""

from __future__ import annotations

import re

from events.coding.tree import syntax
from events.types import Sentence

NUMBERS = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
# Round plurals are stated as orders of magnitude: the least count the words allow.
PLURALS = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2000000}
GROUPS = {"tens": 10, "dozens": 24, "scores": 40, "hundreds": 100}
SCALE = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1000000}
DEAD = frozenset({"kill", "die", "slay", "massacre", "execute", "assassinate", "murder"})
DEAD_NOUNS = frozenset({"dead", "death", "fatality"})
HURT = frozenset({"wound", "injure", "hurt", "maim"})
CROWD = frozenset({"demonstrate", "march", "rally", "protest", "gather", "strike", "riot", "assemble", "converge"})


def number(s: Sentence, noun: int) -> int | None:
    """Return the count that ``noun`` is given ("12 people", "tens of thousands of workers"), or ``None``."""
    word = s.lower[noun]
    if word in GROUPS:  # "tens of thousands of", "hundreds of thousands"
        for j in s.children[noun]:
            if s.deps[j] == "nmod" and s.lower[j] in ("thousands", "millions"):
                return GROUPS[word] * PLURALS[s.lower[j]]
    if word in PLURALS:
        for j in range(max(0, noun - 2), noun):
            if s.lower[j] == "tens":
                return PLURALS[word] * 10
            if s.lower[j] == "hundreds":
                return PLURALS[word] * 100
        return PLURALS[word]
    if s.pos[noun] == "NUM":
        return _value(s, noun)
    for j in s.children[noun]:
        if s.deps[j] == "nummod":
            found = _value(s, j)
            half = any(s.lower[k] == "half" and k < j for k in (*s.children[noun], *s.children[j]))
            return found // 2 if half and found else found
    for j in s.children[noun]:
        if s.deps[j] == "nmod" and word in PLURALS:
            return PLURALS[word]
    return None


def _value(s: Sentence, j: int) -> int | None:
    text = s.lower[j].replace(",", "")
    scale = 1
    for k in (*s.children[j], j + 1):
        if k < len(s) and s.lower[k] in SCALE and s.pos[k] in ("NUM", "NOUN"):
            scale = SCALE[s.lower[k]]
    if re.fullmatch(r"\d{1,9}(\.\d+)?", text):
        return int(float(text) * scale)
    if text in NUMBERS:
        return NUMBERS[text] * scale
    if text in SCALE:
        before = [NUMBERS[s.lower[k]] for k in s.children[j] if s.lower[k] in NUMBERS]
        return SCALE[text] * (before[0] if before else 1)
    if "-" in text and all(p in NUMBERS for p in text.split("-")):
        return sum(NUMBERS[p] for p in text.split("-"))
    return None


def read(s: Sentence, head: int, code: str) -> tuple[int | None, int | None, int | None]:
    """Return (dead, injured, participants) that the sentence states for the act at ``head``."""
    root = code[:2]
    dead = injured = crowd = None
    if root in ("17", "18", "19", "20"):
        for i, lemma in enumerate(s.lemmas):
            low = lemma.lower()
            if low in DEAD or low in HURT:
                n = _object_count(s, i)
                if n is None and i > 0 and s.pos[i - 1] == "NUM":  # "... and five wounded"
                    n = _value(s, i - 1)
                if low in DEAD and dead is None:
                    dead = n
                elif low in HURT and injured is None:
                    injured = n
            elif s.lower[i] in DEAD_NOUNS or s.lower[i] in ("injured", "wounded"):
                n = _stated(s, i)
                if s.lower[i] in DEAD_NOUNS and dead is None:
                    dead = n
                elif injured is None:
                    injured = n
    elif root == "14":
        for i, lemma in enumerate(s.lemmas):
            if lemma.lower() in CROWD and s.pos[i] == "VERB":
                subject = s.child(i, "nsubj", "nsubj:pass")
                if subject is not None and crowd is None:
                    crowd = number(s, subject)
        if crowd is None:
            crowd = _crowd(s, head)
    return dead, injured, crowd


def _stated(s: Sentence, i: int) -> int | None:
    """The count of "dead", "deaths", "injured" at token ``i``: its own, its noun's, the object of "leave", or that of a death toll."""
    found = number(s, i)
    if found is None and i > 0 and s.pos[i - 1] == "NUM":
        found = _value(s, i - 1)
    head = s.heads[i]
    if found is None and s.deps[i] in ("amod", "xcomp", "compound") and head != i:
        if s.deps[i] == "amod":
            return number(s, head)
        if s.deps[i] == "xcomp" and (obj := s.child(head, "obj")) is not None:
            return number(s, obj)
        if s.lower[head] == "toll":
            up = s.heads[head]
            for j in s.children[up]:
                if s.deps[j] == "obl" and s.pos[j] == "NUM":
                    return _value(s, j)
    return found


def _crowd(s: Sentence, head: int) -> int | None:
    """How many take part in the protest at ``head``: its subject, its "by" or "of" phrase, or what it draws."""
    for j in s.children[head]:
        if s.deps[j] in ("nsubj", "nsubj:pass") or (
            s.deps[j] == "nmod" and any(s.lower[k] in ("by", "of") for k in s.children[j])
        ):
            found = number(s, j)
            if found is not None:
                return found
    up = s.heads[head]
    if (
        up != head
        and s.lemmas[up] in ("draw", "attract", "gather", "join", "attend")
        and (obj := s.child(up, "obj")) is not None
    ):
        return number(s, obj)
    return None


def _object_count(s: Sentence, verb: int) -> int | None:
    for dep in ("obj", "nsubj:pass", "nsubj"):
        j = s.child(verb, dep)
        if j is not None and (dep != "nsubj" or s.lemmas[verb] == "die"):
            counts = [number(s, k) for k in syntax.expand(s, j)]
            known = [n for n in counts if n is not None]
            if known:
                return sum(known)
            single = s.tags[j] == "NN" and any(s.lower[k] in ("a", "an") for k in s.children[j])
            return 1 if single and s.lemmas[j] not in syntax.PARTITIVE else None
    head = s.heads[verb]
    if s.deps[verb] == "acl" and head != verb:
        return number(s, head)
    if s.deps[verb] == "conj" and s.lemmas[head].lower() in DEAD | HURT:
        return None
    return None
