"""FMT008: a list with another bullet than most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from awesome_lint.catalog import contents
from awesome_lint.diagnostic import Diagnostic, Edit, Severity
from awesome_lint.layout import Fault, mend
from awesome_lint.layout.proof import proven
from awesome_lint.layout.survey import Listing, majority, survey
from awesome_lint.rule import Context, rule
from awesome_lint.source import Source, Span
from awesome_lint.syntax import nodes as n

_MARKERS = ("-", "*", "+")
_OWN_STYLE = 3
"""So many lists at one depth have a style of their own."""


@rule(n.Document, severity=Severity.WARNING)
def check(document: n.Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report each list with another marker."""
    for found in _faults(ctx.page.source, document, ctx.page.settings.layout.list_marker):
        yield ctx.diagnostic(*found)


def _faults(source: Source, document: n.Document, marker: str | None) -> Iterator[Fault]:
    """The lists with another marker than most at their depth, or on the page, or than the one set.

    Where lists touch, the marker is what keeps them apart, so one that would take its neighbour's stays.
    """
    lists = [listing for listing in survey(document).lists if not listing.node.ordered]
    listed = _in_contents(document, lists)
    wanted: dict[tuple[bool, int], str] = {}
    for is_contents in (True, False):
        alike = [listing for listing in lists if (listing.node in listed) is is_contents]
        wanted.update({(is_contents, depth): marker or style for depth, style in _styles(alike).items()})
    touching = _touching(document, lists)
    markers: dict[n.Node, str] = {listing.node: listing.node.marker for listing in lists}
    candidates = []
    for listing in lists:
        to = wanted[listing.node in listed, listing.depth]
        if listing.node.marker != to and all(markers[other] != to for other in touching[listing.node]):
            markers[listing.node] = to
            candidates.append(_fault(listing, to))
    yield from proven(source, document, candidates)


def _in_contents(document: n.Document, lists: Sequence[Listing]) -> set[n.Node]:
    """The lists of contents, those nested in them too: programs write these, and in their own style."""
    found: set[n.Node] = set()
    is_contents = False
    for listing in lists:
        if listing.depth == 0:
            is_contents = document.of_block(listing.node, contents.is_contents)
        if is_contents:
            found.add(listing.node)
    return found


def _styles(lists: Sequence[Listing]) -> dict[int, str]:
    """The marker of most items at each depth; of the whole page where a depth has few lists."""
    overall: Counter[str] = Counter()
    by_depth: dict[int, Counter[str]] = {}
    for listing in lists:
        marker, count = listing.node.marker, len(listing.node.children)
        overall[marker] += count
        by_depth.setdefault(listing.depth, Counter())[marker] += count
    has_own = Counter(listing.depth for listing in lists)
    if _are_uniform(lists):
        return dict.fromkeys(by_depth, majority(overall, _MARKERS) or _MARKERS[0])
    return {
        depth: majority(count if has_own[depth] >= _OWN_STYLE else overall, _MARKERS) or _MARKERS[0]
        for depth, count in by_depth.items()
    }


def _are_uniform(lists: Sequence[Listing]) -> bool:
    """Whether most lists with others in them have one marker at all depths."""
    trees: list[set[str]] = []
    deep: set[int] = set()
    for listing in lists:
        if listing.depth == 0 or not trees:
            trees.append(set())
        else:
            deep.add(len(trees) - 1)
        trees[-1].add(listing.node.marker)
    return sum(len(trees[index]) == 1 for index in deep) * 2 > len(deep)


def _touching(document: n.Document, lists: Sequence[Listing]) -> dict[n.Node, list[n.Node]]:
    """The lists between which and a list nothing stands that shows."""
    found: dict[n.Node, list[n.Node]] = {listing.node: [] for listing in lists}
    for holder in dict.fromkeys(listing.holder or document for listing in lists):
        before: n.Node | None = None
        for child in holder.children:
            if child in found:
                if before is not None:
                    found[before].append(child)
                    found[child].append(before)
                before = child
            elif not isinstance(child, n.Definition | n.Footnote):
                before = None
    return found


def _fault(listing: Listing, to: str) -> Fault:
    edits = [Edit(item.start, item.start + 1, to) for item in listing.items]
    start = listing.node.start
    message = f"list marker `{listing.node.marker}`; expected `{to}`"
    return Fault(Span(start, start + 1), message, mend(edits, f"use `{to}`"))
