"""Who does what to whom, read off a dependency tree.

These functions turn the many ways English has of arranging a clause (active, passive, control, relative
clauses, coordination, nominalisation) into the same few logical roles, so that rules name roles and not shapes.
All functions work on token indices of one :class:`events.types.Sentence` and never raise on odd trees.
"""

from __future__ import annotations

from events.coding.tree import strays
from events.coding.tree.agreement import agreeing, joined_to
from events.coding.tree.gaps import at_which, credited
from events.coding.tree.memo import remembered
from events.coding.tree.obliques import PARTITIVE, oblique
from events.coding.tree.phrases import NOMINAL, by_slip, clause, expand, is_passive, marker, phrase, preposition
from events.coding.tree.words import NAMES, THANKFUL, words_heard
from events.types import Sentence

__all__ = [
    "NOMINAL",
    "PARTITIVE",
    "RELATIVES",
    "SUBJECTS",
    "agent",
    "antecedent",
    "clause",
    "expand",
    "is_passive",
    "logical",
    "marker",
    "meant",
    "mutual",
    "oblique",
    "own_subject",
    "phrase",
    "preposition",
    "subject",
]

SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass")
RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})

# What somebody issues to say or order something, and the verbs of issuing it.
_TEXTS = frozenset(
    "resolution statement letter bill law motion declaration petition communique communiqué decree ruling note report verdict".split()
)
_ISSUES = frozenset(
    "adopt pass issue approve sign send release publish table submit draft write back enact deliver endorse".split()
)

# Verbs whose object does what the infinitive after them says.
_MOVES_ANOTHER = frozenset(
    "ask urge tell order force allow call appeal invite persuade press pressure push help want send warn advise encourage instruct permit "
    "require compel enable authorize authorise request beg implore lead cause convince get command direct dispatch deploy challenge expect "
    "forbid oblige prompt lobby plead rely count coerce bully empower assist mobilize mobilise recruit hire train demand wait".split()
)


# Verbs whose infinitive is what their own subject does, though they have an object: "phoned Putin to discuss the war".
_ACTS_ITSELF = frozenset(
    "promise threaten vow pledge phone telephone call ring meet visit contact write summon receive host greet".split()
)

# Verbs whose object does, or is said to do, what the gerund after "of", "for" or "from" names.
_FOR_DOING = frozenset(
    "accuse blame suspect criticise criticize condemn praise thank charge congratulate denounce slam rebuke fault commend applaud "
    "prevent stop bar ban prohibit block deter dissuade discourage convict punish sanction honour honor scold chide castigate "
    "censure reprimand lambast lambaste forgive pardon hail laud designate blacklist indict fine arrest jail imprison detain "
    "sentence prosecute sue expel dismiss suspend impeach reward salute call".split()
)
_HELPS = frozenset("host support assist help aid train advise back guide".split())
_HURTS = frozenset("kill wound injure hurt murder destroy damage displace uproot".split())
_OF_DEEDS = frozenset({"of", "for", "from", "with", "over", "in"})
_PENALTIES = frozenset({"sanction", "penalty", "restriction", "fine", "ban", "measure", "action", "freeze"})


def _who_is_blamed(s: Sentence, verb: int, gerund: int) -> int | None:
    """Who is praised or punished for what a gerund tells, or helped in it: the object, or whom penalties are imposed on."""
    obj = s.child(verb, "obj")
    if s.lemmas[verb] in _FOR_DOING or s.lemmas[verb] in _HELPS and marker(s, gerund) == "in":
        return obj
    if s.lemmas[verb] in THANKFUL:  # "grateful to Chad for hosting refugees"
        return next(iter(oblique(s, verb, "to")), None)
    if obj is None or s.lemmas[obj].lower() not in _PENALTIES or marker(s, gerund) == "in":
        return None if obj is None else credited(s, obj)
    return next((j for prep in ("on", "against") for k in (verb, obj) for j in oblique(s, k, prep)), None)


def antecedent(s: Sentence, pronoun: int) -> int:
    """Return the noun that a relative pronoun stands for, or the token itself."""
    if s.lower[pronoun] not in RELATIVES:
        return pronoun
    node = pronoun
    if (law := strays.law_before(s, pronoun)) is not None:
        return law
    for _ in range(len(s)):
        head = s.heads[node]
        if head == node:
            return pronoun
        if s.deps[node] in ("acl:relcl", "advcl:relcl", "acl"):
            return head
        node = head
    return pronoun


def meant(s: Sentence, word: int) -> int:
    """Return the noun behind "what they call ...": the name given stands for the thing. Any other word is returned as it is."""
    if s.lower[word] != "what":
        return word
    for j in s.children[word]:
        if s.deps[j] == "acl:relcl" and s.lemmas[j] in NAMES:
            return next(
                (k for k in s.children[j] if k > j and s.deps[k] in ("xcomp", "obj", "obl") and s.pos[k] in NOMINAL),
                word,
            )
    return word


def mutual(s: Sentence, verb: int) -> bool:
    """True when the parties act on each other: "accused each other", "on each other's goods"."""
    pairs = {("each", "other"), ("one", "another")}
    return any(tuple(s.lower[j : j + 2]) in pairs for j in clause(s, verb) if j > verb)


@remembered
def own_subject(s: Sentence, verb: int) -> int | None:
    """The subject among the dependents; of two ("the problem is that Russia violates ...") the one next to the verb."""
    found = [j for j in s.children[verb] if s.deps[j] in SUBJECTS and s.pos[j] != "SCONJ"]
    before = [j for j in found if j < verb]
    return before[-1] if before else found[0] if found else None


@remembered
def subject(s: Sentence, verb: int) -> int | None:
    """Return the head of the surface subject of ``verb``: its own, or the one it shares by coordination, control or modification."""
    return _subject(s, verb, 0)


def _subject(s: Sentence, verb: int, depth: int) -> int | None:
    own = own_subject(s, verb)
    if own is not None:
        if s.deps[own].startswith("csubj"):
            return None
        return antecedent(s, own)
    if s.pos[verb] in ("VERB", "AUX") and (s.deps[verb] in ("root", "ccomp") or strays.torn_relative(s, verb)):
        stray = strays.stray_subject(s, verb)
        if stray is not None:
            return stray
    if depth > 6 or s.heads[verb] == verb:
        return None
    dep, head = s.deps[verb], s.heads[verb]
    if dep == "advcl" and (other := strays.of_clause_with_as(s, verb)) is not None:
        return antecedent(s, other)
    if dep == "conj":
        if s.pos[head] in ("VERB", "AUX", "ADJ") or s.child(head, "cop") is not None:
            return agreeing(s, verb, _subject(s, joined_to(s, verb, head), depth + 1))
        return None
    if dep in ("xcomp", "ccomp"):
        said = strays.of_whom_said(s, verb)
        return _controller(s, verb, head, depth) if said is None else said
    if dep == "advcl" and s.child(verb, "mark") is not None and s.tags[verb] == "VB":
        head = strays.told_beside(s, head)
        # A purpose is its doer's ("opened fire to disperse"), unless the verb above moves another to act ("asked Iran to halt").
        moves = s.lemmas[head] in _MOVES_ANOTHER or s.pos[head] not in ("VERB", "AUX", "ADJ")
        return _controller(s, verb, head, depth) if moves else _subject(s, head, depth + 1)
    if dep in ("advcl", "acl") and any(s.lower[j] == "including" for j in s.children[verb]):
        return _doer_of_examples(s, verb, head, depth)
    if dep == "advcl":
        if s.tags[verb] == "VBG" and s.lemmas[head] in _HURTS and is_passive(s, head) and marker(s, verb) != "while":
            return None  # "killed in shelling": not the victims shell
        if (doer := _gerund_doer(s, verb, head)) is not None:
            return doer
        head = strays.of_himself(s, verb)
        return _subject(s, head, depth + 1) if s.pos[head] in ("VERB", "AUX", "ADJ") else None
    if dep in ("acl", "acl:relcl", "amod"):
        if (
            s.tags[verb] == "VBG"
            and s.lemmas[head] in _TEXTS
            and s.deps[head] == "obj"
            and s.lemmas[s.heads[head]] in _ISSUES
        ):
            return _subject(s, s.heads[head], depth + 1)  # "the parliament passed a resolution condemning the attack"
        if s.tags[verb] in ("VBG", "VBN", "VBD", "VBZ", "VBP") and s.pos[head] in NOMINAL:
            return head
        if s.tags[verb] == "VB":
            return _noun_controller(s, head, depth)
    goes_on = any(s.lower[j] in ("so", "then", "thus", "therefore", "also") for j in s.children[verb])
    if dep == "parataxis" and (s.tags[verb] in ("VBG", "VBN") or (verb > head and goes_on)):
        return _subject(s, head, depth + 1)
    return None


def _doer_of_examples(s: Sentence, verb: int, head: int, depth: int) -> int | None:
    """Who does what is given as an example: "condemned China's measures, including blocking imports" is China's blocking."""
    noun = head if s.pos[head] in NOMINAL else s.child(head, "obj")
    if noun is not None and noun < verb:
        owner = s.child(noun, "nmod:poss") or next(
            (j for j in oblique(s, noun, "by", "of") if s.pos[j] == "PROPN"), None
        )
        if owner is not None:
            return owner
    while s.pos[head] not in ("VERB", "AUX", "ADJ") and s.heads[head] != head:
        head = s.heads[head]
    return _subject(s, head, depth + 1)


def _gerund_doer(s: Sentence, verb: int, head: int) -> int | None:
    """Who does what a gerund tells, when it is not the subject above: the noun before it, who is seen, blamed or helped."""
    if s.tags[verb] != "VBG":
        return None
    found = strays.before_gerund(s, verb)
    found = words_heard(s, verb, head) if found is None else found
    if found is not None:
        return found
    if (seen := strays.seen_doing(s, verb)) is not None:
        return antecedent(s, seen)
    obj = _who_is_blamed(s, head, verb)
    if obj is not None and s.pos[obj] in NOMINAL and marker(s, verb) in _OF_DEEDS:
        return antecedent(s, obj)  # "accused Rwanda of backing rebels": Rwanda backs them
    return None


def _controller(s: Sentence, verb: int, head: int, depth: int) -> int | None:
    """Subject of an infinitive or participle complement: the object of the governor if it has one, else its subject."""
    if s.pos[head] in NOMINAL and s.child(head, "cop") is None:
        return _noun_controller(s, head, depth)
    if s.lemmas[head] not in _ACTS_ITSELF:
        obj = s.child(head, "obj", "iobj")
        if obj is not None and obj != verb and s.pos[obj] in NOMINAL:
            return antecedent(s, obj)
        for j in s.children[head]:  # "called on X to ...", "appealed to X to ..."
            if (
                s.deps[j] == "obl"
                and preposition(s, j) in ("on", "upon", "to", "for")
                and j < verb
                and s.lemmas[head]
                in ("call", "appeal", "wait", "rely", "lean", "prevail", "plead", "count", "press", "push")
            ):
                return j
    return strays.after_for(s, verb) or _subject(s, head, depth + 1)


def _noun_controller(s: Sentence, noun: int, depth: int) -> int | None:
    """Subject of an infinitive under a noun: its possessor ("Iran's plan to ..."), or the subject of the verb above."""
    other = strays.told_to(s, noun)
    if other is not None:
        return other
    owner = s.child(noun, "nmod:poss")
    if owner is not None:
        return owner
    by = oblique(s, noun, "by")
    if by:
        return by[0]
    if strays.of_unnamed(s, noun):
        return None
    receiver = s.child(s.heads[noun], "iobj") if s.deps[noun] == "obj" else None
    if receiver is not None and s.lemmas[noun] not in ("promise", "pledge", "assurance", "commitment"):
        return receiver  # "gave Iraq an opportunity to disarm"
    if s.deps[noun] in ("obj", "obl", "xcomp", "nsubj:pass") and s.heads[noun] != noun:
        return _subject(s, s.heads[noun], depth + 1)
    return None


def agent(s: Sentence, verb: int) -> int | None:
    """Return the "by" agent of a passive verb, also when it stands far behind the verb or hangs on a sister phrase."""
    for j in s.children[verb]:
        if s.deps[j] == "obl:agent" and s.pos[j] in NOMINAL:
            return j
    for j in s.children[verb]:
        if s.deps[j].startswith("obl") and preposition(s, j) == "by" and s.pos[j] in NOMINAL:
            return j
    for k in s.children[verb]:  # "indicted by the court", hung one level too low or too high
        if (s.deps[k], s.tags[k]) == ("advcl", "VBN"):
            continue  # "were killed, as documented by UNESCO"
        if s.deps[k] in ("obl", "obj", "xcomp", "advcl", "nmod") and k > verb:
            for j in s.children[k]:
                if s.pos[j] not in NOMINAL:
                    continue
                by_phrase = (s.deps[k], s.deps[j]) in _HUNG_TOO_LOW and preposition(s, j) == "by"
                if s.deps[j] in ("obl:agent", "nmod:agent") or by_phrase:
                    return j
                if s.deps[j] == "nmod" and s.pos[j] == "PROPN":  # "arrested on arrival in Harare by Zimbabwean police"
                    for x in s.children[j]:
                        if s.deps[x] in ("conj", "nmod", "appos") and s.pos[x] in NOMINAL and by_slip(s, x):
                            return x
        if s.deps[k] in ("obl", "obl:unmarked") and k > verb:
            for j in s.children[k]:
                if s.deps[j] in ("conj", "appos") and s.pos[j] in NOMINAL and by_slip(s, j):
                    return j
    for k in s.children[verb]:  # "murdered and dismembered by agents": the agent stands behind the last of the verbs
        if s.deps[k] == "conj" and k > verb and s.tags[k] == s.tags[verb] == "VBN" and own_subject(s, k) is None:
            return agent(s, k)
    return None


# Where a parser hangs a "by" phrase that belongs to the verb: (what it hangs on, as what).
_HUNG_TOO_LOW = frozenset({("obl", "nmod"), ("advcl", "obl"), ("obj", "nmod")})


@remembered
def logical(s: Sentence, verb: int) -> tuple[int | None, int | None, bool]:
    """Return (doer, undergoer, passive) of a verb: who acts and what is acted on, whatever the voice."""
    if is_passive(s, verb):
        own = subject(s, verb)
        return agent(s, verb), own, True
    obj = s.child(verb, "obj")
    # "handed over medicine": the particle taken for a preposition.
    if obj is None and s.child(verb, "compound:prt") is not None:
        obj = next(
            (j for j in s.children[verb] if s.deps[j] == "obl" and preposition(s, j) is None and s.pos[j] in NOMINAL),
            None,
        )
    if obj is None and s.deps[verb] == "conj" and s.pos[s.heads[verb]] == "VERB":
        # "arrested and killed protesters": what stands behind both verbs belongs to both.
        obj = next((j for j in s.children[s.heads[verb]] if s.deps[j] == "obj" and j > verb), None)
    if obj is None and s.deps[verb] == "acl:relcl" and s.pos[s.heads[verb]] in NOMINAL:
        subj = own_subject(s, verb)
        # "the sanctions (that) the US imposed": the gap is the object when the clause has a subject of its own.
        if subj is not None and s.lower[subj] not in RELATIVES:
            return subj, None if at_which(s, verb) else s.heads[verb], False
    if obj is not None:
        obj = meant(s, antecedent(s, obj))
    doer = subject(s, verb)
    if doer is None and s.deps[verb] == "root" and s.child(verb, "expl") is None:
        by = agent(s, verb)
        doer = by
    return doer, obj, False
