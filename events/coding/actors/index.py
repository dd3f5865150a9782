"""The actor index: every dictionary name and agent phrase, ready for look-up by atoms and by date.

Names and agents are held in plain dictionaries keyed by their atoms; a table by first atom says how long an entry
starting there can be, so a text position that starts no entry costs one failed look-up.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from events.coding.actors.agents import Agent, read_agents, table
from events.coding.actors.atoms import normal
from events.coding.actors.facts import (
    COUNTRY_KINDS,
    FAMILY_FIRST,
    Fact,
    countries_of,
    read_folder,
    read_genders,
    read_places,
    valid,
)
from events.coding.actors.spelling import plain, variants
from events.types import Publication

# When one name has facts of several kinds, the kind that news usually means comes first.
_KIND_RANK = {
    kind: n
    for n, kind in enumerate(
        [
            "state",
            "former_state",
            "demonym",
            "states",
            "states_adj",
            "person",
            "igo",
            "gov",
            "mil",
            "seat",
            "capital",
            "armed",
            "party",
            "ngo",
            "company",
            "media",
            "city",
            "region",
            "ethnic",
            "religion",
            "place",
        ]
    )
}
_SHORTEST_SPELLING = 5
_GOV_LIKE = ("GOV", "MIL", "LEG", "JUD")
LEXICON = Path(__file__).resolve().parents[2] / "lexicon"


class When:
    """The days a text may have been written on: ISO ``lo``..``hi``, empty when unknown."""

    __slots__ = ("hi", "lo")

    def __init__(self, lo: str = "", hi: str = "") -> None:
        self.lo = lo
        self.hi = hi

    @classmethod
    def of(cls, date: dt.date | Publication | str | None) -> When:
        """From a date, an ISO string, or a publication (its inferred interval when it has no day)."""
        if date is None:
            return cls()
        if isinstance(date, Publication):
            if date.date is not None:
                return cls.of(date.date)
            lo = date.earliest.isoformat() if date.earliest else ""
            hi = date.latest.isoformat() if date.latest else ""
            if not lo and not hi and date.partial is not None and date.partial.year is not None:
                year = f"{date.partial.year:04d}"
                lo, hi = f"{year}-01-01", f"{year}-12-31"
            return cls(lo, hi)
        iso = date if isinstance(date, str) else date.isoformat()
        return cls(iso[:10], iso[:10])

    @property
    def known(self) -> bool:
        """True when at least one bound is known."""
        return bool(self.lo or self.hi)


class ActorIndex:
    """All names and agents of one or more lexicon folders; immutable once built, safe to share and to pickle."""

    def __init__(
        self, facts: Iterable[Fact], agents: Iterable[Agent], genders: Mapping[str, str] | None = None
    ) -> None:
        names: dict[str, list[Fact]] = {}
        longest: dict[str, int] = {}
        for fact in facts:
            key = normal(fact.name)
            if not key:
                continue
            held = names.get(key)
            if held is None:
                names[key] = [fact]
                first, _, rest = key.partition(" ")
                size = rest.count(" ") + 2 if rest else 1
                if longest.get(first, 0) < size:
                    longest[first] = size
            else:
                held.append(fact)
        _drop_compounds(names)
        self.names = names
        self.longest = longest
        self.agents = table(agents)
        self.agent_longest: dict[str, int] = {}
        for phrase in self.agents:
            first = phrase.split(" ", 1)[0]
            size = phrase.count(" ") + 1
            if self.agent_longest.get(first, 0) < size:
                self.agent_longest[first] = size
        self.genders: dict[str, str] = dict(genders or {})
        self.countries = countries_of(f for held in names.values() for f in held)

    @classmethod
    def load(cls, lexicon_dirs: Sequence[Path | str] = ()) -> ActorIndex:
        """The built-in lexicon with further folders layered over it: for the same name the later folder wins."""
        facts: list[Fact] = []
        agents: list[Agent] = []
        for folder in (LEXICON, *map(Path, lexicon_dirs)):
            layer = [*read_folder(folder), *(read_places(folder / "places") if folder == LEXICON else ())]
            if facts and layer:
                replaced = {normal(f.name) for f in layer}
                facts = [f for f in facts if normal(f.name) not in replaced]
            facts += layer
            if (folder / "agents.csv").is_file():
                agents += read_agents(folder / "agents.csv")
        return cls(facts, agents, read_genders(LEXICON / "given_names.csv"))

    @classmethod
    def from_rows(cls, facts: Iterable[Fact], agents: Iterable[Agent] = ()) -> ActorIndex:
        """An index of just these entries (for tests and for users' own small dictionaries)."""
        return cls(facts, agents)

    @cached_property
    def surnames(self) -> dict[str, tuple[Fact, ...]]:
        """Facts of persons by lower-case last atom of the canonical name: for titles before a last name."""
        out: dict[str, list[Fact]] = {}
        for key, held in self.names.items():
            if " " not in key:
                continue
            words = key.split()
            for fact in held:
                if fact.kind == "person":
                    out.setdefault(words[-1], []).append(fact)
                    if fact.code[:3] in FAMILY_FIRST:
                        out.setdefault(words[0], []).append(fact)
        return {k: tuple(dict.fromkeys(v)) for k, v in out.items()}

    @cached_property
    def state_names(self) -> dict[str, str]:
        """The usual name of each state by its code."""
        held = (f for facts in self.names.values() for f in facts if f.kind == "state" and f.name == f.canonical)
        return {f.code: f.canonical for f in held}

    @cached_property
    def spellings(self) -> dict[str, list[Fact]]:
        """Facts of persons by the plain form of their names, for names in another transcription."""
        return variants(self.names)

    @cached_property
    def spelling_starts(self) -> frozenset[str]:
        """First words of the plain forms."""
        return frozenset(form.split(" ", 1)[0] for form in self.spellings)

    def match_spelling(self, atoms: Sequence[str], low: Sequence[str], i: int) -> tuple[int, list[Fact]] | None:
        """The person whom capitalised words from atom ``i`` on name in another transcription, longest first."""
        first = plain(low[i])
        if first not in self.spelling_starts:
            return None
        for n in (3, 2, 1):
            if i + n > len(low) or not all(atoms[k][:1].isupper() for k in range(i, i + n)):
                continue
            form = " ".join([first, *(plain(low[k]) for k in range(i + 1, i + n))])
            facts = self.spellings.get(form) if len(form) > _SHORTEST_SPELLING else None
            if facts is not None:
                return n, facts
        return None

    def match_name(self, atoms: Sequence[str], low: Sequence[str], i: int) -> tuple[int, list[Fact]] | None:
        """Longest dictionary name starting at atom ``i``: number of atoms and the facts whose letter case fits."""
        size = self.longest.get(low[i], 0)
        for n in range(min(size, len(low) - i), 0, -1):
            facts = self.names.get(low[i] if n == 1 else " ".join(low[i : i + n]))
            if facts is None:
                continue
            fitting = [
                f
                for f in facts
                if _case_fits(f.name, atoms, i, n) and (f.kind == "person" or _tail_fits(f.name, atoms, i, n))
            ]
            if fitting:
                return n, fitting
        return None

    def match_agent(self, low: Sequence[str], i: int) -> tuple[int, Agent] | None:
        """Longest agent phrase starting at atom ``i``."""
        size = self.agent_longest.get(low[i], 0)
        for n in range(min(size, len(low) - i), 0, -1):
            agent = self.agents.get(low[i] if n == 1 else " ".join(low[i : i + n]))
            if agent is not None:
                return n, agent
        return None

    def choose(self, facts: Sequence[Fact], when: When, office: str = "", country: str | None = None) -> Fact:
        """The fact that holds at ``when``; a stated office or country narrows the choice first.

        Without a date the latest term in office wins. A person whose terms are all over gets ``ELI``.
        """
        if len(facts) == 1 and not facts[0].start and not facts[0].end:
            return facts[0]
        pool = list(facts)
        if country:
            pool = [f for f in pool if f.code[:3] == country] or pool
        best = min(_KIND_RANK.get(f.kind, 50) for f in pool if True)
        pool = (
            [f for f in pool if _KIND_RANK.get(f.kind, 50) == best]
            if not _has_valid_mix(pool, when)
            else [f for f in pool if valid(f, when.lo, when.hi)]
        )
        if office:
            pool = [f for f in pool if office_fits(office, f.office)] or pool
        if when.known:
            held = [f for f in pool if valid(f, when.lo, when.hi)]
            if held:
                return max(held, key=lambda f: (f.end != when.lo or not f.end, _weight(f), f.start))
            return _out_of_term(pool, when)
        return max(pool, key=lambda f: (_weight(f), f.end == "", f.end, f.start))


def _drop_compounds(names: dict[str, list[Fact]]) -> None:
    """Leave "Bosnian Serbs" and "ethnic Albanians" to composition, which also gives them their country."""
    for key in [k for k, held in names.items() if " " in k and all(f.kind == "ethnic" for f in held)]:
        first = key.split(" ", 1)[0]
        lands = {f.code for f in names.get(first, ()) if f.kind in COUNTRY_KINDS}
        if first == "ethnic" or lands and not any(f.code[:3] in lands for f in names[key]):
            del names[key]


def _case_fits(name: str, atoms: Sequence[str], i: int, n: int) -> bool:
    """Names keep their capitals: ``WHO`` is not ``who``, ``Turkey`` is not ``turkey``."""
    first = atoms[i]
    if name[0].islower():
        return True
    if not (first[0].isupper() or first[0].isdigit()):
        return False
    if n == 1 and len(name) > 1 and name.isupper() and len(name) <= 5:
        return first.isupper()
    if n == 1 and len(name) <= 5 and any(c.isupper() for c in name[1:]):
        return first == name or first.isupper()  # "LeT" is not "Let"
    if n == 1 and "." in name and name.replace(".", "").isupper():
        return first.isupper()
    return True


def _tail_fits(name: str, atoms: Sequence[str], i: int, n: int) -> bool:
    """The last word of a longer name keeps its capital too ("Free Syrian Army"); personal names may lose it."""
    return n == 1 or not (atoms[i + n - 1].islower() and name.split()[-1][:1].isupper() and len(atoms[i + n - 1]) > 2)


def _office(words: str) -> str:
    """An office in one spelling."""
    low = words.lower().replace("-", " ").replace("advisor", "adviser").replace("defence", "defense")
    for one in ("foreign secretary", "external affairs minister", "minister of external affairs"):
        low = low.replace(one, "foreign minister")
    return low


def office_fits(said: str, held: str) -> bool:
    """True when the office words in the text agree with those of the entry ("president" – "President of Russia")."""
    one, other = (_office(words) for words in (said, held))
    return bool(other) and (one in other or other in one)


def _weight(fact: Fact) -> int:
    """How telling a fact is: an office in government over other roles, those over ``ELI``, those over none."""
    tail = fact.code[3:]
    if any(tail.startswith(r) for r in _GOV_LIKE):
        return 3
    if tail.startswith("ELI"):
        return 1
    return 2 if tail else 0


def _has_valid_mix(facts: Sequence[Fact], when: When) -> bool:
    """True when the usual kind of a name has no fact valid at ``when`` but another kind has one (former states)."""
    if not when.known:
        return False
    best = min(_KIND_RANK.get(f.kind, 50) for f in facts)
    usual = [f for f in facts if _KIND_RANK.get(f.kind, 50) == best]
    return not any(valid(f, when.lo, when.hi) for f in usual) and any(valid(f, when.lo, when.hi) for f in facts)


def _out_of_term(facts: Sequence[Fact], when: When) -> Fact:
    """A fact for a day that no term covers: nearest term; its country with ``ELI`` for persons."""
    day = when.lo or when.hi
    before = [f for f in facts if f.end and f.end < day]
    near = max(before, key=lambda f: f.end) if before else min(facts, key=lambda f: f.start)
    if near.kind != "person" or near.code[3:6] == "CVL":
        return near
    country = near.code[:3]
    if country in ("IGO", "NGO", "MNC"):
        return near._replace(code="ELI")
    return near._replace(code=country + "ELI")
