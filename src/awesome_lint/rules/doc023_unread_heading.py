"""DOC023: a line is written like a heading, but shows as text."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.diagnostic import Applicability, Diagnostic
from awesome_lint.rule import Context, replace, rule
from awesome_lint.source import Span
from awesome_lint.syntax import unread_headings
from awesome_lint.syntax.nodes import Document


@rule(Document)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report lines that begin with hashes and no space behind them."""
    source = ctx.page.source
    for hashes, _ in unread_headings.find(document, source):
        gap = Span(hashes.end, hashes.end)
        message = f"no space follows `{source.cut(hashes)}`, so this is no heading; expected one"
        yield ctx.diagnostic(hashes, message, replace(gap, " ", Applicability.UNSAFE, "insert a space"))
