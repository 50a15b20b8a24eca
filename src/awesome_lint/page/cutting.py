"""Cells that a program cut off: many in one column of a table are just as long as the longest.

May not: judge what a cell says.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from html import unescape

from awesome_lint.page import Page
from awesome_lint.syntax.leaves import start_of
from awesome_lint.syntax.nodes import Table
from awesome_lint.text.patterns import late_pattern

_CELL_END = late_pattern(r"[ \t]*\|")
_MIN_CUT = 5
_MIN_SHARE = 0.4
"""The share of a column that must be cut; what is shorter than the limit is whole."""
_TRIMMED = 1
"""A space at the end of what was cut is not part of the cell."""


def is_cut(page: Page, offset: int) -> bool:
    """Whether the text at an offset stands in a cell that a program cut off."""
    column = _column(page, offset)
    return column is not None and column[0] in _cut(column[1])


def is_among_cut(page: Page, offset: int) -> bool:
    """Whether the text at an offset stands in a cell that is whole, while a program cut off many of its column."""
    column = _column(page, offset)
    cut = _cut(column[1]) if column is not None else set[str]()
    ends = {each.split()[-1] for each in cut}  # what is no more than written alike ends alike
    return column is not None and column[0] not in cut and len(ends) * 2 > len(cut)


def ends_in_cut(page: Page, end: int) -> bool:
    """Whether a text ends where a program cut its cell off."""
    return _CELL_END.match(page.source.text, end) is not None and is_cut(page, end - 1)


def _column(page: Page, offset: int) -> tuple[str, Sequence[str]] | None:
    """The text of the cell that holds an offset, and those of its column."""
    blocks = page.document.children
    table = blocks[bisect_right(blocks, offset, key=start_of) - 1]
    if not isinstance(table, Table):
        return None
    row = table.children[bisect_right(table.children, offset, key=start_of) - 1]
    at = bisect_right(row.children, offset, key=start_of) - 1
    cells = [each.children[at] for each in table.children if at < len(each.children)]
    return page.source.cut(row.children[at].span), [page.source.cut(cell.span) for cell in cells]


def _cut(texts: Sequence[str]) -> set[str]:
    """The texts of a column that are cut: by the length of what a program has read, or has made of it for HTML."""
    found: set[str] = set()
    for measure in (len, _shown):
        least = max(map(measure, texts)) - _TRIMMED
        longest = [each for each in texts if measure(each) >= least]
        if len(longest) >= max(_MIN_CUT, len(texts) * _MIN_SHARE):
            found.update(longest)
    return found


def _shown(text: str) -> int:
    return len(unescape(text))
