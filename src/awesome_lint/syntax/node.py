"""What all nodes of the syntax tree have in common."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import cast

from awesome_lint.source import Span, new
from awesome_lint.values.slotted import distinct


@distinct
class Node:
    """Any node of the tree."""

    start: int
    end: int
    children: list[Node] = field(default_factory=list, kw_only=True)

    @property
    def span(self) -> Span:
        """The place of the node."""
        return new(Span, (self.start, self.end))

    def walk(self) -> Iterator[Node]:
        """Yield this node and all below it in document order."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            if node.children:
                stack += node.children[::-1]


@distinct
class Leaf(Node):
    """A node without any below it: all leaves share what says so, since most nodes of a page are leaves."""

    children: list[Node] = field(default=cast("list[Node]", ()), kw_only=True)
