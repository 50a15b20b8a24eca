"""DOC029: an item of a list is empty."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from awesome_lint.rule import Context, rule
from awesome_lint.source import Source
from awesome_lint.syntax.nodes import Item, List


@rule(List, severity=Severity.WARNING)
def check(items: List, ctx: Context) -> Iterator[Diagnostic]:
    """Report bullets without anything behind them, in lists that hold something."""
    empty = [item for item in items.children if isinstance(item, Item) and not item.children]
    if len(empty) < len(items.children):
        for item in empty:
            message = f"nothing follows the bullet `{item.marker}`; write the item or remove the bullet"
            yield ctx.diagnostic(item.span, message, _fix(item, ctx.page.source))


def _fix(item: Item, source: Source) -> Fix | None:
    """Remove the line of an item, if nothing else stands in it."""
    number = source.line_at(item.start)
    line = source.line_span(number)
    if source.text[line.start : line.end].strip() != item.marker or number == 0:
        return None
    edit = Edit(source.line_span(number - 1).end, line.end, "")
    return Fix((edit,), Applicability.UNSAFE, "remove the line")
