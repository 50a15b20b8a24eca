"""FMT017: an ordered list that counts in more than one way."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.layout import ordered_numbering
from awesome_lint.rule import Context, rule
from awesome_lint.syntax.nodes import Document


@rule(Document, severity=Severity.WARNING)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report each list that is out of step."""
    for fault in ordered_numbering.faults(ctx.page.source, document, ctx.page.settings.layout.numbering):
        yield ctx.diagnostic(*fault)
