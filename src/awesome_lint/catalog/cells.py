"""The cells of a table, and what is asked of each of them again and again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from typing import TYPE_CHECKING

from awesome_lint.catalog import html
from awesome_lint.catalog.flat import Flat, count_words, links, says
from awesome_lint.catalog.link_kinds import is_badge, is_generic, leads_away, shows_url
from awesome_lint.source import Span, moved
from awesome_lint.syntax import nodes as n
from awesome_lint.syntax import tree
from awesome_lint.values.slotted import kept, mutable

if TYPE_CHECKING:
    from awesome_lint.catalog.building import Draft


@mutable
class Made:
    """The entry that was made of a row when its name stood in this cell, and of what that depends besides the row."""

    draft: Draft
    start: int
    by: object


@mutable
class CellContent:
    """A cell: its inline nodes and its place."""

    nodes: Sequence[n.Node]
    span: Span
    made: Sequence[n.Node] = ()
    """Those of its nodes that are none of the tree, with which they do not move."""
    entry: Made | None = field(default=None, compare=False)

    def move(self, growth: int) -> None:
        """Move all places; the nodes were moved with the tree."""
        self.span = moved(self.span, growth)
        tree.shift_each(self.made, growth)

    @kept
    def said(self) -> str:
        """All that the cell says."""
        return Flat(self.nodes).text

    @kept
    def text(self) -> str:
        """The same with single spaces."""
        return " ".join(self.said.split())

    @kept
    def links(self) -> Sequence[n.Link]:
        """All its links."""
        return tuple(links(self.nodes))

    @kept
    def link(self) -> n.Link | None:
        """The first link that leads away and is no badge."""
        return next((link for link in self.links if not is_badge(link) and leads_away(link)), None)

    @kept
    def is_linked(self) -> bool:
        """Whether that could be the link of a name."""
        return self.link is not None and not is_generic(self.link) and not shows_url(self.link)

    @kept
    def says_more(self) -> bool:
        """Whether it says anything besides its links."""
        return says(self.nodes)

    @kept
    def leading_words(self) -> int | None:
        """The number of words in the link or the bold text that it begins with, else in all of it; None of nothing."""
        shown = next((node for node in self.nodes if any(map(str.isalnum, Flat([node]).text))), None)
        text = Flat([shown] if isinstance(shown, n.Link | n.Strong) else self.nodes).text
        return count_words(text) if text else None


def read(row: n.Row, text: str) -> list[CellContent]:
    """The cells of a row; `text` is that of the page."""
    return [_read(cell, text) for cell in row.children]


def _read(cell: n.Node, text: str) -> CellContent:
    nodes = html.inline(cell.children, text)
    return CellContent(nodes, cell.span, () if nodes is cell.children else tree.others(nodes, {*map(id, cell.walk())}))
