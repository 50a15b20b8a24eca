"""Where the URLs of a page stand, as rules are handed them.

May not: judge.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
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


class Destination(NamedTuple):
    """A URL of a page: unescaped and otherwise as written, its place as it stands, and the node that holds it."""

    url: str
    span: Span
    node: n.Node


class Destinations(tuple[Destination, ...]):
    """All URLs of a page in order, but those that the settings leave out."""

    __slots__ = ()


def on_page(document: n.Document, source: Source, allow: Sequence[str]) -> Destinations:
    """All URLs of a page in order, but those that one of the globs in `allow` fits."""
    found = (destination for node in document.of(*HOLDERS) for destination in destinations(node, source))
    return Destinations(each for each in found if not (allow and is_allowed(each.url, allow)))


def destinations(node: n.Node, source: Source) -> Iterator[Destination]:
    """The URLs that are written in a node itself: a reference's stands in its definition."""
    if isinstance(node, n.Link | n.Image):
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
