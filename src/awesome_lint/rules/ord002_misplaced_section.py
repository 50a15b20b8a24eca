"""ORD002: a section stands out of the order that the sections beside it keep."""

from __future__ import annotations

from collections.abc import Iterator

from awesome_lint.catalog.records import Catalog, Section
from awesome_lint.conventions import moves
from awesome_lint.diagnostic import Applicability, Diagnostic, Severity
from awesome_lint.rule import Context, rule
from awesome_lint.rule.fixes import rearrange
from awesome_lint.source import Source, Span
from awesome_lint.text.patterns import late_pattern

_BETWEEN = late_pattern(r"\s*(?:[\r\n][ \t]*(?:-{3,}|\*{3,}|_{3,})\s*)?\Z")
"""What stands between two sections and is part of neither."""


@rule(Catalog, severity=Severity.WARNING)
def check(_catalog: Catalog, ctx: Context) -> Iterator[Diagnostic]:
    """Report the fewest sections whose moving puts those below one heading in order."""
    for order in ctx.page.conventions.section_orders:
        found = order.moves()
        if not found:
            continue
        source = ctx.page.source
        fix = rearrange(
            source,
            [_written(section, source) for section in order.sections],
            [_written(section, source) for section in order.wanted],
            Applicability.UNSAFE,
            f"put the sections in {order.by.called}",
        )
        titles = [section.title for section in order.sections]
        for move in found:
            first = order.sections[move.run[0]]
            message = moves.told(move, titles, order.by.called, "sections")
            what = "the section" if len(move.run) == 1 else "the sections"
            yield ctx.diagnostic(first.title_span, f"{what} {message}", fix)


def _written(section: Section, source: Source) -> Span:
    """The place of a section without the blank lines and the rule behind it."""
    text = source.cut(section.span)
    end = len(text.rstrip().rstrip("-*_").rstrip())
    between = _BETWEEN.match(text, end)
    return Span(section.span.start, section.span.start + (end if between else len(text.rstrip())))
