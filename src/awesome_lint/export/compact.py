"""The JSON object of a catalog for programs that load it from a web site: an entry a line, and nothing twice.

It is that of `json` without places in the file, without what is empty, and without the links of fields, which stand
among those of the entry with the name of their field.
"""

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
        yield f"{separator}{encode(_lean(entry))}"
        separator = ",\n"
    yield f'\n], "legend": {encode(catalog.legend)}}}\n'


def _lean(entry: dict[str, Any]) -> dict[str, Any]:
    links = [_filled(link) for link in entry["links"]]
    fields = [_filled({**each, "links": None}) for each in entry["fields"]]
    return _filled({**entry, "links": links, "fields": fields})


def _filled(of: dict[str, Any]) -> dict[str, Any]:
    """What of an object is neither empty nor a place."""
    return {key: value for key, value in of.items() if key not in _PLACES and value not in (None, "", [])}
