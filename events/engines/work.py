"""One unit of work for any engine: a list of articles in, ready rows out. Runs in worker processes, so it takes and gives plain data."""

from __future__ import annotations

import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from events.types import Article, Reject

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What a worker must know to code: pipeline, dictionaries, whether texts are kept, and how sure a mention must be."""

    model: str | None
    lexicon: tuple[Path, ...]
    keep_text: bool
    min_confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """Rows of a coded chunk: ``articles`` and ``rejects`` as dicts, ``mentions`` as Arrow IPC bytes; ``n_doubtful`` mentions were left out."""

    articles: list[Row]
    mentions: bytes
    rejects: list[Row]
    n_doubtful: int = 0


class Worker:
    """Holds the loaded coder of one process."""

    def __init__(self, task: Task) -> None:
        from events.pipeline import Coder, cameo_rows
        from events.warehouse.rows import code_facts

        self.task = task
        self.coder = Coder.load(task.model, task.lexicon, min_confidence=task.min_confidence)
        self.facts = code_facts(cameo_rows(self.coder.ontology))

    def code(self, articles: Sequence[Article]) -> Coded:
        """Code a chunk of articles, in order.

        When the coder fails on an article, that article becomes a reject (``internal_error``, with the error) and the rest is
        coded: one odd text must not stop a nightly build, and must not vanish either.
        """
        try:
            return self._code(articles)
        except Exception as error:  # noqa: BLE001 - told in the rejects table, never swallowed
            if len(articles) > 1:
                return _joined([self.code([article]) for article in articles])
            return _failed(articles[0], error)

    def _code(self, articles: Sequence[Article]) -> Coded:
        from events.document.fingerprint import fingerprint
        from events.warehouse.duplicates import compact_fingerprint
        from events.warehouse.rows import article_row, mention_rows, reject_row, to_arrow

        article_rows: list[Row] = []
        mentions: list[Row] = []
        rejects: list[Row] = []
        n_doubtful = 0
        for coded in self.coder.code(articles):
            if coded.reject is not None:
                rejects.append(reject_row(coded.reject))
                continue
            rows = mention_rows(coded.mentions, coded.document, self.facts)
            mentions += rows
            n_doubtful += len(coded.doubtful)
            article_rows.append(
                article_row(
                    coded.document,
                    len(rows),
                    keep_text=self.task.keep_text,
                    coder=self.coder.fingerprint,
                    fingerprint=compact_fingerprint(fingerprint(coded.document.article.text).signature),
                )
            )
        return Coded(
            articles=article_rows,
            mentions=_to_ipc(to_arrow("event_mentions", mentions)),
            rejects=rejects,
            n_doubtful=n_doubtful,
        )


def _failed(article: Article, error: Exception) -> Coded:
    from events.warehouse.rows import reject_row, to_arrow

    where = traceback.extract_tb(error.__traceback__)[-1]
    detail = f"{type(error).__name__}: {error} ({Path(where.filename).name}:{where.lineno}); please report it"
    reject = Reject(uri=article.uri, stage="coding", reason="internal_error", detail=detail)
    return Coded(articles=[], mentions=_to_ipc(to_arrow("event_mentions", [])), rejects=[reject_row(reject)])


def _joined(parts: Sequence[Coded]) -> Coded:
    import pyarrow as pa

    return Coded(
        articles=[row for part in parts for row in part.articles],
        mentions=_to_ipc(pa.concat_tables([from_ipc(part.mentions) for part in parts])),
        rejects=[row for part in parts for row in part.rejects],
        n_doubtful=sum(part.n_doubtful for part in parts),
    )


def _to_ipc(table: Any) -> bytes:
    import pyarrow as pa

    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return bytes(sink.getvalue())


def from_ipc(data: bytes) -> Any:
    """Return the Arrow table that a worker sent."""
    import pyarrow as pa

    return pa.ipc.open_stream(data).read_all()
