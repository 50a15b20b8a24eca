"""What a list consists of, as editors show it: its sections and entries, and what of them can be folded.

May not: judge, print.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field

from awesome_lint.catalog.records import Entry, Section
from awesome_lint.page import Page
from awesome_lint.source import Span
from awesome_lint.syntax import nodes as n
from awesome_lint.values.slotted import immutable


@immutable
class Symbol:
    """A section or an entry; `span` holds `name_span` and the spans of all below it."""

    name: str
    detail: str
    is_section: bool
    span: Span
    name_span: Span
    symbols: list[Symbol] = field(default_factory=list)

    def walk(self) -> Iterator[Symbol]:
        """Yield this and all below it in order."""
        yield self
        for each in self.symbols:
            yield from each.walk()


@immutable
class Summary:
    """What there is to say of one section that has entries; `is_kept` is None if it has no order."""

    title_span: Span
    count: int
    order: str | None = None
    astray: int = 0

    @property
    def text(self) -> str:
        """The words that say it."""
        counted = f"{self.count} {'entry' if self.count == 1 else 'entries'}"
        if self.order is None:
            return counted
        return f"{counted}, {self.astray} out of {self.order}" if self.astray else f"{counted}, in {self.order}"


@immutable
class Fold:
    """Lines, counted from 0, that can be folded into their first one."""

    first: int
    last: int
    is_comment: bool = False


def outline(page: Page) -> list[Symbol]:
    """The sections of a page with their entries, and the entries above all sections."""
    placed = {id(each) for top in page.catalog.sections for section in top.walk() for each in section.entries}
    nested = {id(below) for each in page.catalog.entries for below in each.entries}
    above = [each for each in page.catalog.entries if id(each) not in placed and id(each) not in nested]
    return [*map(_entry, above), *(_section(each, page) for each in page.catalog.sections)]


def summaries(page: Page) -> list[Summary]:
    """What there is to say of each section that has entries of its own."""
    found = []
    for section in (each for top in page.catalog.sections for each in top.walk()):
        if section.entries:
            orders = [each for each in page.conventions.orders if each.section is section]
            order = orders[0].by.called if orders else None
            count = sum(1 + _count(each) for each in section.entries)
            found.append(Summary(section.title_span, count, order, sum(each.astray for each in orders)))
    return found


def folds(page: Page) -> list[Fold]:
    """What can be folded: sections, entries of several lines, comments, and code."""
    spans = [symbol.span for top in outline(page) for symbol in top.walk()]
    found = {_lines(page, span) for span in spans}
    found |= {_lines(page, block.span) for block in page.document.of(n.CodeBlock)}
    comments = [each.span for each in page.document.of(n.HtmlBlock) if each.content.lstrip().startswith("<!--")]
    folded = [Fold(*each) for each in found] + [Fold(*_lines(page, span), is_comment=True) for span in comments]
    return sorted((each for each in folded if each.first < each.last), key=lambda each: (each.first, each.last))


def _lines(page: Page, span: Span) -> tuple[int, int]:
    """The first line of a span, and the last that is not blank."""
    source = page.source
    end = span.start + len(source.cut(span).rstrip())
    return source.line_at(span.start), source.line_at(max(end - 1, span.start))


def _section(section: Section, page: Page) -> Symbol:
    below = [*map(_entry, section.entries), *(_section(each, page) for each in section.sections)]
    below.sort(key=lambda each: each.span)
    count = sum(1 + _count(each) for each in section.entries)
    detail = f"{count} {'entry' if count == 1 else 'entries'}" if count else ""
    return _symbol(section.title, detail, section.span, section.title_span, below, is_section=True)


def _entry(entry: Entry) -> Symbol:
    below = [_entry(each) for each in entry.entries]
    return _symbol(entry.name, entry.url or "", entry.span, entry.name_span, below, is_section=False)


def _symbol(
    name: str, detail: str, span: Span, name_span: Span, below: Sequence[Symbol], *, is_section: bool
) -> Symbol:
    start = min([span.start, *(each.span.start for each in below)])
    end = max([span.end, *(each.span.end for each in below)])
    is_inside = start <= name_span.start and name_span.end <= end
    place = name_span if is_inside else Span(start, start)
    return Symbol(" ".join(name.split()) or "—", detail, is_section, Span(start, end), place, [*below])


def _count(entry: Entry) -> int:
    return sum(1 + _count(each) for each in entry.entries)
