"""Entries put in order because somebody asks for it, be the list in that order or not.

May not: decide where an entry belongs: the order of its section says that, or its name.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from awesome_lint.catalog.records import Entry, Section
from awesome_lint.conventions import collation, order
from awesome_lint.conventions.order import SectionOrder
from awesome_lint.conventions.sortkeys import NAME
from awesome_lint.diagnostic import Applicability, Diagnostic, Fix, Severity
from awesome_lint.editing import fixer
from awesome_lint.editing.fixer import Judge, Parse
from awesome_lint.page import Page
from awesome_lint.pipeline.inputs import Input
from awesome_lint.pipeline.mending import Change
from awesome_lint.pipeline.outcomes import page_of
from awesome_lint.registry.families import ORDER
from awesome_lint.rule.fixes import rearrange
from awesome_lint.source import Span
from awesome_lint.text import spans
from awesome_lint.text.differences import hunks

_SORT, _MOVE = "sort the section", "move the entry"


def can_sort(page: Page, offset: int) -> bool:
    """Whether there are entries at an offset that stand in another order than theirs."""
    found = _order_at(page, offset)
    return found is not None and [*found.entries] != found.wanted


def can_move(page: Page, offset: int) -> bool:
    """Whether an entry stands at an offset that belongs elsewhere in its section."""
    found = _order_at(page, offset)
    return found is not None and _moved(page, found, offset) is not None


def sort_section(input_: Input, offset: int) -> Change:
    """Put the entries at an offset in the order of their section, or in that of their names."""
    return _arranged(input_, offset, lambda _, found: found.wanted)


def move_entry(input_: Input, offset: int) -> Change:
    """Move the entry at an offset to where it belongs among the others."""
    return _arranged(input_, offset, lambda page, found: _moved(page, found, offset))


def _arranged(input_: Input, offset: int, arrange: Callable[[Page, SectionOrder], Sequence[Entry] | None]) -> Change:
    page = page_of(input_)
    found = _order_at(page, offset)
    wanted = None if found is None else arrange(page, found)
    if found is None or wanted is None:
        return Change((), ["there is nothing to put in order"])
    slots = [each.span for each in found.entries]
    fix = rearrange(page.source, slots, [each.span for each in wanted], Applicability.UNSAFE, _SORT)
    if fix is None:
        return Change((), ["entries that hold one another are not moved"])
    result = fixer.apply(input_.text, Judge(partial(_read, input_), _once(input_.text, fix)), unsafe=True)
    return Change(hunks(input_.text, result.text), result.refused)


def _read(input_: Input, text: str, parse: Parse) -> Page:
    return Page.read(text, input_.settings, input_.world, parse=parse)


def _once(text: str, fix: Fix) -> Callable[[Page], list[Diagnostic]]:
    """A finding of which the fix is applied to one text."""

    def check(page: Page) -> list[Diagnostic]:
        start = page.source.position(0)
        found = Diagnostic(ORDER, _MOVE, _SORT, Severity.INFO, Span(0, 0), start, start, fix)
        return [found] if page.source.text == text and fix.edits else []

    return check


def _order_at(page: Page, offset: int) -> SectionOrder | None:
    """The order of the run of entries at an offset, or of the first run of the section whose heading is there.

    What a program writes is not put in order.
    """
    entry = page.entry_at(offset)
    for section, run in order.runs(page.source, page.catalog):
        is_heading = entry is None and section is not None and _is_at_heading(section, offset)
        if is_heading or (entry is not None and any(each is entry for each in run)):
            if spans.share_text(page.catalog.generated, Span(run[0].span.start, run[-1].span.end)):
                return None  # a program would undo it
            ids = {*map(id, run)}
            known = [each for each in page.conventions.orders if any(id(one) in ids for one in each.entries)]
            return known[0] if known else _by_name(section, run)
    return None


def _is_at_heading(section: Section, offset: int) -> bool:
    return section.span.start <= offset <= section.title_span.end


def _by_name(section: Section | None, run: Sequence[Entry]) -> SectionOrder | None:
    if len(run) <= 1:
        return None
    by = collation.ALL[0]
    return SectionOrder(section, tuple(run), NAME.keys(run, by), NAME, by, declared=False)


def _moved(page: Page, found: SectionOrder, offset: int) -> list[Entry] | None:
    """The entries with the one at an offset in its place; None if it stands there."""
    entry = page.entry_at(offset)
    index = next((at for at, each in enumerate(found.entries) if each is entry), None)
    if index is None or entry is None:
        return None
    others = [each for each in found.entries if each is not entry]
    rest = SectionOrder(
        found.section, tuple(others), found.by.keys(others, found.collation), found.by, found.collation, found.declared
    )
    place = rest.place(entry)
    return None if place == index else [*others[:place], entry, *others[place:]]
