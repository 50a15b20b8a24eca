"""What two sequences of lines have in common, in order, and what three of them make of a region.

Lines that stand once on both sides hold the others in place (patience diff): of two ways to align an added
section, people mean the one that keeps its heading with its entries.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple, TypeVar

_Item = TypeVar("_Item", bound=Hashable)
_MAX_COMPARED = 40_000
"""In a region without lines that stand once, so many pairs are compared to find what is common."""


class Region(NamedTuple):
    """A part of a base and what two sides made of it, as ranges of indexes; `same` if all three are equal."""

    base: range
    ours: range
    theirs: range
    same: bool


def pairs(one: Sequence[_Item], two: Sequence[_Item]) -> list[tuple[int, int]]:
    """The indexes of equal items, rising on both sides."""
    found: list[tuple[int, int]] = []
    left = [(0, len(one), 0, len(two))]
    while left:
        first, last, begin, end = left.pop()
        while first < last and begin < end and one[first] == two[begin]:
            found.append((first, begin))
            first, begin = first + 1, begin + 1
        while first < last and begin < end and one[last - 1] == two[end - 1]:
            last, end = last - 1, end - 1
            found.append((last, end))
        if first == last or begin == end:
            continue
        anchors = _anchors(one[first:last], two[begin:end]) or _common(one[first:last], two[begin:end])
        if not anchors:
            continue
        before = (first, begin)
        for here, there in [*((first + x, begin + y) for x, y in anchors), (last, end)]:
            if before[0] < here and before[1] < there:
                left.append((before[0], here, before[1], there))
            if here < last:
                found.append((here, there))
            before = (here + 1, there + 1)
    return sorted(found)


def gaps(one: Sequence[_Item], two: Sequence[_Item]) -> Iterator[tuple[range, range]]:
    """Where two sequences differ: the indexes between equal items, of which at least one side has some."""
    x = y = 0
    for here, there in [*pairs(one, two), (len(one), len(two))]:
        if (x, y) != (here, there):
            yield range(x, here), range(y, there)
        x, y = here + 1, there + 1


def _anchors(one: Sequence[_Item], two: Sequence[_Item]) -> list[tuple[int, int]]:
    """The longest rising run of items that stand once on both sides."""
    here, there = Counter(one), Counter(two)
    at = {item: index for index, item in enumerate(two) if there[item] == 1}
    once = [(index, at[item]) for index, item in enumerate(one) if here[item] == 1 and item in at]
    return [once[index] for index in rising([place for _, place in once])]


def _common(one: Sequence[_Item], two: Sequence[_Item]) -> list[tuple[int, int]]:
    if len(one) * len(two) > _MAX_COMPARED:
        return []
    from difflib import SequenceMatcher  # noqa: PLC0415 -- few regions have no line that stands once

    blocks = SequenceMatcher(None, one, two, autojunk=False).get_matching_blocks()
    return [(block.a + step, block.b + step) for block in blocks for step in range(block.size)]


def rising(values: Sequence[int]) -> list[int]:
    """The indexes of a longest rising run of values."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, value in enumerate(values):
        at = bisect_left(tails, value)
        tails[at : at + 1] = [value]
        ends[at : at + 1] = [index]
        before.append(ends[at - 1] if at else -1)
    run: list[int] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        run.append(index)
        index = before[index]
    return run[::-1]


def regions(base: Sequence[_Item], ours: Sequence[_Item], theirs: Sequence[_Item]) -> Iterator[Region]:
    """Cut three sequences where all agree; what lies between is what somebody changed."""
    in_ours, in_theirs = dict(pairs(base, ours)), dict(pairs(base, theirs))
    b = o = t = 0
    for index in [each for each in range(len(base)) if each in in_ours and each in in_theirs] + [len(base)]:
        x, y = in_ours.get(index, len(ours)), in_theirs.get(index, len(theirs))
        if (b, o, t) != (index, x, y):
            yield Region(range(b, index), range(o, x), range(t, y), same=False)
        if index < len(base):
            yield Region(range(index, index + 1), range(x, x + 1), range(y, y + 1), same=True)
        b, o, t = index + 1, x + 1, y + 1
