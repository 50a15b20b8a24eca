"""A catalog as one JSON object."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.catalog.records import Catalog
from awesome_lint.export import shape
from awesome_lint.source import Source
from awesome_lint.text.jsontext import encode

_INDENT = 2


def pieces(catalog: Catalog, source: Source, path: str) -> Iterator[str]:
    """The catalog as JSON text: what stands before the entries, each of them, what stands behind."""
    yield encode(shape.head(catalog, path), _INDENT).removesuffix("\n}") + ',\n  "entries": ['
    separator = ""
    for entry in shape.entries(catalog, source):
        yield f"{separator}\n    {_nested(entry, 4)}"
        separator = ","
    yield "\n  ]" if separator else "]"
    yield f',\n  "legend": {_nested(catalog.legend, 2)}\n}}\n'


def _nested(data: object, depth: int) -> str:
    """JSON text that stands `depth` spaces deep; the line endings in it are those between its parts."""
    return encode(data, _INDENT).replace("\n", "\n" + " " * depth)
