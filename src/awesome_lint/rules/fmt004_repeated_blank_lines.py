"""FMT004: more blank lines in a row than one, or any at the top."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.layout import repeated_blanks
from awesome_lint.rule import Context, rule
from awesome_lint.syntax.nodes import Document


@rule(Document, severity=Severity.WARNING)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report each run of too many blank lines."""
    for fault in repeated_blanks.faults(ctx.page.source, document):
        yield ctx.diagnostic(*fault)
