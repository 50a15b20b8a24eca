"""The units of two sides in one order: those of one side as they stand, those that the other added or moved among them.

What one side added or moved stands after what it stands after there. Where both added something at one place,
the entries of the first come before those of the second, and entries before what begins anew, a heading say.

May not: know what a unit says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from awesome_lint.merging.matching import Match
from awesome_lint.merging.units import Kind, Unit
from awesome_lint.values.slotted import immutable


@dataclass(slots=True, eq=False)
class Node:
    """A place in the result, with the index in each text of the unit that stands there.

    A unit that is gone keeps its place: others are placed by it.
    """

    unit: Unit
    base: int | None = None
    one: int | None = None
    other: int | None = None
    is_put: bool = False
    """Whether its place is one that the weave found for it."""
    moved_by: str | None = None
    """Which side put it elsewhere, if one did."""
    before: Node | None = field(default=None, repr=False)
    behind: Node | None = field(default=None, repr=False)

    @property
    def is_gone(self) -> bool:
        """Whether the one side removed it."""
        return self.base is not None and self.one is None and not self.is_put

    @property
    def is_ones_own(self) -> bool:
        """Whether the one side added it alone."""
        return self.base is None and self.other is None


@immutable
class Sides:
    """The units of a base and of two sides, paired; `both` are those of the one that both added, by the other's."""

    base: Sequence[Unit]
    one: Sequence[Unit]
    other: Sequence[Unit]
    to_one: Match
    to_other: Match
    both: Mapping[int, int]


def weave(sides: Sides, called: tuple[str, str]) -> list[Node]:
    """The places of the result in order, by what the one and the other side are called."""
    return [*_Weave(sides, called)]


class _Weave:
    def __init__(self, sides: Sides, called: tuple[str, str]) -> None:
        self._sides, self._called = sides, called
        self._start = self._end = Node(Unit(Kind.BLANK, (), -1))
        by_one: list[Node] = []
        for index, unit in enumerate(sides.one):
            by_one.append(Node(unit, sides.to_one.back.get(index), index))
            self._insert(by_one[-1], self._end)
            if by_one[-1].base is not None and index not in sides.to_one.in_order:
                by_one[-1].moved_by = called[0]
        by_base = {node.base: node for node in by_one if node.base is not None}
        self._keep_removed(by_base)
        self._by_other: list[Node] = []
        for index, unit in enumerate(sides.other):
            base = sides.to_other.back.get(index)
            known = by_one[sides.both[index]] if index in sides.both else None if base is None else by_base[base]
            node = known or Node(unit, base)
            node.other = index
            self._by_other.append(node)
        self._place()

    def __iter__(self) -> Iterator[Node]:
        node = self._start.behind
        while node is not None:
            yield node
            node = node.behind

    def _keep_removed(self, by_base: dict[int, Node]) -> None:
        """Give what the one side removed its place after what it stood after in the base."""
        last = self._start
        for index, unit in enumerate(self._sides.base):
            node = by_base.get(index)
            if node is None:
                node = by_base[index] = Node(unit, index)
                self._insert(node, last)
                last = node
            elif node.one in self._sides.to_one.in_order:
                last = node

    def _place(self) -> None:
        """Give each run of units that the other side added or moved its place."""
        run: list[Node] = []
        last: Node | None = None
        for node in self._by_other:
            if self._is_to_be_placed(node):
                if node.before is not None:
                    self._take(node)
                    node.moved_by = self._called[1]
                run.append(node)
                continue
            self._insert_run(run, last, node)
            run, last = [], node
        self._insert_run(run, last, None)

    def _is_to_be_placed(self, node: Node) -> bool:
        """Whether the other side alone added or moved it."""
        if node.base is None:
            return node.one is None
        assert node.other is not None
        if node.other in self._sides.to_other.in_order:
            return False
        return node.one is None or node.one in self._sides.to_one.in_order

    def _insert_run(self, run: Sequence[Node], last: Node | None, following: Node | None) -> None:
        if not run:
            return
        first = run[0].unit
        after = self._anchor(run[0], last, following)
        while (node := self._next(after, following)) is not None and _goes_before(node, first):
            after = node
        for each in run:
            each.is_put = True
            self._insert(each, after)
            after = each

    def _next(self, after: Node, following: Node | None) -> Node | None:
        """What stands next on the one side, before what follows on the other."""
        node = after.behind
        while node is not None and node.is_gone:
            node = node.behind
        return None if node is following else node

    def _anchor(self, first: Node, last: Node | None, following: Node | None) -> Node:
        if last is None:
            return self._start
        if not first.unit.is_record or last.unit.is_record:
            return last
        is_beside = following is not None and following.unit.is_record and following.unit.section == first.unit.section
        if following is not None and is_beside and following.before is not None:
            return following.before
        return self._below(first, last)

    def _below(self, first: Node, last: Node) -> Node:
        """The place below the line, a heading say, that stands above what begins a list."""
        assert first.other is not None
        index = first.other - 1
        while index > 0 and self._by_other[index].unit.kind is Kind.BLANK:
            index -= 1
        above, node = self._by_other[index], last
        while node is not above and node.unit.kind is Kind.BLANK and node.before is not None:
            node = node.before
        if node is above:
            return last
        node = above
        while node.behind is not None and node.behind.unit.kind is Kind.BLANK:
            node = node.behind
        return node

    def _insert(self, node: Node, after: Node) -> None:
        node.before, node.behind = after, after.behind
        if after.behind is not None:
            after.behind.before = node
        else:
            self._end = node
        after.behind = node

    def _take(self, node: Node) -> None:
        assert node.before is not None
        node.before.behind = node.behind
        if node.behind is not None:
            node.behind.before = node.before
        else:
            self._end = node.before


def _goes_before(node: Node, first: Unit) -> bool:
    """Whether what stands at a place goes before what the other side put there, which begins with a unit."""
    if first.is_record:
        return node.is_ones_own and node.unit.is_record
    return first.kind in (Kind.BLANK, Kind.HEADING) and (node.is_ones_own or node.unit.is_record)
