"""Records to text: one module a format, imported when it is asked for.

May not: print, read files, judge.
"""

from __future__ import annotations

from enum import StrEnum

from awesome_lint.catalog.records import Catalog
from awesome_lint.source import Source


class Format(StrEnum):
    """How records are written."""

    JSON = "json"


def render(catalog: Catalog, source: Source, path: str, style: Format) -> str:
    """A catalog in one of the formats; `path` is the name of its file and `source` its text."""
    from awesome_lint.export import json  # noqa: PLC0415

    assert style is Format.JSON
    return json.render(catalog, source, path)
