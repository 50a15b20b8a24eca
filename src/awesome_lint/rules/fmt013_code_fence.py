"""FMT013: a code block with another fence than most."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.layout import code_fence
from awesome_lint.rule import Context, rule
from awesome_lint.syntax.nodes import Document


@rule(Document, severity=Severity.WARNING)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report each code block with another fence."""
    for fault in code_fence.faults(ctx.page.source, document, ctx.page.settings.layout.code_fence):
        yield ctx.diagnostic(*fault)
