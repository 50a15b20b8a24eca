"""What the layout of a page is made of, gathered once for all kinds of fault.

What a program writes (generated regions) is neither counted nor mended.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple, TypeVar

from awesome_lint.catalog import generated
from awesome_lint.syntax import nodes as n
from awesome_lint.text import spans
from awesome_lint.values.slotted import immutable

StyleT = TypeVar("StyleT", bound=Hashable)
ValueT = TypeVar("ValueT")
NodeT = TypeVar("NodeT", bound=n.Node)

_HOLD_LISTS = frozenset({n.List, n.Item, n.Quote, n.Footnote})
_QUOTED = (n.Quote, n.Footnote)


class Listing(NamedTuple):
    """A list: what holds it but the page, how many lists do, and whether it stands in a quote or footnote."""

    node: n.List
    holder: n.Node | None
    depth: int
    is_quoted: bool

    @property
    def items(self) -> Iterator[n.Item]:
        """The items of the list."""
        return (child for child in self.node.children if isinstance(child, n.Item))


@immutable
class Survey:
    """The parts of a page that have a layout, each kind in order."""

    headings: Sequence[n.Heading]
    lists: Sequence[Listing]
    emphases: Sequence[n.Emphasis]
    strongs: Sequence[n.Strong]
    breaks: Sequence[n.ThematicBreak]
    code: Sequence[n.CodeBlock]
    tables: Sequence[n.Table]
    definitions: Sequence[n.Definition]
    top: frozenset[n.Node]
    """The blocks that nothing holds but the page."""


def survey(document: n.Document) -> Survey:
    """What has a layout on a page, gathered once for all kinds of fault."""
    return document.once(_gathered)


def _gathered(document: n.Document) -> Survey:
    regions = generated.regions(document)
    top = document.children
    if regions:
        top = [block for block in top if spans.at(regions, block.start) is None]

    def of(kind: type[NodeT]) -> Sequence[NodeT]:
        if not regions:
            return document.of(kind)
        return [node for block in top for node in document.in_block(block, kind)]

    def listings() -> Iterator[list[Listing]]:
        if not regions:
            return document.of_blocks(_listings)
        return (document.of_block(block, _listings) for block in top)

    return Survey(
        headings=of(n.Heading),
        lists=[*chain.from_iterable(listings())],
        emphases=of(n.Emphasis),
        strongs=of(n.Strong),
        breaks=of(n.ThematicBreak),
        code=of(n.CodeBlock),
        tables=of(n.Table),
        definitions=of(n.Definition),
        top=frozenset(top),
    )


def of_blocks(document: n.Document, find: Callable[[list[Listing]], ValueT], key: Hashable) -> Iterator[ValueT]:
    """What a function, which is made anew for each page, finds in the lists of each block that counts.

    As for `Document.of_blocks`, it must not say where anything stands.
    """

    def within(block: n.Node) -> ValueT:
        return find(document.of_block(block, _listings))

    top = survey(document).top
    if len(top) == len(document.children):  # as nearly everywhere
        return document.of_blocks(within, key)
    return (document.of_block(block, within, key) for block in document.children if block in top)


def _listings(block: n.Node) -> list[Listing]:
    """The lists of a block in order."""
    found: list[Listing] = []
    stack: list[tuple[n.Node, n.Node | None, int, bool]] = [(block, None, 0, False)]
    while stack:
        node, holder, depth, is_quoted = stack.pop()
        if isinstance(node, n.List):
            found.append(Listing(node, holder, depth, is_quoted))
            depth += 1
        elif isinstance(node, _QUOTED):
            is_quoted = True
        within = [child for child in node.children if type(child) in _HOLD_LISTS]
        stack += [(child, node, depth, is_quoted) for child in reversed(within)]
    return found


def majority(styles: Counter[StyleT], order: Sequence[StyleT] = ()) -> StyleT | None:
    """The style that most have; of equals the first in `order`, or the first on the page."""
    if not styles:
        return None
    most = max(styles.values())
    equals = [style for style, count in styles.items() if count == most]
    return next((style for style in order if style in equals), equals[0])
