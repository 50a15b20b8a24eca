"""DOC001: of a page that should be a list, nothing or too little was recognized as an entry."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.catalog import missed
from awesome_lint.catalog.records import Catalog
from awesome_lint.diagnostic import Diagnostic
from awesome_lint.page import Page
from awesome_lint.rule import Context, rule
from awesome_lint.source import Source, Span
from awesome_lint.syntax import nodes as n
from awesome_lint.text import spans

_MIN_LINKS = 20
"""A page with more links to other sites, where lists have them, is a list."""


@rule(Catalog)
def check(catalog: Catalog, ctx: Context) -> Iterator[Diagnostic]:
    """Report a list of which nothing or little was read: a run that checks nothing must not look clean."""
    message = _unread(catalog, ctx.page)
    if message is not None:
        place = _first_line(catalog, ctx.page.source)
        yield ctx.diagnostic(place, f"{message}; `awesome-lint rule DOC001` says which forms are read")


def _unread(catalog: Catalog, page: Page) -> str | None:
    """What to say of a page of which too little was read."""
    if page.world.is_list and not catalog.entries:
        return "no entries were recognized on this page, so none were checked"
    if len(page.document.of(n.Link)) <= _MIN_LINKS or page.settings.entries:
        return None
    if page.lists_releases() and not page.world.is_list:
        return None
    linked = sum(entry.url is not None for entry in catalog.entries)  # among them those that are written in HTML
    if linked >= missed.count_outside(page.document, catalog):  # as nearly everywhere
        return None
    total, read = missed.count_links(page.document, catalog, page.settings)
    if total <= _MIN_LINKS or max(read, linked) >= total - read:
        return None
    return f"only {read} of {total} links to other sites are in entries, so most of this page was not checked"


def _first_line(catalog: Catalog, source: Source) -> Span:
    """The first line that no program writes, since what lies in such a region is not reported."""
    lines = map(source.line_span, range(source.line_count))
    end = Span(len(source.text), len(source.text))
    return next((line for line in lines if spans.at(catalog.generated, line.start) is None), end)
