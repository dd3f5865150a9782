"""Whether a time expression stands in past or future company: it decides between last and next Friday."""

from __future__ import annotations

import re
from functools import lru_cache

from events.coding.dates.data import read_yaml
from events.types import Sentence

_BEFORE = 25  # characters by which a past cue must be nearer than a future one to win
_CLOSE = 22  # characters between a cue and the expression it surely governs


@lru_cache(maxsize=1)
def _cues() -> tuple[re.Pattern[str], re.Pattern[str], frozenset[str], frozenset[str]]:
    raw = read_yaml("tense.yaml")
    future = re.compile(r"(?:\b(?:" + "|".join(raw["future_words"]) + r")\b|['’]ll\b)", re.IGNORECASE)
    no_verbs = "|".join(raw["not_past"])
    past = re.compile(r"\b(?:(?i:" + "|".join(raw["past_words"]) + rf")|(?!(?:{no_verbs})\b)[a-z]{{2,}}ed)\b")
    return future, past, frozenset(raw["planning_verbs"]), frozenset(raw["deadline_words"])


def cue_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The words that point ahead and those that point back."""
    return _cues()[:2]


def tense_at(text: str, start: int, end: int, sentence: Sentence | None) -> str:
    """``past``, ``future``, weak ``past?`` or ``future?``, or ``""`` for characters ``[start, end)`` of ``text``."""
    before = text[:start]
    word = before.rstrip(" \t\n").rsplit(None, 1)[-1].lower() if before.strip() else ""
    _, _, _, deadlines = _cues()
    if word in deadlines:
        said = before.lower().split()[-2:-1]
        weak = word == "through" or said in (
            ["has"],
            ["have"],
            ["had"],
            ["him"],
            ["them"],
            ["it"],
            ["deadline"],
            ["extended"],
        )
        if weak or _by_words(text, start, end) != "past?":
            return "future"
        told = sentence is None or _by_parse(sentence, start, end) == "past"
        return "past?" if told else "future"  # "before we complete it by September"
    if sentence is not None and len(sentence) > 0:
        found = _by_parse(sentence, start, end)
        if found:
            return found
    return _by_words(text, start, end)


def _by_words(text: str, start: int, end: int) -> str:
    """The nearest cue to the left; if there is none, the first to the right. A cue close by is no weak hint."""
    future, past, _, _ = _cues()
    ahead = [m.span() for m in future.finditer(text, 0, start)]
    behind = [m.span() for m in past.finditer(text, 0, start)]
    if ahead or behind:
        last = behind[-1][0] if behind else -1
        if not ahead or ahead[-1][0] <= last - _BEFORE:
            return "past?"
        close = start - ahead[-1][1] < _CLOSE and ahead[-1][0] > last
        return "future" if close else "future?"
    later_future, later_past = future.search(text, end), past.search(text, end)
    if later_future and (later_past is None or later_future.start() < later_past.start()):
        return "future?"
    return "past?" if later_past else ""


def _by_parse(s: Sentence, start: int, end: int) -> str:
    """Climb from the expression to the verbs above it; the first that tells wins."""
    inside = [i for i in range(len(s)) if s.starts[i] - s.start < end and s.ends[i] - s.start > start]
    if not inside:
        return ""
    i = next((k for k in inside if s.heads[k] not in inside), inside[-1])
    infinitive, below = False, i
    for _ in range(12):
        if infinitive and s.lemmas[i].lower() in _commitments():
            return "future"
        infinitive = s.tags[i] == "VB" and _has_to(s, i)
        if any(below > j > i and s.deps[j] in ("obj", "obl") and _to_come(s, j) for j in s.children[i]):
            return "future"  # "prepared the upcoming meeting in May", with the month hung on the verb
        found = _verb_tense(s, i)
        if found:
            return found
        if s.heads[i] == i:
            return ""
        below, i = i, s.heads[i]
    return ""


def _has_to(s: Sentence, i: int) -> bool:
    """Whether the verb ``i`` has a "to", or stands beside one that has ("to meet and talk")."""
    if s.deps[i] not in ("xcomp", "ccomp", "acl", "advcl", "conj"):
        return False
    return any(s.lower[k] == "to" for k in s.children[i]) or s.deps[i] == "conj"


@lru_cache(maxsize=1)
def _commitments() -> frozenset[str]:
    return frozenset(read_yaml("tense.yaml")["commitments"])


@lru_cache(maxsize=1)
def _coming() -> tuple[frozenset[str], frozenset[str]]:
    raw = read_yaml("tense.yaml")
    return frozenset(raw["coming_words"]), frozenset(raw["plan_nouns"])


def _to_come(s: Sentence, noun: int) -> bool:
    """Whether a noun speaks of what is to come: "the upcoming meeting", "plans for a visit"."""
    coming, plan = _coming()
    return s.lemmas[noun].lower() in plan or any(s.deps[k] == "amod" and s.lower[k] in coming for k in s.children[noun])


def _verb_tense(s: Sentence, i: int) -> str:
    """The tense a token gives, if it is a verb (or a predicate with auxiliaries) that tells one."""
    planning = _cues()[2]
    if s.pos[i] == "NOUN" and _to_come(s, i):
        return "future"
    tag, lemma = s.tags[i], s.lemmas[i].lower()
    helpers = [k for k in s.children[i] if s.deps[k] in ("aux", "aux:pass", "cop")]
    for k in helpers:
        if s.tags[k] == "MD" and s.lower[k] in (
            "will",
            "'ll",
            "’ll",
            "shall",
            "would",
            "may",
            "might",
            "could",
            "should",
            "must",
        ):
            have = any(s.lemmas[x].lower() == "have" for x in helpers)
            return "past" if have and s.lower[k] not in ("will", "'ll", "’ll") else "future"
    if lemma in planning and (tag in ("VBN", "VBG", "JJ", "VBZ", "VBP") or s.pos[i] == "ADJ"):
        return "future"
    if s.kind == "headline" and tag in ("VBZ", "VBP"):
        return "past"
    if any(s.tags[k] == "VBD" or (s.lemmas[k].lower() == "have" and s.tags[k] in ("VBZ", "VBP")) for k in helpers):
        return "past"
    if tag == "VBD":
        return "past"
    if tag == "VBN" and not helpers and s.deps[i] in ("acl", "amod", "conj", "advcl"):
        return "past"
    if tag == "VBG" and any(s.lower[k] in ("is", "are", "'s", "’s", "am") for k in helpers):
        return (
            "future"
            if lemma in ("go", "come", "travel", "visit", "meet", "arrive", "leave", "hold", "begin", "start")
            else ""
        )
    return ""
