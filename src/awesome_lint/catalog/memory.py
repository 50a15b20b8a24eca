"""What was read of lists that still stand on the page after an edit, so that they are not read again.

A list is known by its node: a parser that takes nodes over from the page before (`syntax.reparse`) takes them over
whole, so that all that was read of a list holds still, but for its place.

Conventions and diagnostics are not kept, because whether one entry is right depends on what all others do.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from itertools import chain
from typing import Any, TypeVar

from awesome_lint.catalog import bullets, cells, fields, html, paragraphs
from awesome_lint.catalog.batches import Batches
from awesome_lint.catalog.bullets import BulletItem
from awesome_lint.catalog.cells import CellContent
from awesome_lint.catalog.consistency import Consistency
from awesome_lint.catalog.fields import Candidate
from awesome_lint.catalog.flat import has_link, links
from awesome_lint.catalog.html_line import HtmlLine
from awesome_lint.catalog.link_kinds import is_badge, leads_away
from awesome_lint.catalog.paragraphs import EntryParagraph
from awesome_lint.catalog.records import Catalog
from awesome_lint.syntax import nodes as n
from awesome_lint.syntax import tree
from awesome_lint.syntax.findings import Findings
from awesome_lint.values.slotted import mutable

Value = TypeVar("Value")


class Memory:
    """The lists of one page as read, for the next page; they belong to the last page that asked."""

    def __init__(self, decided: Consistency | None = None, *, has_next: bool = True) -> None:
        self._has_next = has_next
        """Whether there is a next page: cells, which are asked for but once a page, are kept for that alone."""
        self.decided = decided
        """What the entries have in common if those read are but a part of them."""
        self.common = Consistency()
        """What the entries that were read have in common."""
        self._kept: dict[n.List, list[BulletItem]] = {}
        self._read: dict[n.List, list[BulletItem]] = {}
        self._ends: dict[n.Node, n.List] = {}
        """The lists by their first and last items, of which those that have changed keep at least one."""
        self._paragraphs: dict[tuple[n.Node, str], tuple[int, EntryParagraph | None, Sequence[n.Node]]] = {}
        self._cells: dict[n.Row, list[CellContent]] = {}
        self._html: dict[n.HtmlBlock, tuple[int, list[HtmlLine]]] = {}
        self._parts: dict[tuple[n.Node, ...], Any] = {}
        self._parts_before: dict[tuple[n.Node, ...], Any] = {}
        self._fields = _FieldsRead()
        self._findings: Findings[n.Node] = Findings()
        self._batches: Batches | None = None

    def keep(self, document: n.Document) -> None:
        """Make ready for the page after this one: forget the lists of those before, and what cannot be moved."""
        lists = {*document.of(n.List)}
        self._kept = {block: each for block, each in (self._kept | self._read).items() if block in lists}
        self._read = {}
        self._ends = {block.children[at]: block for block in self._kept for at in (0, -1)}
        for item in chain.from_iterable(map(bullets.walk, self._kept.values())):
            if item.draft is not None and not item.draft.is_complete:
                item.draft = None
            if item.made is None:
                item.made = _made(item)
        known = {*document.of(n.Paragraph)}
        self._paragraphs = {key: each for key, each in self._paragraphs.items() if key[0] in known}
        self._parts_before, self._parts = self._parts, {}
        html_blocks = {*document.of(n.HtmlBlock)}
        self._html = {block: each for block, each in self._html.items() if block in html_blocks}
        self._fields.keep(lists | known)
        rows = {*document.of(n.Row)}
        self._cells = {row: cells for row, cells in self._cells.items() if row in rows}
        self._findings = self._findings.taken_over(lists | known | {*document.of(n.Table)})

    def let_go(self) -> None:
        """Forget the lists, paragraphs and tables that were read, which are read again if somebody asks once more."""
        self._read.clear()
        self._paragraphs.clear()
        self._cells.clear()
        self._html.clear()
        self._parts.clear()

    def once(self, block: n.Node, find: Callable[[n.Node], Value]) -> Value:
        """What a function finds in a block that it looks at alone; it must not say where anything stands."""
        return self._findings.of(block, find)

    def of_part(self, blocks: Sequence[n.Node], find: Callable[[Sequence[n.Node]], tuple[Value, bool]]) -> Value:
        """What a function finds in blocks that follow one another.

        It is kept if the function says that it holds no place but those of nodes of the tree.
        """
        key = tuple(blocks)
        if key in self._parts_before:
            value: Value = self._parts_before[key]
            is_kept = True
        else:
            value, is_kept = find(blocks)
        if is_kept:
            self._parts[key] = value
        return value

    def items(self, block: n.List, text: str) -> list[BulletItem]:
        """The items of a list; those that are known move to where they stand by now."""
        items = self._kept.get(block) or self._read.get(block)
        if items is None:
            items = self._read[block] = bullets.read_list(block, text, self._before(block))
        _move(items)
        return items

    def _before(self, block: n.List) -> dict[n.Node, BulletItem]:
        """The items of a list before it changed, unless they were read together."""
        old = next((self._ends[each] for each in (block.children[0], block.children[-1]) if each in self._ends), None)
        items = self._kept.get(old, []) if old is not None else []
        return {each.node: each for each in items} if old is not None and len(items) == len(old.children) else {}

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
            read.move(block.start - start)
            self._paragraphs[key] = block.start, read, made
        return read and read.fresh()

    def html(self, block: n.HtmlBlock, text: str) -> list[HtmlLine]:
        """The lines of a block of HTML; those that are known move to where they stand by now."""
        start, found = self._html.get(block) or (block.start, html.lines(block, text))
        for line in found if start != block.start else ():
            line.move(block.start - start)
        self._html[block] = block.start, found
        return found

    def cells(self, table: n.Table, text: str) -> list[list[CellContent]]:
        """The cells of the rows of a table; those that are known move to where they stand by now."""
        return [self._row(row, text) for row in table.children if isinstance(row, n.Row)]

    def _row(self, row: n.Row, text: str) -> list[CellContent]:
        known = self._cells.get(row)
        if known is None:
            known = cells.read(row, text)
            if self._has_next:
                self._cells[row] = known
        elif known and (growth := row.children[0].start - known[0].span.start):
            for cell in known:
                cell.move(growth)
        return known

    def links(self, block: n.Node) -> list[n.Link]:
        """All links of a block."""
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
        """What reads like a field among the items of a list."""
        return self._fields.of(block, _candidates).candidates

    def field_lines(self, block: n.Paragraph) -> list[tuple[list[n.Node], Candidate | None]]:
        """The lines of a paragraph, each with the field that it holds."""
        return self._fields.of(block, _in_paragraph).lines


class _FieldsRead:
    """The fields that were found in blocks; those of blocks that are known move to where these stand by now.

    One to which the items of a list below may be added, since it has no values, is found again on each page.
    """

    def __init__(self) -> None:
        self._found: dict[n.Node, _InBlock] = {}

    def of(self, block: n.Node, find: Callable[[n.Node], _InBlock]) -> _InBlock:
        known = self._found.get(block)
        if known is None or not known.is_whole:
            known = self._found[block] = find(block)
        elif known is not _NOTHING and known.start != block.start:
            known.move(block.start)
        return known

    def keep(self, blocks: Collection[n.Node]) -> None:
        self._found = {block: each for block, each in self._found.items() if block in blocks}


@mutable
class _InBlock:
    """The lines or items of a block that read like fields."""

    start: int
    candidates: list[Candidate]
    lines: list[tuple[list[n.Node], Candidate | None]]
    made: Sequence[n.Node] = ()
    """The nodes of the lines that are none of the tree, with which they do not move."""
    is_whole: bool = True

    def move(self, start: int) -> None:
        tree.shift_each(self.made, start - self.start)
        for each in self.candidates:
            each.move(start - self.start)
        self.start = start


_NOTHING = _InBlock(0, [], [])
"""What is found in most lists."""


def _candidates(block: n.Node) -> _InBlock:
    read = (fields.in_item(item) for item in block.children if isinstance(item, n.Item))
    found = [each for each in read if each is not None]
    return _InBlock(block.start, found, []) if found else _NOTHING


def _in_paragraph(block: n.Node) -> _InBlock:
    assert isinstance(block, n.Paragraph)
    lines = [*fields.in_paragraph(block)]
    found = [each for _, each in lines if each is not None]
    is_cut = len(lines) > 1 + sum(isinstance(each, n.Break) for each in block.children)
    made = tree.others(chain(*(nodes for nodes, _ in lines)), {*map(id, block.walk())}) if is_cut else ()
    is_open = lines[-1][1] is not None and not lines[-1][1].field.values
    return _InBlock(block.start, found, lines, made, not is_open)


def _links(block: n.Node) -> list[n.Link]:
    return links([block])


def _links_away(block: n.Node) -> list[n.Link]:
    return [link for link in links([block]) if leads_away(link) and not is_badge(link)]


def _bare(block: n.Node) -> list[str]:
    found = []
    for item in block.children:
        line = item.children[0].children if item.children and isinstance(item.children[0], n.Paragraph) else ()
        if line and not has_link(line):
            found.append(n.plain_text([*line]).strip().casefold())
        found += chain.from_iterable(_bare(child) for child in item.children if isinstance(child, n.List))
    return found


def _made(item: BulletItem) -> Sequence[n.Node]:
    """The nodes of the line of an item that are none of the tree: what HTML stands for, pieces of text."""
    line = item.line
    nodes = item.nodes if line is None else [*item.nodes, *line.nodes, *line.tags, *line.badges]
    return tuple(tree.others(nodes, {*map(id, item.node.walk())}))


def _move(items: Sequence[BulletItem]) -> None:
    for item in items:
        growth = item.node.start - item.start
        if not growth:
            continue
        item.start = item.node.start
        if item.made:
            tree.shift_each(item.made, growth)
        if item.line is not None:
            item.line.move(growth)
        if item.draft is not None:
            item.draft.move(item.node.span)
        if item.part is not None:
            item.part.move(growth)
        for nested in item.nested:
            _move(nested)
