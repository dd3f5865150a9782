"""Who only suffers what somebody worries about, or is but the place of it.

"Concern about the crackdown on students in Chad" is not about the students, and a government that "refuses to lift the curfew in
Chad" refuses nothing to its own country.
"""

from __future__ import annotations

from dataclasses import replace

from events.coding.groups import FORCE
from events.coding.parties import arguments as args
from events.coding.roles import Role, one_state
from events.coding.steps.condolences import of_country
from events.coding.steps.work import Draft, Work
from events.coding.tree import syntax

_FEELINGS = ("012", "110")
_BLAME = ("012", "110", "111")
# What is done to somebody: the words after it name who undergoes it.
_DONE_TO = frozenset(
    "intimidation harassment diversion removal arrest detention killing murder abduction kidnapping persecution imprisonment expulsion "
    "torture assassination beating bombing shelling targeting silencing jailing poisoning hijacking execution displacement repression "
    "oppression mistreatment rape deportation disappearance slaughter massacre slaying shooting stabbing wounding seizure attack assault "
    "crackdown bombardment lynching prosecution conviction sentencing burning destruction desecration occupation invasion abuse exploitation".split()
)
_KILLINGS = frozenset(
    "killing murder massacre slaughter slaying assassination execution shooting abduction kidnapping".split()
)
# An attack that is made with words names after it who is blamed: "a scathing attack on the bank".
_SPOKEN = frozenset(
    "scathing verbal blistering stinging withering damning outspoken blunt veiled furious vitriolic bitter".split()
)
_UNDERGOING = ("of", "on", "against", "between", "at", "upon")


def blameless(w: Work) -> None:
    """Replace the victims of a deed by its doers, or by those in whose land it is done; drop the draft where neither is told."""
    kept = []
    for d in (_condemned(w, _not_to_its_own_land(d)) for d in w.drafts):
        deed = _deed_around(w, d) if d.code in _FEELINGS else None
        if deed is None:
            kept.append(d)
            continue
        if deed:
            kept.append(replace(d, target=deed[0]))
        else:
            w.lost.append(f"{d.rule_id}: {d.target.mention.text if d.target else None!r} suffers what it is about")
    w.drafts = kept


def _not_to_its_own_land(d: Draft) -> Draft:
    if (
        d.code[:2] not in ("12", "13", "16")
        and d.code != "087"
        or d.source is None
        or d.target is None
        or d.target.actor.roles
    ):
        return d
    return replace(d, target=None) if one_state(d.source.actor, d.target.actor) else d


def _condemned(w: Work, d: Draft) -> Draft:
    """Leave open who is condemned where only the victims are named: "condemned the killing of aid workers", "the diversion of a flight"."""
    s = w.sentence
    if d.code not in _BLAME or d.target is None or d.source is None:
        return d
    node = d.target.mention.head
    while s.heads[node] != node and node != d.act.head:
        up = s.heads[node]
        link = syntax.preposition(s, node)
        if link == "in" and d.code == "111" and s.lemmas[up].lower() in _KILLINGS and _part_of_a_land(d.target):
            return replace(d, target=None)  # "the killing of farmers in Goma": nobody says by whom
        if link in ("in", "by"):
            return d  # "the arrest of reporters in Belarus": by those who rule there
        spoken = any(s.lower[j] in _SPOKEN for j in s.children[up])
        if s.deps[node] == "nmod" and not spoken and s.lemmas[up].lower() in _DONE_TO and link in _UNDERGOING:
            doers = (
                args.noun_slot(w.cast, up, "by") or args.noun_slot(w.cast, up, "poss") or args.place_roles(w.cast, up)
            )
            if not doers and d.code == "012" and d.target.actor.country:
                doers = [of_country(d.target)]  # it happens where they live
            return replace(d, target=next(iter(args.without(doers, [d.source])), None))
        node = up
    return d


def _part_of_a_land(role: Role) -> bool:
    """True for a town or region: whole lands stand for those who rule them."""
    return role.mention.kind == "LOC" and not any(e.startswith("countries") for e in role.actor.entries)


def _deed_around(w: Work, d: Draft) -> list[Role] | None:
    """Return who does the deed whose victim the target is; ``None`` when it is the victim of none."""
    s = w.sentence
    if d.target is None or d.source is None:
        return None
    node = d.target.mention.head
    while s.heads[node] != node and node != d.act.head:
        deed = w.interpreter.act(node) if s.pos[node] == "NOUN" else None
        if deed is not None and deed.code[:2] in FORCE and node not in d.act.tokens:
            if d.target.key in {r.key for r in deed.sources}:
                return None
            if d.target.key in {r.key for r in deed.targets}:
                at_home = [of_country(d.target)] if deed.code[:2] == "17" and d.target.actor.country else []
                doers = (
                    list(deed.sources) or args.place_roles(w.cast, node) or at_home
                )  # a state represses its own people
                return args.without(doers, [d.source])
        node = s.heads[node]
    return None
