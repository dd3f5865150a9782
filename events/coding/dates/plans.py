"""Plans told over several sentences: "will travel to Oslo on March 7-9. She will meet ..." both lie in those days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from events.coding.dates import trees
from events.types import Publication, Sentence, Timex

RUN = 15  # sentences through which the days of a plan are carried on
_LONGEST = dt.timedelta(days=31)
_GRAINS = frozenset({"day", "weekend", "week", "range", "month"})
_OPENING = 3  # sentences in which an announcement names its plan
_TRAVELLERS = frozenset({"he", "she", "they"})
_TALKING = frozenset({"talk", "discuss", "speak", "meet", "conversation", "discussion", "meeting", "raise"})
_STOP = 5  # words before a day within which its stop is named
_ARRIVING = frozenset({"arrive", "land"})
NEAR = 2  # sentences within which a pronoun goes on with the plan


def plan_of(s: Sentence, timexes: Sequence[Timex], publication: Publication) -> Timex | None:
    """The days of what the main clause announces: one expression, or from the first to the last of several stages."""
    if not timexes or not s.roots:
        return None
    root = announcing(s, s.roots[0])
    if root is None:
        return None
    ahead = [t for t in timexes if _ahead(t, publication)]
    days = [t for t in ahead if dates_main(s, t, root) or (root != s.roots[0] and dates_main(s, t, s.roots[0]))]
    if not days and s.index < _OPENING and trees.lemma(s, root) in trees.words("travel_verbs"):
        days = [t for t in ahead if t.start > s.starts[root]]  # a day between two stops, taken for part of a name
    if days and trees.lemma(s, root) in _ARRIVING:
        days = ahead  # "will arrive on Tuesday, followed by talks on Wednesday"
    return stretch(days)


def stages_of(s: Sentence, timexes: Sequence[Timex], publication: Publication) -> tuple[tuple[str, Timex], ...]:
    """The stops of an announced journey that have days of their own: "to China July 25-26 and to Oman July 27"."""
    days = [t for t in timexes if _ahead(t, publication)]
    if len(days) < 2 or (s.roots and trees.lemma(s, s.roots[0]) in _ARRIVING):
        return ()
    out = []
    for t in days:
        first = next((i for i in range(len(s)) if s.ends[i] > t.start), 0)
        near = range(first - 1, max(-1, first - _STOP), -1)
        stop = next((k for k in near if s.pos[k] == "PROPN" and not s.words[k].isdigit() and s.heads[k] < first), None)
        if stop is not None:
            out.append((s.lower[stop], t))
    return tuple(out)


def at_stop(s: Sentence, stop: str) -> bool:
    """Whether a sentence is set at a stop: "In Oman, she will meet"."""
    there = (k for k in range(len(s)) if s.lower[k] == stop)
    heads = (s.heads[k] if s.deps[k] in ("flat", "compound") else k for k in there)
    return any(trees.cases(s, k) & {"in", "at", "to"} for k in heads)


def announcing(s: Sentence, root: int) -> int | None:
    """The verb that announces: the root, or a verb right below it with a subject of its own (a participle taken for the root)."""
    below = (
        k for k in s.children[root] if s.deps[k] in ("xcomp", "ccomp", "parataxis") and s.child(k, "nsubj") is not None
    )
    return next((verb for verb in (root, *below) if announces(s, verb)), None)


def stretch(days: Sequence[Timex]) -> Timex | None:
    """The days of what one clause tells: of one expression, or from the first to the last of several stages."""
    if not days:
        return None
    first = min(days, key=lambda t: (t.date_start, t.start))
    start, end = first.date_start, max(t.date_end for t in days if t.date_end is not None)
    if start is None or end - start > _LONGEST or (first.date_start, first.date_end) == (start, end):
        return first if start is not None and end - start <= _LONGEST else None
    return replace(
        first, value=f"{start.isoformat()}/{end.isoformat()}", date_end=end, granularity="range", status="relative"
    )


def announces(s: Sentence, verb: int) -> bool:
    """Whether a verb tells what is to come: "will travel", "is to meet", "is traveling", "plans to visit"."""
    helpers = [k for k in s.children[verb] if s.deps[k] in ("aux", "aux:pass", "cop")]
    if any(s.lower[k] in ("will", "shall", "'ll", "’ll") for k in helpers):
        return True
    present = s.tags[verb] in ("VBZ", "VBP") or any(s.tags[k] in ("VBZ", "VBP") for k in helpers)
    if not present or any(s.lemmas[k].lower() == "have" for k in helpers):
        return False
    if s.tags[verb] == "VB" and any(s.lemmas[k].lower() == "be" for k in helpers):
        return True
    lemma = s.lemmas[verb].lower()
    if _looks_forward(s, verb):
        return True
    return lemma in trees.words("planning_verbs") or (s.tags[verb] == "VBG" and lemma in trees.words("travel_verbs"))


def _looks_forward(s: Sentence, verb: int) -> bool:
    """Whether a verb is that of "looks forward to welcoming the king on May 3"."""
    return trees.lemma(s, verb) == "look" and any(s.lower[k] == "forward" for k in s.children[verb])


def known(t: Timex) -> bool:
    """Whether an expression says on which days, no longer than a month."""
    return t.type != "SET" and t.date_start is not None and t.date_end is not None and t.granularity in _GRAINS


def elsewhen(t: Timex, plan: Timex) -> bool:
    """Whether an expression names a time other than the plan's: not the year or the age in which the plan lies as well."""
    if t.date_start is None or plan.date_start is None:
        return t.date_start is not None
    last = plan.date_end or plan.date_start
    return not (t.date_start <= plan.date_start and (t.date_end is None or last <= t.date_end))


def _ahead(t: Timex, publication: Publication) -> bool:
    if not known(t) or t.date_end is None:
        return False
    return publication.date is None or t.date_end >= publication.date


def dates_main(s: Sentence, t: Timex, root: int) -> bool:
    """Whether an expression dates the main clause, what it leads to, or the event it is about ("a talk hosted by X on Friday")."""
    above = trees.chain_of(s, t)
    if not above:
        return False
    top = above[-1]
    if top != root and s.deps[top] in trees.CLOSED and trees.happening_of(s, s.heads[top], top):
        above = trees.own_chain(s, top, t)
        top = above[-1] if above else root
    if top != root and s.deps[top] in ("xcomp", "conj", "advcl") and s.heads[top] == root:
        top = root if s.tags[top] == "VB" or _looks_forward(s, root) else top
    return top == root


def _planner(s: Sentence, trigger: int) -> int | None:
    """The subject of the act, or of the nearest clause above that has one: "she will have the opportunity to discuss"."""
    for clause, closed in trees.clauses_above(s, trigger):
        subject = trees.subject_above(s, clause)
        if subject is not None and s.lower[subject] not in ("who", "which", "that"):
            return subject
        if closed and s.deps[clause] == "acl:relcl":
            return None
    return None


def shared(s: Sentence, trigger: int, scene: Sentence, age: int, *, spoken: bool) -> bool:
    """Whether an act still to come, ``age`` sentences later, belongs to the plan told in ``scene``.

    In the same paragraph, or with the one who plans as its subject; what is ``spoken`` by turns jumps, so there only the paragraph counts.
    """
    if spoken and s.paragraph != scene.paragraph:
        return age <= NEAR and follows(s, trigger)
    opens = not spoken and scene.index < _OPENING  # the whole document announces this plan
    verb = announcing(scene, scene.roots[0])
    subject = _planner(s, trigger)
    if subject is None:  # "Under Secretary Ames", with "under" taken for a preposition
        names = {s.lower[k] for k in range(trigger) if s.pos[k] == "PROPN"}
        return opens and verb is not None and bool(names & _named(scene, verb))
    if s.pos[subject] == "PRON":
        return s.paragraph == scene.paragraph or age <= NEAR or (opens and s.lower[subject] in _TRAVELLERS)
    own = {s.lower[k] for k in s.subtree(subject) if s.pos[k] in ("NOUN", "PROPN")}
    if verb is not None and own & _named(scene, verb):
        return True
    return s.paragraph == scene.paragraph and s.pos[subject] in ("NOUN", "PROPN")


def follows(s: Sentence, trigger: int) -> bool:
    """Whether somebody just spoken of acts: "they will also discuss it"."""
    subject = _planner(s, trigger)
    return subject is not None and s.lower[subject] in _TRAVELLERS


def next_to(s: Sentence, trigger: int, scene: Sentence | None, age: int) -> bool:
    """Whether an act goes on with where somebody will be: "He will be here today. He will be meeting her", but not "leaves today"."""
    if age != 1 or scene is None or not scene.roots or not follows(s, trigger):
        return False
    return any(scene.deps[k] == "cop" for k in scene.children[scene.roots[0]])


def _named(scene: Sentence, verb: int) -> set[str]:
    """The nouns and names of who announces a plan: of the subject, and of what stands before it that was taken for a clause."""
    planners = [
        k for k in scene.children[verb] if scene.deps[k].startswith("nsubj")
    ]  # a name, and an office torn from it
    plain = planners and scene.heads[verb] == verb
    names = [k for planner in planners for k in scene.subtree(planner)] if plain else range(verb)
    return {scene.lower[k] for k in names if scene.pos[k] in ("NOUN", "PROPN")}


def later_today(s: Sentence, trigger: int) -> bool:
    """Whether a speaker puts an act later on the same day: "Later, I will meet the governor", but not "two weeks later"."""
    for clause, closed in trees.clauses_above(s, trigger):
        for k in s.children[clause]:
            bare = not s.children[k] or all(s.pos[c] == "PUNCT" for c in s.children[k])
            if s.lower[k] == "later" and s.deps[k] == "advmod" and bare:
                return k < clause or s.lower[k + 1 : k + 2] != ("on",)
        if closed:
            return False
    return False


def talks_next(s: Sentence, trigger: int) -> bool:
    """Whether the act is the talk to which those who speak before a meeting are about to go: "we will be discussing trade"."""
    return trees.lemma(s, trigger) in _TALKING and not any(
        s.lower[k] in ("washington", "back", "there") for k in range(len(s))
    )


def at_once(timex: Timex, publication: Publication) -> Timex:
    """What is to be done "shortly" is done that day, as far as the document knows; "at the time" is no time gone by for what is to come."""
    day = publication.date
    if timex.value == "PAST_REF":
        return no_earlier(publication, timex.start) or timex
    if day is None or timex.value != "FUTURE_REF" or not timex.text.lower().endswith(("shortly", "momentarily")):
        return timex
    return replace(timex, value=day.isoformat(), date_start=day, date_end=day, granularity="day", status="relative")


def no_earlier(publication: Publication, at: int) -> Timex | None:
    """A date that says only that the act was still to come when the document came out."""
    day = publication.date
    if day is None:
        return None
    return Timex(
        start=at, end=at, text="", type="DATE", value=f"{day.isoformat()}/..", date_start=day, granularity="range",
        status="unresolved", rule_id="ahead", evidence="ahead: still to come when the document came out",
    )  # fmt: skip
