"""DOC016: a place that was left for a contact was never filled in."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.diagnostic import Diagnostic
from awesome_lint.rule import Context, rule
from awesome_lint.source import Span
from awesome_lint.syntax.nodes import Code, CodeBlock, Document, Html, HtmlBlock
from awesome_lint.text import spans
from awesome_lint.text.patterns import late_pattern

_PLACEHOLDER = late_pattern(r"\[INSERT (?:EMAIL(?: ADDRESS)?|CONTACT METHOD|CONTACT EMAIL)\]")


@rule(Document)
def check(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report the placeholders of codes of conduct, outside code and HTML."""
    text = ctx.page.source.text
    found = list(_PLACEHOLDER.finditer(text)) if "[INSERT " in text else []
    if not found:
        return
    silent = [node.span for node in document.of(Code, CodeBlock, Html, HtmlBlock)]
    for match in found:
        if spans.at(silent, match.start()) is None:
            message = f"`{match[0]}` is a placeholder; write how you can be reached"
            yield ctx.diagnostic(Span(*match.span()), message)
