"""Actor accuracy against gold records that give country codes and sectors for the words of an actor."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from events.coding.actors import ActorIndex, ArticleActors, resolve_phrase
from events.types import Actor, ActorMention, Publication, Sentence

# PLOVER's sector names where they differ from CAMEO's roles; lower-case endings are ethnic groups.
_SECTORS: dict[str, frozenset[str]] = {
    "JRN": frozenset({"MED"}),
    "MED": frozenset({"HLH"}),
    "CIV": frozenset({"CVL"}),
    "CVL": frozenset({"CVL"}),
    "PTY": frozenset({"PTY", "OPP", "GOV"}),
    "REB": frozenset({"REB", "SEP", "INS", "RAD"}),
    "MOS": frozenset({"MOS", "RAD"}),
}


@dataclass(slots=True)
class ActorScores:
    """Counts of one evaluation; the shares are 0 when nothing was counted."""

    actors: int = 0
    country_right: int = 0
    sectors: int = 0
    sector_right: int = 0
    errors: list[tuple[str, str, str, str]] = field(default_factory=list)

    @property
    def country(self) -> float:
        """Share of actors with the right country (or IGO, NGO)."""
        return self.country_right / self.actors if self.actors else 0.0

    @property
    def sector(self) -> float:
        """Share of actors with a gold sector whose role is right."""
        return self.sector_right / self.sectors if self.sectors else 0.0

    def as_dict(self) -> dict[str, float | int]:
        """The figures by name, for the evaluation table."""
        return {
            "actors": self.actors,
            "country": round(self.country, 4),
            "sectors": self.sectors,
            "sector": round(self.sector, 4),
        }


def land_of(actor: Actor | None) -> str:
    """Country of an actor in the gold's manner: ISO code, or IGO/NGO for organisations, else empty."""
    if actor is None:
        return ""
    if actor.country:
        return actor.country
    return actor.code[:3] if actor.code[:3] in ("IGO", "NGO") else "NGO" if actor.code[:3] == "NGM" else ""


def sector_fits(actor: Actor | None, sector: str) -> bool:
    """True when one of the actor's roles is what the gold's sector means."""
    if actor is None:
        return False
    main = sector[:3].upper()
    have = set(actor.roles) | ({actor.group} if actor.group else set())
    return bool(have & _SECTORS.get(main, frozenset({main})))


def evaluate_actors(
    rows: Iterable[Mapping[str, Any]], index: ActorIndex, parse: Callable[[str], Sentence] | None = None
) -> ActorScores:
    """Score gold rows (``text`` and ``events[].source|target[]`` with ``text``, ``code``, ``sector``).

    With ``parse`` each sentence is tagged and the mention that overlaps the gold words best is taken; without it the
    words alone are resolved as a bare phrase.
    """
    scores = ActorScores()
    for row in rows:
        mentions: Sequence[ActorMention] = ()
        if parse is not None:
            tagger = ArticleActors(index, Publication())
            tagger.prime(row["text"])
            mentions = tagger.tag(parse(row["text"]))
        for event in row.get("events", ()):
            for gold in [*event.get("source", ()), *event.get("target", ())]:
                if not gold.get("code"):
                    continue
                text = gold["text"]
                actor = _best(text, row["text"], mentions) if parse is not None else resolve_phrase(text, index=index)
                _count(scores, gold, actor)
    return scores


def _count(scores: ActorScores, gold: Mapping[str, Any], actor: Actor | None) -> None:
    scores.actors += 1
    right = land_of(actor) == gold["code"]
    scores.country_right += right
    sector = gold.get("sector") or ""
    fits = True
    if sector and sector[0].isalpha():
        scores.sectors += 1
        fits = sector_fits(actor, sector)
        scores.sector_right += fits
    if not (right and fits):
        scores.errors.append((gold["text"], gold["code"], sector, actor.code if actor else ""))


def _best(words: str, text: str, mentions: Sequence[ActorMention]) -> Actor | None:
    """Actor of the mention that shares most characters with the gold words, resolved ones first."""
    start = text.find(words)
    if start < 0:
        start = text.find(words.split()[0])
        end = start + len(words)
    else:
        end = start + len(words)
    best: tuple[float, int, ActorMention] | None = None
    for mention in mentions:
        shared = min(end, mention.end) - max(start, mention.start)
        if shared <= 0 or mention.how == "pronoun":
            continue
        score = shared / (max(end, mention.end) - min(start, mention.start)) + (
            1.0 if mention.actor is not None else 0.0
        )
        key = (score, -mention.start, mention)
        if best is None or key[:2] > best[:2]:
            best = key
    return best[2].actor if best is not None else None
