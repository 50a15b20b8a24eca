"""Parsing a text that has changed since it was last parsed: what stands away from the change is taken over.

Blocks are read from the top, and one below a blank line is read the same whatever stands above that. So
parsing begins at a block above the change, and is over where it meets the beginning of an old one below it.
Only definitions reach further: where one stands in between, the whole text is parsed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import chain

from awesome_lint.source import BOM, Source
from awesome_lint.syntax import nodes as n
from awesome_lint.syntax import tree
from awesome_lint.syntax.kinds import Successor
from awesome_lint.syntax.links import normalized
from awesome_lint.syntax.slugs import Slugger
from awesome_lint.syntax.within import Within

_FRONT_MATTER = ("---", BOM + "---")
_SPACE = " \t"
_FAR = frozenset({n.Definition, n.Footnote})


class Reparser:
    """A parser that makes the tree of a text out of that of the one before, which is then of no more use."""

    def __init__(self) -> None:
        self._last: tuple[Source, n.Document] | None = None

    def parse(self, source: Source) -> n.Document:
        """The tree of a source."""
        last, self._last = self._last, None
        can_reuse = not source.text.startswith(_FRONT_MATTER)
        document = _Change(*last, source).parse() if last is not None and can_reuse else None
        document = document or tree.parse(source)
        if can_reuse and document.too_deep is None:
            document.keep()
            self._last = source, document
        return document


class _Change:
    """The change of a text, whose tree is known, to another one."""

    def __init__(self, old: Source, document: n.Document, new: Source) -> None:
        self.old, self.new = old, new
        self.document = document
        self.blocks = document.children
        self.growth = len(new.text) - len(old.text)
        start = _common_start(old.text, new.text)
        end = _common_end(old.text[start:], new.text[start:])
        self.first_line, self.last_line = old.line_at(start), old.line_at(len(old.text) - end)
        self.cuts_ending = len(old.text) - end > old.line_span(self.last_line).end
        self.definitions = {
            normalized(definition.label): definition for definition in reversed(document.of(n.Definition))
        }
        self.footnotes = {normalized(each.label) for each in document.of(n.Footnote)}

    def parse(self) -> n.Document | None:
        """The tree of the new text; None where it takes a parse of the whole."""
        return self._within_one() or self._around()

    def _within_one(self) -> n.Document | None:
        """The tree if the change is one within an item of a list, or within the rows of a table."""
        at = bisect_right(self.blocks, self.first_line, key=lambda block: self.old.line_at(block.start)) - 1
        if at < 0 or self.cuts_ending or self.old.line_at(self.blocks[at].end) < self.last_line:
            return None
        within = Within(self.old, self.new, (self.first_line, self.last_line), self._piece)
        made = within.block(self.blocks[at])
        return None if made is None else self._joined(self.blocks[:at], [made.block], self.blocks[at + 1 :], made)

    def _piece(self, source: Source) -> n.Document:
        return tree.parse_piece(source, self.definitions, self.footnotes)

    def _around(self) -> n.Document | None:
        """The tree with the blocks around the change parsed anew."""
        count = len(self.blocks)
        above = (at for at in range(count - 1, 0, -1) if self._line(at) < self.first_line and self._stands_alone(at))
        first = next(above, 0)
        below = [at for at in range(first, count) if self._line(at) > self.last_line + 1 and self._stands_alone(at)]
        ends = [*(below[(1 << power) - 1] for power in range(len(below).bit_length())), count]
        for last in ends:
            changed = self._parsed(first, last)
            if changed is not None:
                reach = any(_reaches_far(self.document.by_kind(each)) for each in self.blocks[first:last])
                reach = reach or any(_reaches_far(map(type, each.walk())) for each in changed)
                return None if reach else self._joined(self.blocks[:first], changed, self.blocks[last:])
        return None

    def _line(self, at: int) -> int:
        return self.old.line_at(self.blocks[at].start)

    def _begin(self, at: int) -> int:
        """Where the line of an old block begins; behind the last block the text ends."""
        return self.old.line_span(self._line(at)).start if at < len(self.blocks) else len(self.old.text)

    def _stands_alone(self, at: int) -> bool:
        """Whether a blank line stands above an old block."""
        line = self._line(at)
        is_below_blank = line > 0 and not self.old.line(line - 1).strip(_SPACE)
        return is_below_blank and not self.old.line(line).startswith(BOM)

    def _parsed(self, first: int, last: int) -> list[n.Node] | None:
        """What stands in the new text where the blocks `first` to `last` stood, if the latter still begins a block."""
        begin = self._begin(first) if first else 0
        piece = Source(self.new.text[begin : self._begin(min(last + 1, len(self.blocks))) + self.growth])
        parsed = self._piece(piece)
        if parsed.too_deep is not None:
            return None
        tree.move(parsed, begin.__add__)
        if last == len(self.blocks):
            return parsed.children
        end = self.blocks[last].start + self.growth
        at = next((at for at, each in enumerate(parsed.children) if each.start == end), None)
        return None if at is None else parsed.children[:at]

    def _joined(
        self,
        above: Sequence[n.Node],
        changed: Sequence[n.Node],
        below: Sequence[n.Node],
        successor: Successor | None = None,
    ) -> n.Document:
        if self.growth:
            for block in below:
                tree.shift(self.document, block, self.growth)
        document = n.Document(self.new.from_normalized(0), len(self.new.text), children=[*above, *changed, *below])
        document.keep()
        document.take_over(self.document, successor)
        slugger = Slugger()
        for heading in document.of(n.Heading):
            heading.slug = slugger.slug(n.plain_text(heading.children))
        for link in chain[n.Link | n.Image](document.of(n.Link), document.of(n.Image)):
            if link.label is not None:
                link.url_span = self.definitions[link.label].url_span
        return document


def _reaches_far(kinds: Iterable[type[n.Node]]) -> bool:
    """Whether a block of such nodes holds a definition, which says how others are read."""
    return not _FAR.isdisjoint(kinds)


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
