"""Offsets into a block's content to offsets into the text.

The content that markdown-it hands to its inline rules lacks the indentation and the quote markers
of its lines, and in table cells the backslash of each escaped pipe.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from itertools import pairwise

from markdown_it.common.utils import MD_TRIM_CHARS

from awesome_lint.source import Span
from awesome_lint.syntax.tokens import Token

Place = Callable[[int], int]
"""From an offset into a block's content to the offset into the text."""

_PIPE = re.compile(r"(?<!\\)\|")


def shifted(by: int) -> Place:
    """The content stands in one piece that begins at `by`."""
    return by.__add__


def in_paragraph(text: str, token: Token) -> Place:
    """The places of a paragraph's or underlined heading's lines."""
    content, starts = token.content, token.line_starts
    first = starts[0]
    while first < len(text) and text[first] in MD_TRIM_CHARS:
        first += 1
    if "\n" not in content:
        return shifted(first)
    begins, places = [0], [first]
    at = 0
    for start in starts[1 + text.count("\n", starts[0], first) :]:
        at = content.find("\n", at) + 1
        if not at:
            break
        stripped = at
        while content[stripped] in " \t":
            stripped += 1
        begins.append(at)
        places.append(start - (stripped - at))
    return _pieces(begins, places)


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


def split_row(text: str, start: int, end: int) -> list[Span]:
    """The places of a table row's cells, without the white space around them."""
    line = text[start:end].rstrip(MD_TRIM_CHARS)
    pipes = [match.start() for match in _PIPE.finditer(line)]
    bounds = [*([] if line.startswith("|") else [-1]), *pipes]
    if not pipes or pipes[-1] != len(line) - 1 or len(bounds) == 1:
        bounds.append(len(line))
    return [_trimmed(line, left + 1, right, start) for left, right in pairwise(bounds)]


def _trimmed(line: str, left: int, right: int, base: int) -> Span:
    cell = line[left:right]
    text = cell.strip(MD_TRIM_CHARS)
    indent = cell.index(text) if text else min(1, len(cell))
    return Span(base + left + indent, base + left + indent + len(text))
