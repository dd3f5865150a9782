"""What is no political event, and why: actor-type constraints, private matters, figurative language."""

from __future__ import annotations

from events.coding import syntax, unpolitical
from events.coding.compose import Act
from events.coding.roles import PLACE, Role
from events.lexicon.rules import RuleBook
from events.types import Actor, Sentence

# Roles that carry politics whoever holds them; the others need a partner that does.
_PRIVATE = frozenset({"CVL", "BUS", "EDU", "HLH", "CRM", "ELI", "AGR", "DEV", "REF", "LAB", "ENV"})
# What may be done to unnamed people of no country: helped, released, refused, repressed, attacked.
_TO_PEOPLE = frozenset({"07", "08", "12", "14", "15", "16", "17", "18", "19", "20"})
# Violence is coded even when nobody says who did it: the victims are what is known.
VIOLENT = frozenset({"16", "17", "18", "19", "20"})


def political(actor: Actor) -> bool:
    """True for states, governments, organisations, armed and political groups: actors whose words and deeds are politics by themselves."""
    if not actor.roles:
        return True
    return any(r not in _PRIVATE for r in actor.roles)


def _nobody(actor: Actor) -> bool:
    """True for private people and firms of no country: "businesses", "stakeholders", "staff"."""
    return (
        actor.country is None and actor.group is None and bool(actor.roles) and all(r in _PRIVATE for r in actor.roles)
    )


def refuse(s: Sentence, act: Act, code: str, source: Role | None, target: Role | None, book: RuleBook) -> str | None:
    """Return why this is no event to keep, or ``None``."""
    hit = unpolitical.reason(s, act, code, source, target, book)
    if hit is not None:
        return hit
    if act.matches:
        rule = act.matches[-1].rule
        outer = act.rule
        if source is None and (target is None or code[:2] not in VIOLENT or not target.known):
            return "nobody is named who does it"
        if source is None and (act.rule.kind != "verb" or not _told(s, act.head)):
            return "nobody is named who does it"
        if source is not None and target is None and (outer.target_required and rule.target_required):
            return "nobody is named to whom it is done"
        if source is not None and outer.when.source_role and not (set(source.actor.roles) & outer.when.source_role):
            return f"the source {source.actor.code} has none of the roles {', '.join(sorted(outer.when.source_role))}"
        if target is not None and outer.when.target_role and not (set(target.actor.roles) & outer.when.target_role):
            return f"the target {target.actor.code} has none of the roles {', '.join(sorted(outer.when.target_role))}"
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
        if role is not None and role.known and _nobody(role.actor) and code[:2] not in roots:
            return f"{role.mention.text!r} is no political actor of any country"
    private = not political(source.actor) and (target is None or not political(target.actor))
    if private and code[:2] not in ("14", "18", "20"):
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
