"""Whom an operator is directed at: who is asked, blamed, threatened or refused, or is the partner of what is agreed.

The addressee named at the operator itself comes first, then the parties of the act inside it. What the words inside are merely
about (topics, places, beneficiaries of a thing) is nobody's partner.
"""

from __future__ import annotations

from events.coding.acts.act import Act
from events.coding.acts.operators import ADDRESSEES, ANY_ADDRESSEE, UPON_DOER
from events.coding.groups import FORCE_OR_POSTURE
from events.coding.parties import addressees, victims
from events.coding.parties import arguments as args
from events.coding.roles import OWNER, PLACE, PRIVATE, Cast, Role
from events.coding.tree import syntax
from events.lexicon.rules import Rule

# Operators about the doing of others, who are the subjects of a clause under them: "demanded that Iran ...", "regrets that Iran ...".
_OF_OTHERS = (UPON_DOER | {"threaten"}) - {"deny"}
# Where the infinitive under an operator names its partner.
_INFINITIVE = ("object", "iobj", "on", "against", "to", "from", "with", "owner")
# Where a journey goes is no partner: "prepared to return to Vienna to continue negotiations".
_MOVES = frozenset({"return", "go", "come", "travel", "head", "fly", "move", "get"})
_ON_THE_WAY = ("object", "with")
# Whom something is given to comes before whose it is: "considers sending Polish planes to Chad".
_GIVES = frozenset(
    {"transfer", "send", "give", "deliver", "hand", "sell", "ship", "provide", "supply", "donate", "lend"}
)
_RECEIVER = ("to", "iobj", *_INFINITIVE)
_HELPS = frozenset({"help", "assist", "enable", "support", "aid"})
_LETS = frozenset({"let", "allow", "permit"})
_CONDITIONS = frozenset({"if", "unless", "until"})
_TOGETHER = frozenset({"announce", "unveil", "declare"})
_PLEDGES = frozenset({"guarantee", "assurance", "promise", "pledge", "commitment", "undertaking"})
# Who does not put up with a deed refuses its doer, not its victim.
_PUTS_UP = frozenset({"tolerate", "accept", "allow", "permit", "let"})
_CASES = frozenset({"event", "case"})
# Verbs by which somebody makes another act.
_PROVOKES = frozenset({"prompt", "provoke", "lead", "cause", "push", "spur", "drive"})


def operator_targets(cast: Cast, rule: Rule, i: int, op: str, inner: Act | None, sources: list[Role]) -> list[Role]:
    """Return to whom the operator at ``i`` is done, given the act ``inner`` in its complement."""
    own = _pledger(cast, i, op, sources) or _addressed(cast, rule, i, op, sources)
    if op in ("condemn", "complain") and rule.kind == "verb" and _only_told(cast, i, own):
        own = args.without(_topic_doers(cast, i), sources) or own
    own = _not_wronged(cast, rule, i, op, own)
    somebody = addressees.unnamed(cast, i) if op in _ASKING and rule.kind == "verb" else None
    if (
        somebody is not None
        and cast.s.deps[somebody] in ("obj", "iobj")
        and cast.s.lower[somebody] not in addressees.OWN
    ):
        own = []  # "urged partners to step up pressure on Chad": not Chad is urged
    somebody = None if own else somebody
    if inner is None:
        return _of_no_act(cast, rule, i, op, own, sources, somebody is not None)
    doers = args.without(list(inner.sources), sources)
    undergoers = args.without(_undergoing(op, inner), sources)
    if op in ("condemn", "praise") and (judged := _judged(cast, rule, i, op, inner, own)) is not None:
        return args.without(judged, sources)
    if somebody is not None and not victims.investigated(inner):
        return args.without(addressees.of_the_land(cast, somebody, undergoers), sources)
    if op in _ASKING and (asked := _asked_about(cast, i, op, inner, own, sources)) is not None:
        return asked
    if op == "deny" and inner.operator == "accuse":  # the accuser, not the accused
        return doers or own or _inside(cast, i, op, sources)
    if own and all(r.faceless for r in own) and (doers or undergoers):
        own = doers or undergoers
    if op in ("condemn", "praise", "complain") and doers and rule.kind == "verb":
        # "condemned the killing of a protester by Iran": the doer, unless somebody is named as the object
        return args.verb_targets(cast, i, ("object", "owner") if op == "praise" else ("object",), sources) or doers
    if op in ("condemn", "praise", "investigate") and rule.kind == "noun" and doers:
        return doers  # "our condemnation of Russia's war against Ukraine" is of Russia
    if op == "condemn" and inner.code[:2] >= "14":
        return _blamed(cast, inner, own, sources)
    if op in UPON_DOER:
        return own or _asked(cast, i, op, sources) or doers or undergoers or _inside(cast, i, op, sources)
    if op == "refuse":
        offered = doers if inner.matches[0].rule.kind == "noun" else []
        if cast.s.child(i, "iobj") is not None and own:
            return own  # "denied Russia the chance to attack Ukraine"
        if inner.code[:2] >= "15" and cast.s.lemmas[i] in _PUTS_UP:  # "will not tolerate aggression against Finland"
            return doers or args.without(args.verb_targets(cast, i, ("object",), sources), undergoers)
        return offered or undergoers or own or doers or _inside(cast, i, op, sources)
    if op == "stop" and (able := _whose_ability(cast, i, sources)):
        return able
    if op == "threaten":
        avenged = not own and undergoers and doers and at_home(undergoers, sources)
        found = (
            doers if avenged else own or undergoers or doers
        )  # "vowed revenge for the killing of its general by Israel"
        return found or on_condition(cast, i, sources) or _inside(cast, i, op, sources)
    if op in ("intend", "decide") and inner.code[:2] >= "12":
        return undergoers or own or doers or on_condition(cast, i, sources) or _inside(cast, i, op, sources)
    return _of_plan(cast, i, op, inner, own, sources)


def _of_plan(cast: Cast, i: int, op: str, inner: Act, own: list[Role], sources: list[Role]) -> list[Role]:
    """With whom something is planned or done: who undergoes it, who is addressed, then who else does it."""
    doers, undergoers = args.without(list(inner.sources), sources), args.without(_undergoing(op, inner), sources)
    if op in ("intend", "decide"):
        if doers and cast.s.lemmas[cast.s.heads[inner.head]] in _HELPS:
            return doers  # "agreed to help Georgia negotiate with Russia"
        if inner.code[:2] == "07" and cast.s.lemmas[i] in _TOGETHER:  # "announced with the Danes": they give, too
            own = args.without(own, [r for k in syntax.oblique(cast.s, i, "with") for r in cast.roles(k)])
    if own and not any(r.actor.country or r.actor.group for r in undergoers):
        return own  # "agreed with Iran to reopen embassies"
    return undergoers or own or doers or _inside(cast, i, op, sources)


def _not_wronged(cast: Cast, rule: Rule, i: int, op: str, own: list[Role]) -> list[Role]:
    """Those named at a verb of blame less those whose rules are broken and to whom the thing is done."""
    if op != "condemn" or rule.kind != "verb":
        return own
    return args.without(own, [*victims.of_broken_rules(cast, i), *victims.of_the_object(cast, i)])


def _judged(cast: Cast, rule: Rule, i: int, op: str, inner: Act, own: list[Role]) -> list[Role] | None:
    """Who is thanked or blamed where only those are named for or against whom the act is: whoever owns the deed, or nobody."""
    if rule.kind != "verb":
        return None
    if op == "praise":  # "thanked host countries for their help to the refugees"
        return [r for r in inner.sources if r.how == OWNER] if addressees.nameless(cast, i) else None
    hurt = victims.of_the_object(cast, i)  # "condemned this threat to the journalists"
    return args.without(list(inner.sources), hurt) if hurt and not own and inner.code[:2] < "14" else None


_ASKING = frozenset({"request", "demand"})


def _undergoing(op: str, inner: Act) -> list[Role]:
    """Who undergoes the act under an operator, less those who get what is praised: "welcomed the access for aid to Somalis"."""
    given = op == "praise" and inner.code[:2] in ("07", "08") and not inner.rule.reciprocal
    return [] if given else list(inner.targets)


def _asked_about(cast: Cast, i: int, op: str, inner: Act, own: list[Role], sources: list[Role]) -> list[Role] | None:
    """Who is asked for an inquiry or a release, which have victims and captives that are not asked; ``None`` for all other acts."""
    if (deed := victims.investigated(inner)) is not None:
        return args.without(own, list(deed.targets)) or args.without(list(deed.sources), sources)
    if inner.code == "troops" and own:
        return addressees.of_the_troops(own)
    if not inner.code.startswith("084"):
        return None
    captives = victims.to_be_freed(cast, inner)  # "called for his release"
    doers = args.without(list(inner.sources), [*sources, *captives])
    named = args.without(own, captives)
    holder = args.without(args.holder(cast, inner.head), sources)  # "the release of its sailors held by Iran"
    if captives and not named and not doers:
        return holder
    freed = victims.released(cast, inner)
    if freed and not args.without([*named, *doers], freed):  # "the release of the dissidents": they are not asked
        return holder or args.without(victims.their_rulers(cast.s, freed), sources)
    if not at_home(named or doers, sources):
        return None
    undergoers = args.without(list(inner.targets), sources)
    if holder or _captives_only(doers, (*named, *undergoers, *_inside(cast, i, op, sources))):
        return holder  # "called for the release of the children": they are not asked
    return None


# Who warns about a war "if he is not stopped" threatens nobody.
_WARNS = frozenset({"warn", "caution"})
_STRIKES = frozenset({"attack", "strike", "bombing", "shelling", "raid", "assault", "airstrike", "ambush"})


def _of_no_act(
    cast: Cast, rule: Rule, i: int, op: str, own: list[Role], sources: list[Role], to_somebody: bool
) -> list[Role]:
    """The target of an operator with no act inside; ``to_somebody`` when it is directed at people who are not named."""
    if op == "condemn" and rule.kind == "verb" and victims.of_the_object(cast, i):
        return own
    if own or rule.kind == "noun" or to_somebody:
        return own
    return (
        _asked(cast, i, op, sources)
        or args.verb_targets(cast, i, (), sources)
        or (on_condition(cast, i, sources) if op == "threaten" and cast.s.lemmas[i] not in _WARNS else [])
        or ([] if op == "request" and rule.addressee else _beneath(cast, i, op, sources))
        or _provoker(cast, i, sources)
    )


def _blamed(cast: Cast, inner: Act, own: list[Role], sources: list[Role]) -> list[Role]:
    """Who is condemned for a hostile act without a doer: not its victim, but maybe those in whose land it happened."""
    suffer = {r.key for r in inner.targets if r.how != PLACE}
    blamed = [r for r in own if r.key not in suffer or r.how == OWNER]
    if inner.code[:2] == "18" or cast.s.lemmas[inner.matches[-1].head].lower() in _STRIKES:
        # "condemned the attack in Elad": a state does not bomb itself
        return [r for r in blamed if r.how != PLACE]
    return blamed or args.without(args.place_roles(cast, inner.head), sources)


def _captives_only(doers: list[Role], named: tuple[Role, ...]) -> bool:
    """True when nobody is named but private people, who are to be released."""
    return not doers and all(r.actor.roles and set(r.actor.roles) <= PRIVATE for r in named)


def their_own_group(members: list[Role], parties: list[Role]) -> bool:
    """Tell whether the parties are but the group that the members meet in."""
    if not parties:
        return False
    inside = {r.actor.country for r in members} <= {r.actor.country for r in parties}
    return inside or all(r.actor.code.startswith("IGO") for r in parties)


def land(cast: Cast, rule: Rule, obj: int, code: str, sources: list[Role]) -> list[Role]:
    """Return whose land an act on the place ``obj`` touches: "stormed the port of Hodeidah", "visited the Panama Canal"."""
    if rule.kind != "verb" or rule.target and "object" not in rule.target:
        return []
    # Force done to a place is done to the land it lies in.
    preps = ("of", "in", "near", "at") if code[:2] in FORCE_OR_POSTURE else ("of",)
    return args.without(cast.land(obj, *preps), sources)


def at_home(roles: list[Role], sources: list[Role]) -> bool:
    """True when there is nobody but people of the source's own country, or nobody at all."""
    return bool(sources) and all(r.actor.country == sources[0].actor.country for r in roles)


def _addressed(cast: Cast, rule: Rule, i: int, op: str, sources: list[Role]) -> list[Role]:
    """Who is named at the operator itself."""
    slots = rule.addressee or rule.target
    if op == "condemn" and slots[:1] == ("object",) and rule.kind == "verb":
        slots = ("object", "owner", *slots[1:])  # "denounced Iran's launches as a violation of the treaty"
    if rule.kind == "noun":
        return args.noun_targets(cast, i, slots or ("to", "against", "on", "with", "from"), sources)
    return args.verb_targets(cast, i, slots or ADDRESSEES.get(op, ANY_ADDRESSEE), sources)


def _only_told(cast: Cast, i: int, own: list[Role]) -> bool:
    """Tell whether those found are but the ones who are told of it: "expressed frustration to the senator"."""
    told = [r for k in syntax.oblique(cast.s, i, "to") for r in cast.roles(k)]
    return {r.key for r in own} <= {r.key for r in told}


def _topic_doers(cast: Cast, i: int) -> list[Role]:
    """Whose doings are complained of: "about how Hungary treats refugees", "over Belarus's conduct"."""
    s = cast.s
    topics = syntax.oblique(s, i, *sorted(_TOPICS))
    clauses = [j for j in s.children[i] if s.deps[j] in ("advcl", "acl") and j > i and syntax.marker(s, j) in _TOPICS]
    clauses += [
        j for k in topics if s.lower[k] in ("how", "what", "why") for j in s.children[k] if s.deps[j].endswith("relcl")
    ]
    if clauses:
        return args.subject_roles(cast, syntax.own_subject(s, clauses[0]))
    return [r for k in topics for r in cast.roles(k) if r.how != PLACE]


_TOPICS = frozenset({"about", "over"})


def _asked(cast: Cast, i: int, op: str, sources: list[Role]) -> list[Role]:
    """Who is to act in the clause of a demand: "demanded that China apologise"."""
    return args.without(args.clause_subject(cast, i), sources) if op in ("request", "demand") else []


def _pledger(cast: Cast, i: int, op: str, sources: list[Role]) -> list[Role]:
    """Who is to give the word that is asked for: "demanded assurances that Kosovo would not attack"."""
    if op not in ("request", "demand"):
        return []
    s = cast.s
    pledges = (
        j for j in s.children[i] if s.lemmas[j] in _PLEDGES and s.deps[j] in ("obj", "advcl", "obl", "nsubj:pass")
    )
    clauses = [
        k for j in pledges for k in s.children[j] if s.deps[k] in ("acl", "ccomp") and syntax.marker(s, k) == "that"
    ]
    return args.without([r for k in clauses for r in args.subject_roles(cast, syntax.own_subject(s, k))], sources)


def _provoker(cast: Cast, i: int, sources: list[Role]) -> list[Role]:
    """Who brought an act about: "the test prompted Tokyo to protest"."""
    s = cast.s
    above = s.heads[i]
    if s.deps[i] != "xcomp" or s.lemmas[above] not in _PROVOKES:
        return []
    return args.without(args.subject_roles(cast, syntax.subject(s, above)), sources)


# What somebody has or does that another stops.
_ABILITIES = frozenset({"ability", "capacity", "capability", "effort", "attempt", "bid", "freedom"})


def _whose_ability(cast: Cast, i: int, sources: list[Role]) -> list[Role]:
    """Who is kept from acting: in "limit Iran's ability to wage war on Chad" not Chad."""
    obj = syntax.logical(cast.s, i)[1]
    if obj is None or cast.s.lemmas[obj].lower() not in _ABILITIES:
        return []
    return args.without([r for r in cast.roles(obj) if r.how == OWNER], sources)


def on_condition(cast: Cast, i: int, sources: list[Role]) -> list[Role]:
    """Whose conduct decides whether a threat is carried out: "unless Israel withdraws", "in the event of a Russian attack"."""
    s = cast.s
    found: list[Role] = []
    for v in (i, *(j for j in s.children[i] if s.deps[j] == "xcomp")):
        for j in s.children[v]:
            if s.deps[j] == "advcl" and syntax.marker(s, j) in _CONDITIONS:
                found = found or args.subject_roles(cast, syntax.own_subject(s, j))
            elif s.deps[j] == "obl" and s.lemmas[j] in _CASES:
                found = found or [r for k in syntax.oblique(s, j, "of") for r in cast.roles(k)]
    return [r for r in args.without(found, sources) if r.how != PLACE]


def _inside(cast: Cast, i: int, op: str, sources: list[Role]) -> list[Role]:
    """Who is named inside the object of an operator, else in the clause under it."""
    if cast.s.pos[i] in ("NOUN", "PROPN"):
        return []
    found = args.verb_targets(cast, i, ("inside",), sources)
    # "announced a commission to investigate": a body of no country inside the object is what is made, no partner
    found = [r for r in found if r.how != PLACE and (r.actor.country or r.actor.group or not r.known or r.actor.name)]
    return found or _beneath(cast, i, op, sources)


def _beneath(cast: Cast, i: int, op: str, sources: list[Role], depth: int = 3) -> list[Role]:
    """Who is named in the clause under an operator, in a place that makes a partner.

    That is the doer of a clause about the doing of others ("regretted that Iran had ..."), the partner of an infinitive
    ("wants to stand with Poland"), and who has done the thing that is spoken of ("the suffering caused by Russia").
    """
    s = cast.s
    if s.pos[i] in ("NOUN", "PROPN"):
        return []
    if op == "deny":  # in whose land the denied deed was done
        return [r for r in args.content_roles(cast, i, sources) if r.actor.country and not set(r.actor.roles) - {"GOV"}]
    for j in s.children[i]:
        if j < i:
            continue
        found: list[Role] = []
        if s.deps[j] in ("ccomp", "xcomp") and s.pos[j] in syntax.NOMINAL and s.child(j, "cop") is None:
            found = cast.roles(j)  # an object that the parser took for a clause
        elif s.deps[j] in ("ccomp", "xcomp", "advcl") and syntax.own_subject(s, j) is not None:
            stated = s.deps[j] != "advcl" or syntax.marker(s, j) == "for"
            stated = stated and not (
                op in ("request", "demand") and syntax.is_passive(s, j)
            )  # who is asked is not told
            found = args.subject_roles(cast, syntax.subject(s, j)) if stated and op in _OF_OTHERS else []
        elif (
            s.deps[j] == "xcomp"
            and s.pos[j] == "VERB"
            and depth
            and (op not in _OF_OTHERS or op in ("request", "demand", "threaten"))
        ):
            if op in ("intend", "decide") and s.lemmas[j] in _LETS and any(s.lower[k] == "not" for k in s.children[j]):
                continue  # "vowed not to let the rebels return": to them nothing is promised
            slots = _ON_THE_WAY if s.lemmas[j] in _MOVES else _RECEIVER if s.lemmas[j] in _GIVES else _INFINITIVE
            found = args.verb_targets(cast, j, slots, sources) or _beneath(cast, j, op, sources, depth - 1)
            if op == "threaten" and not found:
                return args.verb_targets(cast, j, ("inside", "place"), sources)  # "threatened more attacks in Israel"
        elif op == "refuse" and s.deps[j] == "obl" and syntax.preposition(s, j) == "despite":
            found = cast.roles(j)  # "refused to stop despite Egyptian protests"
        elif s.deps[j] == "obj":
            to_do = [k for k in s.children[j] if s.deps[k] == "acl" and s.tags[k] == "VB"]
            invited = [r for k in to_do for r in args.verb_targets(cast, k, (*_INFINITIVE, "inside"), sources)]
            by = [syntax.agent(s, k) for k in s.children[j] if s.deps[k] == "acl" and s.tags[k] == "VBN"]
            found = [r for k in by for r in cast.roles(k)] or (invited if op == "refuse" else [])
        found = [r for r in args.without(found, sources) if r.how != PLACE]
        if found:
            return found
    return []


def doers(cast: Cast, op: str, i: int, inner: Act | None, named: list[Role]) -> list[Role]:
    """Whose plan or threat it is: those named, else those who are to do it.

    "Talks between A and B are expected to resume"; in "Japan will close its ports, the minister warned" the office is Japan's.
    """
    if inner is None or not inner.sources:
        return named
    if not named and op == "intend" and syntax.is_passive(cast.s, i):
        return list(inner.sources)
    if op == "threaten" and named and all(_office_of_no_land(r) for r in named):
        lands = [r for r in inner.sources if r.actor.country and set(r.actor.roles) <= {"GOV", "MIL"}]
        return lands if lands and inner.head < i else named
    return named


def _office_of_no_land(role: Role) -> bool:
    """True for "an official", "the foreign minister": an office whose country is not told."""
    a = role.actor
    return (
        role.known
        and a.country is None
        and a.group is None
        and bool(a.roles)
        and set(a.roles) <= {"GOV", "MIL", "LEG", "ELI"}
    )
