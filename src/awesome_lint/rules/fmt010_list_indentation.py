"""FMT010: a list that stands further left or right than most."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import chain
from typing import NamedTuple

from awesome_lint.diagnostic import Diagnostic, Edit, Fix, Severity
from awesome_lint.layout import Fault, mend
from awesome_lint.layout.columns import column, content_offset, indent, shifted
from awesome_lint.layout.proof import proven
from awesome_lint.layout.survey import Listing, majority, of_blocks
from awesome_lint.rule import Context, rule
from awesome_lint.source import Source, Span
from awesome_lint.syntax import nodes as n

_MAX_INDENT = 3


class _Indented(NamedTuple):
    """A list whose items stand on lines of their own: the columns of these, and that from which they count.

    `least` is how far to the right of it they stand at least. Lists for which it is the same can be alike. `indents`
    counts how far the items do.
    """

    items: list[n.Item]
    columns: list[int]
    origin: int
    least: int
    indents: Mapping[int, int]


@rule(n.Document, severity=Severity.WARNING)
def check(document: n.Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report each list, or item, that is indented otherwise."""
    for found in _faults(ctx.page.source, document, ctx.page.settings.layout.list_indentation):
        yield ctx.diagnostic(*found)


def _faults(source: Source, document: n.Document, width: int | None) -> Iterator[Fault]:
    """The items that stand further left or right than most do below items of the same width, or than is set.

    Lists that no item holds stand at the margin if most do, whatever is set.
    """
    lists = [*chain.from_iterable(of_blocks(document, partial(_in_block, source), _in_block))]
    counts: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for listing in lists:
        count = counts[listing.least]
        for at, items in listing.indents.items():
            count[at] += items
    wanted = {least: majority(count, range(2 * _MAX_INDENT)) or 0 for least, count in counts.items()}
    if width is not None:
        wanted.update((least, width) for least in counts if 0 < least <= width <= least + _MAX_INDENT)
    if wanted.get(0, 0) > 0:
        del wanted[0]
    judged = [listing for listing in lists if listing.least in wanted]
    candidates = [fault for each in judged for fault in _of_list(source, each, each.origin + wanted[each.least])]
    yield from proven(source, document, candidates)


def _in_block(source: Source, lists: list[Listing]) -> list[_Indented]:
    return [each for listing in lists if (each := _read(source, listing)) is not None]


def _read(source: Source, listing: Listing) -> _Indented | None:
    items = list(listing.items)
    if listing.is_quoted:
        return None
    text = source.text
    if listing.depth == 0 and all(
        text[item.start - 1 : item.start] in "\r\n" for item in items
    ):  # as nearly everywhere
        return _indented(items, [0] * len(items), 0, 0)
    columns = [column(source, item.start) for item in items]
    first = [indent(source, source.line_at(item.start)).end for item in items]
    known = [each for each in columns if each is not None]
    if len(known) < len(items) or first != [item.start for item in items]:
        return None
    if not isinstance(listing.holder, n.Item):
        return _indented(items, known, 0, 0)
    origin = column(source, listing.holder.start)
    return None if origin is None else _indented(items, known, origin, content_offset(source, listing.holder))


def _indented(items: list[n.Item], columns: list[int], origin: int, least: int) -> _Indented:
    return _Indented(items, columns, origin, least, Counter(at - origin for at in columns))


def _of_list(source: Source, each: _Indented, wanted: int) -> Iterator[Fault]:
    """One fault for a list that is off as a whole, else one an item; they are mended together."""
    if each.indents.keys() == {wanted - each.origin}:
        return
    off = [(item, at) for item, at in zip(each.items, each.columns, strict=True) if at != wanted]
    fix = _fix(source, off, wanted)
    if fix is None:
        return
    is_whole = len(off) == len(each.items) and len({at for _, at in off}) == 1
    for item, at in off[:1] if is_whole else off:
        what = "list" if is_whole else "item"
        has, expected = at - each.origin, wanted - each.origin
        yield Fault(Span(item.start, item.start + 1), f"{what} indented by {has}; expected {expected}", fix)


def _fix(source: Source, off: list[tuple[n.Item, int]], wanted: int) -> Fix | None:
    edits: list[Edit] = []
    for item, at in off:
        moves = shifted(source, item, wanted - at)
        if moves is None:
            return None
        edits += Edit(item.start - at, item.start, " " * wanted), *moves
    return mend(edits, f"move to column {wanted + 1}") if edits else None
