"""Meetings and joint work that are told as how things stand: a record, a rule, an example, the name of a body or an office."""

from __future__ import annotations

from events.coding.acts.act import Act
from events.coding.parties.unnamed import dealt_with
from events.coding.roles import HEAD, MODIFIER, Role
from events.coding.telling.context import Context
from events.coding.tree import syntax
from events.types import Sentence

_TOGETHER = ("04", "05", "06")
_MEETINGS = frozenset({"036", "040", "041", "042", "043", "044", "046"})
# What is looked back on as a whole: "a long history of working together".
_RECORDS = frozenset(
    "history record tradition legacy heritage experience track-record past decade century generation".split()
)
# Time well spent, which people thank each other for: "the years we have had working together".
_SPELLS = frozenset({"time", "year", "decade", "month"})
_AGREEING = frozenset({"support", "oppose", "favour", "favor", "encourage", "back", "mind"})
_WARS = frozenset({"war", "invasion", "aggression", "attack", "offensive", "occupation"})
_THEIRS = frozenset({"his", "her", "its", "their"})
_ABILITIES = frozenset({"ability", "capacity", "capability", "eligible", "entitled"})
_LAWS = frozenset({"act", "law", "bill", "legislation", "amendment", "resolution"})
_CONFERENCES = frozenset({"conference", "summit", "forum", "dialogue", "meeting", "series", "assembly"})
_TIES = frozenset({"050", "060", "061", "062", "031", "0311", "0312", "032"})
_WORKED = ("05", "06", "07")
_PEOPLE = frozenset(
    "people folk individual person those man woman citizen interpreter translator employee staff worker resident".split()
)
_EVERY = frozenset({"every", "each", "any"})
_ALWAYS = frozenset({"whenever", "wherever"})
# "Partnered to form the Policy Dialogue": the dialogue is a body.
_FOUNDING = frozenset("form establish create found launch set inaugurate institute".split())
# "Representative for the Conferences of the Union", "Special Advisor for the Summit of the Americas".
_OFFICES = frozenset(
    "representative advisor adviser envoy ambassador coordinator secretary director commissioner chair chairman chairwoman "
    "sherpa delegate president officer host".split()
)


def reason(s: Sentence, act: Act, code: str, source: Role | None, target: Role | None, ctx: Context) -> str | None:
    """Return why a meeting, joint work, help or inquiry is but how things stand, or ``None``."""
    found = _of_parties(s, act, code, source, target)
    if found is None and "03" <= code[:2] <= "08" and _able(s, act.head):
        found = "what somebody is able or entitled to do is nothing done"
    if found is not None or not (code.startswith(_TOGETHER) or code[:2] == "03"):
        return found
    inner = act.chain()[-1].head
    if _looked_back_on(s, inner):
        return "a record of years is no event"
    if code in _MEETINGS and (found := _of_meetings(s, act.head, inner)) is not None:
        return found
    if source is not None and target is not None and (found := _of_others(s, act, code, source, target)) is not None:
        return found
    if _example(s, act.head, ctx):
        return "an example of what would be done is no plan"
    if _name_of_a_body(s, act.chain()[-1].matches[-1].head):
        return "a body that is founded, or an office: no meeting"
    return None


def _of_another_state(source: Role | None, target: Role) -> bool:
    """True for a government or minister of another country than the one who acts."""
    if source is None or not {"GOV", "MIL"} & set(target.actor.roles):
        return False
    own, other = source.actor.country, target.actor.country
    return own is not None and other is not None and own != other


def _of_parties(s: Sentence, act: Act, code: str, source: Role | None, target: Role | None) -> str | None:
    """Why the one who helps, supports or inquires, or to whom it is done, is no party."""
    if code.startswith(_WORKED) and any(r is not None and _says_which(s, act.head, r) for r in (source, target)):
        return "which people are meant, and nothing that is told"
    if code[:2] == "05" and act.rule.kind == "verb" and source is not None and _left_to_others(s, act.head, source):
        return "what others do, with whom the speaker agrees or not"
    if target is None:
        return None
    if code == "0831" and act.rule.id == "08-dismiss-official" and _of_another_state(source, target):
        return "who removes the rulers of another country gives way to nobody"
    if code[:2] == "09" and target.mention.head in act.tokens:
        return "a body that is set up is not who is investigated"
    if code[:2] == "09" and source is not None and _at_home(source, target):
        return "where at home a case is looked into is nobody who is investigated"
    if code[:2] in ("05", "07") and _own_war(s, target):
        return "who supports a war of his own is no partner"
    if code[:2] == "05" and target.how == MODIFIER and _of_a_law(s, target):
        return "whom a law is called after is not who is supported"
    return None


def _of_meetings(s: Sentence, head: int, inner: int) -> str | None:
    """Why a journey or meeting took place at no time that is told."""
    if _called_to_mind(s, inner):
        return "what is called to mind is long past"
    if _each_time(s, head):
        return "what happens every time is told of no time"
    return "what such conferences do is no meeting" if _series(s, head) else None


def _of_others(s: Sentence, act: Act, code: str, source: Role, target: Role) -> str | None:
    """Why two parties that the sentence names beside an act do not deal with each other."""
    inner = act.chain()[-1].head
    before = max(source.mention.head, target.mention.head) <= inner
    if before and dealt_with(s, inner):
        return "they deal with somebody who is not known, and not with each other"
    if before and code in _MEETINGS and _held_by_others(s, inner):
        return "a meeting of others, which they only speak of"
    if code in _TIES and _brokered(s, act, source, target):
        return "ties between others, of which the broker is no part"
    return None


def _own_war(s: Sentence, target: Role) -> bool:
    """Tell whether the target is but the owner of a war: "the money to fund its war", "from supporting his invasion"."""
    owner = target.mention.head
    return s.tags[owner] == "PRP$" and s.lemmas[s.heads[owner]].lower() in _WARS and s.lower[owner] in _THEIRS


def _left_to_others(s: Sentence, head: int, source: Role) -> bool:
    """Tell whether the act is that of the object above it: "does not support others normalizing relations"."""
    if s.tags[head] != "VBG" or s.heads[head] == head:
        return False
    up = s.heads[head]
    agreeing = up if s.pos[up] == "VERB" else s.heads[up]
    doer = syntax.own_subject(s, head)
    doer = up if doer is None and s.deps[head] == "acl" else doer
    return s.lemmas[agreeing] in _AGREEING and doer is not None and source.mention.head not in syntax.phrase(s, doer)


def _able(s: Sentence, head: int) -> bool:
    """Tell whether the act is but the content of an ability or a title to it: "the ability to fund", "eligible to receive"."""
    up = s.heads[head]
    infinitive = s.tags[head] == "VB" and s.deps[head] in ("acl", "xcomp", "advcl")
    return infinitive and s.lemmas[up].lower() in _ABILITIES


def _of_a_law(s: Sentence, role: Role) -> bool:
    """Tell whether a word before a law says what it is about: "supports an Afghan Adjustment Act"."""
    noun = s.heads[role.mention.head]
    return s.lemmas[noun].lower() in _LAWS


def _held_by_others(s: Sentence, noun: int) -> bool:
    """Tell whether a relative clause names who meets: "called it a response to the summit we are holding here"."""
    clauses = (j for j in s.children[noun] if s.deps[j] == "acl:relcl")
    return s.pos[noun] != "VERB" and any(syntax.own_subject(s, j) not in (None, noun) for j in clauses)


def _says_which(s: Sentence, head: int, doer: Role) -> bool:
    """Tell whether a relative clause only says which people are meant: "visas for Afghans who helped the United States"."""
    who = s.heads[head]
    if s.deps[head] != "acl:relcl" or doer.mention.head not in syntax.phrase(s, who):
        return False
    subject = syntax.own_subject(s, head)
    if subject is None or s.lower[subject] not in syntax.RELATIVES:
        return False  # "the people whose lives America saved"
    plain = not set(doer.actor.roles) - {"CVL", "REF"} and doer.actor.group is None
    return (
        plain
        and (doer.mention.head == who and doer.mention.kind == "NORP" or s.lemmas[who].lower() in _PEOPLE)
        and s.tags[head] == "VBD"
    )


def _at_home(source: Role, target: Role) -> bool:
    """Tell whether the target is but a place of the source's own country."""
    own = source.actor.country is not None and source.actor.country == target.actor.country
    return own and not target.actor.roles and target.mention.kind == "LOC" and target.how != HEAD


def _called_to_mind(s: Sentence, head: int) -> bool:
    """Tell whether a journey or meeting of the past is but remembered: "we remember Reagan's visit", "the anniversary of the visit"."""
    up = s.heads[head]
    if s.deps[head] in ("obj", "conj") and s.pos[up] == "VERB":
        return s.lemmas[up] in ("remember", "commemorate")
    return s.deps[head] == "nmod" and s.lemmas[up].lower() == "anniversary"


def _looked_back_on(s: Sentence, head: int) -> bool:
    """Tell whether the act is but the content of a record: "a proud history of working together", "the years we had working with"."""
    gerund = s.tags[head] == "VBG"
    node = head
    for step in range(4):
        up = s.heads[node]
        if up == node or s.deps[node] not in ("acl", "nmod", "advcl", "acl:relcl", "xcomp", "conj"):
            return False
        word = s.lemmas[up].lower()
        if s.pos[up] == "NOUN" and word in _RECORDS and s.deps[node] in ("acl", "nmod", "advcl"):
            return step == 0 and syntax.preposition(s, node) in ("of", "in", None)
        if gerund and s.pos[up] == "NOUN" and word in _SPELLS and s.deps[node] == "acl:relcl":
            return s.lemmas[node] in ("have", "spend", "enjoy", "share")
        node = up
    return False


def _each_time(s: Sentence, head: int) -> bool:
    """Tell whether the act is told of every time: "every time we speak to them", "whenever the two meet"."""
    first = (
        s.heads[head] if s.deps[head] == "conj" else head
    )  # "wherever we see it, we speak up, and we work with Chad"
    if any(s.lower[j] in _ALWAYS for k in {head, first} for j in s.children[k]) or _in_every_case(s, first):
        return True
    up = s.heads[head]
    timed = s.deps[head] in ("acl:relcl", "advcl", "advcl:relcl") and s.lemmas[up] == "time"
    return timed and any(s.lower[j] in _EVERY for j in s.children[up])


def _in_every_case(s: Sentence, verb: int) -> bool:
    """True for a verb with a clause of every case below it: "wherever we see this, we raise it"."""
    present = s.tags[verb] in ("VBP", "VBZ")
    return present and any(
        s.deps[j] == "advcl" and any(s.lower[k] in _ALWAYS for k in s.children[j]) for j in s.children[verb]
    )


def _series(s: Sentence, head: int) -> bool:
    """Tell whether a kind of conference is described: "the Ocean Conferences bring together governments"."""
    subject = syntax.own_subject(s, head)
    return s.tags[head] in ("VBP", "VBZ") and subject is not None and s.lemmas[subject].lower() in _CONFERENCES


def _brokered(s: Sentence, act: Act, source: Role, target: Role) -> bool:
    """Tell whether one side works on the ties between two others: "is building ties between Ghana and Togo"."""
    head = act.chain()[-1].head
    between = next(iter(syntax.oblique(s, head, "between")), None)
    if s.pos[head] != "VERB" or between is None:
        return False
    members = syntax.expand(s, between)
    inside = set(s.subtree(between))
    named = {r.key for r in (*act.sources, *act.targets) if r.mention.head in inside}
    others = any(s.tags[j] == "NNS" for j in members)  # "between NATO and our partners"
    apart = (source.mention.head in inside) != (target.mention.head in inside)
    return apart and len(members) > 1 and (others or len(named) > 1)


def _example(s: Sentence, head: int, ctx: Context) -> bool:
    """Tell whether the act stands in an invented case: "just as we would if we had a visit by ministers"."""
    if ctx.modality != "hypothetical" or s.deps[head] != "advcl" or syntax.marker(s, head) != "if":
        return False
    up = s.heads[head]
    would = "would" in s.lower[up] or any(s.lower[j] in ("would", "'d", "’d") for j in s.children[up])
    return would and s.tags[head] == "VBD" and any(s.lower[j] in ("as", "like", "what") for j in range(head))


def _name_of_a_body(s: Sentence, head: int) -> bool:
    """Tell whether a capitalised noun names what is founded, or what an office is for."""
    if s.pos[head] not in ("NOUN", "PROPN") or not s.words[head][:1].isupper() or head == 0:
        return False
    up = s.heads[head]
    word = s.lemmas[up].lower()
    if s.deps[head] == "obj":
        return word in _FOUNDING
    case = next((j for j in s.children[head] if s.deps[j] == "case" and s.lower[j] in ("for", "to", "at", "of")), 0)
    return case > 0 and s.lemmas[case - 1].lower() in _OFFICES
