"""Who says what stands at a word: the speaker of a clause, "according to", a view with its holder, a name before a colon."""

from __future__ import annotations

from events.coding.roles import Cast, Role
from events.coding.tree import syntax
from events.types import Sentence

# "In the view of the minister": nouns whose owner is the one who says it.
OPINION = frozenset("opinion view conviction belief word assessment estimate judgment judgement account eye".split())
# "Russia is to blame, the minister is convinced": predicates that tell whose view the clause before them is.
_SURE = frozenset({"convince", "convinced", "sure", "certain", "confident", "adamant"})


def speaker_head(s: Sentence, head: int, say: frozenset[str]) -> int | None:
    """Return the token of the one who says what stands at ``head``, or ``None`` when the article itself does."""
    node = head
    for _ in range(len(s)):
        found = _speech_below(s, node, head, say)
        if found is not None:
            return found
        up = s.heads[node]
        if up == node:
            return None
        if s.deps[node] in ("ccomp", "parataxis", "xcomp") and s.lemmas[up].lower() in say:
            subject = speaker_of(s, up)
            if subject is not None:
                return subject
        if s.deps[node] == "parataxis" and _before_colon(s, up):
            return up
        if s.deps[node] in ("ccomp", "parataxis") and node < up and s.lemmas[up].lower() in _SURE:
            return syntax.subject(s, up)
        node = up
    return None


def _before_colon(s: Sentence, noun: int) -> bool:
    """True for the name in front of "Stoltenberg: allies must do more"."""
    return s.heads[noun] == noun and s.pos[noun] == "PROPN" and ":" in s.words[noun + 1 : noun + 6]


def speaker_roles(cast: Cast, head: int) -> tuple[int | None, list[Role]]:
    """Who says what stands at ``head``: the token and its actors. Before a colon only officials and bodies speak, no countries."""
    said_by = speaker_head(cast.s, head, cast.say)
    if said_by is None:
        return None, []
    roles = cast.roles(said_by)
    if _before_colon(cast.s, said_by) and not (roles and roles[0].actor.roles):
        return None, []
    return said_by, roles


# Relations of words that tell of no speaker beside their governor.
_SILENT = frozenset(
    "punct det nsubj nsubj:pass obj iobj aux aux:pass cop case mark cc amod compound conj xcomp flat nummod".split()
)


def _speech_below(s: Sentence, node: int, head: int, say: frozenset[str]) -> int | None:
    """A speech clause or "according to" phrase that hangs on ``node`` and covers the act: return its speaker."""
    for j in s.children[node]:
        if j == head or (s.deps[j] in _SILENT and s.lower[j] != "according"):
            continue
        if s.deps[j].startswith(("obl", "nmod", "advcl", "parataxis", "advmod")) and syntax.preposition(s, j) in (
            "according to",
            "according",
        ):
            return j
        if (
            s.lemmas[j].lower() in OPINION
            and s.deps[j].startswith("obl")
            and syntax.preposition(s, j) in ("in", "on", "by")
        ):
            holder = s.child(j, "nmod:poss") or next(iter(syntax.oblique(s, j, "of")), s.child(j, "nmod"))
            if holder is not None:
                return holder
        if s.lower[j] == "according":
            for k in s.children[j]:
                if s.deps[k] in ("obl", "nmod", "pobj", "obj", "fixed") and s.pos[k] in syntax.NOMINAL:
                    return k
        if s.deps[j] == "parataxis" and j > node and s.lemmas[j].lower() in _SURE:
            return syntax.subject(s, j)
        if s.deps[j] in ("parataxis", "advcl", "ccomp") and s.lemmas[j].lower() in say:
            if s.deps[j] == "advcl" and ((m := s.child(j, "mark")) is None or s.lower[m] != "as"):
                continue
            if s.deps[j] == "ccomp" and s.lemmas[node].lower() not in ("be",) and j > node:
                continue
            return speaker_of(s, j)
    return None


def speaker_of(s: Sentence, verb: int) -> int | None:
    """The one who speaks: the subject of the verb, or the agent when it is passive ("was quoted as saying")."""
    if syntax.is_passive(s, verb):
        return syntax.agent(s, verb)
    if s.deps[verb] == "advcl" and syntax.marker(s, verb) == "as" and syntax.own_subject(s, verb) is None:
        return s.child(verb, "obj")  # "as has reported the army"
    subject = syntax.subject(s, verb)
    if subject is None:
        for j in s.children[verb]:  # inverted: said Lavrov
            if s.deps[j] == "obj" and s.pos[j] == "PROPN" and j == verb + 1:
                return j
    return subject
