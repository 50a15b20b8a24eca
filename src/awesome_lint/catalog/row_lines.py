"""Tables that GitHub shows as text: with a delimiter row that is none, or without one; rows behind a blank line.

May not: say what is wrong with them; that is a rule's business.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from awesome_lint.catalog.flat import Flat, lines
from awesome_lint.catalog.weights import WEIGHTS
from awesome_lint.syntax import nodes as n
from awesome_lint.text.patterns import late_pattern

_DELIMITERS = late_pattern(r"(?=[\s:|]*+-)[\s:|-]*+\Z")


def tabled(blocks: Iterable[n.Node], text: str) -> Iterator[n.Node]:
    """The blocks, with paragraphs that are rows as a table or as rows of the one above."""
    above: n.Table | None = None
    for block in blocks:
        rows = _rows(block) if isinstance(block, n.Paragraph) and text.startswith("|", block.start) else []
        if above is not None and rows and _continues(rows[0], above):
            above = n.Table(above.start, block.end, children=[*above.children, *rows])
            continue
        if above is not None:
            yield above
        above = _table(block, rows) if rows else block if isinstance(block, n.Table) else None
        if above is None:
            yield block
    if above is not None:
        yield above


def _continues(row: n.Row, above: n.Table) -> bool:
    """Whether a row has as many cells as the header above, or one more or less, or as many as the last row."""
    width = len(row.children)
    return abs(width - len(above.children[0].children)) <= 1 or width == len(above.children[-1].children)


def _table(block: n.Node, rows: Sequence[n.Row]) -> n.Table | None:
    """A paragraph as a table, if it has a header."""
    if len(rows) > 1 and _DELIMITERS.match(Flat([*_lines(block)][1]).text):
        return n.Table(block.start, block.end, children=[rows[0], *rows[2:]])
    is_table = len(rows) >= WEIGHTS.enough_lines and len({len(row.children) for row in rows}) == 1
    return n.Table(block.start, block.end, children=[*rows]) if is_table else None


def _lines(block: n.Node) -> Iterator[list[n.Node]]:
    return (line for line in lines(block) if line)


def _rows(block: n.Node) -> list[n.Row]:
    """The lines of a paragraph as rows; none where one of them is not written as a row of several cells."""
    rows = [n.Row(line[0].start, line[-1].end, children=[*_cells(line)]) for line in _lines(block)]
    return rows if all(len(row.children) > 1 for row in rows) else []


def _cells(line: Sequence[n.Node]) -> Iterator[n.Cell]:
    """What stands between the bars of a line, and behind the last one if that says anything."""
    start, cell = line[0].start, list[n.Node]()
    for node in _cut_at_bars(line):
        if not isinstance(node, n.Text) or node.text != "|":
            cell.append(node)
            continue
        if node.start > line[0].start:
            yield _cell(start, cell)
        start, cell = node.end, []
    if not all(map(_is_blank, cell)):
        yield _cell(start, cell)


def _cell(start: int, nodes: list[n.Node]) -> n.Cell:
    while nodes and _is_blank(nodes[-1]):
        nodes.pop()
    begin = next((at for at, node in enumerate(nodes) if not _is_blank(node)), 0)
    return n.Cell(nodes[begin].start, nodes[-1].end, children=nodes[begin:]) if nodes else n.Cell(start, start)


def _is_blank(node: n.Node) -> bool:
    return isinstance(node, n.Text) and not node.text.strip()


def _cut_at_bars(line: Sequence[n.Node]) -> Iterator[n.Node]:
    """The nodes of a line, with each bar as a text of its own."""
    for node in line:
        if not isinstance(node, n.Text) or "|" not in node.text:
            yield node
            continue
        start = node.start
        for index, piece in enumerate(node.text.split("|")):
            if index:
                yield n.Text(start, start + 1, text="|")
                start += 1
            if piece:
                yield n.Text(start, start + len(piece), text=piece)
            start += len(piece)
