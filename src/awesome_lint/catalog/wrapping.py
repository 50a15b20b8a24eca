"""Lines that were broken because they were full: the text goes on in the next one as if there were no end.

An editor breaks lines at one width. A list is wrapped if such a width explains where nearly all of its lines end: the
line fits, and with the next word it would not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate

from awesome_lint.catalog.weights import WEIGHTS
from awesome_lint.syntax import nodes as n
from awesome_lint.text.patterns import late_pattern

_WORD = late_pattern(r"\S*")


class Wrapping:
    """Where the lines of the items of one list end."""

    def __init__(self, block: n.List, text: str) -> None:
        self._block = block
        self._text = text

    def joined(self, nodes: Sequence[n.Node]) -> Sequence[n.Node]:
        """Inline nodes without the ends of full lines: each is so many spaces of the text there."""
        if n.Break not in map(type, nodes) or not self._width:
            return nodes
        found: list[n.Node] = []
        for node in nodes:
            is_end = isinstance(node, n.Break) and not node.hard and self._is_full(node)
            each = n.Text(node.start, node.end, text=" " * (node.end - node.start)) if is_end else node
            last = found[-1] if found else None
            if isinstance(each, n.Text) and isinstance(last, n.Text) and (is_end or last.text.endswith(" ")):
                found[-1] = n.Text(last.start, each.end, text=last.text + each.text)
            else:
                found.append(each)
        return found

    def _is_full(self, end: n.Break) -> bool:
        return self._lengths(end)[1] > self._width

    def _lengths(self, end: n.Break) -> tuple[int, int]:
        """The length of a line, and what it would be with the first word of the next."""
        length = end.start - (self._text.rfind("\n", 0, end.start) + 1)
        word = _WORD.match(self._text, end.end)
        return length, length + 1 + (len(word[0]) if word is not None else 0)

    @cached_property
    def _width(self) -> int:
        """The width at which lines are broken, 0 where there is none."""
        changes: Counter[int] = Counter()
        count = 0
        for length, longer in map(self._lengths, _ends(self._block)):
            changes[length] += 1
            changes[longer] -= 1
            count += 1
        if count < WEIGHTS.enough_wrapped:
            return 0
        places = sorted(changes)
        most, width = max(zip(accumulate(changes[place] for place in places), places, strict=True))
        return width if most >= count * WEIGHTS.wrapped else 0


def _ends(block: n.Node) -> Iterator[n.Break]:
    """The soft ends of the lines in the items of a list and in those nested in them."""
    for item in block.children:
        for child in item.children:
            if isinstance(child, n.List):
                yield from _ends(child)
            elif isinstance(child, n.Paragraph):
                yield from (node for node in child.children if isinstance(node, n.Break) and not node.hard)
