"""DOC023: a line is written like a heading, but shows as text."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.diagnostic import Applicability, Diagnostic
from awesome_lint.rule import Context, rule
from awesome_lint.rule.fixes import replace
from awesome_lint.source import Source, Span
from awesome_lint.syntax import tree, unread_headings
from awesome_lint.syntax.nodes import Document, Heading, Paragraph


@rule(Document)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report lines that begin with hashes and no space behind them."""
    source = ctx.page.source
    for hashes, _ in unread_headings.find(document, source):
        gap = Span(hashes.end, hashes.end)
        fix = replace(gap, " ", Applicability.UNSAFE, "insert a space") if _ends_alone(source, hashes) else None
        message = f"no space follows `{source.cut(hashes)}`, so this is not a heading; expected a space"
        yield ctx.diagnostic(hashes, message, fix)


def _ends_alone(source: Source, hashes: Span) -> bool:
    """Whether the line below still is text if a heading stands above it: indented further it would be code."""
    below = source.line_at(hashes.start) + 1
    line = source.line(below) if below < source.line_count else ""
    return all(isinstance(block, Paragraph | Heading) for block in tree.parse(Source(line)).children)
