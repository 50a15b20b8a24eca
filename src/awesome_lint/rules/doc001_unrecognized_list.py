"""DOC001: a page that should be a list holds nothing that was recognized as an entry."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.catalog.records import Catalog
from awesome_lint.diagnostic import Diagnostic
from awesome_lint.rule import Context, rule
from awesome_lint.source import Span


@rule(Catalog)
def check(catalog: Catalog, ctx: Context) -> Iterator[Diagnostic]:
    """Report a list without entries: a run that checks nothing must not look clean."""
    if ctx.page.is_list and not catalog.entries:
        first = ctx.page.source.line_span(0)
        message = "no entry of a list was recognized on this page, so no entry was checked"
        yield ctx.diagnostic(Span(*first), f"{message}; see docs/records.md for the forms that are read")
