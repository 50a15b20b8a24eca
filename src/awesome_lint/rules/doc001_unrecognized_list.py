"""DOC001: a page that should be a list holds nothing that was recognized as an entry."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.catalog import generated
from awesome_lint.catalog.records import Catalog
from awesome_lint.diagnostic import Diagnostic
from awesome_lint.rule import Context, rule
from awesome_lint.source import Source, Span


@rule(Catalog)
def check(catalog: Catalog, ctx: Context) -> Iterator[Diagnostic]:
    """Report a list without entries: a run that checks nothing must not look clean."""
    if ctx.page.is_list and not catalog.entries:
        message = "no entry of a list was recognized on this page, so no entry was checked"
        place = _first_line(catalog, ctx.page.source)
        yield ctx.diagnostic(place, f"{message}; see docs/records.md for the forms that are read")


def _first_line(catalog: Catalog, source: Source) -> Span:
    """The first line that no program writes, since what lies in such a region is not reported."""
    lines = map(source.line_span, range(source.line_count))
    end = Span(len(source.text), len(source.text))
    return next((line for line in lines if generated.holding(catalog.generated, line.start) is None), end)
