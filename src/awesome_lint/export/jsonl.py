"""Entries as JSON, one a line, each with the `path` of its file: what streams and appends well."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.catalog.records import Catalog
from awesome_lint.export import shape
from awesome_lint.source import Source
from awesome_lint.text.jsontext import encode


def pieces(catalog: Catalog, source: Source, path: str) -> Iterator[str]:
    """The entries, line by line."""
    for entry in shape.entries(catalog, source):
        yield encode({"path": path, **entry}) + "\n"
