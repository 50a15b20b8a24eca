"""Nodes by their classes.

May not: know any class of node but that which all have in common.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from awesome_lint.syntax.node import Node

ByKind = dict[type[Node], list[Node]]


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


def merged(every: Iterable[Mapping[type[Node], list[Node]]]) -> ByKind:
    """The nodes of several pieces that follow one another by their classes."""
    found: ByKind = {}
    for each in every:
        for kind, nodes in each.items():
            found.setdefault(kind, []).extend(nodes)
    return found


def of_kinds(by_kind: Mapping[type[Node], list[Node]], kinds: Sequence[type[Node]]) -> Sequence[Node]:
    """The nodes of some classes, in order."""
    if len(kinds) == 1:
        return by_kind.get(kinds[0], [])
    return sorted(chain.from_iterable(by_kind.get(kind, ()) for kind in kinds), key=_start)


def within(nodes: Sequence[Node], block: Node) -> Sequence[Node]:
    """Those of nodes in order that begin in a block."""
    return nodes[bisect_left(nodes, block.start, key=_start) : bisect_right(nodes, block.end, key=_start)]


def _start(node: Node) -> int:
    return node.start
