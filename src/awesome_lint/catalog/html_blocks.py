"""Entries and headings in blocks of HTML: list items, summaries, `<h2>`."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.catalog import building, html, tables
from awesome_lint.catalog.building import Draft, draft
from awesome_lint.catalog.html_line import HtmlLine
from awesome_lint.catalog.line import Start
from awesome_lint.catalog.link_kinds import leads_away
from awesome_lint.catalog.naming import read
from awesome_lint.catalog.records import Style
from awesome_lint.catalog.tables import Rows
from awesome_lint.catalog.titles import DETAILS_END, Title
from awesome_lint.source import Span
from awesome_lint.syntax import nodes as n
from awesome_lint.text.patterns import late_pattern

_ENTRY_TAGS = frozenset({"li", "summary", "dt"})
_HEADING = late_pattern(r"h[1-6]\Z")


def read_block(block: n.HtmlBlock, text: str) -> Iterator[Draft | Title | Rows]:
    """The entries and titles of an HTML block in order."""
    found = html.lines(block, text)
    table = tables.in_html(found)
    if table is not None:
        yield table
    term: Draft | None = None
    for each in found:
        if each.tag == "dd" and term is not None:
            building.add_further(term, each.nodes, None)
            term.entry.span = Span(term.entry.span.start, each.end)
        elif each.tag == DETAILS_END:
            yield Title(each.tag, None, text.find(">", each.start) + 1)
        elif each.tag in _ENTRY_TAGS or _HEADING.match(each.tag):
            for readable in _read_line(each):
                term = readable if isinstance(readable, Draft) and each.tag == "dt" else None
                yield readable


def _read_line(each: HtmlLine) -> Iterator[Draft | Title]:
    line = read(each.nodes)
    if line is None:
        return
    is_entry = line.start is Start.LINK and leads_away(line.main)
    if is_entry and each.tag in _ENTRY_TAGS:
        yield draft(line, Span(each.start, each.end), Style.BULLET)
    if each.tag == "summary" or _HEADING.match(each.tag):
        yield Title(each.tag, None if is_entry else line.name)
