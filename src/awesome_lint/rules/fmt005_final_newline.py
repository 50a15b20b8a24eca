"""FMT005: a page that does not end with exactly one line ending."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.layout import final_newline
from awesome_lint.rule import Context, rule
from awesome_lint.syntax.nodes import Document


@rule(Document, severity=Severity.WARNING)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report a missing line ending or blank lines at the end."""
    for fault in final_newline.faults(ctx.page.source, document):
        yield ctx.diagnostic(*fault)
