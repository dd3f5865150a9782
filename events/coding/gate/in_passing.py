"""Acts that a sentence only needs to say something else: where to read more, who should ring whom, what nobody can confirm.

They stand below words that take their happening away or never stated it: "for more information on our aid to", "it is critical that
they support", "know what they want from us", "when we have a discussion with them", "to mark the withdrawal".
"""

from __future__ import annotations

from collections.abc import Iterator

from events.coding.acts.act import Act
from events.coding.roles import OWNER, Role
from events.coding.telling.context import Context
from events.coding.telling.modality import NEGATIVE
from events.coding.tree import syntax
from events.types import Sentence

_HELP = ("05", "06", "07")
_DEALINGS = ("04", "05", "06", "07", "08")


def reason(s: Sentence, act: Act, code: str, source: Role | None, target: Role | None, ctx: Context) -> str | None:
    """Return why an act is named in passing only, or ``None``."""
    if not act.matches:
        return None
    head = act.head
    if code >= "13":
        wanted = code >= "18" and s.pos[head] == "NOUN" and _interest(s, head)
        return "what somebody has an interest in is not done" if wanted else None
    if (found := _below_words(s, code, head, ctx)) is not None:
        return found
    if code[:2] in ("02", "10") and (found := _no_appeal(s, act, head, target)) is not None:
        return found
    if code[:2] == "03" and (found := _no_plan(s, act)) is not None:
        return found
    if code[:2] in ("04", "06") and (found := _no_talks(s, act, code, head, source, target)) is not None:
        return found
    if code[:2] == "12" and "in a question" in ctx.because and _should(s, head):
        return "what a question says should be refused nobody refuses"
    if code[:2] == "01" and _in_a_view(s, act, code, target, ctx):
        return "views and hopes in common, or only asked after, do nothing"
    return None


def _below_words(s: Sentence, code: str, head: int, ctx: Context) -> str | None:
    """Why the words above an act make it none."""
    if code < "10" and _referred(s, head):
        return "of what others are to be asked nothing is told"
    if s.pos[head] == "NOUN" and _pointer(s, head):
        return "where one can read more about it"
    if code.startswith(_HELP) and ctx.modality == "requested" and _would_be_good(s, head):
        return "what would be good is asked of nobody"
    if code.startswith(_DEALINGS) and _beside_how(s, head):
        return "ways in which it could be done are looked for"
    if code < "10" and _cannot_say(s, head):
        return "what somebody cannot confirm is told by nobody"
    if _whoever_does(s, head):
        return "advice to whoever does it says of nobody that he does"
    if code < "10" and _weighed(s, head, ctx):
        return "how it could or will be done is still to be found out"
    if ctx.modality == "hypothetical" and _placed_to(s, head):
        return "what one is in a position to do is not done"
    return None


def _climb(s: Sentence, node: int, steps: int = 4) -> Iterator[tuple[int, int]]:
    """Pairs of a word and what it hangs on, from ``node`` upwards."""
    for _ in range(steps):
        up = s.heads[node]
        if up == node:
            return
        yield node, up
        node = up


def _pointer(s: Sentence, noun: int) -> bool:
    """True for what a page is about: "for more information on their aid to Chad, visit"."""
    if not any(w in _READ_ON or w.startswith(("http", "www.")) for w in s.lower):
        return False
    for node, up in _climb(s, noun):
        if s.deps[node] == "nmod" and s.lemmas[up].lower() in _NEWS:
            return syntax.preposition(s, node) in ("about", "on", "regarding", "concerning")
        if s.deps[node] not in ("conj", "nmod"):
            return False
    return False


def _referred(s: Sentence, head: int) -> bool:
    """True below "I would refer you to the French government to speak to its talks"."""
    for node, up in _climb(s, head, 6):
        if s.lemmas[up] == "refer" and s.deps[node] in ("advcl", "xcomp"):
            return any(s.lower[j] in ("you", "i", "we") for j in s.children[up])
        if s.tags[node] in ("VBD", "VBZ", "VBP"):
            return False
    return False


def _would_be_good(s: Sentence, verb: int) -> bool:
    """True for "it is critical that the union support them", "it is important for the union to support them"."""
    while s.deps[verb] == "conj":
        verb = s.heads[verb]
    up = s.heads[verb]
    if s.deps[verb] not in ("csubj", "ccomp", "advcl", "xcomp") or syntax.marker(s, verb) not in ("that", "to", "for"):
        return False
    return s.lower[up] in _GOOD and any(s.lower[j] == "it" for j in s.children[up])


def _beside_how(s: Sentence, verb: int) -> bool:
    """True for the second of two verbs of "how to support and work with them"."""
    first = verb
    while s.deps[first] == "conj":
        first = s.heads[first]
    if first == verb or s.tags[first] != "VB" or s.tags[verb] != "VB":
        return False
    below = {s.lower[j] for j in s.children[first] if j < first}
    return "to" in below and bool(below & {"how", "whether", "where"})


def _weighed(s: Sentence, verb: int, ctx: Context) -> bool:
    """True for "weighs how much support it will give", "to determine what help we can provide", "remains to be seen what they offer"."""
    return any(
        (ctx.modality != "actual" or (s.lemmas[up] == "see" and s.tags[up] in ("VB", "VBN")))
        and s.lemmas[up] in _WEIGHS
        and up + 1 < verb
        and _which(s, up)
        and s.deps[node] in _CLAUSES
        for node, up in _climb(s, verb)
    )


def _cannot_say(s: Sentence, verb: int) -> bool:
    """True below "I cannot confirm that", "nobody can tell you that"."""
    for node, up in _climb(s, verb):
        if s.deps[node] == "ccomp" and s.lemmas[up] in _TELLING and syntax.marker(s, node) in (None, "that"):
            words = {s.lower[j] for j in s.children[up]}
            return bool(words & _CAN) and bool(words & NEGATIVE | words & {"nobody"})
        if s.deps[node] not in ("xcomp", "conj", "obj"):
            return False
    return False


def _whoever_does(s: Sentence, verb: int) -> bool:
    """True for "citizens seeking help should call": whoever does so."""
    noun = s.heads[verb]
    if s.deps[verb] not in ("acl", "acl:relcl") or s.deps[noun] != "nsubj" or s.tags[verb] not in ("VBG", "VBP"):
        return False
    held = any(s.deps[j] in ("det", "nmod:poss", "nummod") for j in s.children[noun])
    told = any(s.lower[j] in ("should", "must", "may", "can") for j in s.children[s.heads[noun]] if s.deps[j] == "aux")
    return told and not held and s.tags[noun] in ("NNS", "NN") and noun < verb


def _placed_to(s: Sentence, verb: int) -> bool:
    """True for "is well positioned to urge them", "is in a position to help them"."""
    for node, up in _climb(s, verb, 3):
        if s.deps[node] in ("advcl", "xcomp", "acl", "ccomp") and s.lemmas[up].lower() in _PLACED:
            return any(s.lower[j] == "to" for j in s.children[node])
        if s.deps[node] not in ("conj", "xcomp"):
            return False
    return False


def _interest(s: Sentence, noun: int) -> bool:
    """True for "nobody has an interest in an invasion"."""
    if s.deps[noun] != "nmod" or s.lemmas[s.heads[noun]].lower() not in ("interest", "stake", "appetite", "desire"):
        return False
    known = any(s.lower[j] in ("the", "this", "that") or s.deps[j] == "nmod:poss" for j in s.children[noun])
    return syntax.preposition(s, noun) in ("in", "for") and not known


def _no_appeal(s: Sentence, act: Act, head: int, target: Role | None) -> str | None:
    """Why words of wanting and asking are no appeal."""
    if s.lemmas[head] in _WANTS and _unknown(s, head):
        return "what somebody wants is only asked after"
    if len(act.matches) > 1 and act.inner is not None and s.lemmas[head] in ("hope", "expect"):
        inside = act.inner.head
        if s.tags[inside] == "VB" and any(s.tags[j] == "MD" for j in s.children[inside]):
            return "what one hopes that something will bring about is no appeal"
    last = act.chain()[-1].matches[-1].head
    if target is not None and s.lemmas[last] in ("advise", "counsel") and _against(s, target.mention.head, last):
        return "whom one advises on fighting is not who is fought"
    asked = s.child(last, "obj")
    if (
        target is not None
        and asked is not None
        and s.lower[asked] in _WHOEVER
        and target.mention.head in s.subtree(asked)
    ):
        return "what is asked of whoever knows something of them is not asked of them"
    if s.pos[last] == "NOUN" and s.lemmas[s.heads[last]] == "take" and syntax.preposition(s, last) == "on":
        return "who takes somebody up on an offer asks nothing"
    return None


def _unknown(s: Sentence, verb: int) -> bool:
    """True for "know what they want from us", "it is not clear what they want of us"."""
    if s.deps[verb] == "acl:relcl" and s.lower[s.heads[verb]] == "what":
        what = s.heads[verb]
        above = s.heads[what]
        return s.deps[what] in ("obj", "obl", "ccomp") and s.lemmas[above] in _KNOWS
    asked = any(s.lower[j] == "what" and j < verb for j in s.children[verb])
    return asked and s.deps[verb] in ("ccomp", "csubj") and s.lemmas[s.heads[verb]].lower() in _KNOWS


def _against(s: Sentence, node: int, top: int) -> bool:
    """True when an "against" stands between ``node`` and the act."""
    for one, _ in _climb(s, node, 6):
        if one == top:
            return False
        if s.deps[one] in ("obl", "nmod") and syntax.preposition(s, one) == "against":
            return True
    return False


def _no_plan(s: Sentence, act: Act) -> str | None:
    """Why words of plans, offers and promises are none."""
    last = act.chain()[-1].matches[-1].head
    if last != act.head and s.deps[last] == "obj" and s.lemmas[s.heads[last]] in _OBSERVES:
        return "what an occasion recalls is not planned"
    if s.pos[last] == "NOUN" and s.child(last, "cop") is not None and act.chain()[-1].code[:2] == "06":
        return "what somebody is and stays is no plan"
    if s.tags[last] == "VBG" and s.lemmas[s.heads[last]].lower() == "interest" and _topic(s, s.heads[last]):
        return "the topic of a talk is no plan"
    if s.deps[last] == "nmod" and syntax.preposition(s, last) == "for" and s.lemmas[s.heads[last]].lower() in _GROUNDS:
        return "talks for which the ground is still to be laid"
    if _so_that(s, act.head):
        return "what others are to be brought to do is no plan of theirs"
    if last != act.head and _told_why(s, last, act.head):
        return "why something is so is no plan"
    if s.pos[last] == "NOUN" and syntax.preposition(s, last) == "on" and s.lemmas[s.heads[last]] in ("follow", "build"):
        return "the meeting that one follows up on"
    if s.lemmas[act.head] in _WEIGHS and s.tags[act.head] in ("VBG", "VB", "VBZ", "VBP") and _which(s, act.head):
        return "what is still weighed is no plan"
    if act.code == "030" and s.lemmas[act.head] == "hear" and any(s.lower[j] in _EMPTY for j in range(*_span(s, act))):
        return "who calls promises empty has been promised nothing"
    return None


def _so_that(s: Sentence, verb: int) -> bool:
    """True for "penalties, so that it would end its attacks": somebody else wants it."""
    own, up = s.child(verb, "nsubj"), s.heads[verb]
    if own is None or s.deps[verb] != "advcl" or not any(s.lower[j] == "so" and j < own for j in s.children[verb]):
        return False
    others = syntax.own_subject(s, up)
    return (
        others is not None and s.lower[others] != s.lower[own] and any(s.lower[j] == "would" for j in s.children[verb])
    )


def _told_why(s: Sentence, node: int, top: int) -> bool:
    """True for "would like to tell you why we value our partnership"."""
    for one, _ in _climb(s, node, 6):
        if one == top:
            return False
        if any(s.lower[j] == "why" and j < one for j in s.children[one]):
            return True
    return False


def _which(s: Sentence, verb: int) -> bool:
    return verb + 1 < len(s) and s.lower[verb + 1] in _OPENS


def _span(s: Sentence, act: Act) -> tuple[int, int]:
    """The tokens from the act to what is heard."""
    heard = s.child(act.head, "obj")
    return act.head, (heard if heard is not None else act.head) + 1


def _topic(s: Sentence, noun: int) -> bool:
    """True for what talks are on."""
    talks = s.lemmas[s.heads[noun]].lower() in _TALKS
    return talks and s.deps[noun] in ("nmod", "conj", "obl") and syntax.preposition(s, noun) in ("on", "about", "of")


def _no_talks(s: Sentence, act: Act, code: str, head: int, source: Role | None, target: Role | None) -> str | None:
    """Why words of meetings and joint work are none."""
    if code[:2] == "04" and _whenever(s, act, head):
        return "what is done whenever they meet is no meeting"
    if code == "040" and s.lemmas[head] in _CONVERSES and _gladly(s, head):
        return "what somebody would gladly do is not done"
    if act.rule_id == "04-host" and s.lemmas[head] == "welcome" and _thing_welcomed(s, head, source, target):
        return "a thing that is welcomed is no guest"
    last = act.chain()[-1].matches[-1].head
    if any(s.deps[j] == "nmod" and s.lemmas[s.heads[j]].lower() in _RECORDS for j in act.tokens):
        return "who has a recording of talks took no part in them"
    if act.chain()[-1].rule_id == "04-travel" and any(
        s.lemmas[j].lower() in _MATTERS for j in syntax.oblique(s, last, "to")
    ):
        return "who goes back to a question travels nowhere"
    if code[:2] == "06" and s.deps[head] == "nsubj" and _described(s, head):
        return "what joint work is like says not that it takes place"
    return None


def _thing_welcomed(s: Sentence, verb: int, source: Role | None, target: Role | None) -> bool:
    """True for "we welcome Chad's leadership", "welcomed the court's judgment"."""
    thing = s.child(verb, "obj")
    if thing is None:
        return False
    owned = any(r is not None and r.how == OWNER and r.mention.head != thing for r in (source, target))
    return owned or s.lemmas[thing].lower() in _DEEDS


def _whenever(s: Sentence, act: Act, verb: int) -> bool:
    """True for "not on our agenda when we have a discussion with them": any one; a day or "will" speaks of one to come."""
    if s.deps[verb] != "advcl" or s.tags[verb] != "VBP" or syntax.own_subject(s, verb) is None:
        return False
    if not any(s.lower[j] in ("when", "whenever", "wherever") and j < verb for j in s.children[verb]):
        return False
    last = act.chain()[-1].matches[-1].head
    known = any(s.deps[j] == "det" and s.lower[j] in ("the", "this", "that") for j in s.children[last])
    ahead = any(s.tags[j] == "MD" for j in s.children[s.heads[verb]]) or s.lemmas[s.heads[verb]] == "go"
    return not known and not ahead and not set(s.lower) & _DAYS


def _gladly(s: Sentence, verb: int) -> bool:
    """True for "we are happy to have that conversation with them", "I would be happy to discuss that with them"."""
    up = s.heads[verb]
    if s.deps[verb] not in ("xcomp", "advcl") or s.tags[verb] != "VB" or s.lower[up] not in ("happy", "glad", "open"):
        return False
    return any(s.deps[j] == "cop" and s.lower[j] in _IS for j in s.children[up]) and not set(s.lower) & _DAYS


def _described(s: Sentence, noun: int) -> bool:
    """True for "their joint exercises are defensive"."""
    up = s.heads[noun]
    now = any(s.deps[j] == "cop" and s.lower[j] == "are" for j in s.children[up])
    return (
        now and s.pos[up] == "ADJ" and s.lower[up] not in ("ongoing", "underway", "due", "new", "over", "unprecedented")
    )


def _should(s: Sentence, verb: int) -> bool:
    """True for "is it your policy that they should reject it?"."""
    return any(s.lower[j] in ("should", "must") and s.deps[j] == "aux" for j in s.children[verb])


def _in_a_view(s: Sentence, act: Act, code: str, target: Role | None, ctx: Context) -> bool:
    """True for "the hopes we share with them", "does he share this view?", "look forward to his arrival in Chad"."""
    shares = s.lemmas[act.head] == "share"
    if shares and s.deps[act.head] == "acl:relcl" and code in ("013", "019"):
        return True
    if shares and "in a question" in ctx.because:
        return True
    if code != "013" or target is None or syntax.preposition(s, target.mention.head) != "in":
        return False
    arrival = s.heads[target.mention.head]
    return s.lemmas[arrival].lower() in ("arrival", "service", "tenure", "assignment", "posting")


_READ_ON = frozenset({"visit", "click", "see", "please", "contact", "follow", "website", "page", "check", "read"})
_NEWS = frozenset("information update detail news page factsheet info sheet question inquiry".split())
_GOOD = frozenset("critical essential important vital imperative crucial necessary key paramount".split())
_CAN = frozenset({"can", "could", "ca", "cannot"})
_TELLING = frozenset({"confirm", "verify", "tell", "announce", "corroborate"})
_WEIGHS = frozenset("weigh determine decide consider assess debate study see discuss explore examine".split())
_OPENS = frozenset({"how", "what", "whether", "which"})
_CLAUSES = frozenset({"ccomp", "obj", "advcl", "xcomp", "obl"})
_PLACED = frozenset("position positioned place placed equip equipped suited qualified capable".split())
_WANTS = frozenset({"want", "demand", "need", "expect", "seek", "ask"})
_KNOWS = frozenset("know understand see clear unclear wonder learn figure discover find guess".split())
_OBSERVES = frozenset({"mark", "commemorate", "celebrate", "observe"})
_GROUNDS = frozenset({"condition", "ground", "groundwork", "precondition", "prerequisite"})
_EMPTY = frozenset({"empty", "hollow", "vague", "various", "broken", "false"})
_TALKS = frozenset("discussion talk conversation dialogue meeting exchange consultation".split())
_CONVERSES = frozenset({"have", "talk", "speak", "discuss", "engage", "meet"})
_DEEDS = frozenset("leadership judgment judgement verdict ruling decision step effort commitment progress role".split())
_RECORDS = frozenset({"recording", "transcript", "intercept", "tape", "audio", "footage"})
_MATTERS = frozenset({"question", "point", "issue", "topic", "subject", "matter", "comment", "remark", "drawing"})
_WHOEVER = frozenset({"anyone", "anybody", "everyone", "everybody", "those", "people", "individuals"})
_IS = frozenset({"is", "are", "am", "'re", "'m", "'s", "’re", "’m", "’s"})
_DAYS = frozenset(
    "today yesterday tomorrow tonight morning afternoon evening night week weekend month monday tuesday wednesday thursday friday saturday sunday next".split()
)
