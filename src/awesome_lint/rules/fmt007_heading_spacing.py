"""FMT007: a heading with other white space or closing hashes than most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from awesome_lint.diagnostic import Diagnostic, Edit, Severity
from awesome_lint.layout import Fault, fault
from awesome_lint.layout.proof import proven
from awesome_lint.layout.survey import majority, survey
from awesome_lint.rule import Context, rule
from awesome_lint.source import Source, Span
from awesome_lint.syntax import nodes as n


@rule(n.Document, severity=Severity.WARNING)
def check(document: n.Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report each heading that is spaced otherwise."""
    for found in _faults(ctx.page.source, document, closing_hashes=ctx.page.settings.layout.closing_hashes):
        yield ctx.diagnostic(*found)


def _faults(source: Source, document: n.Document, *, closing_hashes: bool | None) -> Iterator[Fault]:
    """Headings with other white space than one space, or hashes behind them, where most have none."""
    found = survey(document)
    headings = [heading for heading in found.headings if not heading.setext and heading.children]
    if not headings:
        return
    candidates = [
        *_where_most_do(source, headings, _gap, " ", _of_gap),
        *_where_most_do(source, [heading for heading in headings if heading in found.top], _indent, "", _of_indent),
        *_of_closing(source, headings, wanted=closing_hashes),
    ]
    yield from proven(source, document, candidates)


def _where_most_do(
    source: Source,
    headings: list[n.Heading],
    place: Callable[[Source, n.Heading], Span],
    wanted: str,
    report: Callable[[Span], Fault],
) -> Iterator[Fault]:
    """Faults of the places that hold something else than wanted, if most hold what is wanted."""
    places = [place(source, heading) for heading in headings]
    if majority(Counter(source.cut(each) == wanted for each in places), (True,)):
        yield from (report(each) for each in places if source.cut(each) != wanted)


def _gap(_: Source, heading: n.Heading) -> Span:
    return Span(heading.start + heading.level, heading.content_span.start)


def _indent(source: Source, heading: n.Heading) -> Span:
    return Span(source.line_span(source.line_at(heading.start)).start, heading.start)


def _of_gap(gap: Span) -> Fault:
    return fault(gap, "white space between `#` and heading; expected one space", Edit(*gap, " "), "leave one space")


def _of_indent(indent: Span) -> Fault:
    return fault(indent, "white space before the heading; remove it", Edit(*indent, ""), "remove the white space")


def _of_closing(source: Source, headings: list[n.Heading], *, wanted: bool | None) -> Iterator[Fault]:
    tails = [Span(heading.content_span.end, heading.end) for heading in headings]
    if wanted is None:
        wanted = majority(Counter("#" in source.cut(tail) for tail in tails), (False,))
    for heading, tail in zip(headings, tails, strict=True):
        has_hashes = "#" in source.cut(tail)
        end = source.line_span(source.line_at(heading.start)).end
        if any(each in source.text[tail.start : end] for each in "\v\f"):
            continue  # behind which GitHub shows the hashes
        if has_hashes and not wanted:
            yield fault(tail, "`#` after the heading; remove it", Edit(*tail, ""), "remove the hashes")
        elif wanted and not has_hashes:
            hashes = "#" * heading.level
            message = f"no `{hashes}` after the heading; add it"
            yield fault(heading.span, message, Edit(*tail, f" {hashes}"), "add the hashes")
