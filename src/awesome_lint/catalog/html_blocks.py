"""Entries and headings in blocks of HTML: list items, summaries, `<h2>`; and what stands in paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from awesome_lint.catalog import building, tables
from awesome_lint.catalog.building import Draft, draft
from awesome_lint.catalog.flat import count_words, has_link, lines, links
from awesome_lint.catalog.html_line import HtmlLine
from awesome_lint.catalog.line import Start
from awesome_lint.catalog.link_kinds import leads_away
from awesome_lint.catalog.naming import read
from awesome_lint.catalog.records import Style
from awesome_lint.catalog.tables import Rows
from awesome_lint.catalog.titles import DETAILS_END, Title
from awesome_lint.catalog.ways import WHOLE
from awesome_lint.catalog.weights import WEIGHTS
from awesome_lint.source import Span
from awesome_lint.syntax import nodes as n
from awesome_lint.text.patterns import late_pattern

_ENTRY_TAGS = frozenset({"li", "summary", "dt"})
_PARAGRAPH_TAGS = frozenset({"", "p", "div", "center", "/p", "/div", "/center", "/summary"})
_HEADING = late_pattern(r"h[1-6]\Z")


def read_block(found: Sequence[HtmlLine], text: str) -> Iterator[Draft | Title | Rows | n.Paragraph]:
    """The entries and titles of an HTML block, given its lines, in order, and its paragraphs outside tables."""
    table = tables.in_html(found)
    if table is not None:
        yield table
    term: Draft | None = None
    linked = {each.tag for each in found if any(leads_away(link) for link in links(each.nodes))}
    for each in found:
        if each.tag == "dd" and term is not None:
            building.add_further(term, each.nodes, None)
            term.entry.span = Span(term.entry.span.start, each.end)
        elif each.tag == DETAILS_END:
            yield Title(each.tag, None, text.find(">", each.start) + 1)
        elif each.tag in _ENTRY_TAGS or _HEADING.match(each.tag):
            for readable in _read_line(each, is_listed="li" in linked):
                term = readable if isinstance(readable, Draft) and each.tag == "dt" else None
                yield readable
        elif each.tag in _PARAGRAPH_TAGS and table is None and (paragraph := _paragraph(each)) is not None:
            yield paragraph


def _paragraph(each: HtmlLine) -> n.Paragraph | None:
    """A line of HTML as a paragraph, its lines those between `<br>`; None where no link stands in it."""
    children: list[n.Node] = []
    for line in lines(n.Paragraph(each.start, each.end, children=each.nodes)):
        kept = _stripped(line)
        if kept and children:
            children.append(n.Break(children[-1].end, kept[0].start))
        children += kept
    is_linked = has_link(children)
    return n.Paragraph(children[0].start, children[-1].end, children=children) if is_linked else None


def _stripped(line: Sequence[n.Node]) -> list[n.Node]:
    """The nodes of a line without the white space that it begins with, as HTML shows it."""
    at = next(
        (at for at, node in enumerate(line) if not isinstance(node, n.Text | n.Escape) or node.text.strip()), None
    )
    kept = [*line[at:]] if at is not None else []
    first = kept[0] if kept else None
    if isinstance(first, n.Text):
        indent = len(first.text) - len(first.text.lstrip())
        kept[0] = n.Text(first.start + indent, first.end, text=first.text[indent:])
    return kept


def _read_line(each: HtmlLine, *, is_listed: bool) -> Iterator[Draft | Title]:
    """The entry or title that a line is; a few words without a link are one where others of the list have links."""
    line = read(each.nodes)
    if line is None:
        return
    is_entry = line.start is Start.LINK and leads_away(line.main)
    if each.tag == "li" and is_listed and line.main is None and (whole := read(each.nodes, WHOLE)) is not None:
        line = whole
        is_entry |= count_words(line.name) <= WEIGHTS.name_words
    if is_entry and each.tag in _ENTRY_TAGS:
        yield draft(line, Span(each.start, each.end), Style.BULLET)
    if each.tag == "summary" or _HEADING.match(each.tag):
        yield Title(each.tag, None if is_entry else line.name)
