"""DOC022: a table, or a row of it, is not read as it is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.rule import Context, rule
from awesome_lint.source import Span
from awesome_lint.syntax.nodes import Document, Link, Node, Paragraph, Table
from awesome_lint.syntax.table import split_row
from awesome_lint.text.patterns import late_pattern

_DELIMITERS = late_pattern(r"(?=[ \t:|]*+-)[ \t:|-]*+\Z")
_ROW = late_pattern(r"[ \t]*\|.*\|[ \t]*\Z")
_COMMENT = late_pattern(r"\[//\]: ?#|<!--")
"""What stands behind the last column since it is not meant to show."""
_LEFT = late_pattern(r"(?:\[?\[\^?\d+\]\]?(?:\([^()\s]*\))?\s*)+|【\d[^【】]*】")
"""References that an assistant left, or a footnote that belongs into a cell: `[[1]](view://…)`."""
_MAX_SHORT = 4
"""Of more rows their last cell is left out because there is nothing to say."""
_MIN_OPTIONAL = 0.25
"""A column that so many of the full rows leave empty need not be there."""
_MIN_ROWS = 3
_MIN_NAMED = 5
"""So many rows show that a table names something in its first column."""
_MANY_ROWS = 20
"""If all others of so many rows have a name, one without it need not be full in all other columns."""
_MIN_SHARE = 0.8
"""So large a share of the rows that are no table has as many cells as the first one."""
_ROWS_PER_EXCEPTION = 20
"""One row in so many may be short for that to be a slip; where more are, the list leaves cells out."""


@rule(Document)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report rows with more, fewer or exchanged cells, rows behind a blank line, headers without their line."""
    for table in document.of(Table):
        yield from _ragged(table, ctx)
        yield from _odd(table, ctx)
    for above, block in pairwise([document, *document.children]):
        if isinstance(block, Paragraph):
            yield from _unread(block, above, ctx)


def _ragged(table: Table, ctx: Context) -> Iterator[Diagnostic]:
    text, width = ctx.page.source.text, len(table.alignments)
    rows = []
    for row in table.children[1:]:
        if width > 1 and "|" not in text[row.start : row.end] and text.startswith("|", table.start):
            yield _swallowed(row, ctx)
        else:
            rows.append(split_row(text, row.start, row.end))
    short = [cells for cells in rows if len(cells) < width]
    is_slip = len(rows) >= _MIN_ROWS and len(short) <= max(1, len(rows) // _ROWS_PER_EXCEPTION)
    optional = _optional([cells for cells in rows if len(cells) == width], width)
    for cells in rows:
        beyond = [cell for cell in cells[width:] if cell.start < cell.end and not _COMMENT.match(text, *cell)]
        if beyond:
            place = Span(beyond[0].start, beyond[-1].end)
            is_left = _LEFT.fullmatch(text, *place) is not None
            remedy = "remove it" if is_left else "expected `\\|` for a `|` within a cell"
            message = f"row has {len(cells)} cells and the header {width}, so this is not shown; {remedy}"
            yield ctx.diagnostic(place, message)
        elif len(cells) < width and is_slip and len(cells) > 1:
            message = f"row has {_cells(len(cells))} and the header {width}; expected one for each column"
            is_meant = len(short) > _MAX_SHORT or optional.issuperset(range(len(cells), width))
            place = Span(cells[0].start, cells[-1].end)
            yield ctx.diagnostic(place, message, severity=Severity.INFO if is_meant else None)


def _optional(rows: Sequence[Sequence[Span]], width: int) -> set[int]:
    """The columns that many rows leave empty."""
    empty = [sum(cells[at].start == cells[at].end for cells in rows) for at in range(width)]
    return {at for at, count in enumerate(empty) if count > len(rows) * _MIN_OPTIONAL}


def _odd(table: Table, ctx: Context) -> Iterator[Diagnostic]:
    """The one row whose link stands in another column than that of all others, or whose first cell alone is empty."""
    rows = [row for row in table.children[1:] if len(row.children) == len(table.alignments)]
    if len(rows) < _MIN_ROWS:
        return
    linked = [[any(isinstance(node, Link) for node in cell.walk()) for cell in row.children] for row in rows]
    counts = [sum(column) for column in zip(*linked, strict=True)]
    for row, has_link in zip(rows, linked, strict=True):
        missing = [at for at, count in enumerate(counts) if not has_link[at] and count == len(rows) - 1]
        surplus = [at for at, count in enumerate(counts) if has_link[at] and count == 1]
        if len(missing) == len(surplus) == 1 and _is_filled(row.children[missing[0]]):
            names = [ctx.page.source.cut(table.children[0].children[at].span) for at in (surplus[0], missing[0])]
            message = f"the link stands in column `{names[0]}`, and in all other rows in `{names[1]}`"
            yield ctx.diagnostic(row.children[surplus[0]].span, f"{message}; expected it there")
    nameless = [row for row in rows if not _is_filled(row.children[0])]
    if len(nameless) != 1 or len(rows) < _MIN_NAMED:
        return
    row = nameless[0]
    filled = [*map(_is_filled, row.children[1:])]
    if all(filled) or (any(filled) and len(rows) >= _MANY_ROWS):
        yield ctx.diagnostic(row.span, "the first cell of this row is empty, and of no other; expected what it names")


def _is_filled(cell: Node) -> bool:
    return cell.start < cell.end


def _swallowed(row: Node, ctx: Context) -> Diagnostic:
    """A line without any `|` right below a table."""
    message = "there is no blank line between the table and this line, so it is a row of the table; expected one"
    return ctx.diagnostic(Span(row.start, row.end), message)


def _unread(block: Paragraph, above: Node, ctx: Context) -> Iterator[Diagnostic]:
    """Rows that stand in a paragraph."""
    source = ctx.page.source
    if not source.text.startswith("|", block.start):
        return
    first, last = source.line_at(block.start), source.line_at(block.end)
    lines = [source.line_span(line) for line in range(first, last + 1)]
    counts = [len(split_row(source.text, *line)) if _ROW.match(source.text, *line) else 0 for line in lines]
    if counts[0] > 1 and isinstance(above, Table) and abs(counts[0] - len(above.alignments)) <= 1:
        message = "a blank line above this row separates it from the table; expected none"
        yield ctx.diagnostic(lines[0], message)
    elif len(lines) > 1 and counts[0] > 1:
        yield from _headless(lines, counts, ctx)


def _headless(lines: Sequence[Span], counts: Sequence[int], ctx: Context) -> Iterator[Diagnostic]:
    """A header without its delimiter row, or with one of other width."""
    text = ctx.page.source.text
    if _DELIMITERS.match(text, *lines[1]):
        has = len(split_row(text, *lines[1]))
        message = f"the line below the header has {_cells(has)} and the header {counts[0]}, so this is not a table"
        if has == counts[0]:
            message = "the line below the header holds more than `-` and `:` between its `|`, so this is not a table"
        yield ctx.diagnostic(lines[1], message)
    elif len(lines) >= _MIN_ROWS and counts.count(counts[0]) >= _MIN_SHARE * len(counts):
        message = "there is no line of `---` below the header, so this is not a table; expected one"
        yield ctx.diagnostic(lines[0], message)


def _cells(count: int) -> str:
    return f"{count} cell{'s' if count != 1 else ''}"
