"""DOC031: a page is longer than GitHub shows."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.rule import Context, rule
from awesome_lint.source import Span
from awesome_lint.syntax.nodes import Document

_SHOWN = 512_000
"""GitHub renders so many bytes of a page and cuts off the rest."""


@rule(Document, severity=Severity.WARNING)
def check(_document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report the first line that is not shown in full."""
    source = ctx.page.source
    written = source.text.encode("utf-8", "surrogatepass")  # an editor may hold half of a character
    if len(written) > _SHOWN:
        line = source.line_span(source.line_at(len(written[:_SHOWN].decode(errors="ignore"))))
        message = f"GitHub shows only the first 512,000 bytes of a page, and this one has {len(written):,}; split it"
        yield ctx.diagnostic(Span(line.start, line.end), message)
