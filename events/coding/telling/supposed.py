"""Happenings that are only supposed: what any further attack would lead to, what a scenario involves, whatever steps somebody takes."""

from __future__ import annotations

from events.coding.tree import syntax
from events.types import Sentence

_ANY = frozenset({"a", "an", "any", "another", "every"})
# Words of what has not come yet: "any further aggression will be met".
_MORE = frozenset("further additional future more potential possible any another".split())
_MAY = frozenset("may might can could ca would 'd ’d".split())
_WILL = frozenset("will shall 'll ’ll".split())
_BRINGS = frozenset("involve mean include entail trigger invite provoke cause spark prompt bring see face".split())
# "The idea of meeting them" is no meeting, and who is asked about meeting them has not met them.
_THOUGHTS = frozenset(
    "idea assessment notion thought concept question topic subject merit wisdom value benefit advantage".split()
)
_TAKES = frozenset({"require", "take", "need", "mean", "entail", "involve", "necessitate"})
_ASKED = frozenset({"ask", "press", "question", "query", "talk", "think", "speculate"})
_DEALINGS = frozenset("meet meeting visit travel go join attend talk speak negotiate host invite".split())
_ANSWERS = frozenset("respond react retaliate answer defend withstand repel reply".split())


def only_supposed(s: Sentence, noun: int, up: int, dep: str) -> str | None:
    """Say why a happening that stands at ``noun`` under ``up`` is only supposed, or return ``None``."""
    if s.pos[noun] != "NOUN":
        return None
    helpers = {s.lower[j] for j in s.children[up] if s.deps[j] == "aux"}
    more = still_to_come(s, noun)
    loose = more or _bare(s, noun) or any(s.deps[j] == "det" and s.lower[j] in _ANY for j in s.children[noun])
    word = s.lemmas[up].lower()
    if dep in ("nsubj", "nsubj:pass"):
        if (loose and helpers & _MAY) or (more and helpers & _WILL):
            return f"the subject of {s.words[up]!r}"  # "an invasion would lead to sanctions"
        if word == "be" and helpers & {"should"} and any(s.deps[j] == "expl" for j in s.children[up]):
            return "in a condition"  # "should there be an attack"
    if dep == "obj" and word in _BRINGS and helpers & _MAY and not _known(s, noun):
        return f"what {s.words[up]!r} would bring"  # "the worst case would involve attacks"
    if dep == "obl" and word in _ANSWERS and loose and helpers & (_MAY | _WILL):
        return f"what one would {s.words[up]!r} to"
    return None


def _bare(s: Sentence, noun: int) -> bool:
    """True for a kind of thing and none in particular: "aggression would be good for nobody", "war would ruin them"."""
    held = ("det", "nmod:poss", "nummod")
    return s.tags[noun] == "NN" and not any(s.deps[j] in held for j in s.children[noun])


def thought_of(s: Sentence, gerund: int, up: int, dep: str) -> bool:
    """True for what is only an idea: "the idea of meeting them", "was asked about meeting him", "it would take the army firing"."""
    if s.tags[gerund] != "VBG":
        return False
    if dep in ("xcomp", "ccomp", "obj") and s.lemmas[up].lower() in _TAKES:
        return any(s.deps[j] == "aux" and s.lower[j] in _MAY for j in s.children[up])
    mark = syntax.marker(s, gerund)
    if dep in ("acl", "nmod") and mark == "of":
        return s.lemmas[up].lower() in _THOUGHTS
    dealing = s.lemmas[gerund].lower() in _DEALINGS and dep in ("advcl", "xcomp") and mark == "about"
    return dealing and s.lemmas[up].lower() in _ASKED


def still_to_come(s: Sentence, noun: int) -> bool:
    """True for one of a kind of which none has come yet: "any further aggression", "additional attacks"."""
    return any(s.deps[j] in ("amod", "det") and s.lower[j] in _MORE for j in s.children[noun])


def whatever(s: Sentence, clause: int, dep: str) -> bool:
    """True for a clause in the present about any one of a kind: "any steps it takes to help them", "any state that helps them".

    A clause with "should" before its subject is no better: "should they choose to attack".
    """
    if dep in ("advcl", "acl:relcl") and _should(s, clause):
        return True
    up = s.heads[clause]
    if dep == "acl:relcl" and _such_a(s, clause, up):
        return True
    if not dep.startswith("acl") or not any(s.deps[j] == "det" and s.lower[j] == "any" for j in s.children[up]):
        return False
    tags = {s.tags[clause], *(s.tags[j] for j in s.children[clause] if s.deps[j].startswith("aux"))}
    if dep == "acl":
        return "VBG" in tags and s.text.rstrip(" ”\"'").endswith("?")  # "are there any troops training them?"
    return not tags & {"VBD", "VBN"} and bool(tags & {"VBZ", "VBP"})


def _such_a(s: Sentence, clause: int, noun: int) -> bool:
    """True for what one of a kind does, of which is said what would become of it: "a Chad that attacks them will be alone"."""
    finite = {s.tags[clause], *(s.tags[j] for j in s.children[clause] if s.deps[j].startswith("aux"))}
    if not finite & {"VBZ", "VBP"} or not any(
        s.deps[j] == "det" and s.lower[j] in ("a", "an") for j in s.children[noun]
    ):
        return False
    verb = s.heads[noun]
    helpers = {s.lower[j] for j in s.children[verb] if s.deps[j] == "aux"}
    return s.deps[noun].startswith("nsubj") and bool(helpers & (_MAY | _WILL))


def _should(s: Sentence, clause: int) -> bool:
    subject = s.child(clause, "nsubj")
    first = [j for j in s.children[clause] if s.lower[j] == "should" and s.deps[j] in ("aux", "mark")]
    return subject is not None and bool(first) and first[0] < subject and not s.text.rstrip(" ”\"'").endswith("?")


def _known(s: Sentence, noun: int) -> bool:
    return any(
        s.deps[j] == "nmod:poss" or (s.deps[j] == "det" and s.lower[j] in ("the", "this", "that", "these", "those"))
        for j in s.children[noun]
    )


def not_certain(s: Sentence, clause: int, up: int, dep: str) -> str | None:
    """Say why what will or would be done is only supposed, by the words above it."""
    return f"a {s.words[up]!r}" if a_chance(s, clause, up, dep) else conceded(s, up, dep)


_VERDICTS = frozenset({"right", "true", "correct", "fair"})
CHANCES = frozenset("possibility likelihood risk danger chance prospect probability fear threat".split())


def conceded(s: Sentence, up: int, dep: str) -> str | None:
    """Say why what is granted as possible is only supposed: "you may be right that they will refuse"."""
    maybe = any(s.deps[j] == "aux" and s.lower[j] in ("may", "might", "could") for j in s.children[up])
    return (
        f"it may be {s.words[up]!r}"
        if maybe and dep in ("ccomp", "csubj", "acl") and s.lower[up] in _VERDICTS
        else None
    )


def a_chance(s: Sentence, clause: int, noun: int, dep: str) -> bool:
    """True for what there is a chance of: "the possibility that she would order it", "the risk of ships going in and shelling it"."""
    if dep != "acl" or s.pos[noun] not in ("NOUN", "PROPN") or s.tags[clause] == "VBN":
        return False
    above = s.heads[noun] if s.deps[noun] == "nmod" and syntax.preposition(s, noun) == "of" else noun
    return s.pos[above] == "NOUN" and s.lemmas[above].lower() in CHANCES
