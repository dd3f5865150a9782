"""Acts inside something else, of which the clause that carries them does not say that they took place.

A sentence names many acts without telling any: what a meeting is to weigh ("an agenda to promote dialogue"), what is worth doing ("the
importance of talks"), what somebody is eager to see, what a question is about. Who reads for events passes over them.
"""

from __future__ import annotations

from events.coding.acts.act import Act
from events.coding.roles import Role
from events.coding.telling.context import Context
from events.coding.tree import content, syntax
from events.types import Sentence

_TOGETHER = ("04", "05", "06")
_OPEN = ("hypothetical", "requested")
_PARTNERS = ("05", "06", "07")


def reason(s: Sentence, act: Act, code: str, source: Role | None, target: Role | None, ctx: Context) -> str | None:
    """Return why an act inside something else is not asserted, or ``None``."""
    if not act.matches:
        return None
    head = act.head
    if code[:2] in _TOGETHER and (found := _meeting(s, act, code, target, ctx)) is not None:
        return found
    if code == "014" and ctx.modality == "requested":
        return "what one is told to bear in mind is no plan"
    if code[:2] < "14" and ctx.modality in _OPEN and _doubted(s, head):
        return "whether it is so is only asked or left open"
    if code[:2] == "02" and act.inner is not None and _awaited(s, head, act.inner.head):
        return "who waits to see what others do asks nothing of them"
    if code[:2] in _PARTNERS and target is not None and _below(s, target.mention.head, head, ("against", "from")):
        return f"{target.mention.text!r} is whom it is to help against"
    if code[:2] == "07" and ctx.modality in _OPEN and target is not None and _own_purse(s, head, target):
        return "who pays for what is his own aids nobody"
    if code[:2] == "02" and _given_the_floor(s, act, target):
        return "who is given the floor is asked for nothing"
    if code[:2] in ("04", "03") and act.chain()[-1].rule_id.endswith("04-travel") and _to_law(s, act, source, target):
        return "who goes to a parliament or court turns to it"
    if code[:2] >= "15" and ctx.modality == "hypothetical" and s.pos[head] == "NOUN" and _any_such(s, head):
        return "any such attack is none that is told"
    if code[:2] >= "18" and source is not None and target is not None and _his_war(s, act, source, target):
        return "whose war it is is not whom it is waged on"
    if code[:2] == "08" and source is not None and _succeeded(s, source):
        return "whose post is filled is no news"
    return None


def _meeting(s: Sentence, act: Act, code: str, target: Role | None, ctx: Context) -> str | None:
    """Why a meeting or joint work inside something else is none."""
    head = act.head
    noun = s.pos[head] == "NOUN"
    known = (noun and _definite(s, head)) or _granted(s, head) or _stated(s, head)
    if code[:2] != "05" and ctx.modality in _OPEN and not content.told(s, head) and not known:
        return "a meeting or work that is but thought of"
    last = act.chain()[-1].matches[-1].head
    if s.deps[head] == "amod" and _may_come(s, s.heads[head]):
        return "what would be good is not done"
    if _called_for(s, head):
        return "what there is a need for is not done"
    if noun and _yet_to_open(s, head):
        return "talks that are to be opened"
    if s.pos[last] == "NOUN" and s.lemmas[last].lower() in _EXCHANGE and _in_general(s, last):
        return "dialogue in general"
    if noun and _worth(s, head):
        return "what a thing is worth does not say that it takes place"
    if ctx.polarity == "negated" and _nothing_to_tell(s, act):
        return "who has nothing to announce does nothing"
    if code[:2] == "04" and target is not None and _talks_to_many(s, head, target):
        return "whom somebody talks to as a rule is no news"
    if code == "061" and (s.deps[last] in ("amod", "compound") or _share(s, head)):
        return "figures of trade"
    return None


def _definite(s: Sentence, noun: int) -> bool:
    """True for a happening that is known: "his talks", "the summit", "last week's meeting"."""
    return any(
        s.deps[j] == "nmod:poss" or (s.deps[j] == "det" and s.lower[j] in ("the", "this", "that", "these", "those"))
        for j in s.children[noun]
    )


def _stated(s: Sentence, verb: int) -> bool:
    """True for a fact beside a question: "will they go there, especially as the two have a call today?"."""
    finite = {s.tags[verb], *(s.tags[j] for j in s.children[verb] if s.deps[j].startswith("aux"))}
    beside = s.deps[verb] in ("advcl", "acl") and syntax.marker(s, verb) in _SINCE
    return beside and "MD" not in finite and bool(finite & {"VBZ", "VBP", "VBD"})


def _granted(s: Sentence, head: int) -> bool:
    """True for what one has or gets the chance to do, or has come to do: "had occasion to meet", "we are here today to launch"."""
    node = head
    for _ in range(4):
        up = s.heads[node]
        if up == node or s.tags[head] != "VB":
            return False
        if s.lemmas[up].lower() in _CHANCES or s.lower[up] == "here":
            return True
        if s.lemmas[up].lower() == "invitation":
            return s.lemmas[s.heads[up]] == "accept"
        if s.child(up, "obj") is not None and s.deps[node] in ("advcl", "xcomp"):
            return any(s.deps[j] == "obj" and s.lemmas[j].lower() in _CHANCES | {"number"} for j in s.children[up])
        node = up
    return False


def _in_general(s: Sentence, noun: int) -> bool:
    """True for a bare noun that something is said of or that is to be furthered: "dialogue is essential", "to promote dialogue"."""
    kinds = ("det", "nmod:poss", "nummod", "nmod", "acl", "acl:relcl")
    first = noun
    while s.deps[first] == "conj" and s.pos[s.heads[first]] == "NOUN":
        first = s.heads[first]
    if any(s.deps[j] in kinds for k in {noun, first} for j in s.children[k]):
        return False
    up = s.heads[first]
    if s.deps[first] == "nsubj":
        return s.child(up, "cop") is not None
    return s.deps[first] == "obj" and s.tags[up] in ("VB", "VBG") and s.lemmas[up] in _FURTHERS


def _may_come(s: Sentence, noun: int) -> bool:
    """True for the subject of what will or would follow: "enhanced cooperation between them will help"."""
    if any(s.deps[j] in ("det", "nmod:poss") for j in s.children[noun]):
        return False
    if s.deps[noun] == "nmod":
        return syntax.preposition(s, noun) in ("toward", "towards")  # "progress towards normalised relations"
    return s.deps[noun] == "nsubj" and any(s.deps[j] == "aux" and s.tags[j] == "MD" for j in s.children[s.heads[noun]])


def _called_for(s: Sentence, verb: int) -> bool:
    """True for the bare present in what there is a need for: "an imperative that our countries work together"."""
    node = verb
    while s.deps[node] == "conj":
        node = s.heads[node]
    need = s.lemmas[s.heads[node]].lower()
    return s.deps[node] == "acl" and need in _NEEDS and s.tags[verb] in ("VB", "VBP") and _that(s, node)


def _that(s: Sentence, clause: int) -> bool:
    return syntax.marker(s, clause) == "that"


def _yet_to_open(s: Sentence, noun: int) -> bool:
    """True for talks whose opening somebody is for: "support for the opening of negotiations with them"."""
    opening = s.heads[noun]
    if s.deps[noun] != "nmod" or s.lemmas[opening].lower() not in _OPENING or s.deps[opening] not in ("nmod", "obl"):
        return False
    return s.lemmas[s.heads[opening]].lower() in _FOR and syntax.preposition(s, opening) == "for"


def _worth(s: Sentence, noun: int) -> bool:
    """True below a noun of worth or aim: "the importance of the negotiations between them", "our goal in negotiations with them"."""
    up = s.heads[noun]
    return (
        s.deps[noun] == "nmod"
        and s.child(noun, "nmod:poss") is None
        and s.lemmas[up].lower() in _WORTH
        and syntax.preposition(s, noun) in ("of", "in", "for", "to")
    )


def _nothing_to_tell(s: Sentence, act: Act) -> bool:
    """True for "does not have any calls to read out", "has no meetings to announce"."""
    nouns = [j for j in (act.head, *act.tokens) if s.pos[j] == "NOUN"]
    nouns += [j for j in s.children[act.head] if s.deps[j] == "obj"]
    below = {k for n in nouns for k in (*s.children[n], *s.children[s.heads[n]])}
    return any(s.tags[k] == "VB" and s.lemmas[k] in _TELLING and s.lower[k - 1] == "to" for k in below if k)


def _talks_to_many(s: Sentence, verb: int, target: Role) -> bool:
    """True for a plain present with many partners: "the premier talks to many senators"."""
    if s.tags[verb] not in ("VBZ", "VBP") or any(s.lower[j] in _NOW for j in s.children[verb]):
        return False
    return any(s.lower[j] in _MANY for j in s.children[target.mention.head])


def _share(s: Sentence, verb: int) -> bool:
    """True for how much of a thing is traded: "imports ten percent of its oil from them"."""
    return any(
        s.deps[j] in ("obj", "obl", "nmod", "nmod:npmod", "obl:npmod") and s.lemmas[j].lower() in _SHARES
        for j in s.children[verb]
    )


def _doubted(s: Sentence, head: int) -> bool:
    """True below "if" or "whether" under a verb of saying or knowing that asks or cannot tell: "can you say if he asked them"."""
    node = head
    for _ in range(4):
        up = s.heads[node]
        if up == node:
            return False
        if s.deps[node] in ("ccomp", "advcl") and syntax.marker(s, node) in ("if", "whether"):
            open_to = any(s.lower[j] in _CANNOT for j in s.children[up]) or s.text.rstrip().endswith("?")
            return open_to and s.lemmas[up] in _TELLING | _KNOWING
        if s.deps[node] not in ("xcomp", "conj", "obj", "obl", "nmod"):
            return False
        node = up
    return False


def _awaited(s: Sentence, top: int, inner: int) -> bool:
    """True for what others do, seen from outside: "eager to see what they propose"."""
    node = inner
    for _ in range(5):
        up = s.heads[node]
        if up == node or node == top:
            return False
        asked = s.deps[node] in ("ccomp", "advcl", "acl:relcl") and syntax.own_subject(s, node) is not None
        if asked and (s.lemmas[up] in _SEEING or s.lower[up] == "what" and s.lemmas[s.heads[up]] in _SEEING):
            words = {s.lower[up], *(s.lower[j] for j in s.children[node])}
            return bool(words & _HOW)
        node = up
    return False


def _below(s: Sentence, node: int, top: int, preps: tuple[str, ...]) -> bool:
    """True when a phrase with one of ``preps`` stands between ``node`` and the act."""
    while node != top and s.heads[node] != node:
        if s.deps[node] in ("obl", "nmod") and syntax.preposition(s, node) in preps:
            return syntax.preposition(s, node) == "against" or s.lemmas[s.heads[node]] in _SHIELDS
        node = s.heads[node]
    return False


def _own_purse(s: Sentence, verb: int, target: Role) -> bool:
    """True for an aim that pays for what belongs to a pronoun: "their use of shops to fund its activities"."""
    return s.deps[verb] in ("acl", "advcl") and s.tags[target.mention.head] == "PRP$"


def _given_the_floor(s: Sentence, act: Act, target: Role | None) -> bool:
    """True for "call on" somebody with nothing that he is to do: a chair gives him the floor."""
    verb = next((j for j in act.tokens if s.lemmas[j] == "call" and s.pos[j] == "VERB"), None)
    if verb is None or not any(s.lower[j] == "on" for j in range(verb + 1, min(verb + 3, len(s)))):
        return False
    called = syntax.oblique(s, verb, "on", "upon")
    if len(called) != 1 or s.tags[called[0]] in ("NNS", "NNPS"):
        return False
    below = (*s.children[verb], *s.children[called[0]])
    asked = any(
        (s.tags[j] in ("VB", "VBG") and s.deps[j] in ("xcomp", "ccomp", "advcl", "acl"))
        or (s.deps[j] in ("obl", "nmod") and syntax.preposition(s, j) == "for" and s.lemmas[j].lower() not in _WORDS)
        for j in below
        if j > verb
    )
    named = target is not None and target.mention.kind == "PERSON"
    person = s.lemmas[called[0]].lower() in _IN_THE_ROOM or named
    return person and not asked and not s.text.rstrip().endswith("?")


def _to_law(s: Sentence, act: Act, source: Role | None, target: Role | None) -> bool:
    """True for "go to Congress", "go to the WTO and ask it to rule"."""
    if source is None or target is None or s.lemmas[act.chain()[-1].matches[-1].head] != "go":
        return False
    roles = {*source.actor.roles, *target.actor.roles}
    if source.actor.country == target.actor.country and roles & {"LEG", "JUD"}:
        return True
    verb = act.chain()[-1].matches[-1].head
    after = (j for j in s.subtree(verb) if j > verb and s.tags[j] == "VB")
    return "IGO" in roles and any(s.lemmas[j] in _PLEADING for j in after)


def _any_such(s: Sentence, noun: int) -> bool:
    """True for an attack that is only one of a kind, in a case that is weighed: "in the event of an attack", "any incursion"."""
    if not s.text.rstrip().endswith("?") or s.deps[noun] != "nmod":
        return False
    return any(s.lower[j] in _LOOSE for j in s.children[noun]) and s.lemmas[s.heads[noun]].lower() in _CASES


def _his_war(s: Sentence, act: Act, source: Role, target: Role) -> bool:
    """True for troops who "carry out the president's war": the owner of the war is on their side."""
    noun, owner = act.matches[-1].head, target.mention.head
    own = s.deps[owner] == "nmod:poss" and s.heads[owner] == noun
    return own and source.actor.country is not None and source.actor.country == target.actor.country


def _succeeded(s: Sentence, source: Role) -> bool:
    """True for the one whose post a nominee takes: "to be a judge, vice Tom Hill, resigned"."""
    before = source.mention.first - 1
    return before > 0 and s.lower[before] == "vice" and s.words[before - 1] == ","


_SINCE = frozenset({"that", "as", "since", "because", "given", "now"})
_CHANCES = frozenset({"opportunity", "occasion", "chance"})
_EXCHANGE = frozenset("dialogue diplomacy cooperation coordination collaboration engagement partnership".split())
_FURTHERS = frozenset(
    "promote foster encourage advance further facilitate enhance improve strengthen support boost pursue deepen".split()
)
_OPENING = frozenset({"opening", "start", "launch", "beginning", "resumption", "reopening", "commencement"})
_NEEDS = frozenset({"imperative", "need", "necessity", "requirement", "desire", "wish", "hope", "obligation"})
_FOR = frozenset(
    {"support", "hope", "call", "push", "wish", "plan", "condition", "deadline", "date", "backing", "demand"}
)
_WORTH = frozenset(
    "importance significance value goal aim objective purpose benefit usefulness necessity urgency relevance merit "
    "desirability interest stake leverage".split()
)
_TELLING = frozenset("read announce preview share confirm report detail say tell disclose".split())
_KNOWING = frozenset("know clarify comment speak decide determine".split())
_SEEING = frozenset("see hear learn know watch find determine".split())
_HOW = frozenset("what how whether if when where which".split())
_CANNOT = frozenset("not n't can could cannot ca".split())
_NOW = frozenset("today now tonight tomorrow currently".split())
_MANY = frozenset("many all various countless numerous different".split())
_SHARES = frozenset("percent percentage % quarter third half majority bulk most share".split())
_PLEADING = frozenset("ask seek complain request argue plead appeal demand sue".split())
_LOOSE = frozenset("a an any further possible potential another hypothetical".split())
_CASES = frozenset(
    "case event possibility risk threat danger prospect likelihood eventuality scenario fear chance".split()
)
_SHIELDS = frozenset("protect protection defend shield safe safety refuge shelter".split())
_WORDS = frozenset(
    "remark comment word statement question presentation intervention address speech report floor".split()
)
_IN_THE_ROOM = frozenset(
    "co-chair chair chairman chairwoman chairperson ambassador minister secretary colleague representative speaker delegate "
    "excellency".split()
)
