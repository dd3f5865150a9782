"""What is no threat though its words name one: forecasts, reports, precautions, and plans against the act they name.

Who *plans to counter an attack* or *prepares its people for a war* has no design on anybody, and that a strong neighbour *will invade*
is a forecast of whoever says so. These tests keep such words from being read as threats (CAMEO 13).
"""

from __future__ import annotations

from collections.abc import Sequence

from events.coding.acts.act import Act
from events.coding.acts.match import Match
from events.coding.roles import Role
from events.coding.telling import questions
from events.coding.telling.context import Context
from events.coding.tree import syntax
from events.lexicon.rules import Rule, RuleBook
from events.types import Sentence

_DESIGNS = frozenset({"intend", "decide"})
_FORCE = frozenset({"14", "15", "16", "17", "18", "19", "20"})
# Verbs through which a deed is aimed at: "plans to resort to force", "vowed to respond with strikes".
_TOWARDS = frozenset(
    "use resort respond return go turn proceed answer retaliate join order plan prepare back authorize authorise seek try move act "
    "consider hit punish face target participate take be do get threaten send follow".split()
)
_AGAINST = frozenset(
    "deter counter repel confront withstand resist address survive condemn investigate discuss review protect guard defend face "
    "expose mitigate document monitor disrupt tackle combat fight".split()
)
_RISKS = frozenset(
    "possibility prospect risk threat danger event eventuality likelihood fear case consequence effect impact".split()
)
_WARNING = frozenset({"warn", "warning", "caution"})
_KEEPS = frozenset({"continue", "keep", "maintain"})
_PAST_HELPERS = frozenset({"had", "has", "have", "was", "were", "been"})
_OTHERS = frozenset({"he", "she", "it", "they", "him", "them"})


def warns(s: Sentence, match: Match) -> bool:
    """True when the trigger is a word of warning: "warned", "issued warnings"."""
    return any(s.lemmas[j].lower() in _WARNING for j in match.tokens)


def told_of(s: Sentence, top: int, node: int) -> bool:
    """True when ``node`` stands inside a finite clause that hangs on ``top`` or on its object: "warned that attacks may happen"."""
    return any(s.deps[j] in ("ccomp", "acl") and syntax.own_subject(s, j) is not None for j in _between(s, top, node))


def meant(s: Sentence, book: RuleBook, rule: Rule, i: int, inner: Act, own: Sequence[Role]) -> bool:
    """Tell whether the doer of the operator at ``i`` means to do the act of force inside it."""
    if rule.operator not in _DESIGNS or inner.code[:2] not in _FORCE:
        return True
    between = _between(s, i, inner.head)
    if any(_stated(s, j) for j in (*between, inner.head) if s.heads[j] != i):
        return False  # "committed to make sure that Ukraine can fight", "wants to be clear that this is an assault"
    reported = s.deps[inner.head] == "ccomp" and s.heads[inner.head] == i and _in_the_past(s, inner.head)
    if rule.operator == "decide" and reported:
        return False  # "announced that police seized the yacht"
    noun = inner.matches[0].rule.kind == "noun"
    for j in between:
        word = s.lemmas[j].lower()
        if word in _RISKS or word in _AGAINST or word in book.classes["averting"].words:
            return False
        if s.pos[j] == "VERB" and noun and word not in _TOWARDS and word not in book.classes["light_verbs"].words:
            return False  # "offered a review of how things went in the war"
    if noun:
        keys = {r.key[:3] for r in own}
        if not keys and inner.sources and syntax.preposition(s, inner.head) in ("for", "against"):
            return False  # "they were prepared for the Russian aggression"
        return not (keys and inner.sources) or any(r.key[:3] in keys for r in inner.sources)
    doer = syntax.own_subject(s, inner.head)
    told = s.deps[inner.head] == "ccomp" and s.heads[inner.head] == i
    return told or doer is None or s.lower[doer] in syntax.RELATIVES  # "preparing for Russia to invade"


def asked(op: str, inner: Act | None) -> str:
    """Return "request" for an intention to get what only another can give: "hopes to receive tanks from Germany"."""
    if op != "intend" or inner is None or inner.operator:
        return op
    rule = inner.matches[0].rule if inner.matches else inner.rule
    gets = "subject" in rule.target and not {"subject", "speaker"} & set(rule.source)
    return "request" if gets and rule.kind == "verb" else op


def forgone(s: Sentence, inner: Act, op: str, book: RuleBook) -> str | None:
    """Return the code of promising, deciding, asking or demanding that something is not done; ``None`` where nothing is negated.

    Hostile acts are as good as stopped ("promised not to attack", "urged it not to impose sanctions"), friendly ones refused ("vowed
    not to negotiate"). Who asks another to leave a friendly act has no code of his own but that of asking.
    """
    negated = any(
        s.lower[j] in _NOT and s.deps[j] == "advmod" and j not in inner.tokens for j in s.children[inner.head]
    )
    own_word = any(r.startswith("before: ") and _NOT & set(r.split()) for r in inner.because)  # "will not let them"
    if op not in _ABOUT_DEEDS or not negated or own_word:
        return None
    if inner.code[:2] >= "14":
        stopped = book.compose("stop", inner.code)
        return stopped and book.compose(op, stopped)
    if op in ("intend", "decide"):
        return book.compose("refuse", inner.code)
    return book.compose(op, "act")


_NOT = frozenset({"not", "n't", "never"})
_ABOUT_DEEDS = frozenset({"intend", "decide", "request", "demand"})
_WHO_SPEAKS = frozenset({"i", "we", "he", "she", "they", "it"})


def _stated(s: Sentence, j: int) -> bool:
    """Tell whether a clause with a subject of its own says something of others."""
    doer = syntax.own_subject(s, j) if s.deps[j] == "ccomp" and not syntax.is_passive(s, j) else None
    return doer is not None and s.lower[doer] not in _WHO_SPEAKS


_FURTHERS = frozenset(
    "promote foster invest strengthen expand build advance deepen engage push seek try work help support encourage pursue ensure "
    "facilitate secure".split()
)


def goes_on(s: Sentence, book: RuleBook, i: int, head: int) -> bool:
    """Tell whether what ``i`` begins, continues or tries is the act at ``head``, and not something else done about it."""
    words = {s.lemmas[j].lower() for j in _between(s, i, head) if s.pos[j] == "VERB"}
    return words <= _FURTHERS | book.classes["light_verbs"].words


_PREPARING = frozenset(
    {"plan", "prepare", "prepared", "intend", "consider", "schedule", "expect", "ready", "set", "about"}
)


def only_meant(s: Sentence, act: Act, code: str) -> bool:
    """Whether an act that is meant or decided keeps its code: CAMEO has no word for the mere intention to ask or to sue."""
    if code == "115" and act.operator in ("intend", "decide"):
        return True
    same = act.inner is not None and act.inner.code == code and code[:2] in ("02", "11")
    return same and act.operator == "intend" and s.lemmas[act.head].lower() in _PREPARING and s.tags[act.head] != "VBD"


def unless(s: Sentence, verb: int) -> bool:
    """Tell whether an act is to follow unless others act first: "may stop the aid unless the vote is held"."""
    return any(s.deps[j] == "advcl" and syntax.marker(s, j) == "unless" for j in s.children[verb])


def announced(s: Sentence, book: RuleBook, act: Act, ctx: Context) -> bool:
    """Tell whether a mere "will" announces a deed, so that it threatens with it. Questions, forecasts and known deeds do not."""
    own = any(r.startswith(("future: '", "future or", 'future: "')) for r in ctx.because)
    if not own or act.rule.kind != "verb" or act.code[:2] == "15" or questions.asked(s, act.head):
        return False
    if act.operator is None and len(act.matches) > 1 and s.lemmas[act.head].lower() in _KEEPS:
        return False  # "will continue their war": they are at it already
    doer = syntax.subject(s, act.head)
    if (
        ctx.speaker is None
        and act.code[:2] in ("17", "18", "19", "20")
        and doer is not None
        and s.lower[doer] in _OTHERS
    ):
        return False  # "he will invade further"
    node = act.head
    while s.heads[node] != node:
        up = s.heads[node]
        if s.deps[node] in ("ccomp", "acl") and s.lemmas[up].lower() not in book.classes["say_verbs"].words:
            return False  # "a possibility that he will attack", "worried that"
        node = up
    return True


def _between(s: Sentence, top: int, node: int) -> list[int]:
    """The words on the way from ``node`` up to ``top``, without the two."""
    out: list[int] = []
    node = s.heads[node]
    while node != top and s.heads[node] != node:
        out.append(node)
        node = s.heads[node]
    return out


def already_done(s: Sentence, verb: int) -> bool:
    """Tell whether what is announced was done before: "announced that it had launched an operation" reports a deed."""
    clause = s.child(verb, "ccomp") if s.lemmas[verb] == "announce" else None
    return clause is not None and _in_the_past(s, clause)


def _in_the_past(s: Sentence, verb: int) -> bool:
    """True for the past and the perfect, "was seized" and "had seized" included; not with "will", "would" or "may"."""
    helpers = {s.lower[j] for j in s.children[verb] if s.deps[j].startswith("aux")}
    return helpers <= _PAST_HELPERS and (s.tags[verb] == "VBD" or bool(helpers) and s.tags[verb] == "VBN")


def judges(s: Sentence, match: Match) -> bool:
    """Tell whether a noun for somebody is what another is said to be: "that he was a murderer"."""
    return s.child(match.head, "cop") is not None and match.rule.source == ("speaker",)


_TAKES_UP = frozenset({"accept", "agree", "consent", "endorse", "embrace", "approve", "grant", "heed"})


def answered(s: Sentence, i: int, op: str, inner: Act) -> Act | None:
    """Return what the operator at ``i`` is about: of what is asked or offered and answered here, what that is about.

    Refusing to agree to talks, or a request for talks, is refusing talks; who accepts a proposal for a truce agrees to the truce, and who
    accepts a bare proposal to nothing that is told (``None``).
    """
    if op == "refuse":
        return inner.inner or inner if inner.operator in ("request", "demand", "intend", "threaten") else inner
    noun = bool(inner.matches) and inner.matches[0].rule.kind == "noun" and inner.operator in ("request", "demand")
    return inner.inner if op == "intend" and noun and s.lemmas[i].lower() in _TAKES_UP else inner
