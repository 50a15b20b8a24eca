"""ENT020: an entry is a heading of another level than the others."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.catalog.records import Catalog
from awesome_lint.diagnostic import Applicability, Diagnostic
from awesome_lint.rule import Context, rule
from awesome_lint.rule.fixes import replace
from awesome_lint.source import Span
from awesome_lint.syntax.nodes import Heading


@rule(Catalog)
def check(catalog: Catalog, ctx: Context) -> Iterator[Diagnostic]:
    """Report the headings that have the fields of entries, but stand at another level."""
    for heading in ctx.page.document.of(Heading) if catalog.astray else ():
        usual = catalog.astray.get(heading.start)
        if usual is not None:
            message = f"this entry is a heading of level {heading.level}; the others are of level {usual}"
            hashes = Span(heading.start, heading.start + heading.level)
            fix = None if heading.setext else replace(hashes, "#" * usual, Applicability.UNSAFE)
            yield ctx.diagnostic(heading.content_span, message, fix)
