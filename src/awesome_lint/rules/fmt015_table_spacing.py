"""FMT015: a table with other white space than is set."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.layout import table_spacing
from awesome_lint.rule import Context, rule
from awesome_lint.syntax.nodes import Document


@rule(Document, severity=Severity.WARNING)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report each table that is not in the style set."""
    for fault in table_spacing.faults(ctx.page.source, document, ctx.page.settings.layout.tables):
        yield ctx.diagnostic(*fault)
