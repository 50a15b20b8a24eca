"""Entries as bookmarks that browsers import (Netscape's format): a folder for each section."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator

from awesome_lint.catalog.records import Catalog, Entry, Section
from awesome_lint.source import Source
from awesome_lint.text.escapes import escape
from awesome_lint.text.urls import web

_HEAD = """\
<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<META HTTP-EQUIV="Content-Security-Policy" CONTENT="default-src 'none'">
<TITLE>{title}</TITLE>
<H1>{title}</H1>
<DL><p>
"""


def pieces(catalog: Catalog, _: Source, path: str) -> Iterator[str]:
    """The head, the entries section by section, the end; only links to the web are bookmarks."""
    yield _HEAD.format(title=_text(catalog.title or path))
    shelved = {id(entry) for section in catalog.sections for each in section.walk() for entry in _all(each.entries)}
    yield from _bookmarks(entry for entry in catalog.entries if id(entry) not in shelved)
    for section in catalog.sections:
        yield from _folder(section)
    yield "</DL><p>\n"


def _folder(section: Section) -> Iterator[str]:
    if section.holds_entries:
        yield f"<DT><H3>{_text(section.title)}</H3>\n<DL><p>\n"
        yield from _bookmarks(_all(section.entries))
        for below in section.sections:
            yield from _folder(below)
        yield "</DL><p>\n"


def _all(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Entries, each followed by those within it."""
    for entry in entries:
        yield entry
        yield from _all(entry.entries)


def _bookmarks(entries: Iterable[Entry]) -> Iterator[str]:
    for entry in entries:
        if entry.url and web(entry.url):
            yield f'<DT><A HREF="{_text(entry.url)}">{_text(entry.name)}</A>\n'
            if entry.description:
                yield f"<DD>{_text(entry.description)}\n"


def _text(text: str) -> str:
    return html.escape(escape(" ".join(text.split())))
