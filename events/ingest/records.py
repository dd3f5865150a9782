"""From one raw record to an ``Article`` or a ``Reject``: field names, checks, ids, dates."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from events.ingest.dates import parse_stated
from events.ingest.decode import clean
from events.ingest.language import foreign_language, language_name
from events.ingest.options import ReadOptions
from events.types import Article, Reject

STAGE = "ingest"
KEPT_REASONS = frozenset({"date_ambiguous", "date_incomplete", "date_unreadable"})
"""Reasons of rejects that report a fault in an article that was kept all the same (without a date)."""

_GUESSES = {
    "text": ("text", "body", "content", "maintext", "main_text", "article", "article_text", "full_text", "fulltext",
    "story",
             "article_body", "articlebody", "body_text", "plain_text", "document", "news", "paragraph", "description"),
    "title": ("title", "headline", "article_title", "heading", "head", "news_title"),
    "date": ("published_at", "published", "date", "pub_date", "pubdate", "date_publish", "publish_date",
    "published_date",
             "publication_date", "publishedat", "date_published", "datepublished", "datetime", "timestamp",
             "created_at", "dct"),
    "url": ("url", "link", "source_url", "article_url", "canonical_url", "web_url", "weburl", "href", "permalink"),
    "source": ("source_name", "source", "outlet", "publisher", "publication", "source_domain", "sourcename", "site",
    "site_name",
               "domain", "newspaper", "agency"),
    "id": ("id", "article_id", "articleid", "_id", "doc_id", "docid", "uuid", "guid", "document_id", "storyid"),
    "language": ("language", "lang", "lang_code", "language_code"),
}  # fmt: skip
_BINARY_LIMIT = 0.02
_CONTROL = re.compile(r"[\x01-\x08\x0b\x0e-\x1f\x7f\ufffd]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """A record before the checks; ``status`` is ``given`` for a row's own date, ``metadata`` for a page's or feed's."""

    uri: str
    text: str
    article_id: str | None = None
    title: str | None = None
    date: object = None
    status: str = "given"
    url: str | None = None
    source_name: str | None = None
    language: str | None = None


def reject(uri: str, reason: str, detail: str) -> Reject:
    """Return a reject of this stage."""
    return Reject(uri=uri, stage=STAGE, reason=reason, detail=detail)


def column_map(names: list[str], options: ReadOptions) -> dict[str, str]:
    """Return which column holds the text, title, date, url, source, id and language; those not found are left out.

    Names given in the options win and must match exactly; otherwise common names are tried, without regard to case.
    """
    stated = {
        "text": options.text_field,
        "title": options.title_field,
        "date": options.date_field,
        "url": options.url_field,
        "source": options.source_field,
        "id": options.id_field,
        "language": options.language_field,
    }
    lowered: dict[str, str] = {}
    for name in names:
        lowered.setdefault(name.strip().lower().replace(" ", "_").replace("-", "_"), name)
    found: dict[str, str] = {}
    for role, guesses in _GUESSES.items():
        own = stated[role]
        if own is not None:
            if own in names:
                found[role] = own
            continue
        name_or_none = next((lowered[g] for g in guesses if g in lowered), None)
        if name_or_none is not None and name_or_none not in found.values():
            found[role] = name_or_none
    return found


def from_row(row: Mapping[str, Any], uri: str, options: ReadOptions) -> Iterator[Article | Reject]:
    """Yield what one row or JSON object gives: an article, a reject, or an article and a remark on its date."""
    columns = column_map(list(row), options)
    if "text" not in columns:
        yield _no_text(row, uri, options)
        return
    text = row[columns["text"]]
    if isinstance(text, list) and all(isinstance(part, str) for part in text):
        text = "\n".join(text)
    if isinstance(text, bytes):
        text = text.decode("utf-8", "replace")
    if text is None or text != text:  # NaN is how data frames write "nothing"
        text = ""
    if not isinstance(text, str):
        kind = type(text).__name__
        yield reject(uri, "no_text_field", f"field {columns['text']!r} holds no text but a value of type {kind}")
        return
    get = {role: row[name] for role, name in columns.items()}
    raw = Raw(
        uri=uri,
        text=clean(text),
        article_id=_string(get.get("id")),
        title=_string(get.get("title")),
        date=get.get("date"),
        url=_string(get.get("url")),
        source_name=_string(get.get("source")),
        language=_string(get.get("language")),
    )
    yield from checked(raw, options)


def _no_text(row: Mapping[str, Any], uri: str, options: ReadOptions) -> Reject:
    names = ", ".join(list(row)[:8]) or "none"
    wanted = f"no field {options.text_field!r}" if options.text_field else "no field with the text"
    hint = "" if options.text_field else "; name it with --text-field"
    return reject(uri, "no_text_field", f"{wanted} (fields: {names}){hint}")


def _string(value: object) -> str | None:
    """A field as text: trimmed, ``None`` when empty; the name of a nested source object."""
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("title") or value.get("id") or value.get("$oid")
    if value is None or value != value:
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, list | tuple):
        value = next((v for v in value if isinstance(v, str)), None)
    text = clean(str(value)).strip() if value is not None else ""
    return text or None


def checked(raw: Raw, options: ReadOptions) -> Iterator[Article | Reject]:
    """Yield the article of a raw record when it passes the checks, else a reject with the reason."""
    text = raw.text
    problem = _problem(text, options)
    if problem is not None:
        yield reject(raw.uri, *problem)
        return
    language: str | None = None
    if options.languages:
        language, foreign = foreign_language(text, options.languages, options.min_language_chars)
        if foreign is not None:
            name = language_name(foreign)
            reason = "not_english" if options.languages == ("en",) else "language"
            yield reject(raw.uri, reason, f"the text is {name} ({foreign}), not {_listed(options.languages)}")
            return
    stated = parse_stated(raw.date)
    published, status = stated.value, raw.status if stated.value else "unknown"
    if options.published is not None and (published is None or status == "metadata"):
        day = options.published
        published, status = dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC), "given"
    yield Article(
        article_id=raw.article_id or content_id(text, raw.url or raw.title),
        text=text,
        uri=raw.uri,
        title=raw.title,
        source_name=raw.source_name,
        url=raw.url,
        language=language or (raw.language[:2].lower() if raw.language else None),
        published_at=published,
        published_status=status,
    )
    if stated.problem is not None and published is None:
        shown = json.dumps(str(raw.date)[:40], ensure_ascii=False)
        detail = {
            "ambiguous": f"the date {shown} can be read in two ways",
            "incomplete": f"the date {shown} has no day",
            "unreadable": f"the date {shown} is in no known form",
        }[stated.problem]
        yield reject(raw.uri, f"date_{stated.problem}", detail + "; the article is kept, without a date")


def _problem(text: str, options: ReadOptions) -> tuple[str, str] | None:
    if not text.strip():
        return "empty", "there is no text"
    if len(text) > options.max_chars:
        return "too_long", f"{len(text):,} characters; the limit is {options.max_chars:,}"
    sample = text[:20_000]
    if len(_CONTROL.findall(sample)) > _BINARY_LIMIT * len(sample) + 2:
        return "binary", "the text is full of control characters; this is no text"
    if not any(c.isalnum() for c in sample):
        return "empty", "the text has no letters"
    return None


def _listed(codes: tuple[str, ...]) -> str:
    return " or ".join(language_name(c) for c in codes)


def content_id(text: str, known_as: str | None) -> str:
    """Return the id of an article without one: 32 hex digits of the SHA-256 of its text and its address or title."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass"))
    digest.update(b"\x00" + (known_as or "").encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:32]
