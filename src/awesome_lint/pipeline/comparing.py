"""What a change to a list is to blame for, and the fixes of that.

May not: read files or ask git; the earlier text is handed in.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from awesome_lint import engine
from awesome_lint.catalog import changes
from awesome_lint.catalog.changes import State
from awesome_lint.catalog.holding import holding
from awesome_lint.catalog.records import Entry
from awesome_lint.diagnostic import Diagnostic, crash
from awesome_lint.diagnostic.fingerprint import Fingerprint, fingerprint, sift
from awesome_lint.page import Page, suppression
from awesome_lint.pipeline import outcomes
from awesome_lint.pipeline.inputs import Input
from awesome_lint.pipeline.outcomes import Outcome
from awesome_lint.registry import families
from awesome_lint.source import Source, Span
from awesome_lint.syntax import tree
from awesome_lint.text import alignment
from awesome_lint.text.patterns import late_pattern
from awesome_lint.values.slotted import immutable
from awesome_lint.world.speller import Speller, SpellerError, shared_speller

if TYPE_CHECKING:
    from awesome_lint.conventions import Conventions
    from awesome_lint.editing.fixer import FixResult

_NAME = late_pattern(r"`[^`]*`")
_ROW = late_pattern(r"\bon line \d+")


def check_change(input_: Input, before: str | None, *, is_trusted: bool = True) -> Outcome:
    """Check one input as a change to what it was before; None stands for a list that was not there.

    Of a change that is not trusted, comments that silence rules are not heeded.

    The whole list is judged, before and after, by what it did before, unless most of it was written anew. Reported is
    what is wrong with entries that are new or changed, and what is wrong elsewhere, say with the order, and was not
    before.
    """
    earlier = _Earlier.of(input_, before)
    judged = input_ if is_trusted else _unsilenced(input_, earlier.state.source)
    outcome = outcomes.check_file(judged, earlier.known_state, earlier.base)
    outcome = replace(outcome, input=input_, source=Source(input_.text))
    assert outcome.catalog is not None, "the outcome of a check has records"
    left, changed = earlier.blame(State(outcome.source, outcome.catalog), outcome.diagnostics)
    return replace(outcome, diagnostics=left, changed_entries=changed)


def fix_change(input_: Input, before: str | None, *, unsafe: bool = False, is_trusted: bool = True) -> Outcome:
    """Apply the fixes of what a change to one input is to blame for; nothing is written.

    A fix that would mend older findings, too, is left out.
    """
    try:
        result = _fixed(input_, before, shared_speller(), unsafe=unsafe)
    except SpellerError:  # of which the check of what was fixed tells
        result = _fixed(input_, before, None, unsafe=unsafe)
    outcome = check_change(replace(input_, text=result.text), before, is_trusted=is_trusted)
    problems = dict.fromkeys([*outcomes.refused(input_, result), *outcome.problems])
    return replace(outcome, input=input_, applied=result.applied, problems=[*problems])


def _fixed(input_: Input, before: str | None, speller: Speller | None, *, unsafe: bool) -> FixResult:
    from awesome_lint.editing import fixer  # noqa: PLC0415 -- most runs fix nothing

    earlier = _Earlier.of(input_, before)
    world = replace(input_.world, before=earlier.known_state, speller=speller)
    crashes = crash.Crashes(input_.name, SpellerError)  # of which the check of what was fixed tells

    def check(page: Page) -> list[Diagnostic]:
        found = engine.check(page, on_crash=crashes.note)
        blamed, _ = earlier.blame(State(page.source, page.catalog), found)
        blamed_too = {id(one) for one in blamed}
        older = {id(one.fix) for one in found if id(one) not in blamed_too}
        return [one if id(one.fix) not in older else replace(one, fix=None) for one in blamed]

    def read(text: str, parse: fixer.Parse) -> Page:
        return Page.read(text, input_.settings, world, base=earlier.base, parse=parse)

    return fixer.apply(input_.text, fixer.Judge(read, check), unsafe=unsafe)


@immutable
class _Earlier:
    """What a list was before a change.

    `known_state` is None where it was not there. `base` is what it did, unless most of it was written anew, `known`
    what was found.
    """

    state: State
    known_state: State | None
    base: Conventions | None
    known: Sequence[Fingerprint]

    @classmethod
    def of(cls, input_: Input, before: str | None) -> _Earlier:
        """What an input was before its text was this."""
        earlier = replace(input_, text=before or "")
        page = outcomes.page_of(earlier)
        state = State(page.source, page.catalog)
        base = page.conventions if _still_stands(state, input_.text) else None
        if before is None:
            return cls(state, None, base, ())
        was = outcomes.check_file(earlier, base=base)
        return cls(state, state, base, [fingerprint(was.source, found) for found in was.diagnostics])

    def blame(self, after: State, found: Sequence[Diagnostic]) -> tuple[list[Diagnostic], int]:
        """Those of the findings that the change is to blame for, and how many entries are new or changed."""
        changed = changes.changed(self.state, after)
        touched = {id(entry) for entry in changed}
        # Of findings that look alike those are known that stand where nothing has changed.
        first, last = _changed_lines(self.state.source, after.source)
        in_order = sorted(found, key=lambda one: first <= after.source.line_at(one.span.start) < last)
        blamed = {id(one) for one in sift(after.source, in_order, self.known).new}
        places = holding(after.catalog, [one.span for one in found])
        blamed |= {id(one) for one, entry in zip(found, places, strict=True) if id(entry) in touched}
        names = [f"`{entry.name}`" for entry in changed]
        lines = range(first, last)
        for one, entry in zip(found, places, strict=True):
            # An entry that stayed where it was is out of order by the change only if that put something beside it.
            is_moved = id(entry) in touched or after.source.line_at(one.span.start) in lines
            if (
                one.code == families.ENTRIES_IN_ORDER
                and not is_moved
                and not any(each in one.message for each in names)
            ):
                blamed.discard(id(one))
        left = [one for one in found if id(one) in blamed]
        if any(one.other is not None for one in left):
            left = _told_of_new(left, after, touched, _new_lines(self.state.source, after.source))
        return left, len(changed)


def _told_of_new(
    found: Sequence[Diagnostic], after: State, touched: Collection[int], lines: Collection[int]
) -> list[Diagnostic]:
    """The findings, those about two entries at the one that is new or changed, which may stand above the older one.

    Of two that say the same it is the one on a line that has changed.
    """
    source = after.source
    here = holding(after.catalog, [one.span for one in found])
    there = holding(after.catalog, [one.other or one.span for one in found])

    def is_new(place: Span, entry: Entry | None) -> tuple[bool, bool]:
        return source.line_at(place.start) in lines, id(entry) in touched

    return [
        _turned(one, other, source)
        if one.other and other and is_new(one.other, other) > is_new(one.span, entry)
        else one
        for one, entry, other in zip(found, here, there, strict=True)
    ]


def _turned(one: Diagnostic, entry: Entry, source: Source) -> Diagnostic:
    """A finding that names another place by its line, told there: of two names each stands for the other."""
    assert one.other is not None
    names = _NAME.findall(one.message)[:2]
    row = source.position(one.span.start).row
    message = _ROW.sub(f"on line {row}", one.message, count=1)
    if len(names) == len(("one", "other")):
        message = _NAME.sub("\0", message, count=2).replace("\0", names[1], 1).replace("\0", names[0], 1)
    location, end_location = (source.position(at) for at in one.other)
    return replace(
        one, message=message, span=one.other, location=location, end_location=end_location, fix=None, entry=entry.name,
        other=one.span,
    )  # fmt: skip


def _still_stands(before: State, text: str) -> bool:
    """Whether at least half of the entries begin with the same line in a later text."""
    lines = {line.strip() for line in text.splitlines()}
    source, entries = before.source, before.catalog.entries
    standing = sum(source.line(source.line_at(entry.span.start)).strip() in lines for entry in entries)
    return standing * 2 >= len(entries) > 0


def _unsilenced(input_: Input, before: Source) -> Input:
    """An input without the comments that silence rules and were not there before, every letter at its place."""
    source = Source(input_.text)
    text = suppression.without_new(source, tree.parse(source), before, tree.parse(before))
    return replace(input_, text=text)


def _changed_lines(before: Source, after: Source) -> tuple[int, int]:
    """The first line of a text in which it differs from an earlier one, and the line behind the last."""
    shorter = min(before.line_count, after.line_count)
    first = next((line for line in range(shorter) if before.line(line) != after.line(line)), shorter)
    same = 0
    while same < shorter - first and before.line(before.line_count - 1 - same) == after.line(
        after.line_count - 1 - same
    ):
        same += 1
    return first, after.line_count - same


def _new_lines(before: Source, after: Source) -> Collection[int]:
    """The lines of a text that are not those of an earlier one."""
    was, now = ([source.line(line) for line in range(source.line_count)] for source in (before, after))
    return {*range(len(now))}.difference(there for _, there in alignment.pairs(was, now))
