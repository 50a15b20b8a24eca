"""What was read of lists that still stand on the page after an edit, so that they are not read again.

A list is known by its node: a parser that takes nodes over from the page before (`syntax.reparse`) takes them over
whole, so that all that was read of a list holds still, but for its place.

Conventions and diagnostics are not kept, because whether one entry is right depends on what all others do.
"""

from __future__ import annotations

from collections.abc import Sequence

from awesome_lint.catalog import bullets, fields
from awesome_lint.catalog.batches import Batches
from awesome_lint.catalog.building import Draft
from awesome_lint.catalog.bullets import BulletItem
from awesome_lint.catalog.fields import Candidate
from awesome_lint.catalog.flat import links
from awesome_lint.catalog.records import Catalog
from awesome_lint.syntax import nodes as n


class Memory:
    """The lists of one page as read, for the next page; they belong to the last page that asked."""

    def __init__(self) -> None:
        self._kept: dict[n.List, tuple[int, list[BulletItem]]] = {}
        self._read: dict[n.List, tuple[int, list[BulletItem]]] = {}
        self._fieldless: set[n.List] = set()
        self._links: dict[n.Node, list[n.Link]] = {}
        self._bare: dict[n.List, list[str]] = {}
        self._batches: Batches | None = None

    def keep(self, document: n.Document) -> None:
        """Make ready for the page after this one: forget the lists of those before, and what cannot be moved."""
        lists = {*document.of(n.List)}
        self._kept = {block: each for block, each in self._kept.items() if block in lists}
        self._kept |= {block: each for block, each in self._read.items() if _are_of_the_tree(each[1], block)}
        self._read = {}
        for _, items in self._kept.values():
            for item in items:
                if item.draft is not None and not _is_kept(item.draft):
                    item.draft = None
        self._fieldless &= lists
        self._bare = {block: each for block, each in self._bare.items() if block in lists}
        known = {*lists, *document.of(n.Table)}
        self._links = {block: each for block, each in self._links.items() if block in known}

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

    def links(self, block: n.List | n.Table) -> list[n.Link]:
        """All links of a list or table, which move with it."""
        known = self._links.get(block)
        if known is None:
            known = self._links[block] = [*links([block])]
        return known

    def bare(self, block: n.List) -> list[str]:
        """What the items of a list say whose lines have no link, without case."""
        known = self._bare.get(block)
        if known is None:
            lines = [
                item.children[0].children
                for item in block.children
                if item.children and isinstance(item.children[0], n.Paragraph)
            ]
            bare = [line for line in lines if not any(True for _ in links(line))]
            known = self._bare[block] = [n.plain_text([*line]).strip().casefold() for line in bare]
        return known

    def batches(self, document: n.Document, catalog: Catalog) -> Batches:
        """The entries of a page in batches, of which some may be those of the page before."""
        self._batches = Batches(document, catalog, self._batches)
        return self._batches

    def candidates(self, block: n.List) -> list[Candidate]:
        """What reads like a field among the items of a list; remembered is only where nothing does."""
        if block in self._fieldless:
            return []
        found = [fields.in_item(item) for item in block.children if isinstance(item, n.Item)]
        candidates = [each for each in found if each is not None]
        if not candidates:
            self._fieldless.add(block)
        return candidates


def _are_of_the_tree(items: Sequence[BulletItem], block: n.List) -> bool:
    """Whether items were read of nothing but nodes of the list, which move with it; what HTML stands for does not."""
    own = {id(node) for node in block.walk()}

    def is_of_it(item: BulletItem) -> bool:
        line = item.line
        nodes = [] if line is None else [*line.before, *line.rest, *([] if line.main is None else [line.main])]
        return all(id(node) in own for node in nodes) and all(is_of_it(one) for each in item.nested for one in each)

    return all(map(is_of_it, items))


def _is_kept(draft: Draft) -> bool:
    """Whether an entry is still what its line says, and has no place far from that, as references have."""
    is_whole = draft.is_complete and draft.line.main is not None
    return is_whole and all(link.kind is not n.LinkKind.REFERENCE for link in draft.entry.links)


def _move(items: Sequence[BulletItem], growth: int) -> None:
    for item in items:
        if item.line is not None:
            item.line.move(growth)
        if item.draft is not None:
            item.draft.move(growth)
        for nested in item.nested:
            _move(nested, growth)
