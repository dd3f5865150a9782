"""Why mentions are one event, in words, and the way from an id back to the stored article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from events.types import Article
from events.warehouse.agree import Place, actors_agree, codes_agree, content, is_general, same_place
from events.warehouse.cluster import WAR_PAUSE
from events.warehouse.evidence import keys
from events.warehouse.rows import article_from_row
from events.warehouse.views import connect

if TYPE_CHECKING:
    import duckdb

Row = Mapping[str, Any]


def explain_event(path: str | Path, event_id: str) -> str | None:
    """Return, as text for people, the event, its mentions and why each belongs to it.

    ``None`` when there is no such event. An id that was merged away is followed to the event that carries its mentions
    now.
    """
    con = connect(path, comments=False)
    try:
        note = ""
        alias = _rows(con, "SELECT merged_into FROM event_aliases WHERE event_id = ?", event_id)
        if alias:
            note = f"{event_id} was merged into {alias[0]['merged_into']}.\n\n"
            event_id = alias[0]["merged_into"]
        found = _rows(
            con,
            """SELECT e.*, c.name AS code_name FROM events e
            LEFT JOIN cameo_codes c ON c.code = e.event_code WHERE event_id = ?""",
            event_id,
        )
        if not found:
            return None
        mentions = _rows(
            con,
            f"""SELECT m.*, a.source_name AS outlet, a.title, a.duplicate_of, k.naming, k.tail, k.names
            FROM event_mentions m JOIN articles a USING (article_id)
            JOIN ({keys("event_mentions WHERE event_id = ?")}) k USING (mention_id) WHERE m.event_id = ?
            ORDER BY m.mention_id <> 'm' || substr(m.event_id, 2), published_date NULLS LAST, article_id,
            m.sentence_index, mention_id""",
            event_id,
            event_id,
        )
        merged = _rows(con, "SELECT event_id FROM event_aliases WHERE merged_into = ? ORDER BY 1", event_id)
    finally:
        con.close()
    event = found[0]
    lines = [note + _headline(event), ""]
    for number, mention in enumerate(mentions, start=1):
        lines += _mention(number, mention, event, mentions)
    if merged:
        lines += ["", "Older ids of events that were merged into it: " + ", ".join(r["event_id"] for r in merged)]
    return "\n".join(lines) + "\n"


def stored_article(path: str | Path, mention_id: str) -> Article | None:
    """Return the article in which mention ``mention_id`` stands, as it came in; ``None`` when there is no such mention.

    Raises ``SchemaError`` when the warehouse was built without texts.
    """
    con = connect(path, comments=False)
    try:
        rows = _rows(
            con,
            "SELECT * FROM articles WHERE article_id IN (SELECT article_id FROM event_mentions WHERE mention_id = ?)",
            mention_id,
        )
    finally:
        con.close()
    return article_from_row(rows[0]) if rows else None


def _rows(con: duckdb.DuckDBPyConnection, sql: str, *values: str) -> list[dict[str, Any]]:
    cursor = con.execute(sql, list(values))
    names = [d[0] for d in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _headline(event: Row) -> str:
    who = " → ".join(
        f"{event[f'{side}_name'] or event[f'{side}_code'] or '(nobody named)'}"
        + (f" [{event[f'{side}_code']}]" if event[f"{side}_name"] and event[f"{side}_code"] else "")
        for side in ("source", "target")
    )
    what = f"{event['event_code']} {event['code_name'] or ''}".strip()
    odd = [event[k] for k, usual in (("polarity", "affirmed"), ("modality", "actual")) if event[k] != usual]
    when = f"{_dates(event)} ({event['date_status']})"
    counts = (
        f"{_count(event['n_mentions'], 'mention')} in {_count(event['n_articles'], 'article')}"
        f" by {_count(event['n_sources'], 'independent source')}"
    )
    return "\n".join(
        [
            f"Event {event['event_id']}",
            f"  {who}",
            f"  {what}" + (f" ({', '.join(odd)})" if odd else ""),
            f"  {when}" + (f", {event['place_name']}" if event["place_name"] else ""),
            f"  {counts}",
        ]
    )


def _count(n: int, noun: str) -> str:
    return f"{n} {noun}" + ("" if n == 1 else "s")


def _dates(row: Row) -> str:
    if row["date_start"] is None:
        return row["date_value"] or "no date"
    start, end = row["date_start"].isoformat(), row["date_end"].isoformat() if row["date_end"] else "…"
    return start if start == end else f"{start} to {end}"


def _mention(number: int, mention: Row, event: Row, mentions: Sequence[Row]) -> list[str]:
    founder = "  (the mention the event is called after)" if mention["mention_id"][1:] == event["event_id"][1:] else ""
    where = ", ".join(str(v) for v in (mention["outlet"], mention["published_date"], mention["article_id"]) if v)
    copy = f"; a copy of {mention['duplicate_of']}" if mention["duplicate_of"] else ""
    reasons = [_code(mention, event), _actor("source", mention, event), _actor("target", mention, event)]
    reasons += [_place(mention, event), _date(mention, event), *_words(mention, mentions), *_doubt(mention, event)]
    return [
        f"{number:3}. {mention['mention_id']}{founder}",
        f"     {where}{copy}",
        f"     “{' '.join(mention['sentence'].split())}”",
        f"     why: {'; '.join(reasons)}",
    ]


def _code(mention: Row, event: Row) -> str:
    a, b = mention["event_code"], event["event_code"]
    if a == b:
        return f"same code {a}"
    if codes_agree(a, b):
        return f"code {min(a, b, key=len)} is the base of {max(a, b, key=len)}"
    general = a if is_general(a) else b
    return f"code {general} is the general one of root {a[:2]}"


def _actor(side: str, mention: Row, event: Row) -> str:
    a, b = mention[f"{side}_code"], event[f"{side}_code"]
    if a == b:
        return f"same {side} {a}" if a else f"{side} not named"
    if b and b.startswith(a or b):
        return f"{side} {a} is the wider form of {b}"
    if actors_agree(a or "", b or "", None, None):
        return f"{side} {a} can be {b}"
    return f"{side} {a} is on the same side as {b}"


def _place(mention: Row, event: Row) -> str:
    here, there = _where(mention), _where(event)
    if here is None:
        return "no place stated"
    if there is None or same_place(here, there):
        return f"same place {mention['place_name']}"
    if mention["place_country"] == event["place_country"] and here.rank > 1 and there.rank > 1:
        return f"{mention['place_name']} and {event['place_name']} are stages of one journey"
    return f"{mention['place_name']} contains {event['place_name']}"


def _where(row: Row) -> Place | None:
    if row["place_name"] is None:
        return None
    return Place(
        row["place_type"], row["place_name"].lower(), row["place_country"], row["place_admin1"], row["place_geonameid"]
    )


def _date(mention: Row, event: Row) -> str:
    words = f" (“{mention['date_text']}”)" if mention["date_text"] else ""
    if mention["naming"]:
        return f"names the war that others name within {WAR_PAUSE} days"
    if mention["date_start"] is None:
        return "undated, but told in the same article or next to its publication"
    if mention["date_status"] == "publication":
        return f"published {mention['date_start']}, on or shortly after the day of the event"
    if (mention["date_start"], mention["date_end"]) == (event["date_start"], event["date_end"]):
        return f"same date {_dates(mention)}{words}"
    return f"{_dates(mention)}{words} holds the only such event on a day inside it"


def _words(mention: Row, mentions: Sequence[Row]) -> list[str]:
    """What a statement shares with the others of the event."""
    if mention["tail"] is None:
        return []
    about = content(mention["tail"], mention["names"])
    others = [content(m["tail"], m["names"]) for m in mentions if m is not mention and m["tail"] is not None]
    shared = sorted(about & frozenset[str]().union(*others))
    return ["about the same: " + ", ".join(f"{word}…" for word in shared)] if shared else []


def _doubt(mention: Row, event: Row) -> list[str]:
    if mention["modality"] == event["modality"]:
        return []
    return [f"told as {mention['modality']}, but of an act that is known as {event['modality']}"]
