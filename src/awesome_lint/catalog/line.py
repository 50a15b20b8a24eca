"""One line of a list as read: its name, its link, and what stands before and behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from awesome_lint.catalog.link_kinds import leads_to_source
from awesome_lint.source import Span, moved
from awesome_lint.syntax import nodes as n


class Start(StrEnum):
    """What a line begins with, apart from decoration."""

    LINK = "link"
    MARKED = "marked"
    TEXT = "text"


@dataclass(slots=True)
class Line:
    """A line read as an entry.

    `before` and `rest` are all before and behind the name; `separator` is the place of the mark
    between it and the description; `notes` are bracketed texts between them, `tags` the code spans
    there and behind the description.
    """

    start: Start
    name: str
    name_span: Span
    main: n.Link | None
    before: Sequence[n.Node]
    rest: list[n.Node]
    separator: Span | None = None
    has_colon: bool = False
    """Whether the separator is a colon."""
    description: str | None = None
    description_span: Span | None = None
    notes: list[tuple[str, Span]] = field(default_factory=list)
    tags: list[n.Code] = field(default_factory=list)
    badges: list[n.Image] = field(default_factory=list)
    is_title: bool = False
    """Whether the name is all that stands before the links."""

    @property
    def is_cited(self) -> bool:
        """Whether it is the title of a paper, perhaps with its authors, with nothing but links to it at the end."""
        if self.start is not Start.TEXT or self.separator is not None or self.main is None:
            return False
        if not leads_to_source(self.main) or " " not in self.name:
            return False
        behind = (node for node in self.rest if node.start >= self.main.end)
        return not any(character.isalnum() for node in behind if isinstance(node, n.Text) for character in node.text)

    def move(self, growth: int) -> None:
        """Move all places; the nodes were moved with the tree."""
        self.name_span = moved(self.name_span, growth)
        self.separator = self.separator and moved(self.separator, growth)
        self.description_span = self.description_span and moved(self.description_span, growth)
        self.notes = [(text, moved(span, growth)) for text, span in self.notes]
