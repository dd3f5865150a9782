"""Office-holder terms: who held which office when, as evidence for the date of a document that carries none."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from typing import Protocol

Term = tuple[str, str, str, dt.date, dt.date]
"""Matched words, canonical name, office, first and last day in office."""

_NAME = re.compile(r"[^\W\d_a-z][\w’'-]*(?:\s+(?:al|el|bin|ben|von|van|de|da|dos|der|du|[^\W\d_a-z][\w’'-]*))*")
_OVER = frozenset(
    {
        "former", "ex", "then", "late", "onetime", "predecessor", "successor", "candidate", "elect", "incoming",
        "outgoing",
        "ousted", "deposed", "jailed", "slain", "designate", "hopeful", "nominee", "ally", "son", "daughter",
        "wife", "brother",
    }
)  # fmt: skip
# Words that make another office of the same noun, unless the dictionary names the office so.
_QUALIFIERS = frozenset(
    {"vice", "deputy", "alternate", "acting", "assistant", "interim", "shadow", "under", "crown", "first"}
)
_OFFICES = frozenset(
    {
        "president", "minister", "chancellor", "secretary", "general", "premier", "king", "queen", "emir",
        "sultan", "pope",
        "commissioner", "chief", "ambassador", "spokesman", "spokeswoman", "spokesperson", "governor", "speaker",
        "envoy",
        "representative", "prince", "chair", "chairman", "chairwoman", "director", "attorney", "taoiseach",
        "adviser", "advisor",
    }
)  # fmt: skip
_REACH = 70
FIRST_DAY, LAST_DAY = dt.date(1900, 1, 1), dt.date(2199, 12, 31)


class OfficeTerms(Protocol):
    """Finds persons named together with an office they held."""

    def find(self, text: str) -> list[Term]:
        """Persons in ``text`` with the terms of the office named beside them; several rows for several terms."""
        ...


class NoTerms:
    """An :class:`OfficeTerms` that knows nobody."""

    def find(self, text: str) -> list[Term]:
        """Nothing."""
        return []


class RowTerms:
    """Office terms from rows of the actor dictionary.

    Each row is a mapping with ``name``, ``canonical``, ``kind``, ``office``, ``valid_from``, ``valid_to`` (ISO dates
    that may be a year or month only, or empty). Rows of other kinds than ``person``, and persons without office or
    term, are ignored. A name counts only with the words of its office beside it ("US President Joe Biden", "Jens
    Stoltenberg, the NATO Secretary-General"): a bare name says nothing about the time, and "former President" says the
    opposite.
    """

    def __init__(self, rows: Iterable[Mapping[str, str]]) -> None:
        self._terms: dict[str, list[tuple[str, frozenset[str], str, dt.date, dt.date]]] = {}
        for row in rows:
            office = row.get("office") or ""
            if row.get("kind") != "person" or not office or office.startswith("former"):
                continue
            # Abbreviations ("NATO Secretary General") need not be repeated beside the name, the other words must be.
            if not _OFFICES & set(_words(office)):
                continue
            if not row.get("valid_from") and not row.get("valid_to"):
                continue
            term = (
                row.get("canonical") or row["name"],
                frozenset(_words(re.sub(r"\b(?:[A-Z][A-Z]+|of|for|the|and|to)\b", " ", office))),
                office,
                _day(row.get("valid_from") or "", first=True),
                _day(row.get("valid_to") or "", first=False),
            )
            known = self._terms.setdefault(" ".join(_words(row["name"])), [])
            if term not in known:
                known.append(term)

    def find(self, text: str) -> list[Term]:
        """See :class:`OfficeTerms`."""
        out: list[Term] = []
        for run in _NAME.finditer(text):
            for start, end, key in _names_in(run):
                if key not in self._terms:
                    continue
                beside = _beside(text, start, end)
                if beside & _OVER:
                    break
                fitting = [t for t in self._terms[key] if t[1] <= beside and not (_QUALIFIERS & beside) - t[1]]
                longest = max((len(t[1]) for t in fitting), default=0)
                out += [
                    (text[start:end], name, office, first, last)
                    for name, words, office, first, last in fitting
                    if len(words) == longest
                ]
                break
        return list(dict.fromkeys(out))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.lower())


def _day(value: str, *, first: bool) -> dt.date:
    """A full day from ``2014``, ``2014-10`` or ``2014-10-01``; open ends are far away."""
    if not value:
        return FIRST_DAY if first else LAST_DAY
    parts = [int(p) for p in value.split("-")]
    if len(parts) == 3:
        return dt.date(parts[0], parts[1], parts[2])
    if first:
        return dt.date(parts[0], parts[1] if len(parts) > 1 else 1, 1)
    month = parts[1] if len(parts) > 1 else 12
    following = dt.date(parts[0] + month // 12, month % 12 + 1, 1)
    return following - dt.timedelta(days=1)


def _names_in(run: re.Match[str]) -> list[tuple[int, int, str]]:
    """The word sequences at the end, then elsewhere, in a run of capitalised words, longest first."""
    words = list(re.finditer(r"[^\s]+", run.group()))
    spans = [(i, j) for i in range(len(words)) for j in range(i + 1, min(i + 5, len(words)) + 1)]
    spans.sort(key=lambda s: (s[0] - s[1], -s[1]))
    out = []
    for i, j in spans:
        a, b = run.start() + words[i].start(), run.start() + words[j - 1].end()
        piece = re.sub(r"['’]s$", "", run.string[a:b])
        out.append((a, a + len(piece), " ".join(_words(piece))))
    return out


def _beside(text: str, start: int, end: int) -> set[str]:
    """The words of the title before a name and of the apposition after it."""
    before = re.split(r"[.;:!?\n“”\"]\s", text[max(0, start - _REACH) : start])[-1]
    before = re.split(r",\s|\b(?:and|with|by|to|from|as|that|met|said|told)\b", before.rstrip(", "))[-1]
    words = set(_words(before))
    after = re.match(r"\s*,\s*([^,.;]{3,70})[,.;]", text[end : end + 2 * _REACH])
    if after:
        words |= set(_words(after.group(1)))
    return words
