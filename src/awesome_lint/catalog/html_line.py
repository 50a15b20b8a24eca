"""One line of HTML, as its reader hands it to those who make records of it."""

from __future__ import annotations

from dataclasses import field
from itertools import chain

from awesome_lint.syntax import nodes as n
from awesome_lint.syntax import tree
from awesome_lint.values.slotted import mutable


@mutable
class HtmlLine:
    """What stands behind the tag of a block-level element, up to the next. `start` is that of the tag."""

    tag: str
    start: int
    end: int
    nodes: list[n.Node] = field(default_factory=list)

    def move(self, growth: int) -> None:
        """Move it, and all nodes that it holds."""
        self.start += growth
        self.end += growth
        tree.shift_each(chain.from_iterable(each.walk() for each in self.nodes), growth)
