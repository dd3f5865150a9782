"""What the neighbourhood of a name says for a place, and which place it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from events.coding.places import cues
from events.coding.places.gazetteer import Gazetteer
from events.coding.places.objections import objection
from events.coding.places.spans import Candidate, Tokens, title_case
from events.coding.places.tables import Entry

_LISTS = frozenset({",", "and", "or", "&", "/"})
#: Words that end the noun phrase after "is a".
_ENDS = frozenset({".", ",", ";", "of", "in", "for", "who", "that", "which", "and", "where"})


def weigh(candidates: list[Candidate], tokens: Tokens, gazetteer: Gazetteer) -> list[Candidate]:
    """Return the candidates with their evidence, objections, qualifiers and wished-for kinds filled in."""
    if not candidates:
        return []
    headline = title_case(tokens)
    out: list[Candidate] = []
    for n, one in enumerate(candidates):
        following = candidates[n + 1] if n + 1 < len(candidates) else None
        evidence, kind = _before(one, tokens, gazetteer)
        more, after_kind = _after(one, tokens)
        label, whole = _label(one, tokens)
        if label == "LOC":
            more += 1.0
        elif tokens.labelled and label is None and not one.known and one.entries[0].weight < 5.0:
            more -= 0.5  # the parser knows names; a rare town that it does not take for one needs better cues
        within = _within(one, following, tokens, gazetteer, out[-1] if out else None)
        if within is not None:
            more += 1.5
        against = objection(one, tokens, gazetteer, headline=headline, label=label, whole=whole)
        if not against and within is None and _elsewhere(one, following, tokens):
            against = "in a region where the gazetteer has no such place"
        if kind is None:
            kind = after_kind
        out.append(replace(one, evidence=evidence + more, against=against, within=within, kind=kind))
    return _lists(out, tokens)


def _before(one: Candidate, tokens: Tokens, gazetteer: Gazetteer) -> tuple[float, str | None]:
    """Cues to the left: "in", "in northern", "the town of", "capital"."""
    k = one.first - 1
    lower = tokens.lower
    while k >= 0 and (lower[k] in cues.DIRECTIONS or lower[k] in {"the", "-"}):
        k -= 1
    if k < 0:
        return 0.0, None
    word = lower[k]
    if word == "of" and k >= 1:
        j = k - 1
        if lower[j] in cues.KINDS:
            return 2.0, cues.KINDS[lower[j]]
        if lower[j] in {
            "part",
            "parts",
            "north",
            "south",
            "east",
            "west",
            "outskirts",
            "centre",
            "center",
            "streets",
            "border",
            "coast",
            "rest",
            "people",
            "outside",
        }:
            return 1.0, None
    if word in cues.PREPOSITIONS:
        return cues.PREPOSITIONS[word], None
    if k == one.first - 1 and word in cues.KINDS and word not in {"state", "area", "division", "port"}:
        return 1.0, cues.KINDS[word]
    return 0.0, None


def _after(one: Candidate, tokens: Tokens) -> tuple[float, str | None]:
    """Cues to the right: "Kherson region", "Nandurbar and Dhule districts"."""
    k = one.last + 1
    lower = tokens.lower
    if k >= len(lower):
        return 0.0, None
    word = lower[k]
    if tokens.words[k] in {"County", "Parish"} and not any(e.type in {"admin1", "region"} for e in one.entries):
        return 1.5, "county"
    if (
        word in cues.KINDS
        and word not in {"state", "capital", "nation", "country"}
        or word == "state"
        and tokens.words[k][0].isupper()
    ):
        return 1.5, cues.KINDS[word] if word not in {
            "area",
            "zone",
            "district",
            "commune",
            "parish",
            "division",
        } else None
    if word in {"state", "governor", "gov", "governors", "legislature", "lawmakers"} and any(
        e.type == "admin1" for e in one.entries
    ):
        return 0.8, "admin1"
    if _is_told_as_a_place(lower[k : k + 8]):
        return 2.0, None
    if word in cues.TOWNSPEOPLE and tokens.words[k].islower():
        return 0.6, None
    if word == "-" and k + 1 < len(lower) and lower[k + 1] in {"based", "born", "held", "controlled", "area", "bound"}:
        return 1.0, None
    return 0.0, None


def _is_told_as_a_place(after: Sequence[str]) -> bool:
    """True before "is a small town in", "was the capital", "lies on", "is located"."""
    if after[0] in {"lies", "stands"}:
        return after[1:2] != () and after[1] in cues.PREPOSITIONS
    if after[0] not in {"is", "was"} or len(after) < 3:
        return False
    if after[1] in {"located", "situated"}:
        return True
    return after[1] in {"a", "an", "the"} and any(
        w in cues.KINDS for w in takewhile(lambda w: w not in _ENDS, after[2:6])
    )


def _label(one: Candidate, tokens: Tokens) -> tuple[str | None, bool]:
    """The NER label over the candidate, and whether that name is longer than the candidate."""
    for first, last, label in tokens.spans:
        if first <= one.last and one.first <= last:
            longer = first < one.first and tokens.lower[first] not in {"the", *cues.DIRECTIONS} or last > one.last
            return label, longer
    return None, False


def _within(
    one: Candidate, following: Candidate | None, tokens: Tokens, gazetteer: Gazetteer, previous: Candidate | None
) -> Entry | None:
    """The country or region a name is put in: "Paris, Texas", "Lodwar in Kenya", "Kenya's Garissa", "the Syrian city of Hama"."""
    lower = tokens.lower
    k = one.last + 1
    if k < len(lower) and lower[k] in {",", "("}:
        short = _abbreviation(tokens, k + 1, gazetteer)
        if short is not None:
            return short
    if following is not None and following.key != one.key and one.entries[0].type not in {"country"}:
        between = lower[one.last + 1 : following.first]
        while between and (between[-1] in cues.DIRECTIONS or between[-1] in {"the", "-", "state", "of", "province"}):
            between = between[:-1]
        kindly = between[:1] and between[0] in cues.KINDS
        if between in ((",",), ("(",), ("in",), ("of",)) or (
            between[-1:] in ((",",), ("in",)) and kindly and len(between) == 2
        ):
            region = _region(following, one)
            in_list = (
                between == (",",)
                and previous is not None
                and _listed(previous, one, tokens)
                and previous.entries[0].type == "admin1"
            )
            if region is not None and not in_list and (between != (",",) or _qualifies(one, region, tokens, following)):
                return region
    if previous is not None and lower[previous.last + 1 : previous.last + 2] in (("'s",), ("’s",)):
        between = lower[previous.last + 2 : one.first]
        if len(between) <= 4 and all(
            w in cues.DIRECTIONS or w in cues.KINDS or w in {"of", "the", "city", "and", "largest", "second", "-"}
            for w in between
        ):
            return _region(previous, one)
    return _demonym(one, tokens, gazetteer)


def _qualifies(one: Candidate, region: Entry, tokens: Tokens, following: Candidate) -> bool:
    """A comma may also part the items of a list: the region must hold the place, and a list must not go on after it."""
    after = tokens.lower[following.last + 1 : following.last + 2]
    holds = any(inside(entry, region) for entry in one.entries)
    if not holds or (one.entries[0].type == "admin1" and region.type == "admin1"):
        return False  # "Oklahoma, Pennsylvania": two of a list, though there is an Oklahoma in Pennsylvania
    listable = any(e.type == region.type for e in one.entries)  # "in Washington, Pennsylvania and California"
    return not listable or after not in (("and",), ("or",))


def _region(candidate: Candidate, one: Candidate) -> Entry | None:
    """The country or region that a qualifier names: in "Atlanta, Georgia" the one that holds an Atlanta."""
    regions = [
        e for e in candidate.entries if e.type in {"country", "admin1", "region"} and (e.country or e.type == "region")
    ]
    for entry in one.entries:
        for region in regions:
            if region is not entry and inside(entry, region):
                return region
    return regions[0] if regions else None


def _elsewhere(one: Candidate, following: Candidate | None, tokens: Tokens) -> bool:
    """True for a small town before a region that holds none of its namesakes: the one meant is not in the gazetteer."""
    if following is None or one.entries[0].weight > 5.5 or tokens.lower[one.last + 1 : following.first] != (",",):
        return False
    if following.entries[0].type not in {"country", "admin1"} or tokens.lower[
        following.last + 1 : following.last + 2
    ] in (("and",), ("or",)):
        return False
    return not any(
        inside(e, region) for e in one.entries for region in following.entries if region.type in {"country", "admin1"}
    )


def _abbreviation(tokens: Tokens, k: int, gazetteer: Gazetteer) -> Entry | None:
    if k >= len(tokens.words) or not tokens.words[k][0].isupper():
        return None
    word = tokens.words[k]
    entry = gazetteer.tables.abbreviations.get(gazetteer.key(word))
    if entry is None:
        return None
    dotted = "." in word or tokens.words[k + 1 : k + 2] == (".",)
    return entry if dotted or (word.isupper() and len(word) == 2) else None


def _demonym(one: Candidate, tokens: Tokens, gazetteer: Gazetteer) -> Entry | None:
    """Read a people's adjective before the name: "the Syrian city of Hama", "in the Indian state of Bihar"."""
    k = one.first - 1
    seen_kind = False
    for _ in range(6):
        if k < 0 or tokens.lower[k] in {",", ".", ";"}:
            return None
        word = tokens.lower[k]
        if word in cues.KINDS or word == "of":
            seen_kind = True
        country = gazetteer.tables.demonyms.get(tokens.words[k])
        if country is not None:
            if not seen_kind:
                return None
            return next((e for e in one.entries if e.type == "country"), None) or _country(country)
        k -= 1
    return None


def _country(iso3: str) -> Entry:
    return Entry(name=iso3, type="country", lat=0.0, lon=0.0, country=iso3)


def inside(entry: Entry, region: Entry) -> bool:
    """True when ``entry`` can lie inside ``region`` (a country, a first-level region, or a region with coordinates only)."""
    if region.type == "country":
        return entry.country == region.country
    if region.country is not None and entry.country != region.country:
        return False
    if region.code and entry.code and region.type == "admin1":
        return entry.code == region.code and entry.type != "admin1"
    return abs(entry.lat - region.lat) < 6 and abs(entry.lon - region.lon) < 8


def _among_regions(candidates: list[Candidate], n: int, tokens: Tokens) -> bool:
    """True when the neighbours in a list are first-level regions and this could be one, too: "Utah, Washington and Wyoming"."""
    one = candidates[n]
    regions: list[Entry] = []
    for m in (n - 1, n + 1):
        if 0 <= m < len(candidates):
            other = candidates[m]
            low, high = (other, one) if m < n else (one, other)
            if not _listed(low, high, tokens):
                continue
            if other.entries[0].type == "admin1":
                regions.append(other.entries[0])
                beyond = m + (m - n)  # the neighbour's neighbour
                if 0 <= beyond < len(candidates):
                    third = candidates[beyond]
                    a, b = (third, other) if beyond < m else (other, third)
                    if third.entries[0].type == "admin1" and _listed(a, b, tokens):
                        regions.append(third.entries[0])
    # one region is not enough: "in New York, Washington and Pennsylvania" names two cities
    return len(regions) > 1 and any(e.type == "admin1" and e.country == regions[0].country for e in one.entries)


def _listed(a: Candidate, b: Candidate, tokens: Tokens) -> bool:
    """True when only a comma or "and" stands between two candidates."""
    between = tokens.lower[a.last + 1 : b.first]
    return bool(between) and len(between) <= 2 and all(w in _LISTS for w in between)


def listed(candidates: Sequence[Candidate], n: int, tokens: Tokens) -> bool:
    """True when candidate ``n`` stands in a list beside another one."""
    before = n > 0 and _listed(candidates[n - 1], candidates[n], tokens)
    return before or (n + 1 < len(candidates) and _listed(candidates[n], candidates[n + 1], tokens))


def _lists(candidates: list[Candidate], tokens: Tokens) -> list[Candidate]:
    """A place in a list lends its evidence to its neighbours: "in Nandurbar and Dhule", "Idlib, Hama and Homs"."""
    out = list(candidates)
    for n in range(1, len(out)):
        a, b = out[n - 1], out[n]
        if a.within is not None and not a.against and a.within in b.entries and b.first - a.last <= 4:
            out[n] = replace(b, sense=a.within)  # in "Buffalo, New York" the second is the state
    for n, one in enumerate(out):
        if (
            one.kind is None
            and one.sense is None
            and one.within is None
            and one.entries[0].type != "admin1"
            and _among_regions(out, n, tokens)
        ):
            out[n] = replace(one, kind="admin1")
    for n in range(1, len(out)):
        a, b = out[n - 1], out[n]
        between = tokens.lower[a.last + 1 : b.first]
        if between and len(between) <= 2 and all(w in _LISTS or w in {"the", "in"} for w in between):
            sure = not a.against and (a.known or a.entries[0].weight >= (4.7 if a.evidence >= 0.5 else 5.5))
            if a.evidence >= 1.0 or sure:
                out[n] = replace(b, evidence=max(b.evidence, 1.0))
    for n in range(len(out) - 2, -1, -1):
        a, b = out[n], out[n + 1]
        if _listed(a, b, tokens) and b.evidence >= 1.5:
            out[n] = replace(a, evidence=max(a.evidence, 1.0), kind=a.kind or (b.kind if b.kind == "admin1" else None))
    return out
