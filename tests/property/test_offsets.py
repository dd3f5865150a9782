"""Whatever the text is: offsets hold, spans are in order and apart, nothing crashes, nothing is invented."""

from __future__ import annotations

import re
import string
from itertools import pairwise

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from events.document import prepare
from events.document.blocks import split_blocks
from events.document.fingerprint import fingerprint
from events.document.sentences import split_sentences
from events.ingest.dates import parse_stated
from events.ingest.decode import clean, decode
from events.types import Article, Document

_PIECES = st.sampled_from(
    [
        "The president met the rebels", "said Gen. Roe", "U.S.", "a.m.", "5 p.m. Monday", "…", "...", ".", "!", "?",
        '"', "“", "”", "\n", "\n\n", "- item", "• point", "(1) first;", "(2) second;", ":", ";", "—",
        "GENEVA, June 8. /TASS/.", "KYIV (Reuters) -", "date 2021-12-08", "Related news", "Share",
        "source: example.com", "No. 5", "Jan. 5, 2022", "www.example.com", "\u2028", "\t", "\xa0", "é", "Киев",
        "北京。", "\U0001f600", "war.The end", "Published: 3 May 2022", "Headline Here", "x" * 300,
    ]
)  # fmt: skip
_TEXT = st.one_of(
    st.text(max_size=400),
    st.lists(_PIECES, max_size=40).map(" ".join),
    st.lists(_PIECES, max_size=40).map("".join),
    st.text(alphabet=string.printable, max_size=400),
)


@settings(max_examples=300, deadline=None)
@given(_TEXT, st.one_of(st.none(), st.text(max_size=60)))
def test_document_spans_hold(text: str, title: str | None) -> None:
    result = prepare(Article(article_id="a", text=text, uri="u", title=title))
    if not isinstance(result, Document):
        return
    spans = [(s.start, s.end) for s in result.sentences]
    assert [s.index for s in result.sentences] == list(range(len(spans)))
    for start, end in spans:
        words = text[start:end]
        assert words
        assert words == words.strip()
    taken = sorted(spans + [(f.start, f.end) for f, _ in result.furniture])
    assert all(0 <= a < b <= len(text) for a, b in taken)
    assert all(first[1] <= second[0] for first, second in pairwise(taken))
    assert spans == sorted(spans)
    assert prepare(result.article) == result
    if result.headline is not None:
        assert result.headline.of(text).strip()


@settings(max_examples=300, deadline=None)
@given(_TEXT)
def test_splitter_loses_only_space_and_bullets(text: str) -> None:
    pieces = split_sentences(text)
    last = 0
    for piece in pieces:
        assert last <= piece.start < piece.end
        assert not any(c.isalpha() for c in text[last : piece.start] if len(text[last : piece.start]) > 8)
        last = piece.end
    assert not any(c.isalpha() for c in text[last:])


@settings(max_examples=200, deadline=None)
@given(_TEXT)
def test_blocks_lose_no_letters(text: str) -> None:
    last = 0
    for block in split_blocks(text):
        assert last <= block.start < block.end
        assert len(text[last : block.start].strip()) <= 12
        last = block.end
    assert not any(c.isalnum() for c in text[last:])


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1, max_size=200))
def test_encodings_round_trip(text: str) -> None:
    told = "The president met the rebels in Geneva. " + text
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-32"):
        assert decode(told.encode(encoding)) == clean(told)


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="“”‘’–—…éüñ€ abcdefghij .,", max_size=200))
def test_windows_text_round_trips(text: str) -> None:
    told = "The president met the rebels in Geneva and told them that the war was over. " * 3 + text
    data = told.encode("cp1252")
    assume(re.search(rb"[\xc2-\xf4][\x80-\xbf]", data) is None)  # such bytes can be read as UTF-8 too
    assert decode(data) == told


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_decode(data: bytes) -> None:
    assert "\x00" not in decode(data)


@settings(max_examples=100, deadline=None)
@given(_TEXT)
def test_fingerprint_ignores_case_and_punctuation(text: str) -> None:
    assert fingerprint(text).shingles >= 0
    assert fingerprint(text + "!") == fingerprint(text + " ?")


@settings(deadline=None)
@given(st.one_of(st.text(max_size=40), st.integers(), st.floats(), st.none(), st.datetimes(), st.dates()))
def test_any_stated_date_is_read_or_reported(value: object) -> None:
    stated = parse_stated(value)
    assert stated.value is None or stated.problem is None
    assert stated.value is None or stated.value.tzinfo is not None
