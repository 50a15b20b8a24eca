"""Short lists right above or below longer ones of another marker, with which they were meant to be one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from awesome_lint.source import Source
from awesome_lint.syntax import nodes as n

_MAX_ODD = 2
_MIN_USUAL = 3


def odd(blocks: Sequence[n.Node], source: Source) -> Iterator[tuple[n.List, str]]:
    """The short lists among siblings, each with the bullet of those around it."""
    for run in _runs(blocks, source):
        counts: Counter[str] = Counter()
        for each in run:
            counts[_kind(each)] += len(each.children)
        usual, count = counts.most_common(1)[0]
        if usual in "-*+" and count >= _MIN_USUAL and all(item.children for each in run for item in each.children):
            yield from ((each, usual) for each in run if _kind(each) != usual and len(each.children) <= _MAX_ODD)


def _kind(block: n.List) -> str:
    """What tells a list from its neighbour."""
    return f"1{block.marker}" if block.ordered else block.marker


def _runs(blocks: Sequence[n.Node], source: Source) -> Iterator[list[n.List]]:
    """Lists that stand right below one another."""
    run: list[n.List] = []
    for block in blocks:
        if run and not (isinstance(block, n.List) and _touch(run[-1], block, source)):
            yield from [run] if len(run) > 1 else []
            run = []
        if isinstance(block, n.List):
            run.append(block)
    if len(run) > 1:
        yield run


def _touch(above: n.List, below: n.List, source: Source) -> bool:
    between = source.text[above.end : below.start]
    return not between.strip() and source.line_at(below.start) == source.line_at(above.end) + 1
