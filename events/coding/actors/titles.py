"""Names behind long titles: "Assistant Secretary of State for Cultural Affairs Lee Moran" is one person, not three phrases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from events.coding.actors.atoms import View
from events.coding.actors.phrase import Chunk

NAMED = "named"  # the link of a name to the long title in front of it
_MATTERS = frozenset({"gov", "seat", "mil", "igo", "state", "former_state", "region"})  # what an office is "for"
_OFFICES = frozenset({"person", "lead"})


def split_names(chunks: Sequence[Chunk], v: View, persons: Mapping[int, int]) -> tuple[list[Chunk], dict[int, Chunk]]:
    """Cut a person's name off the "of" or "for" phrase that ends a title.

    ``persons`` maps the first token of each person's name to the token after its last. Returns the chunks, and for the
    number of each chunk that is such a name the chunk of its title.
    """
    out: list[Chunk] = []
    holders: dict[int, Chunk] = {}
    for chunk in chunks:
        posted = _posted(out, chunk, v, persons)
        if posted is not None:
            holders[len(out)] = posted
            chunk.link = NAMED
            out.append(chunk)
            continue
        cut = _name_start(chunk, v, persons) if chunk.link in ("of", "for", "conj", "comma") else 0
        holder = _holder(out, chunk) if cut else None
        if holder is None:
            out.append(chunk)
            continue
        name = Chunk(items=chunk.items[cut:], link=NAMED)
        chunk.items = chunk.items[:cut]
        holders[len(out) + 1] = holder
        out += [chunk, name]
    if holders:
        for one, other in pairwise(out):
            other.before = one
    return out, holders


_POSTED = ("ambassador", "envoy", "representative", "coordinator", "consul general")


def _posted(before: Sequence[Chunk], chunk: Chunk, v: View, persons: Mapping[int, int]) -> Chunk | None:
    """The title before the name in "Ambassador to Peru Dana Hill", where the land ends a phrase of its own."""
    if chunk.link != "next" or len(before) < 2 or before[-1].link not in ("to", "for"):
        return None
    if not chunk.items or not before[-1].items or v.token[chunk.items[0].a] not in persons:
        return None
    last = before[-2].items[-1] if before[-2].items else None
    office = last.agent if last is not None and last.kind == "agent" and last.capital else None
    return before[-2] if office is not None and office.phrase.endswith(_POSTED) else None


# What ministers are responsible for, besides foreign affairs and defence, which are names of ministries by themselves.
_PORTFOLIO = frozenset(
    "cooperation trade energy environment development culture commerce tourism industry health education science technology "
    "innovation migration finance economy labor labour agriculture fisheries transport infrastructure justice security "
    "integration immigration asylum citizenship expatriates emigrants worship climate communications sport planning".split()
)


def without_matters(chunks: list[Chunk]) -> list[Chunk]:
    """Leave out the EU in "Minister of Foreign Affairs, European Union and Cooperation": it is a matter, no party."""
    out: list[Chunk] = []
    n = 0
    while n < len(chunks):
        out.append(chunks[n])
        n = _past_matters(chunks, n) if _is_minister(chunks[n]) else n + 1
    if len(out) < len(chunks):
        for one, other in pairwise(out):
            other.before = one
    return out


def _is_minister(chunk: Chunk) -> bool:
    last = chunk.items[-1] if chunk.items else None
    return last is not None and last.agent is not None and last.capital and "minister" in last.agent.phrase


def _past_matters(chunks: Sequence[Chunk], n: int) -> int:
    """The number of the chunk after a list of matters that begins behind the title; the next one when there is none."""
    for k in range(n + 1, min(n + 6, len(chunks))):
        items = chunks[k].items
        if chunks[k].link not in ("comma", "conj") or chunks[k].det or not all(i.capital for i in items):
            break
        if chunks[k].link == "conj":
            return k + 1 if items and items[-1].text.lower() in _PORTFOLIO else n + 1
    return n + 1


def _name_start(chunk: Chunk, v: View, persons: Mapping[int, int]) -> int:
    """Number of the item with which a person's name begins that closes the chunk; 0 when there is none behind other words."""
    for n, item in enumerate(chunk.items[1:], 1):
        end = persons.get(v.token[item.a])
        if end is None or v.token[chunk.items[-1].b - 1] >= end or not item.capital:
            continue
        last = chunk.items[n - 1]
        office = last.kind == "agent" and last.agent is not None and last.agent.kind in ("person", "lead", "title")
        lands = last.kind == "name" and not all(f.kind in _MATTERS for f in last.facts or ())
        return 0 if office or lands or last.kind == "former" else n
    return 0


def _holder(before: Sequence[Chunk], chunk: Chunk) -> Chunk | None:
    """The office that the phrase belongs to: "Director" for "of the Office", "of the Commission"."""
    link = chunk.link
    for other in reversed(before):
        if link not in ("of", "for", "conj", "comma") or not other.items:
            return None
        last = other.items[-1]
        if link in ("of", "for") and last.kind == "agent" and last.agent is not None and last.capital:
            if last.agent.kind in _OFFICES and not last.agent.plural:
                return other
            if last.agent.kind not in ("unit", "body", "lead", "mod"):
                return None
        elif last.kind not in ("cap", "name", "agent", "word") or not last.capital:
            return None
        link = other.link
    return None
