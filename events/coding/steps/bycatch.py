"""Names caught together with an act that are no party of it: they stand inside the thing asked for, backed, feared or visited.

A step of :mod:`events.coding.coder`. Who asks for "an increase of Russian oil" asks nothing of Russia, who backs "a NATO application by
Sweden" backs Sweden, who blames a shooting in Lima "on smugglers" does not blame Lima, and who flies back to Vienna for the next round of
talks has no business with Austria.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from events.coding.parties import arguments as args
from events.coding.roles import HEAD, OWNER, PLACE, Role
from events.coding.steps.work import Draft, Work
from events.coding.tree import syntax
from events.types import Sentence

_JOURNEY = "04-travel"
_BACK = frozenset({"back", "return"})
_ROUNDS = frozenset("talk negotiation round diplomacy negotiator team delegation".split())
# How somebody joins a body of states.
_JOINING = frozenset(
    "application membership accession bid candidacy negotiation talk aspiration admission entry".split()
)
_APPLICANTS = ("by", "of", "with", "from", "for")
_MEMORIALS = frozenset("memorial monument museum cemetery grave tomb exhibition exhibit".split())
_FELT = frozenset("impact effect consequence implication toll repercussion fallout burden".split())
_DESIGNS = frozenset("intention plan decision proposal idea move effort attempt push desire".split())
_MOTION = frozenset("return go come travel fly arrive".split())
_PERSONS = frozenset("he she him her they them minister president chancellor".split())
_SENT = frozenset({"mission", "contingent", "deployment"})
_ASKED_OF = frozenset({"by", "from", "to", "between", "with", "among"})


def bycatch(w: Work) -> None:
    """Drop drafts, leave targets open, or put others in their place, where the target is none."""
    kept = []
    for d in w.drafts:
        if d.target is None or d.source is None:
            kept.append(d)
        elif (reason := _no_event(w, d, d.target)) is not None:
            w.lost.append(f"{d.rule_id}: {reason}")
        else:
            kept += [replace(d, target=role) for role in _targets(w, d, d.target)]
    w.drafts = kept


def _no_event(w: Work, d: Draft, target: Role) -> str | None:
    if not d.act.matches:
        return None
    s = w.sentence
    inner = d.act.matches[-1]
    if inner.rule.id == _JOURNEY and _for_talks(s, inner.head) and not _hosted(w, target):
        return "goes to where talks with others are held"
    if d.code in ("036", "042") and target.actor.country is None and _memorial(s, inner.head):
        return "visits a memorial"
    if d.code == "020" and d.act.inner is None and _in_the_thing_asked(s, d.act.head, target):
        return f"{target.mention.text!r} is only inside what is asked for"
    return None


def _way_up(s: Sentence, top: int, role: Role) -> Iterator[tuple[int, str | None]]:
    """The words from a name up to the act, each with the preposition of the phrase that leads to it."""
    node = role.mention.head
    while s.heads[node] not in (node, top):
        link = syntax.preposition(s, node)
        node = s.heads[node]
        yield node, link


def _for_talks(s: Sentence, verb: int) -> bool:
    """Tell whether negotiators go back to the table: "our team is going back", "will return for the sixth round of talks"."""
    if not any(s.lemmas[j].lower() in _BACK for j in (verb, *s.children[verb])):
        return False
    near = set(syntax.clause(s, verb))
    subject = syntax.subject(s, verb)
    return any(s.lemmas[j].lower() in _ROUNDS for j in (near if subject is None else {*near, subject}))


def _memorial(s: Sentence, verb: int) -> bool:
    obj = syntax.logical(s, verb)[1]
    return obj is not None and s.lemmas[obj].lower() in _MEMORIALS


def _hosted(w: Work, land: Role) -> bool:
    """Tell whether somebody else of the land is named: "will return to Cairo for talks with the Egyptian president"."""
    others = (m.actor for m in w.cast.mentions if m is not land.mention and m.actor is not None)
    return any(a.country == land.actor.country for a in others)


def _in_the_thing_asked(s: Sentence, verb: int, role: Role) -> bool:
    """True for a name in a phrase inside what comes after "for": "calls for calm on the court", "asked for a halt of Russian oil"."""
    things = syntax.oblique(s, verb, "for")
    node = role.mention.head
    if role.how in (HEAD, OWNER) and node in things:
        return s.lemmas[node].lower() in _SENT
    for n, link in _way_up(s, verb, role):
        if link in _ASKED_OF:
            return False
        if s.lemmas[n].lower() in _JOINING:
            return False  # "applied for membership in NATO"
        if n in things:
            return s.heads[role.mention.head] != n or link is not None
    return False


def _targets(w: Work, d: Draft, role: Role) -> list[Role | None]:
    """Return who the target is instead: mostly the one given, ``None`` for nobody."""
    s = w.sentence
    if d.code[:2] == "05" and s.lemmas[role.mention.head].lower() == "leadership" and role.actor.country is None:
        owners = args.noun_slot(w.cast, role.mention.head, "poss")
        if owners or s.child(role.mention.head, "nmod:poss") is not None:
            return [*args.without(owners, [role])] or [None]  # "thanked for the minister's leadership of NATO"
    if d.code[:2] in ("05", "03") and d.act.matches and d.act.matches[-1].rule.event_code[:2] == "05":
        return _who_joins(w, d, role)
    if d.code in ("012", "013") and (_affected(s, d, role) or _only_planned_for(s, role) or _way_to(s, role)):
        return [None]
    if d.code == "013" and role.mention.kind == "LOC" and _within(s, d.act.head, role):
        return [None]
    if d.code[:2] == "02" and _after_the_asked(s, d.act.head, role):
        return [None]
    if d.code[:2] == "02" and d.act.inner is not None and role.how == PLACE:
        return [None]  # "encouraged further efforts to strengthen the truce in Yemen": not Yemen is asked
    if d.code[:3] == "112" and s.lemmas[d.act.head] == "blame" and _not_blamed(s, d.act.head, role):
        return [None]
    return [role]


def _who_joins(w: Work, d: Draft, role: Role) -> list[Role | None]:
    """Return those who are to join a body, instead of the body: "supports a NATO application by Sweden"."""
    s, node = w.sentence, role.mention.head
    noun = s.heads[node]
    if s.deps[node] not in ("compound", "amod") or not role.actor.code.startswith("IGO"):
        return [role]
    names = [noun, *(j for j in s.children[noun] if s.deps[j] == "compound")]
    if not any(s.lemmas[j].lower() in _JOINING for j in names):
        return [role]
    found = next((r for prep in _APPLICANTS for j in syntax.oblique(s, noun, prep) if (r := w.cast.roles(j))), [])
    up = s.heads[noun] if s.deps[noun] == "compound" else noun
    for owned in (noun, up, node):
        found = found or args.noun_slot(w.cast, owned, "poss")
    return [*args.without(found, [r for r in (d.source,) if r is not None])] or [None]


def _affected(s: Sentence, d: Draft, role: Role) -> bool:
    """True for whom something feared has consequences: "with implications for Chad"."""
    return any(s.lemmas[n].lower() in _FELT and link in ("for", "on") for n, link in _way_up(s, d.act.head, role))


def _only_planned_for(s: Sentence, role: Role) -> bool:
    """True for those to whom something is to be done by somebody not named: "concerned about the intention to delist the group"."""
    node = role.mention.head
    verb = s.heads[node]
    design = s.heads[verb]
    planned = s.deps[node] == "obj" and s.deps[verb] == "acl" and s.tags[verb] == "VB"
    return planned and s.lemmas[design].lower() in _DESIGNS and s.child(design, "nmod:poss", "amod", "compound") is None


def _within(s: Sentence, head: int, role: Role) -> bool:
    """True for a land in which something is looked forward to that is not about it: "a next posting in Korea"."""
    top = role.mention.head
    looked_forward = s.lemmas[head].lower() == "look" and syntax.preposition(s, s.heads[top]) == "to"
    return looked_forward and syntax.preposition(s, top) == "in"


def _after_the_asked(s: Sentence, verb: int, role: Role) -> bool:
    """True for a name in what somebody not named here is asked to do: "urged him to ensure that Chad opens its borders"."""
    asked = next((j for j in s.children[verb] if j > verb and s.deps[j] in ("obj", "iobj")), None)
    if asked is None or s.lemmas[asked].lower() not in _PERSONS:
        return False
    to_do = s.child(verb, "xcomp")
    return to_do is not None and asked < to_do < role.mention.head and s.tags[to_do] == "VB"


def _way_to(s: Sentence, role: Role) -> bool:
    """True for where somebody goes of whom good or ill is felt: "heartened that the teams are returning to Doha"."""
    node = role.mention.head
    moves = s.deps[node] == "obl" and syntax.preposition(s, node) == "to" and s.lemmas[s.heads[node]] in _MOTION
    return moves and role.mention.kind == "LOC"


def _not_blamed(s: Sentence, verb: int, role: Role) -> bool:
    """True for a name outside the words after "on": "blamed the violence in Lima on smugglers"."""
    on = syntax.oblique(s, verb, "on")
    return bool(on) and not any(role.mention.head in s.subtree(j) for j in on)
