"""What is told as past without a day: memories, lives, former times. The day of the document says only that it was over by then."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from events.coding.dates import recent, trees
from events.types import Publication, Sentence, Timex

_SPAN = frozenset({"during", "under", "throughout", "in", "on", "amid", "of", "from", "at", "over", "for"})
# Ways in which an act stands inside the phrase that is remembered: "the victims who were deported", "the horrors of the war".
_WITHIN = frozenset({"conj", "nmod", "nmod:poss", "obj", "obl", "appos", "nsubj", "compound", "acl", "acl:relcl"})
_BESIDE_DEEDS = frozenset({"after", "following", "before", "prior"})
_NONFINITE = frozenset({"VB", "VBG", "VBN"})
_SEEING = frozenset({"see", "watch", "witness", "hear", "observe"})
_PAST_STORES = frozenset(
    {"history", "tradition", "record", "legacy", "experience"}
)  # "a long history of working together"
_MOMENTARY = frozenset(
    "attack strike airstrike arrest killing murder assassination bombing shooting kidnapping abduction hijacking coup raid".split()
)  # of these each is over when it is spoken of
_NOT_YET = frozenset({"coming", "next", "upcoming", "following", "ahead"})
_SUPPOSING = frozenset({"if", "unless"})
_THANKS = frozenset(
    {
        "thank",
        "grateful",
        "appreciate",
        "appreciation",
        "gratitude",
        "commend",
        "praise",
        "applaud",
        "credit",
        "congratulate",
    }
)  # these are also for what goes on
_HERE = frozenset({"our", "my", "this", "these", "today", "tonight"})
_NOWADAYS = frozenset(
    {"today", "tonight", "ongoing", "continuing", "tomorrow", "upcoming", "planned", "next", "current", "first"}
)
_EARLIER = frozenset({"recent", "previous", "earlier", "prior"})


def told_without_day(
    s: Sentence, trigger: int, *, spoken: bool, official: bool, life: bool, deed: bool = False, giving: bool = False
) -> str:
    """Why an act that nothing dates lies at an unknown distance before the document; empty when it is the news itself.

    ``spoken``: the document is a transcript, whose simple past looks back. ``official``: a publisher's own statement, whose relative
    clauses do. ``life``: the paragraph tells a life. ``deed``: force or harm, which official statements tell of only afterwards.
    ``giving``: help, of which they sum up what has been given.
    """
    above = trees.clauses_above(s, trigger)
    own = trees.telling_clause(s, above)
    shared = trees.shares_clause(s, trigger, above[0][0])
    told = trees.told_in_past(s, own) and shared
    if told and life:
        return "told in a life"
    if told and spoken and not recent.just_now(s, own):
        return "told in the past in a conversation"
    if shared and (spoken or official) and (_done_by_now(s, own, spoken=spoken or giving) or recent.just_over(s, own)):
        return "told as done by now"
    if (spoken or official) and (why := _looked_back_on(s, trigger, above)):
        return why
    if shared and official and deed and (told or recent.done(s, own)) and not recent.just_now(s, own):
        return "a deed that a statement tells of afterwards"
    if (spoken or official) and (why := known_happening(s, trigger, above, spoken=spoken)):
        return why
    if (spoken or official) and deed and _undergone(s, trigger):
        return "a deed told of what it was done to"
    if official and deed and not has_tense(s, above) and trees.told_in_past(s, finite_above(s, above)):
        return "a deed that a statement tells of afterwards"
    if (spoken or official) and (why := _before_what_it_is_told_with(s, trigger, above[0][0], deed=deed)):
        return why
    if (spoken or official) and deed and known_deed(s, trigger, spoken=spoken):
        return f"the {s.words[trigger]!r} is spoken of as known"
    if remembered(s, trigger):
        return "what is remembered"
    if why := _long_known(s, trigger, above[0][0]):
        return why
    why = next((w for clause, _ in above if (w := _former_time(s, clause))), "")
    if why or (shared and (why := _up_to_now(s, own))):
        return why
    told = shared and trees.told_in_past(s, above[0][0])
    if official and told and any(s.deps[c] in trees.CLOSED and trees.told_in_past(s, c) for c, _ in above):
        return "told in passing, in the past"
    return ""


def _before_what_it_is_told_with(s: Sentence, trigger: int, own: int, *, deed: bool) -> str:
    """Why an act lies before the one beside it: "sanctions for arming them", "hours after speaking with her", "after the invasion"."""
    marks = trees.cases(s, own)
    alone = s.tags[own] == "VBG" and not any(s.deps[k].startswith("aux") for k in s.children[own])
    thanked = trees.lemma(s, s.heads[own]) in _THANKS
    if alone and marks & {"for", "after"} and not thanked and trees.shares_clause(s, trigger, own):
        return "it comes before what is told with it"
    noun = s.pos[trigger] == "NOUN" and s.deps[trigger].startswith(("obl", "nmod", "appos"))
    return f"told of by its {s.words[trigger]!r}" if deed and noun and trees.cases(s, trigger) & _BESIDE_DEEDS else ""


def _undergone(s: Sentence, verb: int) -> bool:
    """Whether a bare participle behind a noun tells a deed: "the rockets fired by the rebels"."""
    bare = not any(s.deps[k].startswith("aux") for k in s.children[verb])
    over = trees.lemma(s, verb) not in trees.words("lasting_deeds")
    return s.deps[verb] == "acl" and s.tags[verb] in ("VBN", "VBD") and bare and over


def known_happening(s: Sentence, trigger: int, above: Sequence[tuple[int, bool]], *, spoken: bool) -> str:
    """Why a meeting, call or journey is one that everybody knows of: "on his trip to Oslo", "after the call between them".

    What is spoken "after" it is no news of it; in a conversation the article or a name before it is enough. "Our meeting" and "this
    visit" are those at which one speaks.
    """
    if s.pos[trigger] != "NOUN" or trees.lemma(s, trigger) not in trees.words("happening_nouns"):
        return ""
    marks = {s.lower[k] for k in s.children[trigger] if s.deps[k] in ("det", "nmod:poss")}
    if marks & _HERE or any(s.lower[k] in _NOWADAYS or s.deps[k] == "cop" for k in s.children[trigger]):
        return ""
    if trees.cases(s, trigger) & _SPAN and any(s.tags[k] == "MD" for c, _ in above for k in s.children[c]):
        return ""  # "what should we expect during his trip?"
    if trees.cases(s, trigger) & {"after", "following"}:
        return f"after the {s.words[trigger]!r}"
    owned = any(s.deps[k] == "nmod:poss" for k in s.children[trigger])
    up, dep = s.heads[trigger], s.deps[trigger]
    if not spoken and owned and dep == "obj" and trees.lemma(s, up) in ("discuss", "review"):
        return f"the {s.words[trigger]!r} is talked about"
    if not spoken or not (owned or "the" in marks):
        return ""
    if dep in ("obj", "nsubj", "nsubj:pass") and not _speaks_of(s, up, dep):
        return ""
    return f"the {s.words[trigger]!r} is spoken of as known"


def known_deed(s: Sentence, noun: int, *, spoken: bool) -> bool:
    """Whether a deed of one moment is only spoken of: "on the missile attack by the rebels", "their annexation of the island"."""
    if s.pos[noun] != "NOUN" or s.deps[noun] not in ("nmod", "obl", "conj") or s.tags[noun] != "NN":
        return False
    marks = {s.lower[k] for k in s.children[noun] if s.deps[k] in ("det", "nmod:poss")}
    owned = any(s.deps[k] == "nmod:poss" for k in s.children[noun])
    if trees.lemma(s, noun) == "annexation":
        return owned or "the" in marks
    if marks & _HERE or any(s.lower[k] in _NOWADAYS for k in s.children[noun]):
        return False
    return spoken and (owned or "the" in marks) and trees.lemma(s, noun) in _MOMENTARY


def _speaks_of(s: Sentence, verb: int, dep: str) -> bool:
    """Whether a verb only speaks of the happening beside it: "they read out the call", "the visit was about trade"."""
    if dep == "obj":
        return trees.lemma(s, verb) in trees.words("reaction_verbs") | trees.words("reporting_verbs")
    return trees.looks_back(s, verb)


def has_tense(s: Sentence, above: Sequence[tuple[int, bool]]) -> bool:
    """Whether an act has a tense of its own, and not only a gerund: "they talked about killing them" has none."""
    own = above[0][0]
    return s.tags[own] != "VBG" or any(s.deps[k].startswith("aux") for k in s.children[own])


def finite_above(s: Sentence, above: Sequence[tuple[int, bool]]) -> int:
    """The nearest clause above with a tense of its own."""
    return next((c for c, _ in above if s.tags[c] not in _NONFINITE), above[-1][0])


def _done_by_now(s: Sentence, verb: int, *, spoken: bool) -> bool:
    """Whether a present perfect sums up what was done before: "we have imposed sanctions", "has also requested", "has concluded".

    In a conversation every one does. A written statement announces with it too ("the ministry has designated ten companies"), so
    there only what a "we" looks back on, what is ended, and what an adverb sets before the news. What is going on is not over.
    """
    if not recent.done(s, verb) or recent.just_now(s, verb):
        return False
    if spoken or trees.lemma(s, verb) in trees.words("ending_verbs") | trees.words("standing_verbs"):
        return True
    if s.deps[verb] in trees.CLOSED:
        return True  # "the weapons that they have given"
    if any(s.deps[k] == "advmod" and s.lower[k] in trees.words("summing_adverbs") for k in s.children[verb]):
        return True
    subject = trees.subject_above(s, verb)
    return subject is not None and s.lower[subject] == "we"


def _looked_back_on(s: Sentence, trigger: int, above: Sequence[tuple[int, bool]]) -> str:
    """Why something told without a tense of its own lies back: what has been seen, a long history, what shows something by now."""
    for (below, _), (clause, _) in pairwise(above):
        if s.tags[below] not in _NONFINITE or not trees.shares_clause(s, trigger, above[0][0]):
            break
        if trees.lemma(s, clause) in _SEEING and recent.done(s, clause) and not recent.just_now(s, clause):
            return f"{s.words[clause]!r} before"
    own = above[0][0]
    if of_history(s, own):
        return f"a {s.words[s.heads[own]]!r}"
    alone = s.tags[own] == "VBG" and not any(s.deps[k].startswith("aux") for k in s.children[own])
    if alone and s.deps[own] == "advcl" and "with" in trees.cases(s, own) and _stative(s, s.heads[own]):
        return "told with what is so by now"
    the = any(s.lower[k] == "the" and s.deps[k] == "det" for k in s.children[trigger])
    shows = the and (
        s.pos[trigger] == "NOUN" and s.deps[trigger].startswith("nsubj") and s.tags[s.heads[trigger]] in ("VBZ", "VBP")
    )
    if shows and trees.lemma(s, s.heads[trigger]) in trees.words("showing_verbs"):
        return f"it {s.words[s.heads[trigger]]!r} something"
    return ""


def of_history(s: Sentence, verb: int) -> bool:
    """Whether a gerund tells of a history: "a proud history of working together"."""
    alone = s.tags[verb] == "VBG" and not any(s.deps[k].startswith("aux") for k in s.children[verb])
    return alone and s.deps[verb] == "acl" and trees.lemma(s, s.heads[verb]) in _PAST_STORES


def _stative(s: Sentence, head: int) -> bool:
    """Whether a clause only says how things are: "both are leaders in it"."""
    return any(s.deps[k] == "cop" and s.tags[k] in ("VBZ", "VBP") for k in s.children[head])


def asked_about(s: Sentence, trigger: int) -> bool:
    """Whether a question asks if something was done: "did they ask for it?", "has he spoken with the king?"."""
    if "?" not in s.text:
        return False
    above = trees.clauses_above(s, trigger)
    own = trees.telling_clause(s, above)
    if not trees.shares_clause(s, trigger, above[0][0]) or any(trees.cases(s, c) & _SUPPOSING for c, _ in above):
        return False
    modal = any(s.tags[k] == "MD" for k in s.children[own])
    return not modal and (trees.told_in_past(s, own) or (recent.done(s, own)))


def remembered(s: Sentence, trigger: int) -> bool:
    """Whether an act is what somebody remembers: "we remember his visit", "I remember talking about it"."""
    node = trigger
    for _ in range(6):
        up, dep = s.heads[node], s.deps[node]
        if up == node:
            return False
        if s.pos[up] == "VERB" and trees.lemma(s, up) in trees.words("remembering_verbs"):
            there = dep in ("obj", "ccomp", "xcomp") or (dep.startswith("obl") and "on" in trees.cases(s, node))
            finite = {s.tags[node], *(s.tags[k] for k in s.children[node] if s.deps[k].startswith("aux"))}
            return there and not finite & {"VB", "VBZ", "VBP", "MD"}
        if dep not in _WITHIN:
            return False
        node = up
    return False


def _former_time(s: Sentence, verb: int) -> str:
    """The words of a clause in the past that put it in a former time: "previously", "during the previous government"."""
    if not trees.looks_back(s, verb):
        return ""
    for k in s.children[verb]:
        if s.deps[k] == "advmod" and s.lower[k] in trees.words("past_adverbs") and _is_adverb_of_time(s, k, verb):
            return f"{s.words[k]!r}"
        if s.deps[k].startswith(("obl", "nmod")) and (words := _era(s, k)):
            return words
    return ""


def _long_known(s: Sentence, trigger: int, own: int) -> str:
    """The word that sets an act before the rest: "the recent attack", "since their visit", "since they launched the war"."""
    if s.deps[own] == "advcl" and "since" in trees.cases(s, own) and trees.told_in_past(s, own):
        return "'since'" if trees.shares_clause(s, trigger, own) else ""
    if s.pos[trigger] != "NOUN":
        return ""
    for k in s.children[trigger]:
        if s.deps[k] == "amod" and s.lower[k] in _EARLIER:
            return f"{s.words[k]!r}"
    node = trigger
    while s.deps[node] in ("nmod", "conj") and s.heads[node] != node:
        node = s.heads[node]
    return "'since'" if s.pos[node] == "NOUN" and "since" in trees.cases(s, node) else ""


def _up_to_now(s: Sentence, verb: int) -> str:
    """The words of a clause that spread what it tells over a stretch up to the document: "since the war began", "over the years"."""
    for k in s.children[verb]:
        if s.deps[k].startswith(("obl", "nmod")) and (words := _span(s, k, verb)):
            return words
        if s.deps[k] == "advcl" and "since" in trees.cases(s, k) and trees.present_perfect(s, verb):
            return "'since'"
    return ""


def _span(s: Sentence, noun: int, verb: int) -> str:
    """The words of a stretch that leads up to now: "over the years", "throughout this process", "since the start of the war"."""
    cases = trees.cases(s, noun)
    if "since" in cases:
        return "'since'" if trees.present_perfect(s, verb) else ""
    if any(s.lower[k] in _NOT_YET for k in s.children[noun]):
        return ""  # "in the coming days"
    many = s.tags[noun] == "NNS" and trees.lemma(s, noun) in trees.words("units")
    if not cases & _SPAN or not (many or trees.lemma(s, noun) in trees.words("spans")):
        return ""
    number = any(s.deps[k] == "nummod" for k in s.children[noun])
    if "for" in cases and not (many and trees.present_perfect(s, verb) and s.tags[verb] != "VBG"):
        return ""  # "for decades we have stood together"
    return "" if number or not trees.present_perfect(s, verb) and not many else f"{s.words[noun]!r}"


def _is_adverb_of_time(s: Sentence, k: int, verb: int) -> bool:
    """Whether an adverb puts the clause in another time: "once" only before the verb, and not in "once again"."""
    if s.lower[k] != "once":
        return True
    return k < verb and (k + 1 >= len(s) or s.lower[k + 1] not in ("again", "more"))


def _era(s: Sentence, noun: int) -> str:
    """The words of a phrase that names a stretch of time now over."""
    cases = trees.cases(s, noun)
    lemma = trees.lemma(s, noun)
    if not cases & _SPAN:
        return ""
    if lemma in trees.words("bygone"):
        return f"{s.words[noun]!r}"
    if lemma not in trees.words("eras") and lemma not in trees.words("offices_held"):
        return ""
    mods = {s.lower[k] for k in s.children[noun] if s.deps[k] in ("amod", "compound", "nmod:poss", "advmod")}
    found = mods & trees.words("past_modifiers")
    if not found and lemma in trees.words("offices_held") and s.child(noun, "nmod:poss") is not None:
        return f"{s.words[noun]!r}"
    return f"{min(found)} {s.words[noun]!r}" if found else ""


def tells_life(s: Sentence) -> bool:
    """Whether a sentence tells of somebody's career: "She served as ambassador", "He graduated from Yale"."""
    if not s.roots:
        return False
    root = s.roots[0]
    verb = trees.lemma(s, root)
    if verb not in trees.words("life_verbs") or not trees.looks_back(s, root):
        return False
    if verb in ("serve", "work"):
        return any("as" in trees.cases(s, k) for k in s.children[root] if s.deps[k].startswith("obl"))
    if verb == "bear":
        return any("in" in trees.cases(s, k) for k in s.children[root] if s.deps[k].startswith("obl"))
    if verb in ("earn", "study"):
        return any(s.lower[k] in ("degree", "degrees", "ph.d.", "bachelor", "master", "law") for k in range(len(s)))
    return True


def year_before(timex: Timex, publication: Publication) -> Timex:
    """A day without a year that was taken to lie ahead, of the year before: a deed that was done cannot be to come."""
    day, start = publication.date, timex.date_start
    alone = timex.granularity == "day" and timex.rule_id.startswith("month-day") and timex.status == "relative"
    if day is None or start is None or start <= day or not alone or (start.month, start.day) == (2, 29):
        return timex
    earlier = start.replace(year=start.year - 1)
    if (day - earlier).days > 366 or (start - day).days < 31:
        return timex
    return replace(timex, value=earlier.isoformat(), date_start=earlier, date_end=earlier)


def no_later(publication: Publication, at: int, why: str) -> Timex:
    """A date that says only that the act was over when the document came out, so that no one takes that day for its own."""
    day = publication.date or publication.latest
    return Timex(
        start=at, end=at, text="", type="DATE", value=f"../{day.isoformat()}" if day else "", date_end=day,
        granularity="range" if day else "unknown", status="unresolved", rule_id="background", evidence=f"background: {why}",
    )  # fmt: skip


def history(
    s: Sentence, trigger: int, dated: Sequence[tuple[int, Timex]], publication: Publication, long_ago: dt.timedelta
) -> str:
    """Why an act that nothing dates is plain background whatever the document; empty when it is not.

    ``dated`` are the clauses of the sentence that have a date. A past perfect, an anniversary, what stands inside a clause that is
    dated long ago.
    """
    above = trees.clauses_above(s, trigger)
    own = above[0][0]
    reported = any(s.heads[c] != c and trees.reports(s, s.heads[c], c) for c, _ in above)
    if trees.past_perfect(s, own) and trees.shares_clause(s, trigger, own) and not reported:
        return "told as before the rest"
    node = trigger
    while s.deps[node].startswith("nmod") and s.heads[node] != node:
        node = s.heads[node]
        if trees.lemma(s, node) in trees.words("commemoration_nouns"):
            return "an anniversary"
    day = publication.date
    outer = {c for c, _ in above[1:]}
    old = day is not None and any(
        clause in outer and t.date_end is not None and day - t.date_end > long_ago for clause, t in dated
    )
    return "inside a clause dated long ago" if old else ""
