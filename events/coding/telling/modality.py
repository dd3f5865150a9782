"""Whether an act is told as done, to come, supposed or asked for by its own helpers, modifiers and markers."""

from __future__ import annotations

from events.coding.telling import performing
from events.coding.tree.agreement import joined_to
from events.lexicon.rules import RuleBook
from events.types import Sentence

NEGATIVE = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "hardly", "scarcely", "nowhere"})
FUTURE_AUX = frozenset({"will", "shall", "'ll", "’ll", "wo", "wo n't"})
POSSIBLE_AUX = frozenset({"may", "might", "can", "could", "ca"})
DUTY_AUX = frozenset({"must", "should", "ought"})
CONDITION = frozenset({"if", "unless", "whether", "lest", "until"})
# In the progressive, with a day to come, these look ahead.
JOURNEYS = frozenset("go come travel visit fly head return meet host attend leave depart arrive".split())
AHEAD = frozenset("tomorrow next later upcoming soon coming weekend shortly momentarily".split())
_KNOWING = frozenset("tell know say share confirm announce".split())
_TOLD_DAYS = frozenset(
    "day morning that evening night time".split()
)  # "the next day", "later that week" are told of the past
_STAYS = frozenset("time stop stay visit trip stint".split())
_BEING = frozenset("be begin take start happen occur open follow".split())
# Happenings of which a day to come says that they are to come: "the trip to Oslo next week".
MEETINGS = frozenset(
    "summit meeting talk conference visit trip negotiation session consultation ceremony dialogue".split()
)
URGENT = frozenset("urgent important essential critical crucial vital imperative necessary".split())
# "Had a chance to meet" met; of the pleasures the present is enough: "it gives me great pleasure to welcome you".
PLEASURES = frozenset("pleasure honour honor privilege delight".split())
_OPPORTUNITIES = PLEASURES | frozenset("chance opportunity occasion".split())

# Verbs that lend their modality to the infinitive below them: "will have to leave", "is going to leave".
_TRANSPARENT = frozenset("have need go be continue begin start try".split())


# What the words that tell how a verb or noun is meant hang on it as.
_TELLING = frozenset("aux advmod cop mark case advcl amod compound".split())


def own_modality(s: Sentence, head: int, book: RuleBook, reasons: list[str]) -> tuple[str, bool]:
    """Modality from the act's own auxiliaries, modifiers and markers. The flag tells "must" from "should"."""
    if _imperative(s, head):
        reasons.append("an order in direct speech")
        return "requested", True
    if _left_open(s, head):
        reasons.append("what it would be well for others to do")
        return "hypothetical", False
    node = head
    for _ in range(3):
        for j in s.children[node]:
            if s.deps[j] not in _TELLING:
                continue
            found = _by_helper(s, node, j) or _by_modifier(s, node, j, book)
            if found is not None:
                reasons.append(found[0])
                return found[1:]
        if (
            s.deps[node] == "conj"
            and s.pos[node] == "VERB"
            and not any(s.deps[j] in ("aux", "nsubj", "nsubj:pass") for j in s.children[node])
            and not _of_higher_verb(s, node)
            and (s.tags[node], s.tags[s.heads[node]]) != ("VBD", "VB")
        ):
            node = joined_to(s, node, s.heads[node])
            continue
        beside = _beside_journey(s, node)
        if _journey_ahead(s, node) or _meeting_ahead(s, node) or (beside is not None and _journey_ahead(s, beside)):
            reasons.append("future: a journey or meeting with a day ahead")
            return "future", False
        if s.deps[node] != "xcomp" or s.lemmas[s.heads[node]] not in _TRANSPARENT:
            break
        up = s.heads[node]
        if (lent := _lent(s, node, up)) is not None:
            reasons.append(lent[0])
            return lent[1:]
        if opportunity(s, s.child(up, "obj")):
            break
        node = up
    return "actual", False


def _of_higher_verb(s: Sentence, node: int) -> bool:
    """True for an active verb hung beside a passive one: in "we trust he will be confirmed and urge you" we urge now."""
    first = s.heads[node]
    passive = any(s.deps[j] == "aux:pass" for j in s.children[first])
    return passive and s.tags[node] in ("VB", "VBP") and s.child(node, "obj") is not None


def _by_helper(s: Sentence, node: int, j: int) -> tuple[str, str, bool] | None:
    """The reason, modality and "must" that an auxiliary or marker gives the verb it belongs to."""
    word, dep = s.lower[j], s.deps[j]
    if dep == "aux" and performing.said_now(s, node, j):
        return None
    if dep == "aux" and word in ("should", "were", "had") and _inverted(s, node, j):
        return f"condition: {s.words[j]!r}", "hypothetical", False
    if dep in ("aux", "advmod") and word in DUTY_AUX:
        return f"duty: {s.words[j]!r}", "requested", word == "must"
    if dep == "aux" and word in FUTURE_AUX:
        return f"future: {s.words[j]!r}", "future", False
    if dep == "aux" and word in ("would", "'d", "’d") and s.lemmas[node] not in ("like", "love"):
        return f"future or conditional: {s.words[j]!r}", "hypothetical" if _supposed(s, node) else "future", False
    if dep == "aux" and word in POSSIBLE_AUX:
        return f"possibility: {s.words[j]!r}", "hypothetical", False
    if dep in ("aux", "cop") and s.lemmas[j] == "be" and s.tags[node] == "VB" and s.lower[j + 1] == "to":
        if (serves := _serves(s, node)) is not None:
            return f"purpose: {s.words[j]!r} to", serves, False
        return f"future: {s.words[j]!r} to", "future", False  # "Ghana is to send peacekeepers"
    if dep in ("mark", "case", "advcl") and word in ("due", "set") and s.lower[j + 1] == "to" and j < node:
        return f"future: {s.words[j]!r}", "future", False
    if dep == "mark" and word in CONDITION and not (word == "until" and s.tags[node] in ("VBD", "VBN")):
        return f"condition: {s.words[j]!r}", "hypothetical", False
    return None


def _by_modifier(s: Sentence, node: int, j: int, book: RuleBook) -> tuple[str, str, bool] | None:
    """The same for a modifier before the act: "the planned talks", "an alleged attack"."""
    if s.deps[j] not in ("amod", "advmod", "compound") or j > node:
        return None
    lemma = s.lemmas[j].lower()
    opening = s.deps[j] == "advmod" and s.pos[node] == "VERB"  # "Next, the council thanked"
    if lemma in book.classes["future_modifiers"].words and not opening:
        return f"future: {s.words[j]!r}", "future", False
    doubted = {lemma, s.lower[j]} & book.classes["doubt_modifiers"].words
    if doubted and s.pos[node] in ("NOUN", "PROPN", "VERB"):
        return f"doubt: {s.words[j]!r}", "hypothetical", False
    return None


def _left_open(s: Sentence, verb: int) -> bool:
    """True for "for A to do B" under a judgement: "it would be better for Chad to leave", "the only way is for them to talk"."""
    if s.tags[verb] != "VB":
        return False
    up = s.heads[verb]
    own = any(s.deps[j] == "mark" and s.lower[j] == "for" for j in s.children[verb])
    goes_on = s.deps[verb] == "conj" or (own and s.deps[verb] == "advcl")
    if goes_on and s.tags[up] == "VB" and up != verb:
        return _left_open(s, up)  # "for them to end the war, for Chad to stop"
    if not own:
        return False
    if s.deps[verb] in ("csubj", "csubj:pass", "ccomp"):
        judged = s.heads[verb]
    elif s.deps[verb] in ("advcl", "xcomp", "acl") and s.pos[s.heads[verb]] == "ADJ" and not _was(s, s.heads[verb]):
        judged = s.heads[verb]  # "it makes it easier for them to work together"
    elif any(s.deps[j] == "cop" for j in s.children[verb]):
        judged = verb
    else:
        return False
    return s.lemmas[judged].lower() not in URGENT  # "it is important for her to go there" asks for it


def _was(s: Sentence, predicate: int) -> bool:
    return any(s.deps[j] == "cop" and s.lower[j] in ("was", "were", "been") for j in s.children[predicate])


def _serves(s: Sentence, verb: int) -> str | None:
    """What "is to" means with a thing before it: "our aid is to help them" helps, "the aim is to help them" only means to."""
    subject = s.child(verb, "nsubj")
    word = "" if subject is None else s.lemmas[subject].lower()
    return "actual" if word in _GIVEN_AID else "hypothetical" if word in _AIMS else None


_GIVEN_AID = frozenset("aid assistance help support funding relief".split())
_AIMS = frozenset(
    "aim goal purpose objective intent intention policy mission job role focus idea point hope priority task strategy approach "
    "answer way thing challenge desire preference ask key question choice alternative solution".split()
)


def _lent(s: Sentence, node: int, up: int) -> tuple[str, str, bool] | None:
    """The reason, modality and "must" that "have to", "need to" and "going to" at ``up`` lend to the infinitive at ``node``."""
    if s.lower[up + 1] == "yet":
        return None  # "has yet to provide it"
    if s.lemmas[up] in ("have", "need") and s.tags[node] == "VB" and not opportunity(s, s.child(up, "obj")):
        return f"duty: {s.words[up]!r}", "requested", s.lemmas[up] == "have"
    if s.lemmas[up] == "go" and s.tags[up] == "VBG":
        return "future: 'going to'", "future", False
    return None


def _inverted(s: Sentence, verb: int, helper: int) -> bool:
    """True for a condition without "if": "should it attack", "had they agreed"."""
    subject = s.child(verb, "nsubj", "nsubj:pass")
    return subject is not None and helper < subject and not s.text.rstrip(" ”\"'").endswith("?")


def _journey_ahead(s: Sentence, verb: int) -> bool:
    """True for a journey or meeting in the present with a day to come: "is going to Kyiv tomorrow", "visits Kyiv next week"."""
    if s.lemmas[verb].lower() not in JOURNEYS or s.tags[verb] not in ("VBG", "VBZ", "VBP"):
        return False
    going = any(s.deps[j] == "aux" and s.tags[j] in ("VBZ", "VBP") for j in s.children[verb])
    if going != (s.tags[verb] == "VBG"):
        return False
    dated = [j for j in s.children[verb] if s.deps[j].startswith(("obl", "advmod", "nmod"))]
    asked = s.text.rstrip(" ”\"'").endswith("?") and any(_before_subject(s, verb, j) for j in s.children[verb])
    when = any(s.lower[j] == "when" and j < verb for j in s.children[verb])
    if going and when and s.deps[verb] in ("ccomp", "advcl") and s.lemmas[s.heads[verb]] in _KNOWING:
        return True  # "can you say when he is going there?"
    if s.lemmas[verb].lower() == "go" and not asked and any(s.pos[j] == "PROPN" and _to(s, j) for j in dated):
        return True  # "given that he's going to Oslo"
    return any(s.lower[k] in AHEAD for j in dated for k in (j, *s.children[j])) or any(_after_this(s, j) for j in dated)


def _before_subject(s: Sentence, verb: int, helper: int) -> bool:
    """True for the helper of a question: "is he going?"."""
    subject = s.child(verb, "nsubj")
    return s.deps[helper] == "aux" and subject is not None and helper < subject


def _to(s: Sentence, noun: int) -> bool:
    return any(s.deps[j] == "case" and s.lower[j] == "to" for j in s.children[noun])


def _after_this(s: Sentence, noun: int) -> bool:
    """True for what somebody does first: "after my time here", "after his stop in Oslo"."""
    after = any(s.deps[j] == "case" and s.lower[j] == "after" for j in s.children[noun])
    return after and s.lemmas[noun].lower() in _STAYS and s.child(noun, "nmod:poss") is not None


def _beside_journey(s: Sentence, verb: int) -> int | None:
    """The journey that a participle goes on with: "is going to Oslo next week, meeting with the king and visiting a school"."""
    if s.tags[verb] != "VBG" or s.deps[verb] not in ("advcl", "conj", "appos", "parataxis"):
        return None
    held = any(s.deps[j] in ("aux", "mark", "nsubj") for j in s.children[verb])
    return None if held else s.heads[verb]


def _meeting_ahead(s: Sentence, noun: int) -> bool:
    """True for a meeting or journey with a day to come: "the president's trip to Oslo next week", "tomorrow's talks"."""
    if s.pos[noun] != "NOUN" or s.lemmas[noun].lower() not in MEETINGS:
        return False
    for j in s.children[noun]:
        if s.deps[j] == "acl:relcl" and _to_take_place(s, j):
            return True
        if s.deps[j] not in ("nmod:unmarked", "obl:unmarked", "nmod:poss", "advmod", "nmod", "nmod:tmod"):
            continue
        near = (j, *s.children[j])
        if any(s.lower[k] in AHEAD for k in near) and not any(s.lower[k] in _TOLD_DAYS for k in near):
            return True
    return False


def _to_take_place(s: Sentence, clause: int) -> bool:
    """True for a relative clause that says that its noun is to be: "that will be held in May", "that is going to be on Friday"."""
    relative = any(s.deps[j].startswith("nsubj") and s.lower[j] in ("that", "which") for j in s.children[clause])
    if not relative:
        return False
    if any(s.deps[j] == "aux" and s.lower[j] in FUTURE_AUX for j in s.children[clause]):
        return s.lemmas[clause].lower() in _BEING or any(s.deps[j] in ("cop", "aux:pass") for j in s.children[clause])
    present = any(s.deps[j] == "aux" and s.tags[j] in ("VBZ", "VBP") for j in s.children[clause])
    coming = s.lemmas[clause] in ("go", "come") and s.tags[clause] == "VBG"
    return present and (coming or (s.tags[clause] == "VBN" and s.lemmas[clause].lower() in ("schedule", "plan", "set")))


def opportunity(s: Sentence, noun: int | None) -> bool:
    """True for a noun that only opens the way to the infinitive after it: "a chance to meet", "the honour to welcome"."""
    if noun is not None and s.lemmas[noun].lower() == "number":
        noun = s.child(noun, "nmod")  # "a number of occasions to meet"
    return noun is not None and s.lemmas[noun].lower() in _OPPORTUNITIES


def _supposed(s: Sentence, verb: int) -> bool:
    """True when "would" at ``verb`` speaks of what is not: with a condition, or "would have accepted"."""
    perfect = any(s.deps[k] == "aux" and s.lower[k] == "have" for k in s.children[verb])
    return perfect or any(w in ("if", "unless") for w in s.lower)


_WITNESSED = frozenset("see watch hear let make help have".split())


def _imperative(s: Sentence, verb: int) -> bool:
    """True for an order put to somebody in direct speech: "Resign!", "General, stop the killing"."""
    if s.tags[verb] not in ("VB", "VBP") or s.pos[verb] != "VERB" or s.deps[verb] == "advcl":
        return False
    held = [j for j in s.children[verb] if s.deps[j] in ("aux", "aux:pass", "mark", "nsubj:pass", "expl")]
    if held or not any(c in s.text for c in '"“”«»!'):
        return False
    subject = s.child(verb, "nsubj")
    if s.lemmas[s.heads[verb]].lower() in _WITNESSED:
        return False  # "we have seen them ban it"
    if subject is None:
        return s.tags[verb] == "VB" and s.deps[verb] in ("root", "ccomp", "parataxis")
    return subject < verb and s.words[verb - 1] == "," and s.deps[verb - 1] == "punct"
