"""Lists merged, and what follows from the rest derived again: the order of sections, contents, columns of tables.

Tables are aligned that the sides aligned. Then what the rules say of the merge, and of neither side, is the doing of
the merge: it is mended if a safe fix, or a move, mends it, else what a side did there is left to a person.

May not: read files, print.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import cached_property, partial

from awesome_lint import engine
from awesome_lint.diagnostic import Applicability, Diagnostic
from awesome_lint.diagnostic.fingerprint import Fingerprint, fingerprint, sift
from awesome_lint.editing import fixer
from awesome_lint.editing.fixer import Judge
from awesome_lint.merging import Merge, Merging, alignment
from awesome_lint.merging.decisions import Decision, What
from awesome_lint.merging.marking import Marks
from awesome_lint.page import Page, collection_paused
from awesome_lint.registry import selection
from awesome_lint.registry.families import CONTENTS, ORDER, SECTIONS, TABLES
from awesome_lint.registry.plan import plan
from awesome_lint.settings import Settings
from awesome_lint.source import Source
from awesome_lint.syntax import nodes as n
from awesome_lint.syntax.leaves import leaf_at, start_of
from awesome_lint.text.patterns import late_pattern

_IN_TABLE = late_pattern(r"^.*\|.*$", re.MULTILINE)
_CALLED = {SECTIONS: "order of sections", CONTENTS: "contents", TABLES: "columns of tables"}
"""What is derived, by the rules that say it."""
_Table = tuple[str, str]


@collection_paused()
def merge(
    base: str,
    ours: str,
    theirs: str,
    settings: Settings,
    marks: Marks | None = None,
    *,
    in_order: bool = False,
) -> Merge:
    """Merge two lists as `merging.merge` does, and derive again what follows from the rest.

    With `in_order`, what theirs added goes to its place in the order of its section even if ours changed nothing.

    Raises:
        MergeError: as there.
    """
    work = Merging(base, ours, theirs, settings, marks, in_order=in_order)
    found = work.merge()
    if not found.conflicts and found.text not in (base, ours, theirs, work.ours.source.text, work.theirs.source.text):
        found = _settled(found, work, settings)
    return work.finished(found)


def _settled(found: Merge, work: Merging, settings: Settings) -> Merge:
    """A merge that leaves nothing to decide, with what follows from the rest; what it alone gets wrong is mended."""
    page, done = Page.read(found.text, settings), [*found.decisions]
    news = _News(work.ours, work.theirs, settings)
    left: list[Diagnostic] = []
    for judge in (_Tables(work, settings), news):
        if left := judge.new(page):
            result = fixer.apply(page.source.text, Judge(partial(Page.read, settings=settings), judge.new), unsafe=True)
            page, left = result.page, result.remaining
            done += _told(result.applied)
    if left and (open_ := work.leave(_lines(page.source, left, found.text))):
        return open_
    return Merge(page.source.text, (), done)


def _told(mended: Sequence[Diagnostic]) -> list[Decision]:
    """What was derived again or mended, in words."""
    derived = {each.code: _CALLED[each.code] for each in mended if each.code in _CALLED}
    decisions = [
        Decision(What.EDITED, name, None, "derived again from what both sides changed") for name in derived.values()
    ]
    return decisions + [
        Decision(What.EDITED, each.entry or f"line {each.location.row}", None, f"mended: {_said(each)}")
        for each in mended
        if each.code not in derived
    ]


def _said(diagnostic: Diagnostic) -> str:
    return f"{diagnostic.message} ({diagnostic.code})"


def _lines(source: Source, found: Sequence[Diagnostic], before: str) -> dict[int, str]:
    """The lines of a text, as they are before it was mended, of which something is said, and what that is."""
    lines = source.text.split("\n")
    was = dict(alignment.pairs(lines, before.split("\n")))
    places = [(span, each) for each in found for span in (each.other, each.span) if span is not None]
    at = [(was.get(source.line_at(span.start)), each) for span, each in places]
    return {line: _said(each) for line, each in at if line is not None}


class _Tables:
    """The tables whose columns both sides aligned, if they both changed some."""

    def __init__(self, work: Merging, settings: Settings) -> None:
        before, *self._sides = work.base, work.ours, work.theirs
        rows = [_IN_TABLE.findall(page.source.text) for page in (before, *self._sides)]
        self._is_due = rows[0] not in rows[1:]
        aligned = replace(settings, layout=replace(settings.layout, tables="aligned"))
        self._plan = plan(aligned, selection.matching(TABLES))

    def new(self, page: Page) -> list[Diagnostic]:
        """What is to be aligned."""
        found = [*self._found(page)] if self._is_due else []
        return [each for table, each in found if table not in self._crooked] if found else []

    @cached_property
    def _crooked(self) -> set[_Table]:
        """The tables that a side did not align."""
        return {table for page in self._sides for table, _ in self._found(page)}

    def _found(self, page: Page) -> Iterator[tuple[_Table, Diagnostic]]:
        """Each table that is not aligned: the heading above it, and what stands above its columns."""
        headings = page.document.of(n.Heading)
        for each in engine.run(replace(page, settings=self._plan.settings), self._plan):
            table = leaf_at(page.document, each.span.start)
            above = bisect_left(headings, table.start, key=start_of) - 1
            title = n.plain_text(headings[above].children) if above >= 0 else ""
            header = page.source.line(page.source.line_at(table.start))
            yield (title, " ".join(header.split())), each


class _News:
    """What the rules say of a merge and of neither side, each with a fix only if that is safe or moves something.

    What stands on both sides is not mended: it is only because of others that it is wrong.
    """

    def __init__(self, ours: Page, theirs: Page, settings: Settings) -> None:
        self._sides = ours, theirs
        self._plan = plan(settings)
        self._known: dict[int, list[Fingerprint]] = {}

    def new(self, page: Page) -> list[Diagnostic]:
        """What is new on a page."""
        found = new = self._found(page)
        for side in self._sides:
            if new:
                new = sift(page.source, new, self._known_of(side)).new
        of_new = {id(each) for each in new}
        shared = {id(each.fix) for each in found if id(each) not in of_new}
        return [each if self._may_mend(each, page, shared) else replace(each, fix=None) for each in new]

    def _may_mend(self, each: Diagnostic, page: Page, shared: AbstractSet[int]) -> bool:
        if each.fix is None or id(each.fix) in shared:
            return False
        if each.code.startswith(ORDER):
            return True
        is_kept = each.entry is not None and page.source.line(page.source.line_at(each.span.start)) in self._kept
        return each.fix.applicability is Applicability.SAFE and not is_kept

    @cached_property
    def _kept(self) -> set[str]:
        """The lines that stand on both sides."""
        ours, theirs = ({*page.source.text.split("\n")} for page in self._sides)
        return ours & theirs

    def _known_of(self, page: Page) -> list[Fingerprint]:
        if id(page) not in self._known:
            self._known[id(page)] = [fingerprint(page.source, each) for each in self._found(page)]
        return self._known[id(page)]

    def _found(self, page: Page) -> list[Diagnostic]:
        return engine.run(page, self._plan, lambda _code, _error: None)
