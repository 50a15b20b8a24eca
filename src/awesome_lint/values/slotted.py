"""Dataclasses with slots that are quickly made.

`dataclass` compiles up to six methods of each class from text, which for all of our classes together took a third of
the time that a check of a small page takes. Here the first objects are filled field by field, `__init__` is compiled
when there are more than a few, and the other methods are shared.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import MISSING, Field, dataclass, field, fields
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar, cast, dataclass_transform

if TYPE_CHECKING:
    from inspect import Signature

_Class = TypeVar("_Class")
_NO_FIELD = "ClassVar"
"""What stands in the annotation of a name that is no field."""
_FEW = 32
"""To compile `__init__` takes as long as to fill about a hundred objects without it."""


class _Kept:
    """A property that is worked out once, and kept in a slot: `cached_property` needs a dictionary for each object."""

    def __init__(self, make: Callable[[Any], Any]) -> None:
        self.make = make


if TYPE_CHECKING:
    kept = cached_property
else:
    kept = _Kept


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


@dataclass_transform(eq_default=False, field_specifiers=(field,))
def distinct(cls: type[_Class]) -> type[_Class]:
    """Make a dataclass whose objects are equal to themselves alone."""
    kept_ones = {name: each.make for name, each in vars(cls).items() if isinstance(each, _Kept)}
    if kept_ones:
        _add_slots(cls, kept_ones)
    keeps = any(isinstance(each, cached_property) for each in vars(cls).values())  # what no slot can
    written = vars(cls).get("__annotations__", {})
    # `dataclass` asks three times with a pattern whether an annotation that is text is a `ClassVar` or the like.
    cls.__annotations__ = {name: each if _NO_FIELD in each else object for name, each in written.items()}
    made: Any = dataclass(slots=not keeps, init=False, eq=False, repr=False)(cls)
    made.__annotations__ = written
    for each in fields(made):
        each.type = written.get(each.name, each.type)
    made.__init__ = _late_init(made)
    made.__signature__ = _LateSignature()
    if "__repr__" not in cls.__dict__:
        made.__repr__ = _repr
    return cast("type[_Class]", made)


def _add_slots(cls: Any, makers: dict[str, Callable[[Any], Any]]) -> None:
    """Give each property a slot, which is empty until somebody asks for it."""

    def __getattr__(self: Any, name: str) -> Any:  # noqa: N807
        if name not in makers:
            raise AttributeError(name)
        value = makers[name](self)
        setattr(self, name, value)
        return value

    for name in makers:
        cls.__annotations__[name] = "object"
        setattr(cls, name, field(init=False, compare=False, repr=False))
    cls.__getattr__ = __getattr__


def _made(cls: type[_Class], hash_: object) -> type[_Class]:
    made: Any = distinct(cls)
    made._compared = attrgetter(*(each.name for each in fields(made) if each.compare))
    for name, method in (("__eq__", _eq), ("__hash__", hash_)):
        if name not in cls.__dict__:
            setattr(made, name, method)
    return cast("type[_Class]", made)


def _late_init(made: Any) -> Callable[..., None]:
    every = fields(made)
    names = [each.name for each in every if each.init and not each.kw_only]
    left = _FEW

    def __init__(self: Any, *args: Any, **kwargs: Any) -> None:  # noqa: N807
        nonlocal left
        left -= 1
        given = {**dict(zip(names, args, strict=False)), **kwargs}
        if left < 0 or len(given) < len(args) + len(kwargs) or not _fill(self, every, given):
            made.__init__ = _init(made)
            made.__init__(self, *args, **kwargs)

    return __init__


def _fill(self: Any, every: Sequence[Field[Any]], given: dict[str, Any]) -> bool:
    """Whether an object could be given its fields: if not, `__init__` says which argument is wrong."""
    for each in every:
        if each.init and each.name in given:
            value = given.pop(each.name)
        elif each.default is not MISSING:
            value = each.default
        elif each.default_factory is not MISSING:
            value = each.default_factory()
        elif each.init:
            return False
        else:
            continue
        setattr(self, each.name, value)
    return not given


def _init(made: Any) -> Callable[..., None]:
    """What `dataclass` makes as `__init__`."""
    known: dict[str, Any] = {"_missing": MISSING}
    arguments, lines = ["self"], []
    for each in sorted(fields(made), key=attrgetter("kw_only")):
        name, default = each.name, f"_default_{each.name}"
        if each.kw_only and "*" not in arguments:
            arguments.append("*")
        if each.default_factory is not MISSING:
            known[default] = each.default_factory
            argument, unasked = f"{name}=_missing", f"{default}()"
            value = f"{unasked} if {name} is _missing else {name}"
        else:
            known[default] = each.default
            argument, unasked, value = name if each.default is MISSING else f"{name}={default}", default, name
        if each.init:
            arguments.append(argument)
        if each.init or known.get(default, MISSING) is not MISSING:
            lines.append(f" self.{name} = {value if each.init else unasked}")
    exec("\n".join([f"def __init__({', '.join(arguments)}):", *(lines or [" pass"])]), known)  # noqa: S102
    init: Callable[..., None] = known["__init__"]
    init.__qualname__ = f"{made.__qualname__}.__init__"
    return init


class _LateSignature:
    """What `help` shows of a class, which is worked out when it asks."""

    def __get__(self, _: object, made: Any) -> Signature:
        from inspect import Parameter, Signature  # noqa: PLC0415

        shown = []
        for each in sorted((each for each in fields(made) if each.init), key=attrgetter("kw_only")):
            kind = Parameter.KEYWORD_ONLY if each.kw_only else Parameter.POSITIONAL_OR_KEYWORD
            default = each.default if each.default_factory is MISSING else each.default_factory()
            default = Parameter.empty if default is MISSING else default
            shown.append(Parameter(each.name, kind, default=default, annotation=each.type))
        return Signature(shown)


def _repr(self: Any) -> str:
    shown = (f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _eq(self: Any, other: Any) -> bool:
    is_same: bool = self._compared(self) == self._compared(other) if type(other) is type(self) else NotImplemented
    return is_same


def _hash(self: Any) -> int:
    return hash(self._compared(self))
