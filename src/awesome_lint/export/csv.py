"""Entries as CSV (RFC 4180), one a row, safe to open with a spreadsheet.

What a spreadsheet would take for a formula gets an apostrophe in front, as OWASP recommends against CSV
injection: at the start of a cell, and behind each semicolon, at which many spreadsheets divide cells. White
space in a cell, line breaks too, is one space, so that an entry is one line; control characters are left out.
There is no byte order mark.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator

from awesome_lint.catalog.records import Catalog, Entry
from awesome_lint.export import shape
from awesome_lint.source import Source
from awesome_lint.text.patterns import late_pattern

COLUMNS = ("name", "url", "description", "section", "style", "parent", "row")
LAST_COLUMNS = ("links", "images", "notes", "body")
_OWN = frozenset({*COLUMNS, *LAST_COLUMNS})
_SECTIONS = " > "
_VALUES = "; "
_CONTROL = late_pattern("[\x00-\x1f\x7f-\x9f]")
_FORMULA = late_pattern(r"((?:^|;) *)(?=\"*[=+@＝＋－＠-])")


class Echo:
    """The file that `csv.writer` writes to: its `write` hands the line back."""

    def write(self, line: str) -> str:
        """Hand a line back."""
        return line


def pieces(catalog: Catalog, source: Source, _: str) -> Iterator[str]:
    """The header and the entries, line by line."""
    write: Callable[[Iterable[object]], str] = csv.writer(Echo()).writerow
    names = list(dict.fromkeys(name for entry in catalog.entries for field in entry.fields for name in field.names))
    parents = shape.parents(catalog)
    yield write(map(safe, [*COLUMNS, *map(_column, names), *LAST_COLUMNS]))
    for entry in catalog.entries:
        row = source.position(entry.span.start).row
        yield write(map(safe, _cells(entry, parents.get(id(entry)), row, names)))


def _cells(entry: Entry, parent: int | None, row: int, names: Iterable[str]) -> Iterator[str | int | None]:
    yield from (entry.name, entry.url, entry.description, _SECTIONS.join(entry.section), entry.style.value)
    yield from (parent, row)
    for name in names:
        yield _VALUES.join(value for field in entry.fields if name in field.names for value in field.values)
    told = {entry.url, *(value for field in entry.fields for value in field.values)}
    yield _VALUES.join(link.url for link in entry.links if link.url not in told)
    yield _VALUES.join(image.url for image in entry.images)
    yield _VALUES.join(entry.notes)
    yield _VALUES.join(entry.body)


def _column(name: str) -> str:
    """The header of a field's column, which is not that of a column of ours."""
    return f"{name} (field)" if name.casefold() in _OWN else name


def safe(cell: str | int | None) -> str | int | None:
    """A cell that is on one line and begins no formula."""
    if not isinstance(cell, str):
        return cell
    text = _CONTROL.sub("", " ".join(cell.split()))
    return _FORMULA.sub(r"\1'", text)
