"""RSS, Atom, sitemaps. A feed's own words are read; what it points to is fetched only when the network is allowed."""

from __future__ import annotations

import html as entities
import re
from collections.abc import Iterator
from typing import Any

from events.ingest.decode import clean, decode_html
from events.ingest.html import extract
from events.ingest.options import ReadOptions
from events.ingest.records import Raw, checked, reject
from events.ingest.remote import fetch
from events.ingest.source import LimitError, MissingPackageError, Source, missing
from events.types import Article, Reject

_MAX_FEED = 64 << 20
_BREAK = re.compile(r"</?(?:p|div|br|li|h\d|blockquote|tr)\b[^>]*>", re.IGNORECASE)
_DROP = re.compile(r"<(script|style|figure|iframe)\b.{0,20000}?</\1>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_LOC = re.compile(r"<(?:\w+:)?loc>\s*(?:<!\[CDATA\[)?\s*([^<>\]\s]{1,2000})")
_MAX_SITEMAPS = 500


def xml_kind(head: str) -> str | None:
    """Return ``feed``, ``sitemap`` or ``html`` by the root element of an XML document, else ``None``."""
    match = re.search(r"<(?![?!])\s*(?:\w+:)?([\w-]+)", head)
    root = match.group(1).lower() if match else ""
    if root in ("rss", "feed", "rdf"):
        return "feed"
    if root in ("urlset", "sitemapindex"):
        return "sitemap"
    return "html" if root == "html" else None


def read_xml(source: Source, options: ReadOptions) -> Iterator[Article | Reject]:
    """Yield the articles of a feed or, when the network is allowed, of the pages a sitemap lists."""
    with source.open() as stream:
        data = stream.read(_MAX_FEED + 1)
    if len(data) > _MAX_FEED:
        yield reject(source.uri, "too_long", f"the file is larger than {_MAX_FEED >> 20} MiB")
        return
    yield from xml_articles(data, source.uri, options, depth=0)


def xml_articles(data: bytes, uri: str, options: ReadOptions, depth: int) -> Iterator[Article | Reject]:
    """Yield the articles behind the bytes of an XML document; ``depth`` counts the sitemaps that led here."""
    kind = xml_kind(decode_html(data[:20_000]))
    if kind == "feed":
        yield from _feed(data, uri, options)
    elif kind == "sitemap":
        yield from _sitemap(data, uri, options, depth)
    elif kind == "html":
        yield from extract(data, uri, options)
    else:
        yield reject(uri, "unsupported", "this XML is no RSS, Atom, sitemap or XHTML")


def _feed(data: bytes, uri: str, options: ReadOptions) -> Iterator[Article | Reject]:
    try:
        import feedparser
    except ImportError as error:
        raise MissingPackageError(missing("feeds", "feedparser", "feeds")) from error
    feed = feedparser.parse(data, sanitize_html=True, resolve_relative_uris=False)
    name = feed.feed.get("title")
    language = feed.feed.get("language")
    if not feed.entries:
        fault = feed.get("bozo_exception")
        yield reject(uri, "broken_xml" if fault else "empty", f"no entry could be read{f': {fault}' if fault else ''}")
        return
    for number, entry in enumerate(feed.entries, 1):
        position = f"{uri}#{number}"
        link = entry.get("link")
        text = _entry_text(entry)
        if options.allow_network and link and len(text) < 600:
            page = _fetched(link, position, options)
            if any(isinstance(p, Article) for p in page):
                yield from page
                continue
        raw = Raw(
            uri=position,
            text=text,
            article_id=entry.get("id") if entry.get("id") != link else None,
            title=clean(_plain(entry.get("title", ""))) or None,
            date=entry.get("published") or entry.get("updated"),
            status="metadata",
            url=link,
            source_name=(entry.get("source") or {}).get("title") or name,
            language=language,
        )
        yield from checked(raw, options)


def _entry_text(entry: Any) -> str:
    """The longest of an entry's contents and its summary, as plain text with one paragraph a line."""
    values = [c.get("value", "") for c in entry.get("content", [])] + [entry.get("summary", "")]
    return max((clean(_plain(v)) for v in values), key=len, default="")


def _plain(markup: str) -> str:
    if "<" not in markup and "&" not in markup:
        return markup.strip()
    text = entities.unescape(_TAG.sub("", _BREAK.sub("\n", _DROP.sub(" ", markup))))
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _sitemap(data: bytes, uri: str, options: ReadOptions, depth: int) -> Iterator[Article | Reject]:
    text = decode_html(data)
    links = [entities.unescape(link) for link in _LOC.findall(text)]
    if not links:
        yield reject(uri, "empty", "the sitemap lists no page")
        return
    if not options.allow_network:
        yield reject(
            uri, "network_needed", f"the sitemap only lists {len(links):,} addresses; allow the network to fetch them"
        )
        return
    nested = re.search(r"<(?:\w+:)?sitemapindex\b", text[:5000]) is not None
    if nested and depth >= 1:
        yield reject(uri, "too_deep", "a sitemap index inside a sitemap index is not followed")
        return
    for number, link in enumerate(links[: _MAX_SITEMAPS if nested else None], 1):
        position = f"{uri}#{number}"
        if not nested:
            yield from _fetched(link, position, options)
            continue
        try:
            data, _ = fetch(link, _MAX_FEED, options)
        except (OSError, LimitError) as error:
            yield reject(position, "unreadable", f"{link}: {error}")
            continue
        yield from xml_articles(data, position, options, depth + 1)


def _fetched(link: str, uri: str, options: ReadOptions) -> list[Article | Reject]:
    try:
        data, charset = fetch(link, 16 << 20, options)
    except (OSError, LimitError) as error:
        return [reject(uri, "unreadable", f"{link}: {error}")]
    return list(extract(data, uri, options, link, charset))
