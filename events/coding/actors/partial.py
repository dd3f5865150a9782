"""An actor in the making: what the words of a phrase have told so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from events.coding.actors.facts import Fact


@dataclass(slots=True)
class Partial:
    """An actor in the making. ``head`` is the kind of the head word (an agent kind, ``name``, ``land``, ``person``).

    ``weak`` marks a role that is only a default ("leader" -> GOV) and yields to context. ``base`` is a name whose own
    code wins (an organisation, a party); ``person`` the entry of a person. ``posts`` are the office words used.
    ``more`` are further actors of the same role; ``states`` says that they are the members of a named group of states.
    """

    head: str = ""
    country: str | None = None
    groups: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    weak: bool = False
    base: Fact | None = None
    person: Fact | None = None
    name: str | None = None
    plural: bool = False
    former: bool = False
    quantified: bool = False
    adjective: bool = False
    fact: Fact | None = None
    posts: list[str] = field(default_factory=list)
    entries: list[str] = field(default_factory=list)
    first: int = 0
    last: int = 0
    reason: str | None = None
    place: bool = False
    owner: str | None = None
    homeland: str | None = None
    titles: list[str] = field(default_factory=list)
    more: list[Partial] = field(default_factory=list)
    states: bool = False
