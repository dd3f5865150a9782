"""Web pages: the article's text, its date and what the page says of itself."""

from __future__ import annotations

import html as entities
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from events.ingest.dates import parse_stated
from events.ingest.decode import clean, decode_html
from events.ingest.options import ReadOptions
from events.ingest.records import Raw, checked, reject
from events.ingest.source import MissingPackageError, Source, missing
from events.types import Article, Reject

_MAX_PAGE = 16 << 20
_LATEST = "2100-01-01"  # htmldate would otherwise ask the clock
_META = re.compile(r"<meta\s[^<>]{0,2000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
# Open-ended patterns are bounded: a hostile page must not cost minutes.
_JSON_LD = re.compile(r"""<script\s[^<>]{0,300}application/ld\+json[^<>]{0,300}>""", re.IGNORECASE)
_SCRIPT_END = re.compile(r"</script", re.IGNORECASE)
_MAX_SCRIPTS = 20
_CANONICAL = re.compile(r"""<link\s[^<>]{0,800}?rel\s*=\s*["']?canonical["']?[^<>]{0,1500}>""", re.IGNORECASE)
_LANG = re.compile(r"""<html[^<>]{0,800}?\slang\s*=\s*["']?([A-Za-z]{2})""", re.IGNORECASE)
_TITLE = re.compile(r"<title[^<>]{0,200}>([^<]{0,1000})", re.IGNORECASE)
_TIME = re.compile(r"""<time\s[^<>]{0,300}?datetime\s*=\s*["']([^"'<>]{1,60})["']""", re.IGNORECASE)
_DATE_NAMES = (
    "article:published_time", "og:article:published_time", "datepublished", "publishdate", "publish-date",
    "publish_date", "pubdate",
    "date", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.date", "dcterms.issued", "sailthru.date",
    "parsely-pub-date",
    "article.published", "published-date", "published_time", "publication_date", "cxenseparse:recs:publishtime",
    "originalpublicationdate",
    "article_date_original", "citation_publication_date", "cxenseparse:publishtime",
)  # fmt: skip
_ARTICLE_TYPES = ("article", "posting", "report", "webpage")


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says of itself; every field may be unknown."""

    title: str | None = None
    site: str | None = None
    author: str | None = None
    language: str | None = None
    url: str | None = None
    date: str | None = None


def page_facts(page: str) -> Page:
    """Read the metadata that a page states: JSON-LD, then meta elements, the canonical link, the time element."""
    head = page[:400_000]
    meta: dict[str, str] = {}
    for match in _META.finditer(head):
        attributes = {k.lower(): entities.unescape(a or b or c) for k, a, b, c in _ATTRIBUTE.findall(match.group())}
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
        content = attributes.get("content", "").strip()
        if name and content:
            meta.setdefault(name.lower(), content)
    linked = _linked_data(head)
    language = _LANG.search(head)
    canonical = _CANONICAL.search(head)
    link = _ATTRIBUTE.findall(canonical.group()) if canonical else []
    href = next((a or b or c for k, a, b, c in link if k.lower() == "href"), None)
    title = _TITLE.search(head)
    dates = [linked.get("date"), *(meta.get(n) for n in _DATE_NAMES), *(m.group(1) for m in _TIME.finditer(head))]
    return Page(
        title=_tidy(
            linked.get("title")
            or meta.get("og:title")
            or meta.get("twitter:title")
            or (title.group(1) if title else None)
        ),
        site=_tidy(linked.get("site") or meta.get("og:site_name") or meta.get("application-name")),
        author=_tidy(linked.get("author") or meta.get("author")),
        language=language.group(1).lower() if language else None,
        url=_tidy(href or meta.get("og:url")),
        date=next((d for d in dates if d and parse_stated(d).value is not None), None),
    )


def _tidy(words: str | None) -> str | None:
    text = " ".join(entities.unescape(re.sub(r"<[^>]+>", " ", words)).split()) if words else ""
    return text or None


def _linked_data(page: str) -> dict[str, str]:
    """Headline, date, author and publisher from the page's JSON-LD."""
    found: dict[str, str] = {}
    for match in islice(_JSON_LD.finditer(page), _MAX_SCRIPTS):
        end = _SCRIPT_END.search(page, match.end())
        try:
            data = json.loads(page[match.end() : end.start() if end else None].strip(), strict=False)
        except (json.JSONDecodeError, RecursionError):
            continue
        for node in _nodes(data, 0):
            kind = json.dumps(node.get("@type", "")).lower()
            if not any(k in kind for k in _ARTICLE_TYPES):
                continue
            for key, name in (("date", "datePublished"), ("title", "headline")):
                if isinstance(node.get(name), str) and ("webpage" not in kind or key == "date"):
                    found.setdefault(key, node[name])
            for key, name in (("author", "author"), ("site", "publisher")):
                value = _name(node.get(name))
                if value:
                    found.setdefault(key, value)
    return found


def _nodes(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 4:
        return
    if isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _nodes(data.get(key), depth + 1)
    elif isinstance(data, list):
        for item in data:
            yield from _nodes(item, depth + 1)


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        names = [n for v in value if (n := _name(v))]
        return ", ".join(names) or None
    if isinstance(value, dict):
        value = value.get("name")
    return value if isinstance(value, str) else None


def extract(
    data: bytes, uri: str, options: ReadOptions, url: str | None = None, charset: str | None = None
) -> Iterator[Article | Reject]:
    """Yield the article of a page. ``url`` is where it was fetched from, ``charset`` what the HTTP header said.

    Raises ``MissingPackageError`` when trafilatura is not installed.
    """
    try:
        import trafilatura
    except ImportError as error:
        raise MissingPackageError(missing("web pages", "trafilatura", "html")) from error
    page = decode_html(data, charset)
    if not page.strip():
        yield reject(uri, "empty", "the page is empty")
        return
    facts = page_facts(page)
    text = trafilatura.extract(
        page, url=url, include_comments=False, include_tables=False, favor_precision=False, with_metadata=False
    )
    if not text:
        yield reject(uri, "empty", "no article text was found in the page")
        return
    yield from checked(
        Raw(
            uri=uri,
            text=clean(str(text)),
            title=facts.title,
            date=facts.date or _searched_date(page, url),
            status="metadata",
            url=facts.url or url,
            source_name=facts.site or _host(facts.url or url),
            language=facts.language,
        ),
        options,
    )


def _searched_date(page: str, url: str | None) -> str | None:
    """A date that htmldate finds in the address or the visible page; its wide guesses are switched off."""
    try:
        from htmldate import find_date
    except ImportError:
        return None
    found = find_date(
        page, url=url, extensive_search=False, original_date=True, outputformat="%Y-%m-%d", max_date=_LATEST
    )
    return str(found) if found else None


def _host(url: str | None) -> str | None:
    from urllib.parse import urlsplit

    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def read_html(source: Source, options: ReadOptions) -> Iterator[Article | Reject]:
    """Yield the article of an HTML file; pages over 16 MiB are rejected."""
    with source.open() as stream:
        data = stream.read(_MAX_PAGE + 1)
    if len(data) > _MAX_PAGE:
        yield reject(source.uri, "too_long", f"the page is larger than {_MAX_PAGE >> 20} MiB")
        return
    yield from extract(data, source.uri, options)
