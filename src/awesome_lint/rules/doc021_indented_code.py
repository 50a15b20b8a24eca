"""DOC021: a code block is indented instead of fenced."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.rule import Context, rule
from awesome_lint.syntax.nodes import CodeBlock


@rule(CodeBlock, severity=Severity.WARNING)
def check(block: CodeBlock, ctx: Context) -> Iterator[Diagnostic]:
    """Report code blocks without a fence."""
    if not block.fence:
        source = ctx.page.source
        first = source.line_span(source.line_at(block.start))
        yield ctx.diagnostic(first, "a code block is indented; expected a fence, or less indentation")
