"""Which edits can be applied together."""

from __future__ import annotations

from bisect import bisect_left, insort
from itertools import pairwise

from awesome_lint.diagnostic import Edit, Fix


class Taken:
    """Edits that do not overlap, in order of place."""

    def __init__(self) -> None:
        self.edits: list[Edit] = []

    def take(self, fix: Fix) -> bool:
        """Take the edits of a fix, unless one of them meets one that is taken already."""
        edits = sorted(fix.edits, key=_place)
        assert all(one.end <= other.start for one, other in pairwise(edits)), f"edits overlap: {fix}"
        if any(self._is_met(edit) for edit in edits):
            return False
        for edit in edits:
            insort(self.edits, edit, key=_place)
        return True

    def _is_met(self, edit: Edit) -> bool:
        index = bisect_left(self.edits, _place(edit), key=_place)
        return any(_meet(edit, neighbour) for neighbour in self.edits[max(index - 1, 0) : index + 1])


def _place(edit: Edit) -> tuple[int, int]:
    return edit.start, edit.end


def _meet(one: Edit, other: Edit) -> bool:
    """Whether two edits change the same text, or one inserts right beside text that the other replaces.

    Of two insertions at one point neither could be first, and what is inserted at the end of an
    entry must not be left behind when the entry moves.
    """
    if (one.start < other.end and other.start < one.end) or one[:2] == other[:2]:
        return True
    touching = one.end == other.start or other.end == one.start
    return touching and any(_inserts(a) and b.text and not _inserts(b) for a, b in ((one, other), (other, one)))


def _inserts(edit: Edit) -> bool:
    return edit.start == edit.end
