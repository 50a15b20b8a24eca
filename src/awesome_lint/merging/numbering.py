"""Rows of tables that are numbered: numbered on, where both sides count them from 0 or 1 on, up or down.

Two sides that each added a row gave both the same number. Years and the like begin with another number.

May not: number rows that a side did not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby, pairwise

from awesome_lint.merging.joining import Laid, Texts
from awesome_lint.merging.parts import Conflict, Piece
from awesome_lint.merging.units import Unit
from awesome_lint.text.patterns import late_pattern

_NUMBERED = late_pattern(r"(?P<before>[ \t]*\|?[ \t]*)(?P<number>\d{1,6})(?P<space>[ \t]*)(?=\|)")
_MIN_ROWS = 3
"""Fewer rows of a side do not show that it counts them."""


def numbered(laid: Sequence[Laid], texts: Texts) -> list[Laid]:
    """The pieces of the result, with rows that follow each other numbered as both sides number theirs."""
    done: list[Laid] = []
    for is_row, group in groupby(laid, lambda each: _number(each.piece) is not None):
        rows = [*group]
        done += _counted(rows, texts) if is_row else rows
    return done


def _counted(rows: Sequence[Laid], texts: Texts) -> Iterable[Laid]:
    nodes = [row.place.node for row in rows if row.place is not None]
    steps = {
        _step(texts.ours[node.one] for node in nodes if node.one is not None),
        _step(texts.theirs[node.other] for node in nodes if node.other is not None),
    }
    first = min(number for row in rows for number in [_number(row.piece)] if number is not None)
    if steps not in ({1}, {-1}) or first > 1:
        return rows
    step = steps.pop()
    numbers = range(first, first + len(rows))[::step]
    return [_with(row, number) for row, number in zip(_kept_by_theirs(rows, step), numbers, strict=True)]


def _kept_by_theirs(rows: Sequence[Laid], step: int) -> Iterator[Laid]:
    """The rows; if both sides added some where the count goes on, so that those of theirs keep their numbers."""
    blocks = [
        (side, [*group])
        for side, group in groupby(rows, lambda row: row.place.added_by if row.place is not None else "")
    ]
    ends = blocks[-2:] if step > 0 else blocks[1::-1]
    if [side for side, _ in ends] == ["ours", "theirs"]:
        at = len(blocks) - 2 if step > 0 else 0
        blocks[at], blocks[at + 1] = blocks[at + 1], blocks[at]
    return chain.from_iterable(block for _, block in blocks)


def _step(rows: Iterable[Unit]) -> int:
    """By what a side counts its rows up, or down; 0 if it does not count."""
    numbers = [_number(row.lines) or 0 for row in sorted(rows, key=lambda row: row.first)]
    steps = {following - number for number, following in pairwise(numbers)}
    return steps.pop() if len(numbers) >= _MIN_ROWS and len(steps) == 1 else 0


def _number(piece: Piece) -> int | None:
    """The number that a row begins with."""
    match = None if isinstance(piece, Conflict) else _NUMBERED.match(piece[0])
    return int(match["number"]) if match else None


def _with(row: Laid, number: int) -> Laid:
    """A row with a number, in a cell as wide as before if that can be."""
    if isinstance(row.piece, Conflict) or _number(row.piece) == number:
        return row

    def written(match: re.Match[str]) -> str:
        width = len(match["number"] + match["space"])
        return match["before"] + f"{number}{match['space'][:1]}".ljust(width)

    line, *rest = row.piece
    return row._replace(piece=(_NUMBERED.sub(written, line, count=1), *rest))
