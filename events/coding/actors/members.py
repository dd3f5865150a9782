"""One state as a member or friend of an organisation: "NATO ally Turkey" is Turkey, and "a NATO ally" is not NATO."""

from __future__ import annotations

from collections.abc import Iterable

from events.coding.actors.partial import Partial

# What a single state may be of an organisation.
_OF_A_BODY = frozenset("ally partner member candidate aspirant neighbour neighbor newcomer hopeful".split())


_PLURALS = frozenset(
    "allies partners members candidates aspirants neighbours neighbors newcomers hopefuls states countries".split()
)


def is_nobody(p: Partial) -> bool:
    """Tell whether a phrase means one state of an organisation that it does not name: "our key NATO ally"."""
    if p.base is None or not p.base.code.startswith("IGO") or p.plural or p.head != "lead":
        return False
    return bool(p.posts) and p.posts[-1] in _OF_A_BODY


def take_name(p: Partial, before: Iterable[str]) -> None:
    """Let the name of a state that closes the phrase count, and not the organisation ``before`` it: "EU member Hungary"."""
    if p.head != "land" or p.base is None or p.country is None:
        return
    if any(text.lower().rsplit(" ", 1)[-1] in _OF_A_BODY | _PLURALS for text in before):
        p.base = None
