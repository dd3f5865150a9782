"""What the tree alone says of a pronoun: that it means a thing, a situation, or words nearby that name no actor."""

from __future__ import annotations

from collections.abc import Mapping

from events.types import ActorMention, Sentence

# "It is a member of the EU": what only somebody is. Of anything else "it is a war crime" speaks of what happens.
_SOMEBODY = frozenset(
    "country nation state republic kingdom democracy dictatorship power superpower member ally partner neighbor neighbour "
    "signatory party government regime authority organization organisation group movement body company firm bank union "
    "alliance bloc agency institution faction militia force army aggressor opponent enemy foe rival friend supporter "
    "sponsor backer host leader donor exporter importer producer supplier buyer victim target guarantor mediator "
    "candidate observer sanctuary haven broadcaster newspaper".split()
)
# What is done to somebody: the object of these may be a state or a body. What is welcomed, opposed or discussed is a matter.
TO_SOMEBODY = frozenset(
    "attack invade accuse blame sanction designate urge ask tell press pressure force compel threaten warn bomb shell strike "
    "occupy arm supply finance fund help assist aid protect punish isolate expel suspend ban sue fine thank praise "
    "congratulate embargo destabilize destabilise defeat fight join leave quit recognize recognise lead found overthrow "
    "give send sell grant offer lend owe pay show provide deny refuse criticize criticise ally arrest seize besiege "
    "sanctions war aid attack talk negotiate cooperate trade meet side relation contact dialogue negotiation agreement "
    "assault embargo pressure cooperation deal treaty ceasefire border tie peace impose declare wage launch".split()
)
# What a plan, a sum or a rumour does, and no state or body.
_OF_MATTERS = frozenset("go come happen occur last depend matter cost mean reflect arise unfold".split())
# What is given, and to whom: in "willing to provide it" a thing, in "provide it with arms" somebody.
_GIVEN = frozenset(
    "give send sell grant offer lend owe pay show provide deny impose declare wage launch supply".split()
)
_ABOUT = frozenset({"about", "because", "due", "for"})


def no_actor(s: Sentence, t: int, low: str, found: Mapping[int, ActorMention]) -> str | None:
    """Why the pronoun at token ``t`` can mean no actor by the words of its own sentence; ``None`` when it can."""
    if low in ("they", "them", "their", "theirs", "themselves") and _plain_subject(s, t, found, ("NNS", "NNPS")):
        return f"'{low}' means a plural that is no actor"
    if low == "its" and _plain_subject(s, t, found, ("NN", "NNP")):
        return "'its' means the subject, which is no known actor"
    if low == "it" and (_is_situation(s, t) or _is_matter(s, t)):
        return "'it' means what happens, no actor"
    if low == "their" and (first := _owner_beside(s, t, found)) is not None and not _known(first, found):
        return f"'{low}' means {s.words[first]!r}, no actor"
    if low == "their" and (asked := _asked(s, t)) is not None and asked not in found and s.tags[asked] == "NNS":
        return f"'{low}' means {s.words[asked]!r}, no actor"
    if low == "its" and (first := _named_beside(s, t)) is not None and not _known(first, found):
        return f"'its' means {s.words[first]!r}, which is not in the dictionary"
    if _again(s, t, low, found):
        return f"'{low}' again means nobody known"
    subject = (_subject_beside(s, t) or _subject_ahead(s, t)) if low in ("it", "they") else None
    if subject is None or _known(subject, found):
        return None
    several = s.tags[subject] in ("NNS", "NNPS") or any(s.deps[j] == "conj" for j in s.children[subject])
    return f"'{low}' means {s.words[subject]!r}, no actor" if several == (low == "they") else None


def _known(k: int, found: Mapping[int, ActorMention]) -> bool:
    mention = found.get(k)
    return mention is not None and mention.actor is not None


def _plain_subject(s: Sentence, t: int, found: Mapping[int, ActorMention], tags: tuple[str, ...]) -> bool:
    """True when the subject of the pronoun's clause stands before it and names no actor ("all countries … their own")."""
    verb, steps = t, 0
    while s.pos[verb] not in ("VERB", "AUX") and s.heads[verb] != verb and steps < 6:
        verb, steps = s.heads[verb], steps + 1
    done_by = any(s.deps[k] == "obl:agent" and k < t for k in s.children[verb])  # "is broken by Chad in its war"
    for k in s.children[verb]:
        if s.deps[k].startswith("nsubj") and k < t and not done_by:
            if s.lower[k] in ("it", "they"):
                return (s.lower[k] == "it") == ("NN" in tags) and not _known(k, found)
            plain = not _known(k, found) if "NN" in tags else k not in found
            return s.tags[k] in tags and plain and not any(_known(j, found) for j in s.children[k])
    return False


def _asked(s: Sentence, t: int) -> int | None:
    """Whom something is asked of, to whom "their" goes back: "called on all parties to keep to their promises"."""
    verb, steps = t, 0
    while s.pos[verb] not in ("VERB", "AUX") and s.heads[verb] != verb and steps < 6:
        verb, steps = s.heads[verb], steps + 1
    if s.deps[verb] not in ("xcomp", "advcl") or any(s.deps[k].startswith("nsubj") for k in s.children[verb]):
        return None
    asking = s.heads[verb]
    return next((k for k in s.children[asking] if asking < k < verb and s.deps[k] in ("obj", "obl")), None)


def _is_situation(s: Sentence, t: int) -> bool:
    """Tell "it is a war crime", "it will remain a partnership" and "it's about conquest" from an "it" that is somebody."""
    if s.deps[t] != "nsubj":
        return False
    head = s.heads[t]
    if not any(s.deps[k] == "cop" for k in s.children[head]):
        head = next((k for k in s.children[head] if s.deps[k] == "xcomp" and s.pos[k] == "NOUN"), -1)
        if head < 0 or not any(s.deps[k] == "cop" for k in s.children[head]):
            return False
    cases = {s.lower[k] for k in s.children[head] if s.deps[k] in ("case", "mark")}
    if cases & _ABOUT:
        return True
    return s.pos[head] == "NOUN" and not cases and s.lemmas[head].lower() not in _SOMEBODY


def _is_matter(s: Sentence, t: int) -> bool:
    """Tell the matter in "they oppose it", "spoke out about it", "it will go to schools" from an "it" that is somebody."""
    head = s.heads[t]
    if s.deps[t].startswith("nsubj"):
        return s.deps[t] == "nsubj" and s.lemmas[head].lower() in _OF_MATTERS
    if s.deps[t] == "obj" and s.lemmas[head].lower() in _GIVEN:
        beside = any(s.deps[k] == "obj" and k != t for k in s.children[head])
        return not beside and not any(s.lower[c] in ("with", "of") for k in s.children[head] for c in s.children[k])
    return s.deps[t] in ("obj", "obl", "nmod") and not (
        s.lemmas[head].lower() in TO_SOMEBODY or s.lemmas[s.heads[head]].lower() in TO_SOMEBODY
    )


def _owner_beside(s: Sentence, t: int, found: Mapping[int, ActorMention]) -> int | None:
    """The things that "their" goes back to in a row: "the vessels, their cargoes and their crews"."""
    noun = s.heads[t]
    first = s.heads[noun]
    row = s.deps[t] == "nmod:poss" and s.deps[noun] == "conj" and s.pos[first] == "NOUN" and first < t
    owners = ("nmod:poss", "nmod", "amod", "compound")
    if not row or any(s.deps[k] in owners and (s.deps[k] != "amod" or k in found) for k in s.children[first]):
        return None  # "Chad's use of force and its aggression"
    return first if s.tags[first] in ("NNS", "NNPS") else None


def _named_beside(s: Sentence, t: int) -> int | None:
    """The name that "its" goes back to in a row: "the MRC and its members"."""
    noun = s.heads[t]
    first = s.heads[noun]
    row = s.deps[t] == "nmod:poss" and s.deps[noun] == "conj" and first < t
    return first if row and s.tags[first] == "NNP" else None


def _again(s: Sentence, t: int, low: str, found: Mapping[int, ActorMention]) -> bool:
    """True for "them" behind a "they" that has just meant nobody known, when nobody was named since."""
    last = next((k for k in range(t - 1, -1, -1) if s.lower[k] == "they"), None) if low == "them" else None
    if last is None or s.heads[last] == s.heads[t] or last not in found or _known(last, found):
        return False
    return not any(_known(k, found) for k in range(last + 1, t))


def again_subject(s: Sentence, t: int) -> int | None:
    """The "they" with which a row of like clauses began: "they discussed trade; they discussed the war"."""
    verb = s.heads[t]
    if s.deps[t] != "nsubj" or s.deps[verb] not in ("conj", "parataxis"):
        return None
    first = s.heads[verb]
    if s.lemmas[first] != s.lemmas[verb]:
        return None
    return next((k for k in s.children[first] if s.deps[k] == "nsubj" and s.lower[k] == s.lower[t] and k < t), None)


def _subject_beside(s: Sentence, t: int) -> int | None:
    """The subject of the clause that the pronoun's own clause is joined to by "and" or "but"."""
    verb = s.heads[t]
    if not s.deps[t].startswith("nsubj") or s.deps[verb] != "conj":
        return None
    return next((k for k in s.children[s.heads[verb]] if s.deps[k].startswith("nsubj") and s.pos[k] == "NOUN"), None)


def _subject_ahead(s: Sentence, t: int) -> int | None:
    """The subject of the clause that opens the sentence: "as long as the buyers of oil pay, they support the war"."""
    verb = s.heads[t]
    if s.deps[t] != "nsubj":
        return None
    ahead = [k for k in s.children[verb] if s.deps[k] == "advcl" and k < t]
    return next(
        (j for k in ahead for j in s.children[k] if s.deps[j] == "nsubj" and s.pos[j] in ("NOUN", "PROPN")), None
    )


def alike(s: Sentence, t: int, token: int) -> bool:
    """True where "him" stands as the other does beside the same verb: "Chen met with Ruiz, and Okoro will meet with him"."""
    verb, other = s.heads[t], s.heads[token]
    return (
        verb != other
        and s.deps[t] == s.deps[token]
        and s.deps[t] in ("obj", "obl")
        and s.lemmas[verb] == s.lemmas[other]
        and s.deps[verb] == "conj"
    )


def thanked(s: Sentence, t: int, token: int) -> bool:
    """True for whom one is grateful to for what is theirs: "gratitude to Chad for its generosity"."""
    noun = s.heads[t]
    if s.deps[t] != "nmod:poss" or not any(s.deps[k] == "case" and s.lower[k] == "for" for k in s.children[noun]):
        return False
    case = {s.lower[k] for k in s.children[token] if s.deps[k] == "case"}
    up = s.heads[token]
    return bool(case & {"to", "with"}) and (s.heads[noun] in (up, token, s.heads[up])) and token < t


def foretold(s: Sentence, t: int, low: str) -> int | None:
    """The subject right behind an opening phrase that speaks of it first: "during his visit to Oslo, the president met"."""
    node = s.heads[t]
    if low not in _SINGLE or s.deps[t] != "nmod:poss":
        return None
    while s.deps[node] == "nmod" and s.heads[node] < node:
        node = s.heads[node]
    verb = s.heads[node]
    if s.deps[node] not in ("obl", "obl:unmarked") or s.deps[verb] not in ("root", "ccomp", "conj", "parataxis"):
        return None
    subject = next((k for k in s.children[verb] if s.deps[k] in ("nsubj", "nsubj:pass")), None)
    return subject if subject is not None and node < subject < verb and s.pos[subject] in ("NOUN", "PROPN") else None


_SINGLE = frozenset({"his", "her", "its"})
