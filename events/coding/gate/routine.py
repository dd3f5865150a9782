"""Words, help, cooperation and concessions that are no news: what one has, might do or does every day, and with nobody in particular.

Speeches are full of them ("we work with our partners", "to help families", "if he de-escalates"). They use the words of aid and of
yielding, but nobody in politics does anything to anybody.
"""

from __future__ import annotations

from events.coding.acts.act import Act
from events.coding.roles import Role
from events.coding.telling.context import Context
from events.coding.tree import syntax
from events.coding.tree.words import FIRST_PERSON
from events.types import Sentence

_GIVING = frozenset({"06", "07", "08"})
# What is said of, planned with and done for a partner: who is nobody in particular is none. An amnesty (056) names its people.
_DEALINGS = frozenset({"01", "03", "05", "06", "07"})
# What speakers say of and to people in general, "we" and "you": reporters name whom they mean.
_TALK = frozenset({"02", "08"})
_PRONOUNS = frozenset({"PRP", "PRP$"})
_OF_SOMEWHERE = frozenset(
    "GOV MIL OPP REB CVL BUS MED PTY LEG JUD COP NGO ELI LAB EDU HLH REL CRM SPY UAF AGR REF SEP HRI".split()
)
# Whom a state meets as states, though they are not named: "talks with our allies".
_STATES = frozenset(
    "ally partner government leader counterpart head minister state country nation president diplomat envoy ambassador delegate".split()
)
_FRIENDS = frozenset("ally partner government leader counterpart".split())
_PEOPLE = frozenset({"GOV", "CVL", "MIL", "HLH", "EDU"})
# Cooperation, aid, and promises of both.
_SHARED_WORK = ("06", "07", "031", "032", "033")
# Who may be at odds with others of the own country, so that working together is news.
_RIVALS = frozenset({"REB", "SEP", "OPP", "IMG", "UAF", "RAD"})
_AS_A_RULE = frozenset(
    "regularly routinely often always usually frequently constantly typically normally generally basis".split()
)
_NO_LEADERS = frozenset({"MED", "EDU", "HLH", "BUS", "AGR", "LAB", "CVL"})
_FINITE = frozenset({"VBZ", "VBP", "VBD"})


def reason(s: Sentence, act: Act, code: str, source: Role | None, target: Role | None, ctx: Context) -> str | None:
    """Return why an act between partners is none worth a row, or ``None``."""
    if (party := _nowhere(s, code, source, target)) is not None:
        return f"{party.mention.text!r} are of no country: nobody in particular"
    if _own_people(s, code, source, target):
        return "speakers threaten and fight others, not their own people"
    if _unheard_of(code, source, target):
        return "one side is a name that is not in the dictionary"
    if _to_nobody(s, code, source, target, ctx):
        return "what a speaker's side gives up is told without naming to whom"
    if _within_a_state(code, source, target):
        return "work within one state: its offices, firms and associations do it every day"
    if _only_thought_of(act, code, ctx):
        return "cooperation or yielding that is neither done, planned nor asked for"
    if _courtesy(s, code, source, target):
        return "a speaker's thanks and praise to those of the own state are courtesies"
    if _to_everybody(s, code, source, target):
        return "what a speaker asks of everybody at home is a proclamation"
    if _no_blame(s, act, code, ctx):
        return "who does not blame somebody understands him"
    if _kept_private(s, act, code):
        return "talks of which a speaker will not speak"
    if _habit(s, act, code):
        return "what they do all the time is no news"
    if _career(s, act, code):
        return "a stage of somebody's career is no news"
    if code[:2] not in _GIVING:
        return None
    if _owned(s, act, code):
        return "what one has is a state, no act"
    if code == "0831" and source is not None and not source.actor.roles and source.mention.kind != "PERSON":
        return "a country does not resign"
    if code == "0831" and source is not None and source.actor.roles and set(source.actor.roles) <= _NO_LEADERS:
        return "who leaves a job in a newsroom or firm leads no country"
    if code[:3] == "081" and _red_tape(source, target):
        return "lighter rules for trades at home are policy"
    if code[:3] == "083" and _market(s, act):
        return "supply that meets demand yields to nobody"
    if target is None and code[:2] == "08" and ctx.modality == "requested":
        return "a concession to nobody, only asked for"
    return None


def _nowhere(s: Sentence, code: str, source: Role | None, target: Role | None) -> Role | None:
    """The party that is of no country, group or name: "our allies and partners", "officials of the transition government"."""
    for role, other in ((source, target), (target, source)):
        if role is not None and _whoever(s, code, role, other):
            return role
        if role is None or not role.known or not _of_no_country(role):
            continue
        said = other is not None and s.tags[other.mention.head] in _PRONOUNS
        if not said and set(role.actor.roles) & _RIVALS:
            continue  # "the rebels" of a report are those of the state they deal with
        if (code[:2] in _DEALINGS and code != "056") or (said and code[:2] in _TALK):
            return role
        words = {w.lower() for w in s.lemmas[role.mention.first : role.mention.last + 1]}
        if code[:2] == "04" and not words & _STATES:
            return role
    return None


def _whoever(s: Sentence, code: str, role: Role, other: Role | None) -> bool:
    """Tell whether a party is but friends in general: "we consult with our allies", "work with international organizations"."""
    said = other is not None and s.tags[other.mention.head] in _PRONOUNS
    if code[:2] == "06" or code[:3] == "031":
        return role.actor.code == "IGO" and s.tags[role.mention.head] == "NNS"
    return said and code[:2] == "04" and _of_no_country(role) and s.lemmas[role.mention.head].lower() in _FRIENDS


def _of_no_country(role: Role) -> bool:
    """True for offices and people of which nobody can tell the country: roles alone, no name."""
    a = role.actor
    return a.country is None and a.group is None and not a.name and set(a.roles) <= _OF_SOMEWHERE


def _unheard_of(code: str, source: Role | None, target: Role | None) -> bool:
    """Tell whether one side of praise, cooperation or aid is a name that no dictionary knows: a firm, a candidate, a charity."""
    return code[:2] in ("05", "06", "07") and any(r is not None and not r.known for r in (source, target))


def _to_nobody(s: Sentence, code: str, source: Role | None, target: Role | None, ctx: Context) -> bool:
    """Tell whether "we", "he" or "they" yield or promise to, and to nobody who is named: "we want to meet that demand"."""
    yields = code[:2] == "08" or code[:3] in ("034", "035")
    told = code[:3] == "087" and (ctx.modality, ctx.polarity) == (
        "actual",
        "affirmed",
    )  # "we are withdrawing our troops"
    return yields and not told and target is None and source is not None and s.tags[source.mention.head] in _PRONOUNS


def _own_people(s: Sentence, code: str, source: Role | None, target: Role | None) -> bool:
    """Tell whether a speaker's "we" of a government is set against its own people: "we have warned Americans", "it hurts us"."""
    if code[:2] < "10" or source is None or target is None:
        return False
    for own, other in ((source, target), (target, source)):
        a, b = own.actor, other.actor
        we = s.lower[own.mention.head] in FIRST_PERSON and a.country is not None and set(a.roles) <= {"GOV"}
        if we and a.country == b.country and b.group is None and set(b.roles) <= _PEOPLE:
            return True
    return False


def _within_a_state(code: str, source: Role | None, target: Role | None) -> bool:
    """Tell whether offices, firms and associations of one state work together, who are no rivals: "we work with Congress"."""
    if not code.startswith(_SHARED_WORK) or source is None or target is None:
        return False
    a, b = source.actor, target.actor
    if a.country is None or a.country != b.country or a.group is not None or b.group is not None:
        return False
    rivals = bool((set(a.roles) | set(b.roles)) & _RIVALS)
    return not rivals and not (set(a.roles) == set(b.roles) == {"PTY"})


def _only_thought_of(act: Act, code: str, ctx: Context) -> bool:
    """Tell whether sides might work together or yield: "finds ways to improve relations", "is in their interest to cooperate"."""
    if not act.matches or act.rule.operator not in (None, "light") or ctx.modality != "hypothetical":
        return False
    if "in a question" in ctx.because:
        return False
    return code[:2] in ("06", "08") or (code[:2] == "05" and act.rule.reciprocal)


def _courtesy(s: Sentence, code: str, source: Role | None, target: Role | None) -> bool:
    """Tell whether "I" or "we" thank and praise offices and people of the own state who are no rivals: "I thank the senators here"."""
    if code != "051" or source is None or target is None or s.lower[source.mention.head] not in FIRST_PERSON:
        return False
    a, b = source.actor, target.actor
    if a.country is None or a.country != b.country or b.group is not None:
        return False
    guests = "PTY" in b.roles and set(a.roles) != {"GOV"}
    return not guests and "PTY" not in a.roles and not (set(a.roles) | set(b.roles)) & _RIVALS


def _to_everybody(s: Sentence, code: str, source: Role | None, target: Role | None) -> bool:
    """Tell whether "I" or "we" ask all people at home, and whoever stands beside them: "I call on all citizens and agencies to"."""
    if code[:2] != "02" or source is None or target is None or s.lower[source.mention.head] not in FIRST_PERSON:
        return False
    if target.actor.country not in (None, source.actor.country):
        return False
    first = target.mention.head
    while s.deps[first] == "conj":
        first = s.heads[first]
    asked = [first, *(j for j in s.children[first] if s.deps[j] == "conj")]
    many = len(asked) > 2  # "citizens, agencies, businesses and nonprofits"
    return any(
        s.lemmas[j].lower() in _EVERYBODY
        and (many or any(s.lower[k] in ("all", "every", "each") for k in s.children[j]))
        for j in asked
    )


def _no_blame(s: Sentence, act: Act, code: str, ctx: Context) -> bool:
    """Tell whether blame is denied by whoever might give it, in the present: "I don't blame them"."""
    if code[:3] != "112" or ctx.polarity != "negated" or s.lemmas[act.head].lower() != "blame":
        return False
    return any(s.deps[j] == "aux" and s.lower[j] in _NOW for j in s.children[act.head])


def _kept_private(s: Sentence, act: Act, code: str) -> bool:
    """Tell whether any talks there may be are only what a speaker refuses to tell: "won't detail conversations he has with them"."""
    if code[:2] != "04":
        return False
    node, vague = act.head, False
    for _ in range(len(s)):
        if s.lemmas[node].lower() in _TALKS and s.pos[node] == "NOUN":
            vague = not any(s.deps[j] == "nmod:poss" or s.lower[j] in _THE for j in s.children[node])
        if vague and s.lemmas[node].lower() in _DETAILING and s.pos[node] == "VERB":
            return _refused(s, node)
        if s.heads[node] == node:
            return False
        node = s.heads[node]
    return False


def _refused(s: Sentence, verb: int) -> bool:
    """True for what is not done: "will not detail", "are not going to detail", "decline to detail"."""
    while True:
        if s.lemmas[verb].lower() in ("decline", "refuse") or any(s.lower[j] in _NOT for j in s.children[verb]):
            return True
        if s.deps[verb] != "xcomp":
            return False
        verb = s.heads[verb]


_EVERYBODY = frozenset({"citizen", "people", "person", "individual", "resident", "american", "nation", "community"})
_NOW = frozenset({"do", "does", "ca", "can", "could", "would"})
_NOT = frozenset({"not", "n't", "n’t", "never"})
_THE = frozenset({"the", "this", "that", "these", "those"})
_TALKS = frozenset({"conversation", "discussion", "call", "talk", "consultation", "meeting", "exchange"})
_DETAILING = frozenset(
    "detail discuss preview confirm get go share disclose describe characterize read speak comment".split()
)


def _habit(s: Sentence, act: Act, code: str) -> bool:
    """Tell whether sides meet or work together as a rule: "we often talk to them", "just as we work with the EU to"."""
    if code[:2] not in ("04", "06") or s.pos[act.head] != "VERB":
        return False
    present = s.tags[act.head] in ("VBP", "VBZ") or any(
        s.deps[j] == "aux" and s.tags[j] in ("VBP", "VBZ") and s.lemmas[j] != "have" for j in s.children[act.head]
    )
    words = {s.lower[j] for j in s.children[act.head] if s.deps[j] in ("advmod", "obl", "obl:tmod", "obl:npmod")}
    aside = code[:2] == "06" and s.deps[act.head] == "advcl" and syntax.marker(s, act.head) in ("as", "while")
    return present and (aside or bool(words & _AS_A_RULE) or " all the time" in s.text)


def _career(s: Sentence, act: Act, code: str) -> bool:
    """Tell whether the act hangs on a post that somebody held: "served as an adviser, where she worked with Mexico"."""
    node = act.head
    while code[:2] <= "08" and s.heads[node] != node:
        node = s.heads[node]
        held = s.lemmas[node] == "serve" and s.tags[node] in ("VBD", "VBN")
        if held and any(s.deps[j] == "obl" and syntax.preposition(s, j) == "as" for j in s.children[node]):
            return True
    return False


def _owned(s: Sentence, act: Act, code: str) -> bool:
    """Tell whether a finite "have" only says what there is: "have a partnership", "has an election coming up"."""
    return code[:2] != "07" and s.lemmas[act.head].lower() == "have" and s.tags[act.head] in _FINITE


def _red_tape(source: Role | None, target: Role | None) -> bool:
    """Tell whether a state eases its rules for firms, farmers, schools and the like of its own."""
    if source is None or target is None or source.actor.country != target.actor.country:
        return False
    return bool(target.actor.roles) and set(target.actor.roles) <= {"BUS", "AGR", "LAB", "EDU", "HLH"}


def _market(s: Sentence, act: Act) -> bool:
    """Tell whether one demand is met by supply ("meet that demand"); who yields meets demands."""
    return any(s.lower[j] == "demand" and s.heads[j] == act.head for j in s.children[act.head])
