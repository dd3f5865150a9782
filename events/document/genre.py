"""The genre gate: sport, films, obituaries, horoscopes, weather, markets are no political news.

Evidence is counted from the address, the title and the text; political words count against it. The gate is
conservative: a minister at a stadium is politics. Word lists: ``events/lexicon/genre.yaml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from events.document.data import load_yaml

_FILE = "genre.yaml"
NEWS = "news"


@dataclass(frozen=True, slots=True)
class Genre:
    """The genre of an article (``news`` for anything not gated), the points for it and the evidence in words."""

    label: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class _Cues:
    label: str
    url: frozenset[str]
    title: re.Pattern[str]
    words: re.Pattern[str]
    phrases: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Gate:
    threshold: float
    politics_weight: float
    politics_limit: int
    window: int
    politics: re.Pattern[str]
    any_cue: re.Pattern[str]
    genres: tuple[_Cues, ...]


def _pattern(words: list[str]) -> re.Pattern[str]:
    parts = [re.escape(w[:-1]) + r"\w*" if w.endswith("*") else re.escape(w) for w in sorted(words)]
    return re.compile(r"\b(?:" + "|".join(parts) + r")\b")


@lru_cache(maxsize=1)
def _gate() -> _Gate:
    data: dict[str, Any] = load_yaml(_FILE)
    genres = tuple(
        _Cues(
            label=label,
            url=frozenset(entry["url"]),
            title=re.compile("|".join(entry["title"]), re.IGNORECASE),
            words=_pattern(entry["words"].split()),
            phrases=_pattern([p.lower() for p in entry["phrases"]]),
        )
        for label, entry in data["genres"].items()
    )
    return _Gate(
        threshold=float(data["threshold"]),
        politics_weight=float(data["politics_weight"]),
        politics_limit=int(data["politics_limit"]),
        window=int(data["window"]),
        politics=_pattern([w.replace("-", " ") for w in data["politics"].split()]),
        any_cue=re.compile("|".join(c.phrases.pattern for c in genres)),
        genres=genres,
    )


def classify(text: str, title: str | None = None, url: str | None = None) -> Genre:
    """Return the genre of an article by the evidence of its address, title and text.

    A section name in the address counts 3, a title pattern 3, each different phrase 2 and each different word 1.
    Political words are taken off. Below the threshold the article is ``news``.
    """
    gate = _gate()
    head = (title or "") + "\n" + text[: gate.window]
    parts = _path_parts(url)
    lowered = head.lower()
    tokens = set(re.findall(r"[a-z]+(?:-[a-z]+)*", lowered))
    politics = min(len(set(gate.politics.findall(lowered))), gate.politics_limit)
    best = Genre(NEWS, 0.0, "")
    for cues in gate.genres:
        section = sorted(parts & cues.url)
        headline = cues.title.search(title or text[:150].split("\n", 1)[0])
        score = 3.0 * bool(section) + 3.0 * bool(headline)
        if not score and politics >= gate.politics_limit:
            continue
        joined = " ".join(sorted(tokens))
        words = sorted(set(cues.words.findall(joined)))
        phrases = sorted(set(cues.phrases.findall(lowered)))
        score += len(words) + 2.0 * len(phrases) - gate.politics_weight * politics
        # Words alone must be dense: a long report mentions many things.
        if not section and headline is None and len(words) + len(phrases) < len(head.split()) / 60:
            continue
        if score >= gate.threshold and score > best.score:
            best = Genre(cues.label, score, _reason(section, headline, phrases, words, politics))
    return best


def _path_parts(url: str | None) -> frozenset[str]:
    if not url:
        return frozenset()
    try:
        parts = urlsplit(url)
    except ValueError:
        return frozenset()
    host = parts.hostname or ""
    return frozenset([*parts.path.lower().split("/"), host.split(".", 1)[0]])


def _reason(
    section: list[str], headline: re.Match[str] | None, phrases: list[str], words: list[str], politics: int
) -> str:
    evidence = []
    if section:
        evidence.append(f"address has {section[0]!r}")
    if headline is not None:
        evidence.append(f"title has {headline.group()!r}")
    if phrases or words:
        evidence.append("text has " + ", ".join([*phrases, *words][:6]))
    evidence.append(f"{politics} political cues")
    return "; ".join(evidence)
