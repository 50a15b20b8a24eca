"""Which block holds a line, and which lines keep their white space."""

from __future__ import annotations

import re
from bisect import bisect_right

from awesome_lint.source import Source
from awesome_lint.syntax import nodes as n

Verbatim = n.CodeBlock | n.HtmlBlock | n.FrontMatter
"""Blocks whose white space is theirs."""

_CONTAINERS = (n.Document, n.List, n.Item, n.Quote, n.Footnote)
_FENCE = re.compile(r"(`{3,}|~{3,})[ \t]*\Z")


def start_of(node: n.Node) -> int:
    """Where a node starts: the key by which siblings are in order."""
    return node.start


def is_blank(source: Source, line: int) -> bool:
    """Whether a line holds nothing but white space."""
    return not source.line(line).strip(" \t")


def leaf_at(document: n.Document, offset: int) -> n.Node:
    """The last block without blocks in it that starts at or before an offset, wherever it ends."""
    node: n.Node = document
    while isinstance(node, _CONTAINERS):
        index = bisect_right(node.children, offset, key=start_of) - 1
        if index < 0:
            break
        node = node.children[index]
    return node


def last_line(source: Source, block: n.Node) -> int:
    """The last line of a block; unlike its span's end, it counts the blank lines at the end of code or HTML."""
    first = source.line_at(block.start)
    if isinstance(block, n.HtmlBlock):
        return first + _line_count(block.content) - 1
    if isinstance(block, n.CodeBlock) and block.fence:
        return first + _line_count(block.content) + is_closed(source, block)
    return source.line_at(block.end)


def is_closed(source: Source, block: n.CodeBlock) -> bool:
    """Whether a fence has its closing line."""
    line = source.line_at(block.start) + _line_count(block.content) + 1
    match = _FENCE.search(source.line(line)) if line < source.line_count else None
    return match is not None and match[1].startswith(block.fence)


def keeps_blanks(source: Source, document: n.Document, line: int) -> bool:
    """Whether a blank line is part of code, HTML or front matter."""
    leaf = leaf_at(document, source.line_span(line).start)
    return isinstance(leaf, Verbatim) and line <= last_line(source, leaf)


def _line_count(content: str) -> int:
    return content.count("\n") + (content != "" and not content.endswith("\n"))
