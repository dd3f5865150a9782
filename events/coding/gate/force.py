"""Words of protest and force that tell of none: what is not forced, feared, usual, history without an enemy, figures of speech."""

from __future__ import annotations

from events.coding.acts.act import Act
from events.coding.groups import FORCE_OR_PENALTY
from events.coding.roles import HEAD, Role, one_state
from events.coding.telling.context import Context
from events.coding.tree import syntax
from events.types import Sentence

_MAKES = frozenset({"force", "compel"})
_HINDERS = frozenset({"prevent", "restrain", "hold"})
_PAPERS = frozenset("authority relief waiver policy office coordinator power law expert".split())
_WISHES = frozenset("interested interest like want love hope keen eager happy glad wish".split())
_SENDING = frozenset("send deploy put dispatch go commit order use".split())
_AVERTS = frozenset("prevent stop keep deter dissuade deny avert block discourage hinder".split())
_SHUNS = frozenset("resist avoid oppose consider contemplate mull mind".split())
_NOW = frozenset({"now", "today", "currently", "still"})
_FIRST = frozenset({"i", "me", "we", "us"})
_WE = frozenset({"we", "you", "i", "one"})
_ANYBODY = frozenset(
    "people person they we you anyone everyone anybody everybody citizen individual protester protestor those".split()
)
_WHERE = frozenset({"where", "how", "whether", "when", "wherever", "whenever", "if"})
_RIGHTS = frozenset(
    "support believe encourage allow right welcome respect defend protect permit freedom position".split()
)
# Where a fight is told: a place, an enemy, a cause.
_FOUGHT = frozenset("in near around over for outside against on at along inside across with through".split())
_LEAVING = frozenset(
    "recruit recruitment recruiting retire retirement resign resignation morale attrition turnover burnout vacancy".split()
)
_STREET = frozenset({"demonstrate", "march", "rally"})


_MORE = frozenset("further additional future more any another".split())
_SELF = frozenset({"himself", "herself", "themselves", "itself"})


def reason(s: Sentence, act: Act, code: str, source: Role | None, target: Role | None, ctx: Context) -> str | None:
    """Return why words of protest or force tell of none, or ``None``."""
    if code[:2] < "14" or not act.matches:
        return None
    if ctx.polarity == "negated" and (found := _left_undone(s, act, code)) is not None:
        return found
    if s.deps[act.head] == "xcomp" and s.tags[act.head] == "VBG" and s.lemmas[s.heads[act.head]] in _SHUNS:
        return f"what somebody is said to {s.lemmas[s.heads[act.head]]} he has not done"
    if target is not None and s.lower[target.mention.head] in _SELF:
        return "who harms himself fights nobody"
    if _on_paper(s, act):
        return "powers to punish punish nobody"
    if _wished(s, act.head):
        return "what others would like to see is not done"
    if code[:2] == "16" and act.rule.kind == "noun" and ctx.modality == "hypothetical":
        return "penalties that are only talked of"
    if target is not None and _allies(s, target):
        return f"{target.mention.text!r} are nobody in particular"
    if source is None and ctx.modality != "actual" and code[:2] in FORCE_OR_PENALTY:
        return "what somebody might suffer from nobody who is named"
    if source is None and s.lemmas[act.head] == "isolate":
        return "who stands alone is isolated by nobody"
    if s.lemmas[act.head] in ("strike", "hit") and _speaker(s, target) and (source is None or _as(s, target)):
        return "what strikes a speaker is a figure of speech"
    if code[:2] == "19" and (ctx.modality, ctx.polarity) == ("hypothetical", "affirmed") and _not_sent(s, act.head):
        return "who is not sent to fight does not fight"
    if code[:2] in ("18", "19", "20") and ctx.modality != "actual" and _any_more(s, act.head):
        return "any further attack is none that is told"
    if code[:2] == "14":
        return _no_protest(s, act, code, source, target)
    if code[:2] == "15" and source is not None and _as_a_rule(s, act.head):
        return "where forces are sent as a rule is no news"
    if code[:2] == "19" and source is not None and target is not None and one_state(source.actor, target.actor):
        return "a state does not fight itself"
    if act.rule.id == "19-fight-somebody" and source is not None and _beside(s, act.head, source, target):
        return "who fights with others fights on their side"
    if act.rule.id == "19-fight-somebody" and target is None and not _fought(s, act.head):
        return "fighting of which neither place nor enemy is told"
    return None


def _not_sent(s: Sentence, verb: int) -> bool:
    """True for the purpose of what is not done: "we are not going to send troops to fight Russia"."""
    node = s.heads[verb]
    if s.tags[verb] != "VB" or s.deps[verb] not in ("advcl", "xcomp", "acl") or s.lemmas[node] not in _SENDING:
        return False
    for _ in range(3):
        if any(s.lower[j] in ("not", "n't", "never") and s.deps[j] == "advmod" for j in s.children[node]):
            return True
        if s.deps[node] not in ("xcomp", "advcl", "obj") or s.heads[node] == node:
            return False
        node = s.heads[node]
    return False


def _any_more(s: Sentence, noun: int) -> bool:
    """True for what is only reckoned with: "will respond to any further aggression", "to deter future attacks"."""
    more = (j for j in s.children[noun] if s.deps[j] in ("amod", "det") and s.lower[j] in _MORE)
    return s.pos[noun] == "NOUN" and any(True for _ in more)


def _on_paper(s: Sentence, act: Act) -> bool:
    """True for penalties that only say what a thing is about: "extended its sanctions authorities", "sanctions relief"."""
    return any(
        s.deps[j] == "compound" and s.lemmas[j].lower() == "sanction" and s.lemmas[s.heads[j]].lower() in _PAPERS
        for j in act.tokens
    )


def _wished(s: Sentence, verb: int) -> bool:
    """True for what one would be glad to see: "interested in seeing the United States sanction it"."""
    up = s.heads[verb]
    if s.lemmas[up] != "see" or s.deps[verb] not in ("ccomp", "xcomp") or s.heads[up] == up:
        return False
    return s.lemmas[s.heads[up]].lower() in _WISHES


def _allies(s: Sentence, role: Role) -> bool:
    """True for allies and partners of whom no country is told."""
    a = role.actor
    return a.country is None and a.group is None and s.lemmas[role.mention.head].lower() in ("ally", "partner")


def _left_undone(s: Sentence, act: Act, code: str) -> str | None:
    """What is not done to anybody: force that is not used or is averted, trade that is not hindered, entry that is barred."""
    if code[:2] in ("15", "18", "19", "20") and _averted(s, act.head):
        return "force that is to be averted"
    if act.operator == "force" and s.lemmas[act.head] in _MAKES:
        return "who is not forced suffers nothing"
    if act.operator == "stop" and s.lemmas[act.head] in _HINDERS:
        return "what is not hindered goes on"
    return "who is kept out intrudes on nobody" if act.rule.id == "15-intrude" else None


def _averted(s: Sentence, node: int) -> bool:
    """True under a verb that keeps somebody from it: "to prevent al-Qaida from attacking", "deny them the means to attack"."""
    for _ in range(4):
        up = s.heads[node]
        if up == node:
            return False
        if s.lemmas[up] in _AVERTS and s.pos[up] == "VERB":
            return True
        node = up
    return False


def _speaker(s: Sentence, role: Role | None) -> bool:
    return role is not None and s.lower[role.mention.head] in _FIRST


def _as(s: Sentence, role: Role | None) -> bool:
    """True for "strike us as"."""
    return role is not None and role.mention.head + 1 < len(s) and s.lower[role.mention.head + 1] == "as"


def _beside(s: Sentence, verb: int, source: Role, target: Role | None) -> bool:
    """True for people of one country among the fighters of another: "Americans who are fighting with the Ukrainians"."""
    if target is None or not s.deps[verb].startswith("acl") or "CVL" not in source.actor.roles:
        return False
    return any(target.mention.head in s.subtree(j) for j in syntax.oblique(s, verb, "with"))


def _no_protest(s: Sentence, act: Act, code: str, source: Role | None, target: Role | None) -> str | None:
    """Protest that is only spoken of, and what is no protest: a country that demonstrates its will, officers who quit."""
    head = act.head
    if source is not None and source.how == HEAD and source.mention.kind == "LOC" and s.lemmas[head] in _STREET:
        return f"{source.mention.text!r} is a country, no crowd"
    if act.rule.id == "14-walk-out" and any(lemma.lower() in _LEAVING for lemma in s.lemmas):
        return "who leaves the profession is not on strike"
    anybody = source is None or s.lemmas[source.mention.head].lower() in _ANYBODY and not _counted(s, source)
    if code[:3] == "141" and act.rule.kind == "verb" and anybody and _only_spoken_of(s, head):
        return "protest in general"
    return None


def _counted(s: Sentence, role: Role) -> bool:
    """True for people told apart by a number or a word: "hundreds of people", "young people"."""
    return any(s.deps[j] in ("nummod", "amod", "nmod") for j in s.children[role.mention.head])


def _only_spoken_of(s: Sentence, verb: int) -> bool:
    """True for a protest under a word of support or right, or in a clause that asks where and how: "where people protest"."""
    simple = s.tags[verb] in ("VBP", "VB", "VBZ") and not any(s.deps[j].startswith("aux") for j in s.children[verb])
    asked = any(s.lower[j] in _WHERE and s.deps[j] in ("advmod", "mark") for j in s.children[verb])
    if simple and asked:
        return True
    node = verb
    for _ in range(4):
        up = s.heads[node]
        if up == node:
            return False
        if s.lemmas[up].lower() in _RIGHTS and (s.tags[verb] in ("VBG", "VB") or simple):
            return True
        node = up
    return False


def _as_a_rule(s: Sentence, verb: int) -> bool:
    """True for what speakers do in the simple present: "in normal times we deploy our people"."""
    subject = syntax.own_subject(s, verb)
    if s.tags[verb] != "VBP" or subject is None or s.lower[subject] not in _WE:
        return False
    return not any(s.deps[j].startswith("aux") or s.lower[j] in _NOW for j in s.children[verb])


def _fought(s: Sentence, verb: int) -> bool:
    """True for fighting of which the text tells where, against whom or for what, or that goes on now."""
    if s.tags[verb] == "VBG" or s.pos[verb] == "NOUN":
        return True
    return any(s.deps[j].startswith("obl") and syntax.preposition(s, j) in _FOUGHT for j in s.children[verb])
