"""Settling a phrase: dictionary and composition first, then reference, then the country of the context."""

from __future__ import annotations

from events.coding.actors import describe
from events.coding.actors.build import attach, finish, further
from events.coding.actors.context import (
    GENERIC_BODIES,
    GENERIC_PARTIES,
    by_office,
    from_context,
    minority,
    namesake,
    of_congress,
    of_ruler,
    strange_acronym,
    whose_body,
    whose_party,
)
from events.coding.actors.continents import of_continent, region_of
from events.coding.actors.counterparts import counterpart
from events.coding.actors.described import by_what_follows
from events.coding.actors.facts import Fact
from events.coding.actors.items import SURNAME_LIKE
from events.coding.actors.missions import is_our_house
from events.coding.actors.own import of_guest, of_publisher
from events.coding.actors.partial import Partial
from events.coding.actors.protos import LOCATIVE, Proto, capital_as_place, stands_for_land
from events.coding.actors.scene import Scene
from events.coding.actors.sides import told_by_noun
from events.coding.actors.terms import at_the_time, of_congress_title
from events.coding.actors.victims import of_sanctioned, of_victims, sanctioned_name
from events.coding.actors.whereabouts import beside, of_host
from events.types import Actor

_COUNTERPARTS = frozenset("counterpart counterparts colleague opposite number homologue".split())
_REFERRING = frozenset("court company firm bank party militia union charity newspaper".split())
_DEFINITE = ("the", "both", "these", "this", "that")


def settle(p: Proto, scene: Scene) -> None:
    """Resolve one candidate phrase and write it down in the scene."""
    if p.joined is not None and p.joined.actor is not None:
        p.actor, p.how = p.joined.actor, "title"
        scene.emit(p, remember=False)
    elif p.partial is None:
        _bare(p, scene)
    else:
        _composed(p, p.partial, scene)
    p.chunk.actor = p.actor


def _surname_word(p: Proto, scene: Scene) -> bool:
    """Settle "Fisher" after "Julie Fisher", who is no fisherman."""
    only = p.chunk.items[0] if len(p.chunk.items) == 1 else None
    if only is None or not only.capital or only.text.lower() not in SURNAME_LIKE or p.chunk.det:
        return False
    known = scene.memory.by_last_name(only.text)
    if known is None:
        return False
    p.actor, p.how, p.kind = known, "reference", "PERSON"
    scene.emit(p, name=known.name)
    return True


def _defined(p: Proto, q: Partial, scene: Scene) -> bool:
    """Settle an acronym that this text has given to somebody by the words in front of its bracket."""
    if q.base is not None and (meant := scene.memory.defined.get(q.base.name)) is not None:
        q.base = q.base._replace(code=meant.code)
    only = p.chunk.items[0] if len(p.chunk.items) == 1 else None
    known = scene.memory.defined.get(only.text) if only is not None and q.head == "name" else None
    if known is None:
        return False
    p.actor, p.how, p.kind = known, "reference", "ORG"
    scene.emit(p, name=known.name)
    return True


def _strange(p: Proto, q: Partial, scene: Scene) -> bool:
    """Leave a name open that this text may well have for another than the dictionary."""
    other = namesake(p, q, scene)
    if not other and not strange_acronym(p, q, scene):
        return False
    p.how = "unresolved"
    p.reason = "a namesake" if other else "an acronym of a country that the text does not name"
    scene.emit(p, remember=False)
    return True


def _composed(p: Proto, q: Partial, scene: Scene) -> None:
    if _surname_word(p, scene) or _defined(p, q, scene) or _strange(p, q, scene):
        return
    by_what_follows(p, q, scene)
    at_the_time(p, q, scene)
    of_congress_title(q, scene)
    _possessive_pronoun(p, q, scene)
    owner = p.chunk.before.actor if p.chunk.link == "poss" and p.chunk.before is not None else None
    if owner is not None and q.country is None and q.person is None:
        attach(q, Partial(head="name", country=owner.country, roles=list(owner.roles)), "poss")
    _acronym(p, q, scene)
    if (
        q.fact is not None
        and q.head in ("name", "land")
        and (q.fact.kind == "city" or (q.place and capital_as_place(scene.sentence, p)))
    ):
        p.reason, p.how = f"{q.fact.name} as a place", "unresolved"
        if q.country and stands_for_land(scene.sentence, p):
            p.how, p.actor = "dictionary", Actor(code=q.country, country=q.country, entries=tuple(q.entries))
            p.reason = f"{q.fact.name} stands for its country"
        scene.emit(p, remember=False)
        return
    told_by_noun(p, q, scene.sentence)
    if q.head == "name" and q.fact is not None and q.fact.name in GENERIC_BODIES:
        whose_body(q, q.fact, scene)
    if q.base is not None and q.base.kind == "party" and q.base.name in GENERIC_PARTIES:
        whose_party(q, q.base, scene)
    _doubtful_person(p, q, scene)
    if _named_before(p, q, scene):
        return
    of_host(p, q, scene)
    beside(p, q, scene)
    of_guest(p, q, scene)
    of_victims(p, q, scene)
    of_sanctioned(p, q, scene)
    if p.noun in _COUNTERPARTS and q.country is None and q.base is None and not (q.plural and region_of(p)):
        q.roles = []  # of whom, nobody has said
    of_publisher(p, q, scene)
    if _described(p, q, scene):
        return
    of_ruler(p, q, scene)
    if q.country is None and q.base is None and q.person is None and not of_continent(p, q):
        _from_around(p, q, scene)
    p.actor = finish(q, scene.index)
    if q.name and q.person is None and q.head == "person":
        _known_by_name(p, q, q.name, scene)
    if q.more:
        p.also = further(q, scene.index)
    if p.actor is None:
        p.how, p.reason = "unresolved", p.reason or "no country, group or role in the words"
        if q.name and q.head == "person":
            scene.unknown(p)
        elif q.head != "person":
            return
    elif _idle(p, q):
        return
    scene.emit(p)


def _known_by_name(p: Proto, q: Partial, name: str, scene: Scene) -> None:
    """Take a titled last name for the person of that name whom the text or the office tells of, where the title fits."""
    named = scene.memory.by_last_name(name.rsplit(" ", 1)[-1])
    known = named or (by_office(name, scene) if p.actor is None else None)
    said = p.actor is not None and p.actor.country and p.actor.roles and not scene.when.known
    if known is None or said or (p.actor is not None and p.actor.country not in (None, known.country)):
        return
    if not _another_post(q, known) and not _back_in_office(p.actor, known, q):
        p.actor, p.how = known, "reference"


def _named_before(p: Proto, q: Partial, scene: Scene) -> bool:
    """Settle "State Secretary Berger" after "German State Secretary Anna Berger": no context says more than the name."""
    if q.country or q.base or q.person or q.head != "person" or q.name is None or " " in q.name or q.former:
        return False
    known = scene.memory.by_last_name(q.name)
    union = known is not None and not known.country and known.roles[:1] == ("IGO",)
    if known is None or not (union or (known.country and set(q.roles) & set(known.roles))):
        return False
    p.actor, p.how, p.kind = known, "reference", "PERSON"
    scene.emit(p, name=known.name)
    return True


def _from_around(p: Proto, q: Partial, scene: Scene) -> None:
    """Take the country that the words lack from what is around them."""
    if q.groups:
        minority(p, q, scene)
    if q.country is None:
        from_context(p, q, scene)
    if q.country is None and not q.groups:
        of_congress(p, q, scene)


def _idle(p: Proto, q: Partial) -> bool:
    """True for a bare word that says nothing about anybody here ("in office", "their service", "side")."""
    if q.head == "lead" and p.chunk.pron in ("his", "her", "their", "my") and q.posts[-1:] == ["head"]:
        return True
    if p.noun == "parties" and p.chunk.det in ("other", "all", "both") and len(p.chunk.items) == 1:
        return True  # the parties to a dispute
    if q.head not in ("unit", "group"):
        return False
    if q.weak and not (q.base or q.groups or q.name) and any(i.kind == "word" for i in p.chunk.items):
        return q.country is None or "context" in (p.reason or "")
    bare = q.weak and not (q.country or q.base or q.groups or q.name) and p.chunk.det != "the"
    return bare or (bool(p.chunk.pron) and len(p.chunk.items) == 1)


def _doubtful_person(p: Proto, q: Partial, scene: Scene) -> None:
    """Undo "American Rescue Plan" as an American: after a bare nationality only what NER calls a person is one."""
    if q.head == "person" and q.weak and q.roles == ["CVL"] and q.name:
        inside = [e.label for e in scene.sentence.entities if e.start <= p.last < e.end]
        if inside and "PERSON" not in inside:
            q.head, q.name, q.roles, q.weak, q.adjective = "land", None, [], False, True
            p.last = p.head = p.first
            p.kind = "NORP"


def _described(p: Proto, q: Partial, scene: Scene) -> bool:
    """Definite descriptions with an agent word; true when that settled the phrase."""
    chunk, memory = p.chunk, scene.memory
    definite = chunk.det in _DEFINITE or chunk.number in ("two", "both")
    alone = len(chunk.items) == 1 and chunk.items[0].b == chunk.items[0].a + 1
    if definite and alone and p.noun and not (q.country or q.base or p.open_of):
        found = describe.pair(p.noun, chunk.det, chunk.number, memory, _own(scene), _doers(p, scene))
        if found is not None:
            _found(p, found, scene)
            return True
    single = q.name is None and q.person is None and not q.plural and not q.former
    if single and q.head in ("person", "lead", "unit") and (definite or not (chunk.det or chunk.number)):
        titled = definite or q.country or q.base or chunk.items[-1].capital
        own = scene.publisher is not None and "publisher" in (p.reason or "")
        entity = describe.holder(q, memory, in_office=own) if titled else None
        if entity is not None:
            p.actor, p.how, p.kind = entity.actor, "reference", "PERSON"
            scene.emit(p, name=entity.name, posts=set(q.posts))
            return True
    named = definite or (chunk.link == "conj" and chunk.items[0].capital)  # "the Secretary and Foreign Ministers"
    if named and q.plural and q.head == "person" and not (q.country or q.base or q.groups or p.open_of or q.former):
        found = describe.holders(q, memory, scene.sentence.index) or describe.row(p.noun, memory, scene.sentence.index)
        found = found or describe.signed(p.noun, memory, _own(scene))
        if found is not None:
            _found(p, found, scene)
            return True
    loose = q.head in ("group", "lead", "unit") and q.weak
    armed = len(chunk.items) <= 2 and p.noun == "group" and set(q.roles) <= {"REB", "UAF"} and bool(q.roles + q.groups)
    if (
        (alone or armed)
        and chunk.det in ("the", "this", "that")
        and p.noun in describe.ORG_NOUNS
        and not (q.country or q.base)
        and (loose or armed or p.noun in _REFERRING or p.noun in describe.FIGHTERS)
    ):
        found = describe.organisation("militants" if armed else p.noun, memory)
        if found is not None and (found.actor is not None or (loose and not armed)):
            _found(p, found, scene)
            return True
    return False


def _found(p: Proto, found: describe.Found, scene: Scene) -> None:
    p.actor, p.also, p.reason, p.kind = found.actor, found.also, found.reason, found.kind
    p.how = "reference" if found.actor is not None else "unresolved"
    scene.emit(p, remember=not found.also)


def _bare(p: Proto, scene: Scene) -> None:
    """A phrase without dictionary words: a last name, an acronym, "the country", or an unknown name."""
    if p.name is None:
        _bare_description(p, scene)
        return
    actor = scene.memory.acronyms.get(p.name)
    person = actor is None
    if actor is None:
        words = p.name.split()
        actor = scene.memory.by_last_name(words[-1])
        if actor is not None and len(words) > 1 and actor.name and actor.name.split()[0].lower() != words[0].lower():
            actor = None
    if actor is not None:
        p.actor, p.how, p.kind = actor, "reference", "PERSON" if person and actor.name else "ORG"
        scene.emit(p, name=actor.name)
        return
    label = next((e.label for e in scene.sentence.entities if e.start <= p.head < e.end), None)
    holder = by_office(p.name, scene) if label == "PERSON" else None
    if holder is not None:
        p.actor, p.how, p.kind = holder, "reference", "PERSON"
        scene.emit(p, name=holder.name)
        return
    if label in ("PERSON", "ORG"):
        p.kind, p.how = label, "unresolved"
        what = (
            "person not in the dictionary and without a title"
            if label == "PERSON"
            else "organisation not in the dictionary"
        )
        p.reason = what
        p.actor = sanctioned_name(p, label, scene)
        scene.emit(p, remember=False)
        if label == "PERSON" and not _addressed(p, scene):
            scene.unknown(p)


def _doers(p: Proto, scene: Scene) -> frozenset[str]:
    """Codes of the subjects whose object or addressee the phrase is: "China urged both countries to talk"."""
    s = scene.sentence
    verb = s.heads[p.head]
    if s.deps[p.head] not in ("obj", "iobj", "obl") or s.pos[verb] != "VERB":
        return frozenset()
    subjects = [k for k in s.children[verb] if s.deps[k].startswith("nsubj") and k < p.head]
    row = [*subjects, *(k for j in subjects for k in s.children[j] if s.deps[k] == "conj")]
    actors = [scene.by_head[k].actor for k in row if k in scene.by_head]
    return frozenset(a.code for a in actors if a is not None)


def _addressed(p: Proto, scene: Scene) -> bool:
    """True for the reporter in "that has not happened, Peter.", whom no "he" means."""
    s, after = scene.sentence, p.last + 1
    closed = after >= len(s) or not s.words[after][0].isalnum()
    return scene.memory.talk and p.first == p.last and closed and (p.first == 0 or s.words[p.first - 1] == ",")


def _bare_description(p: Proto, scene: Scene) -> None:
    chunk = p.chunk
    if p.noun in describe.NEIGHBOURS and (chunk.pron or chunk.link == "poss"):
        owner = _pronoun_owner(p, scene) if chunk.pron else chunk.before.actor if chunk.before is not None else None
        if owner is not None and owner.country:
            _found(p, describe.neighbour(owner.country, _own(scene), scene.memory), scene)
        return
    if chunk.det not in _DEFINITE and chunk.number not in ("two", "both"):
        return
    if chunk.items[-1].capital and p.noun in ("state", "union"):
        return  # "the State of the Union"
    owner = _pronoun_owner(p, scene)
    if owner is not None and chunk.number == "two" and describe.PAIR_NOUNS.get(p.noun) == "LAND":
        _found(p, describe.our_two(owner, scene.memory), scene)
        return
    if chunk.number == "two":
        scene.coordinations()
    found = (
        None
        if p.open_of
        else describe.pair(p.noun, chunk.det, chunk.number, scene.memory, _own(scene), _doers(p, scene))
    )
    if found is None and len(chunk.items) == 1 and chunk.det in ("the", "this", "that"):
        s = scene.sentence
        located = any(s.deps[k] == "case" and s.lower[k] in LOCATIVE for k in s.children[p.head])
        here = s.index if located else None
        found = describe.organisation(p.noun, scene.memory) or describe.land(
            p.noun, scene.memory, here, s.index, _own(scene)
        )
    if found is not None:
        _found(p, found, scene)


def _own(scene: Scene) -> str | None:
    return scene.publisher.country if scene.publisher is not None else None


def _possessive_pronoun(p: Proto, q: Partial, scene: Scene) -> None:
    """Take country and role from the owner in "his foreign minister", "its army", "his Chinese counterpart"."""
    owner = _pronoun_owner(p, scene)
    if owner is None:
        return
    if p.noun in _COUNTERPARTS and (q.weak or not q.roles):
        counterpart(p, q, owner, scene)
    elif q.person is None:
        if is_our_house(q, p.chunk.pron):
            q.country = None
        named = Partial(head="name", country=owner.country, roles=list(owner.roles))
        if owner.country is None and owner.group and owner.code.startswith("IGO"):
            named.base = Fact(owner.name or owner.code, owner.name or owner.code, owner.code, "igo")
        attach(q, named, "poss")


def _another_post(q: Partial, known: Actor) -> bool:
    """True for "Senator Brown" beside a general, "Judge Brown" beside a mayor once, and who was opposition till he won an election."""
    officer = q.roles == ["LEG"] and set(known.roles) <= {"MIL", "COP", "MED"}
    judge = q.roles == ["JUD"] and known.roles == ("ELI",)
    return officer or judge or "president elect" in q.posts


def _back_in_office(said: Actor | None, known: Actor | None, q: Partial) -> bool:
    """Tell whether the words give somebody whose known terms are over the post that he holds now."""
    if said is None or known is None or known.roles != ("ELI",) or q.former:
        return False
    return said.country == known.country and "GOV" in said.roles and (not q.weak or q.posts[-1:] == ["ambassador"])


def _pronoun_owner(p: Proto, scene: Scene) -> Actor | None:
    """Whom the possessive pronoun in front of a phrase means."""
    known = scene.pronoun_actor
    before = range(p.first - 1, max(-1, p.first - 4), -1) if p.chunk.pron else ()
    return next((known[t] for t in before if t in known), None)


def _acronym(p: Proto, q: Partial, scene: Scene) -> None:
    """Remember "(RUF)" after a name."""
    s, after = scene.sentence, p.last + 1
    if after + 2 < len(s) and s.words[after] == "(" and s.words[after + 2] == ")" and s.words[after + 1].isupper():
        short, initials = s.words[after + 1], {w[0] for w in s.words[p.first : after]}
        if q.head == "land" and short[0] not in initials:
            return  # "the Nut Corporation of America (NCA)"
        actor = finish(q, scene.index)
        if actor is not None:
            scene.memory.acronyms.setdefault(short, actor)
            if short == "".join(w[0] for w in s.words[p.first : after] if w[0].isupper())[-len(short) :]:
                scene.memory.defined.setdefault(short, actor)
