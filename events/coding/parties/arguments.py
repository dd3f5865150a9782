"""Source and target of an act: where rules say to look, and the order in which places are tried."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from events.coding.actors.build import OTHERS
from events.coding.acts.operators import HOLDING
from events.coding.parties import journeys
from events.coding.parties.bystanders import bystander, friend_of
from events.coding.parties.nouns import author, doer_around, mere_means, of_who_suffers, people_of
from events.coding.roles import BESIDE, HEAD, INSIDE, MODIFIER, OWNER, PLACE, Cast, Role, of_the_doers, one_state
from events.coding.telling import above, saying
from events.coding.tree import syntax
from events.coding.tree.content import happening, victim
from events.coding.tree.torn_names import possessor_before, torn_name
from events.types import Sentence

VERB_TARGETS = tuple("object iobj against on upon with to at toward towards from over for inside about into".split())
NOUN_SOURCES = ("poss", "by", "from", "modifier", "light_subject", "of")
NOUN_TARGETS = tuple("against on upon with to toward towards at into over for of modifier in".split())
_AUTHORITIES = frozenset({"GOV", "LEG", "MIL", "JUD", "COP", "IGO", "PTY"})
_TOPIC_NOUNS = frozenset({"issue", "question", "topic", "subject", "matter", "situation", "regard", "respect"})
_SETTING = frozenset({"on", "about", "over", "at", "for", "of"})
_PLACE_PREPS = ("in", "at", "near", "outside", "inside", "across", "throughout", "around")
# Slots of a verb that are no prepositions; "none" is always empty.
_NAMED_SLOTS = frozenset("object inside goods owner iobj subject place holder none enemy clause within content".split())


def without(roles: list[Role], others: list[Role]) -> list[Role]:
    """Return ``roles`` less those whose actor is among ``others``."""
    if not roles or not others:
        return list(roles)
    keys = {r.key for r in others}
    return [r for r in roles if r.key not in keys]


def verb_sources(cast: Cast, verb: int, slots: tuple[str, ...]) -> list[Role]:
    """Return who does it: the logical subject, or what the rule's slots name instead."""
    s = cast.s
    doer, _, passive = syntax.logical(s, verb)
    out: list[Role] = []
    for slot in slots or ("subject",):
        if slot == "subject":
            out = _sender(cast, doer) or subject_roles(cast, doer)
            if not out and doer is not None and not passive:
                break  # it has a doer, though one that nobody knows: "we condemn the attacks from Lebanon"
        elif slot == "place" and passive:
            out = place_roles(cast, verb)
        elif slot == "abroad":
            out = _abroad(cast, verb) if passive else []
        elif slot == "speaker":
            _, out = saying.speaker_roles(cast, verb)
        else:
            out = slot_roles(cast, verb, slot)
        if out:
            return out
    return out or (cast.unknown(doer) if not slots or "subject" in slots else [])


def _abroad(cast: Cast, verb: int) -> list[Role]:
    """The country in which foreigners suffer what only a state does: "two Canadians were detained in China"."""
    if cast.s.deps[verb].startswith("acl"):
        return []  # "those who are detained in Russia": no news
    homes = {r.actor.country for r in slot_roles(cast, verb, "inside")}
    places = [r for r in place_roles(cast, verb) if r.actor.country and not r.actor.roles]
    return [r for r in places[:1] if homes and None not in homes and r.actor.country not in homes]


def _sender(cast: Cast, doer: int | None) -> list[Role]:
    """Who sends people of no name to do something: "Norway sent experts to help Ukraine" is Norway's help."""
    s = cast.s
    if doer is None or s.deps[doer] != "obj" or s.lemmas[s.heads[doer]] not in _SENDS:
        return []
    sent = subject_roles(cast, doer)
    if any(r.actor.country or r.actor.group for r in sent):
        return []
    return subject_roles(cast, syntax.subject(s, s.heads[doer]))


_SENDS = frozenset({"send", "dispatch", "deploy", "despatch", "fly", "rush"})


def subject_roles(cast: Cast, doer: int | None) -> list[Role]:
    """Actors of a subject phrase. Inside a phrase only owners, makers and members count, not what it is about."""
    roles = cast.roles(doer)
    return [r for r in roles if (r.how in (HEAD, OWNER, MODIFIER) or _member(cast.s, r)) and not friend_of(cast.s, r)]


def _member(s: Sentence, role: Role) -> bool:
    head = role.mention.head
    link = syntax.preposition(s, head)
    if link is None and s.lemmas[s.heads[s.heads[head]]] in _LOTS:  # "a batch of Chinese vaccines"
        link = syntax.preposition(s, s.heads[head])
    if link in ("in", "at") and s.lower[s.heads[head]] in _ANYBODY:
        return False  # "folks in Afghanistan" are not the state
    return link in ("of", "from", "among", "in", "at", "by")


_LOTS = frozenset("batch shipment consignment dose tonne ton crate planeload delivery cargo load".split())
_ANYBODY = frozenset("folks guys individuals someone somebody anyone anybody everyone everybody those kids".split())


def verb_targets(cast: Cast, verb: int, slots: tuple[str, ...], sources: list[Role]) -> list[Role]:
    """Return to whom it is done: the first slot that names an actor other than the source."""
    stranger = _stranger(cast, verb, sources) if not slots or "object" in slots else []
    found = stranger or _undergoers(cast, verb, slots or VERB_TARGETS, slot_roles, sources)
    if found:
        return found
    _, obj, _ = syntax.logical(cast.s, verb)
    return without(cast.unknown(obj), sources) if not slots or "object" in slots else []


def _stranger(cast: Cast, verb: int, sources: list[Role]) -> list[Role]:
    """A person of no known side who is the object: whom else the clause names is not whom it is done to."""
    _, obj, _ = syntax.logical(cast.s, verb)
    named = without(cast.unknown(obj), sources)
    if any(r.how not in (INSIDE, PLACE) for r in cast.roles(obj)):
        return []  # not for "designated Ivan Petrov, an aide to several ministers"
    return [r for r in named if r.mention.kind == "PERSON"]


def slot_roles(cast: Cast, verb: int, slot: str) -> list[Role]:
    """Return the actors in one slot of a verb: ``object``, ``iobj``, ``inside``, ``subject``, ``place``, or a preposition."""
    if slot in journeys.SLOTS:
        return journeys.SLOTS[slot](cast, verb)
    if slot not in _NAMED_SLOTS:
        return _by_preposition(cast, verb, slot)
    s = cast.s
    doer, obj, _ = syntax.logical(s, verb)
    if slot == "object":
        return cast.roles(obj, inside=False) or _partitive(cast, obj)
    if slot == "inside":
        return cast.roles(obj)
    # For whom what is given is: inside its phrase, but not the thing itself ("sent doctors", "tonnes of rice to Mali").
    if slot == "goods":
        return [r for r in cast.roles(obj) if r.mention.head != obj]
    if slot == "owner":  # who owns or makes what is acted on: "supports Turkey's efforts"
        owners = [r for r in cast.roles(obj) if r.how in (HEAD, OWNER, MODIFIER)]
        owners = owners or ([] if obj is None else _owners(cast, obj))
        # "rebel bases in Colombia": the place says whose rebels
        return [r for r in owners if r.actor.country or r.actor.group]
    if slot == "iobj":
        return cast.roles(s.child(verb, "iobj"))
    if slot == "subject":
        return subject_roles(cast, doer)
    if slot == "place":
        return place_roles(cast, verb)
    if slot == "holder":
        return [] if obj is None else holder(cast, obj)
    if slot == "enemy":  # "fought with rebels", but not "fight with support from the United States"
        return [r for j in syntax.oblique(s, verb, "with") for r in cast.roles(j, inside=False)]
    if slot == "clause":
        return clause_roles(cast, verb)
    if (
        slot == "within"
    ):  # any oblique, of an infinitive too: "walked out of talks with Israel", "declined to comment on"
        nodes = [verb, *(k for k in s.children[verb] if s.deps[k] == "xcomp")]
        obliques = [j for v in nodes for j in s.children[v] if s.deps[j].startswith("obl")]
        return [r for j in obliques for r in cast.roles(j) if r.how != PLACE]
    # The first actor in what is hoped, feared or said: "hopeful that ties with Egypt would improve".
    if slot == "content":
        return content_roles(cast, verb, subject_roles(cast, doer))
    return []


def _by_preposition(cast: Cast, verb: int, prep: str) -> list[Role]:
    """Return the actors that a preposition hangs on a verb."""
    s = cast.s
    obj = syntax.logical(s, verb)[1] if prep == "against" else None
    out: list[Role] = [] if obj is None else cast.opposed(obj)
    for j in syntax.oblique(s, verb, prep):
        if prep in _SETTING and j < verb and s.deps[j].startswith("obl"):
            continue  # "On Iran, the minister called for": what comes before the clause only sets the scene
        if s.lower[j] == "side" or prep in ("on", "with") and s.lemmas[j] in _TOPIC_NOUNS:
            continue  # "fought by our side", "will push on the issue of Ukraine", "with regard to Chad"
        if s.deps[j].startswith("obl") or s.deps[j].startswith("nmod"):
            out += without(cast.roles(j), out)
    return out


def interlocutors(cast: Cast, verb: int) -> list[Role]:
    """Return to whom somebody speaks in order to do what ``verb`` names: "spoke with Kuleba to discuss the war"."""
    s = cast.s
    for _ in range(3):
        up = s.heads[verb]
        if up == verb or s.deps[verb] not in ("advcl", "xcomp", "conj"):
            return []
        if s.lemmas[up] in above.TALKING and s.tags[verb] == "VB" and s.deps[verb] != "conj":
            return _undergoers(cast, up, ("with", "to", "object"), slot_roles, [])
        verb = up
    return []


def content_roles(cast: Cast, verb: int, others: list[Role]) -> list[Role]:
    """Return the first actor other than ``others`` in the clauses, objects and obliques that ``verb`` governs; no relative clauses."""
    s = cast.s
    stack = [j for j in s.children[verb] if s.deps[j] in ("xcomp", "ccomp", "obj", "obl", "acl") and j > verb]
    found: list[tuple[int, list[Role]]] = []
    while stack:
        j = stack.pop()
        if s.deps[j] in ("advcl", "acl:relcl", "parataxis"):
            continue
        roles = without(cast.roles(j, inside=False), others)
        if roles:
            found.append((j, roles))
        stack.extend(s.children[j])
    return min(found, key=lambda f: f[0])[1] if found else []


def clause_subject(cast: Cast, verb: int) -> list[Role]:
    """Return who is to do what a "that" clause under ``verb`` asks for: "demanded that China apologise"."""
    s = cast.s
    for j in s.children[verb]:
        if s.deps[j] == "ccomp" and not syntax.is_passive(s, j):
            return subject_roles(cast, syntax.subject(s, j))
    return []


def _partitive(cast: Cast, obj: int | None) -> list[Role]:
    if obj is None or cast.s.lemmas[obj] not in syntax.PARTITIVE:
        return []
    return cast.roles(obj)


def clause_roles(cast: Cast, verb: int) -> list[Role]:
    """Return the first country, government or organisation named in what the verb's clause says ("marched, saying the king must go")."""
    for j in sorted(syntax.clause(cast.s, verb)):
        if j > verb and (m := cast.at(j)) is not None and m.head == j and m.actor is not None:
            bare = not m.actor.roles and m.actor.country is not None and m.kind == "LOC"
            if bare or set(m.actor.roles) & _AUTHORITIES:
                return [Role(m, m.actor, INSIDE)]
    return []


def place_roles(cast: Cast, head: int) -> list[Role]:
    """Return the country actors of the places an act is said to happen in ("in Kosovo", "outside the US embassy")."""
    s = cast.s
    places = syntax.oblique(s, head, *_PLACE_PREPS)
    if not places and (verb := happening(s, head)) is not None:
        places = syntax.oblique(s, verb, *_PLACE_PREPS) or [j for j in s.children[verb] if s.deps[j] == "obj"]
    if not places and s.pos[head] == "VERB":  # "put under investigation in Portugal", hung on the noun
        places = [k for j in s.children[head] if s.deps[j] == "obl" for k in syntax.oblique(s, j, *_PLACE_PREPS)]
    for j in places:
        named = [
            r
            for r in cast.roles(j)
            if syntax.preposition(s, r.mention.head) not in ("between", "against", "with", "by")
            and "JUD" not in r.actor.roles  # a court is where a case is heard, not who it is against
        ]
        found = [Role(r.mention, r.actor, PLACE) for r in named] or cast.place(j)
        for k in s.children[j] if not found else ():  # "outside a hotel in Mogadishu", "in the city of Goma"
            if s.deps[k].startswith(("nmod", "flat", "appos")):
                found = found or cast.place(k)
        if found:
            return found
    return []


def holder(cast: Cast, head: int) -> list[Role]:
    """Who holds those that are to be released: "held by Iran", "jailed in Iran"."""
    s = cast.s
    for j in sorted(s.subtree(head)):
        if s.lemmas[j] in HOLDING and s.pos[j] == "VERB":
            return cast.roles(syntax.agent(s, j)) or place_roles(cast, j)
    return []


def noun_sources(cast: Cast, noun: int, slots: tuple[str, ...], reciprocal: bool) -> list[Role]:
    """Return the doers of an event noun: its owner, its "by" phrase, its demonym, or its parties."""
    if reciprocal:
        parties = noun_slot(cast, noun, "between") or noun_slot(cast, noun, "among")
        if parties:
            return parties
    if behind := cast.roles(author(cast.s, noun)):
        return behind
    for slot in _owner_first(cast.s, noun, slots or NOUN_SOURCES):
        if cast.lacks(slot) or slot == "of" and of_who_suffers(cast.s, noun):
            continue
        found = [r for r in noun_slot(cast, noun, slot) if not mere_means(cast.s, r)]
        if found:
            return found
    return []


def _owner_first(s: Sentence, noun: int, slots: tuple[str, ...]) -> tuple[str, ...]:
    """Who owns an act is its doer, unless a "by" of its own names him ("Kyiv's bombardment by Russia")."""
    if "poss" not in slots or any(syntax.preposition(s, j) == "by" for j in s.children[noun]):
        return slots
    return ("poss", *(slot for slot in slots if slot != "poss"))


def noun_targets(cast: Cast, noun: int, slots: tuple[str, ...], sources: list[Role]) -> list[Role]:
    """Return the undergoers of an event noun: those it names, or the subject of "was the target of"."""
    found = _undergoers(cast, noun, slots or NOUN_TARGETS, noun_slot, sources)
    return found if found or len(sources) > 1 else without(cast.roles(victim(cast.s, noun)), sources)


def _undergoers(
    cast: Cast,
    head: int,
    slots: Sequence[str],
    fillers: Callable[[Cast, int, str], list[Role]],
    sources: list[Role],
) -> list[Role]:
    """Return the first slot with a faced actor on another side than the source; else the owner of the place, else the faceless."""
    faceless: list[Role] = []
    at_home: list[Role] = []
    for slot in slots:
        if cast.lacks(slot) or not (named := fillers(cast, head, slot)):
            continue
        named = without(named, sources)
        found = [r for r in named if not (of_the_doers(cast.s, r) or bystander(cast.s, head, slot, r))]
        if not found:
            continue
        if slot not in ("object", "iobj"):
            own = [r for r in found if any(_own_side(r, x, slot) for x in sources)]
            found = [r for r in found if r not in own]
            at_home = at_home or own
        if found and not all(r.faceless or r.is_trait for r in found):
            return found
        faceless = faceless or [r for r in found if not r.is_trait]
    if not faceless:
        return [r for r in at_home if any(one_state(r.actor, x.actor) for x in sources)]
    return people_of(without(place_roles(cast, head), sources), faceless)


_STATE = frozenset({"GOV", "MIL"})


def _own_side(role: Role, source: Role, slot: str) -> bool:
    """Tell whether ``role`` is but the source's own state, or inside an object its own army: "withdrew its troops"."""
    if one_state(role.actor, source.actor):
        return True
    own = role.actor.country is not None and role.actor.country == source.actor.country
    return slot == "inside" and own and not role.actor.group and {*role.actor.roles, *source.actor.roles} <= _STATE


def _owners(cast: Cast, noun: int) -> list[Role]:
    s = cast.s
    if s.lemmas[noun].lower() in OTHERS:
        return []  # whose neighbour or critic somebody is, he is not
    if s.child(noun, "nmod:poss") is None:
        near = possessor_before(s, noun)
        if near is not None:
            return cast.roles(near)
        if s.deps[noun] == "conj" and s.child(noun, "det") is None:
            noun = s.heads[noun]  # "Putin's rapprochement and cooperation with Kim"
    return [r for j in s.children[noun] if s.deps[j] == "nmod:poss" for r in cast.roles(j)]


def noun_slot(cast: Cast, noun: int, slot: str) -> list[Role]:
    """Return the actors in one slot of a noun: ``poss``, ``modifier``, ``light_subject``, ``place`` or a preposition."""
    s = cast.s
    if slot in journeys.SLOTS:
        return journeys.SLOTS[slot](cast, noun)
    if slot == "poss":
        return _owners(cast, noun)
    if slot == "modifier":
        out: list[Role] = []
        for j in s.children[noun]:
            if j < noun and s.deps[j] in ("amod", "compound", "nmod", "nmod:unmarked", "flat"):
                for h in syntax.expand(s, j):
                    out += [Role(r.mention, r.actor, MODIFIER) for r in without(cast.roles(h, inside=False), out)]
        if not out:
            out = [Role(r.mention, r.actor, MODIFIER) for r in cast.roles(torn_name(s, noun), inside=False)]
        if not out and s.deps[noun] != "nmod":
            out = cast.leaders(noun)  # "the Saudi-led offensive continued"
        if not out:
            m = cast.at(noun)
            if m is not None and m.actor is not None and m.first < noun:
                out = [Role(m, m.actor, MODIFIER)]
        return out
    if slot == "place":
        return place_roles(cast, noun)
    if slot == "in":
        return [Role(r.mention, r.actor, PLACE) for r in place_roles(cast, noun)]
    if slot == "speaker":
        return saying.speaker_roles(cast, noun)[1]
    if slot == "subject":
        stated = s.deps[noun] == "ccomp"  # a bare noun that the parser took for a clause has no doer but its own
        return subject_roles(cast, syntax.own_subject(s, noun) if stated else syntax.subject(s, noun))
    if slot == "doer":
        return subject_roles(cast, doer_around(s, noun))
    return [] if slot in ("light_subject", "none") else _hung_on_noun(cast, noun, slot)


def _hung_on_noun(cast: Cast, noun: int, slot: str) -> list[Role]:
    """Return the actors that a preposition hangs on a noun."""
    s = cast.s
    found: list[Role] = cast.opposed(noun) if slot == "against" else []
    verb = happening(s, noun)
    for j in syntax.oblique(s, noun, slot) or (syntax.oblique(s, verb, slot) if verb is not None else ()):
        found += [Role(r.mention, r.actor, INSIDE if r.how != HEAD else HEAD) for r in without(cast.roles(j), found)]
    for j in s.children[noun] if slot != "of" else ():  # relative or participle: "talks held with", "the war waged on"
        if s.deps[j] in ("acl", "acl:relcl") and (slot != "by" or s.lemmas[j] not in BESIDE):
            for k in syntax.oblique(s, j, slot):
                found += without(cast.roles(k), found)
    return found
