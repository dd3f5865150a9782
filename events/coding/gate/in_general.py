"""Acts of which nobody says that they take place: prayers, what happens as a rule, forecasts, what nothing was done for, words to a hall.

They stand in main clauses and name parties, so that only their manner tells them from news.
"""

from __future__ import annotations

from events.coding.acts.act import Act
from events.coding.roles import INSIDE, MODIFIER, OWNER, Role
from events.coding.telling.context import Context
from events.coding.tree import syntax
from events.coding.tree.words import FIRST_PERSON
from events.types import Sentence

_GOD = frozenset({"god", "lord", "almighty", "allah", "heaven", "creator"})
_AS_A_RULE = frozenset(
    "regularly routinely often always usually frequently typically normally generally periodically occasionally sporadically".split()
)
_HAPPEN = frozenset({"occur", "happen", "take", "erupt", "break"})
_ALLOWING = frozenset(
    "partnership cooperation collaboration relationship friendship alliance agreement work effort support".split()
)
_TIES = ("03", "05", "06", "07")


def reason(s: Sentence, act: Act, code: str, source: Role | None, target: Role | None, ctx: Context) -> str | None:
    """Return why nobody says that the act takes place, or ``None``."""
    if not act.matches:
        return None
    head, last = act.head, act.chain()[-1].matches[-1].head
    if code[:2] in ("02", "10") and any(_to_god(s, a.head) for a in act.chain()):
        return "a prayer asks nobody in politics"
    if code[:2] in ("14", "18", "19") and _as_a_rule(s, last):
        return "what happens there as a rule is no news"
    if code > "14" and (ctx.polarity, ctx.modality) == ("negated", "future") and _never(s, head, source, ctx):
        return "what others will never do is a forecast"
    if code > "05" and _for_nothing(s, head):
        return "what nothing was done for is not done"
    if (code[:2] == "04" or code[:3] == "036") and (found := _no_talk(s, act, last, source, target)) is not None:
        return found
    if "04" <= code[:2] <= "07" and _in_any_case(s, head):
        return "what comes about whenever some states do so is told of none"
    if code[:2] == "03" and source is not None and (_view(s, act, last) or _by_a_thing(s, head, source)):
        return "how they see a matter, or what a thing will bring, is no plan"
    if code == "013" and _chance(s, head):
        return "what one looks forward to doing is a plan, and no mood"
    if act.rule_id.startswith("00-allow") and _by_your_leave(s, head):
        return "'allow me to' is a manner of speech"
    if code[:2] in ("03", "07") and _reviewed(s, last):
        return "whether what is given will change says not what is given"
    if code == "164" and "short" in {s.lower[j] for j in range(act.tokens[0], act.tokens[-1])}:
        return "who cuts a journey short stops no talks"
    if code == "030" and act.rule_id.startswith("03-decide>16-stop"):
        return "steps to keep somebody from something offer him nothing"
    if code[:2] == "08" and source is not None and _made_possible(s, act, source):
        return "what ties make possible is not conceded"
    if code[:2] in _TIES and any(_borders(s, r) for r in (source, target) if r is not None):
        return "who lives beyond a border is no partner of what is done on this side"
    return _manner_of_speech(s, act, code, source, target, ctx)


def _manner_of_speech(
    s: Sentence, act: Act, code: str, source: Role | None, target: Role | None, ctx: Context
) -> str | None:
    """Why words of praise and asking are but manners."""
    if code == "051" and ctx.modality == "future" and _ovation(s, act):
        return "applause that is to come praises nobody yet"
    if code == "051" and source is not None and _liked(s, act.head, source):
        return "what a people likes is how things stand"
    if code[:2] == "02" and source is not None:
        if any(_by_profession(s, r) for r in (source, target) if r is not None):
            return "what a doctor recommends is no politics"
        speaks = s.lower[source.mention.head] in FIRST_PERSON
        if speaks and _pleasure(s, act) and _among(s, act, "invite"):
            return "a host gives a guest the floor"
        if speaks and target is not None and target.actor.country in _LANDS.get(source.actor.country or "", ()):
            return "what a speaker asks of the lands of the own state is a proclamation"
    expected = s.child(act.head, "iobj", "obj") if s.lemmas[act.head] == "expect" else None
    if code[:2] == "03" and target is not None and expected == target.mention.head and s.child(act.head, "xcomp"):
        return "what one expects others to do is a forecast"
    return None


def _to_god(s: Sentence, verb: int) -> bool:
    """True for "we ask God to protect", "prayed to the Lord for"."""
    return any(s.lemmas[j].lower() in _GOD and s.deps[j] in ("obj", "iobj", "obl") for j in s.children[verb])


def _as_a_rule(s: Sentence, noun: int) -> bool:
    """True for "protests occur frequently", "demonstrations can take place at short notice", "attacks are common"."""
    verb = s.heads[noun]
    if s.pos[noun] not in ("NOUN", "PROPN") or s.deps[noun] != "nsubj":
        return False
    if s.lemmas[verb].lower() in ("common", "frequent", "commonplace", "routine"):
        return any(s.deps[j] == "cop" and s.tags[j] == "VBP" for j in s.children[verb])
    if s.lemmas[verb].lower() not in _HAPPEN:
        return False
    can = any(s.lower[j] == "can" for j in s.children[verb])
    often = any(s.lower[j] in _AS_A_RULE for j in s.children[verb])
    return can or (often and s.tags[verb] in ("VBP", "VBZ"))


def _never(s: Sentence, verb: int, source: Role | None, ctx: Context) -> bool:
    """True for "China will never take Taiwan" in the mouth of others; of who says so himself it is a promise."""
    if source is None or s.lower[source.mention.head] in FIRST_PERSON:
        return False
    own = ctx.speaker is not None and ctx.speaker.actor.country == source.actor.country
    return not own and any(s.lower[j] == "never" for j in s.children[verb])


def _for_nothing(s: Sentence, verb: int) -> bool:
    """True for "has done nothing to threaten Poland"."""
    up = s.heads[verb]
    if s.tags[verb] != "VB" or s.deps[verb] not in ("acl", "advcl", "xcomp", "acl:relcl"):
        return False
    obj = up if s.lower[up] == "nothing" else s.child(up, "obj")
    return obj is not None and s.lower[obj] == "nothing" and "do" in (s.lemmas[up], s.lemmas[s.heads[up]])


def _no_talk(s: Sentence, act: Act, last: int, source: Role | None, target: Role | None) -> str | None:
    """Why words of talks and meetings are none between two sides."""
    if s.lemmas[last] == "speak" and not syntax.oblique(s, last, "with", "to") and _to_a_hall(s, last):
        return "who speak one after the other, or to a hall, do not speak to each other"
    parties = [r for r in (source, target) if r is not None]
    if any(r.how == MODIFIER and _topic(s, r) for r in parties):
        return "what somebody speaks to is a topic"
    if _pleasure(s, act) and any(set(r.actor.roles) == {"CVL"} for r in parties) and _among(s, act, "meet"):
        return "a courtesy among people without office"
    return None


def _to_a_hall(s: Sentence, verb: int) -> bool:
    """True for "will speak at the convention", "will each speak first", "are set to speak there"."""
    if any(s.lower[j] in ("each", "there", "first", "next") for j in s.children[verb]):
        return True
    return any(s.lemmas[j].lower() in _HALLS for j in syntax.oblique(s, verb, "at", "before"))


def _topic(s: Sentence, role: Role) -> bool:
    """True for a party that only names a topic: "I'll speak to the NATO meeting"."""
    noun = s.heads[role.mention.head]
    topic = s.lemmas[noun].lower() in _TOPICS and syntax.preposition(s, noun) == "to"
    return topic and s.lemmas[s.heads[noun]] in ("speak", "talk")


def _in_any_case(s: Sentence, verb: int) -> bool:
    """True for "when two countries work together", "when democracies cooperate": any of them."""
    if s.deps[verb] not in ("advcl", "advcl:relcl") or s.tags[verb] != "VBP":
        return False
    who = syntax.own_subject(s, verb)
    when = any(s.lower[j] in ("when", "whenever") for j in s.children[verb])
    if not when or who is None or s.tags[who] != "NNS":
        return False
    return not any(s.deps[j] in ("det", "nmod:poss", "amod") for j in s.children[who])


def _view(s: Sentence, act: Act, last: int) -> bool:
    """True for "agreed that peace and trade are good for both": how things stand."""
    noun = last
    while s.deps[noun] == "conj" and s.heads[noun] != noun:
        noun = s.heads[noun]
    verb = s.heads[noun]
    if s.pos[noun] != "NOUN" or s.deps[noun] != "nsubj" or s.deps[verb] != "ccomp" or s.heads[verb] != act.head:
        return False
    return s.tags[verb] != "VBN" and any(s.lower[j] in ("is", "are") for j in s.children[verb])


def _by_a_thing(s: Sentence, verb: int, source: Role) -> bool:
    """True for "elections will strengthen Iraq's democracy": the owner of what is strengthened has no plan."""
    doer = syntax.own_subject(s, verb)
    thing = doer is not None and s.pos[doer] == "NOUN" and s.lemmas[doer].lower() in _THINGS
    return thing and source.how in (OWNER, INSIDE, MODIFIER) and source.mention.head > verb


def _made_possible(s: Sentence, act: Act, source: Role) -> bool:
    """True for "our partnership has allowed their forces to train together"."""
    doer = syntax.own_subject(s, act.head)
    if doer is None or not act.rule_id.startswith("00-allow") or source.how not in (OWNER, MODIFIER, INSIDE):
        return False
    return s.lemmas[doer].lower() in _ALLOWING


def _by_your_leave(s: Sentence, verb: int) -> bool:
    """True for "allow me to express", "let us thank"."""
    obj = s.child(verb, "obj", "iobj")
    return obj is not None and s.lower[obj] in ("me", "us") and s.tags[verb] in ("VB", "VBP") and obj == verb + 1


def _reviewed(s: Sentence, noun: int) -> bool:
    """True for the aid of "has no plans to change its aid"."""
    return s.pos[noun] == "NOUN" and s.deps[noun] == "obj" and s.lemmas[s.heads[noun]].lower() in _REVIEWS


def _borders(s: Sentence, party: Role) -> bool:
    """True for the neighbour of a border: "build roads along our border with Chad"."""
    noun = party.mention.head
    up = s.heads[noun]
    return s.lemmas[up].lower() in ("border", "frontier") and syntax.preposition(s, noun) == "with"


def _ovation(s: Sentence, act: Act) -> bool:
    """True for what speakers say they will applaud, and for guests who will be welcomed."""
    return s.lemmas[act.chain()[-1].matches[-1].head] in ("applaud", "welcome", "hail", "appreciate")


def _liked(s: Sentence, verb: int, source: Role) -> bool:
    """True for a people that admires something as it always does: "what Kenyans admire about Ghana"."""
    people = source.mention.kind == "NORP" or set(source.actor.roles) == {"CVL"}
    stative = s.lemmas[verb] in ("admire", "favor", "favour", "appreciate") and s.tags[verb] in ("VBP", "VBZ")
    return people and stative and s.lower[source.mention.head] not in FIRST_PERSON


def _chance(s: Sentence, verb: int) -> bool:
    """True for "looks forward to the opportunity to meet": the meeting is told of as planned."""
    chances = (j for j in syntax.oblique(s, verb, "to") if s.lemmas[j].lower() in ("opportunity", "chance"))
    return any(s.child(j, "acl") is not None for j in chances)


def _by_profession(s: Sentence, role: Role) -> bool:
    """True for somebody's doctor."""
    head = role.mention.head
    owned = any(s.deps[j] == "nmod:poss" for j in s.children[head])
    return owned and s.lemmas[head].lower() in ("doctor", "physician", "nurse", "dentist", "psychiatrist")


def _pleasure(s: Sentence, act: Act) -> bool:
    """True for "have the pleasure of", "had the honour to"."""
    return any(s.lemmas[j].lower() in _PLEASURES for j in range(act.tokens[0], act.tokens[-1]))


def _among(s: Sentence, act: Act, verb: str) -> bool:
    return any(s.lemmas[j].lower() == verb for j in act.tokens)


_THINGS = frozenset(
    "election vote referendum investment reform project programme program measure change step law policy".split()
)
_REVIEWS = frozenset("change alter review revise revisit reconsider adjust modify reassess rethink".split())
_LANDS = {"USA": frozenset({"PRI", "GUM", "VIR", "ASM", "MNP"})}
_HALLS = frozenset(
    "convention conference ceremony rally event forum hearing funeral university podium lectern briefing gala memorial vigil".split()
)
_TOPICS = frozenset(
    "meeting issue question decision situation matter policy statement report comment announcement piece".split()
)
_PLEASURES = frozenset({"pleasure", "honor", "honour", "privilege", "joy"})
