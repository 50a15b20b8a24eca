"""Nodes by their classes.

May not: know any class of node but that which all have in common.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from operator import attrgetter
from typing import TypeVar

from awesome_lint.syntax.node import Node

ByKind = dict[type[Node], list[Node]]
NodeT = TypeVar("NodeT", bound=Node)


def gathered(*blocks: Node) -> ByKind:
    """Some nodes and all below them by their classes, each class in order."""
    found: defaultdict[type[Node], list[Node]] = defaultdict(list)
    stack = [*reversed(blocks)]
    while stack:
        node = stack.pop()
        found[type(node)].append(node)
        if node.children:
            stack += node.children[::-1]
    return dict(found)


def joined(pieces: Iterable[ByKind]) -> ByKind:
    """The nodes of pieces that follow one another by their classes, each class in order."""
    found: defaultdict[type[Node], list[Node]] = defaultdict(list)
    for piece in pieces:
        for kind, nodes in piece.items():
            found[kind] += nodes
    return dict(found)


def of_kinds(by_kind: Mapping[type[Node], list[Node]], kinds: Sequence[type[Node]]) -> Sequence[Node]:
    """The nodes of some classes, in order."""
    if len(kinds) == 1:
        return by_kind.get(kinds[0], [])
    return sorted(chain.from_iterable(by_kind.get(kind, ()) for kind in kinds), key=_start)


def within(nodes: Sequence[Node], block: Node) -> Sequence[Node]:
    """Those of nodes in order that begin in a block."""
    return nodes[bisect_left(nodes, block.start, key=_start) : bisect_right(nodes, block.end, key=_start)]


_start: Callable[[Node], int] = attrgetter("start")


class Successor:
    """A block that an edit made of an older one: some of the nodes that this held are gone, and others came instead."""

    def __init__(self, block: Node, old: Node, gone: Sequence[Node], came: Sequence[Node]) -> None:
        self.block, self.old, self.came = block, old, came
        self._gone = {node for each in gone for node in each.walk()}
        self._start = gone[0].start

    def nodes(self, known: Sequence[NodeT], find: Callable[[Node], Iterable[NodeT]]) -> list[NodeT]:
        """What a function finds in the block, which found what is `known`, in order, in the old one.

        It finds as much in a block as in what that holds. The block itself is left out.
        """
        first = bool(known) and known[0] is self.old
        at = bisect_left(known, self._start, first, key=_start)
        end = at
        while end < len(known) and known[end] in self._gone:
            end += 1
        return [*known[first:at], *chain.from_iterable(map(find, self.came)), *known[end:]]

    def by_kind(self, known: Mapping[type[Node], list[Node]]) -> ByKind:
        """All nodes of the block by their classes, where those of the old one are known."""
        came = [(each, gathered(each)) for each in self.came]
        found: ByKind = {type(self.block): [self.block]}
        for kind in dict.fromkeys((*known, *chain.from_iterable(each for _, each in came))):
            here = {part: each.get(kind, []) for part, each in came}
            nodes = self.nodes(known.get(kind, []), here.__getitem__)
            if nodes:
                found.setdefault(kind, []).extend(nodes)
        return found
