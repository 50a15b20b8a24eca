"""A change within one item of a list, or within the rows of a table: all other items and rows are taken over.

A row is read by itself. An item is, too, as long as it begins and ends as it did and no blank line stands in it: what
follows it cannot be part of it then, nor can what stands above.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable

from awesome_lint.source import Source, Span
from awesome_lint.syntax import nodes as n
from awesome_lint.syntax import tree
from awesome_lint.syntax.kinds import Successor
from awesome_lint.syntax.leaves import is_blank, start_of

Parse = Callable[[Source], n.Document]
"""Parses a piece of a page that can refer to what is defined elsewhere on it."""
_HEAD = 2
"""The lines of a table above its rows: the header and the delimiters."""
_MAX_CELLS = 0x8000
"""Of a table with more the parser may leave out some, which no row can tell."""


class Within:
    """A change of the lines `first` to `last` of a page; the text has grown by so many characters."""

    def __init__(self, old: Source, new: Source, lines: tuple[int, int], parse: Parse) -> None:
        self.old, self.new = old, new
        self.first, self.last = lines
        self.parse = parse
        self.growth = len(new.text) - len(old.text)

    def block(self, block: n.Node) -> Successor | None:
        """What became of a block at the top of the page; None where the change may reach beyond an item or rows."""
        if isinstance(block, n.Table):
            return self._table(block)
        if isinstance(block, n.List) and len(block.children) > 1:
            return self._list(block)
        return None

    def _lines(self, first: int, last: int) -> Span:
        """The place in the new text of old lines that reach around the change."""
        return Span(self.old.line_span(first).start, self.old.line_span(last).end + self.growth)

    def _shift(self, nodes: Iterable[n.Node]) -> None:
        if self.growth:
            for node in nodes:
                tree.shift_each(node.walk(), self.growth)

    def _table(self, table: n.Table) -> Successor | None:
        head = self.old.line_at(table.start)
        first, last = self.first - head - _HEAD + 1, self.last - head - _HEAD + 1
        if first < 1 or last >= len(table.children) or len(table.children) * len(table.alignments) > _MAX_CELLS:
            return None
        place = self._lines(self.first, self.last)
        above = self.new.text[self.old.line_span(head).start : self.old.line_span(head + _HEAD).start]
        parsed = self._only(above + self.new.cut(place))
        lines = Source(self.new.cut(place)).line_count
        if not isinstance(parsed, n.Table) or len(parsed.children) != lines + 1:
            return None
        changed, below = parsed.children[1:], table.children[last + 1 :]
        for row in changed:
            tree.move(row, (place.start - len(above)).__add__)
        self._shift(below)
        children = [*table.children[:first], *changed, *below]
        made = n.Table(table.start, table.end + self.growth, children=children, alignments=table.alignments)
        return Successor(made, table, table.children[first : last + 1], changed)

    def _list(self, block: n.List) -> Successor | None:
        at = bisect_right(block.children, self.old.line_span(self.first).end, key=start_of) - 1
        if at < 0:
            return None
        item = block.children[at]
        first, last = self.old.line_at(item.start), self.old.line_at(item.end)
        place = self._lines(first, last)
        piece = Source(self.new.cut(place))
        if self.last > last or _has_blank(self.old, first, last + 1) or _has_blank(piece, 0, piece.line_count):
            return None
        parsed = self._only(piece.text)
        if not isinstance(parsed, n.List) or len(parsed.children) != 1:
            return None
        (changed,) = parsed.children
        if not item.children or _begin(self.old, item) != _begin(piece, changed) or not _are_alike(changed, item):
            return None
        tree.move(changed, place.start.__add__)
        for child in changed.children:
            if isinstance(child, n.Paragraph):
                child.tight = block.tight
        below = block.children[at + 1 :]
        self._shift(below)
        children = [*block.children[:at], changed, *below]
        made = n.List(
            block.start,
            children[-1].end,
            children=children,
            marker=block.marker,
            ordered=block.ordered,
            tight=block.tight,
        )
        return Successor(made, block, [item], [changed])

    def _only(self, text: str) -> n.Node | None:
        """The only block of a text, None if there are others, or if it is nested too deeply."""
        parsed = self.parse(Source(text))
        return parsed.children[0] if parsed.too_deep is None and len(parsed.children) == 1 else None


def _begin(source: Source, item: n.Node) -> str:
    """What stands before an item in its line, its marker, and what is behind that."""
    start = source.line_span(source.line_at(item.start)).start
    return source.text[start : item.children[0].start] if item.children else ""


def _has_blank(source: Source, first: int, after: int) -> bool:
    return any(is_blank(source, line) for line in range(first, after))


def _are_alike(one: n.Node, other: n.Node) -> bool:
    """Whether two items hold paragraphs and items alike, and nothing else."""
    if type(one) is not type(other) or len(one.children) != len(other.children):
        return False
    if isinstance(one, n.Paragraph):
        return True
    return isinstance(one, n.List | n.Item) and all(map(_are_alike, one.children, other.children))
