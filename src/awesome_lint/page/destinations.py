"""Where the URLs of a page stand, as rules are handed them.

May not: judge.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from awesome_lint.source import Source, Span
from awesome_lint.syntax import nodes as n
from awesome_lint.text.patterns import late_pattern
from awesome_lint.text.urls import is_allowed

_ATTRIBUTE = late_pattern(
    r"<!--.*?(?:-->|\Z)"
    r"|(?<=[\s\"'])(?:href|src(?P<set>set)?)[ \t\n]*=[ \t\n]*"
    r"(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'<>=`]+))",
    re.DOTALL | re.IGNORECASE,
)
_CANDIDATE = late_pattern(r"(?P<url>[^\s,](?:[^\s]*[^\s,])?)(?:\s+[^,]*)?(?:,|\Z)")
"""One URL of a `srcset` and what is said of its size."""
HOLDERS = (n.Link, n.Image, n.Definition, n.Html, n.HtmlBlock)
"""The nodes that URLs are written in."""
_NAMED = (n.Link, n.Image)


class Destination(NamedTuple):
    """A URL of a page: unescaped and otherwise as written, its place as it stands, and the node that holds it."""

    url: str
    span: Span
    node: n.Node


_Written = tuple[Destination, str, str]
"""A destination, its URL, and that as it is written."""


class Destinations:
    """All URLs of a page in order, but those that one of the globs in `allow` fits; they are read when asked for."""

    def __init__(self, document: n.Document, source: Source, allow: Sequence[str] = ()) -> None:
        self._document, self._source, self._allow = document, source, allow
        self._known: list[_Written] | None = None
        self._by_block: dict[n.Node, list[_Written]] = {}

    def __iter__(self) -> Iterator[Destination]:
        return (each for each, _, _ in self._every() if not self._is_left_out(each))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def where(self, test: Callable[[str, str], bool]) -> list[Destination]:
        """Those that pass a test, which is told each URL and how it is written, and looks at nothing else."""
        if not self._document.is_kept:
            passing = [each for each, url, written in self._every() if test(url, written)]
            return [each for each in passing if not self._is_left_out(each)]

        def holders(block: n.Node) -> list[n.Node]:
            return [*dict.fromkeys(each.node for each, url, written in self._in(block) if test(url, written))]

        nodes = self._document.of_parts(holders, (Destinations, test))
        found = (each for node in nodes for each in destinations(node, self._source))
        return [each for each in found if test(each.url, self._source.cut(each.span)) and not self._is_left_out(each)]

    def count(self, test: Callable[[str, str], bool]) -> int:
        """How many pass such a test."""
        if self._allow or not self._document.is_kept:
            return len(self.where(test))

        def count_in(block: n.Node) -> int:
            return sum(test(url, written) for _, url, written in self._in(block))

        return sum(self._document.of_blocks(count_in, (Destinations.count, test)))

    def _every(self) -> Sequence[_Written]:
        """The URLs of the page, each as its destination, itself, and as it is written."""
        if self._document.is_kept:
            return [*chain.from_iterable(map(self._in, self._document.children))]
        if self._known is None:
            self._known = self._written(self._document.of(*HOLDERS))
        return self._known

    def _in(self, block: n.Node) -> list[_Written]:
        """The URLs of a block at the top of the page, in the same way."""
        if block not in self._by_block:
            self._by_block[block] = self._written(self._document.in_block(block, *HOLDERS))
        return self._by_block[block]

    def _written(self, nodes: Sequence[n.Node]) -> list[_Written]:
        found = (each for node in nodes for each in destinations(node, self._source))
        return [(each, each.url, self._source.cut(each.span)) for each in found]

    def _is_left_out(self, each: Destination) -> bool:
        return bool(self._allow) and is_allowed(each.url, self._allow)


def destinations(node: n.Node, source: Source) -> Iterator[Destination]:
    """The URLs that are written in a node itself: a reference's stands in its definition."""
    if isinstance(node, _NAMED):
        if node.kind is not n.LinkKind.REFERENCE:
            yield Destination(node.url, node.url_span, node)
    elif isinstance(node, n.Definition):
        yield Destination(node.url, node.url_span, node)
    elif isinstance(node, n.Html | n.HtmlBlock) and "=" in node.content:
        for match in _ATTRIBUTE.finditer(source.text, node.start, node.end):
            name = match.lastgroup
            if name is None:
                continue
            start, end = match.span(name)
            candidates = _CANDIDATE.finditer(source.text, start, end) if match["set"] else ()
            spans = [Span(*candidate.span("url")) for candidate in candidates] if match["set"] else [Span(start, end)]
            yield from (Destination(html.unescape(source.cut(span)), span, node) for span in spans)
