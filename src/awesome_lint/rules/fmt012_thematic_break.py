"""FMT012: a rule across the page that is written otherwise than most."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.layout import thematic_break
from awesome_lint.rule import Context, rule
from awesome_lint.syntax.nodes import Document


@rule(Document, severity=Severity.WARNING)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report each rule that is written otherwise."""
    for fault in thematic_break.faults(ctx.page.source, document, ctx.page.settings.layout.thematic_break):
        yield ctx.diagnostic(*fault)
