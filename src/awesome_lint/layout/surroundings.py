"""A blank line between a heading or list and its neighbours, at the top level of the page.

One gap is one fault: between a heading and a list it is the heading's.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from awesome_lint.diagnostic import Edit
from awesome_lint.layout import Fault, fault, split_lists
from awesome_lint.source import Source, Span
from awesome_lint.syntax import nodes as n
from awesome_lint.syntax.leaves import blocks_at, is_blank, is_closed, keeps_blanks


def heading_faults(source: Source, document: n.Document) -> Iterator[Fault]:
    """Each heading that lacks a blank line before or after it."""
    for before, after in _gaps(source, document):
        if isinstance(after, n.Heading):
            yield _fault(source, after, after.span, "before the heading")
        elif isinstance(before, n.Heading):
            yield _fault(source, after, before.span, "after the heading")


def list_faults(source: Source, document: n.Document) -> Iterator[Fault]:
    """Each list that lacks a blank line before or after it, unless a heading, or a list that it is a part of, does."""
    split = {each.block for each in split_lists.odd(document.children, source, split_lists.bullet(document))}
    for before, after in _gaps(source, document):
        if isinstance(before, n.Heading) or isinstance(after, n.Heading):
            continue
        if before in split or after in split:
            continue
        if isinstance(after, n.List):
            yield _fault(source, after, _first_line(source, after), "before the list")
        elif isinstance(before, n.List):
            # the last item of a list is another as soon as one is added, so it is told of what follows
            yield _fault(source, after, _first_line(source, after), "after the list")


def _first_line(source: Source, block: n.Node) -> Span:
    return Span(block.start, source.line_span(source.line_at(block.start)).end)


def _fault(source: Source, after: n.Node, span: Span, where: str) -> Fault:
    at = source.line_span(source.line_at(after.start)).start
    return fault(span, f"no blank line {where}", Edit(at, at, "\n"), f"add a blank line {where}")


def _gaps(source: Source, document: n.Document) -> Iterator[tuple[n.Node, n.Node]]:
    """The neighbours that nothing separates and a blank line may.

    Where programs read a line as more of the block before it, they are at odds up to the next
    blank line.
    """
    at_odds = False
    for before, after in pairwise(document.children):
        line = source.line_at(after.start)
        if is_blank(source, line - 1):
            at_odds = source.line(line - 1) != "" and keeps_blanks(source, document, line - 1, line)
        elif line > source.line_at(before.start):
            at_odds = at_odds or _may_go_on(source, document, after)
            if not at_odds and not (isinstance(before, n.HtmlBlock) and "next-line" in source.line(line - 1)):
                yield before, after


def _may_go_on(source: Source, document: n.Document, after: n.Node) -> bool:
    """Whether a blank line could become part of the block above, or end what would take in the line below."""
    if isinstance(after, n.HtmlBlock) and after.content[:2] == "<!" and after.content[2:3].islower():
        return True  # GitHub takes a declaration in small letters for text
    *holders, leaf = blocks_at(document, source.line_span(source.line_at(after.start)).start - 1)
    holder = holders[-1]
    if isinstance(after, n.List) and any(isinstance(each, n.Footnote) for each in holders):
        return True  # an empty item may be text of the footnote
    if isinstance(leaf, n.HtmlBlock):
        return holder is not document
    if isinstance(leaf, n.CodeBlock):
        return bool(leaf.fence) and not is_closed(source, leaf)
    if isinstance(leaf, n.Definition):
        return holder is not document or not isinstance(after, n.Heading) or after.setext
    if isinstance(leaf, n.Item):  # `- [ ]` alone is text on GitHub
        return leaf.checked is not None
    return isinstance(leaf, n.Quote) and leaf.alert is not None  # `> [!NOTE]` may be text, too
