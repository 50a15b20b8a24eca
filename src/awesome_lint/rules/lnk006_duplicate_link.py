"""LNK006: two entries of different names lead to the same URL."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.catalog.records import Catalog, Entry
from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.rule import Context, rule
from awesome_lint.urls import canonical, is_page


@rule(Catalog, severity=Severity.WARNING)
def check(catalog: Catalog, ctx: Context) -> Iterator[Diagnostic]:
    """Report each entry whose URL is that of an earlier entry with another name.

    A site without a path may well be the home of several things, and a part of an entry may lead
    where the entry leads.
    """
    first: dict[str, Entry] = {}
    for entry in catalog.entries:
        if entry.url is None or entry.url_span is None or not is_page(entry.url):
            continue
        earlier = first.setdefault(canonical(entry.url), entry)
        is_part = entry.span.start < earlier.span.end
        if is_part or earlier.name.casefold() == entry.name.casefold():
            continue
        row = ctx.page.source.position(earlier.span.start).row
        same = f"`{entry.name}` leads to the same page as `{earlier.name}` on line {row}"
        yield ctx.diagnostic(entry.url_span, f"{same}; expected one entry, or a URL for each")
