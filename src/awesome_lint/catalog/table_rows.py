"""A row of a table as an entry, or a whole table of labels and values.

May not: choose the column that names the entries.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from awesome_lint.catalog import fields, html
from awesome_lint.catalog.building import Draft, draft
from awesome_lint.catalog.cells import CellContent
from awesome_lint.catalog.columns import Column
from awesome_lint.catalog.flat import Flat, links
from awesome_lint.catalog.link_kinds import leads_away
from awesome_lint.catalog.naming import read_cell
from awesome_lint.catalog.records import Field, Style
from awesome_lint.catalog.weights import WEIGHTS
from awesome_lint.source import Span
from awesome_lint.syntax import nodes as n

_TWO = 2


def are_records(tables: Sequence[n.Table]) -> list[n.Table]:
    """The tables of two columns that are one entry each: they share their labels, and each is headed by its name."""
    found = [table for table in tables if all(len(row.children) == _TWO for row in table.children)]
    labels = [[_text(row.children[0]).casefold() for row in each.children] for each in found]
    times = Counter(text for here in labels for text in set(here))
    usual = {text for text, count in times.items() if count * _TWO > len(found)}
    alike = [
        each
        for each, here in zip(found, labels, strict=True)
        if len(here) > _TWO and here[0] in usual and sum(text in usual for text in here) * _TWO > len(here)
    ]
    names = {_text(each.children[0].children[1]) for each in alike}
    enough = len(alike) >= WEIGHTS.enough_lines and len(names) >= len(alike) * WEIGHTS.cell_distinct
    return alike if enough else []


def _text(cell: n.Node) -> str:
    return " ".join(Flat(cell.children).text.split())


def read_record(table: n.Table, text: str) -> Draft | None:
    """The entry that a table is whose first column holds labels; its header names it."""
    labels = [row.children[0] for row in table.children[1:]]
    name, *row = [
        CellContent(html.inline(child.children[1].children, text), child.children[1].span) for child in table.children
    ]
    line = read_cell(name.nodes)
    if line is None:
        return None
    if line.main is None:
        line.main = _other_link([cell.nodes for cell in row], -1)
    made = draft(line, table.span, Style.TABLE)
    columns = [Column(_text(label), label.span, [cell]) for label, cell in zip(labels, row, strict=True)]
    described = frozenset(at for at, column in enumerate(columns) if column.is_prose)
    _add_cells(made, row, columns, -1, described)
    return made


def read_row(
    span: Span, row: Sequence[CellContent], columns: Sequence[Column], name_at: int, described: Collection[int]
) -> Draft | None:
    """The entry of a row; None where the cell that should name it does not."""
    cells = [cell.nodes for cell in row]
    line = read_cell(cells[name_at])
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
    made: Draft, row: Sequence[CellContent], columns: Sequence[Column], name_at: int, described: Collection[int]
) -> None:
    """Make a field of each cell; the first of the columns `described` that says something gives the description."""
    entry = made.entry
    if any(index < len(row) and any(map(str.isalnum, row[index].said)) for index in described):
        entry.description = entry.description_span = None
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
