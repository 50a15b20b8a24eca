"""The JSON object of a catalog for programs that load it from a web site: an entry a line, and nothing twice.

It is that of `json` without places in the file, without how entries are written, and without what is empty. Links of
fields stand among those of the entry alone, with the name of their field. Not told at all are the link that is the name
and URL of its entry, and fields that are nothing but links.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from awesome_lint.catalog.records import Catalog
from awesome_lint.export import shape
from awesome_lint.source import Source
from awesome_lint.text.jsontext import encode_tight

_LEFT_OUT = frozenset({"location", "end_location", "style"})


def pieces(catalog: Catalog, source: Source, path: str) -> Iterator[str]:
    """What stands before the entries, each of them, what stands behind."""
    yield encode_tight(shape.head(catalog, path)).removesuffix("}") + ',"entries":[\n'
    separator = ""
    for entry in shape.entries(catalog, source):
        yield f"{separator}{encode_tight(_lean(entry))}"
        separator = ",\n"
    yield f'\n],"legend":{encode_tight(catalog.legend)}}}\n'


def _lean(entry: dict[str, Any]) -> dict[str, Any]:
    own = (entry["name"], entry["url"], None)
    links = [_filled(link) for link in entry["links"] if (link["text"], link["url"], link["field"]) != own]
    fields = [_filled({**each, "links": None}) for each in entry["fields"] if not _is_but_links(each)]
    return _filled({**entry, "links": links, "fields": fields})


def _is_but_links(field: dict[str, Any]) -> bool:
    return bool(field["values"]) and field["values"] == [link["url"] for link in field["links"]]


def _filled(of: dict[str, Any]) -> dict[str, Any]:
    """What of an object is to be told and not empty."""
    return {key: value for key, value in of.items() if key not in _LEFT_OUT and value not in (None, "", [])}
