"""The JSON object of a catalog for programs that load it from a web site: an entry a line, and nothing twice.

It is that of `json` without places in the file, without how entries are written, and without what is empty. Links of
fields stand among those of the entry alone, with the name of their field, and with their text if that is another. Not
told at all are the link that is the name and URL of its entry, and fields that are nothing but links.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from awesome_lint.catalog.records import Catalog, Link
from awesome_lint.export import shape
from awesome_lint.source import Source
from awesome_lint.text.jsontext import encode_tight

_LEFT_OUT = frozenset({"location", "end_location", "style"})


def pieces(catalog: Catalog, source: Source, path: str) -> Iterator[str]:
    """What stands before the entries, each of them, what stands behind."""
    yield encode_tight(shape.head(catalog, path)).removesuffix("}") + ',"entries":[\n'
    separator = ""
    for entry, told in zip(catalog.entries, shape.entries(catalog, source), strict=True):
        links = [_link(link) for link in shape.further_links(entry)]
        fields = [_filled({**shape.of_field(each, source), "links": None}) for each in shape.further_fields(entry)]
        yield f"{separator}{encode_tight(_filled({**told, 'links': links, 'fields': fields}))}"
        separator = ",\n"
    yield f'\n],"legend":{encode_tight(catalog.legend)}}}\n'


def _link(link: Link) -> dict[str, Any]:
    text = None if link.text == link.field else link.text
    return _filled({**shape.of_link(link), "text": text})


def _filled(of: dict[str, Any]) -> dict[str, Any]:
    """What of an object is to be told and not empty."""
    return {key: value for key, value in of.items() if key not in _LEFT_OUT and value not in (None, "", [])}
