"""Inline nodes as one plain text whose every character can be traced back to its place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from awesome_lint.source import Span
from awesome_lint.syntax import nodes as n


class Flat:
    """The plain text of inline nodes. Images, HTML and footnote marks show nothing."""

    def __init__(self, nodes: Iterable[n.Node]) -> None:
        parts: list[str] = []
        self._begins: list[int] = []
        self._places: list[Span] = []
        length = 0
        for text, place in _leaves(nodes):
            parts.append(text)
            self._begins.append(length)
            self._places.append(place)
            length += len(text)
        self.text = "".join(parts)

    def span(self, start: int, end: int) -> Span:
        """The place of `text[start:end]`, which must not be empty.

        Of a piece that is not written as it reads (an entity, say) it covers the whole.
        """
        return Span(self._place(start).start, self._place(end - 1).end)

    def _place(self, index: int) -> Span:
        piece = bisect_right(self._begins, index) - 1
        begin, place = self._begins[piece], self._places[piece]
        following = self._begins[piece + 1] if piece + 1 < len(self._begins) else len(self.text)
        if place.end - place.start != following - begin:
            return place
        return Span(place.start + index - begin, place.start + index - begin + 1)

    def stripped(self, start: int = 0, end: int | None = None, characters: str | None = None) -> tuple[int, int]:
        """The bounds of `text[start:end]` without the white space (or `characters`) around it."""
        piece = self.text[start:end]
        left = len(piece) - len(piece.lstrip(characters))
        return start + left, start + max(left, len(piece.rstrip(characters)))


def _leaves(nodes: Iterable[n.Node]) -> Iterator[tuple[str, Span]]:
    for node in nodes:
        kind = type(node)
        if kind is n.Text or kind is n.Escape:
            yield node.text, node.span  # type: ignore[attr-defined]
        elif isinstance(node, n.Code):
            yield node.text, code_span(node)
        elif isinstance(node, n.Break) or (isinstance(node, n.Html) and node.content[:3].lower() == "<br"):
            yield " ", node.span
        elif node.children and kind is not n.Image:
            yield from _leaves(node.children)


def code_span(node: n.Code) -> Span:
    """The place of what a code span shows, without the one space that its content may begin with."""
    start, end = node.content_span
    padding = (end - start) - len(node.text)
    return Span(start + 1, end - 1) if padding == len("  ") else Span(start, end)


def lines(paragraph: n.Node) -> Iterator[list[n.Node]]:
    """The inline nodes of each line of a paragraph."""
    line: list[n.Node] = []
    for node in paragraph.children:
        if isinstance(node, n.Break):
            yield line
            line = []
        else:
            line.append(node)
    yield line


def count_words(text: str) -> int:
    """The number of words; of scripts that have no spaces between them, two characters are taken for one."""
    ideographs = 0 if text.isascii() else sum("\u3040" <= each <= "\u9fff" or each >= "\uac00" for each in text)
    return len(text.split()) + ideographs // 2


def links(nodes: Sequence[n.Node]) -> Iterator[n.Link]:
    """All links among nodes and below them, in order."""
    for node in nodes:
        if isinstance(node, n.Link):
            yield node
        elif node.children:
            yield from links(node.children)


def says(nodes: Iterable[n.Node]) -> bool:
    """Whether inline nodes say anything besides their links, be these marked or not."""
    return any(_says(node) for node in nodes)


def _says(node: n.Node) -> bool:
    if isinstance(node, n.Strong | n.Emphasis | n.Strikethrough):
        return says(node.children)
    return not isinstance(node, n.Link) and any(map(str.isalnum, Flat([node]).text))
