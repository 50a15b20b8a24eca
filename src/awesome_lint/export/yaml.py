"""A catalog as YAML in block style, in the shape of the JSON object.

Scalars are written as JSON has them, which YAML 1.2 and 1.1 read alike: no name is taken for a
date or a truth value, and nothing is needed to write them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from awesome_lint.catalog.records import Catalog
from awesome_lint.export import shape
from awesome_lint.source import Source
from awesome_lint.text.jsontext import encode
from awesome_lint.text.patterns import late_pattern

_UNPRINTABLE = late_pattern("[\ufffe\uffff]")
"""What JSON may hold as it stands and YAML may not."""


def pieces(catalog: Catalog, source: Source, path: str) -> Iterator[str]:
    """The catalog as YAML text: what stands before the entries, each of them, what stands behind."""
    yield _text(_mapping(shape.head(catalog, path), 0))
    yield "entries:\n" if catalog.entries else "entries: []\n"
    for entry in shape.entries(catalog, source):
        yield _text(_item(entry, 2))
    legend = {_scalar(name): values for name, values in catalog.legend.items()}
    yield _text(_named("legend", legend, 0))


def _text(lines: Iterator[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _mapping(data: Mapping[str, object], depth: int) -> Iterator[str]:
    for name, value in data.items():
        yield from _named(name, value, depth)


def _named(name: str, value: object, depth: int) -> Iterator[str]:
    """The lines of one key, which is written as it is, and its value."""
    pad = " " * depth
    if not value or not isinstance(value, dict | list):
        yield f"{pad}{name}: {_scalar(value)}"
        return
    yield f"{pad}{name}:"
    yield from _mapping(value, depth + 2) if isinstance(value, dict) else _sequence(value, depth + 2)


def _sequence(data: Sequence[object], depth: int) -> Iterator[str]:
    for value in data:
        yield from _item(value, depth)


def _item(value: object, depth: int) -> Iterator[str]:
    """The lines of one item; the first key of a mapping stands behind the hyphen."""
    pad = " " * depth
    if not isinstance(value, dict):
        yield f"{pad}- {_scalar(value)}"
        return
    lines = _mapping(value, depth + 2)
    yield f"{pad}- {next(lines)[depth + 2 :]}"
    yield from lines


def _scalar(value: object) -> str:
    return _UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", encode(value))
