"""The JSON object of a catalog for programs that load it from a web site: an entry a line, without places in a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from awesome_lint.catalog.records import Catalog
from awesome_lint.export import shape
from awesome_lint.source import Source
from awesome_lint.text.jsontext import encode

_PLACES = frozenset({"location", "end_location"})


def pieces(catalog: Catalog, source: Source, path: str) -> Iterator[str]:
    """What stands before the entries, each of them, what stands behind."""
    yield encode(shape.head(catalog, path)).removesuffix("}") + ', "entries": [\n'
    separator = ""
    for entry in shape.entries(catalog, source):
        yield f"{separator}{encode(_without_places(entry))}"
        separator = ",\n"
    yield f'\n], "legend": {encode(catalog.legend)}}}\n'


def _without_places(entry: dict[str, Any]) -> dict[str, Any]:
    fields = [{key: value for key, value in each.items() if key not in _PLACES} for each in entry["fields"]]
    return {**{key: value for key, value in entry.items() if key not in _PLACES}, "fields": fields}
