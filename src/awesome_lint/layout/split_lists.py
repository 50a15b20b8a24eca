"""Short lists right above or below longer ones of another marker, with which they were meant to be one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from awesome_lint.source import Source
from awesome_lint.syntax import nodes as n

_MAX_ODD = 2
_MIN_USUAL = 3
_MIN_OF_PAGE, _MOST = 8, 0.8


class Odd(NamedTuple):
    """A short list, the bullet of those around it, and whether all their items begin with a link or in bold."""

    block: n.List
    usual: str
    is_sure: bool


def bullet(document: n.Document) -> str | None:
    """The bullet of nearly all items that stand in no other; None where there are few, or of several kinds."""
    counts: Counter[str] = Counter()
    for block in document.children:
        if isinstance(block, n.List) and not block.ordered:
            counts[block.marker] += len(block.children)
    usual, count = counts.most_common(1)[0] if counts else ("", 0)
    return usual if count >= max(_MIN_OF_PAGE, counts.total() * _MOST) else None


def odd(blocks: Sequence[n.Node], source: Source, usual_on_page: str | None) -> Iterator[Odd]:
    """The short lists among siblings; of few items, those with the bullet of the page are the usual ones."""
    for run in _runs(blocks, source):
        counts: Counter[str] = Counter()
        for each in run:
            counts[_kind(each)] += len(each.children)
        usual, count = counts.most_common(1)[0]
        if count < _MIN_USUAL and usual_on_page is not None and counts[usual_on_page]:
            usual, count = usual_on_page, _MIN_USUAL
        if usual in "-*+" and count >= _MIN_USUAL and all(item.children for each in run for item in each.children):
            is_sure = all(map(_is_named, (item for each in run for item in each.children)))
            for each, below in zip_longest(run, run[1:]):
                is_short = _kind(each) != usual and len(each.children) <= _MAX_ODD
                if is_short and not (below is not None and _heads(each, below, source)):
                    yield Odd(each, usual, is_sure)


def _heads(block: n.List, below: n.List, source: Source) -> bool:
    """Whether the list below a number is indented more, though not enough: it was meant to be part of that item."""
    return block.ordered and _indent(below, source) > _indent(block, source)


def _indent(block: n.List, source: Source) -> int:
    return block.start - source.line_span(source.line_at(block.start)).start


def _is_named(item: n.Node) -> bool:
    first = item.children[0].children[:1]
    return bool(first) and isinstance(first[0], n.Link | n.Strong | n.Emphasis | n.Code | n.Image)


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
