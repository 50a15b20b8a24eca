"""A page as the pieces of text that a reader sees, each with its place: what `remains` goes through.

May not: know entries.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from enum import Enum, auto
from functools import cache
from typing import TYPE_CHECKING

from awesome_lint.catalog import html
from awesome_lint.catalog.flat import code_span
from awesome_lint.syntax import nodes as n
from awesome_lint.values.slotted import mutable

if TYPE_CHECKING:
    from awesome_lint.catalog.html_reader import Reader

_MEDIA = frozenset({"audio", "embed", "iframe", "source", "video"})
_CODE = frozenset({"code", "kbd", "samp", "tt"})
_BETWEEN_CELLS = " | "


class Where(Enum):
    """Where a piece stands."""

    ITEM = auto()
    """It begins an item of a list."""
    QUOTE = auto()
    CODE = auto()
    BLOCK = auto()


@mutable
class TextPiece:
    """Some text with its place; `is_linked` is what a link shows, `is_mark` what no part of a record ever holds."""

    start: int
    end: int
    text: str
    is_linked: bool = False
    is_mark: bool = False

    @property
    def is_as_written(self) -> bool:
        """Whether each character stands for itself."""
        return self.end - self.start == len(self.text)


@mutable
class Piece:
    """A paragraph, a heading, a row of a table, a line of HTML, or a block of code.

    `parts` are its leaves, links and images in order; what a link shows follows it.
    """

    where: Where
    parts: list[TextPiece | n.Link | n.Image] = field(default_factory=list)


def of(blocks: Iterable[n.Node], text: str, where: Where = Where.BLOCK) -> Iterator[Piece]:
    """The pieces of blocks in order; `text` is that of the source."""
    for block in blocks:
        if isinstance(block, n.Paragraph | n.Heading):
            yield Piece(where, list(_parts(block.children, text)))
        elif isinstance(block, n.List):
            for item in block.children:
                yield from of(item.children[:1], text, where if where is Where.QUOTE else Where.ITEM)
                yield from of(item.children[1:], text, where if where is Where.QUOTE else Where.BLOCK)
        elif isinstance(block, n.Quote):
            yield from of(block.children, text, Where.QUOTE)
        elif isinstance(block, n.Footnote):
            yield from of(block.children, text, where)
        elif isinstance(block, n.Table):
            for row in block.children:
                yield Piece(where, list(_cells(row, text)))
        elif isinstance(block, n.HtmlBlock):
            for line in html.lines(block, text, _whole):
                if line.nodes:
                    yield Piece(where, list(_parts(line.nodes, text)))
        elif isinstance(block, n.CodeBlock):
            yield Piece(Where.CODE, [TextPiece(block.start, block.end, block.content)])


def _cells(row: n.Node, text: str) -> Iterator[TextPiece | n.Link | n.Image]:
    for cell in row.children:
        if cell is not row.children[0]:
            yield TextPiece(cell.start, cell.start, _BETWEEN_CELLS)
        yield from _parts(cell.children, text)


def _parts(nodes: Sequence[n.Node], text: str, *, is_linked: bool = False) -> Iterator[TextPiece | n.Link | n.Image]:
    """The leaves, links and images among inline nodes and below them."""
    for node in html.inline(nodes, text, _whole):
        if isinstance(node, n.Text | n.Escape):
            yield TextPiece(node.start, node.end, node.text, is_linked)
        elif isinstance(node, n.Code):
            yield TextPiece(*code_span(node), node.text, is_linked)
        elif isinstance(node, n.Break):
            yield TextPiece(node.start, node.end, " ", is_linked)
        elif isinstance(node, n.FootnoteReference):
            yield TextPiece(node.start, node.end, f"[^{node.label}]", is_linked, is_mark=True)
        elif isinstance(node, n.Image):
            yield node
        elif isinstance(node, n.Link):
            yield node
            yield from _parts(node.children, text, is_linked=True)
        elif node.children:
            yield from _parts(node.children, text, is_linked=is_linked)


def _whole() -> Reader:
    return _whole_reader()()


@cache
def _whole_reader() -> type[Reader]:
    """A reader of HTML that passes over no picture or film, nor links and images in code."""
    from awesome_lint.catalog.html_reader import Reader  # noqa: PLC0415 -- many pages have no HTML

    class WholeReader(Reader):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            if tag in _MEDIA and dict(attrs).get("src"):
                tag = "img"
            if tag != "picture":
                super().handle_starttag("em" if tag in _CODE else tag, attrs)

        def handle_endtag(self, tag: str) -> None:
            if tag != "picture":
                super().handle_endtag("em" if tag in _CODE else tag)

    return WholeReader
