# ruff: noqa: E501 - mark-up reads worse when its lines are broken
"""Web pages of our own in the manners of real sites: the same story under many kinds of mark-up."""

from __future__ import annotations

import json
from dataclasses import dataclass

STORY = (
    "The foreign minister of Ruritania met the leaders of the northern rebels in Geneva on Monday and offered them a truce of thirty days.",
    "He told reporters after the meeting that the talks had been hard, but that both sides wanted the war to end before the winter.",
    "The rebels said in a statement that they would answer within a week, and demanded the release of two hundred prisoners.",
    "Observers of the United Nations reported new shelling near the river town of Strelsau, where six people died on Sunday.",
)
TITLE = "Ruritania offers rebels a truce of thirty days"
DAY = "2021-12-08"
_NAV = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/world'>World</a></li><li><a href='/sport'>Sport</a></li></ul></nav>"
_FOOT = (
    "<footer><p>Copyright Example Media. All rights reserved.</p><ul><li><a href='/privacy'>Privacy policy</a></li>"
    "<li><a href='/contact'>Contact us</a></li></ul></footer>"
)
_ASIDE = (
    "<aside class='related'><h3>Related stories</h3><ul><li><a href='/1'>Storm hits the coast of Borduria</a></li>"
    "<li><a href='/2'>Ten ways to bake better bread</a></li></ul></aside>"
)
_SHARE = "<div class='share-buttons'><a href='#'>Share on Facebook</a> <a href='#'>Tweet</a></div>"
_COOKIE = "<div id='cookie-banner' class='cookie-consent'><p>This website uses cookies to improve your experience.</p><button>Accept</button></div>"
UNWANTED = (
    "cookies to improve",
    "Storm hits the coast",
    "Share on Facebook",
    "All rights reserved",
    "bake better bread",
    "var tracking",
)


@dataclass(frozen=True)
class Page:
    """A page: its bytes and what must come out. ``date`` is ``None`` where the page states no date."""

    name: str
    data: bytes
    date: str | None = DAY
    url: str | None = None
    title: str = TITLE
    site: str | None = None


def _paragraphs(tag: str = "p", **attributes: str) -> str:
    extra = "".join(f' {k.rstrip("_")}="{v}"' for k, v in attributes.items())
    return "\n".join(f"<{tag}{extra}>{p}</{tag}>" for p in STORY)


def _page(head: str, body: str, lang: str = "en") -> bytes:
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}"><head><meta charset="utf-8"><title>{TITLE} - Example Daily</title>{head}'
        f"<script>var tracking = 1;</script></head><body>{body}</body></html>"
    ).encode()


def _linked(**fields: object) -> str:
    data = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": TITLE, **fields}
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


_WHEN = f"{DAY}T10:15:00+00:00"
_STANDARD = f"{_COOKIE}{_NAV}<main><article><h1>{TITLE}</h1>{_SHARE}{_paragraphs()}</article>{_ASIDE}</main>{_FOOT}"


def _linked_data() -> list[Page]:
    """Pages that state facts in JSON-LD."""
    return [
        Page(
            "json-ld",
            _page(
                _linked(datePublished=_WHEN, publisher={"@type": "Organization", "name": "Example Daily"}), _STANDARD
            ),
            site="Example Daily",
        ),
        Page("json-ld modified", _page(_linked(datePublished=_WHEN, dateModified="2021-12-20T00:00:00Z"), _STANDARD)),
        Page(
            "json-ld graph",
            _page(
                '<script type="application/ld+json">'
                + json.dumps(
                    {
                        "@context": "https://schema.org",
                        "@graph": [
                            {"@type": "WebSite", "name": "Example Daily"},
                            {"@type": "WebPage", "datePublished": _WHEN, "dateModified": "2022-01-02T00:00:00Z"},
                            {
                                "@type": ["Article", "NewsArticle"],
                                "headline": TITLE,
                                "datePublished": _WHEN,
                                "author": [{"name": "Jane Roe"}],
                            },
                        ],
                    }
                )
                + "</script>",
                _STANDARD,
            ),
        ),
        Page(
            "json-ld broken",
            _page(
                '<script type="application/ld+json">{"@type": "NewsArticle", </script>'
                f'<meta property="article:published_time" content="{_WHEN}">',
                _STANDARD,
            ),
        ),
    ]


def _head_tags() -> list[Page]:
    """Pages that state facts in the tags of their head."""
    return [
        Page(
            "open graph",
            _page(
                f'<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="Example Daily">'
                f'<meta property="article:published_time" content="{_WHEN}"><meta property="article:modified_time" content="2021-12-30T00:00:00Z">',
                _STANDARD,
            ),
            site="Example Daily",
        ),
        Page("content before name", _page(f'<meta content="{_WHEN}" property="article:published_time"/>', _STANDARD)),
        Page(
            "offset", _page('<meta property="article:published_time" content="2021-12-08T23:30:00-05:00">', _STANDARD)
        ),
        Page("meta date", _page(f'<meta name="date" content="{DAY}">', _STANDARD)),
        Page("meta pubdate", _page('<meta name="pubdate" content="Wed, 08 Dec 2021 10:15:00 GMT">', _STANDARD)),
        Page("dublin core", _page(f'<meta name="DC.date.issued" content="{DAY}">', _STANDARD)),
        Page("parsely", _page(f'<meta name="parsely-pub-date" content="{_WHEN}">', _STANDARD)),
        Page("sailthru", _page('<meta name="sailthru.date" content="2021-12-08 10:15:00">', _STANDARD)),
    ]


def _dated_bodies() -> list[Page]:
    """Pages with their date in the body, in the address or nowhere."""
    return [
        Page(
            "microdata",
            _page(
                "",
                f"{_NAV}<div itemscope itemtype='http://schema.org/NewsArticle'><h1 itemprop='headline'>{TITLE}</h1>"
                f"<meta itemprop='datePublished' content='{_WHEN}'><div itemprop='articleBody'>{_paragraphs()}</div></div>{_ASIDE}{_FOOT}",
            ),
        ),
        Page(
            "time element",
            _page(
                "",
                f"{_NAV}<article><h1>{TITLE}</h1><time datetime='{_WHEN}'>Wednesday</time>{_paragraphs()}</article>{_FOOT}",
            ),
        ),
        Page(
            "time with pubdate",
            _page(
                "",
                f"{_NAV}<article><header><h1>{TITLE}</h1><p class='meta'><time class='entry-date published' "
                f"datetime='{_WHEN}' pubdate>December 8, 2021</time></p></header>{_paragraphs()}</article>{_ASIDE}{_FOOT}",
            ),
        ),
        Page(
            "wordpress",
            _page(
                f'<meta property="article:published_time" content="{_WHEN}">',
                f"{_NAV}<div id='content' class='site-content'><article class='post type-post hentry'><header class='entry-header'><h1 class='entry-title'>{TITLE}</h1>"
                f"<span class='posted-on'><time class='entry-date published' datetime='{_WHEN}'>December 8, 2021</time></span></header>"
                f"<div class='entry-content'>{_paragraphs()}<div class='sharedaddy'><a>Share on Facebook</a></div></div></article></div>"
                f"<div id='secondary' class='widget-area'>{_ASIDE}</div>{_FOOT}",
            ),
        ),
        Page("date in the address", _page("", _STANDARD), url="https://example.org/2021/12/08/ruritania-truce"),
        Page(
            "date in the visible page",
            _page(
                "",
                f"{_NAV}<article><h1>{TITLE}</h1><p class='date published'>December 8, 2021</p>{_paragraphs()}</article>{_FOOT}",
            ),
        ),
        Page(
            "date in a span",
            _page(
                "",
                f"{_NAV}<article><h1>{TITLE}</h1><span class='post-date'>8 December 2021</span>{_paragraphs()}</article>{_FOOT}",
            ),
        ),
        Page("no date", _page("", _STANDARD), date=None),
    ]


def _layouts() -> list[Page]:
    """Ways to lay out paragraphs."""
    return [
        Page(
            "old layout of tables",
            _page(
                f'<meta name="date" content="{DAY}">',
                f"<table><tr><td>{_NAV}</td><td><h1>{TITLE}</h1>{_paragraphs()}</td></tr></table>{_FOOT}",
            ),
        ),
        Page(
            "divs as paragraphs",
            _page(
                _linked(datePublished=_WHEN),
                f"{_NAV}<article><h1>{TITLE}</h1><div class='article-body'>{_paragraphs('div', class_='paragraph')}</div></article>{_FOOT}",
            ),
        ),
        Page(
            "line breaks",
            _page(
                _linked(datePublished=_WHEN),
                f"{_NAV}<div class='article-body'><h1>{TITLE}</h1><p>{'<br><br>'.join(STORY)}</p></div>{_FOOT}",
            ),
        ),
    ]


def _interrupted() -> list[Page]:
    """Stories with other things between or behind their paragraphs."""
    return [
        Page(
            "advertisements between",
            _page(
                _linked(datePublished=_WHEN),
                f"{_NAV}<article><h1>{TITLE}</h1>"
                + "<div class='ad-slot'>Advertisement</div>".join(f"<p>{p}</p>" for p in STORY)
                + f"</article>{_ASIDE}{_FOOT}",
            ),
        ),
        Page(
            "related between",
            _page(
                _linked(datePublished=_WHEN),
                f"{_NAV}<article><h1>{TITLE}</h1><p>{STORY[0]}</p><p>{STORY[1]}</p>{_ASIDE}"
                f"<p>{STORY[2]}</p><p>{STORY[3]}</p></article>{_FOOT}",
            ),
        ),
        Page(
            "with comments",
            _page(
                _linked(datePublished=_WHEN),
                f"{_STANDARD}<section id='comments' class='comments'><h3>Comments</h3>"
                "<div class='comment'><p>I do not believe a word of it, said the reader from Strelsau.</p></div></section>",
            ),
        ),
        Page(
            "with pictures",
            _page(
                _linked(datePublished=_WHEN),
                f"{_NAV}<article><h1>{TITLE}</h1><figure><img src='a.jpg'><figcaption>The minister. Photo: Example"
                f"</figcaption></figure>{_paragraphs()}</article>{_FOOT}",
            ),
        ),
    ]


def _manners() -> list[Page]:
    """Ways to write HTML."""
    return [
        Page(
            "links and emphasis",
            _page(
                _linked(datePublished=_WHEN),
                f"{_NAV}<article><h1>{TITLE}</h1>"
                + "".join(
                    f"<p>{p.replace('Ruritania', '<a href=/r>Ruritania</a>').replace('rebels', '<strong>rebels</strong>')}</p>"
                    for p in STORY
                )
                + f"</article>{_FOOT}",
            ),
        ),
        Page(
            "accelerated",
            f'<!doctype html><html amp lang="en"><head><meta charset="utf-8"><title>{TITLE}</title>{_linked(datePublished=_WHEN)}'
            f"<style amp-custom>p{{color:red}}</style></head><body><main><h1>{TITLE}</h1>{_paragraphs()}</main></body></html>".encode(),
        ),
        Page(
            "bare",
            f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{_paragraphs()}</body></html>".encode(),
            date=None,
        ),
        Page(
            "upper case tags",
            f'<HTML><HEAD><TITLE>{TITLE}</TITLE><META NAME="date" CONTENT="{DAY}"></HEAD><BODY><H1>{TITLE}</H1>{_paragraphs("P")}</BODY></HTML>'.encode(),
        ),
    ]


def _encodings() -> list[Page]:
    """Other encodings than UTF-8, and entities."""
    return [
        Page(
            "windows encoding",
            f'<html lang="en"><head><meta charset="windows-1252"><title>{TITLE}</title><meta name="date" content="{DAY}"></head>'
            f"<body><article><h1>{TITLE}</h1>{_paragraphs()}<p>“We want peace,” he said – again.</p></article></body></html>".encode(
                "cp1252"
            ),
        ),
        Page(
            "latin in the header",
            f'<html lang="en"><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><title>{TITLE}</title>'
            f'<meta name="date" content="{DAY}"></head><body><div id="story">{_paragraphs()}<p>São Tomé sent observers too.</p></div></body></html>'.encode(
                "latin-1"
            ),
        ),
        Page(
            "entities",
            _page(
                _linked(datePublished=_WHEN),
                _STANDARD.replace("hard, but", "hard,&nbsp;but").replace("a week, and", "a week&#44; and"),
            ),
        ),
    ]


def _bodies() -> list[Page]:
    """Things that belong to a story beside plain paragraphs."""
    return [
        Page(
            "list in the story",
            _page(
                _linked(datePublished=_WHEN),
                f"{_NAV}<article><h1>{TITLE}</h1>{_paragraphs()}<ul><li>The truce begins on Friday at noon.</li>"
                f"<li>Prisoners are exchanged on Sunday.</li></ul></article>{_FOOT}",
            ),
        ),
        Page(
            "sub-headings",
            _page(
                _linked(datePublished=_WHEN),
                f"{_NAV}<article><h1>{TITLE}</h1><p>{STORY[0]}</p><p>{STORY[1]}</p><h2>Rebels ask for time</h2>"
                f"<p>{STORY[2]}</p><p>{STORY[3]}</p></article>{_FOOT}",
            ),
        ),
        Page(
            "newsletter box",
            _page(
                _linked(datePublished=_WHEN),
                f"{_NAV}<article><h1>{TITLE}</h1><p>{STORY[0]}</p><p>{STORY[1]}</p><div class='newsletter-signup'><form><p>Sign up for our newsletter</p>"
                f"<input type='email'></form></div><p>{STORY[2]}</p><p>{STORY[3]}</p></article>{_FOOT}",
            ),
        ),
        Page(
            "quotation",
            _page(
                _linked(datePublished=_WHEN),
                f"{_NAV}<article><h1>{TITLE}</h1><p>{STORY[0]}</p><blockquote><p>{STORY[1]}</p></blockquote>"
                f"<p>{STORY[2]}</p><p>{STORY[3]}</p></article>{_FOOT}",
            ),
        ),
        Page(
            "section wrappers",
            _page(
                f'<meta property="article:published_time" content="{_WHEN}">',
                f"{_NAV}<div id='app'><div><section><div class='content'><h1>{TITLE}</h1>"
                + "".join(f"<div class='block'><p>{p}</p></div>" for p in STORY)
                + f"</div></section></div></div>{_FOOT}",
            ),
        ),
        Page(
            "canonical link",
            _page(f'<link rel="canonical" href="https://example.org/truce">{_linked(datePublished=_WHEN)}', _STANDARD),
        ),
    ]


def pages() -> list[Page]:
    """Return all pages."""
    groups = (_linked_data, _head_tags, _dated_bodies, _layouts, _interrupted, _manners, _encodings, _bodies)
    return [page for group in groups for page in group()]
