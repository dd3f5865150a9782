"""Offices that only the words beside them make posts in a government: "Belgian Director General", "Italian Secretary General"."""

from __future__ import annotations

from collections.abc import Iterable

from events.coding.actors.partial import Partial

_DIPLOMATS = frozenset({"director general", "deputy director general", "secretary general", "deputy secretary general"})
# What the departments of a foreign ministry deal with.
_DEPARTMENTS = frozenset(
    "affairs policy relations cooperation security nonproliferation disarmament development trade strategy americas europe "
    "asia africa caucasus".split()
)


def settle(p: Partial) -> None:
    """Give a nation's director general or secretary general, of whom no organisation is named, the role of his ministry."""
    if p.head in ("lead", "person") and p.country and not p.base and not p.roles and set(p.posts) & _DIPLOMATS:
        p.roles, p.weak = ["GOV"], True


def is_department(p: Partial, words: Iterable[str]) -> bool:
    """True for "of Multilateral Affairs" behind a nation's official: the words name a department and no firm."""
    minister = bool(p.posts) and p.posts[-1].endswith("minister")  # whatever of: he governs
    return minister or (p.country is not None and any(w.lower() in _DEPARTMENTS for w in words))


__all__ = ["is_department", "settle"]
