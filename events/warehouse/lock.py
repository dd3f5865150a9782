"""One writer at a time: an operating-system lock on ``_lock``, with the owner's process id in it for people.

The system lets go of the lock when its owner dies, so a killed build leaves nothing to clean up. A worker process
that was forked from a killed build can keep the lock alive; then the id in the file tells that the owner is gone, and
the stale file is replaced.
"""

from __future__ import annotations

import json
import os
import socket
from pathlib import Path
from types import TracebackType

from events.errors import WarehouseError, WarehouseLocked


class WriterLock:
    """Holds ``<warehouse>/_lock`` from ``acquire`` to ``release``; use as a context manager."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "_lock"
        self._fd: int | None = None

    def acquire(self) -> None:
        """Take the lock.

        Raises ``WarehouseLocked`` when a living process has it, ``WarehouseError`` when it can't be made.
        """
        for _ in range(10):
            try:
                fd = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o644)
            except OSError as error:
                raise WarehouseError(
                    f"Cannot write to the warehouse {self.path.parent}: {error.strerror}.",
                    hint="check the folder's permissions, or give another one with --warehouse",
                ) from None
            if not _try_lock(fd):
                owner = self._owner(fd)
                os.close(fd)
                if not self._is_stale(owner):
                    raise WarehouseLocked(
                        f"Another process{_who(owner)} is writing to {self.path.parent}.",
                        hint="wait until it has finished; any number of readers may go on",
                    )
                self.path.unlink(missing_ok=True)
                continue
            if not self._is_current(fd):  # somebody replaced the file between open and lock
                os.close(fd)
                continue
            owner_text = json.dumps(_me(), sort_keys=True).encode()
            os.ftruncate(fd, 0)
            os.pwrite(fd, owner_text, 0)
            self._fd = fd
            return
        raise WarehouseLocked(f"The lock of {self.path.parent} could not be taken.", hint="try again")

    def release(self) -> None:
        """Let go of the lock; harmless when it is not held."""
        if self._fd is not None:
            os.ftruncate(self._fd, 0)
            os.close(self._fd)
            self._fd = None

    def _is_current(self, fd: int) -> bool:
        try:
            now = self.path.stat()
        except FileNotFoundError:
            return False
        mine = os.fstat(fd)
        return (now.st_ino, now.st_dev) == (mine.st_ino, mine.st_dev)

    @staticmethod
    def _owner(fd: int) -> dict[str, object]:
        try:
            owner = json.loads(os.pread(fd, 4096, 0) or b"{}")
        except ValueError:
            return {}
        return owner if isinstance(owner, dict) else {}

    @staticmethod
    def _is_stale(owner: dict[str, object]) -> bool:
        pid = owner.get("pid")
        if owner.get("host") != socket.gethostname() or not isinstance(pid, int):
            return False
        return _birth(pid) != owner.get("birth") if _alive(pid) else True

    def __enter__(self) -> WriterLock:
        self.acquire()
        return self

    def __exit__(self, *exc: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.release()


def _who(owner: dict[str, object]) -> str:
    return f" ({owner['pid']} on {owner['host']})" if "pid" in owner and "host" in owner else ""


def _me() -> dict[str, object]:
    pid = os.getpid()
    return {"pid": pid, "host": socket.gethostname(), "birth": _birth(pid)}


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    stat = _proc_stat(pid)
    return not (stat and stat[0] == "Z")  # a zombie is dead, its parent has only not noticed yet


def _birth(pid: int) -> str | None:
    """Start time of the process in clock ticks since boot, where the system tells (a process id may be used again)."""
    stat = _proc_stat(pid)
    return stat[19] if len(stat) > 19 else None


def _proc_stat(pid: int) -> list[str]:
    try:
        text = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
    except OSError:
        return []
    return text.rpartition(")")[2].split()


def _try_lock(fd: int) -> bool:
    try:
        import fcntl
    except ImportError:  # Windows
        import msvcrt

        try:
            os.lseek(fd, 4096, os.SEEK_SET)
            msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        except OSError:
            return False
        return True
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
