"""FMT008: a list with another bullet than most."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.layout import list_marker
from awesome_lint.rule import Context, rule
from awesome_lint.syntax.nodes import Document


@rule(Document, severity=Severity.WARNING)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report each list with another marker."""
    for fault in list_marker.faults(ctx.page.source, document, ctx.page.settings.layout.list_marker):
        yield ctx.diagnostic(*fault)
