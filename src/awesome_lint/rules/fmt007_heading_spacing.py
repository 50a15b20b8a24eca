"""FMT007: a heading with other white space or closing hashes than most."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.layout import heading_spacing
from awesome_lint.rule import Context, rule
from awesome_lint.syntax.nodes import Document


@rule(Document, severity=Severity.WARNING)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report each heading that is spaced otherwise."""
    for fault in heading_spacing.faults(
        ctx.page.source, document, closing_hashes=ctx.page.settings.layout.closing_hashes
    ):
        yield ctx.diagnostic(*fault)
