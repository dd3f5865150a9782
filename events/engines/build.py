"""One build from inputs to warehouse: read, skip what is there, code, commit shard by shard, merge."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from events.config import BuildConfig
from events.engines.work import Coded, Task, from_ipc
from events.types import Article, Reject

if TYPE_CHECKING:
    from events.warehouse import Warehouse, Writer
    from events.warehouse.finish import FinishSummary

CHUNK = 64  # articles a worker takes at once
Progress = Callable[[int, int | None], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildSummary:
    """What a build did.

    ``seconds`` is wall time; ``n_doubtful`` mentions were less sure than the floor and left out; ``reject_reasons`` are counted,
    most frequent first; ``missing`` says which packages would have let more inputs be read.
    """

    n_read: int
    n_coded: int
    n_skipped: int
    n_rejected: int
    n_mentions: int
    n_events: int
    n_doubtful: int = 0
    reject_reasons: tuple[tuple[str, int], ...] = ()
    missing: tuple[str, ...] = ()
    seconds: float = 0.0
    changes: tuple[str, ...] = ()

    @property
    def usable(self) -> bool:
        """False only when nothing at all could be read."""
        return self.n_read > 0 or (self.n_rejected == 0 and self.n_skipped == 0)

    def lines(self) -> Iterator[str]:
        """Yield the summary as sentences for people."""
        rate = f", {self.n_coded / self.seconds:,.1f} articles/s" if self.n_coded and self.seconds > 0 else ""
        yield f"{self.n_coded:,} articles coded in {self.seconds:,.1f} s{rate}; {self.n_skipped:,} were there already."
        yield f"{self.n_mentions:,} event mentions added; the warehouse now has {self.n_events:,} events."
        if self.n_doubtful:
            yield f"{self.n_doubtful:,} more were left out as too doubtful; --min-confidence 0 keeps every one."
        if self.n_rejected:
            reasons = ", ".join(f"{reason} {n:,}" for reason, n in self.reject_reasons)
            yield f"{self.n_rejected:,} inputs rejected ({reasons}); see the table rejects."
        for hint in self.missing:
            yield f"{hint[:1].upper()}{hint[1:]}, and run the same command again."
        yield from self.changes


@dataclass(slots=True)
class _Run:
    config: BuildConfig
    writer: Writer
    progress: Progress | None
    n_read: int = 0
    n_skipped: int = 0
    n_coded: int = 0
    n_doubtful: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    missing: dict[str, None] = field(default_factory=dict)

    def todo(self, items: Iterable[Article | Reject]) -> Iterator[list[Article]]:
        """Chunk the articles that are not there yet; rejects go straight to the writer."""
        from events.warehouse.rows import reject_row, text_sha256

        chunk: list[Article] = []
        for item in items:
            if isinstance(item, Reject):
                self.reasons[item.reason] += 1
                if item.reason == "missing_package":
                    self.missing[item.detail] = None
                self.writer.add([], [], [reject_row(item)])
                continue
            self.n_read += 1
            if not self.config.recode and self.writer.has_article(item.article_id, text_sha256(item.text)):
                self.n_skipped += 1
                continue
            chunk.append(item)
            if len(chunk) == CHUNK:
                yield chunk
                chunk = []
        if chunk:
            yield chunk

    def take(self, coded: Coded) -> None:
        """Hand a coded chunk to the writer."""
        for row in coded.rejects:
            self.reasons[row["reason"]] += 1
        added = self.writer.add(coded.articles, from_ipc(coded.mentions), coded.rejects, replace_existing=True)
        self.n_coded += added
        self.n_doubtful += coded.n_doubtful
        self.n_skipped += len(coded.articles) - added  # articles that came twice in this build
        if self.progress:
            self.progress(self.n_coded + self.n_skipped, None)


def build(config: BuildConfig, progress: Progress | None = None) -> BuildSummary:
    """Run one build and return what it did. A killed build goes on where it was when it is run again.

    Raises ``WarehouseError``, ``ModelError`` or ``LexiconError``; bad input never raises.
    """
    from events.warehouse import Warehouse

    started = dt.datetime.now(dt.UTC)  # noqa: TID251 - the one clock: when the build ran, for the builds table only
    warehouse = Warehouse.open(config.warehouse, create=True)
    fingerprint, row = _identity(config)
    before = (warehouse.folder, warehouse.manifest())
    task = Task(
        model=config.model,
        lexicon=config.lexicon,
        keep_text=config.keep_text,
        min_confidence=config.min_confidence,
    )
    with warehouse.writer(coder=fingerprint) as writer:
        run = _Run(config, writer, progress)
        since = 0
        for coded in _engine(config)(run.todo(_items(config, warehouse, fingerprint)), task, config.workers):
            run.take(coded)
            since += len(coded.articles)
            if since >= config.shard_size:
                writer.commit_shard()
                since = 0
        ended = dt.datetime.now(dt.UTC)  # noqa: TID251 - see above
        done = writer.finish({**row, "started_at": started, "finished_at": ended})
    reasons = tuple(run.reasons.most_common())
    return BuildSummary(
        n_read=run.n_read,
        n_coded=run.n_coded,
        n_skipped=run.n_skipped,
        n_rejected=sum(n for _, n in reasons),
        n_mentions=done.n_mentions,
        n_events=_count_events(warehouse),
        n_doubtful=run.n_doubtful,
        reject_reasons=reasons,
        missing=tuple(run.missing),
        seconds=(ended - started).total_seconds(),
        changes=_changes(config, before, warehouse, done),
    )


def _identity(config: BuildConfig) -> tuple[str, dict[str, Any]]:
    """The fingerprint of code, model, lexicon and floor, and the row of ``builds`` that names them (cheap: loads no model)."""
    from events import __version__
    from events.nlp.loader import identify
    from events.pipeline import coder_fingerprint, lexicon_hash

    name, model_hash = identify(config.model)
    words = lexicon_hash(config.lexicon)
    fingerprint = coder_fingerprint(model_hash, words, config.min_confidence)
    row = {
        "command": "recode" if config.recode else "build",
        "code_version": __version__,
        "model_name": name,
        "model_hash": model_hash,
        "lexicon_hash": words,
        "fingerprint": fingerprint,
        "inputs": "\n".join(config.inputs),
    }
    return fingerprint, row


def _items(config: BuildConfig, warehouse: Warehouse, fingerprint: str) -> Iterable[Article | Reject]:
    if config.recode:
        from events.warehouse.rows import article_from_row

        return (article_from_row(row) for row in warehouse.articles(other_than=fingerprint))
    import sys

    from events.ingest import read_inputs

    return read_inputs(config.inputs, config.read, sys.stdin.buffer if "-" in config.inputs else None)


def _engine(config: BuildConfig) -> Callable[[Iterable[Sequence[Article]], Task, int], Iterator[Coded]]:
    if config.engine == "ray":
        from events.engines import ray

        return ray.run
    from events.engines import local

    return local.run


def _count_events(warehouse: Warehouse) -> int:
    return warehouse.manifest().rows("events")


def _changes(config: BuildConfig, before: Any, warehouse: Warehouse, done: FinishSummary) -> tuple[str, ...]:
    out = []
    if done.n_duplicates:
        out.append(
            f"{done.n_duplicates:,} articles are copies of others; they count as articles, not as independent sources."
        )
    if config.recode and done.changed:
        from events.warehouse import diff_snapshots

        out += str(diff_snapshots(before, (warehouse.folder, warehouse.manifest()))).splitlines()
    return tuple(out)
