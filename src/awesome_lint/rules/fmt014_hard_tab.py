"""FMT014: a tab in a list where most have spaces."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from awesome_lint.diagnostic import Diagnostic, Edit, Severity
from awesome_lint.layout import Fault, fault
from awesome_lint.layout.columns import TAB, gap, indent
from awesome_lint.layout.proof import proven
from awesome_lint.layout.survey import Listing, majority, survey
from awesome_lint.rule import Context, rule
from awesome_lint.source import Source, Span
from awesome_lint.syntax import nodes as n
from awesome_lint.syntax.leaves import Verbatim, is_blank, leaf_at


@rule(n.Document, severity=Severity.WARNING)
def check(document: n.Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report each tab that is out of line."""
    for found in _faults(ctx.page.source, document, ctx.page.settings.layout.hard_tabs):
        yield ctx.diagnostic(*found)


def _faults(source: Source, document: n.Document, style: str | None) -> Iterator[Fault]:
    """Tabs where most lines and items of lists have spaces, or all of them if spaces are set."""
    if style == "as-is" or "\t" not in source.text:
        return
    lists = [listing for listing in survey(document).lists if not listing.is_quoted]
    candidates = []
    for spans in (_indents(source, document, lists), _gaps(source, lists)):
        has_tab = Counter("\t" in source.cut(span) for span in spans)
        if style == "spaces" or not majority(has_tab, (False,)):
            candidates += [_fault(source, span) for span in spans if "\t" in source.cut(span)]
    yield from proven(source, document, candidates)


def _indents(source: Source, document: n.Document, lists: list[Listing]) -> list[Span]:
    """The white space at the start of lines in lists; code and HTML keep theirs."""
    spans = []
    for listing in lists:
        if listing.depth == 0:
            lines = range(source.line_at(listing.node.start), source.line_at(listing.node.end) + 1)
            spans += [indent(source, line) for line in lines if not is_blank(source, line)]
    return [span for span in spans if span.start < span.end and not _is_verbatim(source, document, span)]


def _is_verbatim(source: Source, document: n.Document, span: Span) -> bool:
    """Whether white space belongs to code or HTML; of the first fence GitHub counts a tab as one column."""
    if "\t" not in source.cut(span):
        return False
    leaf = leaf_at(document, span.end)
    return isinstance(leaf, Verbatim) and leaf.start <= span.end


def _gaps(source: Source, lists: list[Listing]) -> list[Span]:
    spaces = (gap(source, item) for listing in lists for item in listing.items)
    return [each for each in spaces if each is not None]


def _fault(source: Source, space: Span) -> Fault:
    start = source.line_span(source.line_at(space.start)).start
    before = len(source.text[start : space.start].expandtabs(TAB))
    after = len(source.text[start : space.end].expandtabs(TAB))
    spaces = " " * (after - before)
    return fault(space, "tab in a list; expected spaces", Edit(*space, spaces), "replace with spaces")
