"""Values that are gone through more than once, and may be too many to be held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import IO, Generic, TypeVar

_Value = TypeVar("_Value")
_HELD = 100
"""So many are held; the others are in a temporary file."""


class Spool(Generic[_Value]):
    """Values as they come, to be gone through again and again, once at a time."""

    def __init__(self, values: Iterable[_Value]) -> None:
        values = iter(values)
        self._held = [*islice(values, _HELD)]
        self._file: IO[bytes] | None = None
        import pickle  # noqa: PLC0415 -- few runs need it

        for each in values:
            if self._file is None:
                self._file = _temporary()
            pickle.dump(each, self._file, pickle.HIGHEST_PROTOCOL)

    def __del__(self) -> None:
        if self._file is not None:
            self._file.close()

    def __iter__(self) -> Iterator[_Value]:
        yield from self._held
        if self._file is None:
            return
        import pickle  # noqa: PLC0415

        end = self._file.seek(0, 2)
        self._file.seek(0)
        while self._file.tell() < end:
            yield pickle.load(self._file)  # noqa: S301 -- a file of ours that has no name


def _temporary() -> IO[bytes]:
    from tempfile import TemporaryFile  # noqa: PLC0415 -- takes long, and few runs need it

    return TemporaryFile()
