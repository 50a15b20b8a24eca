"""ORD001: an entry stands out of the order that its section keeps."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.catalog.records import Catalog
from awesome_lint.conventions import moves
from awesome_lint.diagnostic import Applicability, Diagnostic
from awesome_lint.rule import Context, rule
from awesome_lint.rule.fixes import rearrange


@rule(Catalog)
def check(_catalog: Catalog, ctx: Context) -> Iterator[Diagnostic]:
    """Report the fewest entries whose moving puts each section in order."""
    for order in ctx.page.conventions.orders:
        if not order.astray:
            continue
        fix = rearrange(
            ctx.page.source,
            [entry.span for entry in order.entries],
            [entry.span for entry in order.wanted],
            Applicability.SAFE if order.strict else Applicability.UNSAFE,
            f"put the section in {order.by.called}",
        )
        names = [entry.name for entry in order.entries]
        for move in order.moves():
            first = order.entries[move.run[0]]
            yield ctx.diagnostic(first.name_span, moves.told(move, names, order.by.called), fix)
