"""What is no political event, and why: actor-type constraints, private matters, figurative language."""

from __future__ import annotations

from events.coding.acts.act import Act
from events.coding.gate import aimless, unpolitical
from events.coding.groups import FORCE_OR_PENALTY, STATE_ROLES
from events.coding.roles import PLACE, Role, kinds, one_state
from events.coding.roles import political as political
from events.coding.tree import content, syntax
from events.lexicon.rules import Rule, RuleBook
from events.types import Actor, Sentence

# What may be done to unnamed people of no country: helped, released, refused, repressed, attacked.
_TO_PEOPLE = frozenset({"07", "08", "12", "14", "15", "16", "17", "18", "19", "20"})


# Verdicts, which are told without the court as well: "the opposition leader was sentenced to ten years".
_SENTENCES = frozenset({"116"})

# What working people and citizens do in politics: strike, threaten to, go back to work, refuse to.
_BY_PEOPLE = frozenset({"133", "082", "0352", "1242", "0252", "1052"})

# What crowds defy: "thousands defied a curfew".
_FORBIDDEN = (": ban", ": curfew", ": order", ": decree", ": emergency", ": lockdown", ": court")


def refuse(s: Sentence, act: Act, code: str, source: Role | None, target: Role | None, book: RuleBook) -> str | None:
    """Return why this is no event to keep, or ``None``."""
    if (reason := unpolitical.reason(s, act, code, source, target, book)) is not None:
        return reason
    if (reason := _ruler_in_the_street(s, act, code, source)) is not None:
        return reason
    if act.matches and (reason := _against_the_rule(s, act, code, source, target, book)) is not None:
        return reason
    if source is None:
        known = target is not None and (target.actor.country or political(target.actor))
        return None if known else "nobody is named who does it"
    return (
        _nameless(act, code, source, target)
        or _no_counterpart(s, code, source, target)
        or _private(act, code, source, target)
        or _figurative(s, act, code, book)
        or _sport(s, code, source, target, book)
    )


def idle(code: str, target: Role | None, modality: str) -> str | None:
    """Return why what might be done to nobody in particular is policy talk and no event, or ``None``: "steps to end poverty"."""
    if target is not None or modality != "hypothetical" or code[:2] in _NEEDS_NOBODY or code == "011":
        return None
    return "what may be done, and to nobody who is named"


# Dissent, threats, silence ("I cannot comment") and shows of force are news whoever they are aimed at.
_NEEDS_NOBODY = frozenset({"13", "14", "15", "20"})


def _ruler_in_the_street(s: Sentence, act: Act, code: str, source: Role | None) -> str | None:
    """Governments and organisations of states do not demonstrate, strike, block roads or riot; they do boycott."""
    if code[:3] in ("142", "143") and s.lemmas[act.head].lower() in ("boycott", "walk", "stage"):
        return None
    if (
        source is None
        or not code.startswith(("141", "142", "143", "144", "145"))
        or not set(source.actor.roles) & {"GOV", "IGO"}
    ):
        return None
    return f"{source.actor.code} does not take to the street"


def _against_the_rule(
    s: Sentence, act: Act, code: str, source: Role | None, target: Role | None, book: RuleBook
) -> str | None:
    """Roles that the rule needs and has not, or has of another kind than it asks for."""
    rule, outer = act.matches[-1].rule, act.rule
    if source is None and (reason := _nobody_does_it(s, act, code, target, book)) is not None:
        return reason
    if (
        source is not None
        and target is None
        and outer.target_required
        and rule.target_required
        and not _domestic(act, code, source)
        and not aimless.news(s, act, code, source)
    ):
        return "nobody is named to whom it is done"
    by_role, to_role = (target, source) if code == outer.reverse else (source, target)
    for name, role, asked in (("source", by_role, outer.when.source_role), ("target", to_role, outer.when.target_role)):
        if role is not None and asked and not kinds(role) & asked:
            return f"the {name} {role.actor.code} has none of the roles {', '.join(sorted(asked))}"
    return None


# Promises, demands, refusals and threats do to unnamed people what the act inside does: "agreed to release the hostages".
_WORDS_ABOUT_DEEDS = frozenset({"03", "10", "12", "13"})
# What a crowd of no named country asks of a government as it demonstrates: a change of its leaders, laws, rights or institutions.
_POLITICAL_DEMANDS = frozenset({"024", "104"})


# Promises of help and of lighter rules, which governments make to people in general every day.
_PROGRAMMES = ("033", "0351", "0354")


def _nameless(act: Act, code: str, source: Role, target: Role | None) -> str | None:
    """Parties that no dictionary knows, or that are of no country and no group."""
    if not source.known and (target is None or not target.known or not political(target.actor)):
        return "the source is a name that is not in the dictionary"
    if target is not None and not target.known and not political(source.actor):
        return "the target is a name that is not in the dictionary"
    inner = act.chain()[-1].code[:2] if code[:2] in _WORDS_ABOUT_DEEDS or code in _BY_PEOPLE else code[:2]
    demand = "14" if code[:3] in _POLITICAL_DEMANDS and target is not None and political(target.actor) else code[:2]
    if target is not None and target.faceless and code.startswith(_PROGRAMMES):
        return f"{target.mention.text!r} are nobody in particular: a programme, no promise to a partner"
    for role, root, roots in ((source, demand, ("14", "17", "18", "19", "20")), (target, inner, _TO_PEOPLE)):
        if role is not None and role.faceless and root not in roots:
            return f"{role.mention.text!r} is no political actor of any country"
    bare = source.known and source.actor.country is None and source.actor.group is None and not _named(source)
    if target is None and bare:
        return f"{source.mention.text!r} is of no country, and nobody is named to whom it is done"
    return None


# What is said, asked, planned, talked over and praised: worth a row only between parties that are known.
_WORDS = frozenset({"01", "02", "03", "04", "05"})
_PRONOUNS = frozenset({"PRP", "PRP$"})


def _no_counterpart(s: Sentence, code: str, source: Role, target: Role | None) -> str | None:
    """Words between parties of whom one is nobody that can be told: "thank you, Jen", "the assistant secretary" of no country."""
    if code[:2] not in _WORDS:
        return None
    roles = [source] if target is None else [source, target]
    for role, other in zip(roles, reversed(roles), strict=True):
        if not role.known and s.tags[other.mention.head] in _PRONOUNS:
            return f"{role.mention.text!r} is a name that is not in the dictionary, in a conversation"
        if _of_no_state(s, role):
            return f"{role.mention.text!r} is an office of a country that is not told"
        if "MED" in role.actor.roles and (code[:2] == "04" or code[:3] == "036" or _own_press(role, source)):
            return f"{role.mention.text!r}: an interview or a briefing"
    return None


def _own_press(media: Role, source: Role) -> bool:
    """Tell whether a government talks to media of its own country; media that appeal to their government do politics."""
    a, b = media.actor, source.actor
    return media is not source and a.country is not None and a.country == b.country and "GOV" in b.roles


def _of_no_state(s: Sentence, role: Role) -> bool:
    """Tell whether the role is one office, not a group of them, whose state nobody could tell ("they", "the prime minister")."""
    a = role.actor
    office = bool(a.roles) and set(a.roles) <= STATE_ROLES and a.country is None and a.group is None
    return (
        office
        and s.lemmas[role.mention.head] not in syntax.PARTITIVE
        and s.tags[role.mention.head] in {"NN"} | _PRONOUNS
    )


def _private(act: Act, code: str, source: Role, target: Role | None) -> str | None:
    """Matters among private people, between an office and its own citizens, or between mere places."""
    if code[:2] in _WORDS_AND_WORK and code not in _BY_PEOPLE:
        if _at_home(source, target) or (code[:2] in _TOGETHER and _people_at_home(source, target)):
            return "an office and its own citizens: nothing between political actors"
        if target is not None and _own_organs(code, source.actor, target.actor):
            return "a government and its own services: one side of an event, not two"
    people = (
        source.mention.kind == "NORP" and code[:3] in _POLITICAL_DEMANDS
    )  # "Armenians demanded that their president go"
    if target is not None and one_state(source.actor, target.actor) and code[:2] in _WORDS_AND_WORK and not people:
        return "an office and its own state: one side of an event, not two"
    if code == "130" and act.operator == "threaten" and act.inner is None and _at_home(source, target):
        return "a warning to one's own citizens is advice"
    private = not political(source.actor) and (target is None or not political(target.actor))
    countries = (source.actor.country, target.actor.country if target else None)
    abroad = None not in countries and countries[0] != countries[1]
    by_people = code[:2] in ("14", "18", "20") or code in _BY_PEOPLE or code[:3] in ("024", "104")
    by_people = by_people or code == "128" and any(r.endswith(_FORBIDDEN) for r in act.because)
    if code[:3] == "087" and source.actor.roles and not political(source.actor):
        return "civilians flee, they do not retreat"
    if private and not by_people and not (abroad and (code[:2] in ("06", "17", "19") or code[:3] in ("084", "018"))):
        return "a matter among private persons"
    if source.how == PLACE and target is not None and target.how == PLACE:
        return "only places are named, no actors"
    return None


def _figurative(s: Sentence, act: Act, code: str, book: RuleBook) -> str | None:
    if code[:2] not in ("18", "19", "15"):
        return None
    last = act.chain()[-1].matches[-1].head  # "began to fight pollution": the object is that of the verb inside
    objects = _objects(s, act.head, act.tokens) + (_objects(s, last, act.tokens) if last != act.head else ())
    hit = book.classes["figurative_objects"].find(objects)
    return f"figurative: {hit!r} is no target of force" if hit else None


def _sport(s: Sentence, code: str, source: Role, target: Role | None, book: RuleBook) -> str | None:
    if code[:2] not in ("04", "11", "13", "14", "15", "17", "18", "19"):
        return None
    if any(r is not None and set(r.actor.roles) & _OFFICE for r in (source, target)):
        return None
    hit = book.classes["sport_words"].find(s.low_lemmas)
    return f"sport: {hit!r}" if hit else None


_OFFICE = frozenset({"GOV", "MIL", "COP", "IGO", "LEG", "JUD", "REB"})
# What passes between an office and its own people every day: statements, appeals, intents, meetings, praise, cooperation, aid.
_WORDS_AND_WORK = frozenset({"01", "02", "03", "04", "05", "06", "07", "10"})


# What two sides do together, whichever of them is named first.
_TOGETHER = frozenset({"03", "04", "05", "06"})
# The offices of a state that only carry out what its government decides.
_SERVICES = frozenset({"GOV", "COP", "SPY", "HLH", "EDU", "AGR"})


def _own_organs(code: str, a: Actor, b: Actor) -> bool:
    """Tell whether a government deals with its own ministries and services, backs its own army or works with its own parliament."""
    if a.country is None or a.country != b.country or a.group is not None or b.group is not None:
        return False
    services = _SERVICES | {"MIL"} if code[:2] in ("03", "05", "06", "07") else _SERVICES
    if code[:2] == "06" or code[:3] == "031":
        services |= {"LEG"}  # "we will work with Congress"; what it passes or refuses is told in other words
    sides = (set(a.roles), set(b.roles))
    governs = any("GOV" in side or not side for side in sides)
    organs = all(not side or side <= services and side & {"GOV", "COP", "SPY", "MIL", "LEG"} for side in sides)
    return governs and organs and not (a.name and b.name and all(side == {"GOV"} for side in sides))


def _at_home(source: Role, target: Role | None) -> bool:
    """Tell whether an office of state deals with private people of its own country ("I call upon all Americans to")."""
    if target is None or source.actor.country is None or source.actor.country != target.actor.country:
        return False
    office = bool({"GOV", "LEG", "IGO", "COP"} & set(source.actor.roles)) or not source.actor.roles
    return office and not political(target.actor)


def _people_at_home(source: Role, target: Role | None) -> bool:
    """Tell whether private people meet or work with the government of their own country; politicians out of office are not private."""
    if target is None or "ELI" in source.actor.roles or "GOV" not in target.actor.roles:
        return False
    return _at_home(target, source)


def _named(role: Role) -> bool:
    return role.mention.kind in ("PERSON", "ORG") or bool(role.actor.name)


def _nobody_does_it(s: Sentence, act: Act, code: str, target: Role | None, book: RuleBook) -> str | None:
    """Return why an act that nobody is named to have done is not kept, or ``None``: violence against known victims in a main clause is."""
    if (
        code[:2] == "14"
        and target is not None
        and target.known
        and political(target.actor)
        and _begins(s, act.chain()[-1].matches[-1].head)
    ):
        return None  # "a protest against the president drew thousands"
    # Violence is coded even when nobody says who did it: the victims are what is known.
    if (
        target is None
        or (code[:2] not in FORCE_OR_PENALTY and code not in _SENTENCES)
        or not target.known
        or not (act.rule.kind == "verb" and content.told(s, act.head) or _strikes(s, act.head))
    ):
        return "nobody is named who does it"
    if act.rule.kind == "verb" and _bidden(s, act.head):
        return "an order or an invitation to the reader, not a deed"
    if not _by_weapon(act.matches[-1].rule) and _thing_does_it(s, act.head, target, book):
        return "what does it is no actor"
    public = political(target.actor) or "ELI" in target.actor.roles  # "the former premier was jailed"
    if (code[:2] == "17" or code in _SENTENCES) and not public and not aimless.in_masses(s, act, code):
        return "an everyday case: neither who acts nor whom it hits is political"
    return None


def _bidden(s: Sentence, verb: int) -> bool:
    """True for a bare imperative: "Take Kenya, for example". At the head of a sentence parsers read some as told."""
    if s.tags[verb] not in ("VB", "VBP") or s.deps[verb] not in ("root", "parataxis", "conj"):
        return False
    return not any(s.deps[j].startswith(("aux", "nsubj", "mark")) for j in s.children[verb])


def _begins(s: Sentence, noun: int) -> bool:
    """True for the subject of what the sentence tells."""
    return s.deps[noun].startswith("nsubj") and s.pos[noun] == "NOUN" and content.told(s, s.heads[noun])


def _strikes(s: Sentence, noun: int) -> bool:
    """True for an attack that "left three dead", "rocked the capital"."""
    return _begins(s, noun) and s.lemmas[s.heads[noun]].lower() in ("leave", "rock", "shake", "claim", "hit")


def _by_weapon(rule: Rule) -> bool:
    """Tell whether the rule itself asks for a thing as subject: bombs, planes and blasts do the deed of those who use them."""
    return any(area == "subject" and not negated for area, _, negated in rule.when.tests)


def _thing_does_it(s: Sentence, head: int, target: Role, book: RuleBook) -> bool:
    """Tell whether an active verb has a subject that names no actor or deed ("floodwaters leaving mud")."""
    subject = syntax.subject(s, head)
    if (
        s.pos[head] == "NOUN"
        or subject is not None
        and s.lemmas[subject].lower() in book.classes["deeds_of_force"].words
    ):
        return False
    return not syntax.is_passive(s, head) and subject not in (None, target.mention.head)


def _domestic(act: Act, code: str, source: Role | None) -> bool:
    """True for demands, promises and refusals that need no named partner: "refused to hold elections", "turned down foreign aid"."""
    inner = act.chain()[-1].code
    state = source is not None and political(source.actor)
    if len(act.chain()) == 1:  # "will not scrap the tax", but not "I am not going to speak to that"
        return state and code[:2] == "12" and inner[:2] in ("07", "08")
    refused = act.operator == "refuse" and inner[:2] in ("04", "06", "07")
    return state and (inner[:2] == "08" or inner == "reform" or refused)


def _objects(s: Sentence, head: int, own: tuple[int, ...]) -> tuple[str, ...]:
    out = []
    for j in s.children[head]:
        if j in own:
            continue
        if s.deps[j] in ("obj", "nsubj:pass") or (
            s.deps[j] in ("obl", "nmod") and syntax.preposition(s, j) in ("on", "against", "with", "for", "of", "over")
        ):
            out.append(s.lemmas[j].lower())
            # "live-fire drills": what stands behind a hyphen is no thing of its own
            out += [
                s.lemmas[k].lower()
                for k in s.children[j]
                if s.deps[k] in ("compound", "amod") and s.words[k - 1] != "-"
            ]
    out += [s.lemmas[k].lower() for k in s.children[head] if s.deps[k] in ("compound", "amod")]
    return tuple(out)
