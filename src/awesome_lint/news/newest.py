"""The newest entries as a list for the README: no links of entries, so that none stands twice on the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from awesome_lint.catalog.differences import Kind, Pair
from awesome_lint.news import Item, News
from awesome_lint.news.markdown import plain

MOST = 10


def render(news: News, anchors: Mapping[tuple[str, ...], str]) -> str:
    """The entries that were added last and are still there, each with its day and section.

    `anchors` has that of each section by the titles from the top.
    """
    lines = []
    for item, pair in _added(news):
        section = pair.shown.section
        place = f" in [{plain(section[-1])}](#{anchors[section]})" if section in anchors else ""
        lines.append(f"- {item.commit.when.date()}: {plain(pair.shown.name)}{place}\n")
    return "".join(lines[:MOST])


def _added(news: News) -> Iterator[tuple[Item, Pair]]:
    """The entries that were added, newest first, but those that were removed since."""
    gone: set[tuple[str, str | None]] = set()
    for item in news.items:
        for pair in item.difference.pairs:
            known = (pair.shown.name.casefold(), pair.shown.address)
            if item.difference.kind is Kind.REMOVED:
                gone.add(known)
            elif item.difference.kind is Kind.ADDED and known not in gone:
                gone.add(known)
                yield item, pair
