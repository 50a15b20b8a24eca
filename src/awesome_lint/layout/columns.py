"""Columns of list items, and moving what they hold to the left or right with them."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.diagnostic import Edit
from awesome_lint.source import Source, Span
from awesome_lint.syntax import nodes as n
from awesome_lint.syntax.leaves import last_line
from awesome_lint.text.patterns import late_pattern

TAB = 4
_MAX_GAP = 4
_SPACE = late_pattern(r"[ \t]*")


def indent(source: Source, line: int) -> Span:
    """The white space with which a line begins."""
    start, end = source.line_span(line)
    match = _SPACE.match(source.text, start, end)
    return Span(start, match.end() if match else start)


def column(source: Source, offset: int) -> int | None:
    """The column (from 0) of an offset; None behind a tab, where it is doubtful."""
    start = source.line_span(source.line_at(offset)).start
    return None if source.text.find("\t", start, offset) >= 0 else offset - start


def gap(source: Source, item: n.Item) -> Span | None:
    """The white space between the marker of an item and its text; None where it holds no text that begins there."""
    start = item.start + len(item.marker)
    text, behind = source.text, start + 1
    if text[start:behind] == " " and not (text[behind : behind + 1] or " ").isspace():  # as nearly everywhere
        return Span(start, behind)
    end = source.line_span(source.line_at(start)).end
    match = _SPACE.match(text, start, end)
    if match is None or match.end() == end or match.end() - start > _MAX_GAP:
        return None
    return Span(start, match.end())


def content_offset(source: Source, item: n.Item) -> int:
    """How far to the right of an item's marker its contents stand."""
    between = gap(source, item)
    return len(item.marker) + (between.end - between.start if between else 1)


def shifted(source: Source, item: n.Item, delta: int) -> Iterator[Edit] | None:
    """The edits that move what an item holds below its first line; None where tabs make that doubtful.

    A line of a paragraph that stands further left than the item's contents stays where it is.
    """
    start = column(source, item.start)
    if start is None:
        return None
    least = start + content_offset(source, item)
    spans = [indent(source, line) for line in range(source.line_at(item.start) + 1, _last_line(source, item) + 1)]
    if any("\t" in source.cut(span) for span in spans):
        return None
    lines = ((span, span.end - span.start) for span in spans if source.text[span.end : span.end + 1].strip())
    return (Edit(*span, " " * (width + delta)) for span, width in lines if width >= least)


def _last_line(source: Source, item: n.Item) -> int:
    node: n.Node = item
    while isinstance(node, n.Item | n.List | n.Quote) and node.children:
        node = node.children[-1]
    return min(last_line(source, node), source.line_count - 1)
