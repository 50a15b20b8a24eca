"""FMT003: a list without a blank line before or after it."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.layout import surroundings
from awesome_lint.rule import Context, rule
from awesome_lint.syntax.nodes import Document


@rule(Document, severity=Severity.WARNING)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report each list that touches its neighbour."""
    for fault in surroundings.list_faults(ctx.page.source, document):
        yield ctx.diagnostic(*fault)
