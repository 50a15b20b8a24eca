"""Dataclasses with slots that are quickly made.

`dataclass` compiles up to six methods of each class from text, which for all of our classes together took a fifth of
the time that a check of a small page takes. Here only `__init__` is compiled, and the other methods are shared.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, cast, dataclass_transform

_Class = TypeVar("_Class")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def immutable(cls: type[_Class]) -> type[_Class]:
    """Make a dataclass whose objects are equal, and hashed alike, if their fields are.

    That these never change is checked by mypy, and not at run time.
    """
    return _made(cls, _hash)


@dataclass_transform(field_specifiers=(field,))
def mutable(cls: type[_Class]) -> type[_Class]:
    """Make a dataclass whose objects are equal if their fields are; since these change, they have no hash."""
    return _made(cls, None)


def _made(cls: type[_Class], hash_: object) -> type[_Class]:
    made: Any = dataclass(slots=True, eq=False, repr=False)(cls)
    made._compared = attrgetter(*(each.name for each in fields(made) if each.compare))
    for name, method in (("__repr__", _repr), ("__eq__", _eq), ("__hash__", hash_)):
        if name not in cls.__dict__:
            setattr(made, name, method)
    return cast("type[_Class]", made)


def _repr(self: Any) -> str:
    shown = (f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _eq(self: Any, other: Any) -> bool:
    is_same: bool = self._compared(self) == self._compared(other) if type(other) is type(self) else NotImplemented
    return is_same


def _hash(self: Any) -> int:
    return hash(self._compared(self))
