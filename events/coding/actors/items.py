"""Items: what a text position is to the actor grammar (a dictionary name, an agent, a marker, a plain word)."""

from __future__ import annotations

from dataclasses import dataclass

from events.coding.actors.agents import Agent
from events.coding.actors.atoms import POSSESSIVE, View
from events.coding.actors.facts import FAMILY_FIRST, STATES_KINDS, Fact
from events.coding.actors.groups import before_rulers, is_group, noun_after
from events.coding.actors.index import ActorIndex
from events.coding.actors.senses import ADVISER, ends_in_time, is_thing, means_adviser

FORMER = frozenset(
    (
        "former ex onetime erstwhile then-former past ousted deposed toppled late outgoing-former disgraced fallen "
        "overthrown retired"
    ).split()
)
BACKERS = frozenset(
    (
        "backed linked aligned allied supported affiliated sponsored funded trained inspired armed made built born "
        "leaning friendly speaking equipped supplied held"
    ).split()
)
RUN_BY = frozenset(["led", "run", "controlled", "dominated", "ruled", "commanded", "appointed", "installed", "based"])
STANCE = frozenset({"pro", "anti", "counter", "non"})
PREPOSITIONS = frozenset(
    (
        "of in for at from to on with within inside near by about against under across between among into over as "
        "after before since during outside around throughout"
    ).split()
)
DETERMINERS = frozenset("the a an this that these those some any all both each every another no such other".split())
NUMBERS = frozenset(
    (
        "two three four five six seven eight nine ten eleven twelve dozen dozens hundred hundreds thousand thousands "
        "million millions several many few couple scores some tens numerous various more most"
    ).split()
)
POSS_PRONOUNS = frozenset(["his", "her", "its", "their", "our", "my", "your"])
CONJUNCTIONS = frozenset({"and", "or", "but", "nor", "plus", "&"})
DATE_WORDS = frozenset(
    (
        "monday tuesday wednesday thursday friday saturday sunday january february march april june july august "
        "september october november december yesterday today tomorrow"
    ).split()
)
# Agent words that are also common surnames: after an unknown capitalised word they end a name.
SURNAME_LIKE = frozenset(
    (
        "king prince pope bishop cook miner porter shepherd fisher dean marshal marshall judge driver monk parish "
        "temple church farmer ranger abbot chambers fellow sultan pastor major forester"
    ).split()
)


@dataclass(slots=True)
class Item:
    """One piece of the flat phrase.

    ``kind`` is name, agent, cap, word, num, former, det, pron, prep, conj, poss or break.

    ``a``..``b`` are atoms, half open. ``facts`` holds the candidate entries of a name, ``agent`` the agent entry.
    """

    kind: str
    a: int
    b: int
    text: str
    facts: list[Fact] | None = None
    agent: Agent | None = None
    muted: bool = False
    capital: bool = False
    adjective: bool = False
    glued: bool = False
    person: bool = False


def _fits_noun(v: View, i: int, n: int, agent: Agent) -> bool:
    """An agent phrase must be a noun phrase: its last word no verb or adverb in the parse, when there is one."""
    if not v.pos or n > 1:
        return True
    token = v.token[i + n - 1]
    pos = v.pos[token]
    if pos in ("NOUN", "PROPN", "ADJ"):
        return True
    return pos == "VERB" and agent.kind in ("mod", "people") and bool(v.deps) and v.deps[token] in ("amod", "compound")


def _plain(v: View, i: int) -> str:
    """Kind of an atom that starts no dictionary entry."""
    low, atom = v.low[i], v.atoms[i]
    if low == POSSESSIVE:
        return "poss"
    if v.address and v.token[i] in v.address:
        return "break"
    if not atom[0].isalnum():
        return "break"
    if low in CONJUNCTIONS:
        return "conj"
    if low in POSS_PRONOUNS:
        return "pron"
    if atom == "A" and i > 0 and v.atoms[i - 1][0].isupper() and i + 1 < len(v.atoms) and v.atoms[i + 1][0].isupper():
        return "cap"
    if low in DETERMINERS and not (v.pos and v.pos[v.token[i]] in ("PRON", "SCONJ", "ADV")):
        return "det" if low not in ("some",) else "num"
    if low in NUMBERS or atom[0].isdigit():
        return "num"
    if low in PREPOSITIONS and not v.glued[i] and not _near_east(v, i):
        return "prep"
    if ends_in_time(v, i):
        return "break"
    if low in DATE_WORDS and (atom[0].isupper() or low in ("today", "yesterday", "tomorrow")):
        return "break"
    if low == "may" and _beside_number(v, i):
        return "break"
    if v.pos:
        pos, dep = v.pos[v.token[i]], v.deps[v.token[i]] if v.deps else ""
        if pos == "PROPN":
            return "cap" if atom[0].isupper() else "word"
        if pos in ("NOUN", "ADJ") or (pos == "ADV" and _degree(v, i)):
            return "cap" if atom[0].isupper() and i > 0 else "word"
        if pos == "VERB" and dep in ("amod", "compound"):
            return "word"
        if v.glued[i]:
            return "word"
        return "break"
    return "cap" if atom[0].isupper() else "word"


def _near_east(v: View, i: int) -> bool:
    """True for "Near" in "Bureau of Near Eastern Affairs"."""
    after = v.low[i + 1] if i + 1 < len(v.low) else ""
    return v.atoms[i] == "Near" and after in ("east", "eastern")


def _beside_number(v: View, i: int) -> bool:
    return (i + 1 < len(v.low) and v.low[i + 1][0].isdigit()) or (i > 0 and v.low[i - 1][0].isdigit())


# After a nationality these speak of its language: "English language courses" are not of England.
_TONGUES = frozenset({"language", "languages", "proficiency", "translation", "translations", "lessons"})


def _muted(v: View, a: int, b: int) -> bool:
    """A name inside "X-backed", "anti-X" or "X-linked" is not what the phrase is about."""
    if b < len(v.low) and (v.low[b] in _TONGUES or (v.glued[b] and v.low[b] in BACKERS)):
        return True
    if a > 0 and v.atoms[a - 1] in ("Counter", "Anti", "Defeat"):
        return True  # "Counter ISIS Finance Group"
    return a > 0 and v.glued[a] and (v.low[a - 1] in STANCE or v.low[a - 1] == "inter")


# Words of these parts of speech end a phrase, unless a table names them.
_NEVER = frozenset({"AUX", "PRON", "SCONJ", "ADV", "INTJ"})
_MARKERS = (
    FORMER
    | PREPOSITIONS
    | DETERMINERS
    | NUMBERS
    | POSS_PRONOUNS
    | CONJUNCTIONS
    | DATE_WORDS
    | BACKERS
    | RUN_BY
    | STANCE
    | {POSSESSIVE, "may"}
)
_BREAK = Item("break", 0, 0, "")
_TOWN_KINDS = frozenset({"capital", "city", "region", "place", "company"})


def find_items(v: View, index: ActorIndex) -> list[Item]:
    """Cut a view into items, longest dictionary match first, left to right."""
    items: list[Item] = []
    i, size = 0, len(v.low)
    longest, agent_longest = index.longest, index.agent_longest
    lows, pos, token, glued = v.low, v.pos, v.token, v.glued
    while i < size:
        low = lows[i]
        known, acts = low in longest, low in agent_longest
        ends = pos and pos[token[i]] in _NEVER and not glued[i] and not _degree(v, i)
        if not known and not acts and low not in _MARKERS and ends:
            if not items or items[-1].kind != "break" or items[-1].text in ",()":
                items.append(_BREAK)
            i += 1
            continue
        item = _item_at(v, i, index, items[-1] if items else None, known, acts)
        items.append(item)
        i = item.b
    return items


def _degree(v: View, i: int) -> bool:
    """True for an adverb inside a phrase ("the newly installed envoy", "First Vice Minister")."""
    if not v.deps or v.deps[v.token[i]] != "advmod":
        return bool(v.deps) and v.deps[v.token[i]] == "amod"
    above = v.heads[v.token[i]]
    return above > v.token[i] and v.deps[above] == "amod"


def _item_at(v: View, i: int, index: ActorIndex, before: Item | None, known: bool, acts: bool) -> Item:
    """The item that starts at atom ``i``: a name, an agent, or a plain word."""
    low, capital = v.low[i], v.atoms[i][0].isupper()
    named = _name_at(v, i, index, before) if known else None
    if named is None and capital:
        named = _spelled_otherwise(v, i, index)
    if named is not None and is_group(named[1]):
        named = _group_at(v, i, named, index)
    role = index.match_agent(v.low, i) if acts else None
    if low == "nsa" and means_adviser(v, i):
        named, role = None, (1, index.agents[ADVISER])
    if role is not None and (not _fits_noun(v, i, *role) or _no_agent(v, i, role[1], before)):
        role = None
    if named is not None and (_inside_person(v, i, index, before, named) or _part_of_town(i, before, named)):
        return Item("cap", i, i + 1, v.atoms[i], capital=True, person=True)
    if named is not None and all(f.kind == "place" for f in named[1]):
        return Item("word", i, i + named[0], " ".join(v.atoms[i : i + named[0]]), capital=True)
    if named is not None and (role is None or named[0] >= role[0]) and not _common_word(v, i, named[0]):
        end = i + named[0]
        text = " ".join(v.atoms[i:end])
        return Item("name", i, end, text, named[1], muted=_muted(v, i, end), capital=capital, glued=v.glued[i])
    if low in FORMER and i + 1 < len(v.low) and v.atoms[i + 1][0].isalnum():
        if v.deps and v.pos[v.token[i]] == "VERB" and v.deps[v.token[i]] not in ("amod", "compound"):
            return Item("break", i, i + 1, v.atoms[i])  # "the army ousted President ..."
        return Item("former", i, i + 1, v.atoms[i])
    if role is not None and not (v.glued[i] and i and v.low[i - 1] in STANCE and role[1].kind != "mod"):
        end = i + role[0]
        adjective = bool(v.pos) and v.pos[v.token[end - 1]] == "ADJ"
        return Item("agent", i, end, " ".join(v.atoms[i:end]), agent=role[1], capital=capital, adjective=adjective)
    return Item(_plain(v, i), i, i + 1, v.atoms[i], capital=capital, person=v.token[i] in v.persons)


def _group_at(v: View, i: int, named: tuple[int, list[Fact]], index: ActorIndex) -> tuple[int, list[Fact]] | None:
    """A group of states with its noun ("Baltic republics"); its adjective alone names nobody ("Baltic herring")."""
    size, facts = named
    states = [f for f in facts if f.kind in STATES_KINDS]
    if noun_after(v.low, i + size):
        return size + 1, states
    if any(f.kind == "states" for f in states) or before_rulers(v.low, i + size, index):
        return size, states
    others = [f for f in facts if f.kind not in STATES_KINDS]
    return (size, others) if others else None


def _no_agent(v: View, i: int, agent: Agent, before: Item | None) -> bool:
    """An agent word that is none here: "in general", "in person", or the second half of an unknown double name ("Gandhi-King")."""
    if agent.phrase == "opposition" and i + 2 < len(v.low) and v.low[i + 1] == "to" and v.pos:
        return v.pos[v.token[i + 2]] != "VERB"  # "his opposition to the plan"
    if agent.phrase == "general" and i + 1 < len(v.low) and _general_thing(v, i):
        return True
    if agent.phrase in ("general", "person") and i > 0 and v.low[i - 1] == "in" and v.atoms[i].islower():
        return True
    if agent.phrase in _OTHER_SENSES and v.atoms[i].islower() and i > 0 and _other_sense(v, i, agent.phrase):
        return True
    if is_thing(v, i, agent.phrase):
        return True
    if (
        agent.phrase in SURNAME_LIKE
        and before is not None
        and (before.kind, before.b) == ("cap", i)
        and v.atoms[i][0].isupper()
        and before.person
        and v.token[i] in v.persons
    ):
        return True  # "Julie D. Fisher"
    return v.token[i] in v.address or bool(
        v.glued[i] and before is not None and before.kind == "cap" and before.b == i and v.atoms[i][0].isupper()
    )


# Words in front of an agent word that give it another sense: a right, a part in a deal, a feast.
_ASSEMBLY = frozenset("peaceful free unlawful illegal lawful final vehicle".split())
_PARTY = frozenset(
    "interested third relevant concerned affected injured guilty responsible contracting private related state states "
    "birthday dinner cocktail search rescue boarding watch".split()
)
_REGIME = frozenset(
    "sanctions sanction control controls trade visa inspection inspections verification monitoring legal tax safeguards "
    "nonproliferation proliferation treaty security embargo tariff disarmament regulatory licensing rights transparency".split()
)
_OTHER_SENSES = {
    "assembly": _ASSEMBLY,
    "assemblies": _ASSEMBLY,
    "party": _PARTY,
    "parties": _PARTY,
    "regime": _REGIME,
    "regimes": _REGIME,
}
_RIGHTS = frozenset("freedom freedoms right rights liberty liberties expression speech association".split())


def _other_sense(v: View, i: int, phrase: str) -> bool:
    """Tell "interested parties" and "freedom of assembly" from political parties and from a parliament."""
    before = v.low[i - 1]
    if before in _OTHER_SENSES[phrase]:
        return True
    right = before in ("of", "and", "or", "to", ",") and any(w in _RIGHTS for w in v.low[max(0, i - 4) : i - 1])
    return phrase == "assembly" and (right or v.low[i + 1 : i + 3] == ["and", "association"])


_GENERAL = frozenset(
    "election elections strike strikes council assembly court committee conference secretariat directorate hospital "
    "synod public amnesty staff budget population motors electric".split()
)


def _general_thing(v: View, i: int) -> bool:
    """True for "general election" and "General Council": an adjective, no officer."""
    if v.low[i + 1] in _GENERAL:
        return True
    return bool(v.pos) and v.atoms[i].islower() and v.atoms[i + 1].islower() and v.pos[v.token[i + 1]] == "NOUN"


def _inside_person(v: View, i: int, index: ActorIndex, before: Item | None, named: tuple[int, list[Fact]]) -> bool:
    """True for a town's or a ruler's name as somebody's last name ("Kerry-Ann Hamilton"): after a first name, or by NER."""
    if named[0] == 1 and _first_of_two(v, i, named[1]):
        return True
    if named[0] != 1 or before is None or before.kind != "cap" or before.b != i:
        return False
    first = (v.token[i] in v.persons and before.person) or before.text in index.genders
    if all(f.kind == "person" for f in named[1]):
        own = any(before.text in f.canonical.split() for f in named[1]) or len(before.text) <= 2
        return first and not own
    if not all(f.kind in _TOWN_KINDS for f in named[1]):
        return False
    return first or (v.token[i] in v.persons and v.glued[i - 1])


def _first_of_two(v: View, i: int, facts: list[Fact]) -> bool:
    """True for "Sharon" in "Sharon Ames": a ruler's last name that is somebody else's first."""
    if i + 1 >= len(v.atoms) or not v.atoms[i + 1][0].isupper() or not {v.token[i], v.token[i + 1]} <= v.persons:
        return False
    return all(f.kind == "person" and f.code[:3] not in FAMILY_FIRST for f in facts)


_TOWN_PREFIXES = frozenset({"East", "West", "New", "Lake", "Fort", "Port", "Mount", "Little", "Upper", "Lower"})


def _part_of_town(i: int, before: Item | None, named: tuple[int, list[Fact]]) -> bool:
    """True for a country's name inside a longer unknown one ("East Palestine, Ohio")."""
    if before is None or before.b != i or before.text not in _TOWN_PREFIXES or named[0] > 2:
        return False
    return all(f.kind in ("state", "region") for f in named[1])


def _name_at(v: View, i: int, index: ActorIndex, before: Item | None) -> tuple[int, list[Fact]] | None:
    """The dictionary name at atom ``i``; "US$" and "May 14" are none, "President putin" is one."""
    named = index.match_name(v.atoms, v.low, i)
    if named is not None and v.low[i] == "the" and i + 1 < len(v.low) and v.low[i + 1] in index.longest:
        inner = index.match_name(v.atoms, v.low, i + 1)
        if inner is not None and inner[0] >= named[0]:
            return None  # "the West" gives way to "West Bank"
    if named is not None and v.token[i] in v.address:
        return None
    if named is not None and i + 1 < len(v.low) and v.low[i + 1] == "$":
        return None
    if named is not None and v.low[i] == "may" and named[0] == 1 and _beside_number(v, i):
        return None
    if named is None and before is not None and v.atoms[i].islower():
        return _careless_name(v, i, index, before)
    return named


def _spelled_otherwise(v: View, i: int, index: ActorIndex) -> tuple[int, list[Fact]] | None:
    """A person in another transcription: a capitalised word that no table knows, and no plain English word."""
    low = v.low[i]
    if v.atoms[i].isupper() or v.token[i] in v.address:
        return None
    if v.pos and v.pos[v.token[i]] != "PROPN":
        return None
    named = index.match_spelling(v.atoms, v.low, i)
    return None if named is not None and named[0] == 1 and low in index.longest else named


def _careless_name(v: View, i: int, index: ActorIndex, before: Item) -> tuple[int, list[Fact]] | None:
    """Match "President putin": a personal name without its capital after a capitalised office."""
    if not before.capital or before.agent is None or before.agent.kind not in ("person", "title") or before.b != i:
        return None
    facts = [f for f in index.names.get(v.low[i], ()) if f.kind == "person"]
    return (1, facts) if facts else None


def _common_word(v: View, i: int, n: int) -> bool:
    """A one-word name at a sentence start that the parser takes for a pronoun, verb or function word is no name."""
    if n != 1 or not v.pos:
        return False
    pos = v.pos[v.token[i]]
    return (pos in ("PRON", "AUX", "ADP", "CCONJ", "SCONJ") and not v.atoms[i].isupper()) or (
        pos == "PRON"
        and v.tags != ()
        and v.tags[v.token[i]].startswith("PRP")
        and len(v.atoms[i]) <= 2
        and v.low[i] != "us"
    )
