"""Bytes to text: detect the encoding, keep the text exactly as decoded."""

from __future__ import annotations

import codecs
import io
import re
from typing import BinaryIO, TextIO

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,30})""", re.IGNORECASE)
_MAGIC = (
    b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\x7fELF", b"MZ\x90", b"Rar!", b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"\x28\xb5\x2f\xfd", b"BZh", b"\xd0\xcf\x11\xe0", b"OggS", b"ID3", b"RIFF", b"PAR1", b"SQLite format 3",
)  # fmt: skip
_HANDLER = "newsdyads-cp1252"
SAMPLE = 65_536


def _fallback(error: UnicodeError) -> tuple[str, int]:
    """Read bytes that are no UTF-8 as Windows-1252: files with mixed encodings are common in news dumps."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return bad.decode("cp1252", "replace"), error.end


codecs.register_error(_HANDLER, _fallback)


def looks_binary(head: bytes) -> bool:
    """True when the first bytes of a file are no text in any encoding."""
    if head.startswith(_MAGIC):
        return True
    if head.startswith(tuple(bom for bom, _ in _BOMS)) or _utf16_without_bom(head) is not None:
        return False
    if b"\x00" in head and head.count(b"\x00") > max(4, len(head) // 100):
        return True
    control = sum(head.count(bytes([c])) for c in (*range(1, 9), *range(14, 27), *range(28, 32)))
    return control > max(4, len(head) // 20)


def _utf16_without_bom(head: bytes) -> str | None:
    sample = head[: len(head) & ~1][:2048]
    if len(sample) < 8:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None


def detect(head: bytes, complete: bool = True) -> tuple[str, int]:
    """Return the encoding of a text that begins with ``head`` and the length of its byte order mark.

    ``complete`` tells that ``head`` is the whole file; otherwise a character may be cut at its end.
    """
    for bom, name in _BOMS:
        if head.startswith(bom):
            return name, len(bom)
    wide = _utf16_without_bom(head)
    if wide is not None:
        return wide, 0
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head, complete)
    except UnicodeDecodeError:
        return _single_byte(head), 0
    return "utf-8", 0


def _single_byte(head: bytes) -> str:
    """Guess among the older encodings; Western text, mostly ASCII, is Windows-1252."""
    high = sum(1 for b in head if b >= 0x80)
    # UTF-8 with a few broken bytes stays UTF-8: the fallback handler reads the rest.
    good = sum(len(m) for m in re.findall(rb"[\xc2-\xf4][\x80-\xbf]+", head))
    if good * 2 > high:
        return "utf-8"
    if high < 0.3 * len(head):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(head[:16_384]).best()
    return best.encoding if best is not None else "cp1252"


def clean(text: str) -> str:
    """Normalise line ends to line feeds, take NUL characters and a stray byte order mark out; change nothing else."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\x00" in text:
        text = text.replace("\x00", "")
    text = text.removeprefix("\ufeff")
    if any("\ud800" <= c <= "\udfff" for c in text) if not text.isascii() else False:
        # Lone surrogates (from JSON escapes) can be stored in no file.
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def decode(data: bytes) -> str:
    """Decode a whole text and normalise its line ends."""
    encoding, skip = detect(data[:SAMPLE] if len(data) > SAMPLE else data, len(data) <= SAMPLE)
    try:
        return clean(data[skip:].decode(encoding, _HANDLER if encoding == "utf-8" else "replace"))
    except LookupError:
        return clean(data[skip:].decode("utf-8", _HANDLER))


def decode_html(data: bytes, stated: str | None = None) -> str:
    """Decode an HTML page: byte order mark, then the HTTP header's charset, then the page's own, then detection."""
    if data.startswith(tuple(bom for bom, _ in _BOMS)):
        return decode(data)
    match = _META.search(data[:4096])
    for name in (stated, match.group(1).decode("ascii", "replace") if match else None):
        if not name:
            continue
        name = "cp1252" if name.lower() in ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii") else name
        try:
            return clean(data.decode(name))
        except (LookupError, UnicodeDecodeError):
            continue
    return decode(data)


def text_stream(stream: BinaryIO, newline: str | None = None) -> TextIO:
    """Wrap a byte stream as text, its encoding detected from the first 64 KiB; what does not fit is Windows-1252."""
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(_Raw(stream), SAMPLE)
    head = buffered.peek(SAMPLE)[:SAMPLE]
    encoding, skip = detect(head, complete=False)
    if skip:
        buffered.read(skip)
    return io.TextIOWrapper(buffered, encoding, errors=_HANDLER if encoding == "utf-8" else "replace", newline=newline)


class _Raw(io.RawIOBase):
    """Any object with ``read`` as a raw stream, so that it can be buffered and peeked into."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__()
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        data = self._stream.read(len(view))
        view[: len(data)] = data
        return len(data)
