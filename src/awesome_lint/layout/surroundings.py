"""A blank line between a heading or list and its neighbours, at the top level of the page.

One gap is one fault: between a heading and a list it is the heading's.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from awesome_lint.diagnostic import Edit
from awesome_lint.layout import Fault, fault
from awesome_lint.layout.leaves import is_blank, is_closed, leaf_at
from awesome_lint.source import Source, Span
from awesome_lint.syntax import nodes as n


def heading_faults(source: Source, document: n.Document) -> Iterator[Fault]:
    """Each heading that lacks a blank line before or after it."""
    for before, after in pairwise(document.children):
        if isinstance(after, n.Heading) and _touch(source, document, before, after):
            yield _fault(source, after, after.span, "before the heading")
        elif isinstance(before, n.Heading) and _touch(source, document, before, after):
            yield _fault(source, after, before.span, "after the heading")


def list_faults(source: Source, document: n.Document) -> Iterator[Fault]:
    """Each list that lacks a blank line before or after it, unless a heading stands there."""
    for before, after in pairwise(document.children):
        if isinstance(before, n.Heading) or isinstance(after, n.Heading):
            continue
        if isinstance(after, n.List) and _touch(source, document, before, after):
            first = source.line_at(after.start)
            yield _fault(source, after, Span(after.start, source.line_span(first).end), "before the list")
        elif isinstance(before, n.List) and _touch(source, document, before, after):
            start = source.line_span(source.line_at(before.end)).start
            yield _fault(source, after, Span(start, before.end), "after the list")


def _fault(source: Source, after: n.Node, span: Span, where: str) -> Fault:
    at = source.line_span(source.line_at(after.start)).start
    return fault(span, f"no blank line {where}", Edit(at, at, "\n"), f"add a blank line {where}")


def _touch(source: Source, document: n.Document, before: n.Node, after: n.Node) -> bool:
    """Whether nothing separates two blocks, and a blank line could without becoming part of the first."""
    line = source.line_at(after.start)
    if line <= source.line_at(before.start) or is_blank(source, line - 1):
        return False
    if isinstance(before, n.HtmlBlock):  # `<!-- markdownlint-disable-next-line -->` means the very next line
        return "next-line" not in source.line(line - 1)
    leaf = leaf_at(document, source.line_span(line).start - 1)
    if isinstance(leaf, n.HtmlBlock):  # inside a list or quote, which it may have no end before
        return False
    return not (isinstance(leaf, n.CodeBlock) and leaf.fence) or is_closed(source, leaf)
