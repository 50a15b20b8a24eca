"""Where a text differs from the one before, by lines: one or several changes, in order and apart."""

from __future__ import annotations

from dataclasses import replace

from awesome_lint.source import Source
from awesome_lint.text import alignment
from awesome_lint.values.slotted import immutable

_APART = 3
"""Changes with fewer lines than this between them are one."""
_MOST = 200
"""If there are more, they are not told apart: each takes a parse of its own."""


@immutable
class Change:
    """Lines of an old text, from `first` to `last`, at least one, that are others in the new one.

    `before` and `after` are how much longer the new text is up to the first line, and behind the last one.
    """

    first: int
    last: int
    before: int
    after: int
    cuts_ending: bool = False
    """Whether more than the lines themselves is gone: the ending of the last one."""

    def up_to(self, other: Change) -> Change:
        """One change of all from this one to another below it."""
        return replace(self, last=other.last, after=other.after, cuts_ending=other.cuts_ending)


def between(old: Source, new: Source) -> list[Change]:
    """The changes from one text to another, at least one, which may be empty."""
    start = _common_start(old.text, new.text)
    end = _common_end(old.text[start:], new.text[start:])
    until = len(old.text) - end
    first, last = old.line_at(start), old.line_at(until)
    growth = len(new.text) - len(old.text)
    whole = Change(first, last, 0, growth, until > old.line_span(last).end)
    if last - first < _APART or start == 0 or "\r" in old.text or "\r" in new.text:
        return [whole]
    return _apart(old, new, range(first, last + 1), range(first, new.line_at(until + growth) + 1))


def _apart(old: Source, new: Source, ours: range, theirs: range) -> list[Change]:
    """The changes among lines, between those that both texts have."""
    found: list[Change] = []
    for gone, made in alignment.gaps([*map(old.line, ours)], [*map(new.line, theirs)]):
        first, last = ours.start + gone.start, ours.start + gone.stop
        # the ending of the line above may be new, so that it counts where that line begins
        before = _start(new, theirs.start + made.start - 1) - _start(old, first - 1) if gone.start else 0
        after = _start(new, theirs.start + made.stop) - _start(old, last)
        change = Change(min(first, old.line_count - 1), max(first, last - 1), before, after)
        close = bool(found) and change.first - found[-1].last < _APART
        found[-1:] = [found[-1].up_to(change)] if close else [*found[-1:], change]
    return found if len(found) <= _MOST else [found[0].up_to(found[-1])]


def _start(source: Source, line: int) -> int:
    """Where a line begins; behind the last one the text ends."""
    return source.line_span(line).start if line < source.line_count else len(source.text)


def _common_start(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginnings."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _common_end(one: str, other: str) -> int:
    """How many characters two texts have in common at their ends."""
    return _common_start(one[::-1], other[::-1])
