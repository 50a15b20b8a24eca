"""Tables whose cells hold entries: a grid of links, or rows of a label and the names that it groups."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from awesome_lint.catalog import headers, naming
from awesome_lint.catalog.building import Draft, draft
from awesome_lint.catalog.cells import CellContent
from awesome_lint.catalog.columns import Column
from awesome_lint.catalog.flat import Flat, has_link, says
from awesome_lint.catalog.link_kinds import is_badge, is_generic, leads_away, shows_url
from awesome_lint.catalog.records import Style
from awesome_lint.catalog.titles import ROW, ROWS_END, Title
from awesome_lint.catalog.weights import WEIGHTS
from awesome_lint.source import Span
from awesome_lint.syntax import nodes as n

_ENDS = "\n;；"
"""Marks that end a name and what belongs to it; in cells without one, those that join names do."""
_JOINTS = ",，、·•|/&"


def is_grid(columns: Sequence[Column]) -> bool:
    """Whether cells are links and nothing else, whose names differ, and no header says what its column holds.

    A few may hold what was meant for a link.
    """
    cells = [cell for column in columns for cell in column.cells if cell.says_more or cell.links]
    names = {cell.text.casefold() for cell in cells if _is_name(cell)}
    headed = any(any(map(str.isalpha, column.header)) for column in columns)
    are_names = WEIGHTS.enough_alike <= len(names) >= len(cells) * WEIGHTS.sure
    return len(columns) > 1 and are_names and not headed


def _is_name(cell: CellContent) -> bool:
    """Whether a cell is one link, and that a name."""
    found = cell.links
    return len(found) == 1 and _names(found[0]) and not says([node for node in cell.nodes if node is not found[0]])


def _names(link: n.Link) -> bool:
    return leads_away(link) and not is_badge(link) and not is_generic(link) and not shows_url(link)


def listing(columns: Sequence[Column]) -> int | None:
    """The column whose cells list names, if the others hold no link and say what the names have in common."""
    linked = [at for at, column in enumerate(columns) if any(link is not None for link in column.links)]
    if len(columns) == 1 or len(linked) != 1:
        return None
    cells = [cell.nodes for cell in columns[linked[0]].cells if cell.links]
    found = [list(_pieces(cell)) for cell in cells]
    names = [" ".join(Flat(piece[:1]).text.split()).casefold() for piece in chain.from_iterable(found)]
    several = sum(len(pieces) > 1 for pieces in found)
    are_alike = len(names) >= WEIGHTS.enough_alike and len({*names}) >= len(names) * WEIGHTS.cell_distinct
    return linked[0] if are_alike and several > len(cells) * WEIGHTS.named else None


def _pieces(cell: Sequence[n.Node]) -> Iterator[Sequence[n.Node]]:
    """The names of a cell, each with what stands behind it up to the next one."""
    begins = [at for at, node in enumerate(cell) if isinstance(node, n.Link) and _names(node)]
    between = [_between(cell, one, two) for one, two in pairwise(begins)]
    ends = _ENDS if any(mark in text for text in between for mark in _ENDS) else _JOINTS
    starts = begins[:1]
    starts += [at for at, text in zip(begins[1:], between, strict=True) if text.rstrip()[-1:] in (*ends, "") and text]
    for start, end in pairwise([*starts, len(cell)] if starts else []):
        yield cell[start:end]


def _between(cell: Sequence[n.Node], one: int, two: int) -> str:
    """What stands between two nodes of a cell."""
    said = ("\n" if isinstance(node, n.Break) else Flat([node]).text for node in cell[one + 1 : two])
    return "".join(said).strip(" \t")


def read_grid(rows: Sequence[Sequence[Sequence[n.Node]]]) -> Iterator[Draft | Title]:
    """The entries of a grid."""
    for cell in chain.from_iterable(rows):
        line = naming.read(cell) if has_link(cell) else None
        if line is not None:
            yield draft(line, Span(cell[0].start, cell[-1].end), Style.TABLE)


def read_listing(rows: Sequence[Sequence[Sequence[n.Node]]], listing_at: int) -> Iterator[Draft | Title]:
    """The entries of rows that list names, under what stands before these."""
    for row in rows:
        label = next((text for cell in reversed(row[:listing_at]) if (text := " ".join(Flat(cell).text.split()))), "")
        if label and not headers.is_number(label):
            yield Title(ROW, label)
        for piece in _pieces(row[listing_at]) if listing_at < len(row) else ():
            line = naming.read(piece)
            if line is not None:
                yield draft(line, Span(piece[0].start, piece[-1].end), Style.TABLE)
    yield Title(ROWS_END, None)
