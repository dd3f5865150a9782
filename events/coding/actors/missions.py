"""Those sent abroad: an envoy "for Yemen" and "our embassy in Managua" are of who sent them, not of where they are sent."""

from __future__ import annotations

from events.coding.actors.atoms import View
from events.coding.actors.partial import Partial

_SENT = ("envoy", "special representative", "coordinator", "advisor", "adviser", "ambassador", "high representative")
_HOUSES = frozenset({"embassy", "embassies", "consulate", "consulates", "consulate general"})
_POSTED = _HOUSES | {"diplomatic mission", "diplomatic missions"}
_TIES = ("clos", "open", "reopen", "shut", "evacuat", "mov", "relocat", "establish", "upgrad", "downgrad", "inaugurat")
_MATTER = frozenset({"for", "to", "on"})
_OURS = frozenset({"our", "my"})


def is_our_house(p: Partial, pronoun: str) -> bool:
    """True for "our embassy": "its embassy in Lima" stands for where it is when it is closed or attacked."""
    return pronoun in _OURS and bool(p.posts) and p.posts[-1] in _HOUSES


def is_posted(p: Partial, v: View, at: int) -> bool:
    """True for "the embassy" and "the consulate": whose it is, the place where it stands does not tell.

    Who closes or opens one at token ``at`` acts towards the state where it stands, so there the place counts.
    """
    if not p.posts or p.posts[-1] not in _POSTED:
        return False
    above = v.heads[at] if v.heads else at
    return not any(v.low[n].startswith(_TIES) for n, token in enumerate(v.token) if token == above)


def says_whither(p: Partial, link: str) -> bool:
    """True when a phrase joined by ``link`` tells where somebody is sent, or about what, and not by whom."""
    return link in _MATTER and bool(p.posts) and p.posts[-1].removesuffix("s").endswith(_SENT)


__all__ = ["is_our_house", "is_posted", "says_whither"]
