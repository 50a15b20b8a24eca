"""Headings that are the names of fields: `### Category` and `### Links` below each `## [Name](url)`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from awesome_lint.catalog import fields
from awesome_lint.catalog.flat import Flat, links
from awesome_lint.catalog.outline import Part, end_of
from awesome_lint.catalog.records import Field
from awesome_lint.catalog.weights import WEIGHTS
from awesome_lint.source import Span
from awesome_lint.syntax import nodes as n


def shared(parts: Sequence[Part], indexes: Sequence[int]) -> frozenset[str]:
    """The titles, without case, that stand below several headings of one level, most of which are links."""
    linked = [index for index in indexes if parts[index].is_linked]
    if len(linked) < max(WEIGHTS.enough_below, len(indexes) * WEIGHTS.linked_above):
        return frozenset()
    counts = Counter(
        title
        for index in linked
        for title in {part.title.casefold() for part in parts[index + 1 : end_of(index, parts)]}
    )
    return frozenset(title for title, count in counts.items() if count >= WEIGHTS.enough_below)


def has_fields(parts: Sequence[Part], index: int, titles: frozenset[str]) -> bool:
    """Whether headings of these titles stand below a heading."""
    return bool(titles) and any(part.title.casefold() in titles for part in parts[index + 1 : end_of(index, parts)])


def field(part: Part) -> Field:
    """The field that a heading names, with what its paragraphs and lists say as values."""
    heading = part.heading
    assert heading is not None
    end = part.blocks[-1].end if part.blocks else heading.end
    found = Field(part.title, [], [], Span(heading.start, end), heading.content_span, [])
    for block in part.blocks:
        if isinstance(block, n.Paragraph):
            fields.add_values(found, Flat(block.children), 0, block.children)
            found.links += [fields.link_record(link, found.name) for link in links(block.children)]
        elif isinstance(block, n.List):
            fields.add_list(found, block)
    found.span = Span(heading.start, end)
    return found
