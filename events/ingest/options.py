"""Settings of the readers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Limits on archives and streams, against bombs and broken files. Sizes are bytes after decompression."""

    members: int = 200_000
    total_bytes: int = 64 << 30
    member_bytes: int = 16 << 30
    ratio: float = 250.0
    nesting: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """How inputs are read.

    ``*_field`` name the columns of tables and JSON lines; ``None`` means that the common names are tried.
    ``published`` is the document date for articles whose own row states none. ``max_chars`` is the longest article
    taken, in characters. ``languages`` are ISO 639-1 codes that pass; an empty tuple switches the check off.
    ``allow_network`` lets feeds, sitemaps and pages be fetched over HTTP; without it nothing is.
    """

    text_field: str | None = None
    date_field: str | None = None
    id_field: str | None = None
    title_field: str | None = None
    source_field: str | None = None
    url_field: str | None = None
    language_field: str | None = None
    published: dt.date | None = None
    max_chars: int = 500_000
    languages: tuple[str, ...] = ("en",)
    min_language_chars: int = 120
    allow_network: bool = False
    limits: Limits = field(default_factory=Limits)

    @property
    def max_bytes(self) -> int:
        """The most bytes that a text of ``max_chars`` characters can take, with room for mark-up."""
        return 4 * self.max_chars + 65_536
