"""Polarity, modality and attribution of an act, read from the words around it and above it in the tree."""

from __future__ import annotations

from dataclasses import dataclass

from events.coding import background, questions, syntax
from events.coding.roles import Cast, Role
from events.lexicon.rules import RuleBook
from events.types import Sentence

NEGATIVE = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "hardly", "scarcely", "nowhere"})
NO = frozenset({"no", "neither", "nobody", "none", "nothing", "zero"})
FUTURE_AUX = frozenset({"will", "shall", "'ll", "’ll", "wo", "wo n't"})
POSSIBLE_AUX = frozenset({"may", "might", "can", "could", "ca"})
DUTY_AUX = frozenset({"must", "should", "ought"})
# "Spoke with the minister to condemn the attack": who talks in order to say something says it.
TALKING = frozenset("speak talk call phone telephone write meet address confer tweet".split())
# Verbs that only say that the act their object names takes place.
LIGHT = frozenset("make hold attend host begin launch pay conduct start resume join stage convene".split())
PURPOSE = "purpose or plan: infinitive"
CONDITION = frozenset({"if", "unless", "whether", "lest", "until"})


# Verbs whose subject is what takes place: "talks will resume", "a summit will be held".
_TAKING_PLACE = frozenset("begin start resume open happen occur follow continue hold convene".split())

# Nouns that happen when the verb above them does.
MEETINGS = frozenset(
    "summit meeting talk conference visit trip negotiation session consultation ceremony dialogue".split()
)
# "In the view of the minister": nouns whose owner is the one who says it.
OPINION = frozenset("opinion view conviction belief word assessment estimate judgment judgement account eye".split())


@dataclass(frozen=True, slots=True)
class Context:
    """How an act is presented: ``polarity``, ``modality``, who says so, and the words that decided."""

    polarity: str = "affirmed"
    modality: str = "actual"
    speaker: Role | None = None
    speaker_text: str | None = None
    speaker_head: int | None = None
    must: bool = False
    because: tuple[str, ...] = ()


def read(s: Sentence, cast: Cast, head: int, book: RuleBook) -> Context:
    """Return the context of the act at ``head``: walk from it to the root and gather what each step says."""
    reasons: list[str] = []
    negated = _negation(s, head, reasons)
    modality, must = _own_modality(s, head, book, reasons)
    node = head
    speaker = None
    barrier = False
    meant = True
    for _ in range(len(s)):
        up = s.heads[node]
        if up == node:
            break
        dep = s.deps[node]
        word = s.lemmas[up].lower()
        if modality == "actual" and not barrier and background.still_ahead(s, node, up, dep):
            modality = "future"
            reasons.append(f"not yet done: under {s.words[up]!r}")
        barrier = barrier or background.adjunct(s, node, dep) or background.known_deed(s, node, book)
        if modality == "actual" and not barrier:
            modality = _from_above(s, node, up, dep, word, book, reasons)
        elif reasons[-1:] == [PURPOSE] and dep == "xcomp" and word in book.classes["asking"].words:
            modality = "requested"  # "urge them to heed the call and, to that end, to cooperate"
        if (
            dep in ("ccomp", "xcomp", "obj")
            and negated is None
            and word in book.classes["averting"].words
            and up != head
        ):
            negated = word
            reasons.append(f"negated by {s.words[up]!r}")
        meant = meant and dep in ("advcl", "acl", "xcomp") and _to_do(s, node)
        if negated is None and meant and _unplanned(s, up, book):
            negated = word
            reasons.append(f"negated by {s.words[up]!r}: nobody means to")
        if dep == "nmod" and negated is None and word in ("lack", "absence") and syntax.preposition(s, node) == "of":
            negated = word
            reasons.append(f"negated by {s.words[up]!r}")
        node = up
    if modality == "actual" and not barrier and questions.asked(s, head):
        modality = "hypothetical"
        reasons.append("in a question")
    text = None
    said_by = speaker_head(s, head, book.classes["say_verbs"].words)
    if said_by is not None:
        roles = cast.roles(said_by)
        speaker = roles[0] if roles else None
        text = speaker.mention.text if speaker else _noun_text(s, said_by)
    return Context(
        polarity="negated" if negated else "affirmed",
        modality=modality,
        speaker=speaker,
        speaker_text=text,
        speaker_head=said_by,
        must=must,
        because=tuple(reasons),
    )


def speaker_head(s: Sentence, head: int, say: frozenset[str]) -> int | None:
    """Return the token of the one who says what stands at ``head``, or ``None`` when the article itself does."""
    node = head
    for _ in range(len(s)):
        found = _speech_below(s, node, head, say)
        if found is not None:
            return found
        up = s.heads[node]
        if up == node:
            return None
        if s.deps[node] in ("ccomp", "parataxis", "xcomp") and s.lemmas[up].lower() in say:
            subject = speaker_of(s, up)
            if subject is not None:
                return subject
        node = up
    return None


def _to_do(s: Sentence, verb: int) -> bool:
    """True for an infinitive with "to"."""
    return s.tags[verb] == "VB" and any(s.lower[j] == "to" for j in s.children[verb])


def _unplanned(s: Sentence, up: int, book: RuleBook) -> bool:
    """True for a denied plan: "has no plans to fight", "does not intend to send troops to fight"."""
    if s.lemmas[up].lower() in _SENDING and s.deps[up] in ("xcomp", "acl"):
        up = s.heads[up]
    if s.lemmas[up].lower() not in book.classes["wish"].words:
        return False
    return any(s.lower[j] in NEGATIVE | NO for j in s.children[up])


_SENDING = frozenset({"send", "deploy", "dispatch", "use", "put", "get"})


def _noun_text(s: Sentence, head: int) -> str:
    left = [j for j in syntax.phrase(s, head) if j <= head]
    return s.span_text(min(left), head)


def _negation(s: Sentence, head: int, reasons: list[str]) -> str | None:
    """The word that negates the act at ``head`` itself, if any."""
    heads = [head]
    if s.deps[head] == "xcomp" and (
        s.pos[s.heads[head]] == "AUX" or s.lemmas[s.heads[head]] in ("go", "seem", "appear")
    ):
        heads.append(s.heads[head])
    for h in heads:
        for j in s.children[h]:
            word = s.lower[j]
            if word in NEGATIVE and s.deps[j] in ("advmod", "neg", "cc:preconj", "aux"):
                if any(s.lower[k] in ("only", "just") for k in (j + 1,) if k < len(s)):
                    continue
                reasons.append(f"negated by {s.words[j]!r}")
                return word
            if s.deps[j] == "det" and word in NO:
                reasons.append(f"negated by {s.words[j]!r}")
                return word
            if s.deps[j] in ("mark", "case", "advmod", "cc") and word in _IN_PLACE and s.lower[j + 1] in ("than", "of"):
                reasons.append(f"negated by {s.words[j]!r}")
                return word  # "rather than attacking Iran"
            if s.deps[j] in ("mark", "case") and word == "without":
                reasons.append("negated by 'without'")
                return word
            if s.deps[j] in ("nsubj", "nsubj:pass", "obj") and (word in NO or _has_no(s, j)):
                reasons.append(f"negated by {s.words[j]!r}")
                return word
    if s.deps[head] == "conj" and s.pos[head] == "VERB":
        up = s.heads[head]
        own = any(s.deps[j] in ("nsubj", "aux") for j in s.children[head])
        coordinator = s.child(head, "cc")
        if not own and coordinator is not None and s.lower[coordinator] in ("or", "nor"):
            return _negation(s, up, reasons)
    return None


_IN_PLACE = frozenset({"rather", "instead"})


def _has_no(s: Sentence, noun: int) -> bool:
    return any(s.deps[k] == "det" and s.lower[k] in ("no", "neither") for k in s.children[noun])


# Verbs that lend their modality to the infinitive below them: "will have to leave", "is going to leave".
_TRANSPARENT = frozenset("have need go be continue begin start try".split())


def _own_modality(s: Sentence, head: int, book: RuleBook, reasons: list[str]) -> tuple[str, bool]:
    """Modality from the act's own auxiliaries, modifiers and markers. The flag tells "must" from "should"."""
    if _imperative(s, head):
        reasons.append("an order in direct speech")
        return "requested", True
    node = head
    for _ in range(3):
        for j in s.children[node]:
            word, dep = s.lower[j], s.deps[j]
            if word == "should" and dep == "aux" and _inverted(s, node, j):
                reasons.append(f"condition: {s.words[j]!r} before its subject")
                return "hypothetical", False  # "should Russia invade"
            if dep in ("aux", "advmod") and word in DUTY_AUX:
                reasons.append(f"duty: {s.words[j]!r}")
                return "requested", word in ("must",)
            if dep == "aux" and word in FUTURE_AUX:
                reasons.append(f"future: {s.words[j]!r}")
                return "future", False
            if dep == "aux" and word in ("would", "'d", "’d") and s.lemmas[node] not in ("like", "love"):
                reasons.append(f"future or conditional: {s.words[j]!r}")
                return ("hypothetical" if _supposed(s, node) else "future"), False
            if dep == "aux" and word in POSSIBLE_AUX:
                reasons.append(f"possibility: {s.words[j]!r}")
                return "hypothetical", False
            if dep in ("aux", "cop") and s.lemmas[j] == "be" and s.tags[node] == "VB" and s.lower[j + 1] == "to":
                reasons.append(f"future: {s.words[j]!r} to")
                return "future", False  # "Ghana is to send peacekeepers"
            if dep == "mark" and word in ("due", "set"):
                reasons.append(f"future: {s.words[j]!r}")
                return "future", False
            if dep == "mark" and word in CONDITION and not (word == "until" and s.tags[node] in ("VBD", "VBN")):
                reasons.append(f"condition: {s.words[j]!r}")
                return "hypothetical", False
            if dep in ("amod", "advmod", "compound") and j < node:
                lemma = s.lemmas[j].lower()
                if lemma in book.classes["future_modifiers"].words:
                    reasons.append(f"future: {s.words[j]!r}")
                    return "future", False
                if lemma in book.classes["doubt_modifiers"].words and s.pos[node] in ("NOUN", "PROPN", "VERB"):
                    reasons.append(f"doubt: {s.words[j]!r}")
                    return "hypothetical", False
        if (
            s.deps[node] == "conj"
            and s.pos[node] == "VERB"
            and not any(s.deps[j] in ("aux", "nsubj") for j in s.children[node])
        ):
            node = s.heads[node]
            continue
        if s.deps[node] == "xcomp" and s.lemmas[s.heads[node]] in _TRANSPARENT:
            up = s.heads[node]
            if s.lemmas[up] in ("have", "need") and s.tags[node] == "VB":
                reasons.append(f"duty: {s.words[up]!r}")
                return "requested", s.lemmas[up] == "have"
            if s.lemmas[up] == "go" and s.tags[up] == "VBG":
                reasons.append("future: 'going to'")
                return "future", False
            node = up
            continue
        break
    return "actual", False


def _inverted(s: Sentence, verb: int, aux: int) -> bool:
    """True when the auxiliary stands before its subject, in no question."""
    subject = syntax.own_subject(s, verb)
    return subject is not None and aux < subject and not s.text.rstrip(" ”\"'").endswith("?")


def _supposed(s: Sentence, verb: int) -> bool:
    """True when "would" at ``verb`` speaks of what is not: with a condition, or "would have accepted"."""
    perfect = any(s.deps[k] == "aux" and s.lower[k] == "have" for k in s.children[verb])
    return perfect or any(w in ("if", "unless") for w in s.lower)


def _from_above(s: Sentence, node: int, up: int, dep: str, word: str, book: RuleBook, reasons: list[str]) -> str:
    """Modality that the governor lends to what hangs on it."""
    classes = book.classes
    if word == "look" and any(s.lower[j] == "forward" for j in s.children[up]):
        reasons.append("future: 'look forward'")
        return "future"
    if dep in ("nsubj", "nsubj:pass") and s.pos[node] == "NOUN" and _will_take_place(s, up):
        reasons.append(f"future: with {s.words[up]!r}")
        return "future"
    light = dep == "obj" and s.pos[node] == "NOUN" and word in LIGHT
    if (light or (dep in ("advcl", "xcomp") and s.tags[node] == "VB" and word in classes["realised"].words)) and any(
        s.deps[j] == "aux" and s.lower[j] in FUTURE_AUX for j in s.children[up]
    ):
        reasons.append(f"future: with {s.words[up]!r}")
        return "future"  # "will make a trip", "will travel to meet"
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
                reasons.append(f"{modality}: under {s.words[up]!r}")
                return modality
    mark = s.child(node, "mark")
    infinitive = s.tags[node] == "VB" and mark is not None and s.lower[mark] == "to"
    realised = word in classes["realised"].words and not _unreal(s, up)
    if dep in ("advcl", "acl", "xcomp") and infinitive and not realised:
        taken = s.child(up, "obj") if word == "take" else None
        if taken is not None and s.lemmas[taken].lower() in ("action", "step", "measure") and s.tags[up] == "VBD":
            return "actual"  # "took action to impose visa restrictions"
        if word in TALKING and s.lemmas[node].lower() in classes["said_by_talking"].words:
            return "actual"
        reasons.append(PURPOSE)
        return "hypothetical"
    if dep == "advcl" and (m := s.child(node, "mark")) is not None and s.lower[m] in ("if", "unless", "lest"):
        reasons.append(f"condition: {s.words[m]!r}")
        return "hypothetical"
    return "actual"


def _unreal(s: Sentence, verb: int) -> bool:
    """True when the verb itself did not happen, so that what it was to bring about did not either: "would not send troops to fight"."""
    unreal = NEGATIVE | POSSIBLE_AUX | DUTY_AUX | {"would"}
    return any(s.lower[j] in unreal and s.deps[j] in ("aux", "advmod", "neg") for j in s.children[verb])


def _will_take_place(s: Sentence, verb: int) -> bool:
    """True when the verb says that its subject is to take place: "will begin", "will take place"."""
    takes_place = s.lemmas[verb] == "take" and any(s.lemmas[j] == "place" for j in s.children[verb])
    ahead = any(s.deps[j] == "aux" and s.lower[j] in FUTURE_AUX for j in s.children[verb])
    return ahead and (takes_place or s.lemmas[verb].lower() in _TAKING_PLACE)


def _imperative(s: Sentence, verb: int) -> bool:
    """True for an order put to somebody in direct speech: "Resign!", "General, stop the killing"."""
    if s.tags[verb] not in ("VB", "VBP") or s.pos[verb] != "VERB" or s.deps[verb] == "advcl":
        return False
    held = [j for j in s.children[verb] if s.deps[j] in ("aux", "aux:pass", "mark", "nsubj:pass", "expl")]
    if held or not any(c in s.text for c in '"“”«»!'):
        return False
    subject = s.child(verb, "nsubj")
    if subject is None:
        return s.tags[verb] == "VB" and s.deps[verb] in ("root", "ccomp", "parataxis")
    return subject < verb and s.words[verb - 1] == "," and s.deps[verb - 1] == "punct"


def _speech_below(s: Sentence, node: int, head: int, say: frozenset[str]) -> int | None:
    """A speech clause or "according to" phrase that hangs on ``node`` and covers the act: return its speaker."""
    for j in s.children[node]:
        if j == head:
            continue
        if s.deps[j].startswith(("obl", "nmod", "advcl", "parataxis", "advmod")) and syntax.preposition(s, j) in (
            "according to",
            "according",
        ):
            return j
        if (
            s.lemmas[j].lower() in OPINION
            and s.deps[j].startswith("obl")
            and syntax.preposition(s, j) in ("in", "on", "by")
        ):
            holder = s.child(j, "nmod:poss") or next(iter(syntax.oblique(s, j, "of")), None)
            if holder is not None:
                return holder
        if s.lower[j] == "according":
            for k in s.children[j]:
                if s.deps[k] in ("obl", "nmod", "pobj", "obj", "fixed") and s.pos[k] in syntax.NOMINAL:
                    return k
        if s.deps[j] in ("parataxis", "advcl", "ccomp") and s.lemmas[j].lower() in say:
            if s.deps[j] == "advcl" and ((m := s.child(j, "mark")) is None or s.lower[m] != "as"):
                continue
            if s.deps[j] == "ccomp" and s.lemmas[node].lower() not in ("be",) and j > node:
                continue
            return speaker_of(s, j)
    return None


def speaker_of(s: Sentence, verb: int) -> int | None:
    """The one who speaks: the subject of the verb, or the agent when it is passive ("was quoted as saying")."""
    if syntax.is_passive(s, verb):
        return syntax.agent(s, verb)
    if s.deps[verb] == "advcl" and syntax.marker(s, verb) == "as" and syntax.own_subject(s, verb) is None:
        return s.child(verb, "obj")  # "as has reported the army"
    subject = syntax.subject(s, verb)
    if subject is None:
        for j in s.children[verb]:  # inverted: said Lavrov
            if s.deps[j] == "obj" and s.pos[j] == "PROPN" and j == verb + 1:
                return j
    return subject
