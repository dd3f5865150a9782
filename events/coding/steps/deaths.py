"""Deaths told with the deed that caused them: "ten people were killed in an Israeli raid", "eleven died when rustlers attacked".

A step of :mod:`events.coding.coder`. The deaths and the deed are one event: its doer is the doer of the deed, its target the victims.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from events.coding.steps.work import Draft, Work
from events.lexicon.rules import RuleBook
from events.types import EventMention, Sentence

_DEATHS = frozenset({"kill", "wound", "injure", "die", "perish", "hurt", "shoot", "murder", "slay"})
_VIOLENCE = frozenset({"18", "19", "20"})


def join_deaths(w: Work) -> None:
    """Give victims without a doer the doer of the deed below them; drop them when several fight each other."""
    for d in [x for x in w.drafts if _unexplained(w.sentence, x)]:
        deeds = [e for e in w.drafts if e.source is not None and _caused(w.sentence, e, d)]
        if not deeds:
            continue
        deed = deeds[0]
        w.drafts.remove(d)
        if any(e.source != deed.source for e in deeds):
            w.lost.append(f"{d.rule_id}: told by {deed.rule_id}, in which both sides are named")
            continue
        if _nobodys(d) and any(e.target is not None and e.target.actor.country for e in deeds):
            w.lost.append(f"{d.rule_id}: told by {deed.rule_id}, which says whose people they are")
            continue
        code = deed.code if d.code in ("180", "190") else d.code
        w.drafts.append(replace(d, source=deed.source, code=code))
        for e in deeds:
            if e.target is None or d.target is None or e.target.actor.country in (None, d.target.actor.country):
                w.drafts.remove(e)
                w.lost.append(f"{e.rule_id}: told by its victims, {d.rule_id}")


_LEAD = 2  # sentences that say what a report is about


def without_disasters(
    sentences: Sequence[Sentence], mentions: Iterable[EventMention], book: RuleBook
) -> list[EventMention]:
    """Drop deaths that nobody is named to have caused where a report opens with a disaster: "up to 50,000 people were killed"."""
    kept = list(mentions)
    if not any(_by_nobody(m) for m in kept) or not _of_disaster(sentences[:_LEAD], book):
        return kept
    violent = {s.index for s in sentences if book.classes["violence_signs"].find(_lemmas(s)) is not None}
    return [m for m in kept if not _by_nobody(m) or m.sentence_index in violent]


def _by_nobody(m: EventMention) -> bool:
    return m.source is None and m.event_code in ("180", "182", "190")


def _of_disaster(lead: Sequence[Sentence], book: RuleBook) -> bool:
    words = tuple(lemma for s in lead for lemma in _lemmas(s) if lemma != "strike")  # as earthquakes and storms do
    calamity = book.classes["natural_forces"].find(words) or book.classes["accident_signs"].find(words)
    return calamity is not None and book.classes["violence_signs"].find(words) is None


def _lemmas(s: Sentence) -> tuple[str, ...]:
    return tuple(lemma.lower() for lemma in s.lemmas)


def _unexplained(s: Sentence, d: Draft) -> bool:
    victims = d.source is None and d.target is not None and d.code[:2] in _VIOLENCE
    victims = victims and not s.deps[d.act.head].startswith("acl")
    return victims and d.act.rule.kind == "verb" and s.lemmas[d.act.head].lower() in _DEATHS


def _nobodys(d: Draft) -> bool:
    """True for victims of no country and no group."""
    return d.target is not None and d.target.actor.country is None and d.target.actor.group is None


def _caused(s: Sentence, deed: Draft, deaths: Draft) -> bool:
    """True when the deed stands in the phrases or clauses below the verb of dying."""
    same = deed.context.polarity == deaths.context.polarity and deed.context.modality == deaths.context.modality
    if deed.code[:2] not in _VIOLENCE or not same or deed.act.head == deaths.act.head:
        return False
    node = deed.act.head
    for _ in range(4):
        up = s.heads[node]
        if up == node or s.deps[node] not in ("obl", "obl:agent", "advcl", "nmod", "acl", "acl:relcl"):
            return False
        if up == deaths.act.head:
            return True
        node = up
    return False
