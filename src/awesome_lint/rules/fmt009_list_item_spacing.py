"""FMT009: other white space behind a list marker than most items have."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.layout import list_item_spacing
from awesome_lint.rule import Context, rule
from awesome_lint.syntax.nodes import Document


@rule(Document, severity=Severity.WARNING)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report each item that is spaced otherwise."""
    for fault in list_item_spacing.faults(ctx.page.source, document, ctx.page.settings.layout.list_item_spacing):
        yield ctx.diagnostic(*fault)
