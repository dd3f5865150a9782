"""Domain types become rows: plain dicts with exactly the columns of the schema.

Nothing here touches a disk. Ids are hashes of content, so the same input always gets the same ids.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from events.schema import SchemaError, table
from events.types import Actor, ActorMention, Article, Document, EventMention, Publication, Reject

if TYPE_CHECKING:
    import pyarrow as pa

Row = dict[str, Any]

#: Quad class by event root, as CAMEO and GDELT have it; used for codes missing from the passed-in table.
_QUAD_BY_ROOT = {f"{root:02d}": 1 if root <= 5 else 2 if root <= 8 else 3 if root <= 13 else 4 for root in range(1, 21)}

#: Modalities of what has not been done when it is told.
_NOT_DONE = frozenset({"hypothetical", "requested"})


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeFacts:
    """What the code table says about one CAMEO code: Goldstein value and quad class."""

    goldstein: float | None
    quad_class: int | None


def code_facts(rows: Iterable[Mapping[str, str]]) -> dict[str, CodeFacts]:
    """Return the facts by code from rows of the CAMEO table (``code``, ``goldstein``, ``quad_class``)."""
    facts = {}
    for row in rows:
        goldstein, quad = row.get("goldstein"), row.get("quad_class")
        facts[str(row["code"])] = CodeFacts(
            goldstein=None if goldstein in (None, "") else float(goldstein),
            quad_class=None if quad in (None, "") else int(quad),
        )
    return facts


def content_id(prefix: str, *parts: object) -> str:
    """Return a stable id: ``prefix`` and 20 hexadecimal digits of a hash over ``parts``; ``None`` is no empty text."""
    digest = hashlib.blake2b(digest_size=10)
    for part in parts:
        data = b"\x00" if part is None else b"\x01" + str(part).encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(4, "big") + data)
    return prefix + digest.hexdigest()


def text_sha256(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8 as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def published_time(publication: Publication) -> dt.datetime | None:
    """Return the document creation time as a UTC instant (midnight when only the day is known), or ``None``."""
    if publication.time is not None:
        return as_utc(publication.time)
    if publication.date is not None:
        return dt.datetime.combine(publication.date, dt.time(), tzinfo=dt.UTC)
    return None


def as_utc(moment: dt.datetime) -> dt.datetime:
    """Return ``moment`` in UTC; a time without a zone is taken to be UTC already."""
    return moment.replace(tzinfo=dt.UTC) if moment.tzinfo is None else moment.astimezone(dt.UTC)


def article_row(
    document: Document,
    n_mentions: int,
    *,
    keep_text: bool = True,
    coder: str | None = None,
    fingerprint: str | None = None,
    duplicate_of: str | None = None,
) -> Row:
    """Return the ``articles`` row of a document.

    ``coder`` is the build fingerprint, ``fingerprint`` the near-copy signature.
    """
    article, publication = document.article, document.publication
    headline = document.headline.of(article.text) if document.headline else None
    given = article.published_at
    row = {
        "article_id": article.article_id,
        "uri": article.uri,
        "source_name": article.source_name,
        "url": article.url,
        "title": article.title or headline,
        "language": article.language,
        "text_sha256": text_sha256(article.text),
        "published_at": published_time(publication),
        "published_status": publication.status,
        "dateline_place": document.dateline.place_text if document.dateline else None,
        "n_chars": len(article.text),
        "n_sentences": len(document.sentences),
        "n_mentions": n_mentions,
        "duplicate_of": duplicate_of,
        "genre": document.genre,
        "published_value": _published_value(publication),
        "given_title": article.title,
        "given_published_at": None if given is None else as_utc(given),
        "given_published_status": article.published_status if given is not None else "unknown",
        "coder": coder,
        "fingerprint": fingerprint,
        "text": article.text if keep_text else None,
    }
    return {name: row[name] for name in table("articles").names}


def _published_value(publication: Publication) -> str | None:
    if publication.date is not None:
        return publication.date.isoformat()
    return publication.partial.value if publication.partial is not None else None


def article_from_row(row: Mapping[str, Any]) -> Article:
    """Return the article as it came in, from its ``articles`` row.

    Raises ``SchemaError`` when the text was not kept.
    """
    if row["text"] is None:
        raise SchemaError(
            f"The text of article {row['article_id']} was not kept.",
            hint="build again from the original files; the warehouse was built without texts",
        )
    return Article(
        article_id=row["article_id"],
        text=row["text"],
        uri=row["uri"],
        title=row["given_title"],
        source_name=row["source_name"],
        url=row["url"],
        language=row["language"],
        published_at=row["given_published_at"],
        published_status=row["given_published_status"],
    )


def reject_row(reject: Reject) -> Row:
    """Return the ``rejects`` row."""
    return {"uri": reject.uri, "stage": reject.stage, "reason": reject.reason, "detail": reject.detail}


def mention_rows(
    mentions: Sequence[EventMention], document: Document, codes: Mapping[str, CodeFacts], *, event_id: str | None = None
) -> list[Row]:
    """Return the ``event_mentions`` rows of one article, in the order given.

    ``mention_id`` hashes article, sentence, trigger and actors, not the code: a mention that is merely recoded keeps
    its id. Several mentions with one trigger and the same actors are told apart by their rank in the order of their
    codes.
    """
    rows = [mention_row(mention, document, codes, event_id=event_id) for mention in mentions]
    twins: dict[str, list[Row]] = {}
    for row in rows:
        twins.setdefault(row["mention_id"], []).append(row)
    for first_id, same in twins.items():
        same.sort(key=lambda r: (r["event_code"], r["polarity"], r["modality"], r["date_value"] or "", r["rule_id"]))
        for rank, row in enumerate(same[1:], start=1):
            row["mention_id"] = content_id("m", first_id, rank)
    return rows


def mention_row(
    mention: EventMention, document: Document, codes: Mapping[str, CodeFacts], *, event_id: str | None = None
) -> Row:
    """Return one ``event_mentions`` row; see :func:`mention_rows` for several of one article."""
    code = mention.event_code
    facts = codes.get(code) or CodeFacts(goldstein=None, quad_class=_QUAD_BY_ROOT.get(code[:2]))
    row: Row = {
        "event_id": event_id,
        "article_id": mention.article_id,
        "sentence_index": mention.sentence_index,
        "sentence": mention.sentence,
        "sentence_start": mention.sentence_start,
        **_actor_columns("source", mention.source, mention.source_actor),
        **_actor_columns("target", mention.target, mention.target_actor),
        "action_text": mention.action_text,
        "action_start": mention.action_start,
        "action_end": mention.action_end,
        "event_code": code,
        "event_base_code": code[:3],
        "event_root_code": code[:2],
        "quad_class": facts.quad_class,
        "goldstein": facts.goldstein,
        "plover_type": mention.plover_type or None,
        "plover_mode": mention.plover_mode,
        "plover_context": ";".join(mention.plover_contexts) or None,
        "polarity": mention.polarity,
        "modality": mention.modality,
        "attributed_to_text": mention.attributed_to_text,
        "attributed_to_code": mention.attributed_to_code,
        **_date_columns(mention, document.publication),
        **_place_columns(mention),
        "size_dead": mention.size_dead,
        "size_injured": mention.size_injured,
        "size_participants": mention.size_participants,
        "in_lead": mention.in_lead,
        "tone": mention.tone,
        "rule_id": mention.rule_id,
        "confidence": float(mention.confidence),
    }
    row["mention_id"] = content_id(
        "m",
        *(row[k] for k in ("article_id", "sentence_start", "sentence", "action_start", "action_end")),
        *(row[f"{side}_{k}"] for side in ("source", "target") for k in ("start", "end", "code", "name")),
    )
    return {name: row[name] for name in table("event_mentions").names}


def _actor_columns(side: str, mention: ActorMention | None, actor: Actor | None) -> Row:
    return {
        f"{side}_text": mention.text if mention else None,
        f"{side}_start": mention.start if mention else None,
        f"{side}_end": mention.end if mention else None,
        f"{side}_code": actor.code if actor else None,
        f"{side}_country": actor.country if actor else None,
        f"{side}_group": actor.group if actor else None,
        f"{side}_role": actor.role if actor else None,
        f"{side}_name": actor.name if actor else None,
        f"{side}_kind": mention.kind if mention else None,
    }


def _date_columns(mention: EventMention, publication: Publication) -> Row:
    """The date of the mention; with no time expression it is the document date, and ``date_status`` says so.

    What is only supposed or asked for did not happen when the document came out: without a day of its own it has none.
    """
    timex, day = mention.timex, publication.date
    if day is None and publication.time is not None:
        day = as_utc(publication.time).date()
    row: Row = {"published_date": day, "date_text": None}
    if timex is not None:
        row |= {
            "date_text": timex.text or None,
            "date_start": timex.date_start,
            "date_end": timex.date_end,
            "date_value": timex.value or None,
            "date_granularity": timex.granularity,
            "date_status": timex.status,
        }
    elif day is not None and mention.modality not in _NOT_DONE:
        row |= {
            "date_start": day,
            "date_end": day,
            "date_value": day.isoformat(),
            "date_granularity": "day",
            "date_status": "publication",
        }
    else:
        row |= {
            "date_start": None,
            "date_end": None,
            "date_value": None,
            "date_granularity": "unknown",
            "date_status": "unresolved",
        }
    return row


def _place_columns(mention: EventMention) -> Row:
    place = mention.place
    names = ("text", "start", "end", "name", "type", "country", "admin1", "lat", "lon", "geonameid")
    return {f"place_{name}": getattr(place, name) if place else None for name in names}


def to_arrow(name: str, rows: Sequence[Mapping[str, Any]]) -> pa.Table:
    """Return ``rows`` as an Arrow table with exactly the schema of table ``name``.

    Raises ``SchemaError`` when a column is missing or unknown, a type does not fit, a NULL stands where none may, or a
    value is not among the allowed ones.
    """
    import pyarrow as pa

    schema = table(name).arrow()
    if rows and set(rows[0]) != set(schema.names):
        raise SchemaError(
            f"Rows do not have the columns of {name}: missing {sorted(set(schema.names) - set(rows[0]))}, "
            f"unknown {sorted(set(rows[0]) - set(schema.names))}."
        )
    try:
        result = pa.Table.from_pylist(list(rows), schema=schema)
    except (pa.ArrowInvalid, pa.ArrowTypeError, OverflowError) as error:
        raise SchemaError(f"Rows do not fit the table {name}: {error}") from None
    return check_arrow(name, result)


def check_arrow(name: str, data: pa.Table) -> pa.Table:
    """Return ``data`` checked against the schema of table ``name``; raises as :func:`to_arrow` does."""
    import pyarrow.compute as pc

    spec = table(name)
    if not data.schema.equals(spec.arrow()):
        raise SchemaError(f"The rows do not have exactly the columns and types of {name}.")
    for column in spec.columns:
        values = data.column(column.name)
        if not column.nullable and values.null_count:
            raise SchemaError(f"{name}.{column.name} must not be NULL.")
        if column.values and column.type == "string":
            odd = [v for v in pc.unique(values).to_pylist() if v is not None and v not in column.values]
            if odd:
                raise SchemaError(f"{name}.{column.name} has the unknown value {odd[0]!r}.")
    return data
