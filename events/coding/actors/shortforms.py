"""Short forms in brackets inside a phrase: "Republic of Korea (ROK) Foreign Minister Han"."""

from __future__ import annotations

from collections.abc import Sequence

from events.coding.actors.items import Item


def drop_acronyms(items: Sequence[Item]) -> list[Item]:
    """Leave out the short form in "Republic of Korea (ROK) Foreign Minister Han": the phrase goes on behind it."""
    out: list[Item] = []
    n = 0
    while n < len(items):
        if out and out[-1].kind in ("name", "agent", "cap") and _short_form(items[n : n + 3], items[n + 3 : n + 7]):
            n += 3
            continue
        out.append(items[n])
        n += 1
    return out


def _short_form(bracket: Sequence[Item], after: Sequence[Item]) -> bool:
    """True for one word in capitals between brackets before a capitalised title."""
    if [i.text for i in bracket[::2]] != ["(", ")"] or not bracket[1].text.isupper():
        return False
    title = next((i for i in after if i.kind not in ("cap", "word") or not i.capital), None)
    return title is not None and title.kind == "agent" and title.capital


__all__ = ["drop_acronyms"]
