"""Country from the context: of a role without one, of a body that many states have, of a last name, of a minority."""

from __future__ import annotations

from events.coding.actors.codes import RELIGIONS, parse_code
from events.coding.actors.facts import Fact, valid
from events.coding.actors.locations import clause_country
from events.coding.actors.partial import Partial
from events.coding.actors.protos import Proto, is_open
from events.coding.actors.scene import Scene
from events.types import Actor, Sentence

_CONTEXT_ROLES = frozenset(["GOV", "MIL", "LEG", "JUD", "COP", "SPY", "OPP", "REB", "SEP", "UAF", "CVL", "RAD"])
_SECTORS = frozenset(["AGR", "HLH", "EDU", "ENV", "HRI", "LAB", "BUS", "MED", "DEV", "REF", "ENE"])
_NOT_OURS = frozenset({"LEG", "OPP", "JUD"})  # of another state, where a government names one beside its own
_OUTLAWS = frozenset({"CRM", "UAF", "REB", "RAD", "SEP"})
_PLACING = frozenset({"in", "within", "inside", "across", "from", "of"})
_SIDE_BY_SIDE = frozenset({"allies", "partners"})
_SHORT = 4  # letters of acronyms that mean many things
_AGAIN = 3  # sentences for which a plural noun without a country means the people last called so
_ANY = frozenset({"other", "another", "each", "every", "all", "any", "no"})
# Roles that a paper speaks of without a country when it writes about one country only.
_HOME_ROLES = frozenset("PTY REL EDU LAB MED HLH CRM AGR BUS".split())
_VICTIMS = frozenset("people civilians residents villagers families children women men".split())
_STATE_ROLES = frozenset("GOV LEG MIL JUD COP OPP".split())
_HIGH_POSTS = ("president", "prime minister", "chancellor", "foreign minister", "secretary of state", "king", "emir")
_CROWDS = ("protest", "demonstrat", "resident", "villager", "civilian", "rioter", "voter", "settler", "marcher")
_ACTING = frozenset(
    "officials authorities lawmakers legislators deputies senators prosecutors judges investigators police officers "
    "troops soldiers forces army military guards politicians".split()
)
# Those whom violence hits and who do it: of the country that a report is about.
_HIT = frozenset("students pupils schoolchildren farmers worshippers workers passengers shoppers".split())
_ARMED = frozenset("gunmen attackers bandits militants assailants soldiers troops rebels insurgents raiders".split())
_NUMBERS = frozenset({"dozen", "score", "hundred", "thousand", "number", "group", "handful"})
_LOCAL = _VICTIMS | _HIT | _ARMED
_RULERS = frozenset({"junta", "regime"})  # of whom a report is about, not of who deals with them
_PLURAL_LANDS = frozenset({"countries", "nations", "states", "world", "region", "governments", "sides"})
_ELSEWHERE = frozenset(
    "foreign international internationally globally other authoritarian neighbouring neighboring friendly hostile rival western".split()
)
# Names that many states have for a body of their own; the dictionary knows the best known one.
GENERIC_BODIES = frozenset(
    [
        "Congress", "Senate", "House of Representatives", "National Guard", "Foreign Office", "Cabinet Office",
        "Federal Constitutional Court", "Ministry of Defence", "Ministry of External Affairs", "Ministry of State Security",
        "Department of Agriculture", "Department of Commerce", "Department of Education", "Department of Energy",
        "Department of Justice", "Department of Labor", "Department of Transportation",
    ]
)  # fmt: skip
GENERIC_PARTIES = frozenset({"Republicans", "Democrats"}) | frozenset(
    f"{name} Party"
    for name in (
        "Labour", "Democratic", "Republican", "Conservative", "Liberal", "Socialist", "Communist", "Green", "National",
        "Nationalist", "Progressive", "People's", "Workers'", "Social Democratic", "Centre", "Christian Democratic",
    )
)  # fmt: skip


def whose_body(q: Partial, fact: Fact, scene: Scene) -> None:
    """In an article about Peru "Congress" is Peru's: another country leads the text and the best known is not in it."""
    memory, usual = scene.memory, fact.code[:3]
    lead = memory.background() or memory.focus()
    if lead and q.country == usual and lead != usual and usual not in memory.around and usual not in memory.countries:
        q.country, q.name, q.fact = lead, None, None


def strange_acronym(p: Proto, q: Partial, scene: Scene) -> bool:
    """Tell whether "AAP" is not the Indian party of that name: the text names no India, nor anything else of it."""
    fact = q.base
    if fact is None or q.head != "name" or not is_short_name(fact) or fact.name not in (i.text for i in p.chunk.items):
        return False
    land, memory = fact.code[:3], scene.memory
    return land in scene.index.countries and land not in memory.around and land not in memory.countries


def namesake(p: Proto, q: Partial, scene: Scene) -> bool:
    """Tell whether a bare last name is not that of the person known by it: the text has named another in full."""
    if q.person is None or p.first != p.last:
        return False
    last = scene.sentence.words[p.first]
    known = (e for e in scene.memory.entities.values() if e.kind == "PERSON" and not e.actor.code and e.name)
    return any(" " in str(e.name) and str(e.name).split()[-1] == last for e in known)


def is_short_name(fact: Fact) -> bool:
    """True for the acronym of a party or a firm, which others may have as well."""
    return fact.kind in ("party", "company") and fact.name.isupper() and len(fact.name) <= _SHORT


def whose_party(q: Partial, fact: Fact, scene: Scene) -> None:
    """In an article about New Zealand "the Labour Party" is not Britain's."""
    memory, usual = scene.memory, fact.code[:3]
    lead = memory.background() or memory.focus()
    if lead and lead != usual and usual not in memory.around and usual not in memory.countries:
        q.base = fact._replace(code=lead + "PTY", canonical=fact.name)
        q.name = fact.name if q.head == "name" else q.name


def by_office(name: str, scene: Scene) -> Actor | None:
    """A bare last name that only one holder of a high office has, whose country the article names and whose term runs."""
    memory, when = scene.memory, scene.when
    if not when.known or " " in name:
        return None
    own = scene.publisher.country if scene.publisher is not None else None
    lands = {*memory.around, *((own,) if own else ())}
    held = [
        f
        for f in scene.index.surnames.get(name.lower(), ())
        if f.code[3:6] == "GOV" and f.code[:3] in lands and valid(f, when.lo, when.hi)
    ]
    held = [f for f in held if f.code[:3] == own or any(post in f.office.lower() for post in _HIGH_POSTS)]
    if len({f.canonical for f in held}) != 1:
        return None
    fact = max(held, key=lambda f: f.start)
    return parse_code(fact.code, scene.index.countries, name=fact.canonical, entries=(fact.entry,))


_RULES = frozenset({"regime", "government", "administration", "junta", "cabinet", "dictatorship"})


def of_ruler(p: Proto, q: Partial, scene: Scene) -> None:
    """Give "members of the Ortega regime" the country of the ruler by whose name it goes."""
    s = scene.sentence
    if q.country or q.base or q.person or q.groups or "GOV" not in q.roles:
        return
    for t in range(max(1, p.first), p.last + 1):
        if s.lower[t] in _RULES and s.pos[t - 1] == "PROPN" and s.words[t - 1][:1].isupper():
            ruler = scene.memory.by_last_name(s.words[t - 1]) or by_office(s.words[t - 1], scene)
            if ruler is not None and ruler.country:
                q.country, p.reason = ruler.country, f"country {ruler.country} of the ruler {s.words[t - 1]}"
            return


_OF_SEVERAL_STATES = frozenset({"partners", "allies", "friends", "neighbors", "neighbours", "governments", "states"})


def minority(p: Proto, q: Partial, scene: Scene) -> None:
    """An ethnic group takes the country where it acts, else the one the article is about."""
    s, memory = scene.sentence, scene.memory
    if p.noun in _OF_SEVERAL_STATES:
        return
    if q.head == "body" and set(q.groups) <= RELIGIONS and p.chunk.det in ("a", "an"):
        q.country = clause_country(s, p.head, scene.index)  # "a Catholic church was burned in Kenya"
    if q.head not in ("people", "ethnic", "person", "lead") or s.deps[p.head] in ("amod", "compound"):
        return
    if q.homeland is None:
        q.country = clause_country(s, p.head, scene.index)
    if q.country is None and not set(q.groups) & RELIGIONS and "REF" not in q.roles:
        lead = memory.background() or (memory.focus() if q.homeland is None else None)
        if q.homeland is None or q.homeland not in memory.around:
            q.country = lead


def from_context(p: Proto, q: Partial, scene: Scene) -> None:
    """A role without a country ("the government", "police") takes the country of the text, when there is just one."""
    if not _lacks_country(p, q, scene):
        return
    if p.noun in _SIDE_BY_SIDE and not p.chunk.pron:
        return  # "held talks with allies and partners in Geneva": the place says nothing about them
    homely = set(q.roles) <= _STATE_ROLES | {"CVL"} and not q.groups  # fighters may come from anywhere
    q.country = clause_country(scene.sentence, p.head, scene.index, through_object=homely)
    if q.country is not None:
        p.reason = f"country {q.country} from the clause"
        return
    again = _said_before(p, q, scene)
    if again is not None and not (scene.lands - {again, "IGO"} and _at_a_where(scene.sentence, p.head)):
        q.country, p.reason = again, f"country {again} of the {p.noun} named before"
        return
    abroad = _there(p, scene) or _abroad(p, q, scene)
    if abroad is not None:
        q.country, p.reason = abroad, f"country {abroad} that the statement is about, from context"
        return
    if not _wants_country(p, q, scene):
        return
    country = _text_country(p, q, scene)
    favoured = _favoured(p, scene)
    if favoured is not None and country in (None, favoured):
        beside = scene.lands - {favoured, "IGO"}
        country = next(iter(beside)) if len(beside) == 1 else scene.memory.leading(without=(favoured,))
    if scene.publisher is not None and country == scene.publisher.country and _lacks_post(country, p, q):
        country = _latest_land(scene)
    if country is None:
        p.reason = "country unclear"
    else:
        if country == "PSE" and q.posts and q.posts[-1].startswith("settler"):
            country = "ISR"
        q.country, p.reason = country, f"country {country} from context"


def _at_a_where(s: Sentence, head: int) -> bool:
    """Whether a phrase stands in a clause on the places just named: "will travel to Oslo, where she will meet officials"."""
    node = head
    while s.heads[node] != node and s.pos[node] not in ("VERB", "AUX"):
        node = s.heads[node]
    return any(s.lower[k] == "where" for k in s.children[node])


def _favoured(p: Proto, scene: Scene) -> str | None:
    """The country that people side with, which is not their own: Chad for "pro-Chadian rebels", "the pro-Chadians"."""
    for word in scene.sentence.lower[p.first : p.last + 1]:
        name = word.removeprefix("pro-")
        if name != word:
            facts = scene.index.names.get(name) or scene.index.names.get(name.removesuffix("s")) or ()
            return next((f.code[:3] for f in facts if f.code[:3] in scene.index.countries), None)
    return None


# Whose parliament, or its lower house, is called a Congress in English.
_CONGRESSES = frozenset("ARG BOL BRA CHL CHN COL DOM ECU ESP FSM GTM HND MEX PAN PER PHL PLW PRY VEN".split())


def of_congress(p: Proto, q: Partial, scene: Scene) -> None:
    """Members of a Congress of no country are those of the best known one, unless the text is about a country that has one."""
    fact = next((f for f in scene.index.names.get("congress", ()) if f.kind == "gov"), None)
    if fact is None or "LEG" not in q.roles or not any("Congress" in i.text for i in p.chunk.items):
        return
    usual, memory = fact.code[:3], scene.memory
    lead = memory.background() or memory.focus()
    q.country = usual if usual in memory.around or lead not in _CONGRESSES else lead
    p.reason = f"country {q.country} of the Congress meant"


# What a state governed by secretaries and a Congress has none of.
_FOREIGN_TO = {"USA": ("minister", "ministers", "parliament", "assembly", "chancellor", "premier")}


def _lacks_post(country: str | None, p: Proto, q: Partial) -> bool:
    """True for "the parliament" and "the prime minister" as those of a state that has no such thing."""
    words = _FOREIGN_TO.get(country or "", ())
    return p.noun in words or bool(words and q.posts and q.posts[-1].split()[-1] in words)


def _latest_land(scene: Scene) -> str | None:
    """The other country named last, a few sentences ago at most."""
    own = scene.publisher.country if scene.publisher is not None else None
    last = next(scene.memory.latest(lambda e: e.kind == "LAND" and not e.others and e.actor.country != own), None)
    return last.actor.country if last is not None and scene.sentence.index - last.sentence <= _AGAIN else None


def _there(p: Proto, scene: Scene) -> str | None:
    """The other country spoken of last, for "the attorney general's office there"."""
    return _latest_land(scene) if scene.sentence.lower[p.last + 1 : p.last + 2] == ("there",) else None


_GENERAL = frozenset(
    "world worldwide global globe globally everywhere anywhere around others other all any every".split()
)
_TOLD = 4  # mentions of another country that make a statement one about it


def _abroad(p: Proto, q: Partial, scene: Scene) -> str | None:
    """The one other country that a government's statement is about: "protesters", "independent media" in it are there."""
    publisher, memory = scene.publisher, scene.memory
    if publisher is None or memory.talk or not q.plural or q.name or p.chunk.pron or "GOV" in q.roles:
        return None
    own = publisher.country
    land = memory.leading(without=(own,))
    told = memory.around.get(land or "", 0)
    if land is None or told < max(_TOLD, memory.around.get(own or "", 0)) or land in memory.wars:
        return None
    crowd = bool(q.posts) and q.posts[-1].startswith(_CROWDS)
    beside = {own} if crowd or set(q.roles) <= {"OPP", "MED", "JUD", "LEG"} else set()
    if any(i.text.lower() == "national" for i in p.chunk.items):
        return None  # "national courts", of whatever nation
    alone = set(q.roles) <= _CONTEXT_ROLES | _HOME_ROLES - {"REB", "UAF", "SEP"} and scene.lands <= {land, *beside}
    return land if alone and not _GENERAL & set(scene.sentence.lower) else None


def _said_before(p: Proto, q: Partial, scene: Scene) -> str | None:
    """The country of the same people in the sentences before: "Iranian officials ... The officials said"."""
    s, det = scene.sentence, p.chunk.det
    country, sentence = scene.memory.nouns.get(p.noun, (None, -_AGAIN))
    if not q.plural or len(p.chunk.items) != 1 or det not in ("", "the", "these", "those"):
        return None
    after = p.last + 1
    placed = s.lower[after : after + 1] and s.lower[after] in _PLACING and s.pos[after + 1 : after + 2] == ("PROPN",)
    told_apart = placed or any(s.deps[k].startswith("acl") for k in s.children[p.head])
    near = s.index - sentence < (_AGAIN if det else _AGAIN - 1)
    if not det and _GENERAL & set(s.lower[after : after + 3]):
        return None  # "people around the world"
    return country if near and not placed and (det or not told_apart) else None


def _text_country(p: Proto, q: Partial, scene: Scene) -> str | None:
    """The country that the sentence, what came before it, or the whole text decides on, in this order."""
    memory = scene.memory
    near = {a.actor.country for a in scene.out if a.actor is not None and a.actor.country}
    country = memory.focus()
    if country is None and scene.publisher is None and scene.home is not None:
        country = memory.mostly(scene.home)
    definite = q.name is None and p.noun not in _RULERS and p.chunk.det == "the" and bool(set(q.roles) & _STATE_ROLES)
    own = scene.publisher.country if scene.publisher is not None else None
    facing = country == own is not None and not set(q.roles) & {
        "GOV",
        "MIL",
    }  # "the Peruvian president met with civil society"
    faced = scene.lands - {own, "IGO"} if facing and set(q.roles) <= _NOT_OURS else set()
    if len(faced) == 1:
        return next(iter(faced))  # "U.S. support for the assembly and for the president of Peru"
    if (country is None and definite or facing) and len(near) == 1:
        country = next(iter(near))
    if country is None and definite:
        states = {e.actor.country for e in memory.entities.values() if set(e.actor.roles) & _STATE_ROLES}
        states.discard(None)
        country = next(iter(states)) if len(states) == 1 else None
    if country == own is not None and set(q.roles) & _OUTLAWS:
        return None  # whose gangs and gunmen they are, a government says
    if country is None and len(near) < 2:
        country = memory.background() or (None if memory.countries else scene.home)
    if country is None and scene.publisher is None:
        country = memory.leading(home=scene.home)
    if country == own is not None and "CVL" in q.roles and len(near) == 1:
        return next(iter(near))  # "the Peruvian president refuses to talk with civil society"
    return country


def _lacks_country(p: Proto, q: Partial, scene: Scene) -> bool:
    """Whether a phrase names a role that some country must have: state roles, crowds, officials."""
    chunk, roles = p.chunk, set(q.roles)
    if "GOV" in roles:
        roles -= _SECTORS
    if any(i.text.lower() in _ELSEWHERE for i in chunk.items) or (q.head == "person" and q.last < chunk.b - 1):
        return False
    heads = ("person", "body", "lead", "unit", "people")
    if chunk.det in _ANY or q.head not in heads or not set(q.groups) <= RELIGIONS | _SECTORS or not roles:
        return False
    if not roles <= (_CONTEXT_ROLES if q.groups else _CONTEXT_ROLES | _HOME_ROLES):
        return False
    named_force = q.head == "body" and roles <= {"COP", "JUD"}  # "Northgate Police"
    if is_open(p) and (scene.publisher is not None or p.noun not in _LOCAL or _names_where(scene, p)):
        return False
    return bool(q.name) or named_force or all(i.kind != "cap" for i in chunk.items)


def _names_where(scene: Scene, p: Proto) -> bool:
    """Whether what a phrase goes on with names anything: "people in Northgate", but not "people in a village"."""
    s = scene.sentence
    beside = [k for k in s.children[p.head] if s.deps[k].startswith("nmod") and k > p.head]
    return any(s.pos[t] == "PROPN" or s.lower[t] in _PLURAL_LANDS for k in beside for t in s.subtree(k)) or not beside


def _wants_country(p: Proto, q: Partial, scene: Scene) -> bool:
    """Whether such a phrase may take its country from the text: definite ones, and plural officials when they act."""
    chunk, roles = p.chunk, set(q.roles)
    if "GOV" in roles:
        roles -= _SECTORS
    dep = _relation(scene, p.head)
    acting = p.noun in _ACTING and not chunk.det and dep in ("nsubj", "obl:agent")
    if scene.publisher is not None and ((q.plural and not (chunk.det or acting)) or not roles <= _CONTEXT_ROLES):
        return False  # "governments", "opponents" in general, not the publisher's
    if not roles <= _CONTEXT_ROLES:
        return chunk.det == "the" or dep in ("nsubj", "nsubj:pass", "obl:agent", "obj")
    if q.weak and not acting and _any_body(q, chunk.det):
        return False
    crowd = bool(q.posts) and q.posts[-1].startswith(_CROWDS)
    if q.head == "people" and not (chunk.det == "the" or chunk.number or crowd):
        told = scene.publisher is None
        hit = p.noun in _VICTIMS | _HIT and dep in ("obj", "nsubj:pass")
        return told and (hit or p.noun in _ARMED and dep in ("nsubj", "nsubj:pass", "obl:agent"))
    officials = roles & {"GOV", "MIL", "EDU", "ELI", "LEG"} and (q.plural or q.head != "body")
    return not officials or bool(chunk.det or q.name or acting)


def _relation(scene: Scene, head: int) -> str:
    """Relation of a phrase to its verb; a conjunct has that of the first, people that of their number ("hundreds of students")."""
    s = scene.sentence
    while s.heads[head] != head and (
        s.deps[head] == "conj" or s.deps[head] == "nmod" and s.lemmas[s.heads[head]] in _NUMBERS
    ):
        head = s.heads[head]
    return s.deps[head]


def _any_body(q: Partial, det: str) -> bool:
    """A post that any organisation has, so that it need not be the state's ("chairman Li", "a leader")."""
    if q.name:
        return not q.posts or q.posts[-1] != "president"
    return q.head == "lead" and not (q.posts[-1].startswith("leader") and det == "the")
