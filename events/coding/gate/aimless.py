"""What is news though nobody is named to whom it is done: an army's attack on a town, calls for calm, mass arrests."""

from __future__ import annotations

from events.coding.acts.act import Act
from events.coding.groups import FORCE, FORCE_OR_PENALTY
from events.coding.roles import Role, political
from events.coding.tree import content, syntax
from events.types import Sentence


def news(s: Sentence, act: Act, code: str, source: Role | None) -> bool:
    """Tell whether an act without a target is kept."""
    if _blames_nobody(s, act) or _appeal(s, act, code, source):
        return True
    return source is not None and (_own_deed(s, act, code, source) or _calls_for_peace(s, act, code, source))


_APPEALS = frozenset("appeal ask beg call exhort implore issue launch make plead request urge".split())
_HELPERS = frozenset({"IGO", "NGO"})


def _appeal(s: Sentence, act: Act, code: str, source: Role | None) -> bool:
    """True for an appeal for help to whoever hears it: "Haiti requested international aid", "the UN asked for $60 million"."""
    if (
        source is None
        or code[:3] != "023"
        or s.lemmas[act.head].lower() not in _APPEALS
        or not content.told(s, act.head)
    ):
        return False
    helper = bool(set(source.actor.roles) & _HELPERS)
    return political(source.actor) and (helper or code != "0231")  # governments ask their parliaments for money


_ARMED = frozenset({"MIL", "REB", "SEP", "IMG"})
_HARD = frozenset({"15", "16", "19"})
# What armies attack, whoever holds it: "shelled the regional capital", "bombed militant bases".
_TARGETS = frozenset(
    "town city village capital suburb district neighbourhood neighborhood quarter area base camp outpost position post "
    "stronghold hideout hide-out checkpoint barracks airport airfield airbase port hospital school mosque church market "
    "convoy column house building settlement garrison headquarters dam bridge refinery depot".split()
)


def _own_deed(s: Sentence, act: Act, code: str, source: Role) -> bool:
    """True for what is news whoever it is aimed at: an army's attack, a state's threat of force or sanctions, told by a main clause."""
    if act.rule.kind != "verb" or not content.told(s, act.head) or not (source.actor.country or source.actor.group):
        return False
    if code[:2] == "19":
        _, thing, _ = syntax.logical(s, act.head)
        at_nothing = code == "192" or thing is None or thing in act.tokens  # not "combat smuggling"
        hit = thing is not None and s.pos[thing] == "NOUN" and s.lemmas[thing].lower() in _TARGETS
        return (at_nothing or hit) and bool(set(source.actor.roles) & _ARMED)
    vowed = act.operator == "threaten" or act.operator == "intend" and s.lemmas[act.head] in ("vow", "swear")
    threatened = vowed and code[:2] == "13" and len(act.chain()) > 1
    return threatened and political(source.actor) and act.chain()[-1].code[:2] in _HARD | FORCE


_OUTRAGES = frozenset(
    "coup putsch bloodshed carnage atrocity launch violence use repression brutality takeover attack raid assault "
    "bombing shelling crackdown massacre killing assassination invasion incursion operation test".split()
)


def _blames_nobody(s: Sentence, act: Act) -> bool:
    """True for the condemnation of violence by nobody named: "condemned the bombing of a mosque", "denounced the coup"."""
    if act.code != "111" or act.operator != "condemn":
        return False
    _, thing, _ = syntax.logical(s, act.head) if s.pos[act.head] == "VERB" else (None, None, False)
    outrage = thing is not None and s.lemmas[thing].lower() in _OUTRAGES
    return outrage or act.inner is not None and act.inner.code[:2] in FORCE_OR_PENALTY


_ASKING = frozenset("call appeal urge plead ask".split())
_PEACE = frozenset(
    "calm restraint peace ceasefire truce dialogue dialog talk negotiation de-escalation restoration return end halt "
    "cessation".split()
)
# Of what a return, a restoration or an end is asked.
_OF_WHAT = frozenset(
    "calm peace order rule violence hostility fighting bloodshed conflict war attack civilian democracy".split()
)
_LOOSE = frozenset("restoration return end halt cessation talk".split())


def _calls_for_peace(s: Sentence, act: Act, code: str, source: Role) -> bool:
    """True for a state's or an organisation's call for calm on all sides: "Chad called for a return to calm"."""
    bare = source.actor.country is None and "IGO" not in source.actor.roles
    if code[:2] != "02" or act.rule.kind != "verb" or bare or not content.told(s, act.head):
        return False
    if s.lemmas[act.head].lower() not in _ASKING or not political(source.actor):
        return False
    for j in s.children[act.head]:
        word = s.lemmas[j].lower()
        if s.deps[j] in ("obj", "obl") and word in _PEACE and j > act.head:
            below = {s.lemmas[k].lower() for k in s.children[j] if s.deps[k] in ("nmod", "amod", "compound")}
            return word not in _LOOSE or bool(below & _OF_WHAT)
    return False


_MANY = frozenset("hundred thousand dozen score million".split())
_MASS = 20  # people jailed at one stroke that are no everyday case


def in_masses(s: Sentence, act: Act, code: str) -> bool:
    """True for the arrest of a crowd, which no everyday crime leads to: "nearly 1,400 people were detained"."""
    if code[:3] != "173" or s.pos[act.head] != "VERB":
        return False
    _, thing, _ = syntax.logical(s, act.head)
    if thing is None:
        return False
    if s.lemmas[thing].lower() in _MANY and s.tags[thing] == "NNS":
        return True
    for j in s.children[thing]:
        digits = s.words[j].replace(",", "")
        if s.deps[j] == "nummod" and (
            s.lower[j] in ("hundred", "thousand") or digits.isdigit() and int(digits) >= _MASS
        ):
            return True
    return False
