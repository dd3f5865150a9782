"""The exception tree. Every error a person can meet is one of these.

::

    EventsError            exit code 1
    ├── UsageError         exit code 2   the command or call was wrong
    ├── InputError                       an input could not be read at all
    ├── ConfigError        exit code 2   a setting is missing, unknown or out of range
    ├── LexiconError                     a dictionary or rule file is wrong (knows file and line)
    ├── ModelError                       the language model is missing or does not fit
    ├── MissingExtraError  exit code 2   an optional library is needed (knows which extra to install)
    └── WarehouseError                   the warehouse is missing, locked, damaged or not writable
        ├── WarehouseLocked              somebody else is writing to it
        ├── WarehouseDamaged             a file is missing or does not match the manifest
        └── QueryError                   DuckDB refused a query

Data faults (an empty article, broken JSON in one row) are not errors: they become ``Reject`` rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


class EventsError(Exception):
    """Base of all errors meant for people: one clear sentence, and a ``hint`` that says what to do."""

    exit_code = 1

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}\n  hint: {self.hint}" if self.hint else self.message


class UsageError(EventsError):
    """The command line or an API call was wrong."""

    exit_code = 2


class ConfigError(EventsError):
    """A setting is missing, unknown or out of range."""

    exit_code = 2


class InputError(EventsError):
    """An input (file, folder, stream) could not be read at all."""


class ModelError(EventsError):
    """The language model is missing, broken, or does not fit."""


class MissingExtraError(EventsError):
    """An optional library is needed; ``extra`` names the extra that brings it."""

    exit_code = 2

    def __init__(self, feature: str, *, extra: str) -> None:
        super().__init__(f"{feature} needs an optional library.", hint=f"pip install 'newsdyads[{extra}]'")
        self.feature = feature
        self.extra = extra


class LexiconError(EventsError):
    """A dictionary or rule file is wrong.

    ``file`` and ``line`` (from 1) say where; several may be gathered with ``collect``.
    """

    def __init__(
        self, message: str, *, file: Path | str | None = None, line: int | None = None, hint: str | None = None
    ) -> None:
        where = "" if file is None else f"{file}: " if line is None else f"{file}:{line}: "
        super().__init__(where + message, hint=hint)
        self.file = None if file is None else str(file)
        self.line = line

    @classmethod
    def collect(cls, errors: Sequence[LexiconError]) -> LexiconError:
        """Return one error that lists all of ``errors``, in order, so that a person can mend them in one go."""
        if len(errors) == 1:
            return errors[0]
        lines = "\n".join(f"  {e}" for e in errors)
        return cls(f"{len(errors)} faults in the lexicon:\n{lines}")


class WarehouseError(EventsError):
    """The warehouse is missing, damaged, of another version, or not writable."""


class WarehouseLocked(WarehouseError):
    """Another process is writing to the warehouse."""


class WarehouseDamaged(WarehouseError):
    """A file of the warehouse is missing or is not what the manifest says."""


class QueryError(WarehouseError):
    """DuckDB refused a query."""
