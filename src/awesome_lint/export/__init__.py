"""Records to text: one module a format, imported when it is asked for.

Each format gives its text in pieces, entry by entry, so that of a long list never all is held at once.

May not: print, read files, judge.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from importlib import import_module

from awesome_lint.catalog.records import Catalog
from awesome_lint.source import Source


class Format(StrEnum):
    """How records are written."""

    JSON = "json"
    JSONL = "jsonl"
    YAML = "yaml"
    CSV = "csv"
    SQLITE = "sqlite"
    BIBTEX = "bibtex"
    BOOKMARKS = "bookmarks"

    @property
    def is_binary(self) -> bool:
        """Whether nobody can read it as text."""
        return self is Format.SQLITE


def pieces(catalog: Catalog, source: Source, path: str, style: Format) -> Iterator[str]:
    """A catalog in a format that is text, piece by piece; `path` is the name of its file, `source` its text."""
    module = import_module(f"{__name__}.{style.value}")
    found: Iterator[str] = module.pieces(catalog, source, path)
    return found


def content(catalog: Catalog, source: Source, path: str, style: Format) -> bytes:
    """A catalog in any of the formats, as the bytes of a file."""
    if style is Format.SQLITE:
        from awesome_lint.export import sqlite  # noqa: PLC0415 -- as all formats are

        return sqlite.content(catalog, source, path)
    return "".join(pieces(catalog, source, path, style)).encode("utf-8", "surrogateescape")
