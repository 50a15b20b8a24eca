"""FMT010: a list that stands further left or right than most."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.layout import list_indentation
from awesome_lint.rule import Context, rule
from awesome_lint.syntax.nodes import Document


@rule(Document, severity=Severity.WARNING)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report each list, or item, that is indented otherwise."""
    for fault in list_indentation.faults(ctx.page.source, document, ctx.page.settings.layout.list_indentation):
        yield ctx.diagnostic(*fault)
