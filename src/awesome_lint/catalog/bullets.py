"""Entries that are list items: `- [name](url) - Description.` and its kin, nested ones too."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from awesome_lint.catalog import fields, html
from awesome_lint.catalog.line import Line, Start, read
from awesome_lint.syntax import nodes as n

_GENERIC = re.compile(
    r"\W*(?:papers?|pdf|epub|mobi|html|links?|code|official|web ?sites?|home ?page|home|project(?: page)?|demos?"
    r"|git(?:hub)?|repo(?:sitory)?|source(?: code)?|here|slides?|videos?|blog|arxiv|doi|docs?|documentation|tweet"
    r"|model|data(?:set)?|site|download|url|web|article|post|wiki|bibtex|supp(?:lementary)?|poster|talk|read|view"
    r"|visit|more|\d[\d.,k]*)\W*\Z",
    re.IGNORECASE,
)
_MIN_SHARE = 0.5
"""The least share of a list's items that must name a link for the others to be entries too."""
_MAX_NAME_WORDS = 5
_MIN_REPEATED = 3
"""A link text nested below this many entries says what it links to, and is no name."""


@dataclass(slots=True)
class Item:
    """A list item as read: its line, what else it holds, the items nested in it."""

    node: n.Item
    line: Line | None
    paragraphs: list[n.Paragraph]
    nested: list[list[Item]] = field(default_factory=list)

    @property
    def leads_away(self) -> bool:
        """Whether the item's link leads off the page."""
        return self.line is not None and self.line.main is not None and not self.line.main.url.startswith("#")

    @property
    def is_contents(self) -> bool:
        """Whether the item is one of a contents list: it names a place on the page."""
        return self.line is not None and self.line.main is not None and self.line.main.url.startswith("#")

    @property
    def is_named_link(self) -> bool:
        """Whether the item names something and links to it."""
        if not self.leads_away or self.line is None:
            return False
        return self.line.start is not Start.TEXT or self.line.separator is not None

    @property
    def is_category(self) -> bool:
        """Whether the item only heads the entries nested in it."""
        return bool(self.nested) and not self.leads_away and any(one.leads_away for each in self.nested for one in each)


def read_list(block: n.List, text: str) -> list[Item]:
    """Read all items of a list and of those nested in it."""
    return [_read_item(item, text) for item in block.children if isinstance(item, n.Item)]


def _read_item(item: n.Item, text: str) -> Item:
    paragraphs = [child for child in item.children if isinstance(child, n.Paragraph)]
    line = read(html.inline(paragraphs[0].children, text)) if paragraphs else None
    if line is not None and line.start is Start.TEXT:
        _prefer_link(line)
    nested = [read_list(child, text) for child in item.children if isinstance(child, n.List)]
    return Item(item, line, paragraphs, nested)


def _prefer_link(line: Line) -> None:
    """Let the link name the entry where text runs into it: `More on [gun violence](…).`."""
    main = line.main
    if main is None or line.separator is not None or is_generic(main):
        return
    named = read([main])
    if named is not None:
        line.name, line.name_span = named.name, named.name_span
        line.description = [node for node in line.rest if node.start >= main.end]


def is_generic(link: n.Link) -> bool:
    """Whether a link's text says what it leads to rather than what it is called: `paper`, `code`."""
    return _GENERIC.match(n.plain_text(link.children)) is not None


@dataclass(slots=True)
class Repeated:
    """The texts of links nested below many entries (`Lecture Videos`): parts of an entry, not entries."""

    texts: frozenset[str]

    @classmethod
    def among(cls, lists: Sequence[Sequence[Item]]) -> Repeated:
        """Count the link texts nested in all lists of a page."""
        counts: Counter[str] = Counter()
        for items in lists:
            for item in items:
                counts.update(_nested_texts(item))
        return cls(frozenset(text for text, count in counts.items() if count >= _MIN_REPEATED))

    def holds(self, item: Item) -> bool:
        """Whether a nested item is a part of its parent entry."""
        line = item.line
        if line is None or line.main is None:
            return True
        return line.start is Start.LINK and (is_generic(line.main) or line.name.casefold() in self.texts)


def _nested_texts(item: Item) -> Iterator[str]:
    for items in item.nested:
        if item.leads_away:
            yield from {one.line.name.casefold() for one in items if one.line is not None and one.leads_away}
        for one in items:
            yield from _nested_texts(one)


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
        return True
    return not line.rest and len(line.name.split()) <= _MAX_NAME_WORDS and line.name[-1:] not in ".!?"


def nested_field(item: Item) -> fields.Candidate | None:
    """The field that a nested item holds."""
    return fields.in_item(item.node)
