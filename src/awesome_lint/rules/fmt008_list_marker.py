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
    lists = [each for each in survey(document).lists if not each.node.ordered]
    listed = _in_contents(lists)
    wanted: dict[tuple[bool, int], str] = {}
    for is_contents in (True, False):
        alike = [each for each in lists if (each.node in listed) is is_contents]
        wanted.update({(is_contents, depth): marker or style for depth, style in _styles(alike).items()})
    touching = _touching(lists)
    markers: dict[n.Node, str] = {each.node: each.node.marker for each in lists}
    candidates = []
    for each in lists:
        to = wanted[each.node in listed, each.depth]
        if each.node.marker != to and all(markers[other] != to for other in touching[each.node]):
            markers[each.node] = to
            candidates.append(_fault(each, to))
    yield from proven(source, document, candidates)


def _in_contents(lists: Sequence[Listing]) -> set[n.Node]:
    """The lists of contents, those nested in them too: programs write these, and in their own style."""
    found: set[n.Node] = set()
    is_contents = False
    for each in lists:
        if each.depth == 0:
            is_contents = contents.is_contents(each.node)
        if is_contents:
            found.add(each.node)
    return found


def _styles(lists: Sequence[Listing]) -> dict[int, str]:
    """The marker of most items at each depth; of the whole page where a depth has few lists."""
    overall: Counter[str] = Counter()
    by_depth: dict[int, Counter[str]] = {}
    for each in lists:
        count = Counter({each.node.marker: len(each.node.children)})
        overall += count
        by_depth.setdefault(each.depth, Counter()).update(count)
    has_own = Counter(each.depth for each in lists)
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
    for each in lists:
        if each.depth == 0 or not trees:
            trees.append(set())
        else:
            deep.add(len(trees) - 1)
        trees[-1].add(each.node.marker)
    return sum(len(trees[index]) == 1 for index in deep) * 2 > len(deep)


def _touching(lists: Sequence[Listing]) -> dict[n.Node, list[n.Node]]:
    """The lists between which and a list nothing stands that shows."""
    found: dict[n.Node, list[n.Node]] = {each.node: [] for each in lists}
    for holder in dict.fromkeys(each.holder for each in lists):
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
