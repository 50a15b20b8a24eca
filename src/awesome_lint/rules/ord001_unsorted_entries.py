"""ORD001: an entry stands out of the order that its section keeps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from awesome_lint.catalog import changes
from awesome_lint.catalog.records import Catalog, Entry, Style
from awesome_lint.conventions import moves
from awesome_lint.conventions.order import SectionOrder
from awesome_lint.diagnostic import Applicability, Diagnostic, Fix
from awesome_lint.rule import Context, rule
from awesome_lint.rule.fixes import rearrange

_MIN_BELOW = 5


@rule(Catalog)
def check(catalog: Catalog, ctx: Context) -> Iterator[Diagnostic]:
    """Report the fewest entries whose moving puts each section in order; of a change rather those that it adds."""
    before = ctx.page.world.before
    added = {id(each) for each in changes.added(before, changes.State(ctx.page.source, catalog))} if before else set()
    for order in ctx.page.conventions.orders:
        if not order.astray:
            continue
        new = [at for at, entry in enumerate(order.entries) if id(entry) in added]
        fix = None if _is_mixed(order.entries, ctx.page.source.text) else _fix(order, ctx)
        names = [entry.name for entry in order.entries]
        for move in order.moves(new):
            if _is_head(move.run, names) or _follows_longer(move.run, names):
                continue
            first = order.entries[move.run[0]]
            yield ctx.diagnostic(first.name_span, moves.told(move, names, order.by.called), fix)


def _is_head(run: Sequence[int], names: Sequence[str]) -> bool:
    """Whether only the first entry is to move, and all others but that end in the same word: what they are below."""
    first, *ends = (name.partition(" (")[0].rpartition(" ")[2] for name in names)
    return tuple(run) == (0,) and len(ends) >= _MIN_BELOW and {first} != {*ends} and len({*ends}) == 1


def _follows_longer(run: Sequence[int], names: Sequence[str]) -> bool:
    """Whether an entry stands behind one that begins with its name, as programs sort lines: `[Elm tree]`, `[Elm]`."""
    above = names[run[0] - 1] if run[0] else ""
    return len(run) == 1 and above.casefold().startswith(f"{names[run[0]].casefold()} ")


def _fix(order: SectionOrder, ctx: Context) -> Fix | None:
    return rearrange(
        ctx.page.source,
        [entry.span for entry in order.entries],
        [entry.span for entry in order.wanted],
        Applicability.SAFE if order.strict else Applicability.UNSAFE,
        f"put the section in {order.by.called}",
    )


def _is_mixed(entries: Sequence[Entry], text: str) -> bool:
    """Whether some items have a number and others a bullet: they are of several lists, and each may end another one."""
    items = [text[entry.span.start].isdigit() for entry in entries if entry.style is Style.BULLET]
    return any(items) and not all(items)
