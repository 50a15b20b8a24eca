"""Entries that are table rows: the header gives the names of their fields."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from awesome_lint.catalog import fields, html
from awesome_lint.catalog.building import Draft, draft
from awesome_lint.catalog.flat import Flat, links
from awesome_lint.catalog.html import HtmlLine
from awesome_lint.catalog.link_kinds import is_badge, is_generic, leads_away
from awesome_lint.catalog.naming import read_alone
from awesome_lint.catalog.records import Field, Style
from awesome_lint.patterns import late_pattern
from awesome_lint.source import Span
from awesome_lint.syntax import nodes as n

_NAME = late_pattern(
    r"\W*(?:(?:\w+ )?(?:names?|models?)|titles?|projects?|tools?|librar(?:y|ies)|packages?|courses?|papers?|books?"
    r"|apis?|resources?"
    r"|repo(?:sitory|s)?|frameworks?|datasets?|data sets?|apps?|applications?|software|games?|company|products?"
    r"|services?|plugins?|extensions?|modules?|benchmarks?|methods?|名称|项目|名前|이름)\W*\Z",
    re.IGNORECASE,
)
_DESCRIPTION = late_pattern(
    r"\W*(?:(?:short )?descriptions?|about|summary|what(?: it does)?|details?|notes?|comments?"
    r"|说明|描述|简介|説明|설명)\W*\Z",
    re.IGNORECASE,
)
_NUMBER = late_pattern(r"\W*(?:no\.?|nr\.?|id|index|rank|date|year|stars?)\W*\Z|#\Z", re.IGNORECASE)
_MIN_LINKED = 0.5
_MIN_DISTINCT = 0.8


@dataclass(slots=True)
class Cell:
    """A cell: its inline nodes and its place."""

    nodes: Sequence[n.Node]
    span: Span


@dataclass(slots=True)
class Grid:
    """A table of Markdown or HTML; `spans` are the places of the rows."""

    header: list[Cell]
    rows: list[list[Cell]]
    spans: list[Span]


@dataclass(slots=True)
class Column:
    """A column: its header, where that stands, and its cells from the first row of the body on."""

    header: str
    span: Span
    cells: list[Sequence[n.Node]]

    @property
    def is_prose(self) -> bool:
        """Whether the header says that the cells are sentences."""
        return _DESCRIPTION.match(self.header) is not None

    @property
    def linked(self) -> float:
        """The share of cells that hold a link that could be a name's."""
        return sum(_names_link(cell) for cell in self.cells) / max(1, len(self.cells))

    @property
    def distinct(self) -> float:
        """The share of different texts among the cells that are not empty; two that lead elsewhere differ."""
        named = [(text, _url(cell)) for cell in self.cells if (text := Flat(cell).text.strip())]
        return len(set(named)) / len(named) if named else 0.0


def _names_link(cell: Sequence[n.Node]) -> bool:
    return _url(cell) is not None


def _url(cell: Sequence[n.Node]) -> str | None:
    """The URL of the link in a cell that could be a name's."""
    found = next((link for link in links(cell) if not is_badge(link)), None)
    return found.url if found is not None and not is_generic(found) and leads_away(found) else None


def read_table(table: n.Table, text: str) -> Iterator[Draft]:
    """The entries of a table in order; none if its rows name and link nothing."""
    rows = [[Cell(html.inline(cell.children, text), cell.span) for cell in row.children] for row in table.children]
    spans = [row.span for row in table.children]
    return read_grid(_headed(Grid(rows[0], rows[1:], spans[1:])))


def in_html(lines: Sequence[HtmlLine]) -> Iterator[Draft]:
    """The entries of the tables among lines of HTML."""
    rows: list[list[Cell]] = []
    spans: list[Span] = []
    is_headed = False
    for line in lines:
        if line.tag == "tr":
            rows.append([])
            spans.append(Span(line.start, line.end))
        elif line.tag in ("td", "th"):
            if not rows:  # the header of a table may do without `<tr>`
                rows.append([])
                spans.append(Span(line.start, line.end))
            rows[-1].append(Cell(line.nodes, Span(line.start, line.end)))
            is_headed |= line.tag == "th" and len(rows) == 1
        elif rows and rows[-1] and line.nodes and line.tag[:1] != "/":
            last = rows[-1][-1]
            rows[-1][-1] = Cell([*last.nodes, *line.nodes], Span(last.span.start, line.end))
        elif line.tag == "/tr" and rows:
            spans[-1] = Span(spans[-1].start, line.start + len("</tr>"))
    if not rows or (is_headed and len(rows) == 1):
        return iter(())
    header = rows[0] if is_headed else [Cell((), cell.span) for cell in rows[0]]
    return read_grid(_headed(Grid(header, rows[is_headed:], spans[is_headed:])))


def read_grid(grid: Grid) -> Iterator[Draft]:
    """The entries of a table whose header is known."""
    columns = [
        Column(
            " ".join(Flat(cell.nodes).text.split()), cell.span, [row[at].nodes for row in grid.rows if at < len(row)]
        )
        for at, cell in enumerate(grid.header)
    ]
    name_at = _name_column(columns)
    if name_at is None:
        return
    prose = frozenset(index for index, column in enumerate(columns) if column.is_prose)
    described = prose or frozenset(index for index, column in enumerate(columns) if not column.header)
    for row, span in zip(grid.rows, grid.spans, strict=True):
        entry = _read_row(span, row, columns, name_at, described)
        if entry is not None and not _repeats_header(row, columns):
            yield entry


def _repeats_header(row: Sequence[Cell], columns: Sequence[Column]) -> bool:
    """Whether a row in the midst of a long table says again what its columns are."""
    return len(row) == len(columns) and all(
        column.header == " ".join(Flat(cell.nodes).text.split()) for column, cell in zip(columns, row, strict=True)
    )


def _headed(grid: Grid) -> Grid:
    """The table with its first row as the header where the header proper is empty or spans all columns."""
    filled = sum(bool(cell.nodes) for cell in grid.header)
    if len(grid.rows) < 2 or filled > 1 or len(grid.header) == 1:  # noqa: PLR2004
        return grid
    first = grid.rows[0]
    if all(Flat(cell.nodes).text.strip() for cell in first) and not any(True for c in first for _ in links(c.nodes)):
        return Grid(first, grid.rows[1:], grid.spans[1:])
    return grid


def _name_column(columns: Sequence[Column]) -> int | None:
    """The column that names the entries, or None where the table is none of entries."""
    found = [link for column in columns for cell in column.cells for link in links(cell)]
    on_page = sum(not leads_away(link) for link in found)
    if on_page * 3 >= len(found) * 2:  # no links, or a contents list
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


def _read_row(
    span: Span, row: Sequence[Cell], columns: Sequence[Column], name_at: int, described: Collection[int]
) -> Draft | None:
    if name_at >= len(row):
        return None
    cells = [cell.nodes for cell in row]
    line = read_alone(cells[name_at])
    if line is None:
        return None
    if line.main is None:
        line.main = _other_link(cells, name_at)
    made = draft(line, span, Style.TABLE)
    _add_cells(made, row, columns, name_at, described)
    return made


def _other_link(cells: Sequence[Sequence[n.Node]], name_at: int) -> n.Link | None:
    """The first link of a row outside its name."""
    found = [link for index, cell in enumerate(cells) if index != name_at for link in links(cell)]
    return next((link for link in found if leads_away(link)), None)


def _add_cells(
    made: Draft, row: Sequence[Cell], columns: Sequence[Column], name_at: int, described: Collection[int]
) -> None:
    """Make a field of each cell; the first of the columns `described` that says something gives the description."""
    entry = made.entry
    for index, (column, cell) in enumerate(zip(columns, row, strict=False)):
        if index == name_at:
            continue
        found = _field(column, cell.nodes, cell.span)
        flat = Flat(cell.nodes)
        start, end = flat.stripped()
        if entry.description is None and index in described and any(map(str.isalnum, flat.text)):
            entry.description = " ".join(flat.text[start:end].split())
            entry.description_span = flat.span(start, end)
        if column.header:
            entry.fields.append(found)
        known = {link.span: link for link in entry.links}
        entry.links += [link for link in found.links if link.span not in known]
        for link in found.links:
            if link.span in known and column.header:
                known[link.span].field = column.header


def _field(column: Column, cell: Sequence[n.Node], place: Span) -> Field:
    flat = Flat(cell)
    start, end = flat.stripped()
    record_links = [fields.link_record(link, column.header) for link in links(cell)]
    found = Field(column.header, [], record_links, place, column.span, [])
    if start < end and column.is_prose:
        found.values, found.value_spans = [flat.text[start:end]], [flat.span(start, end)]
    elif start < end:
        fields.add_values(found, flat, start, cell)
    else:
        images = [each for node in cell for each in node.walk() if isinstance(each, n.Image)]
        found.values = [n.plain_text(image.children) or image.url for image in images]
        found.value_spans = [image.span for image in images]
    return found
