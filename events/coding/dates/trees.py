"""The dependency tree around a date: what it hangs on, its clause, the words that keep it for themselves."""

from __future__ import annotations

from functools import lru_cache

from events.coding.dates.data import read_yaml
from events.types import Sentence, Timex

CLOSED = frozenset({"acl", "acl:relcl", "advcl:relcl"})
BOUNDING = frozenset({"before", "after", "ahead", "pre", "post", "prior", "following"})
_CLAUSES = frozenset(
    {"ccomp", "advcl", "acl", "acl:relcl", "advcl:relcl", "parataxis", "root", "csubj", "csubj:pass", "dep"}
)
_UPWARD = frozenset(
    {"obj", "nsubj", "nsubj:pass", "obl", "xcomp", "iobj", "nmod", "conj", "compound", "nmod:poss", "appos"}
)
# Names of these end in a year or day.
_NAMED = frozenset(
    "Act Acts Law Treaty Convention Order Orders Constitution Proclamation Resolution Resolutions Agreement Protocol Decree "
    "Code Bill Memorandum Directive Regulation Regulations".split()
)
# "You may have seen that he called her on Sunday", "I can confirm that they met yesterday".
_SHARING = frozenset({"see", "confirm", "note", "know", "mention", "say", "tell", "share", "notice"})
FINE = ("day", "weekend", "week")
_NOT_SIMPLE = frozenset(
    {"has", "have", "had", "'ve", "’ve", "is", "are", "will", "would", "may", "could", "might", "should"}
)


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    """All word lists of ``tense.yaml``, read once: a cache by name that holds fewer than there are reads the file again and again."""
    return {name: frozenset(listed) for name, listed in read_yaml("tense.yaml").items() if isinstance(listed, list)}


def words(name: str) -> frozenset[str]:
    """A word list of ``tense.yaml``."""
    return _lists()[name]


def head_of(s: Sentence, timex: Timex) -> tuple[int, int] | None:
    """The first token of ``timex`` and the one that hangs on a word outside it; ``None`` if it covers no token."""
    tokens = [i for i in range(len(s)) if s.starts[i] < timex.end and s.ends[i] > timex.start]
    if not tokens:
        return None
    return tokens[0], next((i for i in reversed(tokens) if s.heads[i] not in tokens or s.heads[i] == i), tokens[-1])


def is_premodifier(s: Sentence, head: int) -> bool:
    """Whether a date stands before the noun it belongs to: "the 2015 accords", "Friday's attack"."""
    noun = s.heads[head]
    return head < noun and s.pos[noun] in ("NOUN", "PROPN") and s.deps[head] not in ("nsubj", "obl", "advmod")


def in_name(s: Sentence, first: int, head: int) -> bool:
    """Whether a date is part of what a law or a resolution is called.

    "The Accountability Act of 2012", "the Budget Act for Fiscal Year 2022", "Resolution 2254 (2015)", "Order 14024 of April 15, 2021".
    """
    if first < 2 or s.lower[first - 1] not in ("of", "for", ",", "("):
        return False
    at = first - 2
    if s.pos[at] == "NUM" or s.words[at][0].isdigit():
        if s.lower[first - 1] == "(":
            return s.tags[head] == "CD"  # a number and a year, whatever it is the number of
        at -= 1
    return at >= 0 and s.words[at] in _NAMED


def chain(s: Sentence, i: int) -> tuple[int, ...]:
    """The tokens above ``i`` up to and with the head of its clause."""
    out: list[int] = []
    node = i
    while s.heads[node] != node and len(out) < 30:
        node = s.heads[node]
        out.append(node)
        if is_clause(s, node):
            break
    return tuple(out)


def chain_of(s: Sentence, timex: Timex) -> tuple[int, ...]:
    """The words above an expression that it may date, nearest first; none for one that stands before a noun."""
    found = head_of(s, timex)
    return () if found is None or is_premodifier(s, found[1]) else own_chain(s, found[1], timex)


def own_chain(s: Sentence, head: int, timex: Timex) -> tuple[int, ...]:
    """The chain above a date, cut at a noun that keeps it for itself.

    "Before the summit on Friday" says nothing about the day of the main verb, nor does a subject with a month or year
    of its own ("the invasion of 2022 alarmed Poland"), nor what is condemned or discussed ("condemned the attack on
    Friday").
    """
    whole = chain(s, head)
    for at, i in enumerate(whole[:-1]):
        cases = {s.lower[k] for k in s.children[i] if s.deps[k] in ("case", "mark")}
        coarse = s.deps[i].startswith("nsubj") and timex.granularity not in FINE
        thing = s.pos[i] == "NOUN" and s.deps[i] in ("obj", "obl")
        reacted = thing and lemma(s, s.heads[i]) in words("reaction_verbs")
        if cases & (BOUNDING | {"since", "until"}) or coarse or reacted:
            return whole[: at + 1]
    return whole


def lemma(s: Sentence, i: int) -> str:
    """The base form of token ``i`` in lower case."""
    return s.lemmas[i].lower()


def shares_clause(s: Sentence, trigger: int, own: int) -> bool:
    """Whether the date of the clause ``own`` is the date of ``trigger``: always for verbs, not for every noun.

    "Held talks on Monday" dates the talks, "condemned the invasion on Monday" does not date the invasion, "died in an
    attack on Monday" dates the attack.
    """
    node = trigger
    while node != own and s.heads[node] != node:
        head, dep = s.heads[node], s.deps[node]
        if s.pos[node] in ("VERB", "AUX") or is_clause(s, node):
            return True
        if dep == "appos" and cases(s, node) & BOUNDING:
            return False  # "began in January 2022, prior to the invasion"
        if s.pos[head] in ("VERB", "AUX", "ADJ"):
            return _belongs(s, node, head)
        if dep not in ("conj", "appos", "flat", "compound") and lemma(s, head) not in words("counting_nouns"):
            return False
        node = head
    return True


def _belongs(s: Sentence, noun: int, verb: int) -> bool:
    """Whether a noun beside a verb names the same happening, or takes part in its time."""
    dep, word = s.deps[noun], lemma(s, verb)
    if dep.startswith("nsubj"):
        return word not in words("reaction_verbs") and word not in words("reporting_verbs")
    if dep in ("obj", "xcomp", "nsubj:pass"):
        return word in words("light_verbs")
    cases = {s.lower[k] for k in s.children[noun] if s.deps[k] == "case"}
    if "for" in cases and word in words("travel_verbs"):
        return True  # "travel to Oslo for the May 3 summit"
    return dep.startswith("obl") and bool(cases & {"in", "during", "by", "at", "amid"})


def premodifies_for(s: Sentence, head: int, trigger: int, timex: Timex) -> bool:
    """Whether a date before a noun ("Friday's attack killed ten", "held Friday's vote") dates the verb above it."""
    noun = s.heads[head]
    if s.heads[noun] != trigger or timex.granularity not in (*FINE, "range"):
        return False
    return _belongs(s, noun, trigger)


def cases(s: Sentence, i: int) -> set[str]:
    """The prepositions and markers of token ``i``."""
    return {s.lower[k] for k in s.children[i] if s.deps[k] in ("case", "mark")}


def marked(s: Sentence, verb: int) -> bool:
    """Whether a clause has a marker of its own: "by committing", "to observe"."""
    return any(s.deps[k] == "mark" for k in s.children[verb])


def happening_of(s: Sentence, noun: int, clause: int) -> bool:
    """Whether the participle or relative clause headed by ``clause`` says when the event ``noun`` took place.

    "The attacks launched on Monday", "the talks that were held in May"; not "the invasion condemned on Monday".
    """
    if s.heads[clause] != noun or s.deps[clause] not in CLOSED or s.pos[noun] not in ("NOUN", "PROPN"):
        return False
    word = lemma(s, clause)
    return word in words("light_verbs") or word in words("happening_verbs")


def past_perfect(s: Sentence, verb: int) -> bool:
    """Whether a verb is in the past perfect."""
    helpers = [s.lower[k] for k in s.children[verb] if s.deps[k].startswith("aux")]
    return any(h in ("had", "'d", "’d") for h in helpers) and s.tags[verb] == "VBN"


def present_perfect(s: Sentence, verb: int) -> bool:
    """Whether a verb is in the present perfect: "has agreed", "we've been meeting"."""
    helpers = [k for k in s.children[verb] if s.deps[k].startswith("aux")]
    if any(s.lower[k] in ("has", "have", "'ve", "’ve") for k in helpers):
        return True
    passive = any(s.deps[k] == "aux:pass" for k in helpers)  # "it's made", "it's being made"
    return s.tags[verb] == "VBN" and not passive and any(s.lower[k] in ("'s", "’s") for k in helpers)


def for_which(s: Sentence, verb: int, purpose: int) -> bool:
    """Whether an infinitive names what a journey is made for, so that its day is the day of the journey.

    "Will travel to Oslo to take part in the summit on July 7".
    """
    journey = (
        s.deps[purpose] in ("advcl", "xcomp", "acl")
        and s.tags[purpose] == "VB"
        and lemma(s, verb) in words("travel_verbs")
    )
    return journey and lemma(s, purpose) in words("attending_verbs")


def goes_with(s: Sentence, verb: int, second: int) -> bool:
    """Whether a second meeting or stop, with no subject of its own, shares its day with the first: "meets them and visits her next week"."""
    if s.deps[second] != "conj" or any(s.deps[k].startswith(("nsubj", "aux")) for k in s.children[second]):
        return False
    kinds = words("travel_verbs")
    return lemma(s, verb) in kinds and lemma(s, second) in kinds and s.tags[verb] == s.tags[second]


def gerund_of_past(s: Sentence, verb: int) -> bool:
    """Whether a gerund is what a verb of reaction in the past looks back on: "blamed them for holding him"."""
    if any(s.deps[k].startswith("aux") for k in s.children[verb]):
        return False
    up = s.heads[verb]
    for _ in range(3):
        if s.pos[up] in ("VERB", "AUX") or s.heads[up] == up:
            break
        up = s.heads[up]
    return lemma(s, up) in words("reaction_verbs") and told_in_past(s, up)


def same_scene(s: Sentence, clause: int, scene: Sentence, *, spoken: bool) -> bool:
    """Whether the clause goes on with the scene of an earlier sentence: same paragraph, the same actor.

    A pronoun or a name of the earlier subject goes on with it; so does "the gunmen" or "their leader", unless what
    follows is ``spoken``: reactions come on days of their own.
    """
    if s.paragraph != scene.paragraph:
        return False
    subject = subject_above(s, clause)
    if subject is None:
        return False
    if s.pos[subject] == "PRON":
        return True
    before = next((k for k in scene.children[scene.roots[0]] if scene.deps[k].startswith("nsubj")), None)
    if s.pos[subject] == "PROPN":
        return before is not None and any(scene.lower[k] == s.lower[subject] for k in scene.subtree(before))
    definite = ("the", "this", "these", "those", "that", "its", "their", "his", "her", "both")
    return not spoken and any(s.lower[k] in definite for k in s.children[subject])


def subject_above(s: Sentence, clause: int) -> int | None:
    """The subject of a clause, or of the one whose subject it shares."""
    node = clause
    for _ in range(5):
        subject = next((k for k in s.children[node] if s.deps[k].startswith("nsubj")), None)
        if subject is not None or s.deps[node] not in ("conj", "xcomp", "advcl"):
            return subject
        node = s.heads[node]
    return None


def is_clause(s: Sentence, i: int) -> bool:
    """Whether token ``i`` heads a clause; a second or controlled verb heads one of its own."""
    if s.deps[i] in _CLAUSES:
        return True
    if s.deps[i] not in ("conj", "xcomp", "appos"):
        return False
    # "MR PRICE: We have worked", "MR PRICE: She was able to"
    return s.pos[i] in ("VERB", "AUX") or (s.deps[i] == "appos" and any(s.deps[k] == "cop" for k in s.children[i]))


def is_main(s: Sentence, timex: Timex) -> bool:
    """Whether ``timex`` dates the main clause of ``s``, told in the simple past."""
    found = head_of(s, timex)
    if found is None or is_premodifier(s, found[1]):
        return False
    whole = own_chain(s, found[1], timex)
    if not whole or not (s.heads[whole[-1]] == whole[-1] or _told_beside(s, whole[-1])):
        return False
    if not told_in_past(s, whole[-1]):
        return False
    root = whole[-1]
    # "spoke on Tuesday and announced ...": the story has gone on to another day
    return found[0] < root or not any(
        s.deps[k] == "conj" and s.pos[k] == "VERB" and k > found[1] for k in s.children[root]
    )


def _told_beside(s: Sentence, clause: int) -> bool:
    """Whether a clause is one more main clause: "this just went out: the President spoke today with the King"."""
    up = s.heads[clause]
    if s.deps[clause] == "ccomp" and s.heads[up] == up and lemma(s, up) in _SHARING:
        return any(s.deps[k] == "nsubj" and s.lower[k] in ("i", "we", "you") for k in s.children[up])
    beside = s.deps[clause] == "parataxis" and s.heads[up] == up
    return beside and up < clause and not any(s.deps[k] == "mark" for k in s.children[clause])


def told_in_past(s: Sentence, verb: int) -> bool:
    """Whether a verb is in the simple past."""
    helpers = [s.lower[k] for k in s.children[verb] if s.deps[k].startswith("aux") or s.deps[k] == "cop"]
    if any(h in _NOT_SIMPLE for h in helpers):
        aux = {s.lower[k] for k in s.children[verb] if s.deps[k].startswith("aux")}
        if s.tags[verb] != "VBD" or aux & _NOT_SIMPLE:
            return False  # but "what I'll say is that they left": the copula is not that of the verb
    same = s.lower[verb] == lemma(s, verb)  # "I commend", taken for a past
    told = s.tags[verb] == "VBD" and not (same and s.lower[verb] not in words("unchanging_verbs"))
    plain = s.tags[verb] in ("VB", "VBP", "VBZ")  # "the fact was that we do help them"
    return told or any(h in ("was", "were", "did") for h in helpers if not (plain and h != "did"))


def looks_back(s: Sentence, verb: int) -> bool:
    """Whether a verb is in the simple past or a perfect of any kind, or a participle."""
    if told_in_past(s, verb) or past_perfect(s, verb):
        return True
    helpers = {s.lower[k] for k in s.children[verb] if s.deps[k].startswith("aux") or s.deps[k] == "cop"}
    return s.tags[verb] == "VBN" and (not helpers or bool(helpers & {"has", "have", "'ve", "’ve"}))


def link_of(s: Sentence, clause: int) -> str:
    """``when`` or ``where`` if the clause is joined to a noun by that word, else nothing."""
    return next((s.lower[k] for k in s.children[clause] if k < clause and s.lower[k] in ("when", "where")), "")


def _goes_on(s: Sentence, clause: int) -> bool:
    """Whether a clause that hangs on a noun shares the time of the verb above it.

    "Visited Oslo on Friday, where she met" goes on, "people demonstrating in the square" did so then; "a house where they shot two
    men" and "the men arrested" did not.
    """
    if s.tags[clause] == "VBG":
        return s.deps[clause] == "acl" and not any(s.deps[k].startswith("aux") for k in s.children[clause])
    noun = s.heads[clause]
    if s.tags[clause] == "VB" and lemma(s, noun) in words("opportunities"):
        return True  # "had the chance to discuss": discussed
    link = next((k for k in s.children[clause] if k < clause and s.lower[k] == "where"), None)
    return link is not None and link > 0 and (s.words[link - 1] == "," or s.pos[noun] == "PROPN")


def superlative_above(s: Sentence, i: int) -> bool:
    """Whether a noun above is called the first, the only, the worst: "the first visit since 1985" is a count, no date."""
    for node in chain(s, i):
        for k in s.children[node]:
            if s.lower[k] in ("first", "only") and s.deps[k] in ("amod", "advmod") or s.tags[k] in ("JJS", "RBS"):
                return True
    return False


def clauses_above(s: Sentence, trigger: int) -> list[tuple[int, bool]]:
    """Clause heads from the trigger's own upward, and whether a closed (relative, participle) clause lies between."""
    out: list[tuple[int, bool]] = []
    node, closed = trigger, False
    for _ in range(40):
        if is_clause(s, node) or s.heads[node] == node:
            out.append((node, closed))
            closed |= s.deps[node] in CLOSED and not _goes_on(s, node)
        if s.heads[node] == node:
            break
        node = s.heads[node]
    return out


def telling_clause(s: Sentence, above: list[tuple[int, bool]]) -> int:
    """The clause that tells an infinitive: "we had an opportunity to meet them" was had, "went there to meet them" went."""
    for clause, _ in above:
        if s.tags[clause] != "VB" or s.deps[clause] not in ("xcomp", "acl", "advcl"):
            return with_its_verb(s, [(clause, False)])
    return above[0][0]


def with_its_verb(s: Sentence, above: list[tuple[int, bool]]) -> int:
    """The clause of an act, or the verb that a bare participle goes on with: "we had a session, followed by a call"."""
    clause = above[0][0]
    bare = s.tags[clause] in ("VBG", "VBN") and s.deps[clause] == "advcl"
    alone = not any(s.deps[k].startswith(("aux", "mark", "nsubj", "case")) for k in s.children[clause])
    return s.heads[clause] if bare and alone and s.deps[s.heads[clause]] not in CLOSED else clause


def path(s: Sentence, trigger: int, own: int) -> list[int]:
    """The tokens from the trigger up to its clause head, through objects, subjects and obliques."""
    out = []
    node = trigger
    while node != own and s.heads[node] != node and s.deps[node] in _UPWARD:
        node = s.heads[node]
        out.append(node)
    return out


def reports(s: Sentence, clause: int, content: int) -> bool:
    """Whether ``clause`` is a verb of saying and ``content`` what it says."""
    return s.lemmas[clause].lower() in words("reporting_verbs") and s.deps[content] in (
        "ccomp",
        "parataxis",
        "root",
        "dep",
        "advcl",
    )
