"""What was read of lists that still stand on the page after an edit, so that they are not read again.

A list is known by its node: a parser that takes nodes over from the page before (`syntax.reparse`) takes them over
whole, so that all that was read of a list holds still, but for its place.

Conventions and diagnostics are not kept, because whether one entry is right depends on what all others do.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain
from typing import TypeVar

from awesome_lint.catalog import bullets, fields, paragraphs
from awesome_lint.catalog.batches import Batches
from awesome_lint.catalog.bullets import BulletItem
from awesome_lint.catalog.fields import Candidate
from awesome_lint.catalog.flat import links
from awesome_lint.catalog.link_kinds import is_badge, leads_away
from awesome_lint.catalog.paragraphs import EntryParagraph
from awesome_lint.catalog.records import Catalog
from awesome_lint.syntax import nodes as n
from awesome_lint.syntax import tree
from awesome_lint.syntax.findings import Findings

Value = TypeVar("Value")


class Memory:
    """The lists of one page as read, for the next page; they belong to the last page that asked."""

    def __init__(self) -> None:
        self._kept: dict[n.List, tuple[int, list[BulletItem]]] = {}
        self._read: dict[n.List, tuple[int, list[BulletItem]]] = {}
        self._paragraphs: dict[tuple[n.Node, str], tuple[int, EntryParagraph | None, Sequence[n.Node]]] = {}
        self._findings: Findings[n.Node] = Findings()
        self._batches: Batches | None = None

    def keep(self, document: n.Document) -> None:
        """Make ready for the page after this one: forget the lists of those before, and what cannot be moved."""
        lists = {*document.of(n.List)}
        self._kept = {block: each for block, each in (self._kept | self._read).items() if block in lists}
        self._read = {}
        for item in chain.from_iterable(bullets.walk(items) for _, items in self._kept.values()):
            if item.draft is not None and not item.draft.is_complete:
                item.draft = None
            if item.made is None:
                item.made = _made(item)
        known = {*document.of(n.Paragraph)}
        self._paragraphs = {key: each for key, each in self._paragraphs.items() if key[0] in known}
        self._findings = self._findings.taken_over(lists | known | {*document.of(n.Table)})

    def once(self, block: n.Node, find: Callable[[n.Node], Value]) -> Value:
        """What a function finds in a block that it looks at alone; it must not say where anything stands."""
        return self._findings.of(block, find)

    def items(self, block: n.List, text: str) -> list[BulletItem]:
        """The items of a list; those that are known move to where they stand by now."""
        known = self._kept.get(block)
        if known is None:
            items = bullets.read_list(block, text)
            self._read[block] = block.start, items
            return items
        start, items = known
        if block.start != start:
            _move(items, block.start - start)
            self._kept[block] = block.start, items
        return items

    def paragraph(self, block: n.Paragraph, text: str, where: str) -> EntryParagraph | None:
        """A paragraph as read, to which more may be added; one that is known moves to where it stands by now."""
        key = block, where
        if key not in self._paragraphs:
            read = paragraphs.read_paragraph(block, text, where)
            self._paragraphs[key] = block.start, read, () if read is None else tuple(read.made(block))
            return read and read.fresh()
        start, read, made = self._paragraphs[key]
        if read is not None and start != block.start:
            tree.shift_each(made, block.start - start)
            for line in read.lines:
                line.move(block.start - start)
            self._paragraphs[key] = block.start, read, made
        return read and read.fresh()

    def links(self, block: n.List | n.Table) -> list[n.Link]:
        """All links of a list or table."""
        return self.once(block, _links)

    def links_away(self, block: n.List | n.Table) -> list[n.Link]:
        """Those that lead off the page and are no badges."""
        return self.once(block, _links_away)

    def bare(self, block: n.List) -> list[str]:
        """What the items of a list, and those nested in them, say whose lines have no link, without case."""
        return self.once(block, _bare)

    def batches(self, document: n.Document, catalog: Catalog) -> Batches:
        """The entries of a page in batches, of which some may be those of the page before."""
        self._batches = Batches.by_block(document, catalog, self._batches)
        return self._batches

    def candidates(self, block: n.List) -> list[Candidate]:
        """What reads like a field among the items of a list; remembered is only where nothing does."""
        return [] if self.once(block, _is_fieldless) else _candidates(block)


def _candidates(block: n.Node) -> list[Candidate]:
    found = [fields.in_item(item) for item in block.children if isinstance(item, n.Item)]
    return [each for each in found if each is not None]


def _is_fieldless(block: n.Node) -> bool:
    return not _candidates(block)


def _links(block: n.Node) -> list[n.Link]:
    return [*links([block])]


def _links_away(block: n.Node) -> list[n.Link]:
    return [link for link in links([block]) if leads_away(link) and not is_badge(link)]


def _bare(block: n.Node) -> list[str]:
    found = []
    for item in block.children:
        line = item.children[0].children if item.children and isinstance(item.children[0], n.Paragraph) else ()
        if line and not any(True for _ in links(line)):
            found.append(n.plain_text([*line]).strip().casefold())
        found += chain.from_iterable(_bare(child) for child in item.children if isinstance(child, n.List))
    return found


def _made(item: BulletItem) -> Sequence[n.Node]:
    """The nodes of the line of an item that are none of the tree: what HTML stands for, pieces of text."""
    line = item.line
    nodes = item.nodes if line is None else [*item.nodes, *line.nodes, *line.tags, *line.badges]
    return tuple(tree.others(nodes, item.node))


def _move(items: Sequence[BulletItem], growth: int) -> None:
    for item in items:
        tree.shift_each(item.made or (), growth)
        if item.line is not None:
            item.line.move(growth)
        if item.draft is not None:
            item.draft.move(item.node.span)
        for nested in item.nested:
            _move(nested, growth)
