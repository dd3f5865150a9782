"""What a verb or noun of saying, wanting or doing is about: its content clauses, objects and prepositional phrases."""

from __future__ import annotations

from collections.abc import Iterator

from events.coding.tree import syntax
from events.coding.tree.agreement import joined_to
from events.coding.tree.gaps import at_which
from events.coding.tree.memo import remembered
from events.types import Sentence

# Nouns that only open the way to what follows them: "had a chance to visit", "took steps to impose", "signed a decree banning".
_OPENINGS = frozenset(
    "chance opportunity occasion honour honor pleasure privilege step action measure move effort attempt time process procedure task "
    "practice policy order decree law bill directive legislation resolution decision".split()
)
_WHEN = frozenset({"before", "after", "since", "while", "when", "until"})
_SEEING = frozenset("see find know learn check determine assess judge test tell understand ask wonder".split())
# Nouns that only measure what follows "of": "a campaign of arrests", "ten days of war games".
_KINDS = frozenset(
    "kind form type act campaign package level degree amount total contribution donation lot bit end start beginning resumption day "
    "week month hour".split()
)
_TOPIC = frozenset({"including", "regarding", "concerning"})
_AMOUNTS = frozenset("dollar euro pound yen yuan rouble ruble thousand hundred million billion trillion usd".split())


def complements(s: Sentence, head: int, preps: tuple[str, ...]) -> list[int]:
    """Return the heads of what ``head`` takes as its content: clauses, objects and the listed obliques, with coordination."""
    out = [syntax.meant(s, j) for j in s.children[head] if _is_content(s, head, j, preps) and not left_to_others(s, j)]
    if s.pos[head] == "ADJ" and s.deps[head] == "xcomp":  # "remained open to dialogue", hung on "remained"
        beside = s.children[s.heads[head]]
        out += [j for j in beside if j > head and s.deps[j] == "obl" and syntax.preposition(s, j) in preps]
    gap = _gap(s, head)
    if gap is not None and not any(s.deps[j] == "obj" for j in out):
        out.insert(0, gap)
    extra: list[int] = []
    if s.pos[head] == "NOUN":
        extra += [
            k
            for j in s.children[head]
            if s.deps[j] == "nmod" and j not in out
            for k in s.children[j]
            if s.deps[k] == "nmod" and syntax.preposition(s, k) in preps
        ]
    for j in out:
        if (
            s.deps[j] in ("obj", "xcomp") and s.pos[j] == "NOUN"
        ):  # "has a plan to attack", "made demands for the release of": the object's own content
            extra += [
                k
                for k in s.children[j]
                if s.deps[k] in ("acl", "ccomp")
                and not left_to_others(s, k)
                and (_to_infinitive(s, k) or syntax.marker(s, k) == "that" or syntax.marker(s, k) in preps)
            ]
            extra += [k for k in s.children[j] if s.deps[k] == "nmod" and syntax.preposition(s, k) in preps]
        elif s.deps[j] == "nmod":  # "a request to Germany for tanks", with the second phrase hung on the first
            extra += [k for k in s.children[j] if s.deps[k] == "nmod" and syntax.preposition(s, k) in preps]
    refusals = [
        j for j in s.children[head] if s.lower[j] == "no" and s.deps[j] == "obj"
    ]  # "said no to a request for talks"
    extra += [k for j in refusals for k in s.children[j] if s.deps[k] == "nmod" and syntax.preposition(s, k) in preps]
    out += [k for k in extra if k not in out]
    for j in list(out):
        joined = [k for k in s.children[j] if s.deps[k] == "conj" and k not in out and joined_to(s, k, j) == j]
        # Not "declared an emergency with respect to Venezuela, including the arrest of": the reasons of a thing are no part of it.
        out += [k for k in joined if not _about_between(s, j, k)]
    return out


def _about_between(s: Sentence, first: int, later: int) -> bool:
    """Tell whether words that name a topic or examples stand between two nouns, so that the second does not stand beside the first."""
    return bool(_TOPIC & set(s.lower[first:later]))


def _is_content(s: Sentence, head: int, j: int, preps: tuple[str, ...]) -> bool:
    """Tell whether dependent ``j`` is what ``head`` is about: a clause, an object, a listed oblique or a "that" clause."""
    dep = s.deps[j]
    if dep in ("xcomp", "ccomp"):
        return True
    if dep in ("obj", "nsubj:pass"):
        return s.pos[j] in syntax.NOMINAL
    if dep.startswith(("obl", "nmod")):
        prep = syntax.preposition(s, j)
        return prep in preps and not (prep == "in" and j < head)  # "in its campaign, the army failed": the scene
    if dep in ("acl", "advcl"):
        if syntax.marker(s, j) in preps:
            return True
        if dep == "acl":
            return _to_infinitive(s, j) or syntax.marker(s, j) == "that"
        return j > head and _to_infinitive(s, j)
    return False


def _gap(s: Sentence, verb: int) -> int | None:
    """The noun that a relative clause leaves open as the object of ``verb``: "the sanctions that they are willing to adopt"."""
    node = verb
    for _ in range(4):
        dep = s.deps[node]
        if dep == "acl:relcl":
            own = syntax.own_subject(s, node)
            filled = own is None or s.lower[own] in syntax.RELATIVES or at_which(s, node)
            return None if filled or s.pos[s.heads[node]] not in syntax.NOMINAL else s.heads[node]
        if dep != "xcomp" or s.heads[node] == node:
            return None
        node = s.heads[node]
    return None


def _to_infinitive(s: Sentence, j: int) -> bool:
    return s.tags[j] == "VB" and any(s.lower[k] == "to" and s.deps[k] == "mark" for k in s.children[j])


def left_to_others(s: Sentence, verb: int) -> bool:
    """True for what others are given, or denied, the room or means to do: "give them space to negotiate", "deny it the ability to"."""
    if s.tags[verb] != "VB" or verb < 2 or s.lower[verb - 1] != "to" or s.lemmas[verb - 2].lower() not in _ROOM:
        return False
    node = s.heads[verb]
    while s.pos[node] not in ("VERB", "AUX") and s.heads[node] != node:
        node = s.heads[node]
    return s.lemmas[node].lower() in _GIVING


_ROOM = frozenset(
    "space room time chance opportunity ability capacity means freedom flexibility incentive reason".split()
)
_GIVING = frozenset("give allow offer leave grant afford deny provide".split())


def leading(s: Sentence, j: int, light: bool) -> Iterator[tuple[int, bool]]:
    """Yield the dependents of ``j`` that may hold what it leads to, with a flag that is true when one may lead on farther.

    A light verb carries only what its object names ("held a round of talks"), nothing from deeper inside ("have challenges in our
    democracy"); other operators also reach the content of the nouns and verbs they govern ("the possibility of", "steps to").
    """
    for k in s.children[j]:
        dep = s.deps[k]
        if _found_out(s, j, k) or left_to_others(s, k) or (dep == "conj" and joined_to(s, k, j) != j):
            continue
        if light:
            if (dep == "conj" and not _about_between(s, j, k)) or _carried_on(s, j, k):
                yield k, True
        elif (
            dep in ("xcomp", "ccomp")
            or (dep == "conj" and not _about_between(s, j, k))
            or (dep == "acl" and not _done_by(s, k) and syntax.marker(s, k) not in _WHEN)
            or (dep in ("obj", "nsubj:pass") and s.pos[j] in ("VERB", "AUX", "NOUN"))
            or (dep == "nmod" and syntax.preposition(s, k) in ("of", "for", "to", "on", "in"))
            or (dep == "advcl" and s.tags[k] == "VB")
        ):
            yield k, True
        elif (
            dep == "obl" and s.pos[j] == "VERB" and syntax.preposition(s, k) in ("to", "in", "on", "into", "for")
        ) or (dep in ("nsubj", "nsubj:pass") and s.pos[j] == "VERB" and s.pos[k] == "NOUN"):
            yield k, False


def _found_out(s: Sentence, verb: int, k: int) -> bool:
    """True for a question whose answer is to be seen: "see whether Iran comes back" is no plan of coming back."""
    if s.deps[k] not in ("ccomp", "advcl") or s.lemmas[verb] not in _SEEING:
        return False
    return syntax.marker(s, k) in ("if", "whether") and syntax.own_subject(s, k) is not None


def _done_by(s: Sentence, participle: int) -> bool:
    """True for a deed of others that only describes a noun: "address the concerns expressed by Chad"."""
    return s.tags[participle] == "VBN" and bool(syntax.oblique(s, participle, "by"))


def _carried_on(s: Sentence, noun: int, k: int) -> bool:
    """Tell whether the object of a light verb is but the wrapping of what ``k`` names: a chance, a step, a number, an amount."""
    word = s.lemmas[noun].lower()
    if s.deps[k] in ("acl", "xcomp"):
        return word in _OPENINGS and s.tags[k] in ("VB", "VBG")
    if s.deps[k] != "nmod":
        return False
    counted = word in _AMOUNTS or s.pos[noun] in ("NUM", "SYM")
    prep = syntax.preposition(s, k)
    if prep == "of":
        return counted or word in syntax.PARTITIVE or word in _KINDS
    return prep in ("in", "worth") and (counted or word in ("contribution", "donation", "total"))


# Verbs that say no more than that their subject happens.
_HAPPENS = frozenset(
    "erupt break flare rage resume continue occur happen intensify escalate ensue begin start spread persist unfold grip follow "
    "recur return subside end rock sweep worsen reignite ignite leave claim engulf paralyse paralyze cripple convulse".split()
)


@remembered
def happening(s: Sentence, noun: int) -> int | None:
    """The verb that says that the act named by ``noun`` happens: "fighting erupted between", "riots broke out in"."""
    up = s.heads[noun]
    gerund = s.deps[noun].startswith("csubj") and s.child(noun, "obj") is None
    named = s.deps[noun].startswith("nsubj") and s.pos[noun] != "VERB" or gerund
    if up == noun or not named or s.deps[up] == "advcl":
        return None  # "as battles raged" is the background of something else
    if syntax.is_passive(s, up) and s.child(up, "compound:prt") is not None:
        return None  # "the protest was broken up by police"
    if s.lemmas[up] == "bring" and any(s.lemmas[j] in ("standstill", "halt") for j in s.children[up]):
        return up  # "a strike brought Belgium to a standstill"
    takes_place = s.lemmas[up] == "take" and any(s.lemmas[j] == "place" for j in s.children[up])
    return up if takes_place or s.lemmas[up] in _HAPPENS else None


def asserted(s: Sentence, verb: int) -> bool:
    """True when the clause under a verb states a fact or an own plan: "insisted that there was a deal", not "that Iran withdraw"."""
    for j in s.children[verb]:
        if (
            s.tags[j] == "VBG"
            and s.deps[j] in ("advcl", "xcomp")
            and not any(s.deps[k] == "nsubj" for k in s.children[j])
        ):
            return True  # "insists on inspecting the ships": what one means to do oneself
    content = s.child(verb, "ccomp")
    if content is None or s.lemmas[content] == "need":
        return False
    finite = [content, *(j for j in s.children[content] if s.deps[j].startswith(("aux", "cop")))]
    if any(s.lower[j] in ("must", "should", "need", "shall", "has") and s.pos[j] == "AUX" for j in finite):
        return False
    # A parser that takes the bare form for a past ("that Iran withdraw") gives it the tag of one.
    told = any(s.tags[j] in ("VBD", "VBZ") and s.lower[j] != s.lemmas[j] for j in finite)
    return told or any(s.lower[j] in ("are", "will", "would") for j in finite)


_HITS = frozenset({"hit", "strike", "rock", "shake", "kill", "wound", "target", "devastate", "pound", "leave"})
_VICTIMS = frozenset({"target", "victim", "object", "scene", "site"})


def victim(s: Sentence, noun: int) -> int | None:
    """Who "was the target of" the act named by ``noun``, or is hit by it: "a barrage of rockets hit southern Israel"."""
    up = s.heads[noun]
    if s.deps[noun] == "nsubj" and s.lemmas[up].lower() in _HITS:
        return s.child(up, "obj")
    named = s.lemmas[up].lower() in _VICTIMS and syntax.preposition(s, noun) == "of"
    return syntax.subject(s, up) if named else None


def told(s: Sentence, head: int) -> bool:
    """True when an act is what the sentence tells, not the background of a modifier or an adverbial clause."""
    return _reached_by(s, head, _TELLING)


def aside(s: Sentence, head: int) -> bool:
    """True when an act stands in a modifier or an adverbial clause, and not in what the clauses of the sentence and their nouns say."""
    return not _reached_by(s, head, _ASSERTING)


def _reached_by(s: Sentence, head: int, relations: frozenset[str]) -> bool:
    """True when only such relations lead from a word up to the root."""
    node = head
    while s.heads[node] != node:
        if s.deps[node] not in relations:
            return False
        node = s.heads[node]
    return True


_TELLING = frozenset({"conj", "ccomp", "parataxis", "root", "xcomp"})
_ASSERTING = _TELLING | {"nsubj", "nsubj:pass", "csubj", "obj", "iobj", "obl", "obl:agent", "obl:unmarked"}
