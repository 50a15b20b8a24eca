"""The marks of lines that one side changed throughout: what the other added follows.

A side that writes `-` where the base has `*` before every item, moved all headings of a level, or writes `_` around
lines in italics, meant all lines of the list, not only those that it knew.

May not: change anything but the marks at the ends of a line.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from awesome_lint.merging.matching import Match
from awesome_lint.merging.parts import Lines
from awesome_lint.merging.units import Unit
from awesome_lint.text.patterns import late_pattern

_MARK = late_pattern(r"[ \t]*(?:[-*+]|#{1,6})[ \t]+|(?P<around>[*_]{1,3})(?=[^\s*_](?:[^*_]*[^\s*_])?(?P=around)\Z)")
"""What stands before a line, or around all of it."""
_THROUGHOUT = 0.9
_MIN_CHANGED = 3

Marks = Mapping[str, str]


def changed(base: Sequence[Unit], side: Sequence[Unit], match: Match) -> Marks:
    """The marks that nearly all lines had in the base, and have in another form now."""
    became: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for here, there in match.to.items():
        old, new = _MARK.match(base[here].lines[0]), _MARK.match(side[there].lines[0])
        if old is not None and new is not None:
            became[old[0]][new[0]] += 1
    best = {old: counts.most_common(1)[0] for old, counts in became.items()}
    return {
        old: new
        for old, (new, count) in best.items()
        if new != old and count >= max(_MIN_CHANGED, became[old].total() * _THROUGHOUT)
    }


def followed(lines: Lines | None, marks: Marks) -> Lines | None:
    """Lines with the first one's mark as a side changed it; those below must stay where they are."""
    match = _MARK.match(lines[0]) if lines and marks else None
    if lines is None or match is None or match[0] not in marks:
        return lines
    mark = marks[match[0]]
    if match["around"]:
        return (mark + lines[0][match.end() : -match.end()] + mark, *lines[1:])
    if len(lines) > 1 and len(mark) != len(match[0]) and not mark.startswith("#"):
        return lines
    return (mark + lines[0][match.end() :], *lines[1:])
