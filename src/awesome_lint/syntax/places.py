"""Offsets into a block's content to offsets into the text.

The content that markdown-it hands to its inline rules lacks the indentation and the quote markers
of its lines, and in table cells the backslash of each escaped pipe.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

from awesome_lint.source import Span

Place = Callable[[int], int]
"""From an offset into a block's content to the offset into the text."""


def shifted(by: int) -> Place:
    """The content stands in one piece that begins at `by`."""
    return by.__add__


def in_lines(content: str, starts: list[int]) -> Place:
    """The places of the lines of a paragraph or an underlined heading, which begin at `starts` in the text."""
    if len(starts) == 1:
        return shifted(starts[0])
    begins = [0, *(match.end() for match in re.finditer("\n", content))]
    return _pieces(begins, starts)


def in_cell(text: str, span: Span) -> Place:
    """The places in a table cell."""
    if text.find("\\|", span.start, span.end) < 0:
        return shifted(span.start)
    begins, places = [0], [span.start]
    for removed, match in enumerate(re.finditer(r"\\\|", text[span.start : span.end])):
        begins.append(match.start() - removed)
        places.append(span.start + match.start() + 1)
    return _pieces(begins, places)


def _pieces(begins: list[int], places: list[int]) -> Place:
    def place(offset: int) -> int:
        piece = bisect_right(begins, offset) - 1
        return places[piece] + offset - begins[piece]

    return place
