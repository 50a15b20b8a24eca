"""FMT009: other white space behind a list marker than most items have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from awesome_lint.diagnostic import Diagnostic, Edit, Severity
from awesome_lint.layout import Fault, mend
from awesome_lint.layout.columns import content_offset, gap, shifted
from awesome_lint.layout.proof import proven
from awesome_lint.layout.survey import Listing, majority, survey
from awesome_lint.rule import Context, rule
from awesome_lint.source import Source, Span
from awesome_lint.syntax import nodes as n

_WIDTHS = (1, 2, 3, 4)


@rule(n.Document, severity=Severity.WARNING)
def check(document: n.Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report each item that is spaced otherwise."""
    for found in _faults(ctx.page.source, document, ctx.page.settings.layout.list_item_spacing):
        yield ctx.diagnostic(*found)


def _faults(source: Source, document: n.Document, width: int | None) -> Iterator[Fault]:
    """The items with other white space than most bullets, or numbers, of the page have, or than is set.

    Numbers of different length may well be followed by texts that stand in one column.
    """
    spaced = [
        (listing.node.ordered, item, space)
        for listing in survey(document).lists
        if not _is_aligned(source, listing)
        for item in listing.items
        if (space := gap(source, item)) is not None and "\t" not in source.cut(space)
    ]
    counts = {kind: Counter(_width(space) for ordered, _, space in spaced if ordered is kind) for kind in (True, False)}
    wanted = {kind: width or majority(count, _WIDTHS) or 1 for kind, count in counts.items()}
    others = [(item, space, wanted[kind]) for kind, item, space in spaced if _width(space) != wanted[kind]]
    candidates = (_fault(source, *each) for each in others)
    yield from proven(source, document, [candidate for candidate in candidates if candidate is not None])


def _is_aligned(source: Source, listing: Listing) -> bool:
    lengths = {len(item.marker) for item in listing.items}
    return len(lengths) > 1 and len({content_offset(source, item) for item in listing.items}) == 1


def _width(space: Span) -> int:
    return space.end - space.start


def _fault(source: Source, item: n.Item, space: Span, wanted: int) -> Fault | None:
    moves = shifted(source, item, wanted - _width(space))
    if moves is None:
        return None
    has, expected = (f"{count} space{'s' if count > 1 else ''}" for count in (_width(space), wanted))
    message = f"{has} after the list marker; expected {wanted}"
    return Fault(space, message, mend([Edit(*space, " " * wanted), *moves], f"leave {expected}"))
