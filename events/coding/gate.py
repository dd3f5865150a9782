"""What is no political event, and why: actor-type constraints, private matters, figurative language."""

from __future__ import annotations

from events.coding import syntax, unpolitical
from events.coding.compose import Act
from events.coding.roles import PLACE, PRIVATE, Role
from events.lexicon.rules import Rule, RuleBook
from events.types import Actor, Sentence

# What may be done to unnamed people of no country: helped, released, refused, repressed, attacked.
_TO_PEOPLE = frozenset({"07", "08", "12", "14", "15", "16", "17", "18", "19", "20"})
# Violence is coded even when nobody says who did it: the victims are what is known.
VIOLENT = frozenset({"16", "17", "18", "19", "20"})


def political(actor: Actor) -> bool:
    """True for states, governments, organisations, armed and political groups: actors whose words and deeds are politics by themselves."""
    if not actor.roles:
        return True
    return any(r not in PRIVATE for r in actor.roles)


# What working people and citizens do in politics: strike, threaten to, go back to work, refuse to.
_BY_PEOPLE = frozenset({"133", "082", "0352", "1242", "0252", "1052"})


def refuse(s: Sentence, act: Act, code: str, source: Role | None, target: Role | None, book: RuleBook) -> str | None:
    """Return why this is no event to keep, or ``None``."""
    hit = unpolitical.reason(s, act, code, source, target, book)
    if hit is not None:
        return hit
    if act.matches:
        rule = act.matches[-1].rule
        outer = act.rule
        if source is None and (reason := _nobody_does_it(s, act, code, target)) is not None:
            return reason
        needed = outer.target_required and rule.target_required and not _domestic(act, source)
        if source is not None and target is None and needed:
            return "nobody is named to whom it is done"
        by_role, to_role = (target, source) if code == outer.reverse else (source, target)
        if by_role is not None and outer.when.source_role and not (set(by_role.actor.roles) & outer.when.source_role):
            return f"the source {by_role.actor.code} has none of the roles {', '.join(sorted(outer.when.source_role))}"
        if to_role is not None and outer.when.target_role and not (set(to_role.actor.roles) & outer.when.target_role):
            return f"the target {to_role.actor.code} has none of the roles {', '.join(sorted(outer.when.target_role))}"
    if source is None:
        return (
            None
            if target is not None and (target.actor.country or political(target.actor))
            else "nobody is named who does it"
        )
    if not source.known and (target is None or not target.known or not political(target.actor)):
        return "the source is a name that is not in the dictionary"
    if target is not None and not target.known and not political(source.actor):
        return "the target is a name that is not in the dictionary"
    for role, roots in ((source, ("14", "17", "18", "19", "20")), (target, _TO_PEOPLE)):
        if role is not None and role.faceless and code[:2] not in roots:
            return f"{role.mention.text!r} is no political actor of any country"
    if (
        target is None
        and source.known
        and source.actor.country is None
        and source.actor.group is None
        and not _named(source)
    ):
        return f"{source.mention.text!r} is of no country, and nobody is named to whom it is done"
    if _at_home(source, target) and code[:2] in _WORDS_AND_WORK:
        return "an office and its own citizens: nothing between political actors"
    private = not political(source.actor) and (target is None or not political(target.actor))
    abroad = (
        target is not None
        and None not in (source.actor.country, target.actor.country)
        and source.actor.country != target.actor.country
    )
    if (
        private
        and code[:2] not in ("14", "18", "20")
        and code not in _BY_PEOPLE
        and code[:3] not in ("024", "104")
        and not (abroad and code[:2] in ("17", "19"))
    ):
        return "a matter among private persons"
    if source.how == PLACE and target is not None and target.how == PLACE:
        return "only places are named, no actors"
    field = book.classes["figurative_objects"]
    if code[:2] in ("18", "19", "15"):
        near = _objects(s, act.head, act.tokens)
        hit = field.find(near)
        if hit:
            return f"figurative: {hit!r} is no target of force"
    sport = book.classes["sport_words"].find(tuple(x.lower() for x in s.lemmas))
    office = {"GOV", "MIL", "COP", "IGO", "LEG", "JUD", "REB"}
    official = any(r is not None and set(r.actor.roles) & office for r in (source, target))
    if sport and not official and code[:2] in ("04", "11", "13", "14", "15", "17", "18", "19"):
        return f"sport: {sport!r}"
    return None


# What passes between an office and its own people every day: statements, appeals, intents, meetings, praise, cooperation, aid.
_WORDS_AND_WORK = frozenset({"01", "02", "03", "04", "05", "06", "07", "10"})


def _at_home(source: Role, target: Role | None) -> bool:
    """Tell whether an office of state deals with private people of its own country ("I call upon all Americans to")."""
    if target is None or source.actor.country is None or source.actor.country != target.actor.country:
        return False
    office = bool({"GOV", "LEG", "IGO"} & set(source.actor.roles)) or not source.actor.roles
    return office and not political(target.actor)


def _named(role: Role) -> bool:
    return role.mention.kind in ("PERSON", "ORG") or bool(role.actor.name)


def _nobody_does_it(s: Sentence, act: Act, code: str, target: Role | None) -> str | None:
    """Return why an act that nobody is named to have done is not kept, or ``None``: violence against known victims in a main clause is."""
    if (
        target is None
        or code[:2] not in VIOLENT
        or not target.known
        or act.rule.kind != "verb"
        or not _told(s, act.head)
    ):
        return "nobody is named who does it"
    if not _by_weapon(act.matches[-1].rule) and _thing_does_it(s, act.head, target):
        return "what does it is no actor"
    if code[:2] == "17" and not political(target.actor):
        return "an everyday case: neither who acts nor whom it hits is political"
    return None


def _by_weapon(rule: Rule) -> bool:
    """Tell whether the rule itself asks for a thing as subject: bombs, planes and blasts do the deed of those who use them."""
    return any(area == "subject" and not negated for area, _, negated in rule.when.tests)


def _thing_does_it(s: Sentence, head: int, target: Role) -> bool:
    """Tell whether an active verb has a subject that names no actor ("floodwaters leaving mud")."""
    subject = syntax.subject(s, head)
    return not syntax.is_passive(s, head) and subject not in (None, target.mention.head)


def _domestic(act: Act, source: Role | None) -> bool:
    """True for demands, promises and refusals of concessions at home, which need no named partner: "refused to hold elections"."""
    inner = act.chain()[-1].code
    state = source is not None and political(source.actor)
    return state and len(act.chain()) > 1 and (inner[:2] == "08" or inner == "reform")


def _told(s: Sentence, head: int) -> bool:
    """True when the act is what the sentence tells, not the background of a modifier or adverbial clause."""
    node = head
    while s.heads[node] != node:
        if s.deps[node] not in ("conj", "ccomp", "parataxis", "root", "xcomp"):
            return False
        node = s.heads[node]
    return True


def _objects(s: Sentence, head: int, own: tuple[int, ...]) -> tuple[str, ...]:
    out = []
    for j in s.children[head]:
        if j in own:
            continue
        if s.deps[j] in ("obj", "nsubj:pass") or (
            s.deps[j] in ("obl", "nmod") and syntax.preposition(s, j) in ("on", "against", "with", "for", "of", "over")
        ):
            out.append(s.lemmas[j].lower())
            out += [s.lemmas[k].lower() for k in s.children[j] if s.deps[k] in ("compound", "amod")]
    out += [s.lemmas[k].lower() for k in s.children[head] if s.deps[k] in ("compound", "amod")]
    return tuple(out)
