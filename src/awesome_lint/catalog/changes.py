"""What has changed between two states of a list, by its entries and never by its lines."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from awesome_lint.catalog.records import Catalog, Entry
from awesome_lint.source import Source
from awesome_lint.text.patterns import late_pattern
from awesome_lint.text.urls import canonical

_MARKER = late_pattern(r"\s*(?:[-*+]|\d{1,9}[.)]|#{1,6})\s+")
"""What an entry begins with on the page."""


class State(NamedTuple):
    """A list at one time: its text, and the records that lie in it."""

    source: Source
    catalog: Catalog


def changed(before: State, after: State) -> list[Entry]:
    """The entries that were not there before, or were written otherwise; where they stood makes no difference."""
    left = Counter(_wording(entry, before.source) for entry in before.catalog.entries)
    found = []
    for entry in after.catalog.entries:
        wording = _wording(entry, after.source)
        if left[wording]:
            left[wording] -= 1
        else:
            found.append(entry)
    return found


def added(before: State, after: State) -> list[Entry]:
    """Those of the changed entries of which neither the name nor the URL was there before."""
    names = {entry.name.casefold() for entry in before.catalog.entries}
    urls = {canonical(entry.url) for entry in before.catalog.entries if entry.url}
    return [
        each
        for each in changed(before, after)
        if each.name.casefold() not in names and (each.url is None or canonical(each.url) not in urls)
    ]


def _wording(entry: Entry, source: Source) -> tuple[str, tuple[str, ...]]:
    """What an entry says, without the entries in it: its words, and where its links lead."""
    pieces, at = [], entry.span.start
    for inner in entry.entries:
        pieces.append(source.text[at : inner.span.start])
        at = inner.span.end
    pieces.append(source.text[at : entry.span.end])
    words = _MARKER.sub("", " ".join(pieces)).split()
    return " ".join(words), tuple(link.url for link in entry.links)
