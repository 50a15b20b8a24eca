"""Whether a fix that makes a link leaves the links beside it as they are.

What is a link depends on all that stands before it in its paragraph: a bracket, a backtick or a bare URL that was
none takes in what follows. So the paragraph is read again with the fix.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from awesome_lint.diagnostic import Edit, Fix
from awesome_lint.diagnostic.edits import applied
from awesome_lint.page import Page
from awesome_lint.source import Source, Span
from awesome_lint.syntax import nodes as n
from awesome_lint.syntax import tree
from awesome_lint.syntax.leaves import blocks_at, start_of
from awesome_lint.syntax.links import normalized
from awesome_lint.text.urls import trimmed

_REREAD = (10_000, 4)
"""How many characters, or times the page, are read again before the fixes that are left count as doubtful."""


class Keeper:
    """Leaves out the fixes of one rule on a page by which a link or an image beside them would be none any more."""

    def __init__(self, page: Page) -> None:
        self._page = page
        characters, times = _REREAD
        self._budget = max(characters, times * len(page.source.text))

    def kept(self, fix: Fix | None) -> Fix | None:
        """The fix; None where it takes a link or an image away, or too much has been read again to tell."""
        if fix is None:
            return None
        edits = sorted(fix.edits)
        within = _paragraph(self._page.document, edits)
        self._budget -= 2 * (within.end - within.start)
        if self._budget < 0:
            return None
        source, mended = self._page.source, Span(edits[0].start - within.start, edits[-1].end - within.start)
        before = self._links(source.cut(within), mended)
        return None if before - self._links(applied(source, edits, within)[0]) else fix

    def _links(self, text: str, mended: Span | None = None) -> Counter[str]:
        """Where the links and images of a text lead, as far as a URL that is closed leads to the same.

        The URL that is mended itself is left out.
        """
        source = Source(text)
        document = tree.parse_piece(source, *self._defined)
        nodes = (node for node in document.of(n.Link, n.Image) if node.url)
        others = (each for each in nodes if mended is None or not _holds(each.url_span, mended))
        return Counter(trimmed(source.cut(each.url_span)) if each.label is None else each.url for each in others)

    @cached_property
    def _defined(self) -> tuple[dict[str, n.Definition], set[str]]:
        document = self._page.document
        definitions = {normalized(each.label): each for each in reversed(document.of(n.Definition))}
        return definitions, {normalized(each.label) for each in document.of(n.Footnote)}


def _holds(url: Span, place: Span) -> bool:
    return url.start <= place.start and place.end < url.end


def _paragraph(document: n.Document, edits: Sequence[Edit]) -> Span:
    """The paragraph, heading or cell that edits begin in, up to their end at least; of a quote all, with its marks."""
    start = edits[0].start
    path = blocks_at(document, start)
    leaf = path[1] if any(isinstance(each, n.Quote) for each in path) else path[-1]
    if isinstance(leaf, n.Table):
        cells = document.of(n.Cell)
        leaf = cells[max(bisect_right(cells, start, key=start_of) - 1, 0)]
    return Span(min(leaf.start, start), max(leaf.end, edits[-1].end))
