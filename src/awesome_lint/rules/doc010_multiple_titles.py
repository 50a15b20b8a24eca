"""DOC010: a page has more than one heading of level 1."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.rule import Context, rule
from awesome_lint.syntax.nodes import Document, Heading


@rule(Document, severity=Severity.WARNING)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report each title after the first."""
    titles = [node for node in document.children if isinstance(node, Heading) and node.level == 1]
    for title in titles[1:]:
        row = ctx.page.source.position(titles[0].start).row
        message = f"the page already has a title on line {row}; expected heading level 2 or more"
        yield ctx.diagnostic(title.span, message, other=titles[0].span)
