"""DOC024: the marks of a merge conflict were left in the page."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.diagnostic import Diagnostic
from awesome_lint.rule import Context, rule
from awesome_lint.source import Span
from awesome_lint.syntax.nodes import CodeBlock, Document
from awesome_lint.text.patterns import late_pattern

_MARKER = late_pattern(r"(?<![^\r\n])(?:<{7}|>{7}|\|{7})(?: \S[^\r\n]*)?(?![^\r\n])")


@rule(Document)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report the lines that git writes around the two sides of a conflict; what stands in code may be an example."""
    text = ctx.page.source.text
    if not any(mark * 7 in text for mark in "<>|"):
        return
    code = [block.span for block in document.of(CodeBlock)]
    for match in _MARKER.finditer(text):
        if not any(start <= match.start() < end for start, end in code):
            message = f"`{match[0][:7]}` is left over from a merge conflict; keep one of the two sides"
            yield ctx.diagnostic(Span(*match.span()), message)
