"""FMT006: a heading in another style than most."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.layout import heading_style
from awesome_lint.rule import Context, rule
from awesome_lint.syntax.nodes import Document


@rule(Document, severity=Severity.WARNING)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report each heading in the other style."""
    for fault in heading_style.faults(ctx.page.source, document, ctx.page.settings.layout.heading_style):
        yield ctx.diagnostic(*fault)
