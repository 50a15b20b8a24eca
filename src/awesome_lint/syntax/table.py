"""Tables, each cell with its place.

markdown-it's rule makes a table only of a head that holds a pipe, reads a line `---` below such a
head as a table and not as an underline, and tries again below a delimiter row that does not fit.
Source: GFM specification, section 4.10 (tables), and the behaviour of cmark-gfm.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Literal

from awesome_lint.source import Span
from awesome_lint.syntax.block_state import BlockState
from awesome_lint.syntax.tokens import Token
from awesome_lint.text.patterns import late_pattern

_SPACE = " \t\f"
_PIPE = late_pattern(r"(?<!\\)\|")
_DELIMITERS = late_pattern(r"\|?{0}:?-+:?{0}(?:\|{0}:?-+:?{0})*\|?\Z".format(r"[ \t\v\f]*"))
_ALIGNMENTS = {(True, True): "center", (True, False): "left", (False, True): "right", (False, False): ""}
_MAX_INDENT = 3
_MAX_MISSING_CELLS = 0x10000
"""A short text can ask for very many empty cells; a table ends where it does."""


def delimiters(state: BlockState, line: int) -> tuple[str, ...]:
    """The alignments that a delimiter row sets; none for other lines."""
    start, end = state.first(line), state.eMarks[line]
    if state.src[start] not in "|-:":
        return ()
    row = state.src[start:end].rstrip(_SPACE)
    if not _DELIMITERS.match(row) or not row.strip("-"):
        return ()
    cells = (cell.strip(_SPACE) for cell in row.strip("|").split("|"))
    return tuple(_ALIGNMENTS[cell.startswith(":"), cell.endswith(":")] for cell in cells)


def column_count(state: BlockState, line: int) -> int:
    """The number of cells of a line that may be the head of a table."""
    return len(_cells(state, line, state.eMarks[line]))


def _cells(state: BlockState, line: int, end: int) -> list[Span]:
    """The places of the cells of a line that ends at `end`.

    On GitHub the white space before the first pipe of a head is a cell if the line is outside of the quote or the item
    that its paragraph stands in.
    """
    start = state.first(line)
    cells = split_row(state.src, start, end)
    is_lazy = state.sCount[line] < state.blkIndent and state.tShift[line] > 0
    return [Span(start, start), *cells] if is_lazy and state.src[start] == "|" else cells


def table(state: BlockState, start: int, end: int) -> None:
    """Parse the table whose head and delimiter row stand at line `start` and the next."""
    outer = state.parentType
    state.parentType, state.leaf_line = "table", start
    alignments = delimiters(state, start + 1)
    opening = state.push("table_open", "table", 1)
    opening.meta = {"alignments": alignments}
    _row(state, start, "th", len(alignments))
    line, missing = start + 2, 0
    (terminates,) = state.md.block.ruler.getRules("blockquote")
    while line < end and 0 <= state.sCount[line] - state.blkIndent <= _MAX_INDENT and not state.isEmpty(line):
        if terminates(state, line, end, True) or not column_count(state, line) or missing > _MAX_MISSING_CELLS:
            break
        missing += _row(state, line, "td", len(alignments))
        line += 1
    state.push("table_close", "table", -1)
    state.line = line
    opening.map = [start, line]
    state.parentType = outer


def _row(state: BlockState, line: int, tag: str, width: int) -> int:
    """Push a row of `width` cells; return how many of them are not written."""
    start = state.first(line)
    end = start + len(state.src[start : state.eMarks[line]].rstrip(_SPACE))
    cells = _cells(state, line, end)
    _push(state, "tr", 1, Span(start, end)).meta = {"is_header": tag == "th"}
    for column in range(width):
        span = cells[column] if column < len(cells) else Span(end, end)
        _push(state, tag, 1, span)
        inline = state.push("inline", "", 0)
        inline.content = state.src[span.start : span.end].replace("\\|", "|")
        _push(state, tag, -1, span)
    _push(state, "tr", -1, Span(start, end))
    return max(width - len(cells), 0)


def _push(state: BlockState, tag: str, nesting: Literal[-1, 1], span: Span) -> Token:
    token = state.push(f"{tag}_open" if nesting > 0 else f"{tag}_close", tag, nesting)
    token.start, token.end = span
    return token


def split_row(text: str, start: int, end: int) -> list[Span]:
    """The places of a table row's cells, without the white space around them."""
    line = text[start:end].rstrip(_SPACE)
    pipes = [match.start() for match in _PIPE.finditer(line)]
    bounds = [*([] if line.startswith("|") else [-1]), *pipes]
    if not pipes or pipes[-1] != len(line) - 1:
        bounds.append(len(line))
    return [_trimmed(line, left + 1, right, start) for left, right in pairwise(bounds)]


def _trimmed(line: str, left: int, right: int, base: int) -> Span:
    cell = line[left:right]
    text = cell.strip(_SPACE)
    indent = cell.index(text) if text else min(1, len(cell))
    return Span(base + left + indent, base + left + indent + len(text))
