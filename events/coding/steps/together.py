"""Acts of one sentence that belong together: topics of a talk, verbs that go on from another, a strike and its aim.

Steps of :mod:`events.coding.coder`: each changes the :class:`events.coding.steps.work.Work` of the sentence in place.
"""

from __future__ import annotations

from dataclasses import replace

from events.coding.acts.act import Act
from events.coding.parties import arguments as args
from events.coding.steps.work import Work
from events.coding.tree import syntax
from events.types import Sentence


def drop_topics(w: Work) -> None:
    """Drop friendly acts that are only what a talk was about: "discussed deepening economic cooperation" is a talk, no cooperation.

    What is discussed in a talk with somebody is the talk told once more: "spoke with Kuleba to discuss the talks with Lavrov".
    """
    topics = w.book.classes["talk_verbs"].words
    kept = []
    for act in w.acts:
        talked = act.code[:2] in _FRIENDLY or _step_towards(w.sentence, act.head)
        verb = _talked_about(w.sentence, act.head, topics) if talked else None
        discusses = act.code[:2] == "04" and w.sentence.lemmas[act.head].lower() in topics
        talk = args.interlocutors(w.cast, act.head) if discusses else []
        if talk:
            w.lost.append(f"{act.rule_id}: told by the talk with {talk[0].mention.text!r}")
        elif verb is None:
            kept.append(act)
        else:
            w.lost.append(f"{act.rule_id}: only the topic of {w.sentence.words[verb]!r}")
    w.acts = kept


def one_deed(w: Work) -> None:
    """'Shot and killed at least 20 people': the first of two verbs of force without an object of its own tells the same deed."""
    s, by_head = w.sentence, {a.head: a for a in w.acts}
    for act in [a for a in w.acts if a.code[:2] in _VIOLENCE and a.rule.kind == "verb"]:
        verbs = [k for k in s.children[act.head] if s.deps[k] == "conj" and k in by_head]
        bare = s.child(act.head, "obj", "obl:agent") is None and not syntax.is_passive(s, act.head)
        told = [by_head[k] for k in verbs if by_head[k].code[:2] in _VIOLENCE and s.child(k, "obj") is not None]
        if bare and told:
            w.acts.remove(act)
            w.lost.append(f"{act.rule_id}: the same deed as the verb after it")
            if told[0].code == "190":
                w.acts[w.acts.index(told[0])] = replace(told[0], code=act.code)


_VIOLENCE = frozenset({"18", "19", "20"})


def drop_aims(w: Work) -> None:
    """Drop what help that is only asked for shall do: "launched an appeal for money to feed refugees", "needs money to support"."""
    asked = {t for a in w.acts if a.code[:2] in _ASKING for t in a.tokens}
    kept = []
    for act in w.acts:
        verb = _aim_of(w.sentence, act.head) if act.code[:2] in _HELPING else None
        if verb is None or not (verb in asked or w.sentence.lemmas[verb].lower() in _LACKING):
            kept.append(act)
        else:
            w.lost.append(f"{act.rule_id}: only what {w.sentence.words[verb]!r} shall lead to")
    w.acts = kept


def _aim_of(s: Sentence, head: int) -> int | None:
    """The verb whose aim an infinitive tells, also by way of the noun it hangs on: "asked for money to feed"."""
    if s.tags[head] != "VB" or s.deps[head] not in ("advcl", "acl", "xcomp"):
        return None
    up = s.heads[head]
    while s.deps[up] in ("obj", "nmod", "obl") and s.pos[up] not in ("VERB", "AUX"):
        up = s.heads[up]
    return up if s.pos[up] == "VERB" else None


_ASKING = frozenset({"02", "10"})
_HELPING = frozenset({"05", "06", "07"})
_LACKING = frozenset({"need", "require", "lack", "seek", "raise", "collect"})
_FRIENDLY = frozenset({"03", "05", "06", "07", "08"})


def _step_towards(s: Sentence, head: int) -> bool:
    """True for an infinitive below a noun: "steps to isolate Russia"."""
    return (s.deps[head], s.tags[head]) == ("acl", "VB") and s.pos[s.heads[head]] == "NOUN"


def _talked_about(s: Sentence, head: int, topics: frozenset[str]) -> int | None:
    """The verb of talking above ``head`` that has it (or what it hangs on) as its object or topic phrase."""
    node = head
    for _ in range(6):
        up = s.heads[node]
        if up == node or s.deps[node] not in (
            "obj",
            "nmod",
            "obl",
            "acl",
            "conj",
            "ccomp",
            "xcomp",
            "advcl",
            "appos",
            "compound",
        ):
            return None
        if s.deps[node] == "acl" and s.tags[node] == "VBN":
            return None  # "the agreements reached last year" were reached, whoever talks about them now
        if s.lemmas[up].lower() in topics and s.deps[node] in ("obj", "obl", "ccomp", "xcomp", "advcl") and node > up:
            prep = syntax.preposition(s, node) if s.deps[node] == "obl" else "about"
            return up if prep in ("about", "on", "of", "regarding", "concerning", None) else None
        node = up
    return None


def share_partners(w: Work) -> None:
    """Give an act that names nobody the partner of the act it goes on from: "criticised Greece and demanded an apology"."""
    by_head = {a.head: a for a in w.acts}
    for i, act in enumerate(w.acts):
        first = by_head.get(w.sentence.heads[act.head])
        if first is None or act.targets or not first.targets or not _goes_on(w.sentence, act, first):
            continue
        w.acts[i] = replace(act, targets=first.targets, because=(*act.because, f"to the partner of {first.rule_id}"))


_TO_SOMEBODY = frozenset({"02", "03", "05", "07", "08", "10", "11", "12", "13", "16"})


def _goes_on(s: Sentence, act: Act, first: Act) -> bool:
    """True for a second verb with the subject of the first one, both of things said or done to somebody."""
    if not act.matches or act.rule.kind != "verb" or not first.matches or first.rule.kind != "verb":
        return False
    together = s.deps[act.head] in ("conj", "parataxis") or (s.deps[act.head], s.tags[act.head]) == ("advcl", "VBG")
    alike = act.code[:2] in _TO_SOMEBODY and first.code[:2] in _TO_SOMEBODY
    return together and alike and act.head > first.head and syntax.own_subject(s, act.head) is None


def join_protest(w: Work) -> None:
    """A strike or hunger strike "to protest against" somebody is one event: the form of dissent with the target of the protest."""
    against = {d.source.key: d for d in w.drafts if d.code[:3] == "141" and d.source and d.target}
    for k, d in enumerate(w.drafts):
        plain = against.get(d.source.key) if d.source and d.code[:3] in _FORMS else None
        if plain is not None and (d.target is None or d.target == plain.target):
            w.drafts[k] = replace(d, target=plain.target)
            w.lost.append(f"{plain.rule_id}: the aim of {d.rule_id}")
            w.drafts = [x for x in w.drafts if x is not plain]
            return


_FORMS = frozenset({"142", "143", "144"})
