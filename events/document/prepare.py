"""Make an article ready for the parser: furniture skipped, headline and dateline found, sentences split."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from events.document.blocks import Block, split_blocks
from events.document.dateline import DateLine, read_date_line, read_dateline
from events.document.furniture import line_kind, trim_edges
from events.document.genre import NEWS, classify
from events.document.headline import heading_kind, is_credit, looks_like_headline, same_headline, shares_words
from events.document.published import publication
from events.document.sentences import split_sentences
from events.types import Article, Document, Reject, SentenceSpan, Span

_HEAD_BLOCKS = 8
_TAIL_BLOCKS = 4
_LONG_LINE = 330
_PROSE = 120  # characters: a longer block is a paragraph of the story
_SHORTEST_LEAD = 24  # characters: "Washington, D.C." is no lead
_LEAD_SENTENCES = 4  # some dumps have the whole article in one paragraph
_OPEN_ITEM = re.compile(r";(?:\s(?:and|or))?$")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(slots=True)
class _Draft:
    """What is known of a document while it is being prepared."""

    text: str
    title: str | None
    furniture: list[tuple[Span, str]] = field(default_factory=list)
    dates: list[DateLine] = field(default_factory=list)
    paragraphs: list[_Paragraph] = field(default_factory=list)
    headline: Span | None = None

    def skip(self, start: int, end: int, kind: str) -> None:
        self.furniture.append((Span(start, end), kind))


@dataclass(slots=True)
class _Paragraph:
    start: int
    end: int
    kind: str = "body"
    coded: bool = True


def prepare(article: Article, *, gate: bool = True) -> Document | Reject:
    """Return the document behind ``article``, or a ``Reject`` when nothing but furniture is in it.

    All offsets are characters into ``article.text``; sentences are in order and do not overlap. With ``gate``, the
    sentences of an article whose genre is no political news (sport, films, horoscopes ...) are kept but not coded;
    ``Document.genre`` names it.
    """
    text = article.text
    draft = _Draft(text, article.title)
    blocks = split_blocks(text)
    kept = _skip_furniture(draft, blocks)
    kept = _find_headline(draft, kept)
    _find_paragraphs(draft, kept)
    sentences = _sentences(draft)
    if not sentences:
        reason = "empty" if not text.strip() else "only_furniture"
        detail = "the text is empty" if reason == "empty" else "nothing but page furniture is in the text"
        return Reject(uri=article.uri, stage="document", reason=reason, detail=detail)
    title = article.title or (draft.headline.of(text) if draft.headline else None)
    genre = classify(text, title, article.url).label if gate else NEWS
    if genre != NEWS:
        sentences = [replace(s, coded=False) for s in sentences]
    datelines = [d for d in draft.dates if d.label == "dateline"] or draft.dates
    return Document(
        article=article,
        sentences=tuple(sentences),
        publication=publication(article, draft.dates),
        dateline=datelines[0].dateline if datelines else None,
        headline=draft.headline,
        furniture=tuple(sorted(draft.furniture, key=lambda f: (f[0].start, f[0].end))),
        genre=genre,
    )


def _skip_furniture(draft: _Draft, blocks: list[Block]) -> list[Block]:
    """Set furniture lines and date lines aside; return the blocks that may tell the story."""
    text = draft.text
    kept: list[Block] = []
    prose = False
    for i, block in enumerate(blocks):
        start, end, cut = trim_edges(text, block.start, block.end)
        for a, b, kind in cut:
            draft.skip(a, b, kind)
        line = text[start:end]
        near_head = len(kept) < _HEAD_BLOCKS or i >= len(blocks) - _TAIL_BLOCKS
        if near_head and not block.item and len(line) <= 130:
            date_line = read_date_line(text, start, end)
            if date_line is not None:
                # A bare date between paragraphs heads an entry of a time line; it is not the date of the article.
                if date_line.label != "plain" or not prose or i >= len(blocks) - 2:
                    draft.dates.append(date_line)
                draft.skip(start, end, "date_line")
                continue
        kind_or_none = line_kind(line) if len(line) <= _LONG_LINE else None
        if kind_or_none is None and not _LETTER.search(line):
            kind_or_none = "no_words"
        if kind_or_none is not None:
            draft.skip(start, end, kind_or_none)
            continue
        kept.append(replace(block, start=start, end=end))
        prose = prose or end - start > _PROSE
    return kept


def _find_headline(draft: _Draft, blocks: list[Block]) -> list[Block]:
    """Choose the headline and set its repetitions aside."""
    text = draft.text
    title = draft.title
    chosen: Block | None = None
    if title:
        chosen = next((b for b in blocks[:3] if same_headline(text[b.start : b.end], title)), None)
    if chosen is None and blocks and not blocks[0].item:
        first = blocks[0]
        line = text[first.start : first.end]
        if looks_like_headline(line, _body_follows(text, blocks, 0)) and (
            not title or shares_words(line, title) >= 0.5
        ):
            chosen = first
    if chosen is not None:
        draft.headline = Span(chosen.start, chosen.end)
    known = [w for w in (title, draft.headline.of(text) if draft.headline else None) if w]
    kept: list[Block] = []
    for block in blocks:
        line = text[block.start : block.end]
        if block is not chosen and len(line) < 300 and any(same_headline(line, k) for k in known):
            draft.skip(block.start, block.end, "duplicate_headline")
            continue
        kept.append(block)
    return kept


def _body_follows(text: str, blocks: list[Block], at: int) -> bool:
    """True when one of the next blocks is a paragraph of prose."""
    return any(
        block.end - block.start > 60 or text[block.end - 1 : block.end] in (".", "”", '"', "!", "?")
        for block in blocks[at + 1 : at + 4]
    )


def _find_paragraphs(draft: _Draft, blocks: list[Block]) -> None:
    """Judge every block: headline, dateline and body, sub-heading, item, credit line."""
    text = draft.text
    dateline_open = True
    for i, block in enumerate(blocks):
        line = text[block.start : block.end]
        if draft.headline is not None and block.start == draft.headline.start:
            draft.paragraphs.append(_Paragraph(block.start, block.end, "headline"))
            continue
        start = block.start
        if dateline_open and i < _HEAD_BLOCKS and not block.item:
            found = read_dateline(text, block.start, block.end)
            if found is not None:
                draft.dates.append(DateLine(found, "dateline"))
                draft.skip(found.span.start, found.span.end, "dateline")
                start = found.span.end
                dateline_open = False
            elif len(line) > 200:
                dateline_open = False
        if block.item or (start == block.start and _continues_list(text, blocks, i)):
            draft.paragraphs.append(_Paragraph(start, block.end, "item"))
            continue
        if len(line) <= 140 and start == block.start:
            kind = heading_kind(line, _body_follows(text, blocks, i))
            if kind in ("label", "question"):
                draft.skip(block.start, block.end, f"heading_{kind}")
                continue
            if is_credit(line) and i < 4:
                draft.paragraphs.append(_Paragraph(start, block.end, "body", coded=False))
                continue
            if kind == "subheading":
                draft.paragraphs.append(_Paragraph(start, block.end, "headline"))
                continue
        draft.paragraphs.append(_Paragraph(start, block.end))


def _continues_list(text: str, blocks: list[Block], at: int) -> bool:
    """True for a line of a list without bullets: the line before ends in a semicolon or colon."""
    if at == 0:
        return False
    before = text[blocks[at - 1].start : blocks[at - 1].end]
    if _OPEN_ITEM.search(before):
        return True
    return before.endswith(":") and text[blocks[at].start].islower()


def _sentences(draft: _Draft) -> list[SentenceSpan]:
    """Split the paragraphs into sentences, leaving out those that are furniture themselves."""
    text = draft.text
    sentences: list[SentenceSpan] = []
    number = -1
    lead_done = False
    for paragraph in draft.paragraphs:
        is_headline = draft.headline is not None and paragraph.start == draft.headline.start
        number += 1
        pieces = split_sentences(text, paragraph.start, paragraph.end)
        prose = paragraph.kind == "body" and paragraph.coded and paragraph.end - paragraph.start > _SHORTEST_LEAD
        lead = is_headline or (not lead_done and prose)
        first = len(sentences)
        several = len(pieces) > 1
        added = False
        for piece in pieces:
            words = text[piece.start : piece.end]
            if not _LETTER.search(words):
                draft.skip(piece.start, piece.end, "no_words")
                continue
            kind_or_none = line_kind(words) if several and len(words) <= _LONG_LINE else None
            if kind_or_none is not None and kind_or_none != "heading":
                draft.skip(piece.start, piece.end, kind_or_none)
                continue
            kind = "item" if piece.item else paragraph.kind
            in_lead = lead and len(sentences) - first < _LEAD_SENTENCES
            sentences.append(
                SentenceSpan(len(sentences), piece.start, piece.end, number, kind, in_lead, paragraph.coded)
            )
            added = True
        if lead and added and not is_headline:
            lead_done = True
    return sentences
