"""From one parsed sentence to event mentions. ``READING`` and ``MENDING`` are the readable lists of what happens to a sentence.

Each step takes the :class:`events.coding.steps.work.Work` of the sentence and changes it in place; none of them looks outside it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from events.coding import confidence, sizes
from events.coding.acts.act import Act, is_pseudo
from events.coding.gate import (
    aims,
    at_home,
    courtesies,
    force,
    in_general,
    in_passing,
    nested,
    other_senses,
    routine,
    small_talk,
    standing,
)
from events.coding.gate import political as gate
from events.coding.meaning.compose import Interpreter
from events.coding.roles import Cast, Role
from events.coding.steps.blameless import blameless
from events.coding.steps.bycatch import bycatch
from events.coding.steps.condolences import condolences
from events.coding.steps.deaths import join_deaths
from events.coding.steps.followers import followers
from events.coding.steps.greetings import greetings
from events.coding.steps.irregular import irregular_force
from events.coding.steps.left_out import left_out
from events.coding.steps.misplaced import misplaced
from events.coding.steps.one_side import one_side
from events.coding.steps.own_forces import own_forces
from events.coding.steps.own_people import own_people
from events.coding.steps.penalised import penalised
from events.coding.steps.planned import planned_words
from events.coding.steps.present import present
from events.coding.steps.recalled import recalled
from events.coding.steps.speech import accusations, answered, neutral_statements
from events.coding.steps.their_own import their_own
from events.coding.steps.to_come import to_come
from events.coding.steps.together import drop_aims, drop_topics, join_protest, one_deed, share_partners
from events.coding.steps.undecided import undecided
from events.coding.steps.venues import venues
from events.coding.steps.work import Draft, Work
from events.coding.tone import Tone
from events.coding.tree import syntax
from events.lexicon.ontology import Ontology
from events.lexicon.rules import RuleBook
from events.types import ActorMention, EventMention, PlaceMention, Sentence, Step, Timex

__all__ = ["MENDING", "READING", "Draft", "SentenceCoder", "Work"]


_CONTENT = frozenset({"VB", "NN", "JJ"})
_CONTENT_CLASSES = frozenset({"VERB", "AUX", "NOUN", "PROPN", "ADJ"})


def find_acts(w: Work) -> None:
    """Interpret every word that can trigger a rule; acts that are the content of another act stand inside it."""
    s = w.sentence
    if not w.cast.anybody():
        return
    found: list[Act] = []
    inside: set[int] = set()
    keys = w.book.keys
    for i, lemma in enumerate(s.low_lemmas):
        if lemma not in keys and s.lower[i] not in keys:
            continue  # most words are none that a rule starts from
        if s.tags[i][:2] not in _CONTENT and s.pos[i] not in _CONTENT_CLASSES:
            continue
        if s.tags[i] == "VBG" and _in_quotes(s, i):
            continue  # a mere description: 'movements that are "threatening"'
        act = None if _in_a_name(s, i) else w.interpreter.act(i)
        if act is None:
            continue
        found.append(act)
        inside.update(t for t in act.tokens if t != i)
        for inner in act.chain()[1:]:
            inside.add(inner.head)
        for extra in w.interpreter.more.get(i, ()):
            found.append(extra)
            inside.update(t for t in extra.tokens if t != i)
    # "suspended their strike", "lifted most of its sanctions": the noun is what the act ends, no act of its own.
    for act in found:
        if act.code[:2] == "08" and act.matches and act.rule.kind == "verb" and act.operator is None:
            _, obj, _ = syntax.logical(s, act.head)
            if obj is not None:
                inside.update(syntax.phrase(s, obj))
    w.acts = [a for a in found if a.head not in inside]


_QUOTES = frozenset('"“”„«»')


def _in_quotes(s: Sentence, i: int) -> bool:
    """True for a single word between quotation marks."""
    return 0 < i < len(s) - 1 and s.words[i - 1] in _QUOTES and s.words[i + 1] in _QUOTES


def _in_a_name(s: Sentence, i: int) -> bool:
    """Tell whether a word is but part of a name, adjective or title: "Zin Mar Aung", "the UN-negotiated truce"."""
    if s.deps[i] == "flat" and s.pos[i] == "PROPN":
        return True
    if s.tags[i] not in ("VBN", "VBG"):
        return False
    hyphened = i > 1 and s.words[i - 1] == "-" and s.ends[i - 2] == s.starts[i - 1] and s.ends[i - 1] == s.starts[i]
    after = s.words[i + 1][:1] if i + 1 < len(s) else ""
    title = (
        i > 0 and s.words[i][:1].isupper() and after.isupper() and s.pos[i + 1] == "PROPN" and s.pos[i - 1] != "PUNCT"
    )
    return hyphened or title


def drop_silent(w: Work) -> None:
    """Drop acts that only mean something inside another: bare nouns not marked as events, and acts without a code of their own."""
    kept = []
    for act in w.acts:
        if is_pseudo(act):
            w.lost.append(f"{act.rule_id}: no code of its own")
        elif not act.rule.alone:
            w.lost.append(f"{act.rule_id}: {w.sentence.words[act.head]!r} is coded only as the content of another act")
        elif _describes(w.sentence, act):
            w.lost.append(f"{act.rule_id}: {w.sentence.words[act.head]!r} only describes: it is no news")
        elif act.matches[0].rule.kind == "noun" and w.sentence.deps[act.head] == "compound":
            w.lost.append(f"{act.rule_id}: {w.sentence.words[act.head]!r} only describes another noun")
        else:
            kept.append(act)
    w.acts = kept


def _describes(s: Sentence, act: Act) -> bool:
    """Tell whether a participle before a noun only says which one: "the detained reporter", "striking teachers"."""
    if s.deps[act.head] != "amod":
        return False
    if s.tags[act.head] == "VBG":
        return act.code[:2] >= "18" or act.code[:2] == "04"  # "met with visiting officers"
    return act.code[:2] >= "13" and s.tags[act.head] == "VBN"


def keep_political(w: Work) -> None:
    """Apply the gate: roles that make no sense for the code, private people, figurative uses. The reason is kept."""
    kept = []
    for d in w.drafts:
        reason = (
            gate.refuse(w.sentence, d.act, d.code, d.source, d.target, w.book)
            or gate.idle(d.code, d.target, d.context.modality)
            or routine.reason(w.sentence, d.act, d.code, d.source, d.target, d.context)
            or aims.reason(w.sentence, d.act, d.code)
            or standing.reason(w.sentence, d.act, d.code, d.source, d.target, d.context)
            or force.reason(w.sentence, d.act, d.code, d.source, d.target, d.context)
            or courtesies.reason(w.sentence, d.act, d.code, d.source, d.target, d.context, w.book)
            or small_talk.reason(w.sentence, d.act, d.code, d.source, d.target, d.context)
            or at_home.reason(w.sentence, d.act, d.code, d.source, d.target, d.context)
            or other_senses.reason(w.sentence, d.act, d.code, d.source, d.target, d.context)
            or nested.reason(w.sentence, d.act, d.code, d.source, d.target, d.context)
            or in_general.reason(w.sentence, d.act, d.code, d.source, d.target, d.context)
            or in_passing.reason(w.sentence, d.act, d.code, d.source, d.target, d.context)
        )
        if reason is None:
            kept.append(d)
        else:
            w.lost.append(f"{d.rule_id}: {reason}")
    w.drafts = kept


def drop_repeats(w: Work) -> None:
    """One mention for each pair of actors and root: what is told as a fact, the more exact code, parties named, then the earlier words, win."""
    best: dict[tuple[str | None, str | None, str, str], Draft] = {}
    for d in w.drafts:
        key = (d.source.key if d.source else None, d.target.key if d.target else None, d.code[:2], d.context.polarity)
        other = best.get(key)
        if other is None or _rank(d) > _rank(other):
            if other is not None:
                w.lost.append(f"{other.rule_id}: same pair and root as {d.rule_id}, less exact")
            best[key] = d
        else:
            w.lost.append(f"{d.rule_id}: same pair and root as {other.rule_id}, less exact")
    monadic = {(k[0], k[2]) for k in best if k[1] is not None}
    w.drafts = [d for k, d in best.items() if k[1] is not None or (k[0], k[2]) not in monadic]


def _rank(d: Draft) -> tuple[bool, int, bool, int, int]:
    weight = d.act.matches[0].weight if d.act.matches else 0
    named = all(r is None or r.mention.how != "pronoun" for r in (d.source, d.target))
    return (d.context.modality == "actual", len(d.code.rstrip("0")), named, weight, -d.act.head)


# What reads a sentence and drafts mentions, and what mends the drafts: without any there is nothing to mend.
READING: tuple[Callable[[Work], None], ...] = (
    find_acts,
    drop_silent,
    drop_topics,
    drop_aims,
    one_deed,
    share_partners,
    present,
    neutral_statements,
)
MENDING: tuple[Callable[[Work], None], ...] = (
    accusations,
    answered,
    join_protest,
    join_deaths,
    penalised,
    left_out,
    blameless,
    venues,
    planned_words,
    misplaced,
    bycatch,
    followers,
    keep_political,
    recalled,
    own_forces,
    own_people,
    condolences,
    their_own,
    one_side,
    irregular_force,
    undecided,
    greetings,
    drop_repeats,
)


#: How a place is found that the sentence itself gives the act (see ``places/attach.py``).
_TOLD = frozenset({"syntax", "clause"})


@dataclass(frozen=True, slots=True)
class SentenceCoder:
    """Codes sentences with one rule book. Holds no state between sentences."""

    book: RuleBook
    ontology: Ontology
    tone: Tone

    def work(
        self,
        s: Sentence,
        mentions: Sequence[ActorMention],
        places: Sequence[PlaceMention] = (),
        attacker_of: Callable[[str], str | None] | None = None,
    ) -> Work:
        """Run all steps on one sentence and return the whole :class:`Work`, for explanations."""
        cast = Cast(s, mentions, {p.head: p.country for p in places if p.country}, self.book.classes["say_verbs"].words)
        w = Work(s, cast, self.book, self.ontology, Interpreter(s, cast, self.book))
        if attacker_of is not None:
            w.attacker_of = attacker_of
        for step in READING:
            step(w)
        for step in MENDING:
            if not w.drafts:
                break
            step(w)
        return w

    def code(
        self,
        s: Sentence,
        mentions: Sequence[ActorMention],
        places: Sequence[PlaceMention],
        article_id: str,
        when: Callable[[int, Draft], tuple[Timex | None, str]],
        where: Callable[[int, Draft], tuple[PlaceMention | None, str]],
        text: confidence.Text = confidence.ARTICLE,
        today: dt.date | None = None,
        attacker_of: Callable[[str], str | None] | None = None,
    ) -> list[EventMention]:
        """Code one sentence. ``when`` and ``where`` give the date and place of the act at a token, and how they were found.

        ``text`` is what confidence has to know of the text; what is dated after ``today`` is still to come; ``attacker_of`` tells
        who the article says invaded a land.
        """
        w = self.work(s, mentions, places, attacker_of)
        out = []
        for d in w.drafts:
            timex, when_how = when(d.act.head, d)
            told = to_come(s, d, timex, when_how, today, self.book)
            if told is None:
                continue
            d = told
            place, where_how = where(d.act.head, d)
            if where_how in _TOLD:
                d = _on_third_ground(d, place)
            features = confidence.features(s, d.act, d.source, d.target, d.context, text)
            out.append(self._mention(w, d, article_id, timex, when_how, place, where_how, features))
        return out

    def _mention(
        self,
        w: Work,
        d: Draft,
        article_id: str,
        timex: Timex | None,
        when_how: str,
        place: PlaceMention | None,
        where_how: str,
        features: dict[str, float],
    ) -> EventMention:
        s, act = w.sentence, d.act
        info = self.ontology.cameo[d.code]
        first, last = min(act.tokens), max(act.tokens)
        doubt = confidence.step_of(features)
        losses = Step(name="runners-up", decided=f"{len(w.lost)} readings lost", lost=tuple(w.lost))
        dead, injured, participants = sizes.read(s, act.head, d.code)
        return EventMention(
            article_id=article_id,
            sentence_index=s.index,
            sentence=s.text,
            sentence_start=s.start,
            source=d.source.mention if d.source else None,
            target=d.target.mention if d.target else None,
            source_actor=d.source.actor if d.source and d.source.known else None,
            target_actor=d.target.actor if d.target and d.target.known else None,
            action_text=s.span_text(first, last),
            action_start=s.starts[first],
            action_end=s.ends[last],
            event_code=d.code,
            plover_type=info.plover_type or "",
            plover_mode=info.plover_mode,
            plover_contexts=_contexts(w, act, info.plover_contexts),
            polarity=d.context.polarity,
            modality=d.context.modality,
            attributed_to_text=d.context.speaker_text,
            attributed_to_code=d.context.speaker.actor.code or None if d.context.speaker else None,
            timex=timex,
            place=place,
            size_dead=dead,
            size_injured=injured,
            size_participants=participants,
            in_lead=s.in_lead,
            tone=self.tone.of(s),
            rule_id=d.rule_id,
            confidence=confidence.score(features),
            provenance=(*_steps(d, timex, when_how, place, where_how), doubt, losses),
        )


def _on_third_ground(d: Draft, place: PlaceMention | None) -> Draft:
    """Give an act its code for the land of neither party, where its rule has one: "met in Geneva"."""
    if not d.act.matches:  # an act that no rule names, such as a plain statement
        return d
    code = d.act.rule.elsewhere
    parties = [r.actor.country for r in (d.source, d.target) if r is not None]
    if code is None or d.code != d.act.rule.event_code or place is None or place.country is None or len(parties) != 2:
        return d
    if None in parties or place.country in parties or parties[0] == parties[1]:
        return d
    step = Step(name="third ground", decided=code, by=f"{place.name} lies in {place.country}, the land of neither")
    return replace(d, code=code, steps=(*d.steps, step))


def _steps(
    d: Draft, timex: Timex | None, when_how: str, place: PlaceMention | None, where_how: str
) -> tuple[Step, ...]:
    """What was decided about the roles, the date and the place, and by what."""
    return (
        *d.steps,
        Step(name="source", decided=_role_text(d.source), by=_entries(d.source)),
        Step(name="target", decided=_role_text(d.target), by=_entries(d.target)),
        Step(
            name="date",
            decided=timex.value if timex else "none",
            by=when_how if timex is None else f"{when_how}; {timex.rule_id}; {timex.evidence}",
        ),
        Step(
            name="place",
            decided=place.name if place else "none",
            by=where_how if place is None else f"{where_how}; {place.reason}",
        ),
    )


def _role_text(role: Role | None) -> str:
    return "none" if role is None else f"{role.actor.code} from {role.mention.text!r} ({role.how}, {role.mention.how})"


def _entries(role: Role | None) -> str:
    return "" if role is None else ", ".join(role.actor.entries)


def _contexts(w: Work, act: Act, own: tuple[str, ...]) -> tuple[str, ...]:
    """PLOVER contexts: the code's own, then those whose words stand in the act's clause."""
    out = list(own)
    lemmas = tuple(w.sentence.lemmas[j].lower() for j in sorted(syntax.clause(w.sentence, act.head)))
    for name, words in w.book.classes.items():
        if name.startswith("context_") and (c := name.removeprefix("context_")) not in out and words.find(lemmas):
            out.append(c)
    return tuple(out)
