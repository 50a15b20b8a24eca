"""The entries in the blocks below a section's heading: lists, tables, paragraphs, HTML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from awesome_lint.catalog import building, html_blocks, paragraphs, tables
from awesome_lint.catalog.building import Draft, draft
from awesome_lint.catalog.bullets import Item, Repeated, entries_of, nested_field, read_list
from awesome_lint.catalog.html_blocks import Title, TitlePath
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


def read(parts: Sequence[Part], text: str) -> list[list[Found]]:
    """The entries of each part in order; first all parts are read, then what they share decides."""
    read_parts = [_read_part(part, text) for part in parts]
    lists = [each for part in read_parts for each in part.readable if isinstance(each, list) and _is_items(each)]
    repeated = Repeated.among(lists)  # type: ignore[arg-type]
    shapes = _shapes(read_parts)
    found = [list(_in_part(part, repeated, shapes)) for part in read_parts]
    building.settle([draft for each in found for one in each for draft in _with_nested(one.draft)])
    return found


def _is_items(found: Readable) -> bool:
    return isinstance(found, list) and bool(found) and isinstance(found[0], Item)


def _with_nested(one: Draft) -> Iterator[Draft]:
    yield one
    for nested in one.nested:
        yield from _with_nested(nested)


def _read_part(part: Part, text: str) -> PartBlocks:
    readable: list[Readable] = []
    count = 0
    for block, where in _blocks(part.blocks):
        if isinstance(block, n.List):
            readable.append(read_list(block, text))
        elif isinstance(block, n.Table):
            readable.append(list(tables.read_table(block, text)))
        elif isinstance(block, n.HtmlBlock):
            readable += ([each] if isinstance(each, Draft) else each for each in html_blocks.read_block(block, text))
        elif isinstance(block, n.Paragraph):
            count += 1
            paragraph = paragraphs.read_paragraph(block, text, where)
            if paragraph is not None:
                readable.append(paragraph)
    return PartBlocks(readable, count)


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
    for readable in part.readable:
        if isinstance(readable, Title):
            titles.enter(readable)
        elif isinstance(readable, Paragraph):
            if readable.shape in shapes:
                yield from (Found(each, titles.texts) for each in paragraphs.drafts(readable))
        elif _is_items(readable):
            yield from _in_list(readable, repeated, titles.texts)  # type: ignore[arg-type]
        else:
            yield from (Found(each, titles.texts) for each in readable if isinstance(each, Draft))


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
    assert item.line is not None
    further = [node for paragraph in item.paragraphs[1:] for node in paragraph.children]
    made = draft(item.line, item.node.span, Style.BULLET, further)
    for items in item.nested:
        chosen = {id(one) for one in entries_of(items) if not repeated.holds(one)}
        for one in items:
            if id(one) in chosen:
                nested = _draft(one, repeated)
                made.nested.append(nested)
                made.entry.entries.append(nested.entry)
            else:
                _add_part(made, one)
    return made


def _add_part(made: Draft, one: Item) -> None:
    """Take a nested item that is no entry as a field, links or the description of its parent."""
    candidate = nested_field(one)
    nodes = [node for paragraph in one.paragraphs for node in paragraph.children]
    building.add_further(made, nodes, candidate.field if candidate else None)
