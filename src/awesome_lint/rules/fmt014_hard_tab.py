"""FMT014: a tab in a list where most have spaces."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.layout import hard_tab
from awesome_lint.rule import Context, rule
from awesome_lint.syntax.nodes import Document


@rule(Document, severity=Severity.WARNING)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report each tab that is out of line."""
    for fault in hard_tab.faults(ctx.page.source, document, ctx.page.settings.layout.hard_tabs):
        yield ctx.diagnostic(*fault)
