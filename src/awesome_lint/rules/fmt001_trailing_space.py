"""FMT001: white space at the end of a line."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from awesome_lint.diagnostic import Diagnostic, Edit, Severity
from awesome_lint.layout import Fault, fault
from awesome_lint.rule import Context, rule
from awesome_lint.source import Source, Span
from awesome_lint.syntax import nodes as n
from awesome_lint.syntax.leaves import Verbatim, blocks_at, is_closed, keeps_blanks, last_line, start_of
from awesome_lint.text.patterns import late_pattern

_BOX = late_pattern(r"(?:[-*+]|\d[.)])[ \t]+\[[ xX]\]\Z")


@rule(n.Document, severity=Severity.WARNING)
def check(document: n.Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report each run of trailing white space."""
    for found in _faults(ctx.page.source, document):
        yield ctx.diagnostic(*found)


def _faults(source: Source, document: n.Document) -> Iterator[Fault]:
    """Each run of white space before a line ending that shows nothing."""
    for line in source.spaced_lines():
        start, end = source.line_span(line)
        space = Span(start + len(source.line(line).rstrip(" \t")), end)
        if _shows_nothing(source, document, line, space):
            yield fault(space, "trailing white space", Edit(*space, ""), "remove the white space")


def _shows_nothing(source: Source, document: n.Document, line: int, space: Span) -> bool:
    start = source.line_span(line).start
    if space.start == start:
        joins = line > 0 and source.ending(line - 1) == "\r" and source.ending(line) == "\n"
        return not joins and not keeps_blanks(source, document, line, line + 1)
    if source.text[space.start - 1 : space.start] == "\\" or _BOX.search(source.text, start, space.start):
        return False  # the backslash would become a hard break, and a box is one only before a space
    path = blocks_at(document, space.start - 1)
    if any(isinstance(each, n.Footnote) for each in path) and not source.line(line).strip(" \t>"):
        return False  # on GitHub a footnote in a quote goes on after white space
    leaf = path[-1]
    if isinstance(leaf, Verbatim):
        return line > last_line(source, leaf) or (isinstance(leaf, n.CodeBlock) and _is_fence(source, leaf, line))
    if isinstance(leaf, n.Paragraph) or (isinstance(leaf, n.Heading) and leaf.setext):
        last = source.line_at(leaf.end) - isinstance(leaf, n.Heading)
        return line >= last or _has_soft_break(leaf, space.end)
    if isinstance(leaf, n.Definition):  # in front of its last line, a title may go on
        return line >= source.line_at(leaf.end)
    if isinstance(leaf, n.Quote):  # GitHub's older renderer takes `[!NOTE]` for text, and a `>` far in for code
        is_first = line == source.line_at(leaf.start)
        return leaf.alert is None if is_first else not source.line(line).startswith(("    ", "\t"))
    if isinstance(leaf, n.Item):  # `- [ ]` without its space is no task; an empty item goes on after white space
        return leaf.checked is None and line == source.line_at(leaf.start)
    return True


def _is_fence(source: Source, block: n.CodeBlock, line: int) -> bool:
    """Whether a line of a code block is its opening or closing fence."""
    if not block.fence:
        return False
    return line == source.line_at(block.start) or (line == last_line(source, block) and is_closed(source, block))


def _has_soft_break(node: n.Node, at: int) -> bool:
    """Whether a soft break stands at the end of a line, and not code, a tag or the title of a link."""
    while node.children:
        index = bisect_right(node.children, at, key=start_of) - 1
        if index < 0:
            return False
        node = node.children[index]
    return isinstance(node, n.Break) and not node.hard and at < node.end
