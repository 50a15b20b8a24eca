"""Parsing a text that has changed since it was last parsed: what stands away from the changes is taken over.

Blocks are read from the top, and one below a blank line is read the same whatever stands above that. So
parsing begins at a block above a change, and is over where it meets the beginning of an old one below it.
Only definitions reach further: where one stands in between, the whole text is parsed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, takewhile

from awesome_lint.source import BOM, Source
from awesome_lint.syntax import nodes as n
from awesome_lint.syntax import tree
from awesome_lint.syntax.changes import Change, between
from awesome_lint.syntax.kinds import Successor
from awesome_lint.syntax.links import normalized
from awesome_lint.syntax.slugs import Slugger
from awesome_lint.syntax.within import Within
from awesome_lint.values.slotted import immutable

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
        document = _Changed(*last, source).parse() if last is not None and can_reuse else None
        document = document or tree.parse(source)
        if can_reuse and document.too_deep is None:
            document.keep()
            self._last = source, document
        return document


@immutable
class _Piece:
    """The blocks that stand where the old ones `first` to `last` stood; up to their end the text has grown so much."""

    first: int
    last: int
    blocks: Sequence[n.Node]
    growth: int


class _Changed:
    """A text, whose tree is known, that has changed to another one."""

    def __init__(self, old: Source, document: n.Document, new: Source) -> None:
        self.old, self.new = old, new
        self.document = document
        self.blocks = document.children
        self.lines = [old.line_at(block.start) for block in self.blocks]
        self.changes = between(old, new)
        self.definitions = {
            normalized(definition.label): definition for definition in reversed(document.of(n.Definition))
        }
        self.footnotes = {normalized(each.label) for each in document.of(n.Footnote)}

    def parse(self) -> n.Document | None:
        """The tree of the new text; None where it takes a parse of the whole."""
        return self._within_one() or self._around()

    def _within_one(self) -> n.Document | None:
        """The tree if the change is one within an item of a list, or within the rows of a table."""
        change = self.changes[0]
        at = bisect_right(self.lines, change.first) - 1
        if len(self.changes) > 1 or at < 0 or change.cuts_ending or self.old.line_at(self.blocks[at].end) < change.last:
            return None
        within = Within(self.old, self.new, (change.first, change.last), self._parsed)
        made = within.block(self.blocks[at])
        return None if made is None else self._joined([_Piece(at, at + 1, [made.block], change.after)], made)

    def _parsed(self, source: Source) -> n.Document:
        return tree.parse_piece(source, self.definitions, self.footnotes)

    def _around(self) -> n.Document | None:
        """The tree with the blocks around each change parsed anew."""
        pieces: list[_Piece] = []
        left = self.changes[::-1]
        while left:
            change = left.pop()
            piece = self._around_one(change, left[-1].first if left else None)
            if piece is not None:
                pieces.append(piece)
            elif left:  # it reaches further, and maybe as far as the last one
                left = [change.up_to(left[0])]
            else:
                return None
        reach = any(_reaches_far(self.document.by_kind(each)) for one in pieces for each in self._old(one))
        reach = reach or any(_reaches_far(map(type, each.walk())) for one in pieces for each in one.blocks)
        return None if reach else self._joined(pieces)

    def _old(self, piece: _Piece) -> Sequence[n.Node]:
        return self.blocks[piece.first : piece.last]

    def _around_one(self, change: Change, until: int | None) -> _Piece | None:
        """The blocks around a change parsed anew, if they end above the line `until`, where the next change is."""
        above = range(bisect_left(self.lines, change.first) - 1, 0, -1)
        first = next(filter(self._stands_alone, above), 0)
        for last in self._ends(change, until):
            blocks = self._up_to(first, last, change)
            if blocks is not None:
                return _Piece(first, last, blocks, change.after)
        return None

    def _ends(self, change: Change, until: int | None) -> Iterator[int]:
        """The blocks below a change at which parsing may be over, ever further away from each other."""
        count = len(self.blocks)
        below: Iterable[int] = range(bisect_right(self.lines, change.last + 1), count)
        if until is not None:
            below = takewhile(lambda at: at + 1 < count and self.lines[at + 1] <= until, below)
        for number, at in enumerate(filter(self._stands_alone, below), 1):
            if number & (number - 1) == 0:
                yield at
        if until is None:
            yield count

    def _begin(self, at: int) -> int:
        """Where the line of an old block begins; behind the last block the text ends."""
        return self.old.line_span(self.lines[at]).start if at < len(self.blocks) else len(self.old.text)

    def _stands_alone(self, at: int) -> bool:
        """Whether a blank line stands above an old block."""
        line = self.lines[at]
        is_below_blank = line > 0 and not self.old.line(line - 1).strip(_SPACE)
        return is_below_blank and not self.old.line(line).startswith(BOM)

    def _up_to(self, first: int, last: int, change: Change) -> list[n.Node] | None:
        """What stands in the new text where the blocks `first` to `last` stood, if the latter still begins a block."""
        begin = self._begin(first) + change.before if first else 0
        piece = Source(self.new.text[begin : self._begin(min(last + 1, len(self.blocks))) + change.after])
        parsed = self._parsed(piece)
        if parsed.too_deep is not None:
            return None
        tree.move(parsed, begin.__add__)
        if last == len(self.blocks):
            return parsed.children
        end = self.blocks[last].start + change.after
        at = next((at for at, each in enumerate(parsed.children) if each.start == end), None)
        return None if at is None else parsed.children[:at]

    def _joined(self, pieces: Sequence[_Piece], successor: Successor | None = None) -> n.Document:
        children = [*self.blocks[: pieces[0].first]]
        for piece, following in zip(pieces, [*(each.first for each in pieces[1:]), len(self.blocks)], strict=True):
            kept = self.blocks[piece.last : following]
            for block in kept if piece.growth else ():
                tree.shift(self.document, block, piece.growth)
            children += [*piece.blocks, *kept]
        document = n.Document(self.new.from_normalized(0), len(self.new.text), children=children)
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
