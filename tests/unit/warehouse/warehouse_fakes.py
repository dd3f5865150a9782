"""Made-up articles and mentions for the warehouse's tests: rows that fit the schema, no model needed."""

from __future__ import annotations

import datetime as dt
import hashlib
import random
from typing import Any

from events.schema import table
from events.warehouse.rows import CodeFacts, content_id

Row = dict[str, Any]
CODES = {
    "010": CodeFacts(goldstein=0.0, quad_class=1),
    "036": CodeFacts(goldstein=4.0, quad_class=1),
    "042": CodeFacts(goldstein=1.9, quad_class=1),
    "073": CodeFacts(goldstein=7.4, quad_class=2),
    "112": CodeFacts(goldstein=-2.0, quad_class=3),
    "1123": CodeFacts(goldstein=-2.0, quad_class=3),
    "141": CodeFacts(goldstein=-6.5, quad_class=4),
    "190": CodeFacts(goldstein=-10.0, quad_class=4),
    "195": CodeFacts(goldstein=-10.0, quad_class=4),
}
ACTORS = ("RUS", "RUSGOV", "RUSMIL", "UKR", "UKRGOV", "USAGOV", "CHNGOV", "FRA", "IGOUNO", None)
PLACES = (
    ("Kyiv", "city", "UKR", "Kyiv City", 50.45, 30.52, 703448),
    ("Kharkiv", "city", "UKR", "Kharkiv", 49.98, 36.25, 706483),
    ("Ukraine", "country", "UKR", None, 49.0, 32.0, 690791),
    ("Geneva", "city", "CHE", "Geneva", 46.2, 6.15, 2660646),
    None,
    None,
)
#: Actions with the rules that find them; what the merge reads from words depends on them.
ACTS = (
    ("attacked", "19-attack/verb"), ("attack", "19-attack/noun"), ("war", "19-attack/noun"),
    ("invasion", "19-attack/noun"), ("visit", "04-visit/noun"), ("met", "04-meet"), ("thanked", "05-praise"),
)  # fmt: skip
EPOCH = dt.date(2022, 3, 1)


def mention(**changes: Any) -> Row:
    """A complete ``event_mentions`` row; ``changes`` replace single columns, derived columns follow."""
    row: Row = dict.fromkeys(table("event_mentions").names)
    row |= {
        "article_id": "a1",
        "sentence_index": 0,
        "sentence": "Russia attacked Ukraine.",
        "sentence_start": 0,
        "source_code": "RUS",
        "target_code": "UKR",
        "action_text": "attacked",
        "action_start": 7,
        "action_end": 15,
        "event_code": "190",
        "polarity": "affirmed",
        "modality": "actual",
        "date_start": EPOCH,
        "date_granularity": "day",
        "date_status": "explicit",
        "in_lead": False,
        "rule_id": "r1",
        "confidence": 0.5,
    }
    row |= changes
    code = row["event_code"]
    facts = CODES.get(code, CodeFacts(goldstein=None, quad_class=None))
    row |= {"event_base_code": code[:3], "event_root_code": code[:2]}
    row |= {"goldstein": facts.goldstein, "quad_class": facts.quad_class}
    for side in ("source", "target"):
        actor = row[f"{side}_code"]
        if actor and not actor.startswith("IGO"):
            row[f"{side}_country"] = actor[:3]
            row[f"{side}_role"] = actor[3:] or None
        elif actor:
            row[f"{side}_group"] = actor[3:]
    if "date_end" not in changes:
        row["date_end"] = row["date_start"]
    if row["date_start"] and "date_value" not in changes:
        row["date_value"] = row["date_start"].isoformat()
    keys = ("article_id", "sentence_index", "action_start", "source_code", "target_code", "source_name", "target_name")
    row["mention_id"] = changes.get("mention_id") or content_id("m", *(row[k] for k in keys))
    return row


def article(article_id: str, text: str | None = None, **changes: Any) -> Row:
    """A complete ``articles`` row."""
    text = text if text is not None else f"Text of {article_id}. " * 3
    row: Row = dict.fromkeys(table("articles").names)
    row |= {
        "article_id": article_id,
        "uri": f"made/{article_id}.txt",
        "source_name": "Made Up Times",
        "language": "en",
        "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
        "published_at": dt.datetime(2022, 3, 2, 8, tzinfo=dt.UTC),
        "published_status": "given",
        "n_chars": len(text),
        "n_sentences": 3,
        "n_mentions": 0,
        "genre": "news",
        "given_published_status": "given",
        "coder": "c1",
        "text": text,
    }
    return row | changes


def make(n_articles: int, seed: int = 0, days: int = 60, start: int = 0) -> list[tuple[Row, list[Row]]]:
    """Return ``n_articles`` articles with 0 to 6 mentions each; the same arguments give the same rows."""
    made = []
    for number in range(start, start + n_articles):
        rng = random.Random(f"{seed}/{number}")
        article_id = f"art{number:06d}"
        day = EPOCH + dt.timedelta(days=rng.randrange(days))
        published = dt.datetime.combine(day, dt.time(rng.randrange(24)), tzinfo=dt.UTC) if rng.random() < 0.9 else None
        text = " ".join(rng.choice(("talks", "war", "peace", "army", "leader", "said")) for _ in range(40)) + article_id
        mentions = [_mention(rng, article_id, i, day if published else None) for i in range(rng.randrange(7))]
        row = article(
            article_id,
            text,
            source_name=rng.choice(("Herald", "Courier", "Gazette", None)),
            url=f"https://www.{rng.choice('abc')}.example/{article_id}",
            published_at=published,
            published_status="given" if published else "unknown",
            n_mentions=len(mentions),
        )
        made.append((row, mentions))
    return made


def _mention(rng: random.Random, article_id: str, index: int, day: dt.date | None) -> Row:
    status = rng.choice(("explicit", "relative", "publication", "unresolved", "explicit"))
    start: dt.date | None
    if status == "unresolved" or (status == "publication" and day is None):
        status, start, end, grain = "unresolved", None, None, "unknown"
    elif status == "publication":
        start, end, grain = day, day, "day"
    else:
        start = (day or EPOCH) - dt.timedelta(days=rng.randrange(4))
        long = rng.random()
        span = 0 if long < 0.8 else 6 if long < 0.9 else 30 if long < 0.97 else 300
        end, grain = start + dt.timedelta(days=span), {0: "day", 6: "week", 30: "month", 300: "range"}[span]
    place = rng.choice(PLACES)
    names = ("name", "type", "country", "admin1", "lat", "lon", "geonameid")
    where = dict(zip((f"place_{n}" for n in names), place, strict=True)) if place else {}
    act, rule = rng.choice(ACTS)
    also = rng.choice(("", "", "also ", "a further "))
    about = " ".join(rng.choice(("grain", "prisoners", "borders", "sanctions", "elections")) for _ in range(3))
    return mention(
        article_id=article_id,
        sentence_index=index,
        sentence=f"Sentence {index} of {article_id} {also}{act} {about}.",
        action_text=act,
        rule_id=rule,
        target_name=rng.choice((None, "Somebody")),
        sentence_start=index * 40,
        action_start=index * 40 + 9,
        action_end=index * 40 + 12,
        source_code=rng.choice(ACTORS),
        target_code=rng.choice(ACTORS),
        event_code=rng.choice(sorted(CODES)),
        polarity="negated" if rng.random() < 0.05 else "affirmed",
        modality=rng.choice(("actual",) * 6 + ("hypothetical", "hypothetical", "future", "requested")),
        date_start=start,
        date_end=end,
        date_granularity=grain,
        date_status=status,
        published_date=day,
        confidence=round(rng.random(), 3),
        tone=round(rng.uniform(-5, 5), 2),
        in_lead=index == 0,
        attributed_to_code=rng.choice((None, None, "UKRGOV")),
        size_dead=rng.choice((None, None, 3, 12)),
        **where,
    )


def reject(number: int) -> Row:
    """A ``rejects`` row."""
    return {"uri": f"made/{number}.txt", "stage": "ingest", "reason": "empty", "detail": "The file is empty."}
