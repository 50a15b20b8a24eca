"""FMT016: white space in a link reference definition."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.layout import definition_spacing
from awesome_lint.rule import Context, rule
from awesome_lint.syntax.nodes import Document


@rule(Document, severity=Severity.WARNING)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report each definition that is spaced otherwise."""
    for fault in definition_spacing.faults(ctx.page.source, document):
        yield ctx.diagnostic(*fault)
