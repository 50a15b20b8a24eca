"""Entries and headings in blocks of HTML: list items, summaries, `<h2>`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from awesome_lint.catalog import html, tables
from awesome_lint.catalog.building import Draft, draft
from awesome_lint.catalog.html import HtmlLine
from awesome_lint.catalog.line import Start
from awesome_lint.catalog.link_kinds import leads_away
from awesome_lint.catalog.naming import read
from awesome_lint.catalog.records import Style
from awesome_lint.source import Span
from awesome_lint.syntax import nodes as n

_ENTRY_TAGS = frozenset({"li", "summary", "dt"})
_HEADING = re.compile(r"h[1-6]\Z")
_DETAILS_END = "/details"


@dataclass(slots=True)
class Title:
    """What heads the blocks that follow: an HTML heading or summary, or the end of `<details>`."""

    tag: str
    text: str | None


@dataclass(slots=True)
class TitlePath:
    """The HTML titles above a block."""

    _titles: list[Title] = field(default_factory=list)

    def enter(self, title: Title) -> None:
        """Go below a title, out of those that end where it stands."""
        if title.tag == _DETAILS_END:
            while self._titles and self._titles.pop().tag != "summary":
                pass
            return
        if title.tag != "summary":
            while self._titles and self._titles[-1].tag != "summary" and self._titles[-1].tag >= title.tag:
                self._titles.pop()
        self._titles.append(title)

    @property
    def texts(self) -> list[str]:
        """The titles from the top."""
        return [title.text for title in self._titles if title.text]


def read_block(block: n.HtmlBlock, text: str) -> Iterator[Draft | Title]:
    """The entries and titles of an HTML block in order."""
    found = html.lines(block, text)
    yield from tables.in_html(found)
    for each in found:
        if each.tag == _DETAILS_END:
            yield Title(each.tag, None)
        elif each.tag in _ENTRY_TAGS or _HEADING.match(each.tag):
            yield from _read_line(each)


def _read_line(each: HtmlLine) -> Iterator[Draft | Title]:
    line = read(each.nodes)
    if line is None:
        return
    is_entry = line.start is Start.LINK and leads_away(line.main)
    if is_entry and each.tag in _ENTRY_TAGS:
        yield draft(line, Span(each.start, each.end), Style.BULLET)
    if each.tag == "summary" or _HEADING.match(each.tag):
        yield Title(each.tag, None if is_entry else line.name)
