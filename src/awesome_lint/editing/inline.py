"""Which inline nodes a place cuts through.

May not: change text.
"""

from __future__ import annotations

from awesome_lint.source import Span
from awesome_lint.syntax import nodes as n


def whole(top: n.Node, span: Span) -> Span:
    """A span with all of the links, images, code and emphasis of which it holds one end."""
    for node in top.children:
        if node.start < span.end and span.start < node.end:
            is_cut = node.start < span.start < node.end < span.end or span.start < node.start < span.end < node.end
            if is_cut and isinstance(node, n.Link | n.Image | n.Code | n.Emphasis | n.Strong):
                span = Span(min(node.start, span.start), max(node.end, span.end))
            span = whole(node, span)
    return span
