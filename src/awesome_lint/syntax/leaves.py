"""Which block holds a line, and which lines keep their white space."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from functools import lru_cache
from operator import attrgetter

from awesome_lint.source import Source
from awesome_lint.syntax import nodes as n
from awesome_lint.text.patterns import late_pattern

Verbatim = n.CodeBlock | n.HtmlBlock | n.FrontMatter
"""Blocks whose white space is theirs."""

start_of: Callable[[n.Node], int] = attrgetter("start")
"""Where a node starts: the key by which siblings are in order."""
_CONTAINERS = (n.Document, n.List, n.Item, n.Quote, n.Footnote)
_FENCE = late_pattern(r"(`{3,}|~{3,})[ \t]*\Z")


def is_blank(source: Source, line: int) -> bool:
    """Whether a line holds nothing but white space."""
    return not source.line(line).strip(" \t")


def blocks_at(document: n.Document, offset: int) -> list[n.Node]:
    """The last block that starts at or before an offset, wherever it ends, below all that hold it."""
    path: list[n.Node] = [document]
    while isinstance(path[-1], _CONTAINERS):
        index = bisect_right(path[-1].children, offset, key=start_of) - 1
        if index < 0:
            break
        path.append(path[-1].children[index])
    return path


def leaf_at(document: n.Document, offset: int) -> n.Node:
    """The last block that starts at or before an offset, wherever it ends."""
    return blocks_at(document, offset)[-1]


@lru_cache(maxsize=1)  # each line of a block may ask, one after the other; more would keep pages that have changed
def last_line(source: Source, block: n.Node) -> int:
    """The last line of a block; unlike its span's end, it counts the blank lines at the end of code or HTML.

    A fence that is never closed takes all that follows in what holds it.
    """
    first = source.line_at(block.start)
    if isinstance(block, n.HtmlBlock):
        return first + _line_count(block.content) - 1
    if isinstance(block, n.CodeBlock) and block.fence:
        last, is_open = first + _line_count(block.content), not is_closed(source, block)
        while is_open and last + 1 < source.line_count and is_blank(source, last + 1):
            last += 1
        return last if is_open else last + 1
    return source.line_at(block.end)


def is_closed(source: Source, block: n.CodeBlock) -> bool:
    """Whether a fence has its closing line."""
    line = source.line_at(block.start) + _line_count(block.content) + 1
    match = _FENCE.search(source.line(line)) if line == source.line_at(block.end) else None
    return match is not None and match[1].startswith(block.fence)


def keeps_blanks(source: Source, document: n.Document, first: int, after: int) -> bool:
    """Whether blank lines are part of code, HTML or front matter, or tell what goes on after them.

    On GitHub an empty item goes on after a line of white space and ends at an empty one, one of definitions at the
    second; a footnote ends at white space.
    """
    start = source.line_span(first).start
    path = blocks_at(document, start)
    if isinstance(path[-1], Verbatim) and first <= last_line(source, path[-1]):
        return True
    if any(isinstance(block, n.Footnote) for block in path):
        return any(source.line(line) for line in range(first, after))
    if isinstance(path[-1], n.Definition):
        return isinstance(path[-2], n.Item)
    return isinstance(path[-1], n.Item)


def _line_count(content: str) -> int:
    return content.count("\n") + (content != "" and not content.endswith("\n"))
