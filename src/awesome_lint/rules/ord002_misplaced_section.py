"""ORD002: a section stands out of the order that the sections beside it keep."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.catalog.records import Catalog
from awesome_lint.conventions import moves
from awesome_lint.diagnostic import Applicability, Diagnostic, Severity
from awesome_lint.rule import Context, rearrange, rule


@rule(Catalog, severity=Severity.WARNING)
def check(_catalog: Catalog, ctx: Context) -> Iterator[Diagnostic]:
    """Report the fewest sections whose moving puts those below one heading in order."""
    for order in ctx.page.conventions.section_orders:
        found = order.moves()
        if not found:
            continue
        fix = rearrange(
            ctx.page.source,
            [section.span for section in order.sections],
            [section.span for section in order.wanted],
            Applicability.UNSAFE,
            f"put the sections in {order.by.called}",
        )
        titles = [section.title for section in order.sections]
        for move in found:
            first = order.sections[move.run[0]]
            message = moves.told(move, titles, order.by.called, "sections")
            what = "the section" if len(move.run) == 1 else "the sections"
            yield ctx.diagnostic(first.title_span, f"{what} {message}", fix)
