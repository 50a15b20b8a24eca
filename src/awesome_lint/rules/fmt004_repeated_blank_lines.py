"""FMT004: more blank lines in a row than one, or any at the top."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.diagnostic import Diagnostic, Edit, Severity
from awesome_lint.layout import Fault, fault
from awesome_lint.rule import Context, rule
from awesome_lint.source import BOM, Source, Span
from awesome_lint.syntax import nodes as n
from awesome_lint.syntax.leaves import is_blank, keeps_blanks
from awesome_lint.text.patterns import late_pattern

_TWO = 2
_MIN_HEADINGS = 3
_REPEATED = late_pattern(r"(?>\r\n?|\n)(?:[ \t]*(?>\r\n?|\n)){2,}")
"""The end of a line, and the blank lines below it, if there are several."""
_REPEATED_FEEDS = late_pattern(r"\n(?:[ \t]*\n){2,}")
"""The same in a text without carriage returns, found in a tenth of the time."""
_ODD_AT_THE_TOP = ("---", BOM)
"""What would be front matter or a byte order mark if nothing stood above it."""


@rule(n.Document, severity=Severity.WARNING)
def check(document: n.Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report each run of too many blank lines."""
    for found in _faults(ctx.page.source, document):
        yield ctx.diagnostic(*found)


def _faults(source: Source, document: n.Document) -> Iterator[Fault]:
    """Each run of blank lines that is longer than it should be, by the lines that are too many."""
    headings = _below_two(source, document)
    for first, after in _runs(source):
        count = after - first
        if count == _TWO and after in headings:
            continue
        if first == 0 and not source.line(after).startswith(_ODD_AT_THE_TOP):
            lines, remedy = ("blank line", "it") if count == 1 else (f"{count} blank lines", "them")
            yield _fault(source, first, after, f"{lines} at the top of the page; remove {remedy}")
        elif count > 1 and not keeps_blanks(source, document, first, after):
            yield _fault(source, first + 1, after, f"{count} blank lines in a row; leave one")


def _below_two(source: Source, document: n.Document) -> frozenset[int]:
    """The lines of the headings that two blank lines part from the text above, if most headings stand so."""
    lines = [source.line_at(child.start) for child in document.children if isinstance(child, n.Heading)]
    parted = [line for line in lines if line > 1 and is_blank(source, line - 1)]
    below = [line for line in parted if is_blank(source, line - 2) and (line == _TWO or not is_blank(source, line - 3))]
    is_style = len(below) >= _MIN_HEADINGS and len(below) * 2 > len(parted)
    return frozenset(below) if is_style else frozenset()


def _fault(source: Source, first: int, after: int, message: str) -> Fault:
    span = Span(source.line_span(first).start, source.line_span(after).start)
    return fault(span, message, Edit(*span, ""), "remove the blank lines")


def _runs(source: Source) -> Iterator[tuple[int, int]]:
    """The runs of blank lines at the top, or of several elsewhere: the first line, and the line after the run.

    None is at the end, but a page of nothing else is one run.
    """
    top = 0
    if is_blank(source, 0) and source.line_count > 1:
        last = source.line_count - 1
        top = next((line for line in range(last) if not is_blank(source, line)), last)
        yield 0, top
    pattern = _REPEATED if "\r" in source.text else _REPEATED_FEEDS
    for match in pattern.finditer(source.text):
        first, after = source.line_at(match.start()) + 1, source.line_at(match.end())
        if first > top and not is_blank(source, after):
            yield first, after
