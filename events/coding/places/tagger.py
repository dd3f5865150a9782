"""Places of an article and of a sentence: ``PlaceTagger``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from events.coding.places import cues
from events.coding.places.area import Area, find_area
from events.coding.places.described import describe
from events.coding.places.evidence import listed, weigh
from events.coding.places.gatherings import named_after
from events.coding.places.gazetteer import Gazetteer
from events.coding.places.names import key_of
from events.coding.places.objections import NAMED_AFTER
from events.coding.places.resolve import PlaceContext, accept, choose
from events.coding.places.spans import (
    Candidate,
    Tokens,
    find_candidates,
    title_case,
    tokens_of_sentence,
    tokens_of_text,
)
from events.coding.places.tables import Entry
from events.types import PlaceMention, Sentence

_DEMONYM_WEIGHT = 0.5
_BIG = 6.0


class PlaceTagger:
    """Recognises places and says which place each name means. Holds only the gazetteer; everything about an article is in ``PlaceContext``."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer

    def context(self, text: str, *, dateline: str | None = None, related: Iterable[str] = ()) -> PlaceContext:
        """Read a whole article once and return what it says about where it plays.

        ``dateline`` are the words of the dateline's place ("KYIV, Ukraine"); ``related`` are further countries
        (ISO-3166 alpha-3) known from elsewhere, such as that of the publisher. Needs no parse.
        """
        tokens = tokens_of_text(text)
        candidates = weigh(find_candidates(tokens, self.gazetteer), tokens, self.gazetteer)
        persons = _persons(tokens, candidates, self.gazetteer)
        area = find_area(self._telling(tokens, candidates, persons))
        context = PlaceContext(countries=self._countries(tokens, candidates, related, area), persons=persons, area=area)
        if dateline:
            context = replace(context, dateline=self._dateline(dateline, context))
        used = [one for one in candidates if accept(one, tokens, context, self.gazetteer)[0]]
        accepted = {one.key for one in used if one.evidence >= 1.0 and one.key not in context.persons}
        context = replace(context, accepted=frozenset(accepted))
        used = [one for one in candidates if accept(one, tokens, context, self.gazetteer)[0]]
        return self._senses(used, context)

    def tag(self, sentence: Sentence, context: PlaceContext | None = None) -> tuple[PlaceMention, ...]:
        """Return the places named in a parsed sentence, in order. Name spans of the parser count as cues, the gazetteer decides."""
        tokens = tokens_of_sentence(sentence)
        named = [
            _mention(one, entry, reason, tokens, _head(sentence, one.first, one.last))
            for one, entry, reason in self._decide(tokens, context or PlaceContext())
        ]
        taken = [(m.start, m.end) for m in named]
        described = [*describe(sentence, self.gazetteer, taken), *named_after(sentence, self.gazetteer, taken)]
        return tuple(sorted([*named, *described], key=lambda m: m.start)) if described else tuple(named)

    def tag_text(self, text: str, context: PlaceContext | None = None, *, start: int = 0) -> tuple[PlaceMention, ...]:
        """Return the places named in a text without a parse; ``start`` is its offset in the article.

        ``head`` is −1 in these mentions. Without ``context`` the text is taken for the whole article.
        """
        tokens = tokens_of_text(text, start)
        decided = self._decide(tokens, context or self.context(text))
        return tuple(_mention(one, entry, reason, tokens, -1) for one, entry, reason in decided)

    def locate(self, name: str, context: PlaceContext | None = None) -> PlaceMention | None:
        """Return the place that a bare name means ("KYIV, Ukraine", "Paris, Texas"), or ``None`` when the gazetteer has none."""
        tokens = tokens_of_text(name)
        candidates = weigh(find_candidates(tokens, self.gazetteer), tokens, self.gazetteer)
        if not candidates:
            return None
        entry, reason = choose(candidates[0], context or PlaceContext())
        return _mention(candidates[0], entry, reason, tokens, -1)

    def _decide(self, tokens: Tokens, context: PlaceContext) -> list[tuple[Candidate, Entry, str]]:
        out = []
        for one in weigh(find_candidates(tokens, self.gazetteer), tokens, self.gazetteer):
            if accept(one, tokens, context, self.gazetteer)[0]:
                out.append((one, *choose(one, context)))
        return out

    def _dateline(self, words: str, context: PlaceContext) -> Entry | None:
        tokens = tokens_of_text(words.title() if words.isupper() else words)
        found = weigh(find_candidates(tokens, self.gazetteer), tokens, self.gazetteer)
        return choose(found[0], context)[0] if found else None

    def _countries(
        self, tokens: Tokens, candidates: Sequence[Candidate], related: Iterable[str], area: Area | None
    ) -> dict[str, float]:
        """Weigh the countries that the article names, by names that leave no doubt."""
        weights: dict[str, float] = dict.fromkeys(sorted(set(related)), 1.0)
        if area is not None and area.country:
            weights[area.country] = 1.0
        demonyms = self.gazetteer.tables.demonyms
        for word in tokens.words:
            iso = demonyms.get(word)
            if iso is not None:
                weights[iso] = weights.get(iso, 0.0) + _DEMONYM_WEIGHT
        words = self.gazetteer.tables.words
        qualified = {one.key: one.within.country for one in candidates if one.within is not None and one.within.country}
        for one in candidates:
            if one.against or (one.key in words and one.evidence < 0.6):
                continue
            best = one.entries[0]
            clear = len(one.entries) == 1 or best.weight - one.entries[1].weight > 1.5
            if best.type == "country":  # but "Georgia" by itself does not tell which
                clear = not any(e.type == "admin1" and e.country != best.country for e in one.entries) and (
                    one.key not in words or one.evidence >= 1
                )
            if best.type in {"country", "admin1"} and area is not None and any(map(area.nearness, one.entries)):
                clear = False  # "Lebanon" beside Bardstown and Campbellsville is the one in Kentucky
            iso = best.country
            if one.key in qualified and best.type != "country":
                iso, clear = qualified[one.key], True  # "London, Ontario" speaks for every London of the article
            if iso is None or not clear or best.weight < _BIG and one.key not in qualified:
                continue
            weights[iso] = weights.get(iso, 0.0) + (1.0 if best.type == "country" else 0.7)
        return weights

    def _telling(self, tokens: Tokens, candidates: Sequence[Candidate], persons: frozenset[str]) -> list[Candidate]:
        """The names that may tell where the article plays: those that nothing speaks against."""
        words = self.gazetteer.tables.words
        out = []
        for n, one in enumerate(candidates):
            if one.key in persons or one.against and not (one.known and one.against in NAMED_AFTER):
                continue
            if one.key in words and "word" in words[one.key] and one.evidence < 0.6:
                continue
            if one.key in words and one.evidence < 0.6 and not one.known and not listed(candidates, n, tokens):
                continue
            out.append(one)
        return out

    def _senses(self, used: Sequence[Candidate], context: PlaceContext) -> PlaceContext:
        """Choose one place for each name: first those that are qualified or unmistakable, then the rest with their help."""
        groups: dict[str, Candidate] = {}
        for one in used:
            have = groups.get(one.key)
            if (
                have is None
                or (one.within is not None and have.within is None)
                or (have.within is None and have.kind is None and one.kind)
            ):
                groups[one.key] = one
        fixed: dict[str, Entry] = {}
        for key, one in groups.items():
            at_home = context.area is not None and any(map(context.area.nearness, one.entries[1:]))
            alone = len(one.entries) == 1 and one.entries[0].weight > 3.0
            sure = one.within is not None or alone or (_dominates(one) and not at_home)
            if sure:
                fixed[key] = choose(one, context)[0]
        context = replace(context, fixed=tuple(fixed.values()))
        for _ in range(2):  # the second round profits from the first
            senses = {key: fixed.get(key) or choose(one, replace(context, senses={}))[0] for key, one in groups.items()}
            context = replace(context, fixed=tuple(senses.values()))
        return replace(context, senses=senses if groups else {})


def _dominates(one: Candidate) -> bool:
    return one.kind is None and one.entries[0].weight >= 7.0 and one.entries[0].weight - one.entries[1].weight > 2.2


def _persons(tokens: Tokens, candidates: Sequence[Candidate], gazetteer: Gazetteer) -> frozenset[str]:
    """Last names of people that are names of places, too: seen with a title or a first name in this article."""
    singles = {one.key for one in candidates if one.first == one.last}
    out: set[str] = set()
    if title_case(tokens):
        return frozenset()
    words = gazetteer.tables.words
    for one in candidates:
        if one.against in {"follows a title", "follows a first name"} and one.first == one.last:
            out.add(one.key)
    for k in range(1, len(tokens.words)):
        key = key_of(tokens.words[k]) if tokens.words[k][0].isupper() else ""
        if key in singles and key not in out:
            left = tokens.lower[k - 1]
            named = "first" in words.get(left, ()) or left in cues.TITLES and left not in cues.OFFICES
            if named and tokens.words[k - 1][0].isupper() and tokens.starts[k] - tokens.ends[k - 1] == 1:
                out.add(key)
    return frozenset(out)


def _mention(one: Candidate, entry: Entry, reason: str, tokens: Tokens, head: int) -> PlaceMention:
    return entry.mention(
        start=tokens.starts[one.first],
        end=tokens.ends[one.last],
        text=tokens.slice(one.first, one.last),
        head=head,
        reason=reason,
    )


def _head(sentence: Sentence, first: int, last: int) -> int:
    """The token of the name whose governor lies outside the name, with a preposition if several are such; else the last one."""
    outward = [i for i in range(first, last + 1) if not first <= sentence.heads[i] <= last or sentence.heads[i] == i]
    led = (i for i in outward if len(outward) > 1 and any(sentence.deps[k] == "case" for k in sentence.children[i]))
    return next(led, outward[0] if outward else last)
