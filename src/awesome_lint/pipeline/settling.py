"""Lists merged, and what follows from the rest derived again: the order of sections, contents, columns of tables.

Tables are aligned that the sides aligned. Then what the rules say of the merge, and of neither side, is the doing of
the merge: it is mended if a safe fix, or a move, mends it, else what a side did there is left to a person.

May not: read files, print.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import cached_property, partial
from typing import Protocol

from awesome_lint import engine
from awesome_lint.conventions import Conventions
from awesome_lint.diagnostic import Applicability, Diagnostic
from awesome_lint.diagnostic.fingerprint import fault_of, fingerprint, sift
from awesome_lint.editing import fixer
from awesome_lint.editing.fixer import Judge, Parse
from awesome_lint.engine.precedence import with_louder
from awesome_lint.layout.width import display_width
from awesome_lint.merging import Merge, Merging
from awesome_lint.merging.decisions import Decision, What
from awesome_lint.merging.marking import Marks
from awesome_lint.page import Page, collection_paused
from awesome_lint.registry import selection
from awesome_lint.registry.families import COMMENTS, CONTENTS, LAYOUT, ORDER, SECTIONS, TABLES
from awesome_lint.registry.plan import Plan, plan
from awesome_lint.settings import Settings
from awesome_lint.source import Source
from awesome_lint.syntax import nodes as n
from awesome_lint.syntax.leaves import leaf_at, start_of
from awesome_lint.text import alignment

_CALLED = {SECTIONS: "order of sections", CONTENTS: "contents", TABLES: "columns of tables"}
"""What is derived, by the rules that say it."""
_LINE = ", on line …"
"""What a fault says of a place, which the marks of conflicts move."""
_Name = tuple[str, str]
_Line = tuple[str, str, str]


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
    judges = _Tables(work, settings), _News(work.ours, work.theirs, settings)
    done, left = _mended(found, judges, settings)
    if astray := {line: said for line, (code, said) in left.items() if code.startswith((ORDER, CONTENTS))}:
        again = work.ordered(astray)
        if again.text != found.text:
            done, left = _mended(again, judges, settings)
    return (work.leave({line: said for line, (_, said) in left.items()}) if left else None) or done


def _mended(found: Merge, judges: Iterable[_Judge], settings: Settings) -> tuple[Merge, dict[int, tuple[str, str]]]:
    """A merge with what judges find mended; and what is left of it, by the lines of the merge that it is said of."""
    page, done = Page.read(found.text, settings), [*found.decisions]
    left: list[Diagnostic] = []
    for judge in judges:
        left = judge.new(page)
        if any(each.fix for each in left):
            read = partial(_read, page, settings)
            result = fixer.apply(page.source.text, Judge(read, judge.new), unsafe=True)
            page, left = result.page, result.remaining
            done += _told(result.applied)
    return Merge(page.source.text, (), done), _lines(page.source, left, found.text)


def _read(known: Page, settings: Settings, text: str, parse: Parse) -> Page:
    """A text as read, which one is already."""
    return known if text == known.source.text else Page.read(text, settings, parse=parse)


def _told(mended: Sequence[Diagnostic]) -> list[Decision]:
    """What was derived again or mended, in words."""
    derived = {each.code: _CALLED[each.code] for each in mended if each.code in _CALLED}
    decisions = [
        Decision(What.EDITED, name, None, "derived again from what both sides changed") for name in derived.values()
    ]
    return decisions + [
        Decision(What.EDITED, each.entry or f"line {each.location.row}", None, f"fixed: {_said(each)}")
        for each in mended
        if each.code not in derived
    ]


def _said(diagnostic: Diagnostic) -> str:
    return f"{fault_of(diagnostic).replace(_LINE, '')} ({diagnostic.code})"


def _lines(source: Source, found: Sequence[Diagnostic], before: str) -> dict[int, tuple[str, str]]:
    """The lines of a text, as they were before it was mended, of which something is said: by which rule, and what."""
    lines = source.text.split("\n")
    was = dict(alignment.pairs(lines, before.split("\n"))) if found else {}
    places = [(span, each) for each in found for span in (each.other, each.span) if span is not None]
    at = [(was.get(source.line_at(span.start)), each) for span, each in places]
    return {line: (each.code, _said(each)) for line, each in at if line is not None}


def _line(source: Source, diagnostic: Diagnostic) -> _Line:
    """What is said of which line."""
    return diagnostic.code, fault_of(diagnostic), source.line(source.line_at(diagnostic.span.start))


class _Judge(Protocol):
    """Who finds something on a page that is to be mended."""

    def new(self, page: Page) -> list[Diagnostic]:
        """What that is."""
        ...


class _Tables:
    """The tables whose columns both sides aligned."""

    def __init__(self, work: Merging, settings: Settings) -> None:
        self._sides = work.ours, work.theirs
        aligned = replace(settings, layout=replace(settings.layout, tables="aligned"))
        self._plan = plan(aligned, selection.matching(TABLES))

    def new(self, page: Page) -> list[Diagnostic]:
        """What is to be aligned."""
        ours, theirs = ({_name(page, table) for table in _even(page)} for page in self._sides)
        if ours.isdisjoint(theirs):
            return []
        return [each for name, each in self._found(page) if name in ours & theirs and name not in self._crooked]

    @cached_property
    def _crooked(self) -> set[_Name]:
        """The tables that a side did not align."""
        return {name for page in self._sides for name, _ in self._found(page)}

    def _found(self, page: Page) -> Iterator[tuple[_Name, Diagnostic]]:
        """Each table that is not aligned."""
        for each in engine.run(replace(page, settings=self._plan.settings), self._plan):
            yield _name(page, leaf_at(page.document, each.span.start)), each


def _even(page: Page) -> Iterator[n.Node]:
    """The tables whose rows all end in one column, as those do that are aligned."""
    for table in page.document.of(n.Table):
        lines = page.source.cut(table.span).strip().split("\n")
        if len({display_width(line.strip()) for line in lines}) == 1:
            yield table


def _name(page: Page, table: n.Node) -> _Name:
    """What a table is known by: the heading above it, and its header."""
    headings = page.document.of(n.Heading)
    above = bisect_left(headings, table.start, key=start_of) - 1
    title = n.plain_text(headings[above].children) if above >= 0 else ""
    header = page.source.line(page.source.line_at(table.start))
    return title, "".join(header.split())


class _News:
    """What the rules say of a merge and of neither side, each with a fix only if that is safe or moves something.

    Entries that stand on both sides keep their words: it is only because of others that these are wrong.
    """

    def __init__(self, ours: Page, theirs: Page, settings: Settings) -> None:
        self._sides = ours, theirs
        self._settings = settings
        self._plan = plan(settings)
        self._held_sides: list[Page] = []
        self._known: list[dict[str, list[Diagnostic]]] = [{}, {}]

    def new(self, page: Page) -> list[Diagnostic]:
        """What is new on a page; where a line is read otherwise, what is said of it belongs to another entry."""
        found = new = engine.run(page, self._plan, _ignore)
        for at, side in enumerate(self._sides):
            new = _unsaid(page, new, side, self._said(at, {each.code for each in new}))
        if any(not each.code.startswith(ORDER) for each in new):
            new = self._unsaid_by_habits(page, new)
        of_new = {id(each) for each in new}
        shared = {id(each.fix) for each in found if id(each) not in of_new}
        return [each if self._may_mend(each, page, shared) else replace(each, fix=None) for each in new]

    def _unsaid_by_habits(self, page: Page, found: Sequence[Diagnostic]) -> list[Diagnostic]:
        """What is said of no side either if what the merge does is what its entries should do; order aside."""
        new = [each for each in found if not each.code.startswith(ORDER)]
        for held in self._held(page.conventions):
            new = _unsaid(page, new, held, engine.run(held, self._plan_of({each.code for each in new}), _ignore))
        left = {id(each) for each in new}
        return [each for each in found if each.code.startswith(ORDER) or id(each) in left]

    def _held(self, habits: Conventions) -> Sequence[Page]:
        """The sides, judged by the habits of the merge; what is mended in it hardly changes these."""
        if not self._held_sides:
            self._held_sides = [side.judged_by(habits) for side in self._sides]
        return self._held_sides

    def _may_mend(self, each: Diagnostic, page: Page, shared: AbstractSet[int]) -> bool:
        if each.fix is None or id(each.fix) in shared:
            return False
        if each.code.startswith(ORDER):
            return True
        of_entry = each.entry is not None and not each.code.startswith(LAYOUT)
        is_kept = of_entry and page.source.line(page.source.line_at(each.span.start)) in self._kept
        return each.fix.applicability is Applicability.SAFE and not is_kept

    @cached_property
    def _kept(self) -> set[str]:
        """The lines that stand on both sides."""
        ours, theirs = ({*page.source.text.split("\n")} for page in self._sides)
        return ours & theirs

    def _said(self, at: int, codes: AbstractSet[str]) -> list[Diagnostic]:
        """What the rules of some codes say of a side."""
        known = self._known[at]
        if missing := codes - known.keys():
            found = engine.run(self._sides[at], self._plan_of(missing), _ignore)
            known |= {code: [each for each in found if each.code == code] for code in missing}
        return [each for code in sorted(codes) for each in known[code]]

    def _plan_of(self, codes: AbstractSet[str]) -> Plan:
        """The rules of some codes, with those that may silence them."""
        asked = with_louder(codes)
        is_all = any(code.startswith(COMMENTS) for code in codes)
        return plan(self._settings, [each for each in self._plan.ids if is_all or each.code in asked])


def _unsaid(page: Page, found: list[Diagnostic], side: Page, said: Sequence[Diagnostic]) -> list[Diagnostic]:
    """What is said of a page and not of a side, nor of a line there."""
    lines = {_line(side.source, each) for each in said}
    new = sift(page.source, found, [fingerprint(side.source, each) for each in said]).new
    return [each for each in new if _line(page.source, each) not in lines]


def _ignore(_code: str, _error: Exception) -> None:
    """A rule that raises says nothing."""
