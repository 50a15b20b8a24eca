"""FMT005: a page that does not end with exactly one line ending."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.diagnostic import Diagnostic, Edit, Severity
from awesome_lint.layout import Fault, fault
from awesome_lint.rule import Context, rule
from awesome_lint.source import Source, Span
from awesome_lint.syntax import nodes as n
from awesome_lint.syntax.leaves import Verbatim, is_blank, last_line, leaf_at


@rule(n.Document, severity=Severity.WARNING)
def check(document: n.Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report a missing line ending or blank lines at the end."""
    for found in _faults(ctx.page.source, document):
        yield ctx.diagnostic(*found)


def _faults(source: Source, document: n.Document) -> Iterator[Fault]:
    """The missing line ending of the last line that is not blank, or the blank lines after it."""
    end = len(source.text)
    last = source.line_count - 1
    while last >= 0 and is_blank(source, last):
        last -= 1
    if last < 0:
        return
    if last == source.line_count - 1:
        message = "no line ending at the end of the page; add one"
        yield fault(Span(end, end), message, Edit(end, end, "\n"), "add a line ending")
    elif last < source.line_count - 2 and not _is_code(source, document, last + 1):
        count = source.line_count - 2 - last
        lines = "blank line" if count == 1 else f"{count} blank lines"
        span = Span(source.line_span(last + 1).start, end)
        remedy = "it" if count == 1 else "them"
        message = f"{lines} at the end of the page; remove {remedy}"
        yield fault(span, message, Edit(*span, ""), "remove the blank lines")


def _is_code(source: Source, document: n.Document, line: int) -> bool:
    leaf = leaf_at(document, source.line_span(line).start)
    return isinstance(leaf, Verbatim) and line <= last_line(source, leaf)
