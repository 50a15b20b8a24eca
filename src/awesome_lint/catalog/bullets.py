"""List items: their lines, what else they hold, and the items nested in them.

What an item is (an entry, a group of entries, a part of the entry above it) is decided in `roles`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from awesome_lint.catalog import html, naming, unread, ways
from awesome_lint.catalog.building import Draft
from awesome_lint.catalog.line import Line, Start
from awesome_lint.catalog.link_kinds import leads_away
from awesome_lint.catalog.ways import USUAL, Forms, Naming, Opening
from awesome_lint.syntax import nodes as n


@dataclass(slots=True)
class Item:
    """A list item as read: its line, what else it holds, the items nested in it.

    `nodes` are those of its line, and `way` is how the line is named, if it begins with text.
    """

    node: n.Item
    nodes: Sequence[n.Node]
    opening: Opening | None
    paragraphs: list[n.Paragraph]
    nested: list[list[Item]] = field(default_factory=list)
    line: Line | None = None
    way: Naming | None = None
    draft: Draft | None = None
    """The entry that was made of nothing but the line, if one was."""

    def name(self, forms: Forms) -> None:
        """Read the line in the way that lines of its form have on the page."""
        opening = self.opening
        heads = opening is not None and opening.link is None and bool(self.nested)
        way = USUAL if opening is None or heads else forms.way_of(opening)
        if way is not self.way:
            self.way, self.draft = way, None
            self.line = naming.read(self.nodes, way) if self.nodes else None

    @property
    def leads_away(self) -> bool:
        """Whether the item's link leads off the page."""
        return self.line is not None and leads_away(self.line.main)

    @property
    def is_contents(self) -> bool:
        """Whether the item is one of a contents list: it names a place on the page."""
        return self.line is not None and self.line.main is not None and not leads_away(self.line.main)

    @property
    def links_its_name(self) -> bool:
        """Whether the item begins with a link that names it and leads off the page."""
        return self.leads_away and self.line is not None and self.line.start is Start.LINK

    @property
    def is_named_link(self) -> bool:
        """Whether the item names something and links to it."""
        if not self.leads_away or self.line is None:
            return False
        line = self.line
        return line.start is not Start.TEXT or line.separator is not None or line.is_title

    @property
    def reads_like_a_field(self) -> bool:
        """Whether the item begins with a text and a colon: `Paper: [title](…)`."""
        return self.opening is not None and ":" in (self.opening.mark or self.opening.inner).replace("：", ":")


def read_list(block: n.List, text: str) -> list[Item]:
    """Read all items of a list and of those nested in it, but for their names."""
    return [_read_item(item, block, text) for item in block.children if isinstance(item, n.Item)]


def _read_item(item: n.Item, block: n.List, text: str) -> Item:
    paragraphs = [child for child in item.children if isinstance(child, n.Paragraph)]
    nodes = html.inline(unread.readable(item, block, text), text) if paragraphs else ()
    nested = [read_list(child, text) for child in item.children if isinstance(child, n.List)]
    return Item(item, nodes, naming.opening(nodes) if nodes else None, paragraphs, nested)


def name_all(lists: Sequence[Sequence[Item]]) -> Forms:
    """Name the items of the lists of a page in the ways that they have in common."""
    forms = ways.choose(_openings(lists))
    for items in lists:
        for item in walk(items):
            item.name(forms)
    return forms


def _openings(lists: Sequence[Sequence[Item]]) -> Iterator[tuple[list[Opening], int]]:
    """How the lines of each list begin, but of those below an item with a link; how many begin with a link."""
    for items in lists:
        found = [each for item in items if (each := item.opening) is not None and (each.link or not item.nested)]
        if found:
            yield found, sum(item.opening is None and bool(item.nodes) for item in items)
        for item in items:
            if item.nested and (item.opening is None or item.opening.link is None):
                yield from _openings(item.nested)


def walk(items: Sequence[Item]) -> Iterator[Item]:
    """Yield items and all nested in them in order."""
    for item in items:
        yield item
        for nested in item.nested:
            yield from walk(nested)
