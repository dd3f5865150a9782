"""The Ray engine: the same chunks on a Ray cluster, one loaded coder per actor, results in input order."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from events.engines.work import Coded, Task, Worker
from events.errors import MissingExtraError
from events.types import Article

AHEAD = 2


def run(chunks: Iterable[Sequence[Article]], task: Task, workers: int) -> Iterator[Coded]:
    """Code ``chunks`` on Ray (started locally when no cluster is running) and yield their rows in order.

    Raises ``MissingExtraError`` when Ray is not installed.
    """
    try:
        import ray
    except ImportError:
        raise MissingExtraError("The Ray engine", extra="ray") from None
    if not ray.is_initialized():
        ray.init(log_to_driver=False, include_dashboard=False)
    remote: Any = ray.remote(Worker)
    n = workers or os.cpu_count() or 1
    pool = [remote.remote(task) for _ in range(n)]
    waiting: deque[Any] = deque()
    for i, chunk in enumerate(chunks):
        waiting.append(pool[i % n].code.remote(list(chunk)))
        if len(waiting) >= n * AHEAD:
            yield ray.get(waiting.popleft())
    while waiting:
        yield ray.get(waiting.popleft())
