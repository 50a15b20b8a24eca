"""FMT011: emphasis with another marker than most."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.layout import emphasis_marker
from awesome_lint.rule import Context, rule
from awesome_lint.syntax.nodes import Document


@rule(Document, severity=Severity.WARNING)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report each emphasis with other markers."""
    layout = ctx.page.settings.layout
    for fault in emphasis_marker.faults(ctx.page.source, document, layout.emphasis_marker, layout.strong_marker):
        yield ctx.diagnostic(*fault)
