"""What the layout of a page is made of, found in one walk for all kinds of fault.

What a program writes (generated regions) is neither counted nor mended.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import field
from typing import Any, NamedTuple, TypeVar

from awesome_lint.catalog import generated
from awesome_lint.syntax import nodes as n
from awesome_lint.text import spans
from awesome_lint.values.slotted import mutable

StyleT = TypeVar("StyleT", bound=Hashable)
ValueT = TypeVar("ValueT")

_SHAPELESS = frozenset({n.Text, n.Escape, n.Break, n.Code, n.Html, n.HtmlBlock, n.FrontMatter, n.FootnoteReference})


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


@mutable
class Survey:
    """The parts of a page that have a layout, each kind in order."""

    headings: list[n.Heading] = field(default_factory=list)
    lists: list[Listing] = field(default_factory=list)
    emphases: list[n.Emphasis] = field(default_factory=list)
    strongs: list[n.Strong] = field(default_factory=list)
    breaks: list[n.ThematicBreak] = field(default_factory=list)
    code: list[n.CodeBlock] = field(default_factory=list)
    tables: list[n.Table] = field(default_factory=list)
    definitions: list[n.Definition] = field(default_factory=list)
    top: frozenset[n.Node] = frozenset()
    """The blocks that nothing holds but the page."""


def survey(document: n.Document) -> Survey:
    """What has a layout on a page, gathered once for all kinds of fault."""
    return document.once(_gathered)


def _gathered(document: n.Document) -> Survey:
    regions = generated.regions(document)
    found = Survey()
    top = []
    for block, part in zip(document.children, document.of_blocks(_surveyed), strict=True):
        if spans.at(regions, block.start) is not None:
            continue
        top.append(block)
        found.headings += part.headings
        found.lists += part.lists
        found.emphases += part.emphases
        found.strongs += part.strongs
        found.breaks += part.breaks
        found.code += part.code
        found.tables += part.tables
        found.definitions += part.definitions
    found.top = frozenset(top)
    return found


def of_blocks(document: n.Document, find: Callable[[Survey], ValueT], key: Hashable) -> Iterator[ValueT]:
    """What a function, which is made anew for each page, finds of the layout of each block that counts.

    As for `Document.of_blocks`, it must not say where anything stands.
    """

    def within(block: n.Node) -> ValueT:
        return find(document.of_block(block, _surveyed))

    top = survey(document).top
    return (document.of_block(block, within, key) for block in document.children if block in top)


def _surveyed(block: n.Node) -> Survey:
    """Walk a block once and gather what has a layout."""
    found = Survey()
    kept: dict[type, list[Any]] = {
        n.Heading: found.headings,
        n.Emphasis: found.emphases,
        n.Strong: found.strongs,
        n.ThematicBreak: found.breaks,
        n.CodeBlock: found.code,
        n.Table: found.tables,
        n.Definition: found.definitions,
    }
    stack: list[tuple[n.Node, n.Node | None, int, bool]] = [(block, None, 0, False)]
    while stack:
        node, holder, depth, is_quoted = stack.pop()
        kind = type(node)
        if isinstance(node, n.List):
            found.lists.append(Listing(node, holder, depth, is_quoted))
            depth += 1
        elif kind is n.Quote or kind is n.Footnote:
            is_quoted = True
        elif kind in kept:
            kept[kind].append(node)
        for child in reversed(node.children):
            if type(child) not in _SHAPELESS and not _is_plain(child):
                stack.append((child, node, depth, is_quoted))
    return found


def _is_plain(node: n.Node) -> bool:
    """Whether a node is a link whose text is plain, as nearly all are."""
    return type(node) is n.Link and len(node.children) == 1 and type(node.children[0]) in _SHAPELESS


def majority(styles: Counter[StyleT], order: Sequence[StyleT] = ()) -> StyleT | None:
    """The style that most have; of equals the first in `order`, or the first on the page."""
    if not styles:
        return None
    most = max(styles.values())
    equals = [style for style, count in styles.items() if count == most]
    return next((style for style in order if style in equals), equals[0])
