"""ORD001: an entry stands out of the order that its section keeps."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.catalog.records import Catalog
from awesome_lint.conventions.order import Move
from awesome_lint.conventions.sortkeys import SortKey
from awesome_lint.diagnostic import Applicability, Diagnostic
from awesome_lint.rule import Context, rearrange, rule

_MAX_NAMED = 3


@rule(Catalog)
def check(_catalog: Catalog, ctx: Context) -> Iterator[Diagnostic]:
    """Report the fewest entries whose moving puts each section in order."""
    for order in ctx.page.conventions.orders:
        moves = list(order.moves())
        if not moves:
            continue
        fix = rearrange(
            ctx.page.source,
            [entry.span for entry in order.entries],
            [entry.span for entry in order.wanted],
            Applicability.SAFE if order.strict else Applicability.UNSAFE,
            f"put the section in {_called(order.by)}",
        )
        for move in moves:
            are, them = ("is", "it") if len(move.entries) == 1 else ("are", "them")
            message = f"{_names(move)} {are} out of {_called(order.by)}; move {them} {_where(move)}"
            yield ctx.diagnostic(move.entries[0].name_span, message, fix)


def _names(move: Move) -> str:
    *others, last = (f"`{entry.name}`" for entry in move.entries)
    if len(others) >= _MAX_NAMED:
        return f"{others[0]} to {last} ({len(move.entries)} entries)"
    return f"{', '.join(others)} and {last}" if others else last


def _called(by: SortKey) -> str:
    if by.field is None:
        return "reverse alphabetical order" if by.descending else "alphabetical order"
    return f"order by `{by.field}`, descending" if by.descending else f"order by `{by.field}`"


def _where(move: Move) -> str:
    if move.after is None:
        return f"before `{move.before.name}`" if move.before else "here"
    if move.before is None:
        return f"after `{move.after.name}`"
    return f"between `{move.after.name}` and `{move.before.name}`"
