"""Web pages, web archives and feeds; needs the optional packages."""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

import pytest

from events.ingest import ReadOptions, read_inputs
from events.ingest.html import extract, page_facts
from events.types import Article, Reject

sys.path.insert(0, str(Path(__file__).parent))
from pages import DAY, STORY, TITLE, UNWANTED, Page, pages

pytest.importorskip("trafilatura", reason="the html extra is not installed")
_PAGES = pages()


def _faults(page: Page) -> list[str]:
    """What is wrong with what was read from a page."""
    found = list(extract(page.data, page.name, ReadOptions(), page.url))
    if len(found) != 1 or not isinstance(found[0], Article):
        return [f"no article: {found}"]
    article = found[0]
    faults = [f"lost: {p[:40]}" for p in STORY if p not in article.text]
    faults += [f"kept: {u}" for u in UNWANTED if u in article.text]
    date = article.published_at.date().isoformat() if article.published_at else None
    if date != page.date:
        faults.append(f"date {date} instead of {page.date}")
    if TITLE not in (article.title or ""):
        faults.append(f"title {article.title!r}")
    if page.site and article.source_name != page.site:
        faults.append(f"site {article.source_name!r}")
    return faults


def test_pages_in_the_manners_of_real_sites() -> None:
    faults = {p.name: f for p in _PAGES if (f := _faults(p))}
    assert len(_PAGES) >= 40
    assert len(faults) <= 0.05 * len(_PAGES), faults


def test_page_facts() -> None:
    data = next(p.data for p in _PAGES if p.name == "canonical link")
    facts = page_facts(data.decode())
    assert (facts.title, facts.language, facts.url) == (TITLE, "en", "https://example.org/truce")
    assert facts.date is not None
    assert facts.date.startswith(DAY)


def test_folder_of_pages_and_empty_page(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(_PAGES[0].data)
    (tmp_path / "b.htm").write_text("<html><body></body></html>", encoding="utf-8")
    found = list(read_inputs([tmp_path], ReadOptions()))
    assert [type(f) for f in found] == [Article, Reject]
    assert isinstance(found[0], Article)
    assert found[0].published_status == "metadata"
    assert found[0].uri == f"{tmp_path}/a.html"


def test_web_archive(tmp_path: Path) -> None:
    pytest.importorskip("fastwarc", reason="the warc extra is not installed")

    def record(kind: str, url: str, payload: bytes) -> bytes:
        head = (
            f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2022-01-05T00:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{len(payload):012d}>\r\n"
            f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(payload)}\r\n\r\n"
        )
        return head.encode() + payload + b"\r\n\r\n"

    def response(body: bytes, status: str = "200 OK", kind: str = "text/html; charset=utf-8") -> bytes:
        return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body

    dated, undated = (next(p.data for p in _PAGES if p.name == n) for n in ("json-ld", "no date"))
    records = [
        record("request", "https://example.org/1", b"GET /1 HTTP/1.1\r\n\r\n"),
        record("response", "https://example.org/1", response(dated)),
        record("response", "https://example.org/x.png", response(b"png", kind="image/png")),
        record("response", "https://example.org/gone", response(b"gone", "404 Not Found")),
        record("response", "https://example.org/2", response(undated)),
    ]
    (tmp_path / "a.warc").write_bytes(b"".join(records))
    (tmp_path / "b.warc.gz").write_bytes(b"".join(gzip.compress(r) for r in records))
    for name in ("a.warc", "b.warc.gz"):
        first, second = list(read_inputs([tmp_path / name], ReadOptions()))
        assert isinstance(first, Article)
        assert isinstance(second, Article)
        assert (first.uri, first.url) == (f"{tmp_path}/{name}#1", "https://example.org/1")
        assert first.published_at is not None
        assert first.published_at.date().isoformat() == DAY
        assert second.published_at is None  # the day of the crawl is not the day of publication


_RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Example Daily</title><language>en</language>
<item><title>{TITLE}</title><link>https://example.org/1</link><guid>g1</guid><pubDate>Wed, 08 Dec 2021 10:15:00 GMT</pubDate>
<description>Short words.</description><content:encoded><![CDATA[<p>{STORY[0]}</p><p>{STORY[1]} &amp; more</p>]]></content:encoded></item>
<item><title>Second</title><link>https://example.org/2</link><description>{STORY[2]}</description></item></channel></rss>"""
_ATOM = f"""<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Example Atom</title>
<entry><title>{TITLE}</title><id>tag:1</id><link href="https://example.org/3"/><published>2021-12-08T10:15:00Z</published>
<content type="html">&lt;p&gt;{STORY[0]}&lt;/p&gt;</content></entry></feed>"""


def test_feeds(tmp_path: Path) -> None:
    pytest.importorskip("feedparser", reason="the feeds extra is not installed")
    (tmp_path / "a.rss").write_text(_RSS, encoding="utf-8")
    (tmp_path / "b.xml").write_text(_ATOM, encoding="utf-8")
    first, second, third = list(read_inputs([tmp_path], ReadOptions()))
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert isinstance(third, Article)
    assert first.text == f"{STORY[0]}\n{STORY[1]} & more"
    assert (first.article_id, first.title, first.source_name, first.url) == (
        "g1",
        TITLE,
        "Example Daily",
        "https://example.org/1",
    )
    assert first.published_at is not None
    assert first.published_at.date().isoformat() == DAY
    assert second.published_at is None
    assert (third.source_name, third.published_status) == ("Example Atom", "metadata")


def test_unknown_and_broken_xml(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text("<?xml version='1.0'?><invoice><sum>1</sum></invoice>", encoding="utf-8")
    (tmp_path / "b.rss").write_text("<rss><channel><item><title>x", encoding="utf-8")
    found = list(read_inputs([tmp_path], ReadOptions()))
    assert all(isinstance(f, Reject) for f in found)
    assert isinstance(found[0], Reject)
    assert found[0].reason == "unsupported"
