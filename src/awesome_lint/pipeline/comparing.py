"""What a change to a list is to blame for.

May not: read files or ask git; the earlier text is handed in.
"""

from __future__ import annotations

from dataclasses import replace

from awesome_lint.catalog import changes
from awesome_lint.catalog.changes import State
from awesome_lint.catalog.holding import holding
from awesome_lint.diagnostic.fingerprint import fingerprint, sift
from awesome_lint.page import suppression
from awesome_lint.pipeline import outcomes
from awesome_lint.pipeline.inputs import Input
from awesome_lint.pipeline.outcomes import Outcome
from awesome_lint.source import Source
from awesome_lint.syntax import tree


def check_change(each: Input, before: str | None, *, is_trusted: bool = True) -> Outcome:
    """Check one input as a change to what it was before; None stands for a list that was not there.

    Of a change that is not trusted, comments that silence rules are not heeded.

    The whole list is judged, before and after, by what it did before, unless most of it was written anew. Reported is
    what is wrong with entries that are new or changed, and what is wrong elsewhere, say with the order, and was not
    before.
    """
    earlier = replace(each, text=before or "")
    page = outcomes.page_of(earlier)
    state = State(page.source, page.catalog)
    base = page.conventions if _still_stands(state, each.text) else None
    was = outcomes.check_file(earlier, base=base)
    judged = each if is_trusted else _unsilenced(each, was.source)
    outcome = outcomes.check_file(judged, None if before is None else state, base)
    outcome = replace(outcome, input=each, source=Source(each.text))
    changed = changes.changed(state, _state(outcome))
    touched = {id(entry) for entry in changed}
    known = [] if before is None else [fingerprint(was.source, found) for found in was.diagnostics]
    # Of findings that look alike those are known that stand where nothing has changed.
    first, last = _changed_lines(was.source, outcome.source)
    in_order = sorted(outcome.diagnostics, key=lambda found: first <= outcome.source.line_at(found.span.start) < last)
    blamed = {id(found) for found in sift(outcome.source, in_order, known).new}
    places = holding(_state(outcome).catalog, [found.span for found in outcome.diagnostics])
    blamed |= {id(found) for found, entry in zip(outcome.diagnostics, places, strict=True) if id(entry) in touched}
    left = [found for found in outcome.diagnostics if id(found) in blamed]
    return replace(outcome, diagnostics=left, changed_entries=len(changed))


def _still_stands(before: State, text: str) -> bool:
    """Whether at least half of the entries begin with the same line in a later text."""
    lines = {line.strip() for line in text.splitlines()}
    source, entries = before.source, before.catalog.entries
    standing = sum(source.line(source.line_at(each.span.start)).strip() in lines for each in entries)
    return standing * 2 >= len(entries) > 0


def _unsilenced(each: Input, before: Source) -> Input:
    """An input without the comments that silence rules and were not there before, every letter at its place."""
    source = Source(each.text)
    text = suppression.without_new(source, tree.parse(source), before, tree.parse(before))
    return replace(each, text=text)


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


def _state(outcome: Outcome) -> State:
    assert outcome.catalog is not None, "the outcome of a check has records"
    return State(outcome.source, outcome.catalog)
