"""FMT015: a table with other white space than is set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from awesome_lint.diagnostic import Diagnostic, Edit, Severity
from awesome_lint.layout import Fault, mend
from awesome_lint.layout.proof import proven
from awesome_lint.layout.survey import survey
from awesome_lint.layout.width import display_width
from awesome_lint.rule import Context, rule
from awesome_lint.source import Source, Span
from awesome_lint.syntax import nodes as n
from awesome_lint.syntax.table import split_row
from awesome_lint.text.patterns import late_pattern

_DELIMITERS = late_pattern(r"[|:-][|: \t-]*\Z")
_MIN_DASHES = 3
_MESSAGES = {
    "compact": "white space in a table; expected one space around each cell",
    "aligned": "columns of a table are not aligned; pad the cells to the width of their column",
}


@rule(n.Document, severity=Severity.WARNING)
def check(document: n.Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report each table that is not in the style set."""
    for found in _faults(ctx.page.source, document, ctx.page.settings.layout.tables):
        yield ctx.diagnostic(*found)


def _faults(source: Source, document: n.Document, style: str) -> Iterator[Fault]:
    """The tables that are not written in the style set; `as-is` asks for nothing."""
    if style != "as-is":
        candidates = (_fault(source, table, style) for table in survey(document).tables)
        yield from proven(source, document, [candidate for candidate in candidates if candidate is not None])


def _fault(source: Source, table: n.Table, style: str) -> Fault | None:
    header, *body = (row.span for row in table.children)
    rows = [header, _delimiters(source, header), *body]
    cells = [[source.cut(cell) for cell in split_row(source.text, *row)] for row in rows]
    cells[1] = [_delimiter(alignment, _MIN_DASHES) for alignment in table.alignments]
    if style == "aligned":
        cells = _aligned(cells, table.alignments)
    written = ["| " + " | ".join(row) + " |" for row in cells]
    edits = [Edit(*row, text) for row, text in zip(rows, written, strict=True) if source.cut(row) != text]
    if not edits:
        return None
    return Fault(Span(*edits[0][:2]), _MESSAGES[style], mend(edits, f"make the table {style}"))


def _delimiters(source: Source, header: Span) -> Span:
    """The place of the delimiter row, without what stands before it in a quote or item."""
    start, end = source.line_span(source.line_at(header.start) + 1)
    match = _DELIMITERS.search(source.text[start:end])
    assert match is not None, "a table has a delimiter row"
    return Span(start + match.start(), start + len(source.text[start:end].rstrip(" \t")))


def _aligned(cells: Sequence[Sequence[str]], alignments: Sequence[str]) -> list[list[str]]:
    """The cells padded to the width of their column; those in no column stay as they are."""
    widths = [_MIN_DASHES] * len(alignments)
    for row in cells:
        for column, cell in enumerate(row[: len(widths)]):
            widths[column] = max(widths[column], display_width(cell))
    padded = []
    for index, row in enumerate(cells):
        columns = zip(row, widths, alignments, strict=False)
        is_delimiter = index == 1
        padded.append(
            [_delimiter(to, width) if is_delimiter else _padded(cell, width, to) for cell, width, to in columns]
        )
        padded[-1] += row[len(widths) :]
    return padded


def _delimiter(alignment: str, width: int) -> str:
    left, right = alignment in ("left", "center"), alignment in ("right", "center")
    return ":" * left + "-" * (width - left - right) + ":" * right


def _padded(cell: str, width: int, alignment: str) -> str:
    missing = width - display_width(cell)
    before = {"right": missing, "center": missing // 2}.get(alignment, 0)
    return " " * before + cell + " " * (missing - before)
