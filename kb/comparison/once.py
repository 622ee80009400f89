"""A property worked out when it is first asked for, and then kept with its owner."""

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar, overload

_Value = TypeVar("_Value")


class once(Generic[_Value]):
    """As `functools.cached_property`, without the lock that it takes for each value up to Python 3.11: figures have dozens of them."""

    def __init__(self, work_out: Callable[[Any], _Value]):
        self._work_out = work_out
        self.__doc__ = work_out.__doc__

    def __set_name__(self, owner: type[Any], name: str) -> None:
        self._name = name

    @overload
    def __get__(self, owner: None, kind: type[Any]) -> Self: ...

    @overload
    def __get__(self, owner: object, kind: type[Any]) -> _Value: ...

    def __get__(self, owner: object | None, kind: type[Any]) -> Self | _Value:
        if owner is None:
            return self
        value = owner.__dict__[self._name] = self._work_out(owner)
        return value
