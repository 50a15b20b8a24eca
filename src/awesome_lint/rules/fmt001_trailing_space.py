"""FMT001: white space at the end of a line."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.layout import trailing_space
from awesome_lint.rule import Context, rule
from awesome_lint.syntax.nodes import Document


@rule(Document, severity=Severity.WARNING)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report each run of trailing white space."""
    for fault in trailing_space.faults(ctx.page.source, document):
        yield ctx.diagnostic(*fault)
