"""Those sent abroad: an envoy "for Yemen" and "our embassy in Managua" are of who sent them, not of where they are sent."""

from __future__ import annotations

from events.coding.actors.partial import Partial

_SENT = ("envoy", "special representative", "coordinator", "advisor", "adviser", "ambassador", "high representative")
_HOUSES = frozenset({"embassy", "embassies", "consulate", "consulates", "consulate general"})
_MATTER = frozenset({"for", "to", "on"})
_OURS = frozenset({"our", "my"})


def is_our_house(p: Partial, pronoun: str) -> bool:
    """True for "our embassy": "its embassy in Lima" stands for where it is when it is closed or attacked."""
    return pronoun in _OURS and bool(p.posts) and p.posts[-1] in _HOUSES


def says_whither(p: Partial, link: str) -> bool:
    """True when a phrase joined by ``link`` tells where somebody is sent, or about what, and not by whom."""
    return link in _MATTER and bool(p.posts) and p.posts[-1].removesuffix("s").endswith(_SENT)


__all__ = ["is_our_house", "says_whither"]
