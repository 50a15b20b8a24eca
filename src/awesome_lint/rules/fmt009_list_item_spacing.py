"""FMT009: other white space behind a list marker than most items have."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import partial

from awesome_lint.diagnostic import Diagnostic, Edit, Severity
from awesome_lint.layout import Fault, mend
from awesome_lint.layout.columns import content_offset, gap, shifted
from awesome_lint.layout.proof import proven
from awesome_lint.layout.survey import Listing, majority, of_blocks
from awesome_lint.rule import Context, rule
from awesome_lint.source import Source, Span
from awesome_lint.syntax import nodes as n

_WIDTHS = (1, 2, 3, 4)
_Spacing = tuple[bool, int]


@rule(n.Document, severity=Severity.WARNING)
def check(document: n.Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report each item that is spaced otherwise."""
    for found in _faults(ctx.page.source, document, ctx.page.settings.layout.list_item_spacing):
        yield ctx.diagnostic(*found)


def _faults(source: Source, document: n.Document, width: int | None) -> Iterator[Fault]:
    """The items with other white space than most bullets, or numbers, of the page have, or than is set.

    Numbers of different length may well be followed by texts that stand in one column.
    """
    spaced: defaultdict[_Spacing, list[n.Item]] = defaultdict(list)
    for found in of_blocks(document, partial(_spaced, source), _spaced):
        for spacing, items in found.items():
            spaced[spacing] += items
    counts: dict[bool, Counter[int]] = {True: Counter(), False: Counter()}
    for (ordered, has), items in spaced.items():
        counts[ordered][has] = len(items)
    wanted = {kind: width or majority(count, _WIDTHS) or 1 for kind, count in counts.items()}
    others = [(item, wanted[kind]) for (kind, has), items in spaced.items() if has != wanted[kind] for item in items]
    candidates = (_fault(source, item, expected) for item, expected in sorted(others, key=lambda each: each[0].start))
    yield from proven(source, document, [candidate for candidate in candidates if candidate is not None])


def _spaced(source: Source, lists: list[Listing]) -> dict[_Spacing, list[n.Item]]:
    """The items that are not aligned, by whether they have numbers and by how much space follows the marker."""
    spaced: dict[_Spacing, list[n.Item]] = {}
    for listing in lists:
        if not _is_aligned(source, listing):
            for item in listing.items:
                space = gap(source, item)
                if space is not None and "\t" not in source.cut(space):
                    spaced.setdefault((listing.node.ordered, _width(space)), []).append(item)
    return spaced


def _is_aligned(source: Source, listing: Listing) -> bool:
    lengths = {len(item.marker) for item in listing.items}
    return len(lengths) > 1 and len({content_offset(source, item) for item in listing.items}) == 1


def _width(space: Span) -> int:
    return space.end - space.start


def _fault(source: Source, item: n.Item, wanted: int) -> Fault | None:
    space = gap(source, item)
    assert space is not None
    moves = shifted(source, item, wanted - _width(space))
    if moves is None:
        return None
    has, expected = (f"{count} space{'s' if count > 1 else ''}" for count in (_width(space), wanted))
    message = f"{has} after the list marker; expected {wanted}"
    return Fault(space, message, mend([Edit(*space, " " * wanted), *moves], f"leave {expected}"))
