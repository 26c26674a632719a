"""What is computed of a quotation when it is first asked for, and kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

_Value = TypeVar("_Value")


class kept(Generic[_Value]):
    """A `functools.cached_property` without the lock that it takes before Python 3.12."""

    def __init__(self, find: Callable[[Any], _Value]) -> None:
        self._find = find
        self.__doc__ = find.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, instance: Any, owner: type) -> _Value:
        value: _Value = self._find(instance)
        instance.__dict__[self._name] = value
        return value
