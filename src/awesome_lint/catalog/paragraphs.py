"""Entries that are paragraphs: `**[name](url)** — text`, a bold title with its fields below, quotes, HTML."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from awesome_lint.catalog import building, fields, html
from awesome_lint.catalog.building import Draft, draft
from awesome_lint.catalog.bullets import Item
from awesome_lint.catalog.flat import lines
from awesome_lint.catalog.line import Line, Start
from awesome_lint.catalog.link_kinds import leads_away
from awesome_lint.catalog.naming import read
from awesome_lint.catalog.records import Style
from awesome_lint.source import Span
from awesome_lint.syntax import nodes as n

_MIN_ALIKE = 5
"""Fewer paragraphs of one shape are prose."""
_MIN_SHARE = 0.4
"""The least share that paragraphs of a shape must have among those of their sections."""


@dataclass(slots=True)
class Paragraph:
    """A paragraph that may be one entry or, with one in each line, several. `shape` is what it looks like."""

    node: n.Node
    lines: list[Line]
    shape: str
    further: list[list[n.Node]]
    is_title: bool
    items: list[Item] = field(default_factory=list)
    """The items of the list below a title."""


def read_paragraph(node: n.Paragraph, text: str, where: str) -> Paragraph | None:
    """Read a paragraph as entries; None where it does not begin with a name. `where` it stands is part of its shape."""
    found = [(line, read(html.inline(line, text))) for line in lines(node)]
    first = found[0][1] if found else None
    if first is None or not _is_name(first, node.children):
        return None
    if len(found) > 1 and all(
        line is not None and line.start is Start.LINK and leads_away(line.main) for _, line in found
    ):
        return Paragraph(node, [line for _, line in found if line], f"{where} lines", [], is_title=False)
    whole = read(html.inline(node.children, text))
    assert whole is not None
    is_title = not first.rest or not any(isinstance(each, n.Text) and each.text.strip() for each in first.rest)
    further = [line for line, _ in found[1:]] if is_title else []
    if is_title:
        whole = first
    kind = "link" if first.start is Start.LINK else "bold"
    return Paragraph(node, [whole], f"{where} {kind}{' title' if is_title else ''}", further, is_title=is_title)


def _is_name(line: Line, nodes: Sequence[n.Node]) -> bool:
    """Whether a line begins with a link off the page or with something in bold."""
    if line.start is Start.LINK:
        return leads_away(line.main)
    named = (node for node in nodes if node.start <= line.name_span.start < node.end)
    return line.start is Start.MARKED and isinstance(next(named, None), n.Strong)


def accepted(found: Sequence[Paragraph], all_paragraphs: int, listed: int) -> frozenset[str]:
    """The shapes that are those of entries. `listed` is the number of entries in lists and tables."""
    counts = Counter(each.shape for each in found)
    return frozenset(
        shape
        for shape, count in counts.items()
        if count >= _MIN_ALIKE and count >= all_paragraphs * _MIN_SHARE and count * 5 >= listed
    )


def drafts(paragraph: Paragraph) -> Iterator[Draft]:
    """The entries of an accepted paragraph; a title that nothing links is none."""
    alone = len(paragraph.lines) == 1
    for line in paragraph.lines:
        start = paragraph.node.start if alone else _start(line)
        end = paragraph.node.end if alone else _end(line)
        made = draft(line, Span(start, end), Style.BULLET)
        for further in paragraph.further:
            candidate = fields.in_line(further)
            building.add_further(made, further, candidate.field if candidate else None)
        for item in paragraph.items:
            add_part(made, item)
            made.entry.span = Span(start, item.node.end)
        if made.entry.links:
            yield made


def add_part(made: Draft, item: Item) -> None:
    """Take an item that is no entry as a field, links or the description of the entry above it."""
    candidate = fields.in_item(item.node)
    nodes = [node for paragraph in item.paragraphs for node in paragraph.children]
    building.add_further(made, nodes, candidate.field if candidate else None)


def _start(line: Line) -> int:
    return min((node.start for node in (*line.before, *line.rest)), default=line.name_span.start)


def _end(line: Line) -> int:
    return max((node.end for node in line.rest), default=line.name_span.end)
