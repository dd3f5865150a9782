"""Which time expression dates an event: by syntax, then clause, sentence, report, narrative time, publication.

What an analyst wants, and what is done here:

* a date that modifies the trigger, or the words between the trigger and its predicate, is its date (``syntax``);
* a date of the same clause, of a coordinated or higher clause that frames it, comes next (``clause``), then the only
  free date of the sentence (``sentence``);
* a date on a reporting verb is the date of the report ("said on Monday that X had signed"). A past act told in the
  report and dated by nothing else gets it as the nearest known bound (``report``); a planned or supposed act never
  does;
* dates inside a relative or participle clause stay there: "the agreement signed in 2015" does not date the main verb,
  nor does "the 2015 agreement";
* else the day told of in the sentence before (``narrative``), if the act is in the simple past and of the same scene:
  the day of the lead, or the same paragraph going on about the same actor. What others say or do next is not dated by it;
* else the day of the occasion that an official text opens with (``occasion``), for what those who took part did there;
* else the document date with status ``publication`` and no words. Acts that lie ahead and have no date of their own get
  it only as a first day, and plain background (a past perfect, what stands inside a clause that is dated long ago, an
  anniversary) only as a last one.

``since 2014`` becomes the interval from then to the document date, ``for five years`` with a perfect the five years up
to it. "before" and "after" a date do not date an event.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from events.coding.dates import bounds, eras, lengths, occasion, past, plans, trees, unfit, within
from events.coding.dates.published import publication_timex
from events.coding.dates.tagger import TimeContext
from events.coding.dates.trees import BOUNDING, CLOSED
from events.coding.groups import FORCE, FORCE_OR_POSTURE, WORDS
from events.types import Publication, Sentence, Timex

_FINE = {"day": 0, "weekend": 1, "week": 2, "range": 3, "month": 4, "season": 5, "quarter": 6, "year": 7, "decade": 8}
_APART = frozenset({"since", "before", "until", "because", "if", "unless", "although", "though", "whether"})
_CARRY = 60  # days before the document date within which narrative time is carried on
_STORY = dt.timedelta(days=7)  # a day named in the lead is the day of the story if it is no older
_DEEP = 4  # words between a year and the verb, from which on it is that of something named in passing
_BESIDE = 6  # words between two dates of which one makes the other plain
_OWN_CLAUSE = 5  # the rank of a date somewhere in the clause of the act
_LONG_AGO = dt.timedelta(days=60)  # what stands inside a clause dated before that is history

_FELT = frozenset({"017", "018", "051"})  # CAMEO codes of good wishes, sympathy and praise
_SAID_OF = frozenset({"ccomp", "advcl", "acl:relcl", "csubj"})


@dataclass(frozen=True, slots=True)
class Attached:
    """The date of an event and how it was found: syntax, clause, sentence, report, narrative, occasion, plan, bound, publication or none.

    The timex of ``publication`` has no words (``text == ""``); that of ``narrative`` has its words in an earlier
    sentence.
    """

    timex: Timex | None
    how: str


@dataclass(frozen=True, slots=True)
class _Candidate:
    timex: Timex
    head: int
    chain: tuple[int, ...]
    premodifier: bool


def attach(
    sentence: Sentence,
    trigger: int,
    timexes: Sequence[Timex],
    context: TimeContext,
    *,
    modality: str = "actual",
    code: str = "",
    target: int | None = None,
) -> Attached:
    """Return the date of the event whose trigger is token ``trigger``.

    ``timexes`` are those of this sentence, ``context`` is the time context *before* it. ``modality`` is the event's:
    acts that are ``future``, ``hypothetical`` or ``requested`` take only dates of their own clause. ``code`` is its CAMEO
    code where known: narrative time runs on through deeds more freely than through what people say. ``target`` is the token of
    its target: of the stages of a journey each has its own days.
    """
    candidates = [c for t in timexes if (c := _candidate(sentence, t, context)) is not None]
    candidates += [c for t in timexes if (c := _since(sentence, t, timexes, context)) is not None]
    actual = modality == "actual"
    said = code[:2] in WORDS | FORCE  # has been said or done: "we regret that they cannot watch the vote in September"
    over = actual and (said or trees.told_in_past(sentence, trees.clauses_above(sentence, trigger)[0][0]))
    if actual and code[:2] in FORCE_OR_POSTURE:
        candidates = [replace(c, timex=past.year_before(c.timex, context.publication)) for c in candidates]
    fitting = [c for c in candidates if _fits(sentence, trigger, c, context.publication, code, over=over)]
    if actual and code == "036":
        meant = [c.timex for c in candidates if c.chain and unfit.of_the_plan(sentence, trigger, c.chain[-1])]
        if len(meant) == 1:
            return Attached(meant[0], "clause")
    best = _best(sentence, trigger, fitting, target)
    if best is None and actual:
        best = _served(sentence, trigger, fitting)
    if modality == "future" and best is not None and (finer := _finer(sentence, trigger, best[1], context)) is not None:
        return Attached(finer, "plan")
    if best is not None and (actual or best[0] in ("syntax", "clause")):
        return Attached(plans.at_once(best[1], context.publication) if modality == "future" else best[1], best[0])
    if not actual:
        return _not_done(sentence, trigger, candidates, context, modality)
    carried = _narrative(sentence, trigger, context, code)
    if carried is not None:
        return Attached(carried, "narrative")
    if context.opening is not None and occasion.belongs(sentence, trigger, context.opening, code):
        return Attached(context.occasion, "occasion")
    era = context.era if context.era_paragraph == sentence.paragraph and not timexes else None
    if era is not None and eras.tells_of(sentence, trigger):
        return Attached(era, "narrative")
    side = bounds.bound(sentence, trigger, timexes, context.publication)
    if side is not None:
        return Attached(side, "bound")
    why = _background(sentence, trigger, candidates, context, code)
    if why:
        return Attached(past.no_later(context.publication, sentence.start, why), "none")
    published = publication_timex(context.publication, sentence.start, context.lag)
    return Attached(published, "publication" if published is not None else "none")


def _not_done(
    sentence: Sentence, trigger: int, candidates: Sequence[_Candidate], context: TimeContext, modality: str
) -> Attached:
    """The date of what is planned, asked for or supposed and has none of its own: that of its plan, or a first or last day."""
    if modality == "hypothetical" and past.asked_about(sentence, trigger):
        return Attached(past.no_later(context.publication, sentence.start, "asked of what was done"), "none")
    free = [c.timex for c in candidates if not c.premodifier]
    planned = _planned(sentence, trigger, free, context) if modality == "future" else None
    if planned is not None:
        return Attached(planned, "plan")
    soon = context.meets and plans.talks_next(sentence, trigger)
    if modality == "future" and (soon or (context.spoken and plans.later_today(sentence, trigger))):
        return Attached(publication_timex(context.publication, sentence.start), "publication")
    ahead = plans.no_earlier(context.publication, sentence.start) if modality == "future" else None
    return Attached(ahead, "none")


def _fits(s: Sentence, trigger: int, c: _Candidate, publication: Publication, code: str, *, over: bool) -> bool:
    """Whether a date can be that of the act at all; ``over``: the act is told as done."""
    if over and (unfit.to_come(c.timex, publication) or unfit.runs_on(c.timex, publication)):
        return False
    if code[:2] == "01" and unfit.of_what_is_learnt(s, trigger, c.head):
        return False
    if unfit.of_what_is_asked(c.timex, c.head > trigger, code, publication):
        return False
    if code[:3] not in _FELT:
        return True
    return unfit.of_the_words(s, c.timex, c.chain) and not unfit.past_of_present(s, trigger, c.timex, publication)


def _candidate(s: Sentence, timex: Timex, context: TimeContext) -> _Candidate | None:
    """A timex that can date an event, with its place in the tree; ``None`` for sets, bare durations and mere bounds."""
    place = trees.head_of(s, timex)
    if place is None or timex.type == "SET" or timex.value == "PRESENT_REF":
        return None
    first, head = place
    before = s.lower[first - 1] if first > 0 else ""
    words = timex.text.lower().split()
    if before == "than" or before in BOUNDING or (before == "to" and first > 1 and s.lower[first - 2] == "prior"):
        return None
    if before == "of" and first > 1 and s.lower[first - 2] == "ahead":
        return None
    if (
        words[0] == "fiscal"
        or unfit.fiscal(s, first)
        or (trees.in_name(s, first, head) and not bounds.of_paper(s, head))
    ):
        return None  # "the Accountability Act of 2012"
    if before in ("starting", "beginning") or (first > 1 and s.lower[first - 2] in ("starting", "beginning")):
        return None  # "starting in the 1990s": a bound
    if timex.granularity == "year" and unfit.measures(s, head):
        return None  # "over 2021 levels"
    if s.deps[head] == "obj" and trees.lemma(s, s.heads[head]) in trees.words("keeping_verbs"):
        return None
    if "since" in (before, words[0]) and trees.superlative_above(s, head):
        return None  # "the first visit since 1985"
    dated: Timex | None = timex
    if trees.is_premodifier(s, head) and "since" in trees.cases(s, s.heads[head]):
        head = s.heads[head]  # "since the August 9 election"
        dated = lengths.open_interval(timex, context.publication)
    elif before == "since" or words[:1] == ["since"]:
        dated = lengths.open_interval(timex, context.publication)
    elif timex.type == "DURATION":
        dated = lengths.length(s, timex, before, head, context.publication)
    if dated is None:
        return None
    noun = unfit.noun_behind(s, timex, first, head)
    if noun is not None:
        return _Candidate(dated, head, (noun,), False)
    return _Candidate(dated, head, _chain(s, head, dated), trees.is_premodifier(s, head))


def _chain(s: Sentence, head: int, timex: Timex) -> tuple[int, ...]:
    """The words above a date; of one that is itself what a clause says ("the first time was in 1980") only that clause."""
    if s.deps[head] in _SAID_OF and any(s.deps[k] == "cop" for k in s.children[head]):
        return (head,)
    first = bounds.fronted(s, head)
    return trees.own_chain(s, head, timex) if first is None else (first,)


def _since(s: Sentence, timex: Timex, timexes: Sequence[Timex], context: TimeContext) -> _Candidate | None:
    """``Since the war began in February, we have ...``: the stretch from then on, for what is told in the perfect."""
    place = trees.head_of(s, timex)
    found = within.since(s, place[1]) if place is not None and timex.type != "SET" else None
    if place is None or found is None or any(t.start <= s.starts[found[0]] < t.end for t in timexes):
        return None  # "since mid-August of last year"
    dated = lengths.open_interval(timex, context.publication) if trees.present_perfect(s, found[1]) else None
    return _Candidate(dated, place[1], (found[1],), False) if dated is not None else None


def _best(s: Sentence, trigger: int, candidates: Sequence[_Candidate], target: int | None) -> tuple[str, Timex] | None:
    """The best candidate by rank, then by grain, then by nearness."""
    above = trees.clauses_above(s, trigger)
    ranked = []
    for c in candidates:
        if target is not None and c.chain[:1] == (target,) and not c.premodifier:
            return "syntax", c.timex  # "travels to Milan June 20-22, Tirana June 30": the stage that is the target
        rank = _rank(s, trigger, c, above, len(candidates))
        if rank is not None and (rank[1] in ("syntax", "clause") or c.timex.value not in ("PAST_REF", "FUTURE_REF")):
            ranked.append((rank[0], _FINE.get(c.timex.granularity, 9), abs(c.head - trigger), c.head, rank[1], c.timex))
    if not ranked:
        return None
    ranked = [
        r for r in ranked if r[5].date_start is not None and r[0] <= _OWN_CLAUSE
    ] or ranked  # "recently, last month"
    first = min(ranked, key=lambda r: r[:4])
    if first[5].value in ("PAST_REF", "FUTURE_REF"):  # "had a chance to meet not long ago, just last month"
        known = [r for r in ranked if r[5].date_start is not None and abs(r[3] - first[3]) < _BESIDE]
        first = min(known, key=lambda r: r[:4], default=first)
    return first[4], first[5]


def _rank(
    s: Sentence, trigger: int, c: _Candidate, above: Sequence[tuple[int, bool]], rivals: int
) -> tuple[int, str] | None:
    """The rank of ``c`` as the date of ``trigger`` (lower is better) and the name of the relation; ``None`` if none."""
    if c.timex.type == "DURATION" and s.lemmas[trigger].lower() in trees.words("reaction_verbs"):
        return None  # "commend their leadership over the past year"
    if not c.chain:
        return (4, "sentence") if rivals == 1 else None
    governor = c.chain[0]
    if c.head == trigger or governor == trigger:
        return 0, "syntax"
    if c.premodifier:
        return (2, "syntax") if trees.premodifies_for(s, c.head, trigger, c.timex) else None
    own = above[0][0] if above else trigger
    if trigger in c.chain:
        return c.chain.index(trigger), "syntax"
    top = c.chain[-1]
    if trees.happening_of(s, trigger, top) or unfit.issued(s, trigger, top):  # "the attacks launched on Monday"
        return 1, "syntax"
    if not trees.shares_clause(s, trigger, own):
        return (1, "syntax") if within.within_phrase(s, trigger, c.timex, c.head) else None
    closed = next((clause for clause, _ in above[:2] if s.deps[clause] in CLOSED), None)
    if closed is not None and (near := within.of_antecedent(s, closed, c.head, c.chain)) is not None:
        return near
    path = trees.path(s, trigger, own)
    if governor in path:
        return 1 + path.index(governor), "syntax"
    if c.chain[-1] == own:
        buried = len(c.chain) >= _DEEP and c.timex.granularity in ("year", "decade", "range") and c.head > trigger
        return (
            None if buried else (5, "clause")
        )  # "designated three men for their part in the disappearance of one in 1999"
    return _higher(s, trigger, c, above, rivals)


def _higher(
    s: Sentence, trigger: int, c: _Candidate, above: Sequence[tuple[int, bool]], rivals: int
) -> tuple[int, str] | None:
    """Dates of clauses above or beside the trigger's."""
    top = c.chain[-1]
    for step, (clause, closed) in enumerate(above):
        if clause == top:
            if closed:
                return None
            between = above[step - 1][0] if step else clause
            if s.deps[between] == "conj" and c.head > clause and trees.marked(s, between):
                return None  # "by welcoming them over the past year and by committing ..."
            if s.deps[between] == "conj" and unfit.apart(s, clause, between):
                return None
            if s.deps[between] in ("xcomp", "conj", "advcl") and not trees.reports(s, clause, between):
                return 6 + step, "clause"
            if within.opens(s, c.head, clause, between):
                return 8 + step, "clause"
            if s.deps[between] in ("ccomp", "parataxis", "csubj") or trees.reports(s, clause, between):
                return 20 + step, "report"
            return 10 + step, "clause"
    own = above[0][0] if above else trigger
    if (
        s.heads[top] == own
        and top > own
        and (trees.for_which(s, own, top) or trees.goes_with(s, own, top) or unfit.one_helper(s, own, top))
    ):
        return 8, "clause"
    if s.heads[top] == own and s.deps[top] in ("xcomp", "conj") and top > own:
        # "urged them to stop on Friday", "discussed holding a meeting in July"
        ahead = s.lemmas[own].lower() in trees.words("commitments") | trees.words("reaction_verbs")
        return (8, "clause") if s.deps[top] == "xcomp" and not ahead else None
    if s.deps[top] == "parataxis" or (s.heads[top] == own and trees.reports(s, top, own)):
        return 20, "report"
    marks = {s.lower[k] for k in s.children[top] if s.deps[k] == "mark"}
    free = rivals == 1 and s.deps[top] in ("advcl", "root", "conj") and not marks & (_APART | {"to"})
    return (15, "sentence") if free else None


def _narrative(s: Sentence, trigger: int, context: TimeContext, code: str) -> Timex | None:
    """The day told of in the sentence before, if the act is in the simple past, of the same scene, and not long gone."""
    carried, doc = context.carried, context.publication.date
    if carried is None or carried.date_start is None or context.age > 0 or s.kind == "headline":
        return None
    if doc is not None and not dt.timedelta(0) <= doc - carried.date_start <= dt.timedelta(days=_CARRY):
        return None
    above = trees.clauses_above(s, trigger)
    if s.deps[above[0][0]] in CLOSED or not trees.shares_clause(s, trigger, above[0][0]):
        return None
    clause = trees.with_its_verb(s, above)
    if not trees.told_in_past(s, clause):
        return None
    scene = context.scene
    if scene is None or carried.date_start == doc:
        return carried
    story = scene.in_lead and (doc is None or doc - carried.date_start <= _STORY)
    if context.spoken and context.run == 0 and within.goes_on(s, clause, scene):
        return carried
    return carried if story or trees.same_scene(s, clause, scene, spoken=code[:2] in WORDS) else None


def _background(s: Sentence, trigger: int, candidates: Sequence[_Candidate], context: TimeContext, code: str) -> str:
    """Why the document date would be wrong for an act that nothing dates; empty when it would not."""
    dated = [(c.chain[-1], c.timex) for c in candidates if c.chain and not c.premodifier]
    return past.history(s, trigger, dated, context.publication, _LONG_AGO) or past.told_without_day(
        s,
        trigger,
        spoken=context.spoken,
        official=context.official,
        life=(context.life is not None and context.life == s.paragraph) or past.tells_life(s),
        deed=code[:2] in FORCE_OR_POSTURE,
        giving=code[:2] == "07",
    )


def _planned(s: Sentence, trigger: int, timexes: Sequence[Timex], context: TimeContext) -> Timex | None:
    """The days of the plan that an earlier sentence told, for an act still to come that has no day of its own."""
    plan, scene = context.planned, context.plan_scene
    if plan is None or scene is None or any(plans.elsewhen(t, plan) for t in timexes):
        return None
    today = context.spoken and plan.date_end == context.publication.date
    if today and not plans.next_to(s, trigger, scene, context.plan_age):
        return None  # of what is said today only the day itself is planned
    if not plans.shared(s, trigger, scene, context.plan_age, spoken=context.spoken):
        return None
    return next((days for stop, days in context.stages if plans.at_stop(s, stop)), plan)


def _served(s: Sentence, trigger: int, fitting: Sequence[_Candidate]) -> tuple[str, Timex] | None:
    """The date of the verb that does what the act serves: "today he announced a package to arm them"."""
    verb = within.served(s, trigger)
    return next((("clause", c.timex) for c in fitting if verb is not None and c.chain[-1:] == (verb,)), None)


def _finer(s: Sentence, trigger: int, timex: Timex, context: TimeContext) -> Timex | None:
    """The days of a plan that lie in a long stretch named: on the visit "she will stress her support for their success this year"."""
    if timex.granularity not in ("year", "season", "quarter"):
        return None
    planned = _planned(s, trigger, (), context)
    return planned if planned is not None and not plans.elsewhen(timex, planned) else None
