"""Entries that are list items: `- [name](url) - Description.` and its kin, nested ones too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from awesome_lint.catalog import html, unread
from awesome_lint.catalog.building import Draft
from awesome_lint.catalog.line import Line, Start
from awesome_lint.catalog.link_kinds import is_generic, leads_away
from awesome_lint.catalog.naming import read, renamed
from awesome_lint.syntax import nodes as n

_MIN_SHARE = 0.5
"""The least share of a list's items that must name a link for the others to be entries too."""
_MAX_NAME_WORDS = 5
_MIN_REPEATED = 3
"""A link text nested below this many entries says what it links to, and is no name."""
_MIN_LISTED = 8
"""A link text in this many lists does so too."""


@dataclass(slots=True)
class Item:
    """A list item as read: its line, what else it holds, the items nested in it."""

    node: n.Item
    line: Line | None
    paragraphs: list[n.Paragraph]
    nested: list[list[Item]] = field(default_factory=list)
    draft: Draft | None = None
    """The entry that was made of nothing but the line, if one was."""

    @property
    def leads_away(self) -> bool:
        """Whether the item's link leads off the page."""
        return self.line is not None and leads_away(self.line.main)

    @property
    def is_contents(self) -> bool:
        """Whether the item is one of a contents list: it names a place on the page."""
        return self.line is not None and self.line.main is not None and not leads_away(self.line.main)

    @property
    def is_named_link(self) -> bool:
        """Whether the item names something and links to it."""
        if not self.leads_away or self.line is None:
            return False
        return self.line.start is not Start.TEXT or self.line.separator is not None or self.line.is_cited

    @property
    def is_category(self) -> bool:
        """Whether the item only heads the entries nested in it."""
        return bool(self.nested) and not self.leads_away and any(one.leads_away for each in self.nested for one in each)


def read_list(block: n.List, text: str) -> list[Item]:
    """Read all items of a list and of those nested in it."""
    return [_read_item(item, block, text) for item in block.children if isinstance(item, n.Item)]


def _read_item(item: n.Item, block: n.List, text: str) -> Item:
    paragraphs = [child for child in item.children if isinstance(child, n.Paragraph)]
    nodes = unread.readable(item, block, text) if paragraphs else ()
    line = read(html.inline(nodes, text)) if nodes else None
    if line is not None and line.start is Start.TEXT and line.separator is None:
        # a link that text runs into names the entry
        line = renamed(line, line.main) if line.main is not None and not is_generic(line.main) else line
    nested = [read_list(child, text) for child in item.children if isinstance(child, n.List)]
    return Item(item, line, paragraphs, nested)


@dataclass(slots=True)
class Repeated:
    """The texts of links that say what they lead to, below one entry after the other: `Lecture Videos`."""

    texts: frozenset[str]

    @classmethod
    def among(cls, lists: Sequence[Sequence[Item]]) -> Repeated:
        """Count the link texts in the lists of a page, and in those nested in them."""
        nested: Counter[str] = Counter()
        listed: Counter[str] = Counter()
        for items in lists:
            listed.update({item.line.name.casefold() for item in items if item.line is not None and item.leads_away})
            for item in items:
                nested.update(_nested_texts(item))
        texts = {text for text, count in nested.items() if count >= _MIN_REPEATED}
        return cls(frozenset(texts | {text for text, count in listed.items() if count >= _MIN_LISTED}))

    def holds(self, item: Item) -> bool:
        """Whether an item nested in another one is a part of that."""
        line = item.line
        if line is None or line.main is None or (line.has_colon and line.start is not Start.LINK):
            return True
        return line.start is Start.LINK and (is_generic(line.main) or line.name.casefold() in self.texts)

    def hold_most(self, items: Sequence[Item]) -> bool:
        """Whether a list consists of parts of the entry above it."""
        held = sum(item.line is not None and item.line.name.casefold() in self.texts for item in items)
        return held > 0 and held >= len(items) * _MIN_SHARE


def _nested_texts(item: Item) -> Iterator[str]:
    for items in item.nested:
        if item.leads_away:
            yield from {one.line.name.casefold() for one in items if one.line is not None and one.leads_away}
        for one in items:
            yield from _nested_texts(one)


def are_parts(items: Sequence[Item]) -> bool:
    """Whether the items of a list below a title are its fields and links rather than entries."""
    own = sum(_names_itself(item) for item in items)
    return own < len(items) * _MIN_SHARE and not any(item.is_contents or item.is_category for item in items)


def _names_itself(item: Item) -> bool:
    line = item.line
    if line is None or line.main is None or not item.leads_away:
        return False
    return line.start is Start.LINK and not is_generic(line.main)


def entries_of(items: Sequence[Item]) -> Iterator[Item]:
    """The items of one list that are entries; what is not is contents, category or prose."""
    named = [item for item in items if item.is_named_link]
    others = [item for item in items if not item.is_category and not item.is_contents]
    mostly = bool(named) and len(named) >= len(others) * _MIN_SHARE
    for item in items:
        line = item.line
        if line is None or item.is_contents or item.is_category:
            continue
        links_its_name = line.start is Start.LINK and item.leads_away
        if links_its_name or (mostly and (item.leads_away or _is_bare_name(line))):
            yield item


def _is_bare_name(line: Line) -> bool:
    """Whether a line without a link names something nevertheless."""
    if line.separator is not None or line.start is Start.MARKED:
        return not line.has_colon
    return not line.rest and len(line.name.split()) <= _MAX_NAME_WORDS and line.name[-1:] not in ".!?"
