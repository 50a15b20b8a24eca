"""The blocks below one heading, read: lists, tables, paragraphs that may be entries, what HTML says.

May not: decide what is an entry.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

from awesome_lint.catalog import html, html_blocks, paragraphs, row_lines, table_rows, tables
from awesome_lint.catalog.building import Draft
from awesome_lint.catalog.bullets import BulletItem, walk
from awesome_lint.catalog.flat import Flat, has_link
from awesome_lint.catalog.link_kinds import is_badge, is_generic, leads_away
from awesome_lint.catalog.memory import Memory
from awesome_lint.catalog.outline import Part
from awesome_lint.catalog.paragraphs import EntryParagraph
from awesome_lint.catalog.runs import Runs
from awesome_lint.catalog.tables import Rows
from awesome_lint.catalog.titles import GROUP, Title
from awesome_lint.syntax import nodes as n
from awesome_lint.text.patterns import late_pattern
from awesome_lint.values.slotted import mutable

_TABLE_END = "</table"
_BRACKETED = late_pattern(r"\[[\s,;/|&·]*\]")
"""What stands around links in one pair of brackets."""
_QUOTE = "quote"
"""Where a paragraph stands that is quoted, below an entry maybe, which it is about then."""
_HEAD = "head"
"""Where a paragraph stands that is the text of a list item above its table."""
Value = TypeVar("Value")


@mutable
class ListBlock:
    """A list with its items; `title` is the paragraph right above it, if there is one."""

    items: list[BulletItem]
    title: EntryParagraph | None = None
    above: n.Paragraph | None = None
    """The same as it stands in the tree."""
    below: n.Quote | None = None
    """The quote right below the list."""
    is_below_entry: bool = False
    """Whether a numbered list ends right above it in a link: what is indented too little to be part of that item."""


Readable = ListBlock | EntryParagraph | Title | Draft | Rows


@mutable
class PartBlocks:
    """What the blocks of one part were read into, in order."""

    readable: list[Readable]
    paragraphs: int
    shapes: frozenset[str] = frozenset()
    """The shapes of paragraphs that are entries here, whatever they are elsewhere."""
    asks: bool = False
    """Whether its title is a question: lists without links are the answer."""

    def of(self, kind: type[Value]) -> list[Value]:
        """What is of one kind."""
        return [each for each in self.readable if isinstance(each, kind)]


def read(part: Part, text: str, memory: Memory, records: Collection[int], runs: Runs) -> PartBlocks:
    """Read the blocks of a part; `records` are the ids of the tables that are one entry each."""
    read_part = PartBlocks([], 0, asks=part.title.endswith(("?", "？")))
    readable = read_part.readable
    above: EntryParagraph | None = None
    last: n.Node | None = None
    quotes = {id(block): below for block, below in pairwise(part.blocks) if isinstance(below, n.Quote)}
    for block, where in _blocks(part.blocks, text):
        if above is not None and _is_taken(above, block, text, runs, memory):
            continue
        if where == _HEAD:
            readable.append(Title(GROUP, " ".join(Flat(block.children).text.split())))
            continue
        paragraph = _paragraph(block, text, where, runs, memory) if isinstance(block, n.Paragraph) else None
        if isinstance(block, n.Paragraph) and where == _QUOTE and paragraph is None and above is not None:
            above.below.append(block)
            continue
        if isinstance(block, n.List) and above is not None and _is_aside(above, memory.items(block, text)):
            readable.remove(above)
            above = last = None
        if isinstance(block, n.List) and id(block) in runs.nested and readable and isinstance(readable[-1], ListBlock):
            readable[-1].items = _with_nested(readable[-1].items, memory.items(block, text))
        elif isinstance(block, n.List):
            node = last if isinstance(last, n.Paragraph) else None
            is_below = isinstance(last, n.List) and _ends_in_link(last) and not block.ordered
            readable.append(ListBlock(memory.items(block, text), above, node, quotes.get(id(block)), is_below))
        elif isinstance(block, n.Table):
            readable += _table(block, text, memory, records)
        elif isinstance(block, n.HtmlBlock):
            for each in html_blocks.read_block(memory.html(block, text), text):
                found = paragraphs.read_paragraph(each, text, "html") if isinstance(each, n.Paragraph) else each
                readable += [] if found is None else [found]
        elif isinstance(block, n.Paragraph):
            read_part.paragraphs += 1
            readable += [] if paragraph is None else [paragraph]
        if not (isinstance(block, n.Paragraph) and all(map(is_badge, block.children))):
            above = paragraph
        last = block
    return read_part


def _is_taken(above: EntryParagraph, block: n.Node, text: str, runs: Runs, memory: Memory) -> bool:
    """Whether a block belongs to the paragraph above it, which has it then."""
    is_below = id(block) in runs.below
    if isinstance(block, n.Paragraph):
        below = _read(block, text)
        is_below = is_below or above.takes(below)
        above.below += [below] if is_below else []
    elif isinstance(block, n.List) and is_below:
        above.items += memory.items(block, text)
    return is_below


def _is_aside(paragraph: EntryParagraph, items: Sequence[BulletItem]) -> bool:
    """Whether a paragraph is nothing but links in one pair of brackets, and several items below it name something."""
    first, last = paragraph.node.children[0], paragraph.node.children[-1]
    texts = [node.text for node in paragraph.node.children if isinstance(node, n.Text)]
    if not (isinstance(first, n.Text) and isinstance(last, n.Text) and _BRACKETED.fullmatch("".join(texts))):
        return False
    begun = (item.nodes[0] for item in walk(items) if item.nodes)
    return sum(isinstance(link, n.Link) and leads_away(link) and not is_generic(link) for link in begun) > 1


def _table(block: n.Table, text: str, memory: Memory, records: Collection[int]) -> Sequence[Readable]:
    if id(block) not in records:
        return tables.read_table(block, memory.cells(block, text))
    record = table_rows.read_record(block, text)
    return [] if record is None else [record]


def _read(block: n.Paragraph, text: str) -> n.Paragraph:
    """A paragraph with the links and images that are HTML in it."""
    children = html.inline(block.children, text)
    return block if children is block.children else n.Paragraph(block.start, block.end, children=[*children])


def _with_nested(items: Sequence[BulletItem], nested: list[BulletItem]) -> list[BulletItem]:
    """The items of a list, the last of which holds others as well."""
    last = items[-1]
    return [*items[:-1], replace(last, nested=[*last.nested, nested], line=None, way=None, draft=None)]


def _ends_in_link(block: n.List) -> bool:
    """Whether the last item of a numbered list is a line with a link."""
    item = block.children[-1]
    return block.ordered and len(item.children) == 1 and has_link(item.children)


def _paragraph(block: n.Paragraph, text: str, where: str, runs: Runs, memory: Memory) -> EntryParagraph | None:
    if id(block) in runs.records:
        return paragraphs.read_record(block, text)
    if id(block) in runs.titles:
        return paragraphs.read_title(block, text)
    return memory.paragraph(block, text, where)


def _blocks(blocks: Sequence[n.Node], text: str) -> Iterator[tuple[n.Node, str]]:
    """The blocks, and those in quotes, with where they stand; a table of HTML with blank lines in it is one."""
    opened: n.HtmlBlock | None = None
    own = {*map(id, blocks)}
    unfolded = [*_unfolded(blocks)]
    heads = {
        id(above)
        for above, below in pairwise(unfolded)
        if isinstance(below, n.Table) and isinstance(above, n.Paragraph) and id(above) not in own
    }
    for block in row_lines.tabled(unfolded, text):
        if opened is not None:
            opened = n.HtmlBlock(opened.start, block.end, content=text[opened.start : block.end])
            if _TABLE_END in text[block.start : block.end].lower() or block is blocks[-1]:
                yield opened, ""
                opened = None
        elif isinstance(block, n.HtmlBlock) and _is_open_table(block.content.lower()) and block is not blocks[-1]:
            opened = block
        elif isinstance(block, n.Quote):
            yield from ((child, _QUOTE) for child in _quoted(block))
        else:
            yield block, _HEAD if id(block) in heads else ""


def _quoted(quote: n.Quote) -> Iterator[n.Node]:
    """The blocks in a quote, and in those within it."""
    for child in quote.children:
        if isinstance(child, n.Quote):
            yield from _quoted(child)
        else:
            yield child


def _unfolded(blocks: Sequence[n.Node]) -> Iterator[n.Node]:
    """The blocks, and instead of a list whose items head tables what stands in these."""
    for block in blocks:
        if isinstance(block, n.List) and any(map(_heads_table, block.children)):
            yield from _unfolded([each for item in block.children for each in item.children])
        else:
            yield block


def _heads_table(item: n.Node) -> bool:
    """Whether an item is a text without a link and a table right below it."""
    return (
        len(item.children) > 1
        and isinstance(item.children[1], n.Table)
        and isinstance(item.children[0], n.Paragraph)
        and not has_link(item.children[:1])
    )


def _is_open_table(content: str) -> bool:
    return content.rfind("<table") > content.rfind(_TABLE_END)
