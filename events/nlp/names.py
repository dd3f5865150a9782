"""Names put right after decoding, where a general fact outweighs the network's guess.

Each rule is a pure function of one run of words: from the names found to the names kept. Countries and the names of
their people come from the actor dictionary; everything else is a short list of words.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

Name = tuple[int, int, str]  # first word, word after the last, label

DICTIONARY = Path(__file__).parent.parent / "lexicon" / "actors"
_STORMS = frozenset({"Cyclone", "Hurricane", "Typhoon"})
_ERAS = frozenset({"BC", "BCE", "AD", "CE", "B.C.", "A.D."})
_ADDRESS = frozenset("Mr Mr. Mrs Mrs. Ms Ms. Dr Dr. Prof. Sen. Rep. Gov. Gen. Col. Lt. Capt. Sgt.".split())
_OFFICES = frozenset("President President-elect Premier Chancellor Secretary Senator Congressman Ambassador".split())
_BEFORE_NAMES = _ADDRESS | _OFFICES
_UNITS = frozenset("Municipality City Town Province District County Gulf Isle Island Strait Cape Republic".split())
# What these words mean when they are names at all; the network often takes them for common nouns.
_ALONE = {
    **dict.fromkeys(("Congress", "Senate", "Knesset", "Duma", "Bundestag", "Pentagon", "Kremlin"), "ORG"),
    **dict.fromkeys(("Constitution", "Bible", "Koran", "Quran", "Torah", "Talmud"), "MISC"),
}
_PROPER = frozenset({"NNP", "NNPS"})


@dataclass(frozen=True)
class Gazetteer:
    """Names of countries that are nothing else, and what their people are called."""

    countries: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    marks: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Collect the words that can begin a name which the network has not found."""
        object.__setattr__(self, "marks", self.people | _STORMS | _ALONE.keys())

    @classmethod
    def read(cls, folder: Path = DICTIONARY) -> Gazetteer:
        """From the country table and the list of demonyms of the actor dictionary."""
        countries: set[str] = set()
        people: set[str] = set()
        with (folder / "countries.csv").open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                names = [row["name"], row["official_name"], *row["aliases"].split(";")]
                countries.update(name for name in names if name)
                people.update(name for name in row["demonyms"].split(";") if name)
        with (folder / "demonyms.csv").open(encoding="utf-8", newline="") as lines:
            people.update(row["name"] for row in csv.DictReader(lines))
        return cls(frozenset(countries), frozenset(people - countries))

    def settled(self, words: Sequence[str], tags: Sequence[str], names: list[Name]) -> list[Name]:
        """The names of one run of words, put right; in order and without overlaps, as they came."""
        if not names and self.marks.isdisjoint(words):
            return names
        names = [part for name in names for part in self._split_off_titles(words, name)]
        names = [self._with_edges(words, name) for name in names]
        names = [(start, end, self._label(words, start, end, label)) for start, end, label in names]
        added = [*names, *self._missed(words, tags, names)]
        return _storms(words, sorted(added))

    def _label(self, words: Sequence[str], start: int, end: int, label: str) -> str:
        first, text = words[start], " ".join(words[start:end])
        if text in self.countries and label in ("ORG", "NORP", "MISC"):
            return "LOC"
        if text in self.people and label in ("LOC", "ORG", "PERSON", "MISC"):
            addressed = start > 0 and words[start - 1] in _BEFORE_NAMES  # "Ms. Welsh", "Secretary English"
            return label if label == "PERSON" and addressed else "NORP"
        if end - start > 2 and words[start + 1] == "of" and first in _UNITS and label in ("ORG", "PERSON", "MISC"):
            return "LOC"
        return "EVENT" if first in _STORMS and end - start > 1 else label

    def _with_edges(self, words: Sequence[str], name: Name) -> Name:
        """A date with its era, a storm with its kind."""
        start, end, label = name
        if label == "DATE" and end < len(words) and words[end] in _ERAS:
            return start, end + 1, label
        if start and words[start - 1] in _STORMS and label != "DATE":
            return start - 1, end, "EVENT"
        return name

    def _split_off_titles(self, words: Sequence[str], name: Name) -> list[Name]:
        """A person without titles; a country before the title is a name of its own ("U.S. President Jane Doe")."""
        start, end, label = name
        if label != "PERSON":
            return [name]
        after = [i + 1 for i in range(start, end - 1) if words[i] in _BEFORE_NAMES]
        if not after:
            return [name]
        before = words[start]
        named = "LOC" if before in self.countries else "NORP" if before in self.people else None
        first = [(start, start + 1, named)] if named and after[-1] > start + 1 else []
        return [*first, (after[-1], end, label)]

    def _missed(self, words: Sequence[str], tags: Sequence[str], names: list[Name]) -> Iterable[Name]:
        """Names that stand outside all others: peoples in the plural, and words that are always names."""
        taken = {i for start, end, _ in names for i in range(start, end)}
        for i, word in enumerate(words):
            if word not in self.marks or i in taken:
                continue
            if word in self.people and tags[i] in ("NNPS", "NNS"):
                yield i, i + 1, "NORP"
            elif word in _ALONE and (i or tags[i] in _PROPER):  # a capital says little in the first word
                yield i, i + 1, _ALONE[word]
            elif word in _STORMS and i + 1 < len(words) and i + 1 not in taken and tags[i + 1] == "NNP":
                yield i, i + 2, "EVENT"


def _storms(words: Sequence[str], names: list[Name]) -> list[Name]:
    """A storm called by its own name alone is the same event as with its kind before it."""
    storms = {words[end - 1] for start, end, label in names if label == "EVENT" and words[start] in _STORMS}
    if not storms:
        return names
    return [(s, e, "EVENT" if e - s == 1 and words[s] in storms else label) for s, e, label in names]
