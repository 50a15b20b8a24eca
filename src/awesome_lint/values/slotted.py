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


@dataclass(init=False, eq=False, repr=False)
class _Model:
    """A dataclass, of which others have what tells `fields` and `replace` that they are some."""

    value: object


_PARAMETERS = vars(_Model)["__dataclass_params__"]
_FIELD = vars(_Model)["__dataclass_fields__"]["value"]._field_type


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
    return _made(cls, {"__eq__": _eq, "__hash__": _hash})


@dataclass_transform(field_specifiers=(field,))
def mutable(cls: type[_Class]) -> type[_Class]:
    """Make a dataclass whose objects are equal if their fields are; since these change, they have no hash."""
    return _made(cls, {"__eq__": _eq, "__hash__": None})


@dataclass_transform(eq_default=False, field_specifiers=(field,))
def distinct(cls: type[_Class]) -> type[_Class]:
    """Make a dataclass whose objects are equal to themselves alone."""
    return _made(cls, {})


def _made(cls: type[_Class], methods: dict[str, object]) -> type[_Class]:
    """The class with slots, some methods, and what `dataclass` would give it; what it has itself counts."""
    kept_ones = {name: each.make for name, each in vars(cls).items() if isinstance(each, _Kept)}
    if kept_ones:
        _add_slots(cls, kept_ones)
    inherited: dict[str, Field[Any]] = {}
    for base in reversed(cls.__mro__[1:]):
        inherited |= vars(base).get("__dataclass_fields__", {})
    own = _own_fields(cls)
    every = inherited | own
    content = {
        **methods,
        "__dataclass_params__": _PARAMETERS,
        "__dataclass_fields__": every,
        "__match_args__": tuple(each.name for each in every.values() if each.init and not each.kw_only),
        "__init__": _late_init(tuple(every.values())),
        "__signature__": _LateSignature(),
        "__repr__": _repr,
        "_compared": attrgetter(*(each.name for each in every.values() if each.compare)),
        **vars(cls),
    }
    for name in (*own, "__dict__", "__weakref__"):
        content.pop(name, None)
    if any(isinstance(each, cached_property) for each in content.values()):  # what no slot can keep
        content |= {name: each.default for name, each in own.items() if each.default is not MISSING}
    else:
        content["__slots__"] = tuple(name for name in own if name not in inherited)
    kind: Any = type(cls)
    made = kind(cls.__name__, cls.__bases__, content)
    made.__qualname__ = cls.__qualname__
    return cast("type[_Class]", made)


def _own_fields(cls: type) -> dict[str, Field[Any]]:
    """The fields that a class itself names."""
    found: dict[str, Field[Any]] = {}
    for name, written in vars(cls).get("__annotations__", {}).items():
        if _NO_FIELD not in written:
            value = vars(cls).get(name, MISSING)
            each: Any = value if isinstance(value, Field) else field(default=value)
            each.name, each.type, each.kw_only, each._field_type = name, written, each.kw_only is True, _FIELD
            found[name] = each
    return found


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


def _late_init(every: tuple[Field[Any], ...]) -> Callable[..., None]:
    names = [each.name for each in every if each.init and not each.kw_only]
    left = _FEW

    def __init__(self: Any, *args: Any, **kwargs: Any) -> None:  # noqa: N807
        nonlocal left
        left -= 1
        given = {**dict(zip(names, args, strict=False)), **kwargs}
        if left < 0 or len(given) < len(args) + len(kwargs) or not _fill(self, every, given):
            made: Any = next(each for each in type(self).__mro__ if vars(each).get("__init__") is __init__)
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
