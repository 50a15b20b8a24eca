"""The marks of lines that one side changed throughout a section: what the other added there follows.

A side that writes `-` where the base has `*` before every item of a section, or of the list, moved all headings of a
level, writes `_` around lines in italics, or another mark between names and descriptions, meant all lines there, not
only those that it knew.

May not: change anything but these marks.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from awesome_lint.merging.matching import Match
from awesome_lint.merging.parts import Lines
from awesome_lint.merging.units import Path, Unit
from awesome_lint.text.patterns import late_pattern

_MARK = late_pattern(r"[ \t]*(?:[-*+]|#{1,6})[ \t]+|(?P<around>[*_]{1,3})(?=[^\s*_](?:[^*_]*[^\s*_])?(?P=around)\Z)")
"""What stands before a line, or around all of it."""
_THROUGHOUT = 0.9
_MIN_LINES = 3
"""Fewer lines of a section show nothing: the one around it decides."""

Marks = Mapping[tuple[Path, str, str], str]
"""What a mark became that lines of a section have: by the section, by where the mark stands, and the mark."""
_BEFORE, _TITLE, _BETWEEN = "before", "before a title", "between"


def changed(base: Sequence[Unit], side: Sequence[Unit], match: Match) -> Marks:
    """What nearly all lines of a section have instead of a mark; itself, if they keep it."""
    pairs = [
        (base[here].section, where, old, new)
        for here, there in match.to.items()
        for (where, old), (place, new) in product(_marks(base[here]), _marks(side[there]))
        if where == place
    ]
    other = {(where, old) for _, where, old, new in pairs if old != new}
    became: defaultdict[tuple[Path, str, str], Counter[str]] = defaultdict(Counter)
    for section, where, old, new in pairs:
        for depth in range(len(section) + 1) if (where, old) in other else ():
            became[section[:depth], where, old][new] += 1
    return {of: _became(of[-1], counts) for of, counts in became.items() if counts.total() >= _MIN_LINES}


def followed(unit: Unit, marks: Marks) -> Lines:
    """The lines of a unit with the marks of the first as a side changed them; those below must stay where they are."""
    line, rest = unit.lines[0], unit.lines[1:]
    if marks and unit.separator is not None:
        start, end = unit.separator
        line = line[:start] + _followed(unit, _BETWEEN, line[start:end], marks) + line[end:]
    match = _MARK.match(line) if marks else None
    if match is None:
        return (line, *rest)
    mark = _followed(unit, _place(match[0]), match[0], marks)
    if match["around"]:
        return (mark + line[match.end() : -match.end()] + mark, *rest)
    if rest and len(mark) != len(match[0]) and not mark.startswith("#"):
        return (line, *rest)
    return (mark + line[match.end() :], *rest)


def _marks(unit: Unit) -> Iterator[tuple[str, str]]:
    """The marks of a unit, and where they stand."""
    line = unit.lines[0]
    match = _MARK.match(line)
    if match is not None:
        yield _place(match[0]), match[0]
    if unit.separator is not None:
        start, end = unit.separator
        yield _BETWEEN, line[start:end]


def _place(mark: str) -> str:
    """Where a mark stands: what made an item of a heading did not change its mark."""
    return _TITLE if "#" in mark else _BEFORE


def _became(mark: str, counts: Counter[str]) -> str:
    new, count = counts.most_common(1)[0]
    return new if count >= counts.total() * _THROUGHOUT else mark


def _followed(unit: Unit, where: str, mark: str, marks: Marks) -> str:
    """What a mark becomes: what it became in the innermost of its sections that shows something."""
    sections = (unit.section[:depth] for depth in range(len(unit.section), -1, -1))
    return next((marks[each, where, mark] for each in sections if (each, where, mark) in marks), mark)
