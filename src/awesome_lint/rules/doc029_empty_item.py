"""DOC029: an item of a list is empty."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from awesome_lint.rule import Context, rule
from awesome_lint.source import Source
from awesome_lint.syntax.nodes import Document, Item, List

_MAX_FEW = 5
"""More of them on a page are dividers."""


@rule(Document, severity=Severity.WARNING)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report bullets without anything behind them, in lists that hold something."""
    found = [item for items in document.of(List) for item in _empty(items)]
    severity = Severity.INFO if len(found) > _MAX_FEW else None
    for item in found:
        message = f"nothing follows the bullet `{item.marker}`; write the item or remove the bullet"
        yield ctx.diagnostic(item.span, message, _fix(item, ctx.page.source), severity=severity)


def _empty(items: List) -> list[Item]:
    found = [item for item in items.children if isinstance(item, Item) and not item.children]
    return found if len(found) < len(items.children) else []


def _fix(item: Item, source: Source) -> Fix | None:
    """Remove the line of an item, if nothing else stands in it."""
    number = source.line_at(item.start)
    line = source.line_span(number)
    if source.text[line.start : line.end].strip() != item.marker or number == 0:
        return None
    edit = Edit(source.line_span(number - 1).end, line.end, "")
    return Fix((edit,), Applicability.UNSAFE, "remove the line")
