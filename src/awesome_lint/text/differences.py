"""Where two texts differ, as the smallest changes that make one of the other.

May not: know what the texts are for.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_MAX_COMPARED = 4_000
"""Of more lines that differ no common ones are looked for: that takes the square of their number at worst."""


class Hunk(NamedTuple):
    """Replace what stands from `start` to `end` by `text`, which goes in as it is."""

    start: int
    end: int
    text: str


def hunks(old: str, new: str) -> list[Hunk]:
    """What to replace in a text, in order and apart, so that it becomes another one."""
    if old == new:
        return []
    one, two = old.splitlines(keepends=True), new.splitlines(keepends=True)
    first = _common(one, two)
    last = _common(one[first:][::-1], two[first:][::-1])
    one, two, offset = one[first : len(one) - last], two[first : len(two) - last], sum(map(len, one[:first]))
    found = []
    for old_lines, new_lines, at in _groups(one, two, offset):
        found.append(_trimmed("".join(old_lines), "".join(new_lines), at))
    return found


def _groups(one: Sequence[str], two: Sequence[str], offset: int) -> Iterator[tuple[Sequence[str], Sequence[str], int]]:
    """The lines that differ, with the place of the old ones."""
    if len(one) + len(two) > _MAX_COMPARED:
        yield from _by_position(one, two, offset) if len(one) == len(two) else [(one, two, offset)]
        return
    compared = difflib.SequenceMatcher(None, one, two, autojunk=False)
    for tag, start, end, other_start, other_end in compared.get_opcodes():
        if tag == "replace" and end - start == other_end - other_start:
            yield from _by_position(one[start:end], two[other_start:other_end], offset)
        elif tag != "equal":
            yield one[start:end], two[other_start:other_end], offset
        offset += sum(map(len, one[start:end]))


def _by_position(
    one: Sequence[str], two: Sequence[str], offset: int
) -> Iterator[tuple[Sequence[str], Sequence[str], int]]:
    for old, new in zip(one, two, strict=True):
        if old != new:
            yield [old], [new], offset
        offset += len(old)


def _trimmed(old: str, new: str, offset: int) -> Hunk:
    """A replacement without what both have in common at their ends; no line ending is cut in two."""
    start = _common(old, new)
    while start and (old[start - 1] == "\r" and (old[start : start + 1] == "\n" or new[start : start + 1] == "\n")):
        start -= 1
    end = _common(old[start:][::-1], new[start:][::-1])
    while end and old[len(old) - end] == "\n" and (_ends_in_cr(old, end) or _ends_in_cr(new, end)):
        end -= 1
    return Hunk(offset + start, offset + len(old) - end, new[start : len(new) - end])


def _ends_in_cr(text: str, end: int) -> bool:
    return len(text) > end and text[len(text) - end - 1] == "\r"


def _common(one: Sequence[str], two: Sequence[str]) -> int:
    """How many items two sequences have in common at their beginnings."""
    most = min(len(one), len(two))
    return next((at for at in range(most) if one[at] != two[at]), most)
