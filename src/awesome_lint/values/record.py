"""What our dataclasses offer of pydantic, which is imported when they are asked for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_adapters: dict[type, TypeAdapter[Any]] = {}


def _adapter(record: type) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter  # noqa: PLC0415

    if record not in _adapters:
        _adapters[record] = TypeAdapter(record)
    return _adapters[record]


class Record:
    """What the records share: pydantic's interface, brought in when it is used."""

    __slots__ = ()

    def model_dump(self, **options: Any) -> dict[str, Any]:
        """The record as a dict; `options` are those of pydantic's `TypeAdapter.dump_python`."""
        dumped: dict[str, Any] = _adapter(type(self)).dump_python(self, **options)
        return dumped

    def model_dump_json(self, **options: Any) -> str:
        """The record as JSON text; `options` are those of pydantic's `TypeAdapter.dump_json`."""
        return _adapter(type(self)).dump_json(self, **options).decode()

    @classmethod
    def model_json_schema(cls, **options: Any) -> dict[str, Any]:
        """The JSON Schema of the record."""
        return _adapter(cls).json_schema(**options)

    @classmethod
    def model_validate(cls, data: Any) -> Self:
        """The record that `data`, as `model_dump` gives it, stands for.

        Raises:
            pydantic.ValidationError: the data are not of that shape.
        """
        record: Self = _adapter(cls).validate_python(data)
        return record
