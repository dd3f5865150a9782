"""Properties that are worked out once, when they are first asked for.

The standard library's ``cached_property`` takes a lock up to Python 3.11; with the few that every sentence has that is felt.
Two threads that ask at the same time may work the value out twice, which does no harm: it is the same.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

Value = TypeVar("Value")


class lazy(Generic[Value]):
    """Make a method of no arguments a property whose value is kept in the ``__dict__`` of the instance."""

    def __init__(self, work_out: Callable[[Any], Value]) -> None:
        self.work_out = work_out
        self.name = work_out.__name__
        self.__doc__ = work_out.__doc__

    @overload
    def __get__(self, instance: None, owner: type | None = None) -> lazy[Value]: ...
    @overload
    def __get__(self, instance: object, owner: type | None = None) -> Value: ...
    def __get__(self, instance: object | None, owner: type | None = None) -> lazy[Value] | Value:
        """Work the value out and keep it: from now on it is found before this property is."""
        if instance is None:
            return self
        value = instance.__dict__[self.name] = self.work_out(instance)
        return value


__all__ = ["lazy"]
