"""The agents table: what role nouns and phrases ("soldiers", "foreign ministry", "spokesman") mean.

``agents.csv`` has the columns ``agent``, ``plural``, ``roles`` (codes joined by ``;``) and ``kind``:

========  ==========================================================================================
person    somebody with that role (judge, rebel, foreign minister)
body      an institution or collective with that role (parliament, army)
lead      a post or body whose role comes from the words around it (leader, spokesman, committee)
unit      the same for a part of an organisation (department, committee, delegation)
group     a collective that adds nothing of its own (group, movement, alliance)
people    anybody: civilians, crowds, victims; yields to any other role
mod       a modifier that gives a role to a lead, group or people word (rebel, parliamentary)
faith     a religion; adds its code before the role
gear      military hardware standing for its owners (warships, tanks)
title     a form of address before a name (Mr, Lt Gen)
========  ==========================================================================================
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from events.coding.actors.atoms import normal

_NO_PLURAL_KINDS = frozenset({"mod", "title"})


class Agent(NamedTuple):
    """One agent phrase. ``plural`` says whether this form of it is plural; ``entry`` is ``file:line``."""

    phrase: str
    roles: tuple[str, ...]
    kind: str
    plural: bool = False
    entry: str = ""
    derived: bool = False


def plural_of(phrase: str) -> str:
    """Regular plural of the last word of a phrase (``deputy``, ``witness``, ``chief`` -> ``deputies``, ...)."""
    if phrase.endswith(("s", "x", "z", "ch", "sh")):
        return phrase + "es"
    if phrase.endswith("y") and phrase[-2:-1] not in ("a", "e", "o", "u", ""):
        return phrase[:-1] + "ies"
    return phrase + "s"


def _plural_form(phrase: str, kind: str) -> str:
    """Plural of a whole phrase: before a following ``of`` or ``for``, and ``man`` words by ending."""
    words = phrase.split()
    for n, word in enumerate(words[1:], 1):
        if word in ("of", "for", "to", "at", "without", "in"):
            return " ".join([*words[: n - 1], _plural_form(words[n - 1], kind), *words[n:]])
    last = words[-1]
    if last.endswith("man") and last not in ("german", "roman", "shaman", "ottoman", "human"):
        last = last[:-3] + "men"
    elif last.endswith("person") and last != "person":
        last = last[:-6] + "people"
    else:
        last = plural_of(last)
    return " ".join([*words[:-1], last])


def read_agents(path: Path) -> Iterator[Agent]:
    """Agents of one table, singular and plural forms."""
    with path.open(encoding="utf-8-sig", newline="") as handle:
        for line, row in enumerate(csv.reader(handle), 1):
            if line == 1 or len(row) < 4 or not row[0]:
                continue
            phrase, plural, roles, kind = row[0], row[1], tuple(r for r in row[2].split(";") if r), row[3]
            entry = f"{path.name}:{line}"
            base = normal(phrase)
            always_plural = plural == "-" and base.rsplit(" ", 1)[-1].endswith(("s", "people"))
            yield Agent(base, roles, kind, always_plural, entry)
            if plural and plural != "-":
                yield Agent(normal(plural), roles, kind, True, entry)
            elif not plural and kind not in _NO_PLURAL_KINDS:
                yield Agent(_plural_form(base, kind), roles, kind, True, entry, True)


def table(agents: Iterable[Agent]) -> dict[str, Agent]:
    """Agents by phrase. A row of its own wins over a plural derived from another row; else the later row wins."""
    out: dict[str, Agent] = {}
    for agent in agents:
        old = out.get(agent.phrase)
        if old is None or not agent.derived or old.derived:
            out[agent.phrase] = agent
    return out
