"""One line of a list as read: its name, its link, and what stands before and behind them."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from awesome_lint.source import Span, moved
from awesome_lint.syntax import nodes as n
from awesome_lint.values.slotted import mutable


class Start(StrEnum):
    """What a line begins with, apart from decoration."""

    LINK = "link"
    MARKED = "marked"
    TEXT = "text"


@mutable
class Line:
    """A line read as an entry.

    `before` and `rest` are all before and behind the name; `separator` is the place of the mark
    between it and the description; `notes` are bracketed texts between them, `tags` the code spans
    there and behind the description. Most lines have none of these, so they are tuples: a list of nothing takes room.
    """

    start: Start
    name: str
    name_span: Span
    main: n.Link | None
    before: Sequence[n.Node]
    rest: Sequence[n.Node]
    separator: Span | None = None
    has_colon: bool = False
    """Whether the separator is a colon."""
    description: str | None = None
    description_span: Span | None = None
    notes: Sequence[tuple[str, Span]] = ()
    tags: Sequence[n.Code] = ()
    badges: Sequence[n.Image] = ()
    is_cut: bool = False
    """Whether the name ends at a mark at which those of most such lines do."""
    is_title: bool = False
    """Whether the name is all that stands before the links."""

    @property
    def nodes(self) -> list[n.Node]:
        """The nodes before and behind the name, and its link."""
        return [*self.before, *self.rest, *([] if self.main is None else [self.main])]

    def move(self, growth: int) -> None:
        """Move all places; the nodes were moved with the tree."""
        self.name_span = moved(self.name_span, growth)
        self.separator = self.separator and moved(self.separator, growth)
        self.description_span = self.description_span and moved(self.description_span, growth)
        if self.notes:
            self.notes = tuple((text, moved(span, growth)) for text, span in self.notes)
