"""The tree to records: what a list holds.

`outline` cuts the page at its headings, `headings` reads the entries, `legend` the vocabularies;
`read` puts them together.

May not: judge; a list's faults are the rules' business.
"""

from __future__ import annotations

from collections.abc import Sequence

from awesome_lint.catalog import headings, legend, outline
from awesome_lint.catalog.flat import Flat, says
from awesome_lint.catalog.headings import HeadingEntry
from awesome_lint.catalog.outline import Part
from awesome_lint.catalog.records import Catalog, Section
from awesome_lint.source import Source, Span
from awesome_lint.syntax import nodes as n


def read(source: Source, document: n.Document) -> Catalog:
    """Read a page into its catalog."""
    parts = outline.cut(document)
    found = headings.read(parts)
    catalog = Catalog(None, None, Span(0, len(source.text)))
    title = _title(parts, found)
    if title is not None:
        catalog.title = title.title
        catalog.description = _description(title, parts)
    _place(catalog, parts, found, title)
    taken = {index for each in found for index in range(each.first, each.last)}
    outside = [part for index, part in enumerate(parts) if index not in taken]
    catalog.legend = legend.read(outside, {field.name for entry in catalog.entries for field in entry.fields})
    return catalog


def _title(parts: Sequence[Part], found: Sequence[HeadingEntry]) -> Part | None:
    """The first heading, if it is of the first level and names the page rather than a section."""
    if len(parts) < len((None, "title")) or parts[1].level != 1 or any(each.first == 1 for each in found):
        return None
    alone = sum(part.level == 1 for part in parts) == 1
    return parts[1] if alone or not any(each.first == len((None, "title")) for each in found) else None


def _description(title: Part, parts: Sequence[Part]) -> str | None:
    """The first paragraph below the title (or above it) that says more than links and badges."""
    for block in (*title.blocks, *parts[0].blocks):
        paragraphs = block.children if isinstance(block, n.Quote) else [block]
        for paragraph in paragraphs:
            if isinstance(paragraph, n.Paragraph) and says(paragraph.children):
                return " ".join(Flat(paragraph.children).text.split())
    return None


def _place(catalog: Catalog, parts: Sequence[Part], found: Sequence[HeadingEntry], title: Part | None) -> None:
    """Build the sections and put each entry into its own."""
    entries = {each.first: each for each in found}
    path: list[Section] = []
    at = 0
    while at < len(parts):
        part = parts[at]
        here = entries.get(at)
        if part.heading is not None and part is not title:
            while path and path[-1].level >= part.level:
                path.pop()
        if here is not None:
            here.entry.section = [section.title for section in path]
            catalog.entries.append(here.entry)
            if path:
                path[-1].entries.append(here.entry)
        elif part.heading is not None and part is not title:
            section = _section(part)
            (path[-1].sections if path else catalog.sections).append(section)
            path.append(section)
        at = here.last if here else at + 1
    _extend(catalog.sections, catalog.span.end)


def _section(part: Part) -> Section:
    heading = part.heading
    assert heading is not None
    return Section(part.title, part.level, heading.slug, heading.span, heading.content_span)


def _extend(sections: Sequence[Section], end: int) -> None:
    """Let each section reach to the next one's heading."""
    for index, section in enumerate(sections):
        following = sections[index + 1].span.start if index + 1 < len(sections) else end
        section.span = Span(section.span.start, following)
        _extend(section.sections, following)
