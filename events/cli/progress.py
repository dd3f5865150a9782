"""A progress line on stderr: count, rate, time left. Silent when stderr is not a terminal."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TextIO

REDRAW_SECONDS = 0.2
BAR_WIDTH = 24


def clock(seconds: float) -> str:
    """Return a duration as people write it: ``42 s``, ``3:07``, ``1:02:09``."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    minutes, second = divmod(whole, 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02d}:{second:02d}" if hours else f"{minutes}:{second:02d}"


def render(done: int, total: int | None, seconds: float, unit: str) -> str:
    """Return the line for ``done`` of ``total`` units after ``seconds``; without a total there is no time left."""
    rate = done / seconds if seconds > 0 else 0.0
    speed = f"{rate:,.0f}" if rate >= 10 else f"{rate:.1f}"
    tail = f"{speed} {unit}/s"
    if not total:
        return f"{done:,} {unit} · {tail} · {clock(seconds)}"
    share = min(done / total, 1.0)
    filled = int(share * BAR_WIDTH)
    left = f" · {clock((total - done) / rate)} left" if rate > 0 and done < total else ""
    return f"[{'#' * filled}{'.' * (BAR_WIDTH - filled)}] {done:,}/{total:,} {unit} · {tail}{left}"


class Progress:
    """Shows how far a long piece of work is.

    Call it with the number of units done so far, and the total when it is known. Use it as a context
    manager so that the line is ended properly. Drawn only on a terminal unless ``show`` says otherwise.
    """

    def __init__(self, unit: str = "articles", *, stream: TextIO | None = None, show: bool | None = None) -> None:
        self._unit = unit
        self._stream = stream or sys.stderr
        self._show = self._stream.isatty() if show is None else show
        self._started = time.monotonic()
        self._drawn = 0.0
        self._last: tuple[int, int | None] | None = None

    def __call__(self, done: int, total: int | None = None) -> None:
        """Record progress; redraws at most a few times a second."""
        self._last = (done, total)
        now = time.monotonic()
        if self._show and now - self._drawn >= REDRAW_SECONDS:
            self._drawn = now
            self._draw()

    def _draw(self) -> None:
        if self._last is not None:
            line = render(*self._last, time.monotonic() - self._started, self._unit)
            self._stream.write(f"\r\x1b[K{line}")
            self._stream.flush()

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the line, whether the work ended well or not."""
        if self._show and self._last is not None:
            self._draw()
            self._stream.write("\n")
            self._stream.flush()
