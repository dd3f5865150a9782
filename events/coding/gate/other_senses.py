"""Words of politics that mean something else here: a duty to talk, an example, a turn of speech, what a law says.

The words are those of talks, help, praise and force; but a nominee's "how they can support each other", a spokesman's "I don't have any
calls with him" and a law "that prohibits protests" tell of nothing that took place.
"""

from __future__ import annotations

from events.coding.acts.act import Act
from events.coding.roles import Role
from events.coding.telling.context import Context
from events.coding.tree import syntax
from events.types import Sentence

_DEALINGS = ("04", "05", "06", "07", "08")


def reason(s: Sentence, act: Act, code: str, source: Role | None, target: Role | None, ctx: Context) -> str | None:
    """Return why the words of an act have another sense, or ``None``."""
    if not act.matches:
        return None
    head = act.head
    if code[:2] == "04" and (found := _no_meeting(s, act, code, source, target, ctx)) is not None:
        return found
    if code.startswith(_DEALINGS) and (ctx.modality == "hypothetical" and _ways(s, head) or _how_best(s, head)):
        return "ways in which it could be done are looked for"
    if code == "050" and act.rule_id == "05-support/verb" and _purpose_of_work(s, head):
        return "what a programme or team is for is no stand taken"
    if code in ("013", "019") and s.tags[head] in ("VBP", "VBZ") and _in_common(s, head):
        return "what two have in common nobody does"
    if code == "087" and act.rule_id == "08-withdraw-troops" and _clerks(s, head):
        return "staff that leave are no troops"
    if code == "051" and ctx.modality != "actual" and any(s.lower[j] in ("can", "could") for j in s.children[head]):
        return "whom one might thank is not thanked"
    if code == "014" and s.lemmas[head].lower() in _DEEMS and _opinion(s, head):
        return "what somebody holds for good or bad he does not think of doing"
    if code == "014" and act.operator == "intend" and target is not None and _not_weighed(s, act, target):
        return "with whom somebody works is not what he weighs besides"
    if act.rule_id.startswith(("03-agree-with", "01-share-view")) and "in a question" in ctx.because:
        return "whose opinion somebody shares is only asked"
    if code[:2] == "17" and s.deps[head] == "acl:relcl" and _law(s, head):
        return "what a law says is no news"
    if s.lower[head] == "concerning" and s.child(head, "nsubj", "aux", "cop") is None and _opens(s, head):
        return "whom a sentence starts out about alarms nobody"
    if code[:2] == "02" and source is not None and _patient(s, act, target):
        return "who is wanted to undergo or feel something is asked for nothing"
    if act.rule_id == "19-attack/verb" and source is not None and target is not None and _with_words(s, source, target):
        return "what one person attacks, and is no person, he attacks with words"
    if (act.rule_id.startswith("00-allow") or act.rule_id == "02-ask") and _one_another(
        s, act.chain()[-1].matches[-1].head
    ):
        return "what people do among themselves is asked of nobody and yields to nobody"
    return None


def _no_meeting(s: Sentence, act: Act, code: str, source: Role | None, target: Role | None, ctx: Context) -> str | None:
    """Why words of talks and journeys tell of none."""
    head = act.head
    if _only_way(s, act.chain()[-1].matches[-1].head):
        return "what can be reached by talks only does not say that there are any"
    if s.deps[head] == "xcomp" and s.lemmas[s.heads[head]].lower() in _FORCES:
        return "who is forced to land somewhere visits nobody"
    if (
        ctx.polarity == "negated"
        and s.lemmas[head].lower() == "have"
        and s.lower[head] == "have"
        and _does_not(s, head)
    ):
        return "who has no call to tell of denies none"
    if code == "040" and source is not None and target is not None and _at_one(s, act, source, target):
        return "what politicians of one country talk about: no talks"
    return None


def _only_way(s: Sentence, noun: int) -> bool:
    """True for the talks by which something can or must be reached: "can only be settled through negotiations"."""
    if s.pos[noun] != "NOUN" or s.deps[noun] != "obl" or syntax.preposition(s, noun) not in ("through", "by", "via"):
        return False
    verb = s.heads[noun]
    helpers = {s.lower[j] for j in s.children[verb] if s.deps[j].startswith("aux")}
    return bool(helpers & _MODALS) and s.pos[verb] == "VERB"


def _ways(s: Sentence, verb: int) -> bool:
    """True for "a report on how they can support each other", "to see how we could work together"."""
    asks = any(s.lower[j] == "how" and j < verb for j in s.children[verb])
    asks = asks or s.deps[verb].endswith("relcl") and s.lower[s.heads[verb]] == "how"
    return asks and any(s.lower[j] in _MODALS for j in s.children[verb])


def _how_best(s: Sentence, verb: int) -> bool:
    """True for "asked how best to help", "how best they can help"."""
    best = any(s.lower[j] == "best" and s.lower[j - 1] == "how" for j in s.children[verb] if 0 < j < verb)
    return best and s.tags[verb] == "VB"


def _opens(s: Sentence, verb: int) -> bool:
    """True for a participle that opens the sentence or follows what it is about: "Concerning Chad, the minister ..."."""
    return s.deps[verb] in ("advcl", "acl", "case", "obl")


def _patient(s: Sentence, act: Act, target: Role | None) -> bool:
    """True for "called on Chad to be stripped of its vote", "wants Chad to be expelled": Chad is not asked to do it."""
    head = act.head
    if target is None or act.operator != "request" or s.lemmas[head].lower() not in _ASKS:
        return False
    to_do = next(
        (j for j in s.children[head] if s.deps[j] in ("xcomp", "ccomp", "advcl") and s.tags[j][:2] == "VB"), None
    )
    asked = [j for j in s.children[head] if j > head and s.deps[j] in ("obj", "iobj", "obl")]
    if to_do is None:
        return False
    wished = s.lemmas[head].lower() in ("want", "like", "wish")
    if wished and s.lemmas[to_do].lower() in _FEELS and asked:
        return True
    if not any(target.mention.first <= j <= target.mention.last and j < to_do for j in asked):
        return False
    passive = s.child(to_do, "aux:pass") is not None and syntax.marker(s, to_do) == "to"
    told = act.inner is not None or wished
    return passive and told and s.lemmas[to_do].lower() not in _BUSY


def _purpose_of_work(s: Sentence, verb: int) -> bool:
    """True for "launched an initiative to support Chad", "deployed a team to support the people": aid or work, by another name."""
    up = s.heads[verb]
    if s.deps[verb] == "conj":
        verb, up = up, s.heads[up]
    if s.tags[verb] != "VB" or s.deps[verb] not in ("acl", "advcl"):
        return False
    obj = s.child(up, "obj", "nsubj:pass") if s.pos[up] == "VERB" else up
    set_up = s.pos[up] != "VERB" or s.lemmas[up].lower() in _SETS_UP
    return set_up and obj is not None and s.lemmas[obj].lower() in _PROGRAMMES


def _in_common(s: Sentence, verb: int) -> bool:
    """True for "share that vision", "share concerns": how two stand, unless one shares the view of the other."""
    obj = s.child(verb, "obj")
    if obj is None and s.lemmas[verb].lower() == "share":
        obj = syntax.logical(s, verb)[1]  # "the hopes that we share with them"
    if obj is None or s.lemmas[obj].lower() not in _STANDPOINTS:
        return False
    return s.child(obj, "acl", "ccomp") is None and s.child(obj, "nmod:poss") is None


def _opinion(s: Sentence, verb: int) -> bool:
    """True for "consider peace in Chad vital": an object and what it is held for."""
    obj = s.child(verb, "obj")
    if obj is None:
        return False
    held = [j for j in s.children[verb] if s.deps[j] == "xcomp" and s.pos[j] in ("ADJ", "NOUN") and j > obj]
    held += [j for j in s.children[verb] if s.pos[j] == "ADJ" and s.deps[j] == "advmod" and j > obj]
    as_what = s.deps[verb] == "acl:relcl" and s.lower[s.heads[verb]] == "what"  # "what we would consider a fair vote"
    return bool(held) or as_what or any(s.pos[j] == "ADJ" and s.deps[j] == "amod" and j > obj for j in s.children[obj])


def _not_weighed(s: Sentence, act: Act, target: Role) -> bool:
    """True for Chad in "agreed to work with Chad and consider the next steps": it stands under the other verb."""
    verb = act.chain()[-1].matches[-1].head
    return verb != act.head and target.mention.head < verb and target.mention.head not in s.subtree(verb)


def _clerks(s: Sentence, verb: int) -> bool:
    """True for "withdrew personnel from Chad", of which nothing says that they are soldiers."""
    obj = syntax.logical(s, verb)[1]
    if obj is None or s.lemmas[obj].lower() not in ("personnel", "staff"):
        return False
    return not any(s.lemmas[j].lower() in _MILITARY for j in syntax.phrase(s, obj))


def _law(s: Sentence, verb: int) -> bool:
    """True for "a law of Texas that prohibits protests": a statute as it stands."""
    noun = s.heads[verb]
    new = any(s.lower[j] in ("new", "proposed", "draft", "controversial") for j in s.children[noun])
    return s.lemmas[noun].lower() in ("law", "statute", "rule", "ordinance") and s.tags[verb] == "VBZ" and not new


def _one_another(s: Sentence, verb: int) -> bool:
    """True for an object "each other", "one another"; parsers hang either word on the other."""
    obj = s.child(verb, "obj")
    if obj is None:
        return False
    pairs = (s.lower[obj - 1 : obj + 1], s.lower[obj : obj + 2])
    return any(tuple(pair) in (("each", "other"), ("one", "another")) for pair in pairs)


def _with_words(s: Sentence, source: Role, target: Role) -> bool:
    """True for a politician who attacks "it": a plan, a law, a name. Armies, rebels and states use force."""
    single = s.tags[source.mention.head] in ("NN", "NNP") and set(source.actor.roles) <= _POLITICIANS
    return single and bool(source.actor.roles) and s.lower[target.mention.head] == "it"


def _does_not(s: Sentence, verb: int) -> bool:
    """True for the plain present: "don't have any calls", "do not have a meeting"."""
    return any(s.deps[j] == "aux" and s.lower[j] in ("do", "does") for j in s.children[verb])


def _at_one(s: Sentence, act: Act, source: Role, target: Role) -> bool:
    """True for "the senator and other Democrats are talking about a ban": they say so, each of them."""
    talk = act.chain()[-1].matches[-1].head
    same = source.actor.country is not None and source.actor.country == target.actor.country
    told = s.lemmas[talk].lower() == "talk" and act.chain()[-1].rule_id.startswith("04-discuss")
    return same and told and not syntax.oblique(s, talk, "with", "to")


_POLITICIANS = frozenset({"GOV", "LEG", "PTY", "ELI", "OPP"})
_DEEMS = frozenset({"consider", "deem", "view"})
_MODALS = frozenset({"can", "could", "must", "should", "might", "may"})
_FORCES = frozenset({"force", "divert", "compel"})
_SETS_UP = frozenset("launch deploy establish create start run send fund design develop set announce".split())
_PROGRAMMES = frozenset(
    "initiative programme program project team fund mission scheme facility platform policy tool".split()
)
_ASKS = frozenset({"call", "want", "wish", "like", "urge", "push", "press", "ask"})
_FEELS = frozenset("feel know suffer lose win succeed fail thrive prosper understand see".split())
# What looks passive and is how somebody acts: "urged Chad to be engaged".
_BUSY = frozenset(
    "engage prepare involve commit interest concern focus resolve unite guide restrain measure include".split()
)
_STANDPOINTS = frozenset({"vision", "concern", "belief", "conviction", "sentiment", "hope", "aspiration"})
_MILITARY = frozenset("military army air naval armed defence defense security peacekeeping combat troop force".split())
