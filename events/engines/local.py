"""The local engine: chunks of articles coded in this process or in a pool of worker processes, results in input order."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context

from events.engines.work import Coded, Task, Worker
from events.types import Article

AHEAD = 2  # chunks in flight per worker: enough to keep it busy, few enough to bound memory

_worker: Worker | None = None


def run(chunks: Iterable[Sequence[Article]], task: Task, workers: int) -> Iterator[Coded]:
    """Code ``chunks`` and yield their rows in the same order. ``workers`` 0 means one process a core."""
    n = workers or os.cpu_count() or 1
    stream = iter(chunks)
    first = next(stream, None)
    if first is None:
        return
    second = next(stream, None)
    if n == 1 or second is None:
        worker = Worker(task)
        for chunk in _rejoin(first, second, stream):
            yield worker.code(chunk)
        return
    with ProcessPoolExecutor(n, mp_context=get_context("spawn"), initializer=_start, initargs=(task,)) as pool:
        waiting: deque[Future[Coded]] = deque()
        for chunk in _rejoin(first, second, stream):
            waiting.append(pool.submit(_code, list(chunk)))
            if len(waiting) >= n * AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _rejoin(
    first: Sequence[Article], second: Sequence[Article] | None, rest: Iterator[Sequence[Article]]
) -> Iterator[Sequence[Article]]:
    yield first
    if second is not None:
        yield second
        yield from rest


def _start(task: Task) -> None:
    global _worker  # noqa: PLW0603 - one coder per worker process, loaded once
    _worker = Worker(task)


def _code(chunk: list[Article]) -> Coded:
    if _worker is None:
        raise RuntimeError("the worker process was not initialised")
    return _worker.code(chunk)
