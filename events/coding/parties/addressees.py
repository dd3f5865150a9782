"""Whom an appeal or a demand is directed at when no actor is named there: others in general, or a government of a land named below.

"We urge others to support Chad" asks nothing of Chad, and "urge the government to respect the rights of Kenyan citizens" asks it of
Kenya's government, not of the citizens.
"""

from __future__ import annotations

from dataclasses import replace

from events.coding.actors import parse_code
from events.coding.roles import HEAD, OWNER, PRIVATE, Cast, Role
from events.coding.tree import syntax
from events.types import Actor, ActorMention, Sentence

_RULERS = frozenset({"government", "authority", "regime", "leadership", "junta"})
# Somebody, though nobody knows who.
_SOMEBODY = _RULERS | frozenset(
    "other everyone everybody anyone anybody someone somebody each both either all those they them him her he she country nation state "
    "partner ally people person donor member party side leader actor friend neighbour neighbor investor company firm business citizen "
    "individual lender group counterpart stakeholder contributor creditor supporter employer parliament lawmaker legislator "
    "official minister government organization organisation agency institution".split()
)
# An infinitive; a gerund that describes those asked, taken for what they are to do: "urge states considering a deal to wait".
_TO_DO = frozenset({("xcomp", "VB"), ("advcl", "VB"), ("ccomp", "VBG"), ("xcomp", "VBG")})
# Who tells what was asked of himself: "asked me to help Chad" asks nothing of Chad.
OWN = frozenset({"me", "us"})
# Who may be thanked for what he does for others: "thanked partners for their support of Chad".
_THANKED = _SOMEBODY | frozenset(
    "host community volunteer worker troop soldier colleague family neighbor neighbour".split()
)
# "Anyone with information on the rebel": he is what they know of.
_KNOWN_OF = ("on", "about", "regarding", "concerning")
_PREPS = ("on", "upon", "to", "for", "of", "from")


def unnamed(cast: Cast, i: int) -> int | None:
    """Return the word for whoever is to act on the appeal at ``i``, when it names no actor: "urged others to", "asked either of them to"."""
    s = cast.s
    content = next((j for j in s.children[i] if j > i and (s.deps[j], s.tags[j]) in _TO_DO), None)
    places = [j for j in s.children[i] if s.deps[j] in ("obj", "iobj")] + syntax.oblique(s, i, *_PREPS)
    for j in places:
        infinitive = content or next((k for k in s.children[j] if s.deps[k] == "acl" and s.tags[k] == "VB"), None)
        if infinitive is None or not i < j < infinitive:
            continue
        if s.lower[j] in OWN:
            return j
        if s.lemmas[j].lower() not in _SOMEBODY:
            continue
        named = [r for r in cast.roles(j) if r.how != OWNER or s.pos[r.mention.head] != "PRON"]  # "its partners"
        named = [r for r in named if not _known_of(s, j, r.mention.head)]
        return j if not named and not cast.unknown(j) else None
    return None


def _known_of(s: Sentence, somebody: int, node: int) -> bool:
    """Tell whether a name inside the phrase for ``somebody`` is only what he knows of."""
    while node != somebody and s.heads[node] != node:
        if syntax.preposition(s, node) in _KNOWN_OF:
            return True
        node = s.heads[node]
    return False


def nameless(cast: Cast, i: int) -> bool:
    """Tell whether those thanked at ``i`` are people or states of no name: "thanked host countries for their help to the refugees"."""
    s = cast.s
    thanked = s.child(i, "obj")
    if thanked is None or s.lemmas[thanked].lower() not in _THANKED:
        return False
    named = [r for r in cast.roles(thanked) if r.how != OWNER or s.pos[r.mention.head] != "PRON"]  # "our partners"
    return not named and not cast.unknown(thanked)


def of_the_land(cast: Cast, node: int, parties: list[Role]) -> list[Role]:
    """The government at ``node`` as that of the one country whose people the appeal is about; nobody for any other word."""
    s = cast.s
    countries = {r.actor.country for r in parties if r.actor.roles and set(r.actor.roles) <= PRIVATE}
    country = next(iter(countries), None)
    if s.lemmas[node].lower() not in _RULERS or len(countries) != 1 or country is None:
        return []
    actor: Actor = replace(parse_code(f"{country}GOV", {country}), entries=("people of the land",))
    m = ActorMention(
        first=node, last=node, head=node, start=s.starts[node], end=s.ends[node], text=s.words[node],
        actor=actor, how="people of the land", kind="ORG",
    )  # fmt: skip
    return [Role(m, actor, HEAD)]


def of_the_troops(wanted: list[Role]) -> list[Role]:
    """Whose troops are asked for: "requested American troops" asks America, not its soldiers."""
    return [
        replace(r, actor=replace(parse_code(r.actor.country, {r.actor.country}), entries=r.actor.entries))
        if r.actor.country and r.actor.roles == ("MIL",)
        else r
        for r in wanted
    ]


def told(cast: Cast, head: int) -> list[Role]:
    """Whom the sentence tells what must be done at ``head``: "told Iran that the sailors must be freed"."""
    s = cast.s
    while s.heads[head] != head and s.deps[head] == "ccomp":
        head = s.heads[head]
        addressed = s.child(head, "iobj", "obj")
        if addressed is not None and s.lemmas[head] in ("tell", "warn", "inform", "remind"):
            return [r for r in cast.roles(addressed) if r.how == HEAD]
    return []
