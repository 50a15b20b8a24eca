"""What json, jsonl and yaml have in common: the shape of a catalog and of its entries.

The shape is a contract with other people's programs: keys are added, never changed. Every entry
stands once, nested ones after their parent, whose index among the entries is their `parent`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from awesome_lint.catalog.records import Catalog, Entry, Field, Link
from awesome_lint.source import Source
from awesome_lint.text.jsontext import position

VERSION = 1


def head(catalog: Catalog, path: str) -> dict[str, Any]:
    """What stands before the entries."""
    return {"version": VERSION, "path": path, "title": catalog.title, "description": catalog.description}


def entries(catalog: Catalog, source: Source) -> Iterator[dict[str, Any]]:
    """The entries in order, made one by one."""
    found = parents(catalog)
    for entry in catalog.entries:
        yield _entry(entry, source, found.get(id(entry)))


def parents(catalog: Catalog) -> dict[int, int]:
    """The identity of each nested entry to the index of its parent."""
    return {id(nested): index for index, entry in enumerate(catalog.entries) for nested in entry.entries}


def further_links(entry: Entry) -> list[Link]:
    """The links of an entry but for that which is its name and URL."""
    own = (entry.name, entry.url, None)
    return [link for link in entry.links if (link.text, link.url, link.field) != own]


def further_fields(entry: Entry) -> list[Field]:
    """The fields of an entry but for those that are nothing but links, which are among its links."""
    return [each for each in entry.fields if not each.values or each.values != [link.url for link in each.links]]


def _entry(entry: Entry, source: Source, parent: int | None) -> dict[str, Any]:
    return {
        "name": entry.name,
        "url": entry.url,
        "description": entry.description,
        "section": entry.section,
        "style": entry.style.value,
        **({} if parent is None else {"parent": parent}),
        "links": [of_link(link) for link in entry.links],
        "fields": [of_field(field, source) for field in entry.fields],
        "images": [{"text": image.text, "url": image.url} for image in entry.images],
        "notes": entry.notes,
        "body": entry.body,
        "location": position(source.position(entry.span.start)),
        "end_location": position(source.position(entry.span.end)),
    }


def of_link(link: Link) -> dict[str, Any]:
    """A link."""
    return {"text": link.text, "url": link.url, "field": link.field}


def of_field(field: Field, source: Source) -> dict[str, Any]:
    """A field."""
    return {
        "name": field.name,
        "values": field.values,
        "links": [of_link(link) for link in field.links],
        **_family(field),
        "location": position(source.position(field.own_name_span.start)),
    }


def _family(field: Field) -> dict[str, Any]:
    """What is said of a parametrized field alone."""
    if field.field is None:
        return {}
    return {"field": field.field, "terms": field.terms, "vocabulary": field.vocabulary}
