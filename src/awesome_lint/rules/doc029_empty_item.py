"""DOC029: an item of a list or a heading is empty."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from awesome_lint.rule import Context, rule
from awesome_lint.rule.fixes import replace
from awesome_lint.source import Source, Span
from awesome_lint.syntax.nodes import Document, Heading, Item, List

_MAX_FEW = 5
"""More of them on a page are dividers."""


@rule(Document, severity=Severity.WARNING)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report bullets without anything behind them, or with another bullet, in lists that hold something."""
    source = ctx.page.source
    for items in document.where(_may_be_doubled, List):
        doubled = _doubled(items, source)
        is_level = len(doubled) > 1 and items.children[0] not in doubled  # below the one above them
        remedy = "indent the line instead" if is_level else "expected one bullet"
        for item in doubled:
            place = Span(item.start, item.children[0].start)
            message = f"the bullet `{item.marker}` is doubled, so this item is nested in an empty one; {remedy}"
            yield ctx.diagnostic(place, message, _single(item, place, source, is_level=is_level))
    for heading in document.of(Heading):
        if not heading.children and not heading.setext:
            hashes = "#" * heading.level
            yield ctx.diagnostic(heading.span, f"nothing follows `{hashes}`; write the heading or remove the line")
    found = [item for items in document.where(_is_partly_empty, List) for item in _empty(items)]
    severity = Severity.INFO if len(found) > _MAX_FEW else None
    for item in found:
        message = f"nothing follows the bullet `{item.marker}`; write the item or remove the bullet"
        yield ctx.diagnostic(item.span, message, _fix(item, source), severity=severity)


def _may_be_doubled(items: List) -> bool:
    return any(item.children and isinstance(item.children[0], List) for item in items.children)


def _is_partly_empty(items: List) -> bool:
    return bool(_empty(items))


def _doubled(items: List, source: Source) -> list[Item]:
    """Items that begin with another bullet of their kind."""
    return [
        item
        for item in items.children
        if isinstance(item, Item)
        and item.children
        and isinstance(inner := item.children[0], List)
        and source.cut(inner.span).startswith(item.marker)
        and source.line_at(item.start) == source.line_at(inner.start)
    ]


def _single(item: Item, doubled: Span, source: Source, *, is_level: bool) -> Fix | None:
    """Remove one of two bullets, or indent by it, on a line that holds all of its item and no tab."""
    is_line = source.line_at(item.start) == source.line_at(item.end)
    is_spaced = is_line and "\t" not in source.cut(item.span) and not source.cut(doubled).strip(f"{item.marker} ")
    if not is_spaced or not item.children[0].children[0].children:
        return None
    if is_level:
        return replace(doubled, " " * len(source.cut(doubled)), Applicability.UNSAFE, "indent the line")
    return replace(doubled, "", Applicability.UNSAFE, "remove one")


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
