"""A value of an object that is worked out at its first use and kept.

`functools.cached_property` without the lock that it takes until Python 3.12: the lock
costs more than most of what is kept. Two threads that ask at the same moment may both
work a value out; it must be the same, and no harm to work out twice.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar, overload

Value = TypeVar("Value")


class once(Generic[Value]):
    """Make a method a property whose value is kept in the object's `__dict__`."""

    def __init__(self, work: Callable[[Any], Value]) -> None:
        self.work = work
        self.name = work.__name__
        self.__doc__ = work.__doc__

    @overload
    def __get__(self, owner: None, kind: type | None = None) -> Self: ...
    @overload
    def __get__(self, owner: object, kind: type | None = None) -> Value: ...
    def __get__(self, owner: object | None, kind: type | None = None) -> Self | Value:
        """Return the value; the next look-up finds it before it comes here."""
        if owner is None:
            return self
        value = owner.__dict__[self.name] = self.work(owner)
        return value
