"""Cells that a program cut off: many in one column of a table are just as long as the longest.

May not: judge what a cell says.
"""

from __future__ import annotations

from bisect import bisect_right
from html import unescape

from awesome_lint.page import Page
from awesome_lint.syntax.leaves import start_of
from awesome_lint.syntax.nodes import Table

_MIN_CUT = 5
_MIN_SHARE = 0.4
"""The share of a column that must be cut; what is shorter than the limit is whole."""
_TRIMMED = 1
"""A space at the end of what was cut is not part of the cell."""


def is_cut(page: Page, offset: int) -> bool:
    """Whether the text at an offset stands in a cell that a program cut off."""
    blocks = page.document.children
    table = blocks[bisect_right(blocks, offset, key=start_of) - 1]
    if not isinstance(table, Table):
        return False
    row = table.children[bisect_right(table.children, offset, key=start_of) - 1]
    column = bisect_right(row.children, offset, key=start_of) - 1
    cells = [each.children[column] for each in table.children if column < len(each.children)]
    lengths = {cell.start: len(unescape(page.source.text[cell.start : cell.end])) for cell in cells}
    least = max(lengths.values()) - _TRIMMED
    cut = sum(length >= least for length in lengths.values())
    is_long = lengths.get(row.children[column].start, 0) >= least
    return is_long and cut >= max(_MIN_CUT, len(lengths) * _MIN_SHARE)
