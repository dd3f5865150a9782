"""Whether an act is told as done, to come, supposed or asked for by the words above it."""

from __future__ import annotations

from events.coding.telling import performing, supposed
from events.coding.telling.modality import (
    AHEAD,
    DUTY_AUX,
    FUTURE_AUX,
    MEETINGS,
    NEGATIVE,
    PLEASURES,
    POSSIBLE_AUX,
    URGENT,
    opportunity,
    own_modality,
)
from events.coding.tree import syntax
from events.coding.tree.content import asserted
from events.lexicon.rules import RuleBook
from events.types import Sentence

# "Spoke with the minister to condemn the attack": who talks in order to say something says it.
TALKING = frozenset("speak talk call phone telephone write meet address confer tweet reach".split())
# Verbs that only say that the act their object names takes place.
LIGHT = frozenset(
    "make hold attend host co-host cohost chair co-chair begin launch pay conduct start resume join stage convene".split()
)
PURPOSE = "purpose or plan: infinitive"
# Verbs whose subject is what takes place: "talks will resume", "a summit will be held".
_TAKING_PLACE = frozenset("begin start resume open happen occur follow continue hold convene".split())
_ARRANGED = frozenset({"suppose", "schedule", "expect", "plan", "set", "slate"})
# Who had, got or took an opportunity used it.
_TAKING = frozenset("have get take seize use".split())
# Under these nothing is done yet.
_OPEN = ("wish", "asking", "weighing")
_HELPING = frozenset("help support assist back aid stand mobilize mobilise".split())
_GLAD = frozenset("proud pleased glad happy honored honoured delighted".split())
_TALKS = frozenset("talk conversation discussion meeting consultation negotiation dialogue".split())
_STEPS = frozenset({"action", "step", "measure"})
_WEIGHED = frozenset("imminent likely unlikely possible inevitable impossible unavoidable conceivable".split())
_OVER = frozenset({"earlier", "last", "ago"})
# Who has joined hands with another to do a thing does it.
_JOINING = frozenset({"partner", "team", "collaborate"})
_ON_THE_WAY = frozenset("come go travel fly head".split())
_GIVING = frozenset("provide equip supply show express arm".split())
# What is done to get others to act: "is working with them to push the regime".
_URGING = frozenset("push encourage urge press persuade".split())
_MEETING_VERBS = frozenset("meet discuss speak talk consult negotiate visit attend join participate confer".split())
# What somebody discusses, plans or asks stands after these; after others stands where and when.
_ABOUT = frozenset({"of", "about", "on", "for", "to", "against", "with", "from", "into", "as", "over", None, ""})
# "An interest in deepening ties", "a plan aimed at ending the war".
_AIMED = {"interest": ("in",), "aim": ("at",), "view": ("to",)}
_PHRASAL = frozenset({"obj", "obl", "nmod", "conj", "acl", "compound", "nsubj:pass"})
_FAVOURING = frozenset("support favour favor oppose".split())


def modality_from_above(
    s: Sentence, node: int, up: int, dep: str, word: str, book: RuleBook, reasons: list[str]
) -> str:
    """Modality that the governor lends to what hangs on it."""
    classes = book.classes
    told = _by_frame(s, node, up, dep, word, book)
    if told is not None:
        reasons.append(f"{told[0]}: {told[1]}")
        return told[0]
    light = dep == "obj" and s.pos[node] in ("NOUN", "PROPN") and (word in LIGHT or opportunity(s, node))
    if (light or (dep in ("advcl", "xcomp") and s.tags[node] == "VB" and word in classes["realised"].words)) and any(
        s.deps[j] == "aux" and s.lower[j] in FUTURE_AUX for j in s.children[up]
    ):
        reasons.append(f"future: with {s.words[up]!r}")
        return "future"  # "will make a trip", "will travel to meet"
    meets = dep == "advcl" and s.tags[node] == "VB" and word in classes["realised"].words
    if meets and any(s.deps[j] == "aux" and s.lower[j] in POSSIBLE_AUX for j in s.children[up]):
        reasons.append(f"possibility: with {s.words[up]!r}")
        return "hypothetical"  # "may meet to discuss"
    if dep in ("xcomp", "ccomp", "acl", "obj", "nmod", "obl", "csubj"):
        if dep in ("nmod", "obl") and syntax.preposition(s, node) in (
            "after",
            "since",
            "following",
            "during",
            "by",
            "despite",
            "because of",
            "over",
        ):
            return "actual"
        for name, modality in (("wish", "future"), ("asking", "requested"), ("weighing", "hypothetical")):
            if word in classes[name].words and (s.pos[node] in ("VERB", "AUX", "NOUN")):
                if dep == "obj" and name == "wish" and word not in ("want", "seek", "plan", "expect", "propose"):
                    continue
                if name == "wish" and s.pos[up] == "NOUN" and _stated(s, node):
                    continue  # "the determination that they committed it"
                if dep == "obl" and syntax.preposition(s, node) not in _ABOUT or word == "insist" and asserted(s, up):
                    continue  # "throughout the meetings they discussed": the meetings took place; "insisted that it had no part"
                reasons.append(f"{modality}: under {s.words[up]!r}")
                return modality
    marks = [s.lower[j] for j in s.children[node] if s.deps[j] == "mark"]
    infinitive = s.tags[node] == "VB" and "to" in marks  # also "looks at how to work with them", with two marks
    realised = word in classes["realised"].words and not _unreal(s, up)
    if dep in ("advcl", "acl", "xcomp") and infinitive and not realised:
        if _steps_taken(s, up):
            return "actual"  # "took action to impose visa restrictions"
        if word == "take" and any(s.lemmas[j].lower() == "street" for j in s.children[up]):
            return "actual"  # "took to the streets to protest"
        if word in TALKING and s.lemmas[node].lower() in classes["said_by_talking"].words:
            return "actual"
        reasons.append(PURPOSE)
        return "future" if dep in ("advcl", "xcomp") and _ahead(s, up, word, book) else "hypothetical"
    if word == "remiss":
        return "actual"  # "I would be remiss if I did not note it"
    if dep == "advcl" and (m := s.child(node, "mark")) is not None and s.lower[m] in ("if", "unless", "lest"):
        reasons.append(f"condition: {s.words[m]!r}")
        return "hypothetical"
    return "actual"


def _by_frame(s: Sentence, node: int, up: int, dep: str, word: str, book: RuleBook) -> tuple[str, str] | None:
    """The modality that a turn of phrase gives, and why: what one looks forward to, what would follow, chances, aims."""
    if word == "look" and dep != "conj" and any(s.lower[j] == "forward" for j in s.children[up]):
        return "future", "'look forward'"
    if dep == "xcomp" and word == "about" and s.tags[node] == "VB" and not _was(s, up):
        return "future", "'about to'"
    if dep in ("nsubj", "nsubj:pass") and s.pos[node] == "NOUN" and _will_take_place(s, up):
        return "future", f"with {s.words[up]!r}"
    if dep in ("nsubj", "csubj") and s.lemmas[up].lower() in _WEIGHED and s.child(up, "cop") is not None:
        return "hypothetical", f"said to be {s.words[up]!r} or not"  # "a Russian invasion is not imminent"
    if (open_to := supposed.only_supposed(s, node, up, dep) or supposed.conceded(s, up, dep)) is not None:
        return "hypothetical", open_to
    if supposed.whatever(s, node, dep):
        return "hypothetical", f"only supposed: {s.words[node]!r}"
    said = s.lemmas[node].lower() in book.classes["say_verbs"].words  # "I'll start by saying that ..."
    said = said or (word == "join" and _mine(s, s.heads[up]))  # "I would like to join him in expressing"
    if dep == "advcl" and s.tags[node] == "VBG" and syntax.marker(s, node) in ("by", "in", "through") and not said:
        above, _ = own_modality(s, up, book, [])
        if above in ("future", "hypothetical"):
            return above, f"by the means of {s.words[up]!r}"  # "would help them by funding it"
    if s.tags[node] == "VBG" and dep in ("acl", "advcl", "xcomp") and syntax.marker(s, node) in _AIMED.get(word, ()):
        return "future", f"under {s.words[up]!r}"
    if dep == "obj" and word == "preview" and s.lemmas[node].lower() in MEETINGS:
        return "future", "previewed"
    if dep in ("nmod", "obl") and s.lemmas[node].lower() in MEETINGS and _awaited(s, node):
        return "future", "awaited"  # "ahead of the president's visit"
    if supposed.thought_of(s, node, up, dep):
        return "hypothetical", f"only thought of: {s.words[up]!r}"
    if dep == "xcomp" and performing.done_under(s, node, up):
        return "actual", f"done, under {s.words[up]!r}"
    wanted = _wanted_of_others(s, node, up, dep)
    if wanted:
        return "requested", wanted
    if dep == "xcomp" and _said_by_wishing(s, node, up, book):
        return "actual", "said by wishing to"
    if dep == "xcomp" and performing.bound_to_say(s, node, up):
        return "actual", "said by having to"
    told = _by_what_it_serves(s, node, up, dep, book)
    return None if told is None else (told, f"as {s.words[up]!r} is")


def _ahead(s: Sentence, verb: int, word: str, book: RuleBook) -> bool:
    """True for a verb that will be done and not only asks or weighs: what it is to serve lies ahead with it."""
    if any(word in book.classes[name].words for name in _OPEN) or s.pos[verb] != "VERB":
        return False
    return own_modality(s, verb, book, [])[0] == "future" and not _unreal(s, verb)


def _awaited(s: Sentence, noun: int) -> bool:
    """True for what is still awaited: "ahead of the summit", "in anticipation of the visit"."""
    prep = syntax.preposition(s, noun)
    if any(s.lower[j] in ("last", "yesterday", "earlier", "ago") for j in s.subtree(noun)):
        return False  # "in advance of their meeting last month"
    up = s.heads[noun]
    link = next((j - 1 for j in s.children[noun] if s.deps[j] == "case" and s.lower[j] == "of" and j), None)
    if prep == "ahead of" or (link is not None and s.lower[link] == "ahead"):
        return not _done_earlier(s, s.heads[up] if s.lower[up] == "ahead" else up)
    return link is not None and s.lower[link] in ("anticipation", "advance", "preparation")


def _done_earlier(s: Sentence, verb: int) -> bool:
    """True for a verb in the past with a time that is over: "met earlier this month ahead of the trip": the trip is over, too."""
    if s.tags[verb] != "VBD":
        return False
    return any(s.lower[k] in _OVER for j in s.children[verb] for k in (j, *s.children[j]))


def _wanted_of_others(s: Sentence, node: int, up: int, dep: str) -> str:
    """Why what somebody else is to do is only wanted: "it is urgent that Russia end", "supports Congress giving relief"."""
    own_subject = s.child(node, "nsubj") is not None
    word = s.lemmas[up].lower()
    bare = s.tags[node] in ("VB", "VBP") and not any(s.deps[j] == "aux" for j in s.children[node])
    if dep in ("ccomp", "csubj") and own_subject and bare and word in URGENT and not _was(s, up):
        return f"{s.words[up]!r} that"
    bare_noun = s.pos[node] == "NOUN" and not any(s.deps[j] in ("det", "nmod:poss", "amod") for j in s.children[node])
    if dep == "obj" and bare_noun and word in _FAVOURING and s.lemmas[node].lower() in _TALKS | MEETINGS:
        return f"{s.words[up]!r} it"  # "we support dialogue between them"
    if dep in ("ccomp", "xcomp", "acl", "obj") and own_subject and s.tags[node] == "VBG" and word in _FAVOURING:
        return f"{s.words[up]!r} somebody doing it"
    return ""


def _stated(s: Sentence, clause: int) -> bool:
    """True for a clause with "that" in the past or perfect."""
    past = s.tags[clause] == "VBD" or any(
        s.deps[j].startswith("aux") and s.tags[j] in ("VBZ", "VBP") for j in s.children[clause]
    )
    return past and syntax.marker(s, clause) == "that"


def _was(s: Sentence, predicate: int) -> bool:
    """True for a predicate with "was" or "were"."""
    return any(s.deps[j] == "cop" and s.tags[j] == "VBD" for j in s.children[predicate])


def _by_what_it_serves(s: Sentence, node: int, up: int, dep: str, book: RuleBook) -> str | None:
    """What an infinitive of purpose takes from the verb it serves; ``None`` when that leaves it open.

    Help is given by what is done to help ("is sending arms to help Kenya"), a meeting lies ahead with the journey to it ("will stop in
    Oslo to meet"), and who had the chance to do a thing did it.
    """
    infinitive = s.tags[node] == "VB" and any(s.deps[j] == "mark" and s.lower[j] == "to" for j in s.children[node])
    if not infinitive or dep not in ("advcl", "acl", "xcomp", "csubj", "ccomp"):
        return None
    if opportunity(s, up) or (
        dep in ("xcomp", "advcl") and s.lemmas[up] in ("have", "get") and opportunity(s, s.child(up, "obj"))
    ):
        return _had_chance(s, up, book)
    was = any(s.deps[j] == "cop" and s.lower[j] in ("was", "were", "been") for j in s.children[up])
    if s.lower[up] == "able" and was:
        return None if _unreal(s, up) else "actual"
    if s.lemmas[up].lower() in URGENT and _was(s, up):
        return "actual"  # "it was important for her to go there": she went
    word = performing.deed(s, node)
    held = s.child(node, "obj") if word in LIGHT or word == "have" else None
    meets = word in _MEETING_VERBS or (held is not None and s.lemmas[held].lower() in _TALKS)
    helps = (
        word in _HELPING or (word in _GIVING and dep in ("advcl", "acl")) or performing.helps_beside(s, node, _HELPING)
    )
    verb = _verb_above(s, up)
    if (helps or word in LIGHT) and verb is None and _stationed(s, up):
        return "actual"  # "our troops are there to support them"
    helps = helps or (word in _URGING and verb is not None and s.lemmas[verb] in ("work", "do"))
    joined = verb == up and s.lemmas[up].lower() in _JOINING
    if (not helps and not meets and not joined) or verb is None or _unreal(s, verb):
        return None
    above = _modality_of_purpose(s, verb, book) if meets else own_modality(s, verb, book, [])[0]
    if (meets and performing.journey_made(s, verb)) or (
        joined and above == "actual" and s.tags[verb] in ("VBD", "VBN")
    ):
        question = s.text.rstrip().endswith("?")
        return (
            "future"
            if above == "future"
            else "actual"
            if above == "actual" and _finite(s, verb) and not question
            else None
        )
    if meets and above == "actual" and _under_way(s, verb):
        return "future"  # "is coming here today to meet them"
    if meets or joined or (dep == "acl" and above == "future"):
        return "future" if above == "future" else None
    open_ended = any(s.lemmas[k].lower() in book.classes[name].words for k in (up, verb) for name in _OPEN)
    done = above == "actual" and _finite(s, verb) and not open_ended and not s.text.rstrip().endswith("?")
    return "actual" if done else None


def _modality_of_purpose(s: Sentence, verb: int, book: RuleBook) -> str:
    """The modality of a verb, or of the one that it is a purpose of itself: "will travel there to join her on a trip to meet"."""
    for _ in range(4):
        told, _ = own_modality(s, verb, book, [])
        up = s.heads[verb]
        if (
            told != "actual"
            or s.tags[verb] != "VB"
            or s.pos[up] != "VERB"
            or s.deps[verb] not in ("advcl", "xcomp", "conj")
        ):
            return told
        verb = up
    return "actual"


def _steps_taken(s: Sentence, up: int) -> bool:
    """True for steps that have been taken, at the verb or its object: "took action to impose", "has taken steps to restrict", "is taking"."""
    verb = s.heads[up] if s.lemmas[up].lower() in _STEPS and s.deps[up] == "obj" else up
    if s.lemmas[up].lower() in _STEPS and (clause := s.child(up, "acl:relcl")) is not None:
        verb = clause  # "the steps they are taking to impose"
    taken = s.child(verb, "obj") if s.lemmas[verb] == "take" else None
    if taken is None and s.deps[verb] == "acl:relcl" and s.lemmas[verb] == "take":
        taken = s.heads[verb]
    if taken is None or s.lemmas[taken].lower() not in _STEPS or _unreal(s, verb):
        return False
    perfect = any(s.deps[j] == "aux" and s.lemmas[j] == "have" and s.tags[j] != "VB" for j in s.children[verb])
    going_on = any(s.deps[j] == "aux" and s.tags[j] in ("VBZ", "VBP", "VBD") for j in s.children[verb])
    return s.tags[verb] == "VBD" or (s.tags[verb] == "VBN" and perfect) or (s.tags[verb] == "VBG" and going_on)


def _had_chance(s: Sentence, up: int, book: RuleBook) -> str | None:
    """The modality of what one had a chance to do: done when one had it, ahead when one will have it, else open."""
    verb = up if s.pos[up] in ("VERB", "AUX") else _verb_above(s, up)
    if verb is None:  # "it is an honour to welcome you"
        present = any(s.deps[j] == "cop" and s.lower[j] in ("is", "'s", "’s", "was") for j in s.children[up])
        used = (_was(s, up) and not _unreal(s, up)) or s.lemmas[up].lower() in PLEASURES
        return "actual" if present and used else None  # "it was her first chance to go there": she went
    if _unreal(s, verb):
        return None
    above, _ = own_modality(s, verb, book, [])
    dated = (k for j in s.children[verb] if s.deps[j].startswith(("obl", "advmod")) for k in (j, *s.children[j]))
    awaited = s.lemmas[verb] == "look" and any(s.lower[j] == "forward" for j in s.children[verb])
    if above == "future" or awaited or _when_it_comes(s, verb) or any(s.lower[k] in AHEAD for k in dated):
        return "future"
    if s.lemmas[verb] == "take" and _mine(s, s.heads[verb]):
        return "actual"  # "I want to take this opportunity to thank you"
    if s.lemmas[verb].lower() not in _TAKING and s.lemmas[up].lower() not in PLEASURES:
        return None  # "gave Iraq an opportunity to disarm"
    had = performing.had(s, verb) or s.lemmas[up].lower() in PLEASURES
    return "actual" if above == "actual" and had else None


def _when_it_comes(s: Sentence, verb: int) -> bool:
    """True for a clause in the present that says when: "once she has an opportunity to speak with him"."""
    linked = any(s.lower[j] in ("when", "once", "after", "until", "whenever") and j < verb for j in s.children[verb])
    return linked and s.deps[verb].startswith("advcl") and s.tags[verb] in ("VBZ", "VBP")


def _verb_above(s: Sentence, node: int) -> int | None:
    """The verb at ``node`` or the nearest one that governs its phrase."""
    for _ in range(5):
        if s.pos[node] == "VERB":
            return node
        able = s.deps[node] == "acl:relcl" and s.tags[node] == "MD"  # "are doing all that we can to help"
        if not able and s.deps[node] not in _PHRASAL:
            return None
        node = s.heads[node]
    return None


def _finite(s: Sentence, verb: int) -> bool:
    """True for a verb in the past, a perfect, the present or the progressive, or a second one beside such a verb."""
    if s.tags[verb] in ("VBD", "VBZ", "VBP"):
        return True
    helpers = any(s.deps[j].startswith(("aux", "cop")) and s.tags[j] in ("VBZ", "VBP", "VBD") for j in s.children[verb])
    means = s.tags[verb] == "VBG" and s.deps[verb] == "advcl" and syntax.marker(s, verb) == "by"
    if means or (s.deps[verb] == "xcomp" and s.lemmas[s.heads[verb]].lower() == "continue"):
        return _finite(s, s.heads[verb])  # "shows it by joining", "continues to work"
    if s.deps[verb] == "xcomp" and s.tags[verb] == "VB" and s.lemmas[s.heads[verb]].lower() in _GLAD:
        return any(
            s.deps[j] == "cop" and s.tags[j] != "VB" for j in s.children[s.heads[verb]]
        )  # "are proud to provide"
    return helpers or (s.deps[verb] == "conj" and s.tags[verb] in ("VBG", "VBN") and _finite(s, s.heads[verb]))


def _stationed(s: Sentence, up: int) -> bool:
    """True for a predicate that says where somebody is: "are there", "is in Chad"; none with a helper or denial."""
    if not any(s.deps[j] == "cop" and s.tags[j] in ("VBZ", "VBP", "VBD") for j in s.children[up]) or _unreal(s, up):
        return False
    return s.lower[up] in ("there", "here") or (
        s.pos[up] == "PROPN" and syntax.preposition(s, up) in ("in", "at", "on")
    )


def _under_way(s: Sentence, verb: int) -> bool:
    """True for a journey that goes on: "is coming", "are travelling"."""
    present = any(s.deps[j] == "aux" and s.tags[j] in ("VBZ", "VBP") for j in s.children[verb])
    return s.tags[verb] == "VBG" and present and s.lemmas[verb].lower() in _ON_THE_WAY


def _said_by_wishing(s: Sentence, node: int, up: int, book: RuleBook) -> bool:
    """True for words that do what they say: "I want to thank you", "we would like to congratulate them"."""
    said = book.classes["said_by_talking"].words
    opens = s.lemmas[node].lower() in ("start", "begin", "join") and s.deps[node] == "xcomp"
    opens = opens or performing.uses_chance(s, node)
    return _mine(s, up) and (s.lemmas[node].lower() in said or opens)


def _mine(s: Sentence, verb: int) -> bool:
    """True for what the speaker wants: "I want", "we would like"."""
    subject = s.child(verb, "nsubj")
    return (
        subject is not None and s.lower[subject] in ("i", "we") and s.lemmas[verb].lower() in ("want", "like", "wish")
    )


def _unreal(s: Sentence, verb: int) -> bool:
    """True when the verb itself did not happen, so that what it was to bring about did not either: "would not send troops to fight"."""
    unreal = NEGATIVE | POSSIBLE_AUX | DUTY_AUX | {"would"}
    return any(s.lower[j] in unreal and s.deps[j] in ("aux", "advmod", "neg") for j in s.children[verb])


def _will_take_place(s: Sentence, verb: int) -> bool:
    """True when the verb says that its subject is to take place: "will begin", "will take place"."""
    takes_place = s.lemmas[verb] == "take" and any(s.lemmas[j] == "place" for j in s.children[verb])
    if s.lemmas[verb].lower() in _ARRANGED and any(
        s.deps[j].startswith("aux") and s.tags[j] in ("VBZ", "VBP") for j in s.children[verb]
    ):
        below = s.child(verb, "xcomp")
        return below is not None and (s.lemmas[below].lower() in _TAKING_PLACE or s.lemmas[below] == "take")
    ahead = any(s.deps[j] == "aux" and s.lower[j] in FUTURE_AUX for j in s.children[verb])
    return ahead and (takes_place or s.lemmas[verb].lower() in _TAKING_PLACE)
