"""A catalog as one JSON object.

The shape is a contract with other people's programs: keys are added, never changed. Every entry
stands once, nested ones after their parent, whose index in `entries` is their `parent`.
"""

from __future__ import annotations

from typing import Any

from awesome_lint.catalog.records import Catalog, Entry, Field, Link
from awesome_lint.jsontext import dumps, position
from awesome_lint.source import Source

VERSION = 1


def render(catalog: Catalog, source: Source, path: str) -> str:
    """The catalog as JSON text."""
    return dumps(_catalog(catalog, source, path))


def _catalog(catalog: Catalog, source: Source, path: str) -> dict[str, Any]:
    parents = {id(nested): index for index, entry in enumerate(catalog.entries) for nested in entry.entries}
    return {
        "version": VERSION,
        "path": path,
        "title": catalog.title,
        "description": catalog.description,
        "entries": [_entry(each, source, parents.get(id(each))) for each in catalog.entries],
        "legend": catalog.legend,
    }


def _entry(entry: Entry, source: Source, parent: int | None) -> dict[str, Any]:
    return {
        "name": entry.name,
        "url": entry.url,
        "description": entry.description,
        "section": entry.section,
        "style": entry.style.value,
        **({} if parent is None else {"parent": parent}),
        "links": [_link(each) for each in entry.links],
        "fields": [_field(each, source) for each in entry.fields],
        "location": position(source.position(entry.span.start)),
        "end_location": position(source.position(entry.span.end)),
    }


def _link(link: Link) -> dict[str, Any]:
    return {"text": link.text, "url": link.url, "field": link.field}


def _field(field: Field, source: Source) -> dict[str, Any]:
    return {
        "name": field.name,
        "values": field.values,
        "links": [_link(each) for each in field.links],
        "location": position(source.position(field.own_name_span.start)),
    }
