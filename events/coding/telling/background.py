"""What a sentence takes as known or only sets as background, so that words above it do not make it uncertain."""

from __future__ import annotations

from events.coding.telling import questions, settings, supposed
from events.coding.telling.modality import FUTURE_AUX, JOURNEYS, MEETINGS
from events.coding.telling.settings import GATHERINGS as _GATHERINGS
from events.coding.tree import syntax
from events.lexicon.rules import RuleBook
from events.types import Sentence

_COMING = frozenset({"will", "shall", "'ll", "’ll", "wo", "must", "should", "ought", "would"})


def adjunct(s: Sentence, node: int, dep: str) -> bool:
    """True when what stands at ``node`` is mere background of the words above it: "plans to meet after the attack"."""
    if dep in ("nmod", "obl") and syntax.preposition(s, node) in _BACKGROUND:
        return not _wondered(s, node, s.child(node, "acl"))
    if s.pos[node] == "NOUN" and _known_thing(s, node, dep):
        return True
    if supposed.whatever(s, node, dep):
        return False
    if dep == "acl" and s.tags[node] in ("VBG", "VBN"):
        # "help refugees fleeing the war"; but not "the importance of Russia withdrawing"
        if _wondered(s, s.heads[node], node) or supposed.a_chance(s, node, s.heads[node], dep):
            return False
        return not any(s.deps[j] == "mark" or s.deps[j].startswith("nsubj") for j in s.children[node])
    if dep == "acl:relcl" and s.lower[s.heads[node]] in ("something", "anything") and s.text.rstrip().endswith("?"):
        return False  # "was that something that was discussed?"
    if dep == "acl:relcl":
        return s.tags[node] in ("VBD", "VBN") or any(s.tags[j] in ("VBD", "VBZ", "VBP") for j in s.children[node])
    if dep == "advcl" and _shown_by(s, node):
        return True
    if dep == "advcl":
        mark = s.child(node, "mark")
        if (
            mark is not None
            and s.lower[mark] in _FACTUAL
            and not (s.lower[mark] in ("as", "while") and s.tags[node] == "VB")
        ):
            return True
        absolute = s.tags[node] == "VBG" and any(s.deps[j].startswith("nsubj") for j in s.children[node])
        if absolute and mark is not None and node > s.heads[node] and s.text.rstrip(" ”\"'").endswith("?"):
            return False  # "is there a red line with them arming Chad?"
        return absolute and (mark is None or s.lower[mark] == "with")  # "with the president accusing Rwanda"
    return False


def _wondered(s: Sentence, noun: int, gerund: int | None) -> bool:
    """True for what somebody is asked to be worried about: "are you worried about Chad arming them?"."""
    if gerund is None or s.tags[gerund] != "VBG" or syntax.preposition(s, noun) != "about":
        return False
    return questions.asked(s, gerund)


def _shown_by(s: Sentence, gerund: int) -> bool:
    """True for the deed that shows what one is bent on: "signaled their commitment to fight it by signing an accord"."""
    if s.tags[gerund] != "VBG" or syntax.marker(s, gerund) != "by":
        return False
    node = s.heads[gerund]
    while s.deps[node] == "conj":
        node = s.heads[node]
    noun = s.heads[node]
    shown = s.deps[node] == "acl" and s.deps[noun] == "obj" and s.lemmas[noun].lower() in _RESOLVES
    return shown and s.lemmas[s.heads[noun]] in _SHOWING and s.tags[s.heads[noun]] in ("VBD", "VBN")


def _known_thing(s: Sentence, noun: int, dep: str) -> bool:
    """True for happenings spoken of as known: "discussed the recent talks", "to hold Russia accountable for its war"."""
    if settings.was_held(s, noun, dep):
        return True
    if settings.prepared(s, noun, dep):
        return False
    modifiers = {s.lower[j] for j in s.children[noun] if s.deps[j] == "amod"}
    if "ongoing" in modifiers and dep in ("obl", "nmod"):
        return True
    if modifiers & _PAST_KINDS and dep in ("obj", "obl", "nmod"):
        return True
    bare = dep == "obl" and syntax.preposition(s, noun) is None  # "discussed with Japan the launch"
    if (dep == "obj" or bare) and s.lemmas[s.heads[noun]].lower() in ("discuss", "review"):
        owned = s.child(noun, "nmod:poss") is not None
        kinds = _DONE if any(w in _COMING for w in s.lower) else _DONE | MEETINGS
        return bool(modifiers & {"continued", "ongoing", "current"}) or (owned and s.lemmas[noun].lower() in kinds)
    if dep == "nmod" and s.lemmas[s.heads[noun]].lower() in _FELT and syntax.preposition(s, noun) in ("of", "from"):
        return not any(s.lower[j] in _YET_TO_COME for k in (noun, s.heads[noun]) for j in s.children[k])
    owned = s.child(noun, "nmod:poss") is not None
    if dep == "nmod" and s.lemmas[s.heads[noun]].lower() in ("importance", "significance"):
        definite = any(s.deps[j] == "det" and s.lower[j] == "the" for j in s.children[noun])
        return owned or (
            definite and s.lemmas[noun].lower() in MEETINGS
        )  # "the importance of the talks between the two"
    prep = syntax.preposition(s, noun)
    if owned and s.lemmas[noun].lower() in _CHARGES and dep in ("obj", "obl", "nmod"):
        return True  # "seeks to answer Chad's accusations"
    if owned and s.tags[noun] == "NNS" and s.lemmas[noun].lower() in _DONE and dep == "obl" and prep == "with":
        return True  # "has to contend with Chad's deployments"
    spoken_of = prep in ("in", "from") or (prep == "of" and s.lemmas[s.heads[noun]].lower() in _TOPICS)
    if owned and dep in ("nmod", "obl") and spoken_of and s.lemmas[noun].lower() in _GATHERINGS:
        return not any(w in _COMING or w in ("going", "plan", "plans") for w in s.lower)  # "a topic of my talks"
    if owned and dep == "obl" and prep == "on" and noun < s.heads[noun] and s.lemmas[noun].lower() in _GATHERINGS:
        return not any(w in _COMING or w in _PLANNING for w in s.lower)  # "On his talks with her, I wonder if ..."
    return owned and dep in ("nmod", "obl") and prep in ("for", "over")


def known_deed(s: Sentence, noun: int, book: RuleBook) -> bool:
    """True for violence spoken of as going on because it has an owner: "to end Russia's war", but not "fears of Russia's attack"."""
    if s.pos[noun] != "NOUN" or s.lemmas[noun].lower() not in book.classes["deeds_of_force"].words:
        return False
    if s.lemmas[s.heads[noun]].lower() in _FLED and syntax.preposition(s, noun) in ("from", None):
        return True
    the = any(s.deps[j] == "det" and s.lower[j] in ("the", "this", "these") for j in s.children[noun])
    if the and s.deps[noun] == "obj" and s.lemmas[s.heads[noun]].lower() in _ENDING:
        return True
    by_whom = any(s.deps[j] == "nmod" and syntax.preposition(s, j) == "by" for j in s.children[noun])
    definite = s.tags[noun] == "NNS" or any(s.lower[j] in ("the", "this", "these", "those") for j in s.children[noun])
    by_whom = by_whom and definite and not any(s.lower[j] in _YET_TO_COME for j in s.children[noun])
    if s.child(noun, "nmod:poss") is None and not by_whom and not _owner_before(s, noun):
        return False
    word = s.lemmas[s.heads[noun]].lower()
    return word in _TALKED_OVER or word not in book.classes["weighing"].words


def _owner_before(s: Sentence, noun: int) -> bool:
    """True for an owner cut off by its adjectives: of "Russia's unprovoked and unjust war" the parse may see two things."""
    j = noun - 1
    while j > 0 and (s.pos[j] in ("ADJ", "ADV", "CCONJ", "PUNCT") or s.tags[j] in ("VBN", "JJ")):
        j -= 1
    return j < noun - 1 and s.lower[j] in ("'s", "’s", "'", "’") and s.pos[j] == "PART"


def _linker(s: Sentence, clause: int) -> int | None:
    """The conjunction of a clause, or the "when" before it."""
    mark = s.child(clause, "mark")
    if mark is not None:
        return mark
    return next((j for j in s.children[clause] if j < clause and s.lower[j] == "when" and s.deps[j] == "advmod"), None)


def _going_to(s: Sentence, verb: int) -> bool:
    """True for a verb under "is going to"."""
    up = s.heads[verb]
    return s.deps[verb] == "xcomp" and s.lemmas[up].lower() == "go" and s.tags[up] == "VBG"


def still_ahead(s: Sentence, node: int, up: int, dep: str) -> bool:
    """True for what lies ahead with the verb above it.

    A clause in the present that something to come waits for ("will be settled after the two have met"), a meeting at which something
    will be done or that will do it ("will sign it during the visit", "the talks will focus on trade"), what something is to be done before.
    """
    if s.pos[node] == "NOUN" and s.lemmas[node].lower() in _GATHERINGS:
        if settings.prepared(s, node, dep) or settings.comes_first(s, node, dep):
            return True
        if dep in ("obl", "nmod") and any(s.lower[j] == "until" for j in s.children[node]):
            return not any(s.tags[j] == "VBD" for j in range(len(s)))  # "will not answer until after the talks"
        if dep == "nmod" and syntax.preposition(s, node) == "before":
            up, dep = s.heads[up], "obl"  # "to take no steps before his visit"
        if dep in _TIMES:
            return _coming_up(s, node, up, dep)
    mark = _linker(s, node) if dep in ("advcl", "advcl:relcl") else None
    if mark is None or s.lower[mark] not in ("after", "once", "when", "until", "before", "while", "as"):
        return False
    if s.lower[mark] in ("while", "as") and s.lemmas[node].lower() not in JOURNEYS:
        return False  # "as he travels there, he will meet them"; but "while they bomb the town, we will send aid"
    finite = {s.tags[node], *(s.tags[j] for j in s.children[node] if s.deps[j].startswith("aux"))}
    while s.tags[up] == "VB" and s.deps[up] in ("advcl", "xcomp") and not _going_to(s, up) and s.heads[up] != up:
        up = s.heads[up]  # "will meet them to go on with it before leaving"
    ahead = any(s.deps[j] == "aux" and s.lower[j] in _COMING for j in s.children[up]) or _going_to(s, up)
    gerund = s.tags[node] == "VBG" and s.lower[mark] in ("before", "after")  # "would meet allies before meeting Putin"
    infinitive = s.tags[up] == "VB" or any(s.deps[j] == "aux:pass" and s.tags[j] == "VB" for j in s.children[up])
    ahead = ahead or (s.lower[mark] == "before" and infinitive)  # "we aim to move them before they leave"
    return ahead and (gerund or (bool(finite & {"VBZ", "VBP"}) and "VBD" not in finite))


def _coming_up(s: Sentence, noun: int, verb: int, dep: str) -> bool:
    """True for a gathering, not spoken of as past, with a verb that looks ahead: in time, place or as what does it."""
    if dep == "obl" and syntax.preposition(s, noun) == "before":
        return s.tags[verb] in ("VB", "VBG") and not any(s.lower[j] in _GONE for j in syntax.phrase(s, noun))
    if not any(s.deps[j] == "aux" and s.lower[j] in FUTURE_AUX for j in s.children[verb]) and not _planned(s, verb):
        return False
    if dep == "obl" and syntax.preposition(s, noun) not in ("at", "in", "during", "on", "throughout", "for"):
        return False
    return not any(s.lower[k] in _GONE or s.tags[k] in ("VBN", "VBD") for k in syntax.phrase(s, noun))


def _planned(s: Sentence, verb: int) -> bool:
    """True for a verb in the present that plans: "during the visit the two plan to sign it", "are expected to discuss"."""
    if s.child(verb, "xcomp") is None or s.lemmas[verb].lower() not in _PLANNING:
        return False
    return bool({s.tags[verb], *(s.tags[j] for j in s.children[verb] if s.deps[j].startswith("aux"))} & {"VBZ", "VBP"})


_TOPICS = frozenset("topic subject focus theme part outcome result heart centre center".split())
_PLANNING = frozenset({"plan", "intend", "expect", "hope", "schedule", "go", "aim"})
_RESOLVES = frozenset("commitment resolve determination readiness willingness intention will desire support".split())
_SHOWING = frozenset(
    "signal show demonstrate underline underscore reaffirm mark express display seal formalize confirm prove".split()
)
_TIMES = frozenset({"obl", "nsubj", "nsubj:pass"})
_GONE = frozenset("last yesterday earlier recent previous past first ago today this after".split())
# What is felt or left of a deed says that it was done: "the consequences of the offensive", "the victims of the attack".
_FELT = frozenset(
    "consequence effect impact aftermath wake toll victim survivor fallout repercussion perpetrator horror brutality".split()
)
_DONE = frozenset("launch test deployment buildup build-up detention arrest imprisonment coup".split())
_CHARGES = frozenset({"claim", "accusation", "allegation", "criticism", "condemnation"})
_FLED = frozenset("refuge flee escape shelter suffer".split())  # "those who seek refuge from their war"
_ENDING = frozenset("halt end stop cease withstand resist".split())  # "to halt the offensive": it goes on
_TALKED_OVER = frozenset({"discuss", "debate"})  # "discussed Russia's war": a war that goes on
_YET_TO_COME = frozenset({"renewed", "further", "new", "future", "additional", "possible", "potential", "more", "any"})
_PAST_KINDS = frozenset({"recent", "latest", "previous", "past"})
# Conjunctions whose clause is told as a fact.
_FACTUAL = frozenset({"after", "since", "because", "although", "though", "given", "as", "while"})

# Prepositions after which something is told as a fact, whatever the words above say.
_BACKGROUND = frozenset(
    (
        "after",
        "since",
        "following",
        "during",
        "despite",
        "because of",
        "amid",
        "regarding",
        "concerning",
        "about",
        "given",
    )
)
