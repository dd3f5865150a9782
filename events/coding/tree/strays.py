"""Doers that stand elsewhere than the shape of the clause says: torn off by the parser, or in the clause around the one that tells."""

from __future__ import annotations

from events.coding.tree.phrases import preposition
from events.types import Sentence

_SAYS = frozenset(
    "say believe think claim allege report conclude suspect know find insist argue suggest assess".split()
)
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_LAWS = frozenset("proclamation order act law section resolution statute decree code rule regulation article".split())
_SEES = frozenset("tolerate see watch catch find hear spot film observe witness".split())
# Before a noun that names a deed of whoever did it, not of the subject of the clause: "sanctioned them over the attempt to kill".
_OVER = frozenset({"over", "after", "about", "regarding", "following", "concerning", "since", "despite", "for", "amid"})
_CRIMES = frozenset({"attempt", "plot", "conspiracy"})
# What is said to somebody so that he acts.
_APPEALS = frozenset("encouragement call appeal request plea invitation instruction order".split())
_THANKS = frozenset("thank praise commend applaud congratulate salute criticise criticize condemn".split())
_REGARDS = frozenset({"regard", "consider", "describe", "see", "view", "classify", "list", "portray", "depict"})
_DEEDS = frozenset({"attempt", "plot", "effort", "plan", "order", "conspiracy", "bid", "move"})


def stray_subject(s: Sentence, verb: int) -> int | None:
    """The noun right before a finite verb that has no subject, when the parser took it for one more apposition of what came before."""
    if s.tags[verb] == "VB" and not any(s.deps[j] == "aux" for j in s.children[verb]):
        return None
    i = verb - 1
    while i >= 0 and s.pos[i] in ("AUX", "ADV", "PUNCT", "PART"):
        i -= 1
    while i >= 0 and s.deps[i] in ("flat", "compound", "case") and s.heads[i] < i:
        i = s.heads[i]
    if i < 0 or s.deps[i] not in ("appos", "conj") or s.pos[i] not in ("PROPN", "NOUN"):
        return None
    return s.heads[i] if torn_relative(s, verb) and s.deps[i] == "conj" else i


def torn_relative(s: Sentence, verb: int) -> bool:
    """Tell whether a finite verb with an object before it is a relative clause without a pronoun: "the sanctions France and Italy have imposed"."""
    kids = s.children[verb]
    finite = any(s.deps[j] == "aux" and s.tags[j] in ("VBP", "VBZ", "VBD") for j in kids)
    before = any(s.deps[j] == "obj" and j < verb for j in kids)
    return s.deps[verb] == "advcl" and finite and before and not any(s.deps[j] in ("mark", "advmod") for j in kids)


def of_whom_said(s: Sentence, clause: int) -> int | None:
    """Who does what others say of him in a relative clause: "the prince, who the agency says ordered it"."""
    says = s.heads[clause]
    if s.deps[says] != "acl:relcl" or s.lemmas[says] not in _SAYS or s.tags[clause] not in ("VBD", "VBZ", "VBP", "VBN"):
        return None
    others = any(s.deps[j] == "nsubj" and s.lower[j] not in _RELATIVE for j in s.children[says])
    return s.heads[says] if others else None


def of_unnamed(s: Sentence, noun: int) -> bool:
    """Tell whether the deed a noun names is only what the clause is about: "when it comes to the attempt to kill him"."""
    if s.lemmas[noun] not in _DEEDS or s.deps[noun] not in ("obl", "nmod"):
        return False
    prep = preposition(s, noun)
    return prep in _OVER or prep == "to" and s.lemmas[noun] in _CRIMES


def told_beside(s: Sentence, verb: int) -> int:
    """The verb that an infinitive serves, when the parser hung it on words put in between: "has begun, as we have said, to seize"."""
    mark = next((s.lower[j] for j in s.children[verb] if s.deps[j] == "mark"), None)
    between = (
        s.deps[verb] == "advcl" and mark == "as" and s.lemmas[verb] in _SAYS | {"talk", "note", "discuss", "mention"}
    )
    return s.heads[verb] if between else verb


def of_himself(s: Sentence, gerund: int) -> int:
    """The verb whose doer does what a gerund tells; of a reflexive pronoun of one person, not that of the many just before it.

    "He blew himself up after the soldiers came, killing himself and two others": the soldiers did not kill himself.
    """
    up = s.heads[gerund]
    one = any(s.deps[j] == "obj" and s.lower[j] in ("himself", "herself") for j in s.children[gerund])
    many = any(s.deps[j] == "nsubj" and s.tags[j] in ("NNS", "NNPS") for j in s.children[up])
    return s.heads[up] if one and many else up


def seen_doing(s: Sentence, gerund: int) -> int | None:
    """Who is seen, or not put up with, as he does what a gerund tells: "will not tolerate them using force"."""
    up = s.heads[gerund]
    obj = s.child(up, "obj")
    marked = any(s.deps[j] == "mark" for j in s.children[gerund])
    if obj is None or marked or s.lemmas[up] not in _SEES or s.words[gerund - 1] == ",":
        return None
    return obj if up < obj < gerund else None


def before_gerund(s: Sentence, gerund: int) -> int | None:
    """The noun right before a gerund: "criticised him for the US restricting ..."."""
    i = gerund - 1
    if i < 0 or s.pos[i] not in ("PROPN", "NOUN") or s.deps[i] not in ("obl", "nmod"):
        return None
    return i if preposition(s, i) in ("for", "with", "of", "against") else None


def law_before(s: Sentence, pronoun: int) -> int | None:
    """The law right before ", which", with its number: "officials, pursuant to Proclamation 5377, which suspends their entry"."""
    i = pronoun - 2
    if i < 0 or s.words[pronoun - 1] != "," or s.lower[pronoun] != "which":
        return None
    while i > 0 and s.deps[i] in ("flat", "nummod", "punct") and s.heads[i] < i:
        i = s.heads[i]
    return i if s.lemmas[i].lower() in _LAWS else None


def after_for(s: Sentence, infinitive: int) -> int | None:
    """Who is to act in "called for Chad to withdraw", when the parser gave the name to the verb above and "for" to the infinitive."""
    i = next((j for j in s.children[infinitive] if s.lower[j] == "for" and s.deps[j] == "mark"), None)
    named = (j for j in s.children[s.heads[infinitive]] if s.deps[j] == "obl" and i is not None and i < j < infinitive)
    return next(named, None)


def told_to(s: Sentence, noun: int) -> int | None:
    """Who is to do what the infinitive under a noun tells, and not whose noun it is.

    "Our appeal to Kenya to help Chad" asks Kenya; who is thanked "for steps to help Chad" takes them.
    """
    if s.lemmas[noun].lower() in _APPEALS:
        asked = (
            j for j in s.children[noun] if s.deps[j] in ("nmod", "obl") and preposition(s, j) in ("to", "on", "for")
        )
        return next(asked, None)
    first = s.heads[noun] if s.deps[noun] == "conj" else noun
    verb = s.heads[first]
    if preposition(s, first) != "for" or s.deps[first] != "obl" or s.lemmas[verb].lower() not in _THANKS:
        return None
    owned = any(s.deps[j] == "nmod:poss" for j in s.children[noun])
    return None if owned else s.child(verb, "obj")


def of_clause_with_as(s: Sentence, verb: int) -> int | None:
    """The subject of a clause with "as": who is regarded ("others whom we regard as jailed"), or whom the parser tore off."""
    up = s.heads[verb]
    if s.lemmas[up] in _REGARDS and any(s.deps[j] == "mark" and s.lower[j] == "as" for j in s.children[verb]):
        return s.child(up, "obj")
    return _after_as(s, verb)


def _after_as(s: Sentence, verb: int) -> int | None:
    """The subject of a finite clause that the parser took for a phrase of its own: "as the regime, instead of listening, has jailed them"."""
    kids = s.children[verb]
    finite = any(s.deps[j] == "aux" and s.tags[j] in ("VBP", "VBZ", "VBD") for j in kids)
    if s.deps[verb] != "advcl" or not finite or any(s.deps[j] in ("mark", "nsubj", "nsubj:pass") for j in kids):
        return None
    up = s.heads[verb]
    torn = (j for j in s.children[up] if up < j < verb and s.deps[j] == "obl" and preposition(s, j) in ("as", "while"))
    return next(torn, None)
