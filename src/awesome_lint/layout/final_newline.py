"""One line ending at the end of the page."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.diagnostic import Edit
from awesome_lint.layout import Fault, fault
from awesome_lint.source import Source, Span
from awesome_lint.syntax import nodes as n
from awesome_lint.syntax.leaves import Verbatim, is_blank, last_line, leaf_at


def faults(source: Source, document: n.Document) -> Iterator[Fault]:
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
