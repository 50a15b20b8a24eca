"""Entries that are table rows: the header gives the names of their fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from awesome_lint.catalog import fields, html
from awesome_lint.catalog.building import Draft, draft
from awesome_lint.catalog.bullets import is_generic
from awesome_lint.catalog.flat import Flat, links
from awesome_lint.catalog.line import Start, is_badge, read, renamed
from awesome_lint.catalog.records import Field, Style
from awesome_lint.source import Span
from awesome_lint.syntax import nodes as n

_NAME = re.compile(
    r"\W*(?:(?:\w+ )?names?|titles?|projects?|tools?|librar(?:y|ies)|packages?|courses?|papers?|books?|apis?|resources?"
    r"|repo(?:sitory|s)?|frameworks?|models?|datasets?|data sets?|apps?|applications?|software|games?|company|products?"
    r"|services?|plugins?|extensions?|modules?|benchmarks?|methods?|名称|项目|名前|이름)\W*\Z",
    re.IGNORECASE,
)
_DESCRIPTION = re.compile(
    r"\W*(?:(?:short )?descriptions?|about|summary|what(?: it does)?|details?|notes?|comments?"
    r"|说明|描述|简介|説明|설명)\W*\Z",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\W*(?:no\.?|nr\.?|id|index|rank|date|year|stars?)\W*\Z|#\Z", re.IGNORECASE)
_MIN_LINKED = 0.5
_MIN_DISTINCT = 0.8


@dataclass(slots=True)
class Column:
    """A column: its header, where that stands, and its cells from the first row of the body on."""

    header: str
    span: Span
    cells: list[Sequence[n.Node]]

    @property
    def linked(self) -> float:
        """The share of cells that hold a link that could be a name's."""
        return sum(_names_link(cell) for cell in self.cells) / max(1, len(self.cells))

    @property
    def distinct(self) -> float:
        """The share of different texts among the cells that are not empty."""
        texts = [text for cell in self.cells if (text := Flat(cell).text.strip())]
        return len(set(texts)) / len(texts) if texts else 0.0


def _names_link(cell: Sequence[n.Node]) -> bool:
    found = [link for link in links(cell) if not is_badge(link)]
    return bool(found) and not is_generic(found[0]) and not found[0].url.startswith("#")


def read_table(table: n.Table, text: str) -> Iterator[Draft]:
    """The entries of a table in order; none if its rows name and link nothing."""
    rows = [row for row in table.children if isinstance(row, n.Row)]
    header, body = _split_header(rows)
    columns = [
        Column(
            " ".join(Flat(header.children[index].children).text.split()),
            header.children[index].span,
            [html.inline(row.children[index].children, text) for row in body if index < len(row.children)],
        )
        for index in range(len(header.children))
    ]
    name_at = _name_column(columns)
    if name_at is None:
        return
    for number, row in enumerate(body):
        cells = [column.cells[number] for column in columns if number < len(column.cells)]
        entry = _read_row(row, cells, columns, name_at)
        if entry is not None:
            yield entry


def _split_header(rows: Sequence[n.Row]) -> tuple[n.Row, Sequence[n.Row]]:
    """The header row and the body; below an empty or spanning header the first row of the body is the header."""
    header, body = rows[0], rows[1:]
    filled = sum(bool(cell.children) for cell in header.children)
    if body and filled <= 1 < len(header.children):
        second = body[0]
        if second.children and not any(True for cell in second.children for _ in links(cell.children)):
            return second, body[1:]
    return header, body


def _name_column(columns: Sequence[Column]) -> int | None:
    """The column that names the entries, or None where the table is none of entries."""
    has_links = any(any(True for _ in links(cell)) for column in columns for cell in column.cells)
    if not has_links:
        return None
    linked = [
        i for i, column in enumerate(columns) if column.linked >= _MIN_LINKED and column.distinct >= _MIN_DISTINCT
    ]
    named = [i for i, column in enumerate(columns) if _NAME.match(column.header)]
    for index in named:
        if index in linked:
            return index
    if named and columns[named[0]].distinct >= _MIN_LINKED:
        return named[0]
    plain = [i for i in linked if not _NUMBER.match(columns[i].header)]
    if plain:
        return plain[0]
    texts = [
        i for i, column in enumerate(columns) if not _NUMBER.match(column.header) and column.distinct >= _MIN_LINKED
    ]
    return texts[0] if texts else None


def _read_row(row: n.Row, cells: Sequence[Sequence[n.Node]], columns: Sequence[Column], name_at: int) -> Draft | None:
    if name_at >= len(cells):
        return None
    line = read(cells[name_at])
    if line is None:
        return None
    if line.start is Start.TEXT and line.main is not None and line.separator is None and not is_generic(line.main):
        line = renamed(line, line.main)
    if line.main is None:
        line.main = _other_link(cells, name_at)
    made = draft(line, row.span, Style.TABLE)
    _add_cells(made, cells, columns, name_at)
    return made


def _other_link(cells: Sequence[Sequence[n.Node]], name_at: int) -> n.Link | None:
    """The first link of a row outside its name."""
    found = [link for index, cell in enumerate(cells) if index != name_at for link in links(cell)]
    return next((link for link in found if not link.url.startswith("#")), None)


def _add_cells(made: Draft, cells: Sequence[Sequence[n.Node]], columns: Sequence[Column], name_at: int) -> None:
    """Make a field of each cell; the first column that says so gives the description."""
    entry = made.entry
    for index, (column, cell) in enumerate(zip(columns, cells, strict=False)):
        if index == name_at:
            continue
        found = _field(column, cell)
        if found is None:
            continue
        if entry.description is None and _DESCRIPTION.match(column.header):
            entry.description = " ".join(Flat(cell).text.split())
            entry.description_span = found.span
        entry.fields.append(found)
        known = {link.span for link in entry.links}
        entry.links += [link for link in found.links if link.span not in known]


def _field(column: Column, cell: Sequence[n.Node]) -> Field | None:
    if not cell or not column.header:
        return None
    flat = Flat(cell)
    start, end = flat.stripped()
    record_links = [fields.link_record(link, column.header) for link in links(cell)]
    span = Span(cell[0].start, cell[-1].end)
    found = Field(column.header, [], record_links, span, column.span, [])
    if start < end:
        fields.add_values(found, flat, start, cell)
    else:
        images = [each for node in cell for each in node.walk() if isinstance(each, n.Image) and each.children]
        found.values = [n.plain_text(image.children) for image in images]
        found.value_spans = [image.span for image in images]
    return found
