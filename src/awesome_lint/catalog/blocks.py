"""The entries in the blocks below a section's heading: lists, tables, paragraphs, HTML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from awesome_lint.catalog import building, html_blocks, labels, paragraphs, tables
from awesome_lint.catalog.building import Draft, draft
from awesome_lint.catalog.bullets import Item, Repeated, are_parts, entries_of
from awesome_lint.catalog.html_blocks import Title, TitlePath
from awesome_lint.catalog.line import is_badge
from awesome_lint.catalog.memory import Memory
from awesome_lint.catalog.outline import Part
from awesome_lint.catalog.paragraphs import Paragraph
from awesome_lint.catalog.records import Style
from awesome_lint.syntax import nodes as n

Readable = list[Item] | list[Draft] | Paragraph | Title


@dataclass(slots=True)
class Found:
    """An entry at the top of its part; `path` are the category bullets above it."""

    draft: Draft
    path: list[str] = field(default_factory=list)


@dataclass(slots=True)
class PartBlocks:
    """What the blocks of one part were read into, in order."""

    readable: list[Readable]
    paragraphs: int


def read(parts: Sequence[Part], text: str, memory: Memory) -> list[list[Found]]:
    """The entries of each part in order; first all parts are read, then what they share decides."""
    read_parts = [_read_part(part, text, memory) for part in parts]
    lists = [each for part in read_parts for each in part.readable if isinstance(each, list) and _is_items(each)]
    repeated = Repeated.among(lists)  # type: ignore[arg-type]
    shapes = _shapes(read_parts)
    found = [list(_in_part(part, repeated, shapes)) for part in read_parts]
    drafts = [draft for each in found for one in each for draft in _with_nested(one.draft)]
    building.settle(drafts)
    labels.take_off(drafts)
    return found


def _is_items(found: Readable) -> bool:
    return isinstance(found, list) and bool(found) and isinstance(found[0], Item)


def _with_nested(one: Draft) -> Iterator[Draft]:
    yield one
    for nested in one.nested:
        yield from _with_nested(nested)


def _read_part(part: Part, text: str, memory: Memory) -> PartBlocks:
    readable: list[Readable] = []
    count = 0
    previous: n.Node | None = None
    for block, where in _blocks(part.blocks):
        if isinstance(block, n.List):
            _take_list(readable, memory.items(block, text), previous)
        elif isinstance(block, n.Table):
            readable.append(list(tables.read_table(block, text)))
        elif isinstance(block, n.HtmlBlock):
            readable += ([each] if isinstance(each, Draft) else each for each in html_blocks.read_block(block, text))
        elif isinstance(block, n.Paragraph):
            count += 1
            paragraph = paragraphs.read_paragraph(block, text, where)
            if paragraph is not None:
                readable.append(paragraph)
        if not (isinstance(block, n.Paragraph) and all(map(is_badge, block.children))):
            previous = block
    return PartBlocks(readable, count)


def _take_list(readable: list[Readable], items: list[Item], previous: n.Node | None) -> None:
    """Add a list, or give it to the title right above it, whose parts its items are."""
    title = readable[-1] if readable else None
    if isinstance(title, Paragraph) and title.is_title and title.node is previous and are_parts(items):
        title.items = items
    else:
        readable.append(items)


def _blocks(blocks: Sequence[n.Node]) -> Iterator[tuple[n.Node, str]]:
    """The blocks, and those in quotes, with where they stand."""
    for block in blocks:
        if isinstance(block, n.Quote):
            yield from ((child, "quote") for child in block.children)
        else:
            yield block, ""


def _shapes(read_parts: Sequence[PartBlocks]) -> frozenset[str]:
    found: list[Paragraph] = []
    count = listed = 0
    for part in read_parts:
        here = [each for each in part.readable if isinstance(each, Paragraph)]
        found += here
        count += part.paragraphs if here else 0
        listed += sum(len(each) for each in part.readable if isinstance(each, list))
    return paragraphs.accepted(found, count, listed)


def _in_part(part: PartBlocks, repeated: Repeated, shapes: frozenset[str]) -> Iterator[Found]:
    titles = TitlePath()
    last: Draft | None = None
    for readable in part.readable:
        if isinstance(readable, Title):
            titles.enter(readable)
            continue
        if last is not None and _is_items(readable) and repeated.hold_most(readable):  # type: ignore[arg-type]
            for item in readable:  # type: ignore[union-attr]
                paragraphs.add_part(last, item)  # type: ignore[arg-type]
            continue
        for found in _found(readable, repeated, shapes, titles.texts):
            last = found.draft
            yield found


def _found(readable: Readable, repeated: Repeated, shapes: frozenset[str], path: list[str]) -> Iterator[Found]:
    if isinstance(readable, Paragraph):
        if readable.shape in shapes:
            yield from (Found(each, path) for each in paragraphs.drafts(readable))
        elif readable.items:
            yield from _in_list(readable.items, repeated, path)
    elif _is_items(readable):
        yield from _in_list(readable, repeated, path)  # type: ignore[arg-type]
    elif isinstance(readable, list):
        yield from (Found(each, path) for each in readable if isinstance(each, Draft))


def _in_list(items: Sequence[Item], repeated: Repeated, path: list[str]) -> Iterator[Found]:
    chosen = {id(item) for item in entries_of(items)}
    for item in items:
        if id(item) in chosen:
            yield Found(_draft(item, repeated), path)
        elif item.is_category:
            name = item.line.name if item.line else ""
            for nested in item.nested:
                yield from _in_list(nested, repeated, [*path, name] if name else path)


def _draft(item: Item, repeated: Repeated) -> Draft:
    if item.draft is not None:
        return item.draft
    assert item.line is not None
    made = draft(item.line, item.node.span, Style.BULLET)
    if not item.nested and len(item.paragraphs) == 1:
        item.draft = made
    for paragraph in item.paragraphs[1:]:
        building.add_further(made, paragraph.children, None)
    for items in item.nested:
        chosen = {id(one) for one in entries_of(items) if not repeated.holds(one)}
        for one in items:
            if id(one) in chosen:
                nested = _draft(one, repeated)
                made.nested.append(nested)
                made.entry.entries.append(nested.entry)
            else:
                paragraphs.add_part(made, one)
    return made
